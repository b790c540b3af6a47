"""Which parts of a page are titles of sections, which are headlines, and which only look loud.

Parts that look alike are judged together. What a look means is read off what follows it: a headline is followed by
its story, the title of a section by a headline or by a list of short ones. Sizes alone decide nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desk.intake.page.lead import bare_lead, bold_lead, linked_lead
from desk.intake.page.parts import Part
from desk.intake.page.phrases import ARROWED, BYLINE, MORE, paid_by
from desk.links.paste import is_links_label

LONGEST_HEAD = 160
"""Characters; what is longer is a paragraph, unless its tag says otherwise."""
_LONGEST_TAGGED = 250
_LONGEST_INTRO = 220
_LONGEST_SPONSOR = 90
_LARGER = 1.12
_ENOUGH = 3
Look = tuple[object, ...]


class Rank(StrEnum):
    """What a loud part is."""

    SECTION = "section"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    SPONSOR = "sponsor"
    KICKER = "kicker"
    """A word or two above a headline, where sections have titles of their own."""


@dataclass(slots=True)
class Ranked:
    """The rank of each loud part by its place; `stories` says how stories open: with a head, an item or a lead."""

    ranks: dict[int, Rank] = field(default_factory=dict)
    items: bool = False
    """Whether items of lists are stories."""
    unsure: set[int] = field(default_factory=set)
    """Headlines that look as the titles of sections do."""
    leads: str = ""
    """Whether paragraphs that open with "bold" or "linked" words are stories; "" if not."""


@dataclass(slots=True)
class _Signs:
    """What follows the parts of each look."""

    count: Counter[Look] = field(default_factory=Counter)
    text: Counter[Look] = field(default_factory=Counter)
    items: Counter[Look] = field(default_factory=Counter)
    above: defaultdict[Look, Counter[Look]] = field(default_factory=lambda: defaultdict(Counter))
    near: defaultdict[Look, Counter[Look]] = field(default_factory=lambda: defaultdict(Counter))
    """What stands below with one short line between, such as the introduction of a section."""


def ranked(parts: Sequence[Part]) -> Ranked:
    """The ranks of the parts of a page's middle, from its first story to its footer."""
    body = body_size(parts)
    sponsors = {place for place, part in enumerate(parts) if is_sponsor_line(part)}
    heads = [place for place, part in enumerate(parts) if place not in sponsors and _is_head(part, body)]
    told = _told_looks(parts, heads)
    loud = frozenset(heads)
    heads = [place for place in heads if not _is_button(parts, place, loud, told)]
    looks = {place: _look(parts[place]) for place in heads}
    signs = _signs(parts, looks, sponsors)
    made = Ranked(dict.fromkeys(sponsors, Rank.SPONSOR))
    made.items = _items_are_stories(parts, looks, signs)
    story = None if made.items else _story_look(signs)
    made.leads = "" if made.items else _leads(parts, looks, signs, story)
    for place in heads:
        made.ranks[place] = _rank(looks[place], story, signs, made)
    for place in sponsors:
        look = _look(parts[place])
        if any(looks[at] == look and made.ranks[at] == Rank.SECTION for at in heads):
            made.ranks[place] = Rank.SECTION
    if story is not None and any(look[0] == "tag" and made.ranks[at] == Rank.SECTION for at, look in looks.items()):
        for place, look in looks.items():
            if made.ranks[place] == Rank.SECTION and look[0] != "tag":
                made.ranks[place] = Rank.KICKER
    _second_look(parts, made)
    return made


def body_size(parts: Sequence[Part]) -> float:
    """The size in which most of the page's words are set, in pixels."""
    sizes: Counter[float] = Counter()
    for part in parts:
        if not part.level:
            sizes[round(part.size)] += len(part.words) * (3 if len(part.words) > LONGEST_HEAD else 1)
    return max(sizes, key=lambda size: (sizes[size], -size), default=16.0)


