"""Bytes made into text: what the file says of itself, then UTF-8, then Windows-1252, which can read anything.

What was guessed or put right is said in a note.
"""

import codecs
import re
from collections import Counter

from desk.model.text import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32's begins as UTF-16's does, so it is asked for first."""
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:+-]{1,40})""", re.I)
_HEAD = 4096
"""Bytes in which a page may declare its encoding: browsers look at 1,024, mail tools put more ahead of it."""
_SAMPLE = 20_000
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_LABEL = re.compile(
    r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?(?:125\d|874)|cp-?125\d|utf-?(?:8|16|16le|16be)|us-ascii|ascii|koi8-?[ru]"
    r"|gb(?:2312|k|18030)|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[-_]jis|iso-2022-jp|mac(?:intosh|-?roman))",
    re.IGNORECASE,
)
"""Names of encodings that a source may declare; Python's codecs that are none of text are out of reach."""
_WESTERN = re.compile(r"iso-?8859-?1$|latin-?1$|us-ascii$|ascii$|windows-?1252$|cp-?1252$", re.IGNORECASE)
"""What declares Latin-1 or ASCII is read as Windows-1252, as the WHATWG Encoding Standard has it."""
_BEHIND = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
"""The bytes 80 to BF as Latin-1 and Windows-1252 read them."""
_TWICE = re.compile(f"[\u00c2-\u00df]{_BEHIND}|[\u00e0-\u00ef]{_BEHIND}{{2}}|[\u00f0-\u00f4]{_BEHIND}{{3}}")
"""How a character of UTF-8 looks when its bytes were read as Windows-1252: "â€™" for ’, "Ã©" for é."""
_HIGH = re.compile("[^\x00-\x7f]")
_TABLE = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256))
"""Windows-1252; its five empty places are control characters, as in browsers."""
_CERTAIN = 2
"""Characters encoded twice from which it is certain, if there is no other character beyond ASCII."""


def decoded(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The cleaned text of `data`, and notes on what was guessed.

    `declared` is the encoding that a header names; without one, what the text itself declares counts. A byte order
    mark beats both, and so does valid UTF-8.
    """
    text, notes = _text(data, declared)
    mended, twice = repaired(text)
    return clean_text(mended), (*notes, *twice)


def is_binary(data: bytes) -> bool:
    """Whether these bytes are no text: zero bytes in what is not UTF-16 or UTF-32, or many control characters."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _wide(data):
        return False
    head = data[:_SAMPLE]
    return b"\x00" in data or len(_CONTROL.findall(head)) > len(head) // 50


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with characters that were encoded twice put right, only where that is certain, and what was done.

    It is certain where every character beyond ASCII is part of such a pattern and there are at least two: a text
    that holds proper characters too was not saved wrongly as a whole, and may speak of the pattern.
    """
    found = [(match, character) for match in _TWICE.finditer(text) if (character := _once(match[0])) is not None]
    if not found:
        return text, ()
    examples = Counter(match[0] for match, _ in found).most_common(1)[0][0]
    inside = sum(len(match[0]) for match, _ in found)
    if len(found) < _CERTAIN or inside < len(_HIGH.findall(text)):
        return text, (f"“{examples}” may be a character that was saved wrongly; it was left as it is.",)
    mended = _TWICE.sub(lambda match: _once(match[0]) or match[0], text)
    return mended, (f"The text had been saved with a wrong encoding: {len(found)} characters were put right.",)


def _text(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), ()
    if name := _wide(data):
        return data.decode(name, errors="replace"), ()
    label = _known(declared) or _known(_declaration(data))
    try:
        if "2022" not in label:  # its bytes are ASCII and would pass for UTF-8
            return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if mostly := _mostly_utf8(data, error):
            return mostly
    return _by_label(data, label)


def _by_label(data: bytes, label: str) -> tuple[str, tuple[str, ...]]:
    """The text as its declared encoding reads it, where it does; else as Windows-1252."""
    if label and not _WESTERN.match(label) and not label.lower().startswith("utf"):
        try:
            return data.decode(label), ()
        except (UnicodeDecodeError, LookupError):
            return _western(data), (f"It says that it is {label} and is not; it was read as Windows-1252.",)
    if label and _WESTERN.match(label):
        return _western(data), ()
    return _western(data), ("It is not UTF-8 and was read as Windows-1252; look at accents and quotation marks.",)


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few bytes of another program in it, which are read as Windows-1252; None if it is something else."""
    wrong: list[int] = []

    def as_western(fault: UnicodeError) -> tuple[str, int]:
        assert isinstance(fault, UnicodeDecodeError)
        wrong.append(fault.start)
        return _western(fault.object[fault.start : fault.end]), fault.end

    codecs.register_error("desk-western", as_western)
    text = data.decode("utf-8", errors="desk-western")
    right = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    if right <= 2 * len(wrong):
        return None
    count = f"{len(wrong)} wrong byte" + "s" * (len(wrong) > 1)
    return text, (f"It is UTF-8 with {count} in it, the first at {error.start + 1:,}.",)


def _western(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _TABLE)[0]


def _wide(data: bytes) -> str:
    """The kind of UTF-16 that a text without a mark is in: every other byte of Western text is NUL then."""
    head = data[:2000]
    pairs = len(head) // 2
    if pairs < 4:
        return ""
    low, high = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if high > pairs * 0.6 and low < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if low > pairs * 0.6 and high < pairs * 0.05 else ""


def _declaration(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii") if match else ""


def _known(label: str) -> str:
    return label.strip() if _LABEL.fullmatch(label.strip()) else ""


def _once(twice: str) -> str | None:
    """The character whose UTF-8 bytes these are, or None."""
    try:
        made = b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode("cp1252") for c in twice).decode("utf-8")
    except UnicodeError:
        return None
    return made if len(made) == 1 else None
