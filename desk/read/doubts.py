"""Lines whose best and second-best reading are close, and values that are said in two ways."""

from collections.abc import Iterator, Sequence

from desk.read.assemble.issue import Assembled
from desk.read.basis import Basis
from desk.read.line import Document
from desk.read.model.labels import GROUPS, HEADS, Label, group
from desk.read.reading import Doubt, Lines, Matter

SURE = 0.8
"""How likely a reading is below which it is a doubt: chosen on families that the weights had not seen, so that two of
five doubts are real (`make bench ARGS=reader` prints the figures)."""
MOST = 10
"""Doubts of lines that are shown; the most doubtful come first in that choice."""
_MATTERS = {
    **dict.fromkeys(HEADS, Matter.HEADLINE),
    Label.SECTION: Matter.SECTION,
    Label.LINK: Matter.LINK,
    Label.FOOT: Matter.FOOTER,
}


def doubts_of(basis: Basis, made: Assembled) -> tuple[Doubt, ...]:
    """The doubts of a reading, in the order of the source."""
    lines = sorted(_of_lines(basis, made), key=lambda doubt: (doubt.sure, doubt.line))[:MOST]
    values = [*_charset(basis.document), *_of_values(made)]
    return (*values, *sorted(lines, key=lambda doubt: doubt.line))


def _of_lines(basis: Basis, made: Assembled) -> Iterator[Doubt]:
    labels = basis.chain.labels
    places = [group(label) for label in labels]
    for at, row in enumerate(basis.likelihoods):
        if at in basis.forced or not basis.house.lines[at].text:
            continue
        now = group(basis.labels[at])
        shares = [0.0] * len(GROUPS)
        for place, share in zip(places, row, strict=True):
            shares[place] += share
        if shares[now] >= SURE:
            continue
        other = max((place for place in range(len(shares)) if place != now), key=lambda place: shares[place])
        label = _best_of(labels, row, other)
        matter = _MATTERS.get(Label(basis.labels[at]), _MATTERS.get(Label(label), Matter.BODY))
        line = basis.house.lines[at]
        spot = Lines(line.start, max(line.start, line.end))
        yield Doubt(matter, owner(made, spot), spot, basis.labels[at], label, shares[now], at, label)


def _best_of(labels: Sequence[str], row: Sequence[float], place: int) -> str:
    """The likeliest label of a group."""
    return max((share, label) for label, share in zip(labels, row, strict=True) if group(label) == place)[1]


def owner(made: Assembled, spot: Lines) -> int | None:
    """The id of the part of the issue that a place of the source is in."""
    inside = [
        (each.last - each.first, -key, key)
        for key, each in made.where.items()
        if each.first <= spot.first and spot.last <= each.last
    ]
    return min(inside)[2] if inside else None


def _of_values(made: Assembled) -> Iterator[Doubt]:
    """Numbers and days that are said in two ways, and those that only a file's name says."""
    for matter in (Matter.NUMBER, Matter.DATE):
        said = made.front.said[matter]
        if not said:
            continue
        others = [each for each in said[1:] if each.value != said[0].value]
        if others:
            yield Doubt(matter, None, said[0].lines, said[0].value, others[0].value)
        elif said[0].origin in ("file", "folder") and len(said) == 1:
            yield Doubt(matter, None, said[0].lines, said[0].value, "")


def _charset(document: Document) -> Iterator[Doubt]:
    if len(document.charsets) > 1:
        taken, other = document.charsets[:2]
        yield Doubt(Matter.CHARSET, None, Lines(1, 1), taken.charset, other.charset)
