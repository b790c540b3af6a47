"""The parts of a page in the order in which they are seen, each with how it looks and where it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from desk.intake.page.parts import Part, Run
from desk.intake.page.safe import Page
from desk.intake.page.sheets import Change, Look, Sheet, change_in, font_size, sheet_of
from desk.model.issue import Image
from desk.model.text import clean_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header html li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_CELLS = frozenset(("td", "th"))
_SIZES = {"h1": 32.0, "h2": 24.0, "h3": 18.72, "h4": 16.0, "h5": 13.28, "h6": 10.72}
_TAGS = {
    **dict.fromkeys(("b", "strong", "th", "dt"), Change(bold=True)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var", "address"), Change(italic=True)),
    **dict.fromkeys(("code", "tt", "kbd", "samp", "pre"), Change(mono=True)),
    "small": Change(scale=0.83),
    "big": Change(scale=1.2),
    **{tag: Change(size=size, bold=True) for tag, size in _SIZES.items()},
}
_SPACES = re.compile(r"[ \t\r\n\f]+")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e0fff]"
)
"""Characters without width that mail tools pad a preheader with (Unicode: default ignorable)."""
SPACER = re.compile(r"(?:spacer|blank|clear|transparent|divider|shim|dot)[\w.-]*\.(?:gif|png)", re.IGNORECASE)
"""Names of pictures that only keep a distance."""
_PIXELS = re.compile(r"\s*(\d{1,5})(?:px)?\s*$", re.IGNORECASE)
_SMALLEST_TEXT = 2.0
"""Pixels; what is smaller was not meant to be seen."""
PIXEL = 3
"""Pixels of the widest picture that only counts who looks."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element hands down to those inside it."""

    look: Look
    url: str | None = None
    level: int = 0
    depth: int = 0
    item: int = 0
    ordered: bool = False
    quote: int = 0
    path: int = 0
    cell: int = 0
    row: int = 0
    id: str = ""
    kind: str = ""
    named: str = ""
    kept: bool = False


@dataclass(slots=True)
class Flow:
    """What was seen: the parts, and how many pictures were there only to count readers."""

    parts: list[Part] = field(default_factory=list)
    pixels: int = 0


def flow_of(page: Page) -> Flow:
    """The parts of a page."""
    walker = _Walker(sheet_of(page.sheet), page.base)
    walker.walk(page)
    return walker.flow


