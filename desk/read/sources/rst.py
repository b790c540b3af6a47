"""reStructuredText as lines: titles, lists, directives, targets, tables and the signs inside lines."""

import re

from desk.read.line import Document, Form, Hint, LeftOut, Reason, Run
from desk.read.sources.addresses import Addresses
from desk.read.sources.hints import hint_of, key_about
from desk.read.sources.html import finished
from desk.read.sources.hygiene import joined, seen
from desk.read.sources.inline import Inline, Writer

_SIGNS = re.compile(
    r"""
      (?P<code> ``(?P<code_in>[^`\n]{1,300})`` )
    | (?P<link> `(?P<link_words>[^`<>\n]{0,500}?)\s*<(?P<link_target>[^<>`\n]{1,2000})>`__?
        | :[\w:+-]{1,40}:`(?P<link_words1>[^`<>\n]{1,300}?)\s*<(?P<link_target1>[^<>`\n]{1,500})>`
        | `(?P<link_name>[^`\n]{1,500})`__?(?!\w)
        | (?<![\w`:/.@-])(?P<link_name1>[A-Za-z\d](?:[\w.+-]{0,60}[A-Za-z\d])?)_(?![\w_]) )
    | (?P<italic> :[\w:+-]{1,40}:`(?P<italic_in>[^`\n]{1,300})` | (?<![\w*])\*(?=[^\s*])(?P<italic_in1>[^*\n]{1,300}?)(?<=\S)\*(?![\w*])
        | (?<![\w`])`(?P<italic_in2>[^`\n]{1,300})`(?![\w`_]) )
    | (?P<bold> (?<![\w*])\*\*(?=\S)(?P<bold_in>[^*\n]{1,300}?)(?<=\S)\*\*(?![\w*]) )
    | (?P<note> \[(?P<note_of>\#?[\w-]{0,40}|\*)\]_(?!\w) )
    """,
    re.VERBOSE,
)
_ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_BULLET = re.compile(r"(\s*)([*+\-•‣⁃]|\(?(?:\d{1,3}|#|[a-zA-Z])[.)])\s+(\S.*)")
_FIELD = re.compile(r":([\w -]{1,40}):(?:\s+(.*))?")
_DIRECTIVE = re.compile(r"(\s*)\.\.\s+(?:\|([^|]+)\|\s+)?([\w:-]+)::(?:\s+(.*))?")
_TARGET = re.compile(r"\s*(?:\.\.\s+_(`[^`]+`|[^:`]*)|__):?(?:\s+(.*))?")
_FOOTNOTE = re.compile(r"\s*\.\.\s+\[(#?[\w-]*|\*)\]\s*(.*)")
_COMMENT = re.compile(r"(\s*)\.\.(?:\s+(.*))?")
_TABLE_RULE = re.compile(r"\s*(?:\+[-=+]+\+|=+(?:\s+=+)+)\s*")
_TARGET_ROW = re.compile(r"^\s*\.\. _(`[^`\n]+`|[^:\n`]+): *(\S+)", re.MULTILINE)
_SHOWN = frozenset(
    """note tip hint important warning caution danger attention error admonition topic sidebar epigraph highlights
    pull-quote compound container rubric centered seealso versionadded""".split()
)
"""Directives whose words are shown."""
_LITERAL = frozenset("code code-block sourcecode parsed-literal literalinclude highlight".split())
_PICTURES = frozenset("image figure".split())


def read_rst(text: str, addresses: Addresses | None = None) -> Document:
    """The lines of a reStructuredText."""
    return _Reader(text.split("\n"), addresses or Addresses()).document()


