"""Newsletters that stand one behind the other in one file: a foot and a beginning again, or the masthead again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desk.read.basis import Basis
from desk.read.house.house import House
from desk.read.house.masthead import dated, numbered
from desk.read.line import Document, Form
from desk.read.model.labels import HEADS, Label

_FEWEST = 2
"""Headlines that a newsletter has: less on one side of a foot is a remark behind the newsletter, or ahead of it."""
_MASTHEAD = 4
"""Lines at the top that can say the number or the day."""
_LETTERS = 6
"""Letters of a masthead: "#1" and "#2" are items."""
_LIKELY = 0.5
"""How likely both sides of such a place are."""
_FIGURES = re.compile(r"\d+")


def newsletters(basis: Basis) -> Iterator[Document]:
    """The newsletters that one document holds; mostly it is one, and in a mail where its masthead does not come again.

    What is said of the whole file, such as a number in its name, is said of the first.
    """
    document, labels = basis.document, basis.labels
    again = tuple(_mastheads(basis.house)) or (() if document.form == Form.MAIL else _behind_feet(basis))
    starts = sorted({0, *again})
    ends = [*starts[1:], len(labels)]
    if len(starts) == 1 or any(_heads(labels[one:two]) < _FEWEST for one, two in zip(starts, ends, strict=True)):
        yield document
        return
    for one, two in zip(starts, ends, strict=True):
        part = replace(document, lines=document.lines[one:two], more=())
        yield part if not one else replace(part, hints=(), left_out=(), removed=0)


def _behind_feet(basis: Basis) -> Iterator[int]:
    """Where a newsletter begins again behind a foot that has the words of one, such as "Unsubscribe".

    What the lines show themselves tells that: lines that look alike elsewhere in the file know nothing of its end.
    """
    foot, ahead = (basis.chain.labels.index(label) for label in (Label.FOOT, Label.AHEAD))
    said = False
    for at, likely in enumerate(basis.likelihoods):
        if said and likely[ahead] > _LIKELY:
            yield at
        said = likely[foot] > _LIKELY and (said or bool({"footer", "view"} & basis.house.cues[at].says))


def _mastheads(house: House) -> Iterator[int]:
    """Where the masthead comes again with another number or day: "Quay Post No 41", and later "Quay Post No 42".

    The lines above it come again with it. A day alone is no masthead: a list of what is on has many.
    """
    tops = range(min(_MASTHEAD, len(house.lines)))
    top = next((at for at in tops if numbered(house, at) or (at and dated(house, at))), None)
    if top is None:
        return
    head = [_parted(line.text) for line in house.lines[: top + 1]]
    if sum(map(str.isalpha, "".join(words for words, _ in head))) < _LETTERS:
        return
    first = head[top][0][:1]
    for at in range(_MASTHEAD, len(house.lines)):
        begin = house.lines[at].text[:1]
        if begin.casefold()[:1] != first and not (first == "0" and begin.isdigit()):
            continue
        words, figures = _parted(house.lines[at].text)
        same = all(_parted(house.lines[at - top + back].text)[0] == head[back][0] for back in range(top))
        if same and words == head[top][0] and figures != head[top][1]:
            yield at - top


def _parted(text: str) -> tuple[str, tuple[str, ...]]:
    """The words of a line with 0 for each figure, and its figures."""
    return _FIGURES.sub("0", text.casefold()), tuple(_FIGURES.findall(text))


def _heads(labels: Sequence[str]) -> int:
    return sum(label in HEADS for label in labels)
