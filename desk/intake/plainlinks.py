"""The links of a mail's plain text part, by the words ahead of them: it often has the address where the HTML counts."""

import re
from collections import defaultdict
from collections.abc import Iterator

from desk.intake.plain.notes import MARKER, notes_in
from desk.intake.plain.rows import Row, rows_of, source_lines
from desk.links.found import found_in
from desk.links.tracking import is_tracked, unwrapped

_WORD = re.compile(r"\w+")
_MOST = 40
"""Links with the same last words that are compared."""


class PlainLinks:
    """The links of a text, to be asked for by their words."""

    def __init__(self, text: str) -> None:
        """Read the links of `text`, once."""
        notes, rows = notes_in(rows_of(source_lines(text)))
        self.rows = rows
        self._ends: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        above = ""
        for row in rows:
            ahead = ""
            for words, url in _links(row, notes.url if notes.notes else None):
                ahead = words or ahead
                self._add(ahead or above, url)
            above = _folded(row.text) or above

    def _add(self, ahead: str, url: str) -> None:
        url = unwrapped(url)
        folded = _folded(ahead)
        if folded and not is_tracked(url):
            bucket = self._ends[folded.rpartition(" ")[2]]
            if len(bucket) < _MOST:
                bucket.append((folded, url))

    def address(self, words: str) -> str | None:
        """The one address that the text gives for these words, or None."""
        folded = _folded(words)
        if not folded:
            return None
        bucket = self._ends.get(folded.rpartition(" ")[2], [])
        exact = {url for ahead, url in bucket if ahead == folded}
        found = exact or {url for ahead, url in bucket if ahead.endswith(" " + folded) or folded.endswith(" " + ahead)}
        return found.pop() if len(found) == 1 else None


def _links(row: Row, note: object) -> Iterator[tuple[str, str]]:
    """Words and address of each link of a row, the words being what stands ahead of it."""
    start = 0
    for link in found_in(row.text):
        if link.url:
            yield link.words or row.text[start : link.start], link.url
        start = link.end
    if callable(note):
        start = 0
        for marker in MARKER.finditer(row.text):
            try:
                url = note(int(marker[1]), row.number)
            except LookupError:
                url = None
            if url:
                yield row.text[start : marker.start()], url
            start = marker.end()


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(re.sub(r"(?:https?://|www\.)\S+", "", text).casefold()))
