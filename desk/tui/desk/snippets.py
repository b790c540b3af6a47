"""The snippets of the publication, to be put in where the cursor is."""

from collections.abc import Hashable, Iterable, Mapping
from typing import ClassVar

from desk.model.text import first_words
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.cells import shown
from desk.tui.widgets.lines import Line
from desk.tui.widgets.matching import match, underlined


class SnippetScreen(Chooser[str]):
    """Snippets by name, each with its first words. Closes with a name."""

    prompt: ClassVar[str] = "A snippet, by its name"

    def __init__(self, snippets: Mapping[str, str]) -> None:
        """Name and text of each."""
        super().__init__("Snippets")
        self._snippets = snippets

    def lines(self, query: str) -> Iterable[Line]:
        """The snippets whose names answer, best first, then those that say the words."""
        hits = [(hit, name) for name in self._snippets if (hit := match(query, name)) is not None]
        named = {name for _, name in hits}
        for (_, letters), name in sorted(hits, key=lambda each: each[0][0]):
            yield self._line(name, letters)
        for name, text in self._snippets.items():
            if name not in named and query.strip().lower() in text.lower():
                yield self._line(name, ())

    def _line(self, name: str, letters: tuple[int, ...]) -> Line:
        words = shown(first_words(self._snippets[name], 60))
        return Line((*underlined(shown(name), letters, "bold"), (f"   {words}", "dim")), row=name)

    def answer(self, row: Hashable) -> str | None:
        """The snippet's name."""
        return str(row)
