"""Other markups made into Markdown row by row, so that each word keeps its place in the source.

What is a block becomes a block of Markdown; what is a sign inside a line becomes a tag of HTML, which Markdown and the
cells of a table both know. A markup is what it does with rows, and a pattern of its signs: an alternation of groups
that are named for what was found (`code`, `bold`, `italic`, `struck`, `link`, `image`, `note`, `drop`) around groups
named for what they hold (`bold_in`, `link_target`, `link_words`, `link_name`).
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from desk.read.hygiene import seen
from desk.read.line import Document, Form, LeftOut
from desk.read.prose.starts import escape_start
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.hints import front_matter, key_hint
from desk.read.sources.markdown import read_rows
from desk.read.sources.rows import set_in
from desk.read.sources.text import DEEPEST, held

_MARKS = re.compile(r"[\\`*_\[\]~|]")
_MOST_WRAPPED = 4
_LONGEST_ITEM = 60
"""Rows of the longest item of a list."""
_NOTHING = "\u2060"
"""A row without words that ends no paragraph: a sign that is never seen."""
_SPACES = ("{nbsp}", "{sp}")
_TAGS = {"bold": "b", "italic": "i", "struck": "s", "code": "code"}
TAB = 8
"""Columns from one tab stop to the next, as the readers of reStructuredText, AsciiDoc and Org count them."""


class Translation:
    """The rows of one source as they become Markdown, with what they said beside their words."""

    def __init__(self, text: str, form: Form, signs: re.Pattern[str], wraps: tuple[str, str]) -> None:
        """The rows of `text`, none translated yet: `rows` are read, `made` is written; front matter is taken off.

        `wraps` are patterns of a sign that the end of a row leaves open, and of its rest on the next row.
        """
        self.source = tuple(text.split("\n"))
        taken, self.hints, self.left_out = front_matter(self.source)
        self.rows = [*[""] * taken, *(seen(row).expandtabs(TAB).rstrip() for row in self.source[taken:])]
        _close(self.rows, re.compile(wraps[0]), re.compile(wraps[1]))
        self.made = [""] * len(self.rows)
        self.targets: dict[str, str] = {}
        self._form = form
        self._signs = signs

    def document(self, addresses: Addresses) -> Document:
        """The lines of what was made."""
        made = read_rows(self.made, addresses, self._form)
        hints = (*self.hints, *(hint for hint in made.hints if hint.origin != "metadata"))
        return replace(made, source=self.source, hints=hints, left_out=(*self.left_out, *made.left_out))

    def write(self, place: int, words: str, ahead: str = "") -> None:
        """A row of words, behind the signs of Markdown that say what it is."""
        text = self.inline(words)
        self.made[place] = ahead + (text if ahead.strip().startswith("#") else escape_start(text))

    def until(self, place: int, goes_on: Callable[[str], bool]) -> int:
        """The place of the first row from here that does not go on."""
        return next((at for at in range(place, len(self.rows)) if not goes_on(self.rows[at])), len(self.rows))

    def inside(self, place: int, item: re.Pattern[str]) -> int:
        """How far a row is set in behind the sign of the item that it belongs to; 0 where it belongs to none."""
        for above in range(place - 1, max(-1, place - _LONGEST_ITEM), -1):
            if match := item.fullmatch(self.rows[above]):
                return len(match[1] + match[2]) + 1
            if self.rows[above] and not self.rows[above].startswith(" "):
                break
        return 0

    def leave(self, place: int, reason: Reason = Reason.SETTING, words: str | None = None) -> None:
        """Leave a row out."""
        words = (self.rows[place] if words is None else words).strip()
        if words:
            self.left_out.append(LeftOut(reason, words, line=place + 1))

    def leave_all(self, begin: int, end: int, reason: Reason = Reason.SETTING, signs: str = "") -> int:
        """Leave out the rows from `begin` up to `end`, which is the place of the next, without these signs."""
        for place in range(begin, end):
            self.leave(place, reason, self.rows[place].strip(f" {signs}"))
        return end

    def setting(self, place: int, name: str, value: str) -> None:
        """A row that says something of the whole: a hint where it is known, and left out where it is not."""
        if hint := key_hint(name, value.strip()):
            self.hints.append(hint)
        else:
            self.leave(place)

    def code(self, begin: int, end: int) -> int:
        """The rows from `begin` up to `end`, which is the place of the next, as code."""
        for place in range(begin, end):
            self.markup(place, html.escape(self.rows[place], quote=False), "pre", begin, end - 1)
        return end

    def table(self, begin: int, end: int, cells: Callable[[str], Sequence[str]]) -> int:
        """The rows from `begin` up to `end`, the place of the next, as a table of `cells`: none for a row of signs."""
        for place in range(begin, end):
            parts = (self.inline(part.strip(), markdown=False) for part in cells(self.rows[place]))
            row = "".join(f"<td>{part}</td>" for part in parts)
            self.markup(place, f"<tr>{row}</tr>" if row else "", "table", begin, end - 1)
        return end

    def markup(self, place: int, words: str, tag: str, first: int, last: int) -> None:
        """A row of HTML: behind a comment it is a block of its own in Markdown (CommonMark 4.6, kind 2)."""
        opened, closed = f"<{tag}>" * (place == first), f"</{tag}>" * (place == last)
        self.made[place] = f"<!--desk {place + 1}-{place + 1}-->{opened}{words}{closed}"

    def inline(self, text: str, markdown: bool = True, depth: int = 0) -> str:
        """Words with their signs as tags of HTML; `markdown`: what Markdown would take for signs is escaped."""
        made, place = [], 0
        for match in self._signs.finditer(text):
            found = self._sign(match, markdown, depth)
            if found is not None:
                made += [_plain(text[place : match.start()], markdown), found]
                place = match.end()
        return "".join([*made, _plain(text[place:], markdown)])

    def _sign(self, match: re.Match[str], markdown: bool, depth: int) -> str | None:
        name = str(match.lastgroup)
        inside = held(match, f"{name}_")
        if name == "code":
            return f"<code>{_plain(inside, markdown)}</code>"
        if name == "drop":
            self.left_out.append(LeftOut(Reason.SETTING, match[0].strip()))
            return " " if match[0] in _SPACES else ""
        if name == "note":
            return f"[^{inside}]"
        if name == "image":
            source, words = (html.escape(held(match, f"image_{each}").strip('"')) for each in ("target", "words"))
            return f'<img src="{source}" alt="{words}">'
        if depth >= DEEPEST:
            return None
        if name in _TAGS:
            return f"<{_TAGS[name]}>{self.inline(inside, markdown, depth + 1)}</{_TAGS[name]}>"
        target, words = held(match, "link_target"), held(match, "link_words")
        if not target and (name := held(match, "link_name")):
            target, words = self.targets.get(folded(name), f"[{name}]" if " " in name else ""), words or name
        if not target:
            return None
        words = self.inline(words, markdown, depth + 1) if words.strip() else _plain(target, markdown)
        return f'<a href="{html.escape(target)}">{words}</a>'


def _close(rows: list[str], opened: re.Pattern[str], rest: re.Pattern[str]) -> None:
    """Bring a link that goes over the end of a row onto that row; what is behind it stays where it is."""
    for place in range(len(rows) - 1):
        for below in range(place + 1, min(place + _MOST_WRAPPED, len(rows))):
            if not rows[below].strip() or not opened.search(rows[place]):
                break
            indent = set_in(rows[below])
            match = rest.match(rows[below], indent)
            end = match.end() if match else len(rows[below])
            rows[place] += " " + rows[below][indent:end].strip()
            rows[below] = rows[below][:indent] + (rows[below][end:].strip() or _NOTHING)


def folded(name: str) -> str:
    """The name of a target as it is looked up."""
    return " ".join(name.strip("`").split()).lower()


def _plain(text: str, markdown: bool) -> str:
    text = html.escape(text, quote=False)
    return _MARKS.sub(r"\\\g<0>", text) if markdown else text
