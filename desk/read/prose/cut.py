"""Lines that were cut at a column, in the middle of words: by a mail program, or by quoted-printable."""

import quopri
import re
from collections.abc import Sequence
from itertools import groupby, pairwise

NARROWEST, WIDEST = 55, 100
"""Columns between which lines are cut."""
_FEWEST, _MANY = 2, 4
"""Lines of one length, one below the other, that may tell of a cut, and those that do with less to show for it."""
_SOFT = re.compile(r"(?m)^.{50,75}=\n(?=\S)")
"""A line that quoted-printable goes on with below (RFC 2045, section 6.7: 76 characters at most)."""
_QUOTED = re.compile(r"(?m)^(?:> ?)+")
_TAIL, _HEAD = re.compile(r"(?:^|(?<=[\s(“\"]))[^\W\d_]+$"), re.compile(r"^[^\W\d_]+(?![’'])")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_FORMS = frozenset(
    "bn bzw cf cm css ctrl dr dtd ff fps ft gb hr hrs html http hz kb kg km kph ks kwh lb lbs ltd mb mg ml mm mph mr "
    "mrs ms mths nb nr nth np npm ph php pp ppm px qt rss sms sp sq sql ssh str svg tb tls tv vgl vs xml "
    "yr yrs zb".split()
)
"""What is written without a vowel and is whole."""
_VOWELS = re.compile(r"[aeiouyäöüàâéèêëîïôùûáíóúãõåæøąęёаеиоуыэюя]", re.IGNORECASE)


def mended(text: str) -> str:
    r"""`text` with words whole that a line end cuts, where that is certain; other text is as it was.

    >>> mended("x" * 60 + " chan=\n" + "cellor")[-10:]
    'chancellor'
    """
    runs = groupby(text.split("\n"), key=lambda line: _marks(line).count(">"))
    return "\n".join(_as_quoted(list(lines), depth) for depth, lines in runs)


def _marks(line: str) -> str:
    """The marks of a quotation in a mail that a line begins with: "> > "."""
    match = _QUOTED.match(line)
    return match[0] if match else ""


def _as_quoted(lines: Sequence[str], depth: int) -> str:
    """Lines that are quoted equally deep, mended behind their marks; as they were where nothing is to mend."""
    text = "\n".join(line.removeprefix(_marks(line)) for line in lines)
    made = _mended(text)
    return "\n".join(lines if made == text else (f"{'> ' * depth}{line}".rstrip() for line in made.split("\n")))


def _mended(text: str) -> str:
    if _SOFT.search(text):
        text = _decoded(text)
    lines = text.split("\n")
    found: list[str] = []
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and len(lines[end]) == len(lines[place]) > NARROWEST:
            end += 1
        block = lines[place : end + 1]
        few = end - place < _MANY
        shown = block if few else block[:-1]
        if end - place >= _FEWEST and len(lines[place]) <= WIDEST and _cuts_words(shown, text, few=few):
            found.append("".join(block))
            place = end + 1
        else:
            found += lines[place:end]
            place = end
    return "\n".join(found)


def _decoded(text: str) -> str:
    """Quoted-printable as the text that it is; it stays as it is where it is not UTF-8."""
    try:
        return quopri.decodestring(text.encode()).decode()
    except UnicodeDecodeError:
        return re.sub(r"=\n", "", text)


def _cuts_words(lines: Sequence[str], text: str, *, few: bool) -> bool:
    """Whether lines of one length end amid words: a piece has no vowel, or the whole word stands elsewhere.

    A few lines have one length by chance: there only a piece of small letters tells that is no word of its own, such
    as "nd" and not "km". Lines with several spaces in a row were stretched to one length, between words.
    """
    if any("  " in line.strip() for line in lines):
        return False
    words: set[str] | None = None
    for above, below in pairwise(lines):
        tail, head = _TAIL.search(above), _HEAD.match(below)
        if tail and head:
            if head[0][0].isupper() and not tail[0].isupper():
                return False
            if _is_piece(tail[0], few=few) or _is_piece(head[0], few=few):
                return True
            words = words if words is not None else set(_WORD.findall(text.casefold()))
            if not few and f"{tail[0]}{head[0]}".casefold() in words:
                return True
    return False


def _is_piece(word: str, *, few: bool) -> bool:
    """Whether letters are a piece of a word rather than one: without a vowel; of few lines no unit or short form."""
    if _VOWELS.search(word):
        return False
    return not few or (len(word) > 1 and word.islower() and word not in _SHORT_FORMS)
