"""The newsletters of clubs, parishes, towns and firms: a masthead, notices far apart, officers; hardly a link."""

from random import Random

from bench.reader.grammar.pattern import Pattern, story
from bench.reader.grammar.plan import Plan
from bench.reader.grammar.shapes import NOTICES
from bench.reader.grammar.tongue import Tongue


def club(plan: Plan, random: Random, tongue: Tongue, title: str, pattern: Pattern) -> None:
    """Fill a plan; `pattern` says what the headlines have in common."""
    _masthead(plan, random, tongue, title)
    pattern.linked = False
    pattern.choices["picture"] = pattern.choices["two lines"] = 0.0
    titled = random.random() < 0.3
    section = ""
    shapes, weights = list(NOTICES), list(NOTICES.values())
    for number in range(random.randint(4, 14)):
        if titled and number % 4 == 0:
            section = tongue.section()
            plan.add("section", section)
        pattern.shape = random.choices(shapes, weights)[0]
        story(plan, pattern, section)
        if random.random() < 0.08:
            plan.add("body", f"({tongue.words_of(3, 8)})")
    _foot(plan, random, tongue, title)


def _masthead(plan: Plan, random: Random, tongue: Tongue, title: str) -> None:
    if random.random() < 0.85:
        plan.add("title", f"{tongue.words_of(1, 3).title()} {title}")
    if random.random() < 0.4:
        plan.add("title", title)
    number, month = random.randrange(1, 60), f"{tongue.phrase('months')} {random.randrange(1990, 2029)}"
    volume = random.choice((f"Volume {number}, Number {random.randrange(1, 12)}", f"{tongue.phrase('issue')} {number}"))
    for line in random.choice(((volume, month), (f"{volume} {month}",), (month,), (f"{volume} – {month}",), ())):
        plan.add("date", line)
    if random.random() < 0.3:
        plan.add("tag", tongue.words_of(3, 8).capitalize())
    if random.random() < 0.25:
        plan.add("letter", tongue.paragraph(1, 3))
        if random.random() < 0.5:
            plan.add("sign", tongue.name())


def _foot(plan: Plan, random: Random, tongue: Tongue, title: str) -> None:
    if random.random() < 0.3:
        plan.add("foot text", f"{tongue.phrase('footer')} {tongue.sentence()}")
    if random.random() < 0.5:
        plan.add("foot title", random.choice((title, tongue.phrase("footer"))))
        for _ in range(random.randint(1, 5)):
            plan.add(
                "tiny", random.choice((f"{tongue.words_of(1, 2).capitalize()}: {tongue.name()}", tongue.words_of(2, 5)))
            )
    if random.random() < 0.3:
        plan.add("tiny", f"© {random.randrange(1990, 2029)} {title}")
