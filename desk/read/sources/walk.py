"""A tree of elements walked from its first word to its last, without recursion: what is seen becomes lines.

The style of each element is in its attribute, as css-inline leaves it. What is not seen is kept with the reason.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desk.read.line import HEADINGS, SIZE, LeftOut, Line, Reason, Run
from desk.read.sources.addresses import Addresses, with_links
from desk.read.sources.hygiene import flowing, seen
from desk.read.sources.styles import Style, font_size, pixels, style_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
_GRID = frozenset("td th tr table".split())
_NOT_READ = frozenset("template svg math object embed iframe audio video".split())
_FIELDS = frozenset("input select textarea".split())
_SILENT = frozenset("script style title meta link".split())
_BOLD, _ITALIC = frozenset("b strong th dt".split()), frozenset("i em cite dfn var".split())
_STRUCK, _CODE = frozenset("s strike del".split()), frozenset("code kbd samp tt".split())
_SMALL = frozenset("small sub sup".split())
_LANDMARKS = frozenset("header footer nav aside main".split())
_HEADING = {f"h{level}": (level, size) for level, size in enumerate(HEADINGS, 1)}
_WORDS = re.compile(r"\w")
_TAG = re.compile(r"<[^<>]*>")
_HREF = re.compile(r"""\b(?:href|src)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""", re.IGNORECASE)
_SHORT = 60
"""Characters of the longest words on a button."""
_SPACER = 3.0
"""Pixels of the narrowest picture that shows something."""
_LONGEST_NAME = 200
_CONDITION = re.compile(r"^\s*\[if[^\]]{0,200}\]>?|<!\[endif\]-*$|\[endif\]\s*$", re.IGNORECASE)
"""The marks of a comment for Outlook: "[if mso]>" and "<![endif]"."""
_AT = re.compile(r"desk (\d{1,9})-(\d{1,9})")
PLACE = "data-desk-lines"
"""The attribute in which a reader of another markup says where in its source an element stands: "12-14"."""


class _Words(NamedTuple):
    """How words look."""

    href: str = ""
    raw: str | None = None
    tracked: bool = False
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    size: float = SIZE
    colour: str = ""
    note: str = ""


class _Place(NamedTuple):
    """Where a line stands."""

    heading: int = 0
    level: int = 0
    depth: int = 0
    cell: int = 0
    row: int = 0
    head: bool = False
    centred: bool = False
    background: str = ""
    quote: int = 0
    button: bool = False
    code: bool = False
    kept: bool = False
    term: bool = False
    foot: str = ""
    kind: str = ""
    landmark: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What is done behind the last word of an element."""

    tag: str
    style: Style
    block: bool
    lines: int
    """How many lines there were when it began."""
    said: int
    """How many runs."""
    href: str


