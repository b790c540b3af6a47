"""Which parts of a page are titles of sections, which are headlines, and which only look loud.

Parts that look alike are judged together. What a look means is read off what follows it: a headline is followed by
its story, the title of a section by a headline or by a list of short ones. Sizes alone decide nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from desk.intake.page.loud import Look, body_size, is_sponsor_line, look_of, loud_parts, named_below, worded_below
from desk.intake.page.opening import WHOLLY, is_row, items_are_stories, leads_of, lines_tell
from desk.intake.page.parts import Part
from desk.intake.page.rank import Rank, Ranked
from desk.intake.page.second import kickers, listed, second_look

_LONGEST_INTRO = 220
_LOUDER = 1.05
"""How much larger a title is than headlines that have tags or not."""


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
    sponsors = {place for place, part in enumerate(parts) if is_sponsor_line(part)}
    made, found = _ranked(parts, sponsors, lines=False)
    if not found or (not made.leads and lines_tell(parts, made.ranks)):
        made, _ = _ranked(parts, sponsors, lines=True)
    return made


def _ranked(parts: Sequence[Part], sponsors: Collection[int], lines: bool) -> tuple[Ranked, bool]:
    """The ranks, and whether anything was found that stories open with; `lines` takes lines of links for loud."""
    looks = {place: look_of(parts[place]) for place in loud_parts(parts, sponsors, lines)}
    signs = _signs(parts, looks, sponsors)
    made = Ranked(dict.fromkeys(sponsors, Rank.SPONSOR))
    made.items = items_are_stories(parts, looks)
    story = None if made.items else _story_look(signs)
    made.leads = "" if made.items else leads_of(parts, looks, signs.text[story] if story else 0)
    if made.leads == "linked":
        looks = {place: look for place, look in looks.items() if not is_row(parts[place])}
    for place, look in looks.items():
        made.ranks[place] = _rank(look, story, signs, made)
    sections = {looks[place] for place in looks if made.ranks[place] == Rank.SECTION}
    made.ranks.update({place: Rank.SECTION for place in sponsors if look_of(parts[place]) in sections})
    if story is not None and any(look[0] == "tag" for look in sections):
        for place, look in looks.items():
            if made.ranks[place] == Rank.SECTION and look[0] != "tag":
                made.ranks[place] = Rank.KICKER
    second_look(parts, made)
    listed(parts, made)
    kickers(parts, made, body_size(parts))
    found = made.items or bool(made.leads) or (story is not None and signs.text[story] + signs.items[story] > 0)
    return made, found


def _signs(parts: Sequence[Part], looks: dict[int, Look], sponsors: Collection[int]) -> _Signs:
    signs = _Signs()
    names, body = {*looks, *sponsors}, body_size(parts)
    for place, look in looks.items():
        signs.count[look] += 1
        below = named_below(parts, place, names, body)
        while below is not None and below in sponsors:
            below = named_below(parts, below, names, body)
        if below is None:
            continue
        if below in looks:
            signs.above[look][looks[below]] += 1
        elif parts[below].depth:
            signs.items[look] += 1
        else:
            signs.text[look] += 1
            further = worded_below(parts, below)
            own = parts[place].linked >= WHOLLY
            if further in looks and len(parts[below].words) <= _LONGEST_INTRO and not own:
                signs.near[look][looks[further]] += 1
    return signs


def _story_look(signs: _Signs) -> Look | None:
    """The look that most stories' headlines have: followed by text most often; a heading's tag counts for more."""

    def weight(look: Look) -> tuple[float, int]:
        return (signs.text[look] + signs.items[look]) * (2.0 if look[0] == "tag" else 1.0), signs.count[look]

    looks = [look for look in signs.count if signs.text[look] + signs.items[look]]
    return max(looks, key=weight, default=None)


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
    if signs.items[look] and not signs.text[look] and _outside(look, story):
        return Rank.LISTED
    if signs.text[look] or signs.items[look]:
        return Rank.HEADLINE
    return Rank.SECTION if any(signs.above[look]) else Rank.HEADLINE


def _inside(look: Look, story: Look) -> bool:
    """Whether a look is quieter than that of the headlines."""
    if look[0] == "tag" and story[0] == "tag":
        return _figure(look, 1) > _figure(story, 1)
    if look[0] == "tag":
        return False
    return _size(look) <= _size(story) * _LOUDER if story[0] == "tag" else _size(look) < _size(story) * 0.95


def _outside(look: Look, story: Look) -> bool:
    """Whether a look is louder than that of the headlines."""
    if look[0] == "tag" and story[0] == "tag":
        return (_figure(look, 1), -_size(look)) < (_figure(story, 1), -_size(story) * _LOUDER)
    return look[0] == "tag" or _size(look) > _size(story) * _LOUDER


def _size(look: Look) -> float:
    return _figure(look, 2 if look[0] == "tag" else 1)


def _figure(look: Look, place: int) -> float:
    return float(str(look[place]))
