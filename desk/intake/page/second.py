"""A second look at the titles of sections and at headlines above lists, once all loud parts have a rank."""

from collections.abc import Sequence
from itertools import takewhile

from desk.intake.page.lead import linked_lead, trimmed
from desk.intake.page.loud import LONGEST_HEAD, is_kicker_line, is_link_line, worded_below
from desk.intake.page.opening import WHOLLY, opens, opens_story
from desk.intake.page.parts import Part
from desk.intake.page.phrases import LETTER, paid_by
from desk.intake.page.rank import Rank, Ranked

_FEWEST_KICKERS = 2
_FURTHER = 12
"""Letters behind the linked words of an item from which it tells more than a link does."""


def second_look(parts: Sequence[Part], made: Ranked) -> None:
    """A section's title with nothing but text below it, up to the next, is the headline of that text.

    In a paid section a line that names what is sold is the headline, and the title stays one.
    """
    places = sorted(place for place, rank in made.ranks.items() if rank == Rank.SECTION)
    for place, end in zip(places, [*places[1:], len(parts)], strict=False):
        inside = range(place + 1, end)
        if _has_stories(parts, made, inside):
            continue
        below = next((each for each in inside if parts[each].words), None)
        if below is None:
            continue
        if paid_by(parts[place].words) == "" and _is_name(parts, below, end):
            made.ranks[below] = Rank.HEADLINE
        else:
            made.ranks[place] = Rank.HEADLINE
            made.unsure.add(place)
            if made.items and not LETTER.match(parts[place].words):
                made.asides.add(place)
    if len(made.asides) * 2 > len(places):
        made.asides.clear()


def _has_stories(parts: Sequence[Part], made: Ranked, inside: Sequence[int]) -> bool:
    """Whether stories open at these places, as they do on this page."""
    if any(made.ranks.get(each) == Rank.HEADLINE for each in inside):
        return True
    if made.items:
        return any(parts[each].depth and parts[each].first for each in inside)
    if _is_list_of_stories(parts, inside):
        return True
    return bool(made.leads) and any(opens(parts[each], made.leads) for each in inside)


def listed(parts: Sequence[Part], made: Ranked) -> None:
    """A headline with a list directly below whose items open with a link and tell more is the title of a section."""
    if made.items or made.leads:
        return
    for place in [place for place, rank in made.ranks.items() if rank == Rank.LISTED]:
        if not _is_list_of_stories(parts, range(place + 1, len(parts))):
            made.ranks[place] = Rank.HEADLINE
    for place in [place for place in made.ranks if _may_list(parts, made.ranks, place)]:
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


def _is_list_of_stories(parts: Sequence[Part], inside: Sequence[int]) -> bool:
    """Whether items stand there first, several, and all of them open with a link or heavy words."""
    items = list(takewhile(lambda part: part.depth, (parts[each] for each in inside if parts[each].words)))
    firsts = [part for part in items if part.first]
    return len(firsts) > 1 and all(map(opens_story, firsts))


def _is_name(parts: Sequence[Part], place: int, end: int) -> bool:
    """Whether a line below the title of a paid section names what is sold: it is linked or heavy, and text follows."""
    part = parts[place]
    named = is_link_line(part) or (part.bold >= WHOLLY and len(part.words) <= LONGEST_HEAD)
    return named and any(parts[each].words and parts[each].linked < WHOLLY for each in range(place + 1, end))


def _may_list(parts: Sequence[Part], ranks: dict[int, Rank], place: int) -> bool:
    """Whether a part may be the title of a list of stories: a headline, or a lesser one in a cell of its own."""
    if ranks[place] != Rank.SUBHEAD:
        return ranks[place] == Rank.HEADLINE
    above = next((parts[each] for each in range(place - 1, -1, -1) if parts[each].words), None)
    return bool(parts[place].cell) and (above is None or above.cell != parts[place].cell)


def _tells_more(part: Part, below: Part | None) -> bool:
    """Whether an item opens with a link and goes on: in its line, or with a block of its own."""
    lead = linked_lead(part) if part.first else None
    if lead is None:
        return False
    goes_on = below is not None and not below.first and bool(below.words)
    return goes_on or len("".join(run.words for run in trimmed(lead.rest)).strip()) >= _FURTHER


def kickers(parts: Sequence[Part], made: Ranked, body: float) -> None:
    """Lines in small print above the headlines of a page, a word or a few of them: most headlines have one.

    The first has one too; else they stand at the ends of stories.
    """
    heads = sorted(place for place, rank in made.ranks.items() if rank == Rank.HEADLINE)
    above = [_worded_above(parts, place) for place in heads]
    found = [
        place for place in above
        if place is not None and place not in made.ranks and is_kicker_line(parts[place], body)
    ]  # fmt: skip
    if len(found) >= _FEWEST_KICKERS and len(found) * 2 >= len(heads) and above[0] in found:
        made.ranks.update(dict.fromkeys(found, Rank.KICKER))


def _worded_above(parts: Sequence[Part], place: int) -> int | None:
    return next((each for each in range(place - 1, -1, -1) if parts[each].words and not parts[each].image), None)
