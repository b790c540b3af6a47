"""A tree of elements walked from its first word to its last, without recursion: what is seen becomes lines.

The style of each element is in its attribute, as css-inline leaves it. What is not seen is kept with the reason.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from desk.read.hygiene import flowing, seen
from desk.read.line import Form, LeftOut, Run
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.composing import PLAIN, SHORT, Composing, Place
from desk.read.sources.looks import GRID, Attributes, look_of, words_in
from desk.read.sources.styles import Style, pixels

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_FIELDS = frozenset("input select textarea".split())
_SILENT = frozenset("script style title meta link".split())
_NO_WORDS = _FIELDS | _SILENT | frozenset("template svg math object embed iframe audio video".split())
_WORDS = re.compile(r"\w")
_SPACER = 3.0
"""Pixels of the narrowest picture that shows something."""
_ICON = 24.0
"""Pixels of an arrow or a dot on either side: behind words, without words of its own and a link, it is an ornament."""
_LONGEST = 2_000
_CONDITION = re.compile(r"^\s*\[if[^\]]{0,200}\]>?|<!\[endif\]-*$|\[endif\]\s*$", re.IGNORECASE)
"""The marks of a comment for Outlook: "[if mso]>" and "<![endif]"."""
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_AT = re.compile(rf"desk {_SPAN.pattern}")
"""A comment of a reader of another markup: where in its source the lines below stand."""
_DEEPER = {"ul": "level", "ol": "level", "blockquote": "quote"}
PLACE, NOTE, FOOT = "data-desk-lines", "data-desk-note", "data-desk-foot"
"""The attributes in which a reader of another markup says where in its source an element stands ("12-14"), which
footnote it is the mark of, and the text of which one begins there. Those of a page say nothing."""
_CLIPPED = ("StartFragment", "EndFragment")
"""The comments that Windows puts around what was copied."""


class _Leaving(NamedTuple):
    """What is done behind the last word of an element: its name and style, and what there was when it began."""

    tag: str
    style: Style
    lines: int
    said: int
    href: str


class Walker(Composing):
    """Goes over one tree. `lines` and `left_out` are what it found; with `all_seen` what is hidden is read, too."""

    def __init__(self, addresses: Addresses, form: str, all_seen: bool = False) -> None:
        super().__init__(addresses, form)
        self.left_out: list[LeftOut] = []
        self.preheader: list[str] = []
        self._all_seen = all_seen
        self._translated = form != Form.HTML
        self._cells = self._rows = 0
        self._numbers: list[int] = []

    def walk(self, root: "LexborNode") -> None:
        """Everything from `root` down."""
        stack: list[tuple[LexborNode | _Leaving, Run, Place]] = [(root, PLAIN, {})]
        while stack:
            node, words, place = stack.pop()
            if isinstance(node, _Leaving):
                self._leave(node)
                continue
            if node is not root and (following := node.next) is not None:
                stack.append((following, words, place))
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content or "", words, place)
            elif tag == "-comment":
                self._comment(node.comment_content or "")
            elif tag is not None and (inside := self._enter(node, tag, words, place)) is not None:
                stack.append((inside[2], words, place))
                if (child := node.first_child) is not None:
                    stack.append((child, inside[0], inside[1]))
        self._flush(0)

    # ---- elements --------------------------------------------------------------------------------------------------

    def _enter(self, node: "LexborNode", tag: str, words: Run, place: Place) -> tuple[Run, Place, _Leaving] | None:
        """How the words inside an element look and where they stand; None where nothing inside is read."""
        said = node.attributes
        look = look_of(tag, said)
        if (tag in _NO_WORDS or look.hidden or "hidden" in said) and (reason := self._unseen(tag)):
            if tag not in _SILENT:
                self._leave_out(node, reason)
            return None
        if "title" in said and tag in ("a", "img"):
            self._hover(node, said)
        if tag == "img":
            self._picture(said, look, words, place)
            return None
        if look.mark:
            self._mark = flowing(node.text()).strip()
            self._bullet = "1" if any(map(str.isdigit, self._mark)) else "*"
            return None
        if tag == "br":
            self._place = self._place if self._runs else place
            self._flush(1)
            return None
        if look.block:
            self._flush(3 if tag in GRID else 2)
        self._rule = self._rule or look.above or tag == "hr"
        place = self._placed(node, tag, said, look.place, place)
        words, address = self._worded(node, tag, said, look, words)
        return words, place, _Leaving(tag, look, len(self.lines), self._said, address)

    def _worded(self, node: "LexborNode", tag: str, said: Attributes, look: Style, words: Run) -> tuple[Run, str]:
        """How the words inside an element look, and its own address."""
        if look.words or look.scale is not None:
            words = words_in(look, words)
        if self._translated:
            words = words._replace(note=said.get(NOTE) or words.note)
            self._foot = said.get(FOOT) or self._foot
        if tag != "a" or (href := said.get("href")) is None:
            return words, ""
        shown = flowing(node.text()).strip() if self._addresses.better is not None else ""
        url, raw, tracked = self._addresses.of(href, shown)
        return words.leading("", url, raw, tracked, words.note), url or raw or ""

    def _unseen(self, tag: str) -> Reason | None:
        """Why nothing inside an element is seen that is hidden, or has no words for a reader; None where it is."""
        if self._all_seen:
            return Reason.CODE if tag in _SILENT else None
        if tag in _NO_WORDS:
            return Reason.FORM if tag in _FIELDS else Reason.CODE
        return Reason.HIDDEN if self.lines or not self._blank else Reason.PREHEADER

    def _placed(self, node: "LexborNode", tag: str, said: Attributes, changes: Place, place: Place) -> Place:
        """Where the lines inside an element stand; rows, cells and the items of lists are counted."""
        if deeper := _DEEPER.get(tag):
            changes = {deeper: place.get(deeper, 0) + 1, **changes}
        if tag == "tr":
            self._rows += 1
            changes = {**changes, "row": self._rows}
        elif tag in ("td", "th"):
            self._cells += 1
            changes = {**changes, "cell": self._cells}
        elif tag in ("ul", "ol"):
            start = said.get("start") or ""
            self._numbers.append(int(start) if start.isdecimal() and len(start) < 7 else 1)
        elif tag == "li":
            numbered = node.parent is not None and node.parent.tag == "ol" and bool(self._numbers)
            self._bullet, self._mark = ("1", f"{self._numbers[-1]}.") if numbered else ("*", "")
            if numbered:
                self._numbers[-1] += 1
        if self._translated and (match := _SPAN.fullmatch(said.get(PLACE) or "")):
            changes = {**changes, "start": int(match[1]), "end": int(match[2])}
        return place | changes if changes else place

    def _leave(self, leaving: _Leaving) -> None:
        tag, style = leaving.tag, leaving.style
        if leaving.href and self._said == leaving.said:
            self._aside(Reason.EMPTY, "", leaving.href)
        if style.block:
            self._flush(3 if tag in GRID else 2)
        made = len(self.lines) - leaving.lines
        if tag == "td" and made == 1 and style.boxed and style.ground:
            only = self.lines[-1]
            if only.urls and len(only.text) < SHORT:
                self.lines[-1] = only.changed(button=True)
        self._rule = self._rule or (style.below and bool(made)) or (style.thin and style.ground and not made)
        if tag in ("ul", "ol"):
            self._numbers.pop()
        elif tag == "li":
            self._bullet = self._mark = ""

    def _picture(self, said: Attributes, style: Style, words: Run, place: Place) -> None:
        alt, written = seen(said.get("alt") or "").strip(), (said.get("src") or "").strip()
        source = self._addresses.of(written)[0] if written else ""
        source = source or (written.partition(",")[0] if written[:5].lower() == "data:" else written[:_LONGEST])
        sizes = [size for side in ("width", "height") if (size := pixels(said.get(side) or "")) is not None]
        icon = len(sizes) > 1 and max(sizes) <= _ICON and bool(self._runs)
        if min(sizes, default=_SPACER) <= 1 or style.thin:
            self._aside(Reason.PIXEL, alt, source)
        elif (min(sizes, default=_LONGEST) <= _SPACER or icon or not source) and not alt and not words.href:
            self._aside(Reason.PICTURE, "", source)
        else:
            self._place = self._place if self._runs else place
            self._said += 1
            self._runs.append(Run(alt, words.href, size=words.size, image=source or "-", raw=words.raw))

    # ---- words into lines ------------------------------------------------------------------------------------------

    def _text(self, text: str, words: Run, place: Place) -> None:
        if self._blank and text.isspace() and not place.get("kept"):  # as between most blocks
            return
        if not words.size and not self._all_seen:
            self._aside(Reason.HIDDEN, flowing(text).strip(), "")
        elif not place.get("kept"):
            self._add(flowing(text), words, place)
        else:
            for at, part in enumerate(seen(text).split("\n")):
                if at:
                    self._place = self._place if self._runs else place
                    self._flush(1)
                self._add(part.expandtabs(4), words, place)

    # ---- what is not seen ------------------------------------------------------------------------------------------

    def _aside(self, reason: Reason, words: str, url: str) -> None:
        """Keep words or an address that are in no line."""
        if url or _WORDS.search(words):
            self.left_out.append(LeftOut(reason, self._addresses.shown(words), url, len(self.lines)))

    def _leave_out(self, node: "LexborNode", reason: Reason) -> None:
        """Keep the words and addresses inside an element with the reason why they are in no line."""
        inside = Walker(self._addresses, self._form, all_seen=True)
        inside.walk(node)
        for line in inside.lines:
            urls = list(dict.fromkeys(url for run in line.runs if (url := run.href or run.raw or run.image))) or [""]
            self._aside(reason, " ".join(" ".join(run.text for run in line.runs).split()), urls[0])
            for url in urls[1:]:
                self._aside(reason, "", url)
            if reason == Reason.PREHEADER and _WORDS.search(line.text):
                self.preheader.append(line.text)
        self.left_out += inside.left_out

    def _hover(self, node: "LexborNode", said: Attributes) -> None:
        words = flowing(said.get("title") or "").strip()
        if words not in ((said.get("alt") or "").strip(), flowing(node.text()).strip()):
            self._aside(Reason.HOVER, words, "")

    def _comment(self, words: str) -> None:
        if self._translated and (match := _AT.fullmatch(words)):
            self._at = int(match[1]), int(match[2])
            return
        plain, marks = _CONDITION.subn(" ", words)
        if not _WORDS.search(plain) or words in _CLIPPED:
            return
        from selectolax.lexbor import LexborHTMLParser

        inside = LexborHTMLParser(plain).body
        if inside is not None:
            self._leave_out(inside, Reason.CODE if marks else Reason.COMMENT)
