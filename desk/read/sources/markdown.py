"""Markdown as lines: CommonMark with tables, and what site generators and wikis write around it.

markdown-it-py reads it; what it makes is walked as a page is, with each element's place in the source.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from desk.read.hygiene import seen
from desk.read.line import Document, Form, LeftOut, Line
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.hints import front_matter
from desk.read.sources.html import walked
from desk.read.sources.row_ends import meant
from desk.read.sources.walk import FOOT, NOTE, PLACE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRAMED = re.compile(r"([=~_-])\1+[ ]+(\S.{0,98}\S)[ ]+\1{2,}")
"""A title as people who think of a text write it: "== Harbour ==", "-- Harbour --"."""
_OVERLINE = re.compile(r"(?:={3,}|-{3,})")
"""A row above a title that is underlined with one just so: CommonMark takes the upper one of "=" for words of it."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKUP = re.compile(
    r"""(?=[{:\[]|[ ]\{)(?:                       # what all of it begins with
        \{%.{0,2000}?%\} | \{\{.{0,2000}?\}\}      # Liquid, Jinja and the shortcodes of Hugo
      | \{:[^{}\n]{0,500}\}                      # attribute lists of kramdown and MkDocs
      | (?:(?<=[)\]])|(?<=\S)[ ](?=.{0,300}\}[ ]*$)|^)\{[ ]?(?:[.\#][\w-]|[\w-]{1,30}=["\w])[^{}\n]{0,300}\}
      | :[a-z]+(?:-[a-z0-9]+)+:(?:\{[^{}\n]{0,200}\})? # icons of MkDocs: ":material-arrow-right:"
      | ^\[TOC\][ ]*$ )""",
    re.VERBOSE,
)
_ADMONITION = re.compile(
    r"( {0,3})(?:!!!|\?\?\?\+?|===\+?)[ ]+(?:([\w-]+)(?:[ ]+inline(?:[ ]+end)?)?)?[ ]*(?:[\"“](.*)[\"”])?[ ]*"
)
_MARKER = r"(?:[ ]{0,3}(?:>|[-*+](?=[ ])|\d{1,9}[.)](?=[ ])))"
_NESTED = re.compile(rf"\A([ ]*{_MARKER}{{12}}){_MARKER}+")
"""Quotations and lists inside each other, deeper than anybody writes: the parser leaves out what nests too deeply."""
_DEEPEST = 32
"""Columns that a row is set in at most."""
_LOOSE = 50
_LOOSE_BRACKET = re.compile(r"(?<!\\)\[(?![^\[\]\n]{0,300}\])")
"""A bracket that nothing closes: a row of them costs the parser the square of its length."""
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\[\]\s]{1,60})\]:[ \t]*")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,60})\]")
_WAITING = re.compile(r"\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,200})\]")
"""A link to a target that another file defines: it waits for its address."""


@dataclass(slots=True)
class _Rows:
    """The rows as CommonMark has them, as many as the source has, and what was taken out of them."""

    rows: list[str] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)


def read_markdown(text: str, addresses: Addresses) -> Document:
    """The lines of a Markdown text."""
    source = text.split("\n")
    taken, hints, left = front_matter(source)
    made = read_rows([""] * taken + source[taken:], addresses, Form.MARKDOWN)
    return replace(made, source=tuple(source), hints=(*hints, *made.hints), left_out=(*left, *made.left_out))


def read_rows(source: Sequence[str], addresses: Addresses, form: Form) -> Document:
    """The lines of rows of Markdown, or of another markup that was made into such rows."""
    prepared = _prepared(source)
    reader = _reader()
    env: dict[str, Any] = {}
    tokens = reader.parse("\n".join(prepared.rows), env)
    _place(tokens, prepared.notes)
    page = walked(str(reader.renderer.render(tokens, reader.options, env)), addresses, form)
    lines = _ended(page.lines, len(source))
    fences = [(token.info.strip(), token.map) for token in tokens if token.type == "fence"]
    left = [LeftOut(Reason.SETTING, info, line=rows[0] + 1) for info, rows in fences if info and rows]
    left += [*prepared.left_out, *page.left_out, *_unused(env, lines, addresses)]
    return replace(page, lines=lines, left_out=tuple(left))


@lru_cache(maxsize=1)
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    from desk.formats.prose.stress import stress

    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])
    reader.inline.ruler.at("emphasis", stress)
    # Addresses stay as they are written, and what may be linked is decided in one place.
    reader.validateLink = bool  # type: ignore[method-assign,assignment]
    reader.normalizeLink = str  # type: ignore[method-assign,assignment]
    return reader


