"""Newsletters that stand one behind the other in one file: a foot, and then what stands ahead of stories again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desk.read.line import Document
from desk.read.model.labels import HEADS, Label

_FEWEST = 2
"""Headlines that a newsletter has: less on one side of a foot is a remark behind the newsletter, or ahead of it."""


def newsletters(document: Document, labels: Sequence[str]) -> Iterator[Document]:
    """The newsletters of one document by the labels of its lines; mostly it is one.

    What is said of the whole file, such as a number in its name, is said of the first.
    """
    starts = [0, *(at for at in range(1, len(labels)) if labels[at] == Label.AHEAD and labels[at - 1] == Label.FOOT)]
    if any(_heads(labels[one:two]) < _FEWEST for one, two in zip(starts, [*starts[1:], len(labels)], strict=True)):
        starts = [0]
    if len(starts) == 1:
        yield document
        return
    for one, two in zip(starts, [*starts[1:], len(labels)], strict=True):
        part = replace(document, lines=document.lines[one:two], more=())
        yield part if not one else replace(part, hints=(), left_out=(), removed=0)


def _heads(labels: Sequence[str]) -> int:
    return sum(label in HEADS for label in labels)
