"""How the words inside an element look and where its lines stand, by its name, its attributes and its style."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from desk.read.line import HEADINGS, SIZE
from desk.read.sources.styles import Style, font_size, style_of

_HEADING = {f"h{level}": (level, size) for level, size in enumerate(HEADINGS, 1)}
_WORDS_BY_TAG: dict[str, dict[str, Any]] = {
    **{tag: {"bold": True} for tag in ("b", "strong", "th", "dt")},
    **{tag: {"italic": True} for tag in ("i", "em", "cite", "dfn", "var")},
    **{tag: {"struck": True} for tag in ("s", "strike", "del")},
    **{tag: {"code": True} for tag in ("code", "kbd", "samp", "tt")},
    **{tag: {"bold": True, "size": SIZE * size} for tag, (_, size) in _HEADING.items()},
}
_PLACES_BY_TAG: dict[str, dict[str, Any]] = {
    "pre": {"kept": True, "code": True}, "dt": {"term": True}, "center": {"centred": True},
    **{tag: {"heading": level} for tag, (level, _) in _HEADING.items()},
    **{tag: {"landmark": tag} for tag in ("header", "footer", "nav", "aside", "main")},
}  # fmt: skip
_DEEPER = {"ul": "level", "ol": "level", "blockquote": "quote", "table": "depth"}
_SMALL = 0.83
_LONGEST_NAME = 200
PLACE, NOTE = "data-desk-lines", "data-desk-note"
"""The attributes in which a reader of another markup says where in its source an element stands ("12-14"), and which
footnote it is the mark of."""

Attributes = dict[str, str | None]


class Words(NamedTuple):
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


class Place(NamedTuple):
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
    kind: str = ""
    landmark: str = ""
    start: int = 0
    end: int = 0


def words_in(tag: str, said: Attributes, style: Style, around: Words) -> Words:
    """How words inside an element look; of size 0 are those that are there to be hidden."""
    changes = dict(_WORDS_BY_TAG.get(tag, {}))
    if tag in ("small", "sub", "sup"):
        changes["size"] = around.size * _SMALL
    elif tag == "font":
        changes["size"] = font_size(said.get("size") or "", around.size)
        changes["colour"] = (said.get("color") or around.colour).lower()
    if note := said.get(NOTE):
        changes["note"] = note
    changes |= style.words
    if style.scale is not None:
        changes["size"] = around.size * style.scale
    return around._replace(**changes) if changes else around


def place_in(tag: str, said: Attributes, around: Place, block: bool) -> Place:
    """Where the lines inside an element stand."""
    get = said.get
    name = get("class") or ""
    if "id" in said and tag not in _HEADING:  # that of a heading says its words again
        name = f"{name} {get('id')}"
    changes = _changed(tag, get("style") or "", name, get("align") or "", get("bgcolor") or "", block)
    if tag in _DEEPER:
        changes = {_DEEPER[tag]: getattr(around, _DEEPER[tag]) + 1, **changes}
    if lines := get(PLACE):
        first, _, last = lines.partition("-")
        changes = {**changes, "start": int(first), "end": int(last or first)}
    return around._replace(**changes) if changes else around


@lru_cache(maxsize=8192)
def _changed(tag: str, style: str, name: str, align: str, ground: str, block: bool) -> dict[str, Any]:
    """What an element changes of the place of its lines; mails say the same of many of theirs."""
    changes = dict(_PLACES_BY_TAG.get(tag, {}))
    told = style_of(style)
    if align and tag not in ("table", "img"):
        changes["centred"] = align.lower() == "center"
    if ground:
        changes["background"] = ground.lower()
    changes |= told.place
    if tag in ("a", "button") and _is_button(tag, name.lower(), told):
        changes["button"] = True
    if block and name.strip():
        changes["kind"] = _named(name)
    return changes


def _is_button(tag: str, names: str, style: Style) -> bool:
    return tag == "button" or "button" in names or "btn" in names or (style.boxed and "background" in style.place)


def _named(name: str) -> str:
    """The words in the names of an element: "mcnTextContent card-title" is "mcn text content card title"."""
    parts = re.findall(r"[A-Z]?[a-z]+", name[:_LONGEST_NAME])
    return " ".join(dict.fromkeys(part.lower() for part in parts if len(part) > 1))
