"""The lines of a plain text newsletter without what a mail program or a printer put around them.

Boxes lose their sides, quoted-printable that nobody decoded is decoded, and addresses that a hard wrap broke are
whole again. The numbers of the lines stay those of the source.
"""

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desk.model.text import clean_text

TAB = 8
_IGNORED = re.compile("[\u00ad\u034f\u200b\u2060-\u2064]")
"""Characters without width or shape, which mail tools put in as padding; joiners belong to words and stay."""
_SIDE = "|│║┃"
CORNERS = "+|┌┐└┘├┤╔╗╚╝╠╣┏┓┗┛╭╮╰╯"
"""Signs at the ends of the sides of a box."""
_BOX = re.compile(rf"[{CORNERS}*]([-=─═━_]{{3,}})[{CORNERS}*]")
_CLOSER = re.compile(r"[-=*~#_]{1,9} ?(?:ends?|30|ende|fin)\.? ?[-=*~#_]{1,9}", re.IGNORECASE)
"""The line that closes an item: "- end -"."""
_RULE_SIGNS = frozenset("-=*_~#+.•·─━═—–^<>:oO/\\")
_ENDS_OPEN = re.compile(r"[(<]\s*$")
_ENDS_WITH_ADDRESS = re.compile(r"([(<]\s*)?((?:https?://|www\.)[^\s<>]*)$", re.IGNORECASE)
_STARTS_WITH_ADDRESS = re.compile(r"<?(?:https?://|www\.)", re.IGNORECASE)
_REST_IN_BRACKETS = re.compile(r"[^\s()<>]*\s*[)>]")
_REST_ALONE = re.compile(r"[A-Za-z0-9~%/?&=#._-][\w~%#&=?./:;,+-]*$")
_LOOSE_END = re.compile(r"(?:[-_/=&?%]|www\.)$")
_QUOTED = re.compile(r"\s{0,3}> ?")
_FEWEST_QUOTED = 8
"""Lines of the shortest newsletter that was sent on as a quotation."""
_QUOTED_PART = 0.6
"""The part of the lines with words that is quoted then."""
_DEEPEST_QUOTE = 5
_LONGEST_ADDRESS = 2_000
_MOST_LINES = 8
"""Lines over which one address may be broken."""
_SOFT = re.compile(r"(?:=[0-9A-F]{2}|[^=]=$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its number counted from 1, its indent and right edge in columns, its words."""

    number: int
    indent: int
    text: str
    edge: int
    mended: bool = False
    """Whether an address was put together here that the wrap had broken, without brackets that show it."""


def source_lines(text: str) -> tuple[str, ...]:
    """The lines that numbers of rows count: cleaned, and decoded if they are quoted-printable."""
    return tuple(_decoded(clean_text(text)).split("\n"))


def rows_of(lines: Sequence[str]) -> list[Row]:
    """The rows of the source; blank ones too, so that gaps can be counted."""
    rows = [_row(number, line) for number, line in enumerate(_unquoted(lines), 1)]
    return list(_mended(rows))


def rule_in(text: str) -> str:
    """The sign that a rule is drawn with, "" if the line is none: "-----", "* * *", "=-=-=", "+------+"."""
    if len(text) < 2 or (text[0].isalnum() and text[0] not in "oO"):
        return ""
    if box := _BOX.fullmatch(text):
        return box[1][0]
    signs = text.replace(" ", "")
    kinds = set(signs)
    if text == "--":
        return "-"
    if _CLOSER.fullmatch(text):
        return "end"
    if len(signs) < 3 or len(kinds) > 2 or not kinds <= _RULE_SIGNS or signs.isalpha():
        return ""
    if (kinds <= {".", "<", ">", ":", "/", "\\"} and len(signs) < 5) or (len(kinds) == 2 and len(signs) < 6):
        return ""
    return max(kinds, key=signs.count)


def _decoded(text: str) -> str:
    """Quoted-printable that was pasted as it is, decoded: there are soft line ends, and "=3D" or "=20"."""
    soft = sum(line.endswith("=") and not rule_in(line.strip()) for line in text.split("\n", 2000)[:2000])
    if soft < 3 or not re.search(r"=(?:3D|20|E2=80|C2=A)", text):
        return text
    return clean_text(quopri.decodestring(text.encode()).decode("utf-8", "replace"))


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a newsletter that somebody sent on as a quotation, without the signs of that."""
    for _ in range(_DEEPEST_QUOTE):
        words = sum(bool(line.strip()) for line in lines)
        quoted = sum(bool(_QUOTED.match(line)) for line in lines)
        if quoted < _FEWEST_QUOTED or quoted < _QUOTED_PART * words:
            break
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    return lines


def _row(number: int, line: str) -> Row:
    line = _IGNORED.sub("", line) if not line.isascii() else line
    words = line.strip()
    if len(words) > 4 and words[0] in _SIDE and words[-1] == words[0] and words.count(words[0]) == 2:
        inside = words[1:-1]
        words, line = inside.strip(), inside.removeprefix(" ")
    lead = line[: len(line) - len(line.lstrip())].expandtabs(TAB) if words else ""
    return Row(number, len(lead), words, len(lead) + len(words))


def _mended(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with broken addresses put together; a row that gave all its words away is gone."""
    waiting = list(reversed(rows))
    while waiting:
        row = waiting.pop()
        for _ in range(_MOST_LINES):
            if not waiting or not row.text or not (rest := _rest_below(row, waiting[-1])):
                break
            taken, mended = rest
            below = waiting.pop()
            left = below.text[len(taken) :].strip()
            joint = " " if _ENDS_OPEN.search(row.text) and not _STARTS_WITH_ADDRESS.match(taken) else ""
            row = replace(row, text=row.text + joint + taken, mended=row.mended or mended, edge=below.edge)
            if left:
                waiting.append(replace(below, text=left))
                break
        yield row


def _rest_below(row: Row, below: Row) -> tuple[str, bool] | None:
    """What of the row below belongs to the address at the end of this one, and whether that is in doubt."""
    if not below.text or rule_in(below.text):
        return None
    if _ENDS_OPEN.search(row.text) and _STARTS_WITH_ADDRESS.match(below.text):
        return below.text.split(None, 1)[0], False
    if "://" not in row.text[-_LONGEST_ADDRESS:] and "www." not in row.text[-_LONGEST_ADDRESS:]:
        return None
    match = _ENDS_WITH_ADDRESS.search(row.text, max(0, len(row.text) - _LONGEST_ADDRESS))
    if not match or match[2][-1] in ").>,;]":
        return None if not match or not match[2].lower().endswith("www.") else (below.text.split(None, 1)[0], True)
    if match[1]:
        rest = _REST_IN_BRACKETS.match(below.text)
        whole = rest[0] if rest else (below.text if _REST_ALONE.match(below.text) and row.edge > 60 else "")
        return (whole, False) if whole else None
    if _STARTS_WITH_ADDRESS.match(below.text) or not _REST_ALONE.match(below.text):
        return None
    cut = row.edge >= 60 and (re.search(r"[/=&?%_.\d]", below.text) or (row.edge >= 72 and below.text.islower()))
    return (below.text, True) if _LOOSE_END.search(match[2]) or cut else None
