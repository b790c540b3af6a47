"""How the issues of a review are listed: with their doubts, or what became of them, and what could not be read."""

from collections.abc import Iterator, Sequence

from desk.model.dates import short_date
from desk.tui.cells import Span, cut, shown
from desk.tui.reviewed import Reviewed
from desk.tui.screens.issue_rows import wrapped
from desk.tui.screens.review_rows import first_words
from desk.tui.widgets.lines import BLANK, Line

_COUNT = 5
"""Cells of the doubts."""


def issue_lines(items: Sequence[Reviewed], refused: Sequence[str], sign: str, width: int) -> Iterator[Line]:
    """A row for each issue; its place is the row's name. `sign` stands before its doubts."""
    for at, item in enumerate(items):
        doubts = len(item.reading.doubts)
        right: tuple[Span, ...] = ((sign, "look"), (f"{doubts:>{_COUNT - 2}}", "dim")) if doubts else ()
        if item.done:
            right = ((item.dropped or "saved", "dim"),)
        yield Line(((_called(item), "dim" if item.done else ""),), right, row=at)
    if refused:
        yield BLANK
        yield Line((("NOT READ", "bold"),), ((str(len(refused)), "dim"),))
        for words in refused:
            yield from (Line(((part, ""),)) for part in wrapped(shown(words), width))


def _called(item: Reviewed) -> str:
    """Its label and its subject, else its day or its first headline."""
    reading = item.reading
    first = next((story.headline or first_words(story) for story in reading.stories), "")
    words = (reading.subject, reading.title, short_date(reading.date) if reading.date else "", first)
    rest = next((each for each in map(shown, words) if each and each != item.label), "")
    label = item.part if item.part and item.label == item.name else item.label
    return "  ".join(part for part in (cut(label, 24), rest) if part)
