"""Bytes made into text: by what they say of themselves, then by what decodes and reads best in the languages known.

No byte is dropped, and where two readings are close both are told. The letters of the languages are in letters.txt.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.model.text import clean_text
from desk.read.line import Decoded
from desk.read.sources.legible import legible
from desk.read.sources.twice import ESCAPED, mended

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32's begins as UTF-16's does, so it is asked for first."""
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:+-]{1,40})"""
    rb"""|^@charset\s+"([\w-]{1,40})|-\*-.{0,40}coding:\s*([\w-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes in which a page may declare its encoding: browsers look at 1,024, mail tools put more ahead of it."""
_SAMPLE = 20_000
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_TOKEN = re.compile(rb"[^\x00-\x20<>]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_PROPER = re.compile("[^\x00-\x7f\udc80-\udcff]")
"""A letter beyond ASCII that is UTF-8."""
_SHIFTS = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\([DC])")
"""How ISO-2022-JP goes over to its letters and back."""
_CANDIDATES = (
    "cp1252 cp1250 cp1251 koi8-r cp932 euc_jp gb18030 big5hkscs cp949 iso8859-2 cp1253 cp1255 cp1256 cp1254 mac-roman"
).split()
"""What is tried where nothing is declared, and named for the doubt."""
_NAMES = {
    "cp932": "Shift_JIS", "euc_jp": "EUC-JP", "gb18030": "GB18030", "big5hkscs": "Big5", "cp949": "EUC-KR",
    "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1252": "Windows-1252", "cp1253": "Windows-1253",
    "cp1254": "Windows-1254", "cp1255": "Windows-1255", "cp1256": "Windows-1256", "koi8-r": "KOI8-R",
    "iso8859-2": "ISO-8859-2", "mac-roman": "Macintosh", "utf-8": "UTF-8", "iso2022_jp": "ISO-2022-JP",
}  # fmt: skip
_WIDER = {
    "shift_jis": "cp932", "sjis": "cp932", "windows-31j": "cp932", "x-sjis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "iso8859-1": "cp1252",
    "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "iso2022_jp": "iso2022_jp_ext",
}  # fmt: skip
"""What is declared and what it is read as, which has its letters and more (WHATWG Encoding Standard)."""
_LABEL = re.compile(
    r"(?:iso-?8859-?\d{1,2}|latin-?\d{1,2}|windows-?(?:125\d|874|31j)|cp-?(?:125\d|866|437|850|932|949)|x-sjis|s?jis"
    r"|utf-?(?:7|8|16|16le|16be|32)|us-ascii|ascii|koi8-?[ru]|gb(?:2312|k|18030)|big5(?:-hkscs)?|euc-(?:jp|kr)"
    r"|ks_c_5601-1987|shift[-_]jis|iso-2022-(?:jp|kr)|hz-gb-2312|tis-620|mac(?:intosh|-?roman|-?cyrillic))",
    re.IGNORECASE,
)
"""Names of encodings that a source may declare; Python's codecs that are none of text are out of reach."""
_TABLE = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256))
"""Windows-1252; its five empty places are control characters, as in browsers."""
_SURE = 2.5
"""Evidence from which one reading beats another without a doubt: see the held-out sentences of the tests."""
_SAID = 8.0
"""Evidence that a declaration is worth."""
_MOST_READINGS = 3
"""Readings that are shown side by side."""
_LEGIBLE = 0.2
"""Mean weight of letters below which even the best reading is doubted."""
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Text:
    """Bytes as text, cleaned. `charsets` is a doubt: what was taken, then what was close. `problem` ends a sentence."""

    text: str
    charset: str = "UTF-8"
    charsets: tuple[Decoded, ...] = ()
    problem: str = ""


