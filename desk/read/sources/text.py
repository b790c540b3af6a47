"""Plain text as lines: what a mail program wrapped is joined, and signs that people type for looks are told."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desk.read.line import Document, Form, LeftOut, Line, Reason, Run
from desk.read.sources.addresses import Addresses
from desk.read.sources.html import finished
from desk.read.sources.hygiene import cells, is_wide, joined, seen
from desk.read.sources.inline import Inline, Writer

_SIGNS = re.compile(
    r"""
      (?P<link> \[(?P<link_words>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,500})\][ ]?
          \(\s?<?(?P<link_target>(?:https?://|mailto:|www\.|//|/|\#)(?:[^()\s<>]|\([^()\s<>]{0,200}\))*)>?
          (?:\s"[^"\n]{0,200}")?\s?\) | \[(?P<link_words0>[^\[\]\n]{1,500})\](?P<link_target0>)\(\)
        | <a\b[^<>]{0,500}?\bhref\s?=\s?["']?(?P<link_target1>[^"'\s<>]{1,2000})[^<>]{0,500}>
          (?P<link_words1>[^<>]{1,500})</a\s*>
        | <(?P<link_target2>(?:https?://|mailto:|www\.)[^\s<>]{1,3000})> )
    | (?P<bold> (?<![\w*])\*\*(?=[^\s*])(?P<bold_in>[^*\n]{1,300}?)(?<=[^\s])\*\*(?![\w*])
        | (?<![\w*])\*(?=[^\s*])(?P<bold_in1>[^*\n]{1,200}?)(?<=[^\s])\*(?![\w*])
        | <(?P<tag>b|strong)>(?P<bold_in2>[^<>\n]{1,500})</(?P=tag)> )
    | (?P<italic> (?<![\w_/:.-])_(?=[^\s_])(?P<italic_in>[^_\n]{1,200}?)(?<=[^\s])_(?![\w_])
        | <(?P<tag1>i|em)>(?P<italic_in1>[^<>\n]{1,500})</(?P=tag1)> )
    | (?P<note> [ ]?\[(?P<note_of>\d{1,4})\](?=[\s.,;:!?)\[]|$) | \[(?P<note_of1>\d{1,4})\](?!\() )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_RULE = re.compile(r"[-=_*~#+.^·•]{3,}|[─—═━]{2,}|[-=+|]{5,}|(?:[-=_*~]\s){2,}[-=_*~]")
_BULLET = re.compile(
    r"(?:[*\-–•·▪►»●◦‣■◆➤→]|\+(?=\s+[^\W\d])|[o§](?=\s{2})|[a-z][.)](?=\s{2})|\(?\d{1,3}[.)、:]|\[\d{1,3}\])\s+\S|\d{1,3}、\S"
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?\S)\s*#*")
_FRAMED = re.compile(r"([=\-*~#+_:>])\1+\s+(\S.*?\S)\s+[=\-*~#+_:<]{2,}|[|│║]\s+([^|│║]*\S)\s+[|│║]")
_QUOTED = re.compile(r"((?:>\s?)+)(.*)")
_DEFINED = re.compile(r"\[?(\d{1,4})(?:\]:?|[.):])\s*<?((?:https?://|www\.|mailto:)[^\s<>]+)>?", re.IGNORECASE)
_ASKED = re.compile(r"\[(\d{1,4})\]")
_NOTES_TITLE = re.compile(r"[^\W\d_][\w ]{2,30}:?")
_OPEN_ADDRESS = re.compile(r"<https?://[^\s<>]*$|https?://\S*[-/=&_%?]$|https?://www\.$")
_REST_OF_ADDRESS = re.compile(r"(?=\S*[-/.=&_%\d])[^\s<>]+>?")
_SENTENCE_END = re.compile(r"[.!?:;…。！？：][\"'”’)\]]*\s*$")
_CUT_WORD = re.compile(r"[^\W\d_]-$")
_NARROW, _WIDE = 40, 100
"""Columns of lines by which it is told whether a text was wrapped."""
_FULL = 3
"""Columns by which a wrapped line may fall short of the width."""
_LONG = 45
"""Columns of the shortest line that may have been wrapped."""
TAB = 4


@dataclass(slots=True)
class _Paragraph:
    """Rows of the source that are one line."""

    text: str
    start: int
    end: int
    indent: int
    hanging: int
    """Columns by which its last row is set in."""
    last: str
    gap: int
    rule: bool
    quote: int
    item: bool
    under: str = ""


@dataclass(slots=True)
class _Gathering:
    """Paragraphs as they come, and what stands between them."""

    done: list[_Paragraph] = field(default_factory=list)
    open: _Paragraph | None = None
    gap: int = 0
    rule: bool = False

    def shut(self) -> None:
        """End the paragraph that is open."""
        if self.open is not None:
            self.done.append(self.open)
            self.open = None


def read_text(text: str, addresses: Addresses | None = None, flowed: bool = False) -> Document:
    """The lines of a plain text. `flowed` says that a space at the end of a row goes on with it (RFC 3676)."""
    addresses = addresses or Addresses()
    rows = tuple(text.split("\n"))
    gathered = _gathered(rows, _width(rows), flowed)
    notes = _Notes(gathered)
    inline = Inline(_SIGNS, addresses)
    writer = Writer(inline, Form.TEXT)
    for paragraph in gathered:
        _write(paragraph, writer, notes)
    noted, titles = _with_notes(writer.lines, notes, addresses)
    left = (*titles, *addresses.left_out, *inline.left_out)
    return Document(Form.TEXT, _levelled(finished(noted)), rows, left_out=left)


def _width(rows: Sequence[str]) -> int:
    """The column at which a text was wrapped; 0 if it was not, as far as its long lines say."""
    long = sorted(size for row in rows if "://" not in row and (size := cells(row.rstrip())) > _NARROW)
    narrow = [size for size in long if size <= _WIDE]
    if len(narrow) <= 2 or len(narrow) <= 0.8 * len(long):
        return 0
    width = narrow[int(len(narrow) * 0.93)]
    return width if width >= 50 else 0


def _gathered(rows: Sequence[str], width: int, flowed: bool) -> list[_Paragraph]:
    made = _Gathering()
    quoted = _quotes(rows)
    for number, row in enumerate(rows, 1):
        depth = 0
        if quoted and (match := _QUOTED.match(row)):
            depth, row = match[1].count(">"), match[2]
        clean = seen(row).expandtabs(TAB).rstrip() if not flowed else seen(row).expandtabs(TAB)
        words = clean.strip()
        if not words:
            made.shut()
            made.gap += 1
        elif _RULE.fullmatch(words) and not words.isalnum():
            _underline(made, words)
        else:
            _take(made, clean, number, depth, width, flowed)
    made.shut()
    return made.done


def _quotes(rows: Sequence[str]) -> bool:
    """Whether ">" quotes here: it does where it begins two rows in a row, and is a sign of an item elsewhere."""
    return any(above.startswith(">") and below.startswith(">") for above, below in zip(rows, rows[1:], strict=False))


def _underline(made: _Gathering, words: str) -> None:
    """A row of signs: it underlines the row above if it is about as long, and is a rule in any case."""
    above = made.open
    if above is not None and above.start == above.end and words[0] in "-=~^_═━─*#":
        size = cells(above.last.strip())
        if abs(cells(words) - size) <= max(_FULL, 0.3 * size):
            above.under = words[0]
    made.shut()
    made.rule = True
    made.gap += 1


def _take(made: _Gathering, row: str, number: int, depth: int, width: int, flowed: bool) -> None:
    """A row of words: it goes on with the paragraph above, or begins one."""
    words = row.strip()
    indent = len(row) - len(row.lstrip())
    item = bool(_BULLET.match(words))
    above = made.open
    if above is not None and above.quote == depth and not item and _goes_on(above, row, width, flowed):
        above.text = _joined(above.text, words)
        above.end, above.hanging, above.last = number, indent, row
        return
    made.shut()
    made.open = _Paragraph(words, number, number, indent, indent, row, made.gap + 1, made.rule, depth, item)
    made.gap, made.rule = 0, False


def _goes_on(above: _Paragraph, row: str, width: int, flowed: bool) -> bool:
    """Whether a row goes on with the one above: that one was full, or broken off inside an address or brackets."""
    words = row.strip()
    if _OPEN_ADDRESS.search(above.text) and _REST_OF_ADDRESS.fullmatch(words) and len(above.last) > _LONG:
        return not _ADDRESS.match(words)
    if flowed and above.last.endswith(" ") and above.last.strip() != "--":
        return True
    if _ADDRESS.fullmatch(words) or _ADDRESS.fullmatch(above.last.strip()):
        return False
    indent = len(row) - len(row.lstrip())
    in_line = abs(indent - above.indent) <= 1 or above.hanging == indent or (above.item and indent >= above.indent)
    size = cells(above.last)
    if in_line and size > _LONG and words[0].islower() and not _SENTENCE_END.search(above.last):
        return True
    if not width:
        return False
    first = words.split(None, 1)[0] if words.isascii() or not is_wide(words[0]) else words[0]
    full = size > _LONG and size + (not is_wide(words[0])) + min(cells(first), 40) > width - _FULL
    open_bracket = size > _LONG and above.text.count("(") > above.text.count(")") and above.end - above.start < 4
    return in_line and (full or open_bracket)


def _joined(above: str, below: str) -> str:
    if _OPEN_ADDRESS.search(above):
        return above + below
    last = above.rsplit(None, 1)[-1] if above else ""
    if last.endswith("-") and ("/" in last or _CUT_WORD.search(last) and below[:1].islower() and "-" in last[:-1]):
        return above + below
    return joined(above, below)


class _Notes:
    """The addresses that numbers in brackets stand for, where a list says so: "[3] https://example.org/x"."""

    def __init__(self, paragraphs: Sequence[_Paragraph]) -> None:
        """Find the lists; one that no number asks for is none."""
        self._places: dict[str, list[tuple[int, str]]] = {}
        self.used: set[int] = set()
        asked: set[str] = set()
        for each in paragraphs:
            if match := _DEFINED.fullmatch(each.text):
                self._places.setdefault(match[1], []).append((each.start, match[2]))
            elif "[" in each.text:
                asked.update(_ASKED.findall(each.text))
        if not asked & set(self._places):
            self._places = {}

    def names(self, text: str) -> str:
        """The number that a row of a list explains, or ""."""
        match = _DEFINED.fullmatch(text) if self._places else None
        return match[1] if match else ""

    def address(self, number: str, line: int) -> str:
        """What a number means: the note of that number below it, failing that the nearest above."""
        places = self._places.get(number)
        if not places:
            return ""
        start, url = places[min(bisect_right(places, (line, "\uffff")), len(places) - 1)]
        self.used.add(start)
        return url


def _write(paragraph: _Paragraph, writer: Writer, notes: _Notes) -> None:
    text, looks = paragraph.text, {"indent": paragraph.indent, "quote": paragraph.quote, "under": paragraph.under}
    made: dict[str, object] = {**looks}
    if match := _HEADING.fullmatch(text):
        made["heading"], text = len(match[1]), match[2]
    elif match := _FRAMED.fullmatch(text):
        text = match[2] or match[3]
        made["under"] = match[1] or "|"
    if number := notes.names(text):
        made["foot"] = number
    writer.gap = min(4, paragraph.gap) if writer.lines else 0
    writer.rule = writer.rule or paragraph.rule
    writer.add(text, paragraph.start, paragraph.end, made)


def _with_notes(lines: Sequence[Line], notes: _Notes, addresses: Addresses) -> tuple[list[Line], list[LeftOut]]:
    """Lines in which the numbers that a list explains lead where it says; the rows of the list and its title are gone."""
    noted = [
        line.changed(runs=tuple(_noted(run, line, notes, addresses) for run in line.runs))
        if any(run.note for run in line.runs)
        else line
        for line in lines
    ]
    made: list[Line] = []
    titles: list[LeftOut] = []
    for line in noted:
        if not line.foot or line.start not in notes.used:
            made.append(line)
        elif made and not titles and _NOTES_TITLE.fullmatch(made[-1].text) and line.gap > 1:
            titles.append(LeftOut(Reason.NOTES, made.pop().text, line=line.start))
    return made, titles


def _noted(run: Run, line: Line, notes: _Notes, addresses: Addresses) -> Run:
    if not run.note:
        return run
    url = notes.address(run.note, line.end) if not line.foot else ""
    if not url:
        return replace(run, note="")
    href, raw, tracked = addresses.of(url)
    return replace(run, href=href, raw=raw, tracked=tracked)


def _levelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the depth of their lists: an item is deeper that is set in more, or has a sign of its own below."""
    made = []
    open_items: list[tuple[int, str]] = []
    for line in lines:
        sign = "1" if line.bullet == "1" else line.mark
        if line.bullet:
            known = next(
                (at for at, item in enumerate(open_items) if item[1] == sign and item[0] >= line.indent - 1), None
            )
            if known is not None:
                del open_items[known:]
            while open_items and open_items[-1][0] > line.indent + 1:
                open_items.pop()
            open_items.append((line.indent, sign))
        elif not open_items or line.indent <= open_items[0][0]:
            open_items = []
        else:
            while len(open_items) > 1 and open_items[-1][0] >= line.indent:
                open_items.pop()
        made.append(line.changed(level=len(open_items)) if open_items else line)
    return tuple(made)