class Walker:
    """Goes over one tree. `lines` and `left_out` are what it found."""

    def __init__(self, addresses: Addresses, form: str, all_seen: bool = False) -> None:
        """For one source of this form; `all_seen` says that what is hidden is read, too."""
        self.lines: list[Line] = []
        self.left_out: list[LeftOut] = []
        self.preheader: list[str] = []
        self._addresses = addresses
        self._form = form
        self._all_seen = all_seen
        self._said = 0
        self._runs: list[Run] = []
        self._last = _Words()
        self._place = _Place()
        self._gap = 0
        self._rule = False
        self._cells = self._rows = 0
        self._bullet = self._mark = ""
        self._numbers: list[int] = []
        self._at = (0, 0)
        self._blank = True
        """Nothing but white space stands in the line that is being made."""

    def walk(self, root: "LexborNode") -> None:
        """Everything from `root` down."""
        stack: list[tuple[LexborNode | None, _Words, _Place, _Leaving | None]] = [(root, _Words(), _Place(), None)]
        while stack:
            node, words, place, leaving = stack.pop()
            if node is None:
                assert leaving is not None
                self._leave(leaving, place)
                continue
            if node is not root and (following := node.next) is not None:
                stack.append((following, words, place, None))
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content or "", words, place)
            elif tag == "-comment":
                self._comment(node)
            elif tag is not None and (inside := self._enter(node, tag, words, place)) is not None:
                stack.append((None, words, inside[1], inside[2]))
                if (child := node.first_child) is not None:
                    stack.append((child, inside[0], inside[1], None))
        self._flush(0)

    def _enter(
        self, node: "LexborNode", tag: str, words: _Words, place: _Place
    ) -> tuple[_Words, _Place, _Leaving] | None:
        """How the words inside an element look and where they stand; None where nothing inside is read."""
        said = node.attributes
        style = style_of(said.get("style") or "")
        if reason := self._unseen(tag, said, style):
            self._leave_out(node, reason)
            return None
        if tag in ("a", "img") and "title" in said:
            self._hover(node, said)
        if tag == "img":
            self._picture(said, style, words, place)
            return None
        if tag == "br":
            self._break(place)
            return None
        block = style.block if style.block is not None and tag not in _GRID else tag in _BLOCKS
        if block:
            self._flush(3 if tag in _GRID else 2)
        self._rule = self._rule or style.above or tag == "hr"
        place = self._placed(node, tag, said, style, place, block)
        words = _styled(tag, said, style, words)
        if tag == "a" and (href := said.get("href")) is not None:
            words = self._linked(node, href, words)
        return (
            words,
            place,
            _Leaving(
                tag, style, block, len(self.lines), self._said, (words.href or words.raw or "") if tag == "a" else ""
            ),
        )

    def _unseen(self, tag: str, said: dict[str, str | None], style: Style) -> Reason | None:
        """Why nothing inside an element is seen; None where it is."""
        if tag in _SILENT or (tag in _NOT_READ and not self._all_seen):
            return Reason.CODE
        if self._all_seen:
            return None
        if tag in _FIELDS:
            return Reason.FORM
        hidden = style.hidden or "hidden" in said
        first = not self.lines and self._blank
        return (Reason.PREHEADER if first else Reason.HIDDEN) if hidden else None

    def _leave(self, leaving: _Leaving, place: _Place) -> None:
        tag, style = leaving.tag, leaving.style
        if leaving.href and self._said == leaving.said:
            self.left_out.append(LeftOut(Reason.EMPTY, "", leaving.href, len(self.lines)))
        if leaving.block:
            self._flush(3 if tag in _GRID else 2)
        made = len(self.lines) - leaving.lines
        if tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
        if tag == "td" and style.boxed and style.background and made == 1:
            only = self.lines[-1]
            if only.urls and len(only.text) < _SHORT:
                self.lines[-1] = only.changed(button=True)
        self._rule = self._rule or (style.below and bool(made)) or (style.thin and bool(style.background) and not made)
        if tag == "li":
            self._bullet = self._mark = ""

    def _placed(
        self, node: "LexborNode", tag: str, said: dict[str, str | None], style: Style, place: _Place, block: bool
    ) -> _Place:
        changes: dict[str, object] = {}
        if tag in _BY_TAG:
            _BY_TAG[tag](self, node, said, place, changes)
        if tag in _HEADING:
            changes["heading"] = _HEADING[tag][0]
        centred = style.centred if style.centred is not None else _aligned(tag, said)
        if centred is not None and centred != place.centred:
            changes["centred"] = centred
        ground = style.background or (said.get("bgcolor") or "").lower()
        if ground and ground != place.background:
            changes["background"] = ground
        if tag in ("a", "button") and _is_button(tag, said, style, bool(ground)):
            changes["button"] = True
        if style.kept is not None and style.kept != place.kept:
            changes["kept"] = style.kept
        if lines := said.get(PLACE):
            first, _, last = lines.partition("-")
            changes["start"], changes["end"] = int(first), int(last or first)
        name = f"{said.get('class') or ''} {'' if tag in _HEADING else said.get('id') or ''}"
        if tag in _LANDMARKS:
            changes["landmark"] = tag
        if block and name != " ":
            changes["kind"] = _named(name)
        return place._replace(**changes) if changes else place  # type: ignore[arg-type]

    # ---- what elements are -----------------------------------------------------------------------------------------

    def _list(self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]) -> None:
        changes["level"] = place.level + 1
        start = said.get("start") or ""
        self._numbers.append(int(start) if start.isdecimal() and len(start) < 7 else 1)

    def _item(self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]) -> None:
        above = node.parent
        numbered = above is not None and above.tag == "ol"
        self._bullet, self._mark = ("1" if numbered else "*"), ""
        if numbered and self._numbers:
            self._mark = f"{self._numbers[-1]}."
            self._numbers[-1] += 1
        if (name := said.get("id") or "").startswith("desk-foot-"):
            changes["foot"] = name.removeprefix("desk-foot-")

    def _quote(
        self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]
    ) -> None:
        changes["quote"] = place.quote + 1

    def _pre(self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]) -> None:
        changes["kept"] = changes["code"] = True

    def _term(self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]) -> None:
        changes["term"] = True

    def _table(
        self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]
    ) -> None:
        changes["depth"] = place.depth + 1

    def _row(self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]) -> None:
        self._rows += 1
        changes["row"] = self._rows

    def _cell(self, node: "LexborNode", said: dict[str, str | None], place: _Place, changes: dict[str, object]) -> None:
        self._cells += 1
        changes["cell"] = self._cells
        changes["head"] = node.tag == "th"

    def _linked(self, node: "LexborNode", href: str, words: _Words) -> _Words:
        shown = " ".join(_texts(node)).strip() if self._addresses.better is not None else ""
        url, raw, tracked = self._addresses.of(href, shown)
        return words._replace(href=url, raw=raw, tracked=tracked)

    # ---- words into lines ------------------------------------------------------------------------------------------

    def _text(self, text: str, words: _Words, place: _Place) -> None:
        if not words.size and not self._all_seen:
            shown = flowing(text).strip()
            if shown:
                self.left_out.append(LeftOut(Reason.HIDDEN, self._addresses.shown(shown), words.href, len(self.lines)))
            return
        if not place.kept:
            self._add(flowing(text), words, place)
            return
        for at, part in enumerate(seen(text).split("\n")):
            if at:
                self._break(place)
            self._add(part.expandtabs(4), words, place)

    def _add(self, text: str, words: _Words, place: _Place) -> None:
        blank = not text.strip()
        if self._blank:
            if blank and not (place.kept and text):
                return
            if not place.kept:
                text = text.lstrip()
            if not self._runs:
                self._place = place
            if not blank:
                self._place, self._blank = place, False
        elif text[:1] == " " and self._runs and self._runs[-1].text[-1:] == " " and not place.kept:
            text = text[1:]
        if not text:
            return
        self._said += not blank
        last = self._runs[-1] if self._runs else None
        if last is not None and not last.image and words == self._last:
            self._runs[-1] = last.saying(last.text + text)
            return
        self._last = words
        self._runs.append(
            Run(
                text, words.href, words.bold, words.italic, words.struck, words.code, words.size, words.colour, "",
                words.note, words.raw, words.tracked,
            )
        )  # fmt: skip

    def _break(self, place: _Place) -> None:
        if not self._runs:
            self._place = place
        self._flush(1)

    def _flush(self, gap: int) -> None:
        """End the line that is being made; `gap` is what parts it from the next."""
        if not self._blank:
            self._emit(self._trimmed())
            self._gap = gap
        else:
            pictures = [run for run in self._runs if run.image]
            if not pictures:
                self._gap = 2 if gap == self._gap == 1 else max(self._gap, gap)
            for run in pictures:
                self._emit([run])
                self._gap = gap
        self._runs, self._blank = [], True

    def _trimmed(self) -> list[Run]:
        """The runs of the line without white space at its ends, with the addresses in its words linked."""
        runs = self._runs
        if not self._place.kept:
            first = next(at for at, run in enumerate(runs) if run.text.strip() and not run.image)
            runs[first] = runs[first].saying(runs[first].text.lstrip())
        last = next(at for at in range(len(runs) - 1, -1, -1) if runs[at].text.strip())
        runs[last] = runs[last].saying(runs[last].text.rstrip())
        made: list[Run] = []
        for run in runs:
            if run.image or run.text:
                run = run.saying(self._addresses.shown(run.text)) if "@" in run.text else run
                made += [run] if run.link or run.code or run.image else with_links(run, self._addresses)
        return made

    def _emit(self, runs: list[Run]) -> None:
        place = self._place
        kind = f"{place.landmark} {place.kind}".strip()
        line = Line(
            tuple(runs), place.heading, self._bullet, self._mark, place.level, place.depth, place.cell, place.row, 0,
            place.head, self._gap, self._rule, 0, place.centred, place.background, place.quote, place.button, "",
            place.code, place.term, place.foot, kind, self._form, *self._where(place),
        )  # fmt: skip
        if line.button and len(line.text) >= _SHORT:
            line = line.changed(button=False)
        self.lines.append(line)
        self._rule, self._bullet, self._mark = False, "", ""

    def _where(self, place: _Place) -> tuple[int, int]:
        """The lines of the source: those of the element, or those of the markup of a page that stands amid another."""
        return (place.start, place.end) if place.start else self._at

    def _picture(self, said: dict[str, str | None], style: Style, words: _Words, place: _Place) -> None:
        alt, written = seen(said.get("alt") or "").strip(), (said.get("src") or "").strip()
        sizes = [pixels(said.get(side) or "") for side in ("width", "height")]
        if any(size is not None and size <= 1 for size in sizes) or style.thin:
            self.left_out.append(LeftOut(Reason.PIXEL, alt, _short_source(written), len(self.lines)))
            return
        spacer = any(size is not None and size <= _SPACER for size in sizes)
        if (spacer or not written) and not alt and not words.href:
            self.left_out.append(LeftOut(Reason.PICTURE, "", _short_source(written), len(self.lines)))
            return
        source = self._addresses.of(written)[0] if written else ""
        if not self._runs:
            self._place = place
        self._said += 1
        self._runs.append(
            Run(alt, words.href, size=words.size, image=source or _short_source(written) or "-", raw=words.raw)
        )

    # ---- what is not seen ------------------------------------------------------------------------------------------

    def _leave_out(self, node: "LexborNode", reason: Reason) -> None:
        """Keep the words and addresses inside an element with the reason why they are in no line."""
        if node.tag in _SILENT:
            return
        inside = Walker(self._addresses, self._form, all_seen=True)
        inside.walk(node)
        for line in inside.lines:
            urls = list(dict.fromkeys(run.href or run.raw or run.image for run in line.runs)) or [""]
            urls = [url for url in urls if url] or [""]
            shown = " ".join(" ".join(run.text for run in line.runs).split())
            self.left_out.append(LeftOut(reason, shown, urls[0], len(self.lines)))
            self.left_out += [LeftOut(reason, "", url, len(self.lines)) for url in urls[1:]]
            if reason == Reason.PREHEADER and _WORDS.search(line.text):
                self.preheader.append(line.text)
        self.left_out += inside.left_out

    def _hover(self, node: "LexborNode", said: dict[str, str | None]) -> None:
        words = flowing(said.get("title") or "").strip()
        if words and words != (said.get("alt") or "").strip() and words != " ".join(_texts(node)).strip():
            self.left_out.append(LeftOut(Reason.HOVER, self._addresses.shown(words), "", len(self.lines)))

    def _comment(self, node: "LexborNode") -> None:
        words = node.comment_content or ""
        if match := _AT.fullmatch(words):
            self._at = int(match[1]), int(match[2])
            return
        reason = (
            Reason.CODE if words.lstrip().startswith("[if") or words.rstrip().endswith("[endif]") else Reason.COMMENT
        )
        urls = [href for url in _HREF.findall(words) if (href := self._addresses.of(url)[0])] if "//" in words else []
        plain = " ".join(_TAG.sub(" ", _CONDITION.sub(" ", words)).split())
        if _WORDS.search(plain) or urls:
            self.left_out.append(
                LeftOut(reason, self._addresses.shown(seen(plain)), urls[0] if urls else "", len(self.lines))
            )
        self.left_out += [LeftOut(reason, "", url, len(self.lines)) for url in urls[1:]]