def decoded(data: bytes, declared: str = "") -> Text:
    """The text of `data`. `declared` is the encoding that a header names, or that the editor has chosen."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return cleaned(data[len(mark) :].decode(name, "surrogateescape" if name == "utf-8" else "replace"), name)
    if name := _wide(data):
        return cleaned(data.decode(name, "replace"), name)
    if b"\x00" in data or _controlled(data[:_SAMPLE]):
        return Text("", problem="is no text that could be read. Export the newsletter as HTML or plain text first.")
    said = _DECLARED.search(data[:_HEAD])
    label = _codec(declared) or (_codec(next(filter(None, said.groups())).decode("ascii")) if said else "")
    if _SHIFTS.search(data) and (text := _decoded(data, "iso2022_jp_ext")):
        return cleaned(text, "iso2022_jp")
    if label in ("utf-7", "hz", "iso2022_kr") and (text := _decoded(data, label)):
        return cleaned(text, label)
    if not _HIGH.search(data):
        return cleaned(data.decode("ascii"), "utf-8")
    text = _decoded(data, "utf-8")
    if text is not None:
        return cleaned(text, "utf-8")
    return _mostly_utf8(data) or _best(data, label)


def cleaned(text: str, charset: str = "utf-8") -> Text:
    """A text whose encoding is sure, cleaned; what was encoded twice before is put right, or doubted."""
    name, made = _NAMES.get(charset, charset.upper()), mended(text)
    if made is None or made.sure:
        return Text(clean_text(made.text if made else text), name)
    return Text(clean_text(text), name, tuple(_doubt({"as it stands": text, f"{made.charset} twice": made.text})))


def _best(data: bytes, label: str) -> Text:
    """The reading that decodes all and reads best, what is declared ahead of others; the close ones are its doubt."""
    sample = _telling(data)
    high = min(len(_HIGH.findall(sample)), 100)
    found: dict[str, tuple[float, float, str]] = {}
    for name in dict.fromkeys((label, *_CANDIDATES)):
        text = _decoded(sample, name, whole=False)
        if text is not None:
            read = legible(text)
            found[name] = (read * high + (_SAID if name == label else 0.0), read, text)
    ranked = sorted(found, key=lambda name: -found[name][0])
    first, *others = (name for name in ranked if _decoded(data, name) is not None)
    evidence, read, telling = found[first]
    close = {first: telling}
    for name in others:
        near = evidence - found[name][0] < _SURE or name == label or read < _LEGIBLE
        shown = len(close) < _MOST_READINGS or name == label
        if near and shown and found[name][2] not in close.values():
            close[name] = found[name][2]
    doubt = _doubt({_NAMES.get(name, name): each for name, each in close.items()}) if len(close) > 1 else ()
    return Text(clean_text(_decoded(data, first) or ""), _NAMES.get(first, first.upper()), tuple(doubt))


def _telling(data: bytes) -> bytes:
    """The words with letters beyond ASCII, as many as tell what they are. No encoding has a space inside a letter."""
    if len(data) <= _SAMPLE:
        return data
    tokens = (match[0][:_SAMPLE] for match in _TOKEN.finditer(data) if _HIGH.search(match[0]))
    made = b""
    while len(made) < _SAMPLE and (token := next(tokens, b"")):
        made += token + b" "
    return made


def _decoded(data: bytes, name: str, whole: bool = True) -> str | None:
    """Bytes in an encoding; None where they are none of it. A sample's last letter may be cut: it is not `whole`."""
    try:
        return codecs.getincrementaldecoder(name)().decode(data, whole)
    except (UnicodeDecodeError, LookupError):
        return _western(data) if name == "cp1252" else None


def _western(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _TABLE)[0]


def _doubt(readings: dict[str, str]) -> Iterator[Decoded]:
    """The readings, each with how a line looks in it that they do not agree on."""
    rows = [text.split("\n") for text in readings.values()]
    telling = next((at for at, row in enumerate(rows[0]) if row.strip() and not row.isascii()), 0)
    for name, lines in zip(readings, rows, strict=True):
        line = lines[telling] if telling < len(lines) else lines[0]
        first = next((at for at, sign in enumerate(line) if not sign.isascii()), 0)
        begin = max(0, first - _SHOWN // 2)
        yield Decoded(name, " ".join(clean_text(line[begin : begin + _SHOWN]).split()))


def _mostly_utf8(data: bytes) -> Text | None:
    """UTF-8 with a few bytes of another program in it, which are read as Windows-1252; None if it is something else."""
    text = data.decode("utf-8", "surrogateescape")
    if len(_PROPER.findall(text)) <= 2 * len(ESCAPED.findall(text)):
        return None
    text = ESCAPED.sub(lambda match: _western(match[0].encode("utf-8", "surrogateescape")), text)
    plain = data.decode("utf-8", errors="replace")
    doubt = _doubt({"UTF-8 and Windows-1252": text, "UTF-8": plain})
    return Text(clean_text(text), "UTF-8", tuple(doubt))


def _wide(data: bytes) -> str:
    """The kind of UTF-16 that a text without a mark is in: a half of its spaces is zero, or its letters read well."""
    head = data[: _SAMPLE // 2 * 2]
    zeros = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[0::2].count(0)}
    few, many = sorted(zeros.values())
    if len(data) % 2 or few > many // 20 or not (many or _controlled(head)):
        return ""
    read = {name: _decoded(head, name, whole=False) or "\ue000" for name in zeros}
    name = max(zeros, key=lambda each: (zeros[each], legible(read[each])))
    shown = sum(sign.isprintable() or sign in "\r\n\t" for sign in read[name]) > 0.95 * len(read[name])
    return name if shown and (many * 40 > len(head) or legible(read[name]) > 2 * _LEGIBLE) else ""


def _controlled(head: bytes) -> bool:
    """Whether many of these bytes are control characters, as in no text of single bytes."""
    return len(_CONTROL.findall(head)) * 50 > len(head)


def _codec(label: str) -> str:
    """The codec for a label; "" for none that is known."""
    label = label.strip().strip("\"'").lower()
    if not _LABEL.fullmatch(label):
        return ""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = label
    return _WIDER.get(label, _WIDER.get(name, name))
