"""The sentence of a story in which a question's words were found, with the words marked."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desk.archive.search import Result
from desk.archive.stems import TOKEN, stems, tokens
from desk.archive.stories import Run
from desk.archive.texts import shown

WIDTH = 160
"""Characters of a snippet."""
WHERE = ("headline", "body", "links", "sources")
"""Where the words were found, in the order of `StoryEntry.texts`."""
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])|\n+")
_BEFORE = 40
"""Characters before the first word found that a long sentence keeps."""

Marks = tuple[tuple[int, int], ...]
"""Where marked words begin and end in a text."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a story: in which of WHERE it stands, the text, and the words in it that were found."""

    where: str
    text: str
    marks: Marks


def snippets(connection: sqlite3.Connection, result: Result, runs: Iterable[Run], width: int = WIDTH) -> list[Snippet]:
    """The snippet of each of these stories."""
    shown_runs = list(runs)
    stems(connection, [word for run in shown_runs for text in run.story.texts for word in tokens(text)])
    return [snippet(connection, result, run, width) for run in shown_runs]


def snippet(connection: sqlite3.Connection, result: Result, run: Run, width: int = WIDTH) -> Snippet:
    """The piece of a story that answers best: the sentence with most of the words, else how the story begins."""
    best = Snippet("body", "", ())
    for where, text in zip(WHERE[1:], map(shown, run.story.texts[1:]), strict=True):
        for sentence in filter(None, map(str.strip, _SENTENCE.split(text))):
            marks = marked(connection, result, sentence)
            if len(_different(sentence, marks)) > len(_different(best.text, best.marks)):
                best = Snippet(where, sentence, marks)
        if best.marks:
            return _cut(best, width)
    begins = shown(run.story.texts[1]).strip() or shown(run.story.texts[2]).strip()
    where = "headline" if marked(connection, result, run.story.headline) else "body"
    return _cut(Snippet(where, " ".join(begins.split()), ()), width)


def marked(connection: sqlite3.Connection, result: Result, text: str) -> Marks:
    """The words of a text that a question was answered by."""
    found = [(match.start(), match.end(), match[0].lower()) for match in TOKEN.finditer(text)]
    known = stems(connection, [word for _, _, word in found])
    spans = [
        (start, end)
        for start, end, word in found
        if known[word] in result.marks or (result.opening and word.startswith(result.opening))
    ]
    return tuple(sorted({*spans, *_of_signs(result, text)}))


def _of_signs(result: Result, text: str) -> Iterator[tuple[int, int]]:
    for phrase in result.signs:
        at = text.find(phrase)
        while at >= 0:
            yield at, at + len(phrase)
            at = text.find(phrase, at + 1)


def _different(text: str, marks: Marks) -> set[str]:
    return {text[start:end].lower() for start, end in marks}


def _cut(whole: Snippet, width: int) -> Snippet:
    """The snippet at most `width` characters long, beginning at a word and with what was found in it."""
    text = whole.text
    if len(text) <= width:
        return whole
    first = whole.marks[0][0] if whole.marks else 0
    start = max(0, min(first - min(_BEFORE, width // 4), len(text) - width + 2))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = start + width - 2
    space = text.rfind(" ", start, end) if end < len(text) else -1
    end = space if space > start + width // 2 else end
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((a + shift, min(b, end) + shift) for a, b in whole.marks if start <= a < end)
    return Snippet(whole.where, f"{before}{text[start:end].rstrip(' ,;:')}{after}", marks)
