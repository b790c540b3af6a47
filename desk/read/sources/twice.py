"""Text whose bytes were read in a wrong encoding once before: "â€™" for ’, "Ð¿" for п. What is certain is put right."""

import re
from dataclasses import dataclass
from itertools import chain, filterfalse

from desk.read.sources.legible import legible

_TABLES = ("cp1252", "cp1251", "cp1250", "mac-roman", "cp437", "gb18030", "cp932")
"""What UTF-8 is most often taken for."""
_CERTAIN = 2
"""Characters encoded twice from which it is certain, if there is no other character beyond ASCII."""
_WIDE_TABLES = frozenset({"gb18030", "cp932"})
_WIDE_GAIN, _LOSS = 0.3, 0.2
"""How much better a text must read that was taken for East Asian; how much worse one may that was taken for Western."""
_RUN = re.compile("[^\x00-\x7f]+")
ESCAPED = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python escapes it."""
_LAYERS = 2
_MOST = 200_000
"""Characters of the longest text that is looked at for wider signs than those of Windows-1252."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text put right, what it had been read as, and whether that is certain: else both are to be shown."""

    text: str
    charset: str
    sure: bool


def mended(text: str) -> Mended | None:
    """`text` put right, or None where there is nothing to put right.

    It is certain where every character beyond ASCII is part of such a pattern and there are at least two: a text
    that holds proper characters too was not saved wrongly as a whole, and may speak of the pattern.
    """
    if text.isascii():
        return None
    made: Mended | None = None
    for _ in range(_LAYERS):
        once = _once(made.text if made else text)
        if once is None or (made is not None and not once.sure):
            break
        made = once
    return made


def _once(text: str) -> Mended | None:
    runs = dict.fromkeys(chain.from_iterable(map(_RUN.findall, filterfalse(str.isascii, text.split("\n")))))
    for table in _TABLES if len(text) <= _MOST else _TABLES[:1]:
        made = {run: _decoded(run, table) for run in runs}
        right = {run: each[0] for run, each in made.items() if each is not None and not _unheard_of(each[0])}
        if not right:
            continue
        fixed = _RUN.sub(lambda match, right=right: right.get(match[0], match[0]), text)  # type: ignore[misc]
        before = legible(text)
        if legible(fixed) <= before + (_WIDE_GAIN if table in _WIDE_TABLES else -_LOSS):
            continue
        whole = all(each is not None and not each[1] for each in made.values())
        inside = sum(len(right.get(match[0], "")) for match in _RUN.finditer(text))
        return Mended(fixed, table, sure=whole and inside >= _CERTAIN)
    return None


def _unheard_of(letters: str) -> bool:
    """Letters that no language known has: a no-break space and a pound sign are not an "ʣ" that was encoded twice."""
    return letters.isalpha() and legible(letters) < 0


def _decoded(run: str, table: str) -> tuple[str, int] | None:
    """The characters whose UTF-8 bytes a run is, as the table reads them, and how many signs of it are none."""
    data = bytearray()
    for sign in run:
        try:
            data += sign.encode(table)
        except UnicodeEncodeError:
            if ord(sign) > 0xFF:
                return None
            data.append(ord(sign))
    made = data.decode("utf-8", "surrogateescape")
    wrong = len(ESCAPED.findall(made))
    if wrong:
        if len(data) != len(run):
            return None
        signs = dict(zip(data, run, strict=True))
        made = ESCAPED.sub(lambda match: signs[ord(match[0]) - 0xDC00], made)
    return (made, wrong) if len(made) < len(run) else None
