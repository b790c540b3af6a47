"""Lines whose best and second-best reading are close, and values that are said in two ways."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from desk.read.assemble.front import MONTH
from desk.read.assemble.issue import Assembled
from desk.read.basis import Basis
from desk.read.line import Document
from desk.read.model.chain import Scores
from desk.read.model.labels import FRONTS, GROUPS, HEADS, INSIDE, Label, group
from desk.read.reading import Doubt, Lines, Matter, smallest

SURE = 0.85
"""How likely a reading is below which it is a doubt: chosen on families that the weights had not seen (`make bench
ARGS=reader` prints how many wrong lines are in doubt, and how many doubts are real)."""
MOST = 4
"""Doubts of lines that are shown, the least sure ones: with more of them, fewer are real. Where that leaves too much
untold, the alarm `unsure` says so of the whole."""
STILL = 0.5
"""How likely a reading is below which even those of `SELDOM` are doubts."""
SELDOM = frozenset(
    (
        *product(FRONTS, (Label.LINK, Label.ASIDE, Label.INTRO, Label.SECTION, Label.AHEAD)),
        *product(INSIDE, INSIDE),
        *product((Label.HEADLINE, Label.LINK), (Label.HEADLINE, Label.LINK, Label.INTRO)),
        *product((Label.FOOT,), (Label.LINK, Label.ASIDE)),
        (Label.SECTION, Label.ABOVE),
    )
)
"""What was read, and what it could be: hardly one in six of these was wrong, on families that the weights had not seen.
Nothing that was read as ahead of all is among them: there whole stories are lost."""
_MATTERS = {
    **dict.fromkeys(HEADS, Matter.HEADLINE),
    Label.SECTION: Matter.SECTION,
    Label.LINK: Matter.LINK,
    Label.FOOT: Matter.FOOTER,
}


def sureness(basis: Basis, likelihoods: Scores, labels: Sequence[str]) -> list[float]:
    """How likely each line is the kind of thing that it was read as, from 0 to 1."""
    places = {label: _places(basis.chain.labels)[group(label)] for label in set(labels)}
    return [sum([row[at] for at in places[label]]) for row, label in zip(likelihoods, labels, strict=True)]


def doubts_of(basis: Basis, made: Assembled) -> tuple[Doubt, ...]:
    """The doubts of a reading, in the order of the source."""
    sure = sureness(basis, basis.heard, made.labels)
    found = (each for each in _of_lines(basis, made, sure) if each.sure < STILL or (each.now, each.other) not in SELDOM)
    lines = sorted(found, key=lambda doubt: (doubt.sure, doubt.line))[:MOST]
    lines.sort(key=lambda doubt: doubt.line)
    shown = [replace(doubt, of=smallest(made.where, doubt.lines)) for doubt in lines]
    return (*_charset(basis.document), *_of_values(made), *shown)


def _of_lines(basis: Basis, made: Assembled, sure: Sequence[float]) -> Iterator[Doubt]:
    """Lines that stand alike and were read alike are one doubt, if most of them could be something else.

    Titles and sentences are none together, though they look alike in a text.
    """
    members: dict[tuple[Hashable, bool, int], list[int]] = {}
    for at, (voice, label, look) in enumerate(zip(basis.house.voices, made.labels, basis.house.looks, strict=True)):
        if at not in basis.forced and basis.house.lines[at].text:
            members.setdefault((voice, look.ends == ".", group(label)), []).append(at)
    for (*_, now), lines in members.items():
        if sum([sure[at] for at in lines]) < SURE * len(lines):
            yield _doubt(basis, made, now, lines)
        else:
            for at in lines:
                if sure[at] < SURE:
                    yield _doubt(basis, made, now, [at])


@cache
def _places(labels: tuple[str, ...]) -> list[list[int]]:
    """For each of the groups of labels, where its labels are."""
    return [[at for at, label in enumerate(labels) if label in each] for each in GROUPS]


def _doubt(basis: Basis, made: Assembled, now: int, lines: Sequence[int]) -> Doubt:
    """The doubt of some lines, told at the first of them; whose it is, is asked for those that are shown."""
    rows = [basis.heard[at] for at in lines]
    places, totals = _places(basis.chain.labels), list(map(sum, zip(*rows, strict=True)))
    means = [sum([totals[at] for at in each]) / len(rows) for each in places]
    other = max((place for place in range(len(GROUPS)) if place != now), key=lambda place: means[place])
    labels = [max((row[at], basis.chain.labels[at]) for at in places[other])[1] for row in rows]
    first = lines[0]
    read = made.labels[first]
    matter = _MATTERS.get(Label(read), _MATTERS.get(Label(labels[0]), Matter.BODY))
    line = basis.house.lines[first]
    spot = Lines(line.start, max(line.start, line.end))
    alike = tuple(zip(lines[1:], labels[1:], strict=True))
    return Doubt(matter, None, spot, read, labels[0], means[now], first, labels[0], alike)


def _of_values(made: Assembled) -> Iterator[Doubt]:
    """Numbers and days that are said in two ways, and those that only a file's name says."""
    for matter in (Matter.NUMBER, Matter.DATE):
        said = made.front.said[matter]
        if not said:
            continue
        others = [each for each in said[1:] if each.value != said[0].value]
        if others:
            yield Doubt(matter, None, said[0].lines, said[0].value, others[0].value)
        elif said[0].origin in ("file", "folder", MONTH) and len(said) == 1:
            yield Doubt(matter, None, said[0].lines, said[0].value, "")


def _charset(document: Document) -> Iterator[Doubt]:
    if len(document.charsets) > 1:
        taken, other = document.charsets[:2]
        yield Doubt(Matter.CHARSET, None, Lines(1, 1), taken.charset, other.charset)