class _Walker:
    """Goes over the tree without recursion and gathers runs until a block ends."""

    def __init__(self, sheet: Sheet, base: str) -> None:
        self.flow = Flow()
        self._sheet, self._base = sheet, base
        self._above: Counter[str] = Counter()
        self._paths: dict[tuple[int, str], int] = {}
        self._runs: list[Run] = []
        self._from: _Place | None = None
        self._soft = self._broken = False
        self._opened: set[int] = set()
        self._count = 0

    def walk(self, page: Page) -> None:
        """Visit every node once; an element is met again when what is in it is done."""
        body = page.tree.body
        if body is None:
            return
        stack: list[tuple[LexborNode | None, _Place, frozenset[str]]] = [(body, _Place(Look()), frozenset())]
        while stack:
            node, place, tokens = stack.pop()
            if node is None:
                self._leave(place, tokens)
            elif node.tag == "-text":
                self._text(node.text_content or "", place)
            elif (made := self._enter(node, place)) is not None:
                inside, tokens = made
                stack.append((None, inside, tokens))
                stack.extend((child, inside, frozenset()) for child in reversed(list(node.iter(include_text=True))))
        self._flush()

    def _enter(self, node: "LexborNode", place: _Place) -> tuple[_Place, frozenset[str]] | None:
        """What an element makes of its place, or None if it has nothing inside."""
        tag = node.tag or ""
        attributes = node.attributes
        if tag in ("br", "hr", "img"):
            self._single(tag, attributes, place)
            return None
        tokens = frozenset(_tokens(tag, attributes))
        look = self._look(tag, attributes, tokens, place.look)
        made = place if look is place.look else replace(place, look=look)
        if tag == "a" and attributes.get("href") is not None:
            made = replace(made, url=self._address(attributes["href"] or ""))
        if tag in _BLOCKS:
            self._end_block()
            made = self._block(tag, attributes, made)
        self._above.update(tokens)
        return made, tokens

    def _leave(self, place: _Place, tokens: frozenset[str]) -> None:
        self._above.subtract(tokens)
        if tokens & _BLOCKS:
            self._end_block()

    def _single(self, tag: str, attributes: dict[str, str | None], place: _Place) -> None:
        if tag == "br":
            if self._runs or not self._soft:
                self._flush()
                self._soft = not self._broken
                self._broken = True
            else:
                self._soft = False
        elif tag == "hr":
            self._flush()
            self._add(replace(self._part(place, ()), rule=True, level=0))
        else:
            self._picture(attributes, place)

    def _block(self, tag: str, attributes: dict[str, str | None], place: _Place) -> _Place:
        path = self._paths.setdefault((place.path, tag), len(self._paths) + 1) if tag != "tbody" else place.path
        made = replace(place, path=path, kept=place.kept or tag == "pre", named=attributes.get("class") or "")
        if tag in _SIZES:
            made = replace(made, level=int(tag[1]))
        elif tag in ("ul", "ol"):
            made = replace(made, depth=place.depth + 1, ordered=tag == "ol")
        elif tag == "li":
            self._count += 1
            made = replace(made, item=self._count, depth=max(place.depth, 1))
        elif tag == "blockquote":
            made = replace(made, quote=place.quote + 1)
        elif tag in _CELLS:
            self._count += 1
            made = replace(made, cell=self._count, depth=0, item=0)
        elif tag == "tr":
            self._count += 1
            made = replace(made, row=self._count)
        if (name := attributes.get("id")) and name.startswith("story-"):
            made = replace(made, id=name, kind=attributes.get("class") or "")
        return made

    def _look(self, tag: str, attributes: dict[str, str | None], tokens: frozenset[str], look: Look) -> Look:
        made = _TAGS[tag].on(look) if tag in _TAGS else look
        if tag == "font" and (size := attributes.get("size")):
            made = replace(made, size=font_size(size, look.size))
        for change in self._sheet.changes(tokens, self._above):
            made = change.on(made) if change.scale is None else replace(change.on(made), size=look.size * change.scale)
        if style := attributes.get("style"):
            change = change_in(style.lower())
            made = change.on(made) if change.scale is None else replace(change.on(made), size=look.size * change.scale)
        return replace(made, hidden="hidden") if "hidden" in attributes else made

    def _address(self, href: str) -> str:
        href = href.strip()
        if self._base and href and not re.match(r"[a-z][a-z0-9+.-]*:|[#*{\[%]", href, re.IGNORECASE):
            try:
                return urljoin(self._base, href)
            except ValueError:
                return href
        return href

    def _text(self, text: str, place: _Place) -> None:
        text = clean_text(text)
        if place.kept and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush()
                    self._soft = True
                self._text_line(line.replace(" ", "\xa0"), place)
            return
        self._text_line(_SPACES.sub(" ", text), place)

    def _text_line(self, words: str, place: _Place) -> None:
        if not words or (words == " " and not self._runs):
            return
        look = place.look
        if look.size <= _SMALLEST_TEXT and words.strip() and not look.hidden:
            place = replace(place, look=replace(look, hidden="hidden"))
        if self._from is not None and bool(self._from.look.hidden) != bool(place.look.hidden) and words.strip():
            self._flush()
        self._from = self._from or place
        self._runs.append(Run(words, place.url, look.bold, look.italic, look.mono, round(look.size, 1)))

    def _picture(self, attributes: dict[str, str | None], place: _Place) -> None:
        width, height = (_pixels(attributes.get(name), attributes.get("style"), name) for name in ("width", "height"))
        if min(width, height) <= PIXEL or place.look.hidden:
            spacer = SPACER.search(attributes.get("src") or "") or max(width, height) > PIXEL
            self.flow.pixels += min(width, height) <= PIXEL and not spacer
            return
        alt, src = attributes.get("alt") or "", self._address(attributes.get("src") or "")
        self._flush()
        words = (Run(alt, place.url),) if place.url is not None else ()
        self._add(replace(self._part(place, ()), runs=words, image=Image(src, alt), level=0))

    def _end_block(self) -> None:
        self._flush()
        self._soft = self._broken = False

    def _flush(self) -> None:
        """Put down the runs gathered so far as a part."""
        runs, place = self._runs, self._from
        self._runs, self._from = [], None
        if place is not None and any(INVISIBLE.sub("", run.words).strip() for run in runs):
            self._add(replace(self._part(place, tuple(runs)), soft=self._soft))
            self._soft = self._broken = False
        elif runs:
            self._soft = self._broken = False

    def _part(self, place: _Place, runs: tuple[Run, ...]) -> Part:
        opens = bool(place.item) and place.item not in self._opened
        self._opened.add(place.item)
        return Part(
            runs=_trimmed(runs),
            level=place.level,
            depth=place.depth,
            item=place.item,
            first=opens,
            ordered=place.ordered,
            quote=place.quote,
            path=place.path,
            cell=place.cell,
            row=place.row,
            hidden=place.look.hidden,
            id=place.id,
            kind=place.kind,
            named=place.named,
            code=place.kept,
        )

    def _add(self, part: Part) -> None:
        self.flow.parts.append(part)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without white space at the ends of the whole, and with one space at most between two."""
    made: list[Run] = []
    for run in runs:
        words = run.words.lstrip(" ") if not made or made[-1].words.endswith(" ") else run.words
        if words:
            made.append(replace(run, words=words))
    while made and not made[-1].words.strip():
        made.pop()
    if made:
        made[-1] = replace(made[-1], words=made[-1].words.rstrip(" "))
    return tuple(made)


def _tokens(tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
    yield tag
    if classes := attributes.get("class"):
        yield from (f".{name}" for name in classes.split()[:20])
    if name := attributes.get("id"):
        yield f"#{name}"


def _pixels(said: str | None, style: str | None, name: str) -> int:
    """How wide or high a picture is said to be, 999 if nothing is said."""
    found = re.search(rf"(?:^|[;\s]){name}\s*:\s*(\d{{1,4}})px", style or "", re.IGNORECASE)
    match = _PIXELS.match(said or "")
    return int(match[1]) if match else int(found[1]) if found else 999