def is_sponsor_line(part: Part) -> bool:
    """Whether a part only says that what follows is paid for."""
    if not part.words or len(part.words) > _LONGEST_SPONSOR or part.depth:
        return False
    name = paid_by(part.words)
    return name is not None and len(name.split()) <= 8


def _is_head(part: Part, body: float) -> bool:
    words = part.words
    if not words or part.depth or part.quote or part.code or part.image or not any(map(str.isalpha, words)):
        return False
    if part.level:
        return len(words) <= _LONGEST_TAGGED
    if len(words) > LONGEST_HEAD or words.endswith((",", ";")) or BYLINE.fullmatch(words) or is_links_label(words):
        return False
    letters = [letter for letter in words if letter.isalpha()]
    loud = all(letter.isupper() for letter in letters) and len(letters) >= 4 and len(words) <= 60
    return part.size >= body * _LARGER or part.bold >= 0.9 or loud


def _told_looks(parts: Sequence[Part], heads: Collection[int]) -> set[Look]:
    """The looks that have a text below them more than once: those of headlines, not of buttons."""
    loud = set(heads)
    texts: Counter[Look] = Counter()
    for place in heads:
        below = _below(parts, place)
        if below is not None and below not in loud and not parts[below].depth and parts[below].linked < 0.9:
            texts[_look(parts[place])] += 1
    return {look for look, count in texts.items() if count > 1}


def _is_button(parts: Sequence[Part], place: int, heads: Collection[int], told: Collection[Look]) -> bool:
    """Whether a loud linked part is a button: it says so, or stands between a text and the next head."""
    part = parts[place]
    if part.linked < 0.9 or part.level:
        return False
    if MORE.fullmatch(part.words):
        return True
    if _look(part) in told and not ARROWED.search(part.words):
        return False
    above, below = _near(parts, place, -1), _near(parts, place, 1)
    text_above = above is not None and above not in heads and bool(parts[above].words) and not parts[above].rule
    ends = below is None or below in heads or bool(parts[below].image) or parts[below].rule
    arrow = bool(ARROWED.search(part.words)) and text_above
    return arrow or (text_above and ends and len(part.words) <= 50 and parts[above or 0].linked < 0.9)


def _look(part: Part) -> Look:
    size = round(part.size)
    if part.level:
        return ("tag", part.level, size)
    letters = [letter for letter in part.words if letter.isalpha()]
    return ("look", size, part.bold >= 0.9, all(map(str.isupper, letters)), part.path)


def _near(parts: Sequence[Part], place: int, step: int) -> int | None:
    """The next part in one direction that is no picture without words; a rule counts."""
    place += step
    while 0 <= place < len(parts):
        part = parts[place]
        if part.words and not part.image:
            return place
        if part.image and step > 0 and part.cell != parts[place - step].cell:
            return place
        if part.rule:
            return place
        place += step
    return None


def _below(parts: Sequence[Part], place: int) -> int | None:
    """The next part with words of its own."""
    place += 1
    while place < len(parts) and (parts[place].image or not parts[place].words):
        place += 1
    return place if place < len(parts) else None


def _signs(parts: Sequence[Part], looks: dict[int, Look], sponsors: Collection[int]) -> _Signs:
    signs = _Signs()
    for place, look in looks.items():
        signs.count[look] += 1
        below = _below(parts, place)
        while below is not None and below in sponsors:
            below = _below(parts, below)
        if below is None:
            continue
        if below in looks:
            signs.above[look][looks[below]] += 1
        elif parts[below].depth:
            signs.items[look] += 1
        else:
            signs.text[look] += 1
            further = _below(parts, below)
            if further in looks and len(parts[below].words) <= _LONGEST_INTRO:
                signs.near[look][looks[further]] += 1
    return signs


