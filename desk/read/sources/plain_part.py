"""The plain text part of a mail beside its page: it has addresses where the page counts, and words of its own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from desk.links.wrapped import is_tracked
from desk.read.line import Document, LeftOut, Line
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.text import read_text

_WORD = re.compile(r"\w+")
_URL = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_MOST = 40
"""Links with the same last words that are compared."""
_SHINGLE = 3
"""Words in a row by which two texts are compared."""


class PlainPart:
    """The lines of a text, and its links to be asked for by their words."""

    def __init__(self, text: str, readers: Sequence[str]) -> None:
        self.lines = read_text(text, Addresses(readers=readers)).lines
        self._ends: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        above = ""
        for line in self.lines:
            ahead = ""
            for run in line.runs:
                words = _folded(run.text)
                if run.href:
                    self._add(words if words and not run.note else ahead or above, run.href)
                ahead = " ".join(filter(None, (ahead, words)))
            above = _folded(line.text) or above

    def _add(self, words: str, url: str) -> None:
        if words and not is_tracked(url):
            bucket = self._ends[words.rpartition(" ")[2]]
            if len(bucket) < _MOST:
                bucket.append((words, url))

    def address(self, words: str) -> str | None:
        """The one address that the text gives for these words, or None."""
        folded = _folded(words)
        bucket = self._ends.get(folded.rpartition(" ")[2], [])
        exact = {url for ahead, url in bucket if ahead == folded}
        found = exact or {url for ahead, url in bucket if ahead.endswith(" " + folded) or folded.endswith(" " + ahead)}
        return found.pop() if len(found) == 1 else None


def only_in_text(lines: Sequence[Line], page: Document) -> Iterator[LeftOut]:
    """What stands in the plain text part alone, paragraph by paragraph, and addresses that the page has not."""
    shown = "\n".join((*(line.text for line in page.lines), *(left.text for left in page.left_out)))
    told = set(_shingles(shown))
    words = set(_WORD.findall(shown.casefold()))
    urls = {run.href for line in page.lines for run in line.runs} | {left.url for left in page.left_out}
    for is_told, each in groupby(lines, key=lambda line: _is_told(_URL.sub("", line.text), told, words)):
        some = list(each)
        if not is_told:
            yield LeftOut(Reason.PLAIN, " ".join(line.text for line in some))
        for line in some:
            for url in line.urls:
                if is_told and url not in urls and not is_tracked(url):
                    yield LeftOut(Reason.PLAIN, _URL.sub("", line.text).strip(), url)
                urls.add(url)


def _is_told(text: str, told: set[tuple[str, ...]], words: set[str]) -> bool:
    shingles = list(_shingles(text))
    if not shingles:
        return all(word in words for word in _WORD.findall(text.casefold()))
    return 2 * sum(shingle in told for shingle in shingles) >= len(shingles)


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    yield from zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(_URL.sub("", text).casefold()))
