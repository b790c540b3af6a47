"""Which parts of a page are titles of sections, which are headlines, and which only look loud.

Parts that look alike are judged together. What a look means is read off what follows it: a headline is followed by
its story, the title of a section by a headline or by a list of short ones. Sizes alone decide nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desk.intake.page.lead import bare_lead, bold_lead, linked_lead, trimmed
from desk.intake.page.loud import LONGEST_HEAD, Look, is_sponsor_line, look_of, loud_parts, worded_below
from desk.intake.page.parts import Part

_LONGEST_INTRO = 220
_ENOUGH = 3
_MANY = 3
_FURTHER = 12
"""Letters behind the linked words of an item from which it tells more than a link does."""


class Rank(StrEnum):
    """What a loud part is."""

    SECTION = "section"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    SPONSOR = "sponsor"
    LISTED = "listed"
    """A section's title among headlines: its stories are the items of the list below."""
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
    sponsors = {place for place, part in enumerate(parts) if is_sponsor_line(part)}
    made, found = _ranked(parts, sponsors, lines=False)
    if not found:
        made, _ = _ranked(parts, sponsors, lines=True)
    return made


def _ranked(parts: Sequence[Part], sponsors: Collection[int], lines: bool) -> tuple[Ranked, bool]:
    """The ranks, and whether anything was found that stories open with; `lines` takes lines of links for loud."""
    looks = {place: look_of(parts[place]) for place in loud_parts(parts, sponsors, lines)}
    signs = _signs(parts, looks, sponsors)
    made = Ranked(dict.fromkeys(sponsors, Rank.SPONSOR))
    made.items = _items_are_stories(parts, looks)
    story = None if made.items else _story_look(signs)
    made.leads = "" if made.items else _leads(parts, looks, signs, story)
    for place, look in looks.items():
        made.ranks[place] = _rank(look, story, signs, made)
    sections = {looks[place] for place in looks if made.ranks[place] == Rank.SECTION}
    made.ranks.update({place: Rank.SECTION for place in sponsors if look_of(parts[place]) in sections})
    if story is not None and any(look[0] == "tag" for look in sections):
        for place, look in looks.items():
            if made.ranks[place] == Rank.SECTION and look[0] != "tag":
                made.ranks[place] = Rank.KICKER
    _second_look(parts, made)
    _listed(parts, made)
    found = made.items or bool(made.leads) or (story is not None and signs.text[story] + signs.items[story] > 0)
    return made, found


def _signs(parts: Sequence[Part], looks: dict[int, Look], sponsors: Collection[int]) -> _Signs:
    signs = _Signs()
    for place, look in looks.items():
        signs.count[look] += 1
        below = worded_below(parts, place)
        while below is not None and below in sponsors:
            below = worded_below(parts, below)
        if below is None:
            continue
        if below in looks:
            signs.above[look][looks[below]] += 1
        elif parts[below].depth:
            signs.items[look] += 1
        else:
            signs.text[look] += 1
            further = worded_below(parts, below)
            if further in looks and len(parts[below].words) <= _LONGEST_INTRO:
                signs.near[look][looks[further]] += 1
    return signs


def _items_are_stories(parts: Sequence[Part], looks: Collection[int]) -> bool:
    """Whether the page's stories are items of lists: more titles stand above such lists than above texts.

    A list counts that stands directly below a title, or inside an item that only names it; without any of these, one
    that stands by itself. Lists below a text are part of a story.
    """
    lists = texts = led = items = 0
    above: Part | None = None
    loud_above = False
    for place, part in enumerate(parts):
        if not part.words:
            continue
        if part.depth and part.first:
            items += 1
            led += _opens_story(part)
            names = above is not None and above.first and 0 < above.depth < part.depth and not above.links
            lists += loud_above or names
        texts += loud_above and not part.depth and place not in looks and len(part.words) > LONGEST_HEAD / 2
        above, loud_above = part, place in looks
    paragraphs = sum(not part.depth and len(part.words) > LONGEST_HEAD for part in parts)
    if led < _ENOUGH or led * 2 < items:
        return False
    enough = lists > texts or (lists == texts and led > _MANY * texts)
    return led > paragraphs and (enough if lists else not looks)


def _opens_story(part: Part) -> bool:
    bold = bold_lead(part)
    return bool(linked_lead(part) or bare_lead(part) or (bold and not bold.parting))


def _story_look(signs: _Signs) -> Look | None:
    """The look that most stories' headlines have: followed by text most often; a heading's tag counts for more."""

    def weight(look: Look) -> tuple[float, int]:
        return (signs.text[look] + signs.items[look]) * (2.0 if look[0] == "tag" else 1.0), signs.count[look]

    looks = [look for look in signs.count if signs.text[look] + signs.items[look]]
    return max(looks, key=weight, default=None)


def _leads(parts: Sequence[Part], looks: dict[int, Look], signs: _Signs, story: Look | None) -> str:
    """Whether paragraphs open as stories do, with bold or linked words, more often than headlines stand above them.

    Words that end in a colon or come again ("Why it matters:") only part a story.
    """
    paragraphs = [
        part for place, part in enumerate(parts)
        if place not in looks and not part.depth and not part.quote and len(part.words) > LONGEST_HEAD / 2
    ]  # fmt: skip
    heads = signs.text[story] if story else 0
    for name, lead_of in (("bold", bold_lead), ("linked", linked_lead)):
        leads = [lead for part in paragraphs if (lead := lead_of(part)) is not None]
        words = Counter(lead.words.casefold() for lead in leads)
        count = sum(words[lead.words.casefold()] == 1 and not lead.parting for lead in leads)
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


def _listed(parts: Sequence[Part], made: Ranked) -> None:
    """A headline with a list directly below whose items open with a link and tell more is the title of a section."""
    if made.items or made.leads:
        return
    for place in [place for place, rank in made.ranks.items() if rank == Rank.HEADLINE]:
        below = worded_below(parts, place)
        if below is None or not parts[below].depth:
            continue
        group = []
        while below < len(parts) and parts[below].depth and below not in made.ranks:
            group.append(parts[below])
            below += 1
        items = sum(part.first for part in group)
        more = sum(_tells_more(part, under) for part, under in zip(group, [*group[1:], None], strict=True))
        if items > 1 and 2 * more > items:
            made.ranks[place] = Rank.LISTED


def _tells_more(part: Part, below: Part | None) -> bool:
    """Whether an item opens with a link and goes on: in its line, or with a block of its own."""
    lead = linked_lead(part) if part.first else None
    if lead is None:
        return False
    goes_on = below is not None and not below.first and bool(below.words)
    return goes_on or len("".join(run.words for run in trimmed(lead.rest)).strip()) >= _FURTHER
