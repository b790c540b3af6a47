"""What the filter of the list finds in the texts of the issues, below the issues that answer to it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from desk.archive.search import search
from desk.archive.snippets import snippets
from desk.archive.stories import Run
from desk.tui.archive.rows import snippet_spans, story_lines
from desk.tui.background import is_there
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.cells import Span, count
from desk.tui.widgets.lines import BLANK, Line

SHORTEST = 3
"""Letters from which the texts are searched."""
SHOWN = 20
"""Stories that are listed at most."""
Hits = tuple[tuple[Run, Sequence[Span]], ...]
"""Stories that were found, each with its words and those of them that were looked for."""


class InTexts:
    """The stories that answer to the words in the filter."""

    def __init__(self, screen: DeskBase, drawn: Callable[[], None], width: Callable[[], int]) -> None:
        """`drawn` is called when they are others; `width` says how many cells a line has."""
        self._width = width
        self._screen = screen
        self._drawn = drawn
        self._words = ""
        self._hits: Hits = ()

    def look(self, words: str) -> None:
        """Ask for the stories, if the words are others than before."""
        words = words.strip()
        if words == self._words:
            return
        self._words = words
        if len(words) < SHORTEST:
            self._hits = ()
            return
        self._screen.desk.remembering.ask(_question(words, max(20, self._width())), self._take, group="in-texts")

    def run(self, row: object) -> Run | None:
        """The story that a row stands for."""
        return next((run for run, _ in self._hits if run.ref == row), None)

    def lines(self, width: int) -> Iterator[Line]:
        """The stories under a title of their own; nothing where there are none."""
        if self._hits:
            yield BLANK
            yield Line((("IN THE TEXTS", "bold"),), ((count(len(self._hits), "story", "stories"), "dim"),))
            yield BLANK
            yield from story_lines(self._hits, width)

    def _take(self, found: tuple[str, Hits]) -> None:
        if is_there(self._screen) and found[0] == self._words:
            self._hits = found[1]
            self._drawn()


def _question(words: str, width: int) -> Callable[[sqlite3.Connection], tuple[str, Hits]]:
    def work(connection: sqlite3.Connection) -> tuple[str, Hits]:
        result = search(connection, words)
        runs = [] if result.loose else [hit.run for hit in result.hits[:SHOWN]]
        pieces = snippets(connection, result, runs, width)
        return words, tuple((run, snippet_spans(piece)) for run, piece in zip(runs, pieces, strict=True))

    return work
