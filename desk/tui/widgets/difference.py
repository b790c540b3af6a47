"""What changed between two texts, word by word: what went is struck, what came is bold and underlined."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from desk.compare.parts import Part, words_of
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.lines import BLANK, Line, LineView

WIDEST = 78
"""Cells of a line of text: longer ones are hard to read."""
STYLES = {"out": "strike stop", "in": "bold underline add", "": ""}
"""How words are drawn that only one of two versions has."""


class DifferenceView(LineView):
    """Both versions in one column. Changes are counted, and the view goes from one to the next."""

    def __init__(self, *, id: str | None = None) -> None:
        """An empty view."""
        super().__init__(id=id)
        self._what: tuple[str, Sequence[Part]] = ("", ())
        self._starts: list[int] = []
        self.at = 0

    @property
    def note(self) -> str:
        """Where in the changes it is: "change 1 of 7"."""
        return f"change {self.at + 1} of {len(self._starts)}" if self._starts else ""

    def present(self, name: str, parts: Sequence[Part]) -> None:
        """Show these parts under a name, from the first change on."""
        self._what, self.at = (name, parts), 0
        self._draw()
        self.scroll_to(y=0, animate=False)

    def go(self, step: int) -> None:
        """Go to the next or the previous change."""
        if self._starts:
            self.at = max(0, min(len(self._starts) - 1, self.at + step))
            self.light(self._starts[self.at])
            self.reveal(self._starts[self.at])

    def grounds(self, line: Line) -> tuple[str, str]:
        """A bar beside the change that was gone to, and no ground: the words keep their colours."""
        return ("", "dim") if line.row is not None and line.row == self.lit else ("", "")

    def on_resize(self) -> None:
        """Lines are broken anew."""
        self._draw()

    def _draw(self) -> None:
        name, parts = self._what
        if not name:
            self.show(())
            return
        came, went = words_of(parts)
        lines = [Line(((shown(name), "bold"),))]
        if not parts:
            self._starts = []
            self.show([*lines, Line((("Nothing differs.", "dim"),))])
            return
        legend: tuple[Span, ...] = (("added", STYLES["in"]), ("  ", ""), ("taken out", STYLES["out"]))
        lines.append(Line(((f"{count(came, 'word')} in, {went:,} out. ", "dim"), *legend)))
        self._starts = []
        room = max(10, min(WIDEST, self.text_width))
        for part in parts:
            lines.append(BLANK)
            if part.label:
                lines.append(Line(((part.label, "dim"),)))
            for spans, begins in wrapped(part.spans, room):
                if begins:
                    self._starts += [len(lines)] * begins
                changed = any(style != STYLES[""] for _, style in spans)
                lines.append(Line(tuple(spans), row=len(lines) if changed else None))
        self.show(lines)
        self.light(self._starts[self.at] if self._starts else None)


def wrapped(spans: Sequence[Span], room: int) -> Iterator[tuple[list[Span], int]]:
    """The runs in lines of at most `room` cells, styled, and how many changes begin in each line."""
    line: list[Span] = []
    used, begins, inside = 0, 0, False
    last = ""
    for text, kind in spans:
        if kind and not inside:
            begins += 1
        if kind == "in" and last and not last[-1].isspace() and not text[0].isspace() and used < room:
            line.append((" ", ""))  # what went and what came are told apart without colour, too
            used += 1
        last = text if kind == "out" else ""
        inside = bool(kind)
        for piece in re.findall(r"\n|[^\S\n]+|\S+", text):
            cells = cell_len(piece)
            if piece == "\n" or (used and used + cells > room):
                yield line, begins
                line, used, begins = [], 0, 0
                if piece.isspace():
                    continue
            for bit in _fitting(piece, room):
                if used and used + cell_len(bit) > room:
                    yield line, begins
                    line, used, begins = [], 0, 0
                line.append((bit, STYLES[kind]))
                used += cell_len(bit)
    if line:
        yield line, begins


def _fitting(piece: str, room: int) -> Iterator[str]:
    """A word as it is; one that is longer than a line in pieces."""
    start = used = 0
    for at, sign in enumerate(piece):
        cells = cell_len(sign)
        if used + cells > room:
            yield piece[start:at]
            start, used = at, 0
        used += cells
    yield piece[start:]
