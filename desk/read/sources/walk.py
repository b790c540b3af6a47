"""A tree of elements walked from its first word to its last, without recursion: what is seen becomes lines.

The style of each element is in its attribute, as css-inline leaves it. What is not seen is kept with the reason.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from desk.read.hygiene import flowing, seen
from desk.read.line import LeftOut, Line, Reason, Run
from desk.read.sources.addresses import Addresses, with_links
from desk.read.sources.looks import Attributes, Place, Words, place_in, words_in
from desk.read.sources.styles import Style, pixels, style_of

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
_WORDS = re.compile(r"\w")
_SHORT = 60
"""Characters of the longest words on a button."""
_SPACER = 3.0
"""Pixels of the narrowest picture that shows something."""
_LONGEST = 2_000
_CONDITION = re.compile(r"^\s*\[if[^\]]{0,200}\]>?|<!\[endif\]-*$|\[endif\]\s*$", re.IGNORECASE)
"""The marks of a comment for Outlook: "[if mso]>" and "<![endif]"."""
_AT = re.compile(r"desk (\d{1,9})-(\d{1,9})")
"""A comment of a reader of another markup: where in its source the lines below stand."""


_CLIPPED = ("StartFragment", "EndFragment")
"""The comments that Windows puts around what was copied."""


class _Leaving(NamedTuple):
    """What is done behind the last word of an element: its name and style, and what there was when it began."""

    tag: str
    style: Style
    block: bool
    lines: int
    said: int
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
        self._runs: list[Run] = []
        self._last = Words()
        self._place = Place()
        self._blank = True
        """Nothing but white space stands in the line that is being made."""
        self._gap = self._cells = self._rows = self._said = 0
        self._rule = False
        self._bullet = self._mark = ""
        self._numbers: list[int] = []
        self._at = (0, 0)

    def walk(self, root: "LexborNode") -> None:
        """Everything from `root` down."""
        stack: list[tuple[LexborNode | _Leaving, Words, Place]] = [(root, Words(), Place())]
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

    def _enter(self, node: "LexborNode", tag: str, words: Words, place: Place) -> tuple[Words, Place, _Leaving] | None:
        """How the words inside an element look and where they stand; None where nothing inside is read."""
        said = node.attributes
        style = style_of(said.get("style") or "")
        if reason := self._unseen(tag, said, style):
            if tag not in _SILENT:
                self._leave_out(node, reason)
            return None
        if "title" in said and tag in ("a", "img"):
            self._hover(node, said)
        if tag == "img":
            self._picture(said, style, words, place)
            return None
        if style.mark:
            self._mark = "".join(_texts(node)).strip()
            self._bullet = "1" if any(map(str.isdigit, self._mark)) else "*"
            return None
        if tag == "br":
            self._place = self._place if self._runs else place
            self._flush(1)
            return None
        block = style.block if style.block is not None and tag not in _GRID else tag in _BLOCKS
        if block:
            self._flush(3 if tag in _GRID else 2)
        self._rule = self._rule or style.above or tag == "hr"
        place = self._counted(node, tag, said, place_in(tag, said, style, place, block))
        words = words_in(tag, said, style, words)
        href = said.get("href") if tag == "a" else None
        if href is not None:
            shown = "".join(_texts(node)).strip() if self._addresses.better is not None else ""
            url, raw, tracked = self._addresses.of(href, shown)
            words = words._replace(href=url, raw=raw, tracked=tracked)
        address = words.href or words.raw or "" if href is not None else ""
        return words, place, _Leaving(tag, style, block, len(self.lines), self._said, address)

    def _unseen(self, tag: str, said: Attributes, style: Style) -> Reason | None:
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

    def _counted(self, node: "LexborNode", tag: str, said: Attributes, place: Place) -> Place:
        """The place with what is counted: rows, cells, and the items of lists."""
        if tag == "tr":
            self._rows += 1
            return place._replace(row=self._rows)
        if tag in ("td", "th"):
            self._cells += 1
            return place._replace(cell=self._cells, head=tag == "th")
        if tag in ("ul", "ol"):
            start = said.get("start") or ""
            self._numbers.append(int(start) if start.isdecimal() and len(start) < 7 else 1)
        elif tag == "li":
            numbered = node.parent is not None and node.parent.tag == "ol" and bool(self._numbers)
            self._bullet, self._mark = ("1", f"{self._numbers[-1]}.") if numbered else ("*", "")
            if numbered:
                self._numbers[-1] += 1
        return place

    def _leave(self, leaving: _Leaving) -> None:
        tag, style = leaving.tag, leaving.style
        if leaving.href and self._said == leaving.said:
            self._aside(Reason.EMPTY, "", leaving.href)
        if leaving.block:
            self._flush(3 if tag in _GRID else 2)
        made = len(self.lines) - leaving.lines
        ground = "background" in style.place
        if tag == "td" and made == 1 and style.boxed and ground:
            only = self.lines[-1]
            if only.urls and len(only.text) < _SHORT:
                self.lines[-1] = only.changed(button=True)
        self._rule = self._rule or (style.below and bool(made)) or (style.thin and ground and not made)
        if tag in ("ul", "ol"):
            self._numbers.pop()
        elif tag == "li":
            self._bullet = self._mark = ""

    def _picture(self, said: Attributes, style: Style, words: Words, place: Place) -> None:
        alt, written = seen(said.get("alt") or "").strip(), (said.get("src") or "").strip()
        source = self._addresses.of(written)[0] if written else ""
        source = source or (written.partition(",")[0] if written[:5].lower() == "data:" else written[:_LONGEST])
        sizes = [size for side in ("width", "height") if (size := pixels(said.get(side) or "")) is not None]
        if min(sizes, default=_SPACER) <= 1 or style.thin:
            self._aside(Reason.PIXEL, alt, source)
        elif (min(sizes, default=_LONGEST) <= _SPACER or not source) and not alt and not words.href:
            self._aside(Reason.PICTURE, "", source)
        else:
            self._place = self._place if self._runs else place
            self._said += 1
            self._runs.append(Run(alt, words.href, size=words.size, image=source or "-", raw=words.raw))

    # ---- words into lines ------------------------------------------------------------------------------------------

    def _text(self, text: str, words: Words, place: Place) -> None:
        if not words.size and not self._all_seen:
            self._aside(Reason.HIDDEN, flowing(text).strip(), "")
        elif not place.kept:
            self._add(flowing(text), words, place)
        else:
            for at, part in enumerate(seen(text).split("\n")):
                if at:
                    self._place = self._place if self._runs else place
                    self._flush(1)
                self._add(part.expandtabs(4), words, place)

    def _add(self, text: str, words: Words, place: Place) -> None:
        blank = not text.strip()
        if self._blank:
            if blank and not (place.kept and text):
                return
            text = text if place.kept else text.lstrip()
            if not self._runs or not blank:
                self._place = place
            self._blank = blank
        elif text[:1] == " " and not place.kept and self._runs[-1].text[-1:] == " ":
            text = text[1:]
        if not text:
            return
        self._said += not blank
        last = self._runs[-1] if self._runs else None
        if last is not None and not last.image and words == self._last:
            self._runs[-1] = last.saying(last.text + text)
            return
        self._last = words
        look = (words.bold, words.italic, words.struck, words.code, words.size, words.colour)
        self._runs.append(Run(text, words.href, *look, "", words.note, words.raw, words.tracked))

    def _flush(self, gap: int) -> None:
        """End the line that is being made; `gap` is what parts it from the next."""
        pictures = [[run] for run in self._runs if run.image]
        if not self._blank or pictures:
            for runs in [self._trimmed()] if not self._blank else pictures:
                self._emit(runs)
                self._gap = gap
        else:
            self._gap = 2 if gap == self._gap == 1 else max(self._gap, gap)
        self._runs, self._blank = [], True

    def _trimmed(self) -> list[Run]:
        """The runs of the line without white space at its ends, with the addresses in its words linked."""
        runs = self._runs
        worded = [at for at, run in enumerate(runs) if not run.image and run.text.strip()]
        if not self._place.kept:
            runs[worded[0]] = runs[worded[0]].saying(runs[worded[0]].text.lstrip())
        runs[worded[-1]] = runs[worded[-1]].saying(runs[worded[-1]].text.rstrip())
        made: list[Run] = []
        for run in runs:
            if run.image or run.text:
                made += with_links(run, self._addresses)
        return made

    def _emit(self, runs: list[Run]) -> None:
        place = self._place
        start, end = (place.start, place.end) if place.start else self._at
        kind = f"{place.landmark} {place.kind}".strip()
        line = Line(
            tuple(runs), place.heading, self._bullet, self._mark, place.level, place.depth, place.cell, place.row, 0,
            place.head, self._gap, self._rule, 0, place.centred, place.background, place.quote, place.button, "",
            place.code, place.term, "", kind, self._form, start, end,
        )  # fmt: skip
        self.lines.append(line.changed(button=False) if line.button and len(line.text) >= _SHORT else line)
        self._rule, self._bullet, self._mark = False, "", ""

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
        if words not in ((said.get("alt") or "").strip(), "".join(_texts(node)).strip()):
            self._aside(Reason.HOVER, words, "")

    def _comment(self, words: str) -> None:
        if match := _AT.fullmatch(words):
            self._at = int(match[1]), int(match[2])
            return
        plain, marks = _CONDITION.subn(" ", words)
        if not _WORDS.search(plain) or words in _CLIPPED:
            return
        from selectolax.lexbor import LexborHTMLParser

        inside = LexborHTMLParser(plain).body
        if inside is not None:
            self._leave_out(inside, Reason.CODE if marks else Reason.COMMENT)


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
        elif each.tag not in _NOT_READ and each.tag not in _SILENT:
            stack.append(each.first_child)
    return found