class _Reader:
    """Goes over the rows once; a paragraph or an item gathers rows until something ends it."""

    def __init__(self, rows: list[str], addresses: Addresses) -> None:
        self._source = rows
        self._rows = [seen(row).expandtabs(8).rstrip() for row in rows]
        self._addresses = addresses
        self._named = [(_folded(match[1]), match[2]) for match in _TARGET_ROW.finditer("\n".join(self._rows))]
        self._targets = dict(self._named)
        self._asked: set[str] = set()
        self._inline = Inline(_SIGNS, addresses, self._target)
        self._writer = Writer(self._inline, Form.RST)
        self._hints: list[Hint] = []
        self._left: list[LeftOut] = []
        self._adornments: list[str] = []
        self._indents: list[int] = []
        self._code: int | None = None
        self._text, self._start, self._end, self._indent = "", 0, 0, 0
        self._looks: dict[str, object] = {}

    def document(self) -> Document:
        """What the rows are."""
        place = 0
        while place < len(self._rows):
            place = self._row(place)
        self._shut()
        for name, url in self._named:
            if name not in self._asked or self._targets[name] != url:
                self._left.append(LeftOut(Reason.UNUSED, name, self._addresses.of(url)[0] or url))
        left = (*self._left, *self._addresses.left_out, *self._inline.left_out)
        lines = finished(self._writer.lines)
        return Document(Form.RST, lines, tuple(self._source), hints=tuple(self._hints), left_out=left)

    def _target(self, name: str) -> str | None:
        """The address of a name; what is named nowhere here waits for one, unless it is a mere word."""
        key = _folded(name)
        if key in self._targets:
            self._asked.add(key)
            url = self._targets[key]
            return self._targets.get(_folded(url[:-1]), url) if url.endswith("_") else url
        return f"[{name}]" if " " in name else None

    def _row(self, place: int) -> int:
        row = self._rows[place]
        if self._code is not None and self._literal(row, place):
            return place + 1
        if not row.strip():
            self._shut()
            self._writer.part()
        elif (title := self._title(place)) > place:
            return title
        elif row.lstrip().startswith("..") or row.startswith("__ "):
            return self._explicit(row, place)
        elif _TABLE_RULE.fullmatch(row):
            return self._table(place)
        elif match := _FIELD.fullmatch(row):
            self._field(match, place)
        elif match := _BULLET.fullmatch(row):
            self._item(match, place)
        else:
            self._words(row, place)
        return place + 1

    def _literal(self, row: str, place: int) -> bool:
        """Whether a row belongs to a block of code: it is set in more than what stands above."""
        indent = len(row) - len(row.lstrip())
        if not row.strip():
            self._writer.part()
            return True
        if self._code is None or indent <= self._code:
            self._code = None
            return False
        self._writer.add(row, place + 1, looks={"code": True})
        return True

    def _title(self, place: int) -> int:
        """The place behind a title that begins here, with its lines of signs, or behind a rule; else this place."""
        row, below, third = (self._rows[at] if at < len(self._rows) else "" for at in (place, place + 1, place + 2))
        adorned = _ADORNED.fullmatch(row)
        if (
            adorned
            and below.strip()
            and _ADORNED.fullmatch(third)
            and third[0] == row[0]
            and len(third) >= len(below.strip()) - 2
        ):
            self._head(below.strip(), place + 1, row[0] * 2)
            return place + 3
        if adorned and not self._text:
            self._writer.rule = True
            return place + 1
        under = _ADORNED.fullmatch(below)
        if under and not self._text and row[:1].strip() and not adorned and len(below) >= min(4, len(row)):
            self._head(row, place, below[0])
            return place + 2
        return place

    def _head(self, words: str, place: int, sign: str) -> None:
        if sign not in self._adornments:
            self._adornments.append(sign)
        level = min(6, self._adornments.index(sign) + 1)
        if level == 1 and not self._writer.lines:
            self._hints.append(Hint("title", words, "title"))
        self._indents = []
        self._begin(words, place, 0, {"heading": level}, 2)
        self._shut()
        self._writer.part()

    def _explicit(self, row: str, place: int) -> int:
        """A directive, a target, a footnote or a remark: what begins with two dots."""
        self._shut()
        self._writer.part()
        if match := _DIRECTIVE.fullmatch(row):
            return self._directive(match, place)
        self._indents = [] if not row.startswith(" ") else self._indents
        if match := _FOOTNOTE.fullmatch(row):
            self._begin(match[2], place, len(row) - len(row.lstrip()), {"foot": match[1]}, 2)
            return place + 1
        if _TARGET.fullmatch(row) and (row.lstrip().startswith(".. _") or row.startswith("__ ")):
            return place + 1
        match = _COMMENT.fullmatch(row)
        return self._set_in(place, len(match[1]) if match else 0, Reason.COMMENT)

    def _directive(self, match: re.Match[str], place: int) -> int:
        name, argument, indent = match[3], match[4] or "", len(match[1])
        if name in _PICTURES:
            return self._picture(argument, place, indent)
        if name in _LITERAL:
            self._left.append(LeftOut(Reason.SETTING, self._rows[place].strip(), line=place + 1))
            self._code = indent
            return self._options(place + 1, indent)[0]
        if name in _SHOWN or name == "replace":
            if argument:
                self._begin(argument, place, indent + 3, {"kind": name}, 2)
            return self._options(place + 1, indent)[0]
        return self._set_in(place, indent, Reason.SETTING)

    def _picture(self, source: str, place: int, indent: int) -> int:
        end, options = self._options(place + 1, indent)
        words = f"`{options['alt']} <{options['target']}>`__" if "target" in options and "alt" in options else ""
        href, raw, _ = self._addresses.of(options["target"]) if "target" in options else ("", None, False)
        self._writer.add(words or options.get("alt") or "-", place + 1, end)
        picture = Run(options.get("alt", ""), href, image=self._addresses.of(source)[0] or source or "-", raw=raw)
        self._writer.lines[-1] = self._writer.lines[-1].changed(runs=(picture,))
        self._writer.part()
        return end

    def _options(self, place: int, indent: int) -> tuple[int, dict[str, str]]:
        """The options below a directive, and the place behind them."""
        found: dict[str, str] = {}
        while place < len(self._rows) and (match := _FIELD.fullmatch(self._rows[place].strip())):
            if len(self._rows[place]) - len(self._rows[place].lstrip()) <= indent:
                break
            found[match[1]] = match[2] or ""
            if match[1] not in ("alt", "target"):
                self._left.append(LeftOut(Reason.SETTING, self._rows[place].strip(), line=place + 1))
            place += 1
        return place, found

    def _set_in(self, place: int, indent: int, reason: Reason) -> int:
        """Leave out a row and those below that are set in more; the place of the first that is not."""
        begun = place
        while place < len(self._rows):
            row = self._rows[place]
            if place > begun and row.strip() and len(row) - len(row.lstrip()) <= indent:
                break
            if row.strip(" ."):
                self._left.append(LeftOut(reason, row.strip(" ."), line=place + 1))
            place += 1
        return place

    def _table(self, place: int) -> int:
        """The rows of a table, simple or drawn: each cell is a line, and those of a row stand side by side."""
        self._shut()
        drawn = self._rows[place].lstrip().startswith("+")
        cell = 0
        while place < len(self._rows) and self._rows[place].strip():
            row = self._rows[place].strip()
            if not _TABLE_RULE.fullmatch(row):
                for part in row.strip("|").split("|") if drawn else re.split(r"\s{2,}", row):
                    cell += 1
                    self._writer.part(3)
                    self._writer.add(part.strip(), place + 1, looks={"depth": 1, "row": place + 1, "cell": cell})
            place += 1
        self._writer.part(3)
        return place

    def _field(self, match: re.Match[str], place: int) -> None:
        about = key_about(match[1].lower())
        hint = hint_of(about, match[2]) if about and match[2] else None
        if hint:
            self._hints.append(hint)
        else:
            self._left.append(LeftOut(Reason.SETTING, match[0], line=place + 1))

    def _item(self, match: re.Match[str], place: int) -> None:
        indent = len(match[1])
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
        numbered = match[2] not in "*+-•‣⁃"
        mark = match[2] if numbered and match[2][0] != "#" else ""
        self._begin(match[3], place, indent + 2, {"bullet": "1" if numbered else "*", "mark": mark}, 1)

    def _words(self, row: str, place: int) -> None:
        indent = len(row) - len(row.lstrip())
        if self._text and not row.startswith("| "):
            self._text, self._end = joined(self._text, row.strip()), place + 1
            return
        while self._indents and indent <= self._indents[-1]:
            self._indents.pop()
        quoted = indent > 0 and not self._indents
        self._begin(row.strip().removeprefix("| "), place, indent, {"quote": int(quoted)}, 1)

    def _begin(self, words: str, place: int, indent: int, looks: dict[str, object], gap: int) -> None:
        self._shut()
        if gap > 1:
            self._writer.part(gap)
        self._text, self._start, self._end, self._indent = words, place + 1, place + 1, indent
        self._looks = {"level": len(self._indents), **looks}

    def _shut(self) -> None:
        """Write what is open; two colons at its end say that code follows."""
        if self._text:
            if self._text.endswith("::"):
                self._code = self._indents[-1] if self._indents else 0
                self._text = self._text[:-2].rstrip() + (":" if not self._text[:-2].endswith(" ") else "")
            if self._text.strip(":"):
                self._writer.add(self._text, self._start, self._end, self._looks)
        self._text, self._looks = "", {}


def _folded(name: str) -> str:
    return " ".join(name.strip("`").split()).lower()