_BY_TAG = {
    "ul": Walker._list, "ol": Walker._list, "li": Walker._item, "blockquote": Walker._quote, "pre": Walker._pre,
    "dt": Walker._term, "table": Walker._table, "tr": Walker._row, "td": Walker._cell, "th": Walker._cell,
}  # fmt: skip
"""What else an element changes than its style says."""


def _styled(tag: str, said: dict[str, str | None], style: Style, words: _Words) -> _Words:
    """How words inside an element look."""
    changes: dict[str, object] = {}
    size = words.size
    if tag in _HEADING:
        size, changes["bold"] = SIZE * _HEADING[tag][1], True
    elif tag in _BOLD:
        changes["bold"] = True
    elif tag in _ITALIC:
        changes["italic"] = True
    elif tag in _STRUCK:
        changes["struck"] = True
    elif tag in _CODE:
        changes["code"] = True
    elif tag in _SMALL:
        size *= 0.83
    elif tag == "font":
        size = font_size(said.get("size") or "", size)
        changes["colour"] = (said.get("color") or words.colour).lower()
    if note := said.get("data-desk-note"):
        changes["note"] = note
    if style.size is not None or style.scale is not None:
        size = style.size if style.size is not None else words.size * (style.scale or 1)
    elif style.tiny:
        size = 0.0
    if size != words.size:
        changes["size"] = size
    for name, value in (("bold", style.bold), ("italic", style.italic), ("struck", style.struck)):
        if value is not None:
            changes[name] = value
    if style.colour:
        changes["colour"] = style.colour
    return words._replace(**changes) if changes else words  # type: ignore[arg-type]


