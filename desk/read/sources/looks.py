"""How the words inside an element look and where its lines stand, by its name, its attributes and its style."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from desk.read.line import HEADINGS, SIZE, Run
from desk.read.sources.styles import Style, font_size, style_of

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
GRID = frozenset("td th tr table".split())
_HEADING = {f"h{level}": (level, size) for level, size in enumerate(HEADINGS, 1)}
_WORDS_BY_TAG: dict[str, dict[str, Any]] = {
    **{tag: {"bold": True} for tag in ("b", "strong", "th", "dt")},
    **{tag: {"italic": True} for tag in ("i", "em", "cite", "dfn", "var")},
    **{tag: {"code": True} for tag in ("code", "kbd", "samp", "tt")},
    **{tag: {"bold": True, "size": SIZE * size} for tag, (_, size) in _HEADING.items()},
}
_PLACES_BY_TAG: dict[str, dict[str, Any]] = {
    "pre": {"kept": True, "code": True}, "dt": {"term": True}, "center": {"centred": True},
    **{tag: {"heading": level} for tag, (level, _) in _HEADING.items()},
}  # fmt: skip
_SMALL = 0.83

Attributes = dict[str, str | None]


def look_of(tag: str, said: Attributes) -> Style:
    """What an element changes of its words and of the place of its lines, and what else its style says."""
    if not said:
        return _look(tag)
    get = said.get
    name = f"{get('class') or ''} {get('id') or ''}".lower() if tag == "a" else ""
    size = get("size") or "" if tag == "font" else ""
    return _look(tag, get("style") or "", name, get("align") or "", get("bgcolor") or "", size)


@lru_cache(maxsize=8192)
def _look(tag: str, style: str = "", name: str = "", align: str = "", ground: str = "", size: str = "") -> Style:
    """The look of an element; mails say the same of many of theirs."""
    told = style_of(style)
    words = {**_WORDS_BY_TAG.get(tag, {}), **told.words}
    place = dict(_PLACES_BY_TAG.get(tag, {}))
    if pixels := font_size(size):
        words.setdefault("size", pixels)
    if align and tag not in ("table", "img"):
        place["centred"] = align.lower() == "center"
    if ground:
        place["background"] = ground.lower()
    place |= told.place
    linked = tag == "a" and ("button" in name or "btn" in name or (told.boxed and told.ground))
    if linked or tag == "button":
        place["button"] = True
    block = told.block if told.block is not None and tag not in GRID else tag in BLOCKS
    smaller = tag in ("small", "sub", "sup") and "size" not in told.words
    scale = _SMALL if smaller and told.scale is None else told.scale
    return replace(told, words=words, place=place, scale=scale, block=block)


@lru_cache(maxsize=1024)
def words_in(look: Style, around: Run) -> Run:
    """The look of words inside an element; of size 0 are those that are there to be hidden."""
    size = {} if look.scale is None else {"size": around.size * look.scale}
    return around._replace(**{**look.words, **size})
