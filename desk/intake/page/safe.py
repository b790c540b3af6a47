"""A page made safe to look at: measured before it is parsed, cleaned by nh3, then a tree of selectolax (lexbor)."""

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.intake.reading import NotRead
from desk.model.text import clean_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LARGEST = 10_000_000
"""Characters of the largest page."""
DEEPEST = 1_000
"""Elements inside each other; a mail of nested tables has about 60."""
_MOST_REOPENED = 500_000
"""Elements that a parser may have to make for tags nobody closed: it opens them anew in each block (HTML, 13.2.4.3)."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]*>([^<]*)", re.IGNORECASE)
_BASE = re.compile(
    r"""<base\b[^>]{0,500}?\bhref\s*=\s*["']?(https?://[^"'\s>]+)"""
    r"""|<link\b(?=[^>]{0,500}\brel\s*=\s*["']?canonical)[^>]{0,500}?\bhref\s*=\s*["']?(https?://[^"'\s>]+)""",
    re.IGNORECASE,
)
_LONE = re.compile(r"&(?![#A-Za-z])")
"""A sign that begins no character reference; a run of them costs the parser more than its length."""
_HIDDEN_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_ENDS_ITSELF = frozenset("p li td th tr dt dd option tbody thead tfoot html body head".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_DROPPED = {
    "script",
    "style",
    "title",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "template",
    "noframes",
    "audio",
    "video",
}
_TAGS = frozenset(
    """a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details dfn
    div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav nobr ol p pre
    q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
    wbr""".split()
)
_STYLES = {
    "display", "visibility", "font", "font-size", "font-weight", "font-style", "font-family", "max-height", "height",
    "overflow", "opacity", "mso-hide", "background", "background-color", "width",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"style", "class", "id", "hidden", "bgcolor", "role"},
    "a": {"href", "name", "title"},
    "img": {"src", "alt", "width", "height", "title"},
    "font": {"size"},
    "ol": {"start"},
    "td": {"width"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "sms", "ftp", "webcal"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page that may be looked at. `sheet` is its style sheets in one, `base` what its own addresses stand under."""

    tree: "LexborHTMLParser"
    title: str
    sheet: str
    base: str


def page_of(markup: str) -> Page:
    """The page in `markup`. Raises NotRead where it is too large or nested too deeply to be read in bounded time."""
    import nh3
    from selectolax.lexbor import LexborHTMLParser

    if len(markup) > LARGEST:
        raise NotRead(f"The page has {len(markup):,} characters and at most {LARGEST:,} are read. Cut it into issues.")
    shown = clean_text(markup)
    shown = _HIDDEN_COMMENT.sub("", shown) if "<!--" in shown else shown
    shown = _LONE.sub("&amp;", shown)
    _measure(shown)
    clean = nh3.clean(
        shown,
        tags=set(_TAGS),
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        filter_style_properties=_STYLES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    title, base = _TITLE.search(shown), _BASE.search(shown)
    return Page(
        LexborHTMLParser(clean),
        html.unescape(title[1]) if title else "",
        "\n".join(_STYLE.findall(shown)),
        (base[1] or base[2]) if base else "",
    )


def _measure(markup: str) -> None:
    """Refuse what would take a parser more than linear time: it walks all open elements for each tag."""
    open_tags: dict[str, int] = {}
    depth = loose = reopened = 0
    for closing, name in _TAG.findall(markup):
        tag = name.lower()
        loose_tag = tag in _FORMATTING
        if not loose_tag and not closing:
            reopened += loose
        if tag in _VOID or tag in _ENDS_ITSELF:
            continue
        step = -1 if closing else 1
        if closing and not open_tags.get(tag):
            continue
        open_tags[tag] = open_tags.get(tag, 0) + step
        depth += step
        loose += step if loose_tag else 0
        if depth > DEEPEST or reopened > _MOST_REOPENED:
            raise NotRead(
                f"The page nests more than {DEEPEST:,} elements inside each other, which no newsletter does. "
                "Open it in a browser, copy the words and paste them as text."
            )
