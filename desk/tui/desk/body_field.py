"""The field of a story's body, which colours its Markdown."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.row_drawing import TextRow

COLOURED = 2000
"""Characters of a line whose Markdown is coloured: a longer one is drawn again with every key."""


class BodyField(TextField):
    """A story's text in Markdown, its signs dim, its emphasis shown."""

    called: ClassVar[str] = "Text"

    def dress(self, row: TextRow) -> None:
        """Colour the Markdown that stands in the first `COLOURED` characters of the line."""
        style = palette_of(self).style
        for start, end, names in colours(self.document.get_line(row.at)):
            if start < row.end:
                row.stylize(style(names), start, end)


def colours(line: str) -> Iterator[tuple[int, int, str]]:
    """The beginning, end and style of what is coloured of a line: a quotation as a whole, and signs near its start."""
    if line.startswith(">"):
        yield 0, len(line), "italic"
    yield from _signs(line[:COLOURED])


@lru_cache(maxsize=512)
def _signs(text: str) -> tuple[tuple[int, int, str], ...]:
    """The beginning, the end and the style of each part of Markdown in a line, as `_SIGNS` says."""
    return tuple(
        (*match.span(group), names)
        for pattern, parts in _SIGNS
        for match in pattern.finditer(text)
        for group, names in enumerate(parts, 1)
        if match.start(group) >= 0
    )


_SIGNS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"^(\s*(?:[-+*]|\d{1,9}[.)])\s)"), ("dim",)),
    (re.compile(r"^(\s*>+ ?)"), ("dim",)),
    (re.compile(r"^(#{1,6} )(.*)"), ("dim", "bold")),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)(\1)"), ("dim", "bold", "dim")),
    (re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*]+?)(?<=[^\s*])(\*)(?!\*)"), ("dim", "italic", "dim")),
    (re.compile(r"(?<![_\w])(_)(?=[^\s_])([^_]+?)(?<=[^\s_])(_)(?![_\w])"), ("dim", "italic", "dim")),
    (re.compile(r"(`+)([^`]+)(\1)"), ("dim", "", "dim")),
    (re.compile(r"(\[)([^\[\]\n]+)(\]\((?:[^()\s]|\([^()\s]*\))*\))"), ("dim", "underline", "dim")),
)
"""Markdown's signs within a line, and the style of each of their parts."""
