"""What headings are not after all, and lines below them, as those of their level say once all lines have a label.

A source that has headings says with each level what stands below: stories, or a text and links of one story.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise

from desk.read.basis import Basis, Never
from desk.read.house.house import House
from desk.read.model.labels import FRONTS, HEADS, INSIDE, NO_HEADS, NO_SECTION, OUTSIDE, TITLES, Label

Said = tuple[int, frozenset[Label]]
"""A line and labels that it does not have."""
SEVERAL = 2
"""Headlines of one look, from which a title that looks the same is one too, and items with links that are a list."""
NOT_WHOLE = frozenset(Label).difference({Label.HEADLINE})
_HEADS = frozenset(HEADS)
_NO_STORY = frozenset((*HEADS, Label.SECTION, Label.ASIDE))
_TITLES = frozenset((Label.HEADLINE, Label.SECTION))
_SIGNS, _UNDERLINED = frozenset("=-~"), 4
"""Signs that underline the titles of a text, and how many of them tell what one is."""
_ROW = 3
"""Headlines right below a heading, which then may be a section's."""
_INTRODUCED = 2
"""Lines down to the first item, where no more than one introduces them."""


def headings(basis: Basis) -> Never:
    """What headings and lines below them are not, as those of their level say."""
    found: dict[int, frozenset[Label]] = {}
    for parts in levels(basis.house).values():
        for ruling in (_linked, _bold, _of_items, _sole):
            for at, never in ruling(basis, parts):
                found[at] = never | found.get(at, never)
    return found


def levels(house: House) -> Mapping[int, list[range]]:
    """For each level its headings, with the lines down to the next heading of any level."""
    found: dict[int, list[range]] = {}
    for (at, level), (end, _) in pairwise([*house.headings, (len(house.lines), 0)]):
        found.setdefault(level, []).append(range(at, end))
    return found


def subtitles(basis: Basis) -> Never:
    """What three titles and more are not where each has a headline right below it, and there is no other headline.

    No newsletter at hand has such sections, or such stories. Where they are the higher headings, or larger than those
    headlines, they head the stories, and what was read as the headline says more of it; else they are the topics of
    what is below.
    """
    house, labels = basis.house, basis.labels
    titles = [at for at, (label, below) in enumerate(pairwise(labels)) if label in _TITLES and below in HEADS]
    heads = [
        at for at, label in enumerate(labels) if label in TITLES and titles and at > titles[0] and at not in titles
    ]
    if len(titles) <= SEVERAL or heads != [at + 1 for at in titles]:
        return {}
    lines, looks = house.lines, house.looks
    high = all(
        (lines[at].heading or 9, -looks[at].size) < (lines[at + 1].heading or 9, -looks[at + 1].size) for at in titles
    )
    if high:
        return {place: never for at in titles for place, never in ((at, NOT_WHOLE), (at + 1, TITLES | {Label.ABOVE}))}
    return dict.fromkeys(titles, TITLES)


def beside(basis: Basis) -> Never:
    """What headings are not inside a story, where as many others of a level right below the same one head stories."""
    house, labels = basis.house, basis.labels
    below: dict[tuple[int, int], list[int]] = {}
    for at, top in house.over.items():
        below.setdefault((top, house.lines[at].heading), []).append(at)
    found: dict[int, frozenset[Label]] = {}
    for own in below.values():
        inside = [at for at in own if labels[at] in INSIDE]
        if len(inside) <= sum(labels[at] in HEADS for at in own):
            found |= dict.fromkeys(inside, INSIDE)
    return found


def alone(basis: Basis) -> Never:
    """What headings and lines below them are not where most of a level head one story each.

    Of the headlines at least half have no other below, so none has: below "### Winch 2" stand the points of its story,
    bold or linked as they may be; several right below it may be those of a section. In a text, lines that are
    underlined with one sign are such headings.
    """
    labels = basis.labels
    found: dict[int, frozenset[Label]] = {}
    for parts in (*levels(basis.house).values(), *underlined(basis.house)):
        heads = [part for part in parts if labels[part.start] in HEADS]
        below = {part.start: _own(basis, part) for part in heads}
        mixed = [at for at, lines in below.items() if any(labels[line] in HEADS for line in lines)]
        rows = {at for at in mixed if sum(labels[line] in HEADS for line in below[at][:_ROW]) == _ROW}
        if len(heads) - len(mixed) >= max(SEVERAL, len(mixed)):
            found |= {line: TITLES for at in mixed if at not in rows for line in below[at] if labels[line] in TITLES}
    return found


def underlined(house: House) -> Iterator[list[range]]:
    """For each sign that underlines several lines of a text these, with the lines down to the next."""
    lines = enumerate(house.lines)
    under = [(at, line.under) for at, line in lines if line.under in _SIGNS and not house.looks[at].address]
    for sign in {sign for _, sign in under}:
        places = [at for at, own in under if own == sign]
        if len(places) >= _UNDERLINED:
            yield [range(at, end) for at, end in pairwise([*places, len(house.lines)])]


def _own(basis: Basis, part: range) -> range:
    """The lines below a heading down to those of the foot, or below an underlined line to the title of a section."""
    ends = OUTSIDE if basis.house.lines[part.start].heading else OUTSIDE | {Label.SECTION}
    return range(part.start + 1, next((at for at in part if basis.labels[at] in ends), part.stop))


def _linked(basis: Basis, parts: Sequence[range]) -> Iterator[Said]:
    """What headings and links right below them are not, where most of one level stand above links and then a text.

    Such a heading is a headline and the links are its story's, if one of them was read so: in a section each item has
    its text below.
    """
    house, labels = basis.house, basis.labels
    told = [part for part in parts if _links_then_text(house, part)]
    headed = any(labels[part.start] == Label.HEADLINE for part in told)
    if len(told) >= SEVERAL and 2 * len(told) > len(parts) and headed:
        for part in told:
            yield part.start, NOT_WHOLE
            yield from ((at, _NO_STORY) for at in part[1:] if house.lines[at].urls)