def _items_are_stories(parts: Sequence[Part], looks: dict[int, Look], signs: _Signs) -> bool:
    """Whether the page's stories are items of lists: more of them open with a link than there are heads with text."""
    items = [part for part in parts if part.depth and part.first]
    led = sum(bool(linked_lead(part) or bare_lead(part)) for part in items)
    tops = [look for look in signs.items if signs.items[look]]
    under = sum(signs.above[outer][look] for look in tops for outer in signs.above if outer != look)
    texts = sum(signs.text.values())
    paragraphs = sum(
        not part.depth and place not in looks and len(part.words) > LONGEST_HEAD for place, part in enumerate(parts)
    )
    nested = under >= 2 and under * 3 >= sum(signs.items[look] for look in tops)
    return led >= _ENOUGH and led * 2 >= len(items) and led > texts and led > paragraphs and not nested


def _story_look(signs: _Signs) -> Look | None:
    """The look that most stories' headlines have: followed by text most often; a heading's tag counts for more."""

    def weight(look: Look) -> tuple[float, int]:
        return (signs.text[look] + signs.items[look]) * (2.0 if look[0] == "tag" else 1.0), signs.count[look]

    looks = [look for look in signs.count if signs.text[look] + signs.items[look]]
    return max(looks, key=weight, default=None)


def _leads(parts: Sequence[Part], looks: dict[int, Look], signs: _Signs, story: Look | None) -> str:
    """Whether paragraphs open as stories do, with bold or linked words, more often than headlines stand above them."""
    paragraphs = [
        part for place, part in enumerate(parts)
        if place not in looks and not part.depth and not part.quote and len(part.words) > LONGEST_HEAD / 2
    ]  # fmt: skip
    heads = signs.text[story] if story else 0
    for name, lead_of in (("bold", bold_lead), ("linked", linked_lead)):
        count = sum(lead_of(part) is not None for part in paragraphs)
        if count >= _ENOUGH and count * 2 > len(paragraphs) and count > heads:
            return name
    return ""


def _rank(look: Look, story: Look | None, signs: _Signs, made: Ranked) -> Rank:
    if made.items or made.leads:
        return Rank.SECTION
    if look == story or story is None:
        return Rank.HEADLINE
    into, back = signs.above[look][story], signs.above[story][look]
    if _outside(look, story):
        into += signs.near[look][story]
    if into and (into * 2 >= signs.count[look] or into > signs.text[look]) and into >= back:
        return Rank.SECTION
    if _inside(look, story):
        return Rank.SUBHEAD
    if signs.text[look] or signs.items[look]:
        return Rank.HEADLINE
    return Rank.SECTION if any(signs.above[look]) else Rank.HEADLINE


def _inside(look: Look, story: Look) -> bool:
    """Whether a look is quieter than that of the headlines."""
    if look[0] == "tag" and story[0] == "tag":
        return int(str(look[1])) > int(str(story[1]))
    if look[0] == "tag":
        return False
    size = float(str(look[1]))
    return story[0] == "tag" or size < float(str(story[1])) * 0.95


def _outside(look: Look, story: Look) -> bool:
    """Whether a look is louder than that of the headlines."""
    if look[0] == "tag" and story[0] == "tag":
        return int(str(look[1])) < int(str(story[1]))
    return look[0] == "tag" or (story[0] != "tag" and float(str(look[1])) > float(str(story[1])) * 1.05)


def _second_look(parts: Sequence[Part], made: Ranked) -> None:
    """A section's title with nothing but text below it, up to the next, is the headline of that text."""
    places = sorted(place for place, rank in made.ranks.items() if rank == Rank.SECTION)
    for place, end in zip(places, [*places[1:], len(parts)], strict=False):
        inside = range(place + 1, end)
        if any(made.ranks.get(each) == Rank.HEADLINE for each in inside):
            continue
        if made.items and any(parts[each].depth and parts[each].first for each in inside):
            continue
        if made.leads and any(_opens(parts[each], made.leads) for each in inside):
            continue
        if any(parts[each].words for each in inside):
            made.ranks[place] = Rank.HEADLINE
            made.unsure.add(place)


def _opens(part: Part, leads: str) -> bool:
    return not part.depth and (bold_lead if leads == "bold" else linked_lead)(part) is not None
