"""Shapes of what clubs, parishes, towns and firms print: notices, minutes, rosters, times and places, few links."""

from bench.reader.grammar.pattern import Pattern, headed, prose
from bench.reader.grammar.plan import Draft, Plan


def _signed(plan: Plan, pattern: Pattern) -> None:
    """Who writes, below the headline: a name and what that person is."""
    if pattern.often("signed", 0.4):
        name, office = pattern.tongue.name(), pattern.tongue.words_of(1, 3)
        plan.add("by", pattern.one_of("signed", "{} — {}", "{}, {}", "{} ({})", "{}").format(name, office))


def _contact(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """Whom to call or to write to."""
    tongue, number = pattern.tongue, pattern.random.randrange(10**5, 10**7)
    if not pattern.often("contact", 0.45):
        return
    words = pattern.one_of("contact", tongue.phrase("footer"), tongue.words_of(1, 2), "Info", "Tel").capitalize()
    line = pattern.one_of("contact line", "{w}: {n}, {t}", "{w} {n} ({t})", "{w}: {t}", "{n}, {a}", "{w}: {a}")
    plan.add("line", line.format(w=words, n=tongue.name(), t=f"0{number}", a=f"post{number}@own.example"))
    if pattern.often("contact page", 0.1):
        url = pattern.url()
        draft.urls.append(url)
        plan.add("url", url)


def _rows(plan: Plan, pattern: Pattern, kind: str, low: int, high: int) -> None:
    """Short lines of one form: names and offices, times and what is then, places and how they are."""
    tongue = pattern.tongue
    form = pattern.one_of(
        f"{kind} form", "{a} {b}", "{b} - {c}", "{a}: {c}", "{a}, {b}", "{t} {c}", "{d} {t}: {c}", "{c}"
    )
    role = pattern.one_of(f"{kind} role", "line", "line", "bullet")
    for _ in range(pattern.random.randint(low, high)):
        words = {"a": tongue.words_of(1, 2).capitalize(), "b": tongue.name(), "c": tongue.words_of(1, 6)}
        plan.add(role, form.format(**words, d=tongue.phrase("days"), t=tongue.clock()))


def notice(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, one paragraph or two without a link, and whom to ask."""
    headed(plan, pattern, draft)
    prose(plan, pattern, draft, 1, pattern.random.choice((1, 1, 2, 3)))
    _contact(plan, pattern, draft)


def report(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """What somebody tells of a meeting or a year: who writes, paragraphs, and lists in the middle of them."""
    headed(plan, pattern, draft)
    _signed(plan, pattern)
    prose(plan, pattern, draft, 1, pattern.random.choice((2, 4, 7)))
    if pattern.random.random() < 0.4:
        plan.add("body", pattern.tongue.words_of(4, 9).capitalize() + ":")
        _rows(plan, pattern, "list", 3, 9)
        prose(plan, pattern, draft, 0, 3)


def meeting(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A day in the headline or below it, the place, who speaks, and how to get there."""
    tongue = pattern.tongue
    when = f"{tongue.day()}{pattern.one_of('when', ', ', ' @ ', ' — ', ' ')}{tongue.clock()}"
    if pattern.always("day in headline", 0.4):
        draft.headline += pattern.one_of("headline day", " ~ ", ": ", ", ", " – ") + when
        headed(plan, pattern, draft)
    else:
        headed(plan, pattern, draft)
        plan.add("line", when)
    for _ in range(pattern.random.randint(1, 3)):
        plan.add("line", tongue.words_of(2, 6).capitalize())
    prose(plan, pattern, draft, 0, 3)
    if pattern.random.random() < 0.25:
        opener = tongue.words_of(1, 2).capitalize()
        for _ in range(pattern.random.randint(2, 3)):
            plan.add("subhead", f"{opener} {tongue.words_of(1, 2)}{pattern.one_of('way', '', ':')}")
            prose(plan, pattern, draft, 1, 1)
    _contact(plan, pattern, draft)


def roster(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and nothing but short lines: officers, services, opening hours, prices."""
    headed(plan, pattern, draft)
    if pattern.often("about", 0.3):
        prose(plan, pattern, draft, 1, 1)
    _rows(plan, pattern, "roster", 3, 10)


def appeal(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and a sentence or two."""
    headed(plan, pattern, draft)
    text = pattern.tongue.sentence()
    draft.body.append(text)
    plan.add("body", text)
    _contact(plan, pattern, draft)