def _prepared(source: Sequence[str]) -> _Rows:
    """The rows without what is no Markdown of anybody's but one program's; in fenced code everything stays."""
    made = _Rows()
    fence, inside = "", False
    above = "##" if not any(row.startswith(("# ", "## ")) for row in source) else "#"
    told: list[str] = []
    for number, row in enumerate(source, 1):
        plain = seen(row) if not row.isascii() else row
        match = _FENCE.match(plain)
        if match:
            sign = match[1]
            fence = sign if not fence else "" if sign[0] == fence[0] and len(sign) >= len(fence) else fence
        elif not fence:
            inside, plain = _undented(_shallow(plain), inside)
            plain = _unmarked(plain, number, made)
            plain = f"{above} {framed[2]}" if (framed := _FRAMED.fullmatch(plain.rstrip())) else plain
        made.rows.append(plain)
        told.append("" if fence or match else plain)
    for at, (above, title, under) in enumerate(zip(told, told[1:], told[2:], strict=False)):
        if _OVERLINE.fullmatch(above) and above == under and title.strip():
            made.rows[at] = told[at] = ""
    for at in meant(told):
        made.rows[at] = f"{made.rows[at].rstrip()}  "
    return made


def _shallow(row: str) -> str:
    """A row that stands no deeper than is read."""
    words = row.lstrip(" ")
    row = row if len(row) - len(words) <= _DEEPEST else f"{' ' * _DEEPEST}{words}"
    return _NESTED.sub(r"\1", row, count=1) if words[:1] in "->*+0123456789" else row


def _unmarked(row: str, number: int, made: _Rows) -> str:
    """A row without what only one program reads, with the sign of a footnote that begins, without loose brackets."""
    if match := _FOOTNOTE.match(row):
        made.notes.add(match[1])
        return f'<a {FOOT}="{escape(match[1])}"></a>{_unmarked(row[match.end() :], number, made)}'
    if row.count("[") > row.count("]") + _LOOSE:
        return _LOOSE_BRACKET.sub(r"\\[", row)
    if "}" not in row and ":" not in row and "[TOC]" not in row:
        return row

    def taken(match: re.Match[str]) -> str:
        if "://" in match.string[max(0, match.start() - 200) : match.start()].rsplit(" ", 1)[-1] and match[0][0] == ":":
            return match[0]
        made.left_out.append(LeftOut(Reason.SETTING, match[0].strip(), line=number))
        return ""

    return _MARKUP.sub(taken, row)


def _undented(row: str, inside: bool) -> tuple[bool, str]:
    """Whether a row stands in a box of MkDocs ('!!! note "Title"'), and the row as a paragraph of its own."""
    if (match := _ADMONITION.fullmatch(row)) and (match[2] or match[3]):
        return True, f"{match[1]}**{match[3] or match[2]}**"
    if inside and (row.startswith("    ") or not row.strip()):
        return True, row[4:]
    return False, row


def _place(tokens: "Sequence[Token]", notes: set[str]) -> None:
    """Give each element its place in the source, and footnotes their signs."""
    from markdown_it.token import Token

    for token in tokens:
        if token.map and token.type == "html_block":
            token.content = f"<!--desk {token.map[0] + 1}-{token.map[1]}-->{token.content}"
        elif token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet(PLACE, f"{token.map[0] + 1}-{token.map[1]}")
        if token.type != "inline" or not token.children or "[" not in token.content:
            continue
        for at, child in enumerate(token.children):
            if child.type == "text" and (_NOTE.search(child.content) or _WAITING.search(child.content)):
                token.children[at] = Token("html_inline", "", 0, content=_marked(child.content, notes))


def _marked(text: str, notes: set[str]) -> str:
    def mark(match: re.Match[str]) -> str:
        return f'<sup {NOTE}="{match[1]}">{match[0]}</sup>' if unescape(match[1]) in notes else match[0]

    return _WAITING.sub(
        lambda match: f'<a href="[{match[2] or match[1]}]">{match[1]}</a>', _NOTE.sub(mark, escape(text))
    )


def _ended(lines: Sequence[Line], rows: int) -> tuple[Line, ...]:
    """Lines that end where the next begins: an item with a list inside is placed with all of it.

    HTML in the source may say of itself that it stands anywhere: nothing stands below the last row.
    """
    made: list[Line] = []
    below = rows + 1
    for line in reversed(lines):
        start = min(line.start, rows)
        end = max(start, min(line.end, rows))
        end = below - 1 if start < below <= end else end
        made.append(line if (start, end) == (line.start, line.end) else line.changed(start=start, end=end))
        below = start
    return tuple(reversed(made))


def _unused(env: dict[str, Any], lines: Sequence[Line], addresses: Addresses) -> list[LeftOut]:
    """The targets of references that nothing points to, and those defined a second time."""
    told = {url for line in lines for run in line.runs for url in (run.href or run.raw or "", run.image)}
    found = []
    again = [(each["label"], each) for each in env.get("duplicate_refs", ())]
    for name, target in (*env.get("references", {}).items(), *again):
        href, raw, _ = addresses.of(target["href"])
        if (href or raw) not in told:
            words = f"{name.lower()} {target.get('title') or ''}".strip()
            found.append(LeftOut(Reason.UNUSED, words, href or raw or "", target["map"][0] + 1))
    return found