def _bold(basis: Basis, parts: Sequence[range]) -> Iterator[Said]:
    """What headings and paragraphs are not, where below most of a level stand paragraphs with a link and a bold title.

    Such a heading is a section's, with a sentence of its own at most, and each paragraph is a story: "## Harbour", then
    "**Winch 2 turns again.** It is quieter … ([Post](…))". Items of a list that begin bold are points of one story.
    Below what was read as a section anyway, several such paragraphs are stories whatever stands below the others.
    """
    labels = basis.labels
    told = [(part.start, titled) for part in parts if (titled := _bold_titles(basis.house, part))]
    most = len(told) >= SEVERAL and 2 * len(told) > len(parts) and sum(len(titled) for _, titled in told) > len(told)
    for head, titled in told:
        if most or (labels[head] == Label.SECTION and len(titled) >= SEVERAL):
            yield from ((at, NO_HEADS) for at in titled if labels[at] in INSIDE)
            yield from ((at, NO_SECTION) for at in (head,) if labels[at] in HEADS)


def _of_items(basis: Basis, parts: Sequence[range]) -> Iterator[Said]:
    """What headings and lines below them are not that were read as one story, beside sections whose items begin so.

    "## Tools" above "**A winch.** It is quieter" and more such, where those below "## Talks" are stories.
    """
    house, labels = basis.house, basis.labels
    fronts = _fronts(basis, parts)
    for part in parts if fronts else ():
        if labels[part.start] not in _TITLES or house.lines[part.start].urls:
            continue
        long = any(house.looks[at].long and not house.lines[at].bullet for at in part[1:2])
        items = [at for at in part[1:] if _begins(house, at, fronts.get(_opening(house, at)), listed=not long)]
        near = items and items[0] - part.start <= _INTRODUCED and 2 * len(items) >= len(part)
        if near and (labels[part.start] == Label.HEADLINE or _is_mixed(labels, items)):
            yield part.start, NO_SECTION
            yield from ((at, NO_HEADS) for at in items)


def _sole(basis: Basis, parts: Sequence[range]) -> Iterator[Said]:
    """What the heading of a list is not of which one item was read as a story, with all others inside it.

    It heads a story itself, as others of its level do: all items of a list are stories, or none.
    """
    house, labels = basis.house, basis.labels
    headed, fronts = any(labels[part.start] == Label.HEADLINE for part in parts), _fronts(basis, parts)
    for part in parts if headed else ():
        heads, items = [at for at in part[1:] if labels[at] in HEADS], _items(house, part)
        if labels[part.start] != Label.SECTION or len(heads) != 1 or _opening(house, heads[0]) in fronts:
            continue
        if heads[0] in items and len(items) > SEVERAL and not house.looks[heads[0]].all_linked:
            yield from ((part.start, NOT_WHOLE), (heads[0], _HEADS))


def _links_then_text(house: House, part: range) -> bool:
    """Whether below a heading stand lines that begin with a link, and below these nothing but a text."""
    links = [Label.LINKED in house.fronts[at] or house.looks[at].all_linked for at in part[1:]]
    first = links.index(False) if False in links else len(links)
    return 0 < first < len(links) and not any(links[first:])


def _bold_titles(house: House, part: range) -> Sequence[int]:
    """The paragraphs below a heading that begin with a bold title, if it has one line of its own at most above them."""
    flat = (at for at in part[1:] if not house.lines[at].level and Label.BOLD in house.fronts[at])
    found = [at for at in flat if Label.BOLD not in house.said_often[at]]
    alone = found and found[0] <= part.start + _INTRODUCED and all(house.lines[at].urls for at in found)
    return found if alone else ()


def _fronts(basis: Basis, parts: Sequence[range]) -> dict[Hashable, str]:
    """Which part heads the lines below sections that open alike, where most of these head stories."""
    house, labels, told = basis.house, basis.labels, dict[Hashable, list[str]]()
    for part in parts:
        headed = set(labels[part.start + 1 : part.start + 2]) & set(FRONTS)
        if not (headed or labels[part.start] == Label.SECTION) or _is_mixed(labels, _items(house, part)):
            continue
        for at in part[1:]:
            told.setdefault(_opening(house, at), []).append(labels[at])
    found: dict[Hashable, str] = {}
    for opening, own in told.items():
        heads = sum(label in HEADS for label in own)
        if heads >= SEVERAL and 3 * heads > 2 * len(own):
            found[opening] = max(HEADS, key=own.count)
    return found


def _items(house: House, part: range) -> Sequence[int]:
    """The first lines of the items below a heading."""
    return [at for at in part[1:] if house.lines[at].bullet]


def _is_mixed(labels: Sequence[str], items: Sequence[int]) -> bool:
    """Whether one of several items was read as a story and the others as parts of it."""
    return sum(labels[at] in HEADS for at in items) == 1 < len(items)


def _opening(house: House, at: int) -> Hashable:
    """How a line opens: as an item of which kind, in which size, with a link or bold."""
    line, look = house.lines[at], house.looks[at]
    return line.bullet, line.level, look.size, look.first


def _begins(house: House, at: int, front: str | None, *, listed: bool) -> bool:
    """Whether a line has the part that heads those that open as it does, or is an item with a link of a mere list."""
    line, whole = house.lines[at], front == Label.HEADLINE and house.looks[at].all_linked
    item = listed and line.bullet and line.urls
    return front in house.fronts[at] or whole or bool(front and item)
