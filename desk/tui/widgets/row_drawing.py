"""One row of a text field as it is drawn: its words and their styles, what is selected, the cursor and its bracket."""

from rich.style import Style
from rich.text import Text
from textual.document._document import Location, Selection
from textual.expand_tabs import expand_text_tabs_from_widths


class TextRow:
    """The characters from `begin` to `end` of line `at`. Styles are given in characters of the line."""

    def __init__(self, at: int, line: str, begin: int, end: int) -> None:
        """The last row of a line ends with a space on which the cursor can stand."""
        self.at, self.begin, self.end, self.whole = at, begin, end, not begin and end == len(line)
        self.length = len(line)
        self.text = Text(line[begin:end] + (" " if end == len(line) else ""), end="", no_wrap=True)
        self._ahead = line.count("\t", 0, begin) if "\t" in line else 0

    def stylize(self, style: Style | str | None, start: int = 0, end: int | None = None) -> None:
        """Give characters of the line a style, those of them that stand in this row; all up to its end by default."""
        start, end = start - self.begin, (self.length if end is None else end) - self.begin
        if style and end > 0 and start < len(self.text):
            self.text.stylize(style, max(start, 0), end)

    def select(self, selection: Selection, style: Style | None) -> None:
        """Show what is selected of the row; an empty line among selected ones has a sign."""
        top, bottom = sorted(selection)
        if top == bottom or not style or not top[0] <= self.at <= bottom[0]:
            return
        if not self.length and selection.end[0] != self.at:
            self.text.plain = "▌"
            self.text.stylize(Style(color=style.bgcolor))
            return
        self.stylize(style, top[1] if self.at == top[0] else 0, bottom[1] if self.at == bottom[0] else self.length)

    def mark(self, place: Location | None, style: Style | None) -> None:
        """Give one character a style, if it stands in this row."""
        if place is not None and place[0] == self.at:
            self.stylize(style, place[1], place[1] + 1)

    def spread(self, tabs: list[int], stop: int) -> Text:
        """The row with its tabs as spaces: so many cells as `tabs` says for those of the line, or up to each `stop`."""
        if self.whole:
            self.text.expand_tabs(stop)
            return self.text
        within = self.text.plain.count("\t")
        return expand_text_tabs_from_widths(self.text, tabs[self._ahead : self._ahead + within])
