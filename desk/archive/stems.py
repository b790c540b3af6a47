"""The stem under which the index knows a word. The index's own tokenizer is asked, so that both always agree."""

import re
import sqlite3
from collections.abc import Iterable, Mapping

from desk.archive.texts import APART

TOKEN = re.compile(r"[^\W_]+")
"""A word as the tokenizer parts them: an apostrophe ends one."""
_KNOWN = re.compile("[a-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+")
"""Words of the scripts in which the tokenizer and Python agree on what a letter is; others are their own stem."""
_MOST = 100_000
"""Words whose stems are kept."""
_kept: dict[str, str] = {}


_BLANKS = str.maketrans(dict.fromkeys("".join(chr(code) for code in range(128) if not chr(code).isalnum()), " "))
_TYPED = "‘’“”–—…•·\u00a0" + APART
"""What stands in otherwise plain texts; without it they can be split the fast way."""


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, as the tokenizer parts them."""
    if not text.isascii():
        for sign in _TYPED:
            text = text.replace(sign, " ")
        if not text.isascii():
            return TOKEN.findall(text.lower())
    return text.lower().translate(_BLANKS).split()


def stems(connection: sqlite3.Connection, words: Iterable[str]) -> Mapping[str, str]:
    """The stem of each of these words, which are in small letters."""
    every = dict.fromkeys(words)
    if len(_kept) > _MOST:
        _kept.clear()
    wanted = [word for word in every if word not in _kept]
    asked = [word for word in wanted if _KNOWN.fullmatch(word)]
    _kept.update((word, word) for word in wanted)
    if asked:
        connection.execute("INSERT INTO temp.whole(rowid, word) VALUES (1, ?)", ("\n".join(asked),))
        found = connection.execute("SELECT offset, term FROM temp.stems").fetchall()
        connection.execute("DELETE FROM temp.whole")
        if len(found) == len(asked):
            _kept.update((asked[offset], term) for offset, term in found)
    return {word: _kept[word] for word in every}
