"""What somebody types or pastes who tries desk out: a handful of stories of a few words each."""

from random import Random

from bench.reader.grammar.items import addressed
from bench.reader.grammar.pattern import Pattern, headed, more, story
from bench.reader.grammar.plan import Draft, Plan, Span
from bench.reader.grammar.stories import address_below, inline, link_list, summary, triple
from bench.reader.grammar.tongue import Tongue

_LONGER = ("two lines", "byline", "standfirst", "picture", "kicker", "picture below")
"""What no such story has."""


def handful(plan: Plan, random: Random, tongue: Tongue, title: str, pattern: Pattern) -> None:
    """One to six stories, some of them otherwise than the others, perhaps below a sentence."""
    pattern.length, pattern.linked = random.choice(("short", "short", "mid")), random.random() < 0.2
    pattern.choices |= dict.fromkeys(_LONGER, 0.0)
    others = random.choices((terse, address_below, triple, summary, inline, link_list, addressed), k=2)
    shapes = (terse, *others) if random.random() < 0.4 else (terse,)
    if random.random() < 0.3:
        plan.add("title", title + random.choice(("", f" {random.randrange(400)}")))
    if random.random() < 0.2:
        plan.add("letter", tongue.sentence())
    for _ in range(random.choice((1, 1, 1, 1, 2, 3))):
        section = tongue.section() if random.random() < 0.3 else ""
        if section:
            plan.add("section", section)
        for _ in range(random.randint(1, 5)):
            pattern.shape = random.choice(shapes)
            story(plan, pattern, section)


def terse(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and a few words, as somebody types who tries desk out; perhaps the address, or "read more"."""
    tongue = pattern.tongue
    headed(plan, pattern, draft)
    rows = pattern.often("rows", 0.2)
    for _ in range(pattern.random.randint(2, 4) if rows else 1 if pattern.always("one", 0.7) else 2):
        text = tongue.words_of(1, 7 if rows else 9)
        stop = ("。" if tongue.signs else ".") if pattern.always("stops", 0.8) and not rows else ""
        text = text[:1].upper() + text[1:] + stop
        draft.body.append(text)
        plan.add("line" if rows else "body", text)
    if pattern.often("address", 0.2):
        url = pattern.url()
        draft.urls.append(url)
        plan.add("url", Span(url, url))
    elif pattern.often("more", 0.2):
        plan.add("more", more(pattern, draft))
