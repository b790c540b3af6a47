"""How the issues of a review are listed: with their doubts, or what became of them, and what could not be read."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from desk.model.dates import short_date
from desk.tui.review.reviewed import Reviewed
from desk.tui.review.rows import first_words
from desk.tui.widgets.cells import Span, cut, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line

_COUNT = 5
"""Cells of the doubts."""
_LABEL = 24
"""Cells of what an issue is called, where there is room for something beside it."""
_WORTH = 8
"""Cells below which the words beside it say nothing."""


def issue_lines(items: Sequence[Reviewed], refused: Sequence[str], sign: str, width: int) -> Iterator[Line]:
    """A row for each issue; its place is the row's name. `sign` stands before its doubts."""
    for at, item in enumerate(items):
        doubts = len(item.reading.doubts)
        right: tuple[Span, ...] = ((sign, "look"), (f"{doubts:>{_COUNT - 2}}", "dim")) if doubts else ()
        if item.done:
            right = ((item.dropped or "saved", "dim"),)
        yield Line(((_called(item, width - _COUNT - 3), "dim" if item.done else ""),), right, row=at)
    if refused:
        yield BLANK
        yield Line((("NOT READ", "bold"),), ((str(len(refused)), "dim"),))
        for words in refused:
            yield from (Line(((part, ""),)) for part in wrapped(shown(words), width))


def _called(item: Reviewed, room: int) -> str:
    """Its label and its subject, else its day or its first headline; where that would be cut short, the label alone."""
    reading = item.reading
    first = next((story.headline or first_words(story) for story in reading.stories), "")
    words = (reading.subject, reading.title, short_date(reading.date) if reading.date else "", first)
    rest = next((each for each in map(shown, words) if each and each != item.label), "")
    label = item.part if item.part and item.label == item.name else item.label
    if not rest or min(cell_len(label), _LABEL) + 2 + _WORTH > room:
        return label
    return f"{cut(label, _LABEL)}  {rest}"
