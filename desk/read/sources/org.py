"""Org as lines: keywords, headlines, lists, blocks, drawers, tables and the signs inside lines."""

import re

from desk.read.line import Document, Form, Hint, LeftOut, Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.hints import hint_of, key_about
from desk.read.sources.html import finished
from desk.read.sources.hygiene import joined, seen
from desk.read.sources.inline import Inline, Writer

_SIGNS = re.compile(
    r"""
      (?P<link> \[\[(?P<link_target>[^\[\]\n]{1,2000})\](?:\[(?P<link_words>[^\[\]\n]{1,500})\])?\]
        | <(?P<link_target1>(?:https?|mailto):[^<>\s]{1,2000})> )
    | (?P<code> (?<![\w=])=(?=[^\s=])(?P<code_in>[^=\n]{1,300}?)(?<=\S)=(?![\w=])
        | (?<![\w~])~(?=[^\s~])(?P<code_in1>[^~\n]{1,300}?)(?<=\S)~(?![\w~]) )
    | (?P<bold> (?<![\w*])\*(?=[^\s*])(?P<bold_in>[^*\n]{1,300}?)(?<=\S)\*(?![\w*]) )
    | (?P<italic> (?<![\w/:.])/(?=[^\s/])(?P<italic_in>[^/\n]{1,300}?)(?<=\S)/(?![\w/])
        | (?<![\w_])_(?=[^\s_])(?P<italic_in1>[^_\n]{1,300}?)(?<=\S)_(?![\w_]) )
    | (?P<struck> (?<![\w+])\+(?=[^\s+])(?P<struck_in>[^+\n]{1,300}?)(?<=\S)\+(?![\w+]) )
    | (?P<note> \[fn:(?P<note_of>[\w-]{1,60})\] )
    """,
    re.VERBOSE,
)
_KEYWORD = re.compile(r"\s*#\+([A-Za-z_]+)(?:\[[^\]]*\])?:\s*(.*)")
_HEADLINE = re.compile(r"(\*{1,10})\s+(?:(TODO|DONE|WAIT|NEXT)\s+)?(?:\[#[A-C]\]\s+)?(\S.*?)(?:\s+(:[\w@:]+:))?")
_ITEM = re.compile(r"(\s*)([-+]|\s\*|\d{1,3}[.)])\s+(?:\[[ xX-]\]\s+)?(\S.*)")
_BLOCK = re.compile(r"\s*#\+begin_(\w+)\b.*", re.IGNORECASE)
_DRAWER = re.compile(r"\s*:(?:[A-Z_]+):\s*")
_FOOTNOTE = re.compile(r"\[fn:([\w-]{1,60})\]\s+(\S.*)")
_PLAN = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):\s*[<\[].*")
_LITERAL = frozenset("src example export".split())


def read_org(text: str, addresses: Addresses | None = None) -> Document:
    """The lines of an Org text."""
    addresses = addresses or Addresses()
    return _Reader(text.split("\n"), addresses).document()


class _Reader:
    """Goes over the rows once; a paragraph or an item gathers rows until something ends it."""

    def __init__(self, rows: list[str], addresses: Addresses) -> None:
        self._source = rows
        self._rows = [seen(row).expandtabs(8).rstrip() for row in rows]
        self._addresses = addresses
        self._inline = Inline(_SIGNS, addresses)
        self._writer = Writer(self._inline, Form.ORG)
        self._hints: list[Hint] = []
        self._left: list[LeftOut] = []
        self._indents: list[int] = []
        self._quote = 0
        self._text, self._start, self._end = "", 0, 0
        self._looks: dict[str, object] = {}

    def document(self) -> Document:
        """What the rows are."""
        place = 0
        while place < len(self._rows):
            place = self._row(place)
        self._shut()
        left = (*self._left, *self._addresses.left_out, *self._inline.left_out)
        lines = finished(self._writer.lines)
        return Document(Form.ORG, lines, tuple(self._source), hints=tuple(self._hints), left_out=left)

    def _row(self, place: int) -> int:
        row = self._rows[place]
        if match := _BLOCK.fullmatch(row):
            return self._block(match[1].lower(), place)
        if row.strip().lower().startswith("#+end_"):
            self._shut()
            self._writer.part()
            self._quote = 0
        elif match := _KEYWORD.fullmatch(row):
            self._keyword(match[1].lower(), match[2], place)
        elif row.startswith("# ") or row == "#" or _PLAN.fullmatch(row):
            reason = Reason.COMMENT if row.startswith("#") else Reason.SETTING
            self._left.append(LeftOut(reason, row.strip("# "), line=place + 1))
        elif _DRAWER.fullmatch(row) and row.strip() != ":END:":
            return self._drawer(place)
        elif not row.strip():
            self._shut()
            self._writer.part()
        elif re.fullmatch(r"-{5,}", row):
            self._shut()
            self._writer.rule = True
        elif match := _HEADLINE.fullmatch(row):
            self._headline(match, place)
        elif match := _ITEM.fullmatch(row):
            self._item(len(match[1] + match[2]) - len(match[2].strip()), match[2].strip(), match[3], place)
        elif row.lstrip().startswith("|"):
            self._cells(row, place)
        elif match := _FOOTNOTE.fullmatch(row):
            self._begin(match[2], place, {"foot": match[1]})
        else:
            self._words(row, place)
        return place + 1

    def _words(self, row: str, place: int) -> None:
        indent = len(row) - len(row.lstrip())
        if self._text:
            if row.startswith(": "):
                row = row[2:]
            broken = self._text.endswith("\\\\")
            if not broken:
                self._text, self._end = joined(self._text, row.strip()), place + 1
                return
            self._text = self._text.removesuffix("\\\\").rstrip()
        while self._indents and indent <= self._indents[-1]:
            self._indents.pop()
        if row.startswith(": "):
            self._begin(row[2:], place, {"code": True})
            self._shut()
        else:
            self._begin(row.strip(), place, {})

    def _headline(self, match: re.Match[str], place: int) -> None:
        self._shut()
        self._indents = []
        self._writer.part()
        self._begin(match[3], place, {"heading": min(6, len(match[1]))})
        for setting in (match[2], match[4]):
            if setting:
                self._left.append(LeftOut(Reason.SETTING, setting, line=place + 1))
        self._shut()
        self._writer.part()

    def _item(self, indent: int, sign: str, words: str, place: int) -> None:
        self._shut()
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
        term, colon, rest = words.partition(" :: ")
        numbered = sign[0].isdigit()
        looks: dict[str, object] = {"bullet": "1" if numbered else "*", "mark": sign if numbered else ""}
        self._begin(term, place, looks | ({"term": True} if colon else {}))
        if colon and rest:
            self._begin(rest, place, {})

    def _cells(self, row: str, place: int) -> None:
        """A row of a table: each cell is a line, and those of a row stand side by side."""
        self._shut()
        if re.fullmatch(r"\s*\|[-+|]*", row):
            return
        for at, part in enumerate(row.strip().strip("|").split("|"), 1):
            self._writer.part(3)
            looks = {"depth": 1, "row": place + 1, "cell": (place + 1) * 100 + at}
            self._writer.add(part.strip(), place + 1, looks=looks)
        self._writer.part(3)

    def _keyword(self, name: str, value: str, place: int) -> None:
        about = key_about(name)
        hint = hint_of(about, value) if about and value else None
        if hint:
            self._hints.append(hint)
        elif name == "caption" and value:
            self._begin(value, place, {"kind": "caption"})
            self._shut()
        else:
            self._left.append(LeftOut(Reason.SETTING, self._rows[place].strip(), line=place + 1))

    def _drawer(self, place: int) -> int:
        end = next((at for at in range(place, len(self._rows)) if self._rows[at].strip().upper() == ":END:"), place)
        for at in range(place, end + 1):
            self._left.append(LeftOut(Reason.SETTING, self._rows[at].strip(), line=at + 1))
        return end + 1

    def _block(self, kind: str, place: int) -> int:
        self._shut()
        self._writer.part()
        if kind == "quote" or kind not in (*_LITERAL, "comment"):
            self._quote = int(kind == "quote")
            return place + 1
        close = f"#+end_{kind}"
        end = next(
            (at for at in range(place, len(self._rows)) if self._rows[at].strip().lower() == close), len(self._rows)
        )
        for at in range(place + 1, end):
            if kind == "comment":
                self._left.append(LeftOut(Reason.COMMENT, self._rows[at].strip(), line=at + 1))
            elif self._rows[at].strip():
                self._writer.add(self._rows[at], at + 1, looks={"code": True})
            else:
                self._writer.part()
        self._writer.part()
        return end + 1

    def _begin(self, words: str, place: int, looks: dict[str, object]) -> None:
        self._shut()
        self._text, self._start, self._end = words, place + 1, place + 1
        self._looks = {"level": len(self._indents), "quote": self._quote, **looks}

    def _shut(self) -> None:
        """Write what is open."""
        if self._text:
            self._writer.add(self._text, self._start, self._end, self._looks)
        self._text, self._looks = "", {}