def _aligned(tag: str, said: dict[str, str | None]) -> bool | None:
    if tag == "center":
        return True
    align = (said.get("align") or "").lower() if tag not in ("table", "img") else ""
    return None if not align else align == "center"


def _is_button(tag: str, said: dict[str, str | None], style: Style, ground: bool) -> bool:
    names = (said.get("class") or "").lower()
    return tag == "button" or "button" in names or "btn" in names or (style.boxed and ground)


def _texts(node: "LexborNode") -> list[str]:
    """The texts below an element that are not code, in their order."""
    found: list[str] = []
    stack = [node.first_child]
    while stack:
        each = stack.pop()
        if each is None:
            continue
        stack.append(each.next)
        if each.tag == "-text":
            found.append(flowing(each.text_content or ""))
        elif each.tag == "img" and (alt := each.attributes.get("alt")):
            found.append(flowing(alt))
        elif each.tag not in _NOT_READ and each.tag not in _SILENT:
            stack.append(each.first_child)
    return found


@lru_cache(maxsize=2048)
def _named(name: str) -> str:
    """The words in the names of an element: "mcnTextContent card-title" is "mcn text content card title"."""
    parts = re.findall(r"[A-Z]?[a-z]+", name[:_LONGEST_NAME])
    return " ".join(dict.fromkeys(part.lower() for part in parts if len(part) > 1))


def _short_source(source: str) -> str:
    """Where a picture is; of one that is in the page itself only that it is."""
    return source.partition(",")[0] if source.lower().startswith("data:") else source[:2000]
