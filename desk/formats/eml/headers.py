"""The headers of a mail that hold words: written so that every mail program reads the words that were meant.

Python 3.11 folds a long name by taking it out of its quotation marks, and one sender with a comma in the name becomes
three. So what is not plain is written as encoded words (RFC 2047), none of which holds a sign that means anything.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import groupby

LINE = 76
"""Characters of a line that holds encoded words (RFC 2047, section 2), and so of every line here."""
_OPEN, _CLOSE = "=?utf-8?b?", "?="
_BYTES = (75 - len(_OPEN) - len(_CLOSE)) // 4 * 3
"""Bytes of UTF-8 in one encoded word of at most 75 characters."""
_ONE = 900
"""Characters of the longest word in front of an address: with what is around it, it fits the 998 of a line."""
_PLAIN = re.compile(r"[ -~]*")
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
"""Words that may stand before an address as they are (RFC 5322, section 3.2.5)."""


def words(name: str, text: str) -> str:
    """A header of plain words, such as the subject, ending with CRLF. `text` is one line.

    ASCII is folded at its spaces; all else, and a word that no line holds, is encoded.
    """
    if _PLAIN.fullmatch(text) and "=?" not in text:
        lines = _lines(f"{name}: {text}".split())
        if lines[0] != f"{name}:" and all(len(line) < LINE for line in lines):
            return "\r\n ".join(lines) + "\r\n"
    return f"{name}: " + "\r\n ".join(_encoded(text, len(name) + 2)) + "\r\n"


def mailbox(name: str, words: str, address: str) -> str:
    """A header with one sender, ending with CRLF: what they are called ("" for nothing) and where they can be reached.

    ASCII words keep their look, in quotation marks where a sign in them means something ("Town," and Country); words
    of other letters that follow each other are one encoded word, because Python 3.11 reads a space between two. Its
    length is then only held to that of a line.
    """
    parts = [f"{name}:"]
    for plain, run in groupby(words.split(), _is_plain):
        if plain:
            parts += map(_quoted, run)
        else:
            parts += _one(" ".join(run))
    return "\r\n ".join(_lines([*parts, f"<{address}>"])) + "\r\n"


def _is_plain(word: str) -> bool:
    return word.isascii() and "=?" not in word and len(word) < _ONE // 2


def _quoted(word: str) -> str:
    return word if _ATOM.fullmatch(word) else '"' + re.sub(r'([\\"])', r"\\\1", word) + '"'


def _one(text: str) -> list[str]:
    """Text as one encoded word; what fills more than a line as several, in quotation marks.

    No mail program minds those, and behind them neither Python nor nodemailer reads a space between the words.
    """
    if len(text.encode()) <= _ONE // 4 * 3:
        return [_word(text.encode())]
    *ahead, last = _encoded(text, 0)
    return [f'"{ahead[0]}', *ahead[1:], f'{last}"']


def _lines(parts: Iterable[str]) -> list[str]:
    """Parts that a space stands between, in lines of `LINE` characters where they are short enough for it."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 1 + len(part) <= LINE - 1:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _encoded(text: str, ahead: int) -> Iterator[str]:
    """Encoded words; what is between them is nothing to a reader. No character is cut in two (section 5).

    `ahead` is how many characters stand before the first on its line.
    """
    part, room = b"", (LINE - ahead - len(_OPEN) - len(_CLOSE)) // 4 * 3
    for sign in text:
        coded = sign.encode("utf-8", "replace")
        if len(part) + len(coded) > room:
            yield _word(part)
            part, room = b"", _BYTES
        part += coded
    yield _word(part)


def _word(part: bytes) -> str:
    return f"{_OPEN}{b64encode(part).decode('ascii')}{_CLOSE}"
