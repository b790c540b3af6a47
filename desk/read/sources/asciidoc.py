"""AsciiDoc as lines: its header, titles, lists, delimited blocks, tables and the signs inside lines."""

import re
from collections.abc import Sequence

from desk.read.line import Document, Form, Hint, LeftOut, Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.hints import day_in, hint_of, key_about
from desk.read.sources.html import finished
from desk.read.sources.hygiene import joined, seen
from desk.read.sources.inline import Inline, Writer

_SIGNS = re.compile(
    r"""
      (?P<code> `\+?(?P<code_in>[^`\n]{1,300}?)\+?` | \+(?P<code_in1>[^+\s][^+\n]{0,300})\+ )
    | (?P<image> image::?(?P<image_target>[^\s\[\]]{1,2000})\[(?P<image_words>[^\],\n]{0,500})[^\]\n]{0,300}\] )
    | (?P<link> (?:link:|\b(?=https?://|mailto:|ftp://))(?P<link_target>[^\s\[\]<>]{1,2000})
          \[(?P<link_words>(?:[^\[\]\n\\]|\\\]|\[[^\[\]\n]{0,200}\]){0,500}?)(?:\^|,\s?(?:role|window)=[^\]\n]{0,80})?\]
        | <<(?P<link_target1>\#?[^<>,\n]{1,200}),\s?(?P<link_words1>[^<>\n]{1,300})>>
        | xref:(?P<link_target2>[^\s\[\]]{1,300})\[(?P<link_words2>[^\]\n]{1,300})\] )
    | (?P<bold> \*\*(?P<bold_in>[^*\n]{1,300})\*\* | (?<![\w*])\*(?=\S)(?P<bold_in1>[^*\n]{1,300}?)(?<=\S)\*(?![\w*]) )
    | (?P<italic> __(?P<italic_in>[^_\n]{1,300})__
        | (?<![\w_/])_(?=\S)(?P<italic_in1>[^_\n]{1,300}?)(?<=\S)_(?![\w_]) )
    | (?P<struck> \[(?:line-through|\.line-through)\]\#(?P<struck_in>[^\#\n]{1,300})\# )
    | (?P<drop> \{(?:nbsp|zwsp|empty|sp|blank)\} | \[\[[\w-]{1,60}\]\] | \[\#[\w-]{1,60}\] )
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r":(!?[\w-]+!?):\s*(.*)")
_TITLE = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?")
_ITEM = re.compile(r"\s*(\*{1,6}|-|\.{1,6}|\d{1,3}\.|<\d{1,2}>|<\.>)\s+(\S.*)")
_TERM = re.compile(r"(\S.{0,200}?)(:{2,4}|;;)(?:\s+(.*))?")
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|_{4,}|\*{4,}|\+{4,}|/{4,}|--|```|\|===|,===|:===|!===)\s*")
_LITERAL = ("----", "....", "++++", "```")
_BLOCK_SIGN = re.compile(r"\[[^\[\]\n]*\]|\[\[[^\[\]\n]*\]\]")
_BLOCK_TITLE = re.compile(r"\.([^\s.].*)")
_RULE = re.compile(r"'{3,}|<<<|-{3}|\*{3}")
_DIRECTIVE = re.compile(r"(?:include|ifdef|ifndef|endif|ifeval|toc|video|audio)::\S*\[.*\]")
_AUTHOR = re.compile(r"[^\W\d_][\w.'-]*(?:\s[^\W\d_][\w.'-]*){0,3}(?:\s<[^<>]*>)?;?")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s")


def read_asciidoc(text: str, addresses: Addresses | None = None) -> Document:
    """The lines of an AsciiDoc text."""
    addresses = addresses or Addresses()
    rows = [seen(row).rstrip() for row in text.split("\n")]
    return _Reader(rows, addresses).document(tuple(text.split("\n")))


class _Reader:
    """Goes over the rows once. What is open (a paragraph, an item) gathers rows until something ends it."""

    def __init__(self, rows: Sequence[str], addresses: Addresses) -> None:
        self._rows = rows
        self._addresses = addresses
        self._inline = Inline(_SIGNS, addresses)
        self._writer = Writer(self._inline, Form.ASCIIDOC)
        self._hints: list[Hint] = []
        self._left: list[LeftOut] = []
        self._named: dict[str, str] = {}
        self._signs: list[str] = []
        self._blocks: list[str] = []
        self._text, self._start, self._end = "", 0, 0
        self._looks: dict[str, object] = {}
        self._quote = 0

    def document(self, source: tuple[str, ...]) -> Document:
        """What the rows are."""
        place = self._header()
        while place < len(self._rows):
            place = self._row(place)
        self._shut()
        left = (*self._left, *self._addresses.left_out, *self._inline.left_out)
        return Document(Form.ASCIIDOC, finished(self._writer.lines), source, hints=tuple(self._hints), left_out=left)

    def _header(self) -> int:
        """The title, and below it authors, revision and attributes; the place of the first row behind."""
        place = 0
        while place < len(self._rows) and (self._setting(place) or not self._rows[place]):
            place += 1
        title = _TITLE.fullmatch(self._rows[place]) if place < len(self._rows) else None
        if title is None or len(title[1]) > 1:
            return place
        self._hints.append(Hint("title", title[2], "title"))
        self._writer.add(title[2], place + 1, looks={"heading": 1})
        self._writer.part()
        place += 1
        for _ in range(2):
            row = self._rows[place] if place < len(self._rows) else ""
            if day := day_in(row) if not row.startswith(":") else "":
                self._hints.append(Hint("date", day, "front matter"))
            elif _AUTHOR.fullmatch(row):
                self._hints.append(Hint("sender", row, "front matter"))
            else:
                break
            place += 1
        while place < len(self._rows) and self._setting(place):
            place += 1
        return place

    def _setting(self, place: int) -> bool:
        """Whether a row is an attribute, a remark or a directive: it is told apart from the words."""
        row = self._rows[place]
        if match := _ATTRIBUTE.fullmatch(row):
            about = key_about(match[1].lower())
            hint = hint_of(about, match[2]) if about and match[2] else None
            self._named[match[1]] = match[2]
            if hint:
                self._hints.append(hint)
            else:
                self._left.append(LeftOut(Reason.SETTING, row, line=place + 1))
            return True
        if row.startswith("//") and not row.startswith("////"):
            self._left.append(LeftOut(Reason.COMMENT, row.strip("/ "), line=place + 1))
            return True
        if _DIRECTIVE.fullmatch(row):
            self._left.append(LeftOut(Reason.SETTING, row, line=place + 1))
            return True
        return False

    def _row(self, place: int) -> int:
        """Read a row and say where the next is."""
        row = self._rows[place]
        if match := _DELIMITER.fullmatch(row):
            return self._block(match[1], place)
        if not row.strip():
            self._shut()
            self._writer.part()
            self._signs = self._signs if self._goes_on(place) else []
        elif row == "+":
            self._shut()
        elif self._setting(place):
            return place + 1
        elif _RULE.fullmatch(row):
            self._shut()
            self._writer.rule = True
        elif match := _TITLE.fullmatch(row):
            self._begin(match[2], place, {"heading": len(match[1])}, 2)
            self._signs = []
            self._shut()
            self._writer.part()
        elif match := _ITEM.fullmatch(row):
            self._item(match[1], match[2], place)
        elif not self._text and _BLOCK_SIGN.fullmatch(row):
            self._left.append(LeftOut(Reason.SETTING, row, line=place + 1))
        elif not self._text and (match := _BLOCK_TITLE.fullmatch(row)):
            self._begin(match[1], place, {"kind": "title"}, 2)
            self._shut()
        elif (match := _TERM.fullmatch(row)) and "://" not in match[1]:
            self._begin(match[1], place, {"term": True}, 2)
            self._shut()
            if match[3]:
                self._begin(match[3], place, {}, 1)
        elif self._text:
            self._text, self._end = self._continued(row.strip()), place + 1
        else:
            self._begin(_ADMONITION.sub("", row.strip()), place, {}, 1)
        return place + 1

    def _continued(self, words: str) -> str:
        if self._text.endswith(" +"):
            self._shut_part()
            return words
        return joined(self._text, words)

    def _shut_part(self) -> None:
        """End a line that a plus sign breaks; the paragraph goes on below."""
        looks = {name: value for name, value in self._looks.items() if name not in ("bullet", "mark")}
        start = self._end + 1
        self._shut()
        self._looks, self._start = looks, start

    def _item(self, sign: str, words: str, place: int) -> None:
        self._shut()
        numbered = sign[0] in ".<" or sign[0].isdigit()
        kind = "1." if sign[0].isdigit() else sign
        if kind in self._signs:
            del self._signs[self._signs.index(kind) + 1 :]
        else:
            self._signs.append(kind)
        self._begin(words, place, {"bullet": "1" if numbered else "*", "level": len(self._signs)}, 1)

    def _goes_on(self, place: int) -> bool:
        """Whether a list goes on behind empty rows."""
        below = next((row for row in self._rows[place + 1 : place + 4] if row.strip()), "")
        return bool(_ITEM.fullmatch(below))

    def _block(self, sign: str, place: int) -> int:
        """A delimited block: code is taken whole, the others are opened or shut."""
        self._shut()
        self._writer.part()
        if sign.startswith(("////", *_LITERAL)):
            end = next((at for at in range(place + 1, len(self._rows)) if self._rows[at] == sign), len(self._rows))
            for at in range(place + 1, end):
                if sign.startswith("////"):
                    self._left.append(LeftOut(Reason.COMMENT, self._rows[at], line=at + 1))
                elif self._rows[at].strip():
                    self._writer.add(self._rows[at], at + 1, looks={"code": True, "quote": self._quote})
                else:
                    self._writer.part()
            self._writer.part()
            return end + 1
        if sign.endswith("==="):
            if sign[0] in "|!,:":
                return self._table(sign, place)
        if self._blocks and self._blocks[-1] == sign:
            self._blocks.pop()
        else:
            self._blocks.append(sign)
        self._quote = sum(each.startswith("____") for each in self._blocks)
        return place + 1

    def _table(self, sign: str, place: int) -> int:
        """The rows of a table: each cell is a line, and those of a row stand side by side."""
        end = next((at for at in range(place + 1, len(self._rows)) if self._rows[at] == sign), len(self._rows))
        cell = 0
        for at in range(place + 1, end):
            parts = self._rows[at].split(sign[0])
            for part in parts[1:] if sign[0] in "|!" and len(parts) > 1 else parts:
                cell += 1
                looks = {"depth": 1, "row": at + 1, "cell": cell}
                self._writer.part(3)
                self._writer.add(part.strip(), at + 1, looks=looks)
        self._writer.part(3)
        return end + 1

    def _begin(self, words: str, place: int, looks: dict[str, object], gap: int) -> None:
        self._shut()
        if gap > 1:
            self._writer.part(gap)
        self._text, self._start, self._end = words, place + 1, place + 1
        self._looks = {"level": len(self._signs), "quote": self._quote, **looks}

    def _shut(self) -> None:
        """Write what is open."""
        if self._text:
            text = re.sub(r"\{([\w-]+)\}", lambda match: self._named.get(match[1], match[0]), self._text)
            self._writer.add(text.removesuffix(" +"), self._start, self._end, self._looks)
        self._text, self._looks = "", {}
