"""A page as lines: css-inline resolves its style sheets, lexbor parses it, and it is walked."""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desk.read.hygiene import seen
from desk.read.line import Document, Form, Hint, Line, Run
from desk.read.sources.addresses import Addresses
from desk.read.sources.bullets import finished
from desk.read.sources.hints import hint_of
from desk.read.sources.text import read_text
from desk.read.sources.walk import Walker

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

DEEPEST = 1_000
"""Elements inside each other that are parsed; a mail of nested tables has about 60."""
_MOST_REOPENED = 500_000
"""Elements that a parser may have to make for tags nobody closed: it opens them anew in each block (HTML, 13.2.4.3)."""
_MOST_STYLED = 30_000_000
"""Selectors times elements up to which style sheets are resolved: each is tried on each."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_STYLED = re.compile(r"<style\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_ENDS_LINE = re.compile(r"</?(?:p|div|br|tr|li|h[1-6]|table|ul|ol)\b[^<>]*>", re.IGNORECASE)
_LONE = re.compile(r"&(?![#A-Za-z])")
"""A sign that begins no character reference; a run of them costs the parser more than its length."""
_ANGLED = re.compile(r"<(?=(?:https?://|mailto:|www\.)[^\s<>]{1,2000}>)", re.IGNORECASE)
"""An address in angle brackets, which are words and no tag."""
_CLIPBOARD = re.compile(r"\s*Version:[\d.]+\s+(?:(?!SourceURL)\w+:[^\s<]*\s+)+(?:SourceURL:(\S*)\s*)?(?=<)")
"""What Windows puts ahead of a page that was copied (CF_HTML)."""
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_NEVER_OPEN = frozenset(
    """area base br col embed frame hr img input link meta param source track wbr
    p li td th tr dt dd option tbody thead tfoot html body head""".split()
)
"""Elements without an end, and those that end where the next of them begins."""
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_SAID = {
    "og:title": "title", "twitter:title": "title", "article:published_time": "date", "date": "date", "dc.date": "date",
    "datepublished": "date", "og:site_name": "publication", "og:description": "preheader", "description": "preheader",
}  # fmt: skip
"""What the names of meta elements say about (Open Graph, Dublin Core)."""
_TYPED = 0.7
"""The share of a page's letters in `pre` from which it is a text that was only put into a page."""
_FEWEST_TYPED = 15
"""Lines of the shortest such page."""


def read_html(markup: str, addresses: Addresses) -> Document:
    """The lines of a page. What nests too deeply to be parsed in bounded time is read as the text that it holds."""
    if clip := _CLIPBOARD.match(markup):
        addresses.base = addresses.base or clip[1] or ""
        markup = markup[clip.end() :]
    if reason := _too_much(markup):
        return replace(read_text(_bare(markup), addresses), problem=reason)
    page = walked(markup, addresses, Form.HTML)
    if typed := _typed_text(page.lines):
        made = read_text(typed, addresses)
        return replace(made, hints=page.hints, left_out=tuple(dict.fromkeys((*page.left_out, *made.left_out))))
    lines = tuple(line if line.start == at else line.changed(start=at, end=at) for at, line in enumerate(page.lines, 1))
    return replace(page, lines=lines, source=tuple(map(_printed, lines)))


def walked(markup: str, addresses: Addresses, form: Form) -> Document:
    """Markup walked: a page, or what another markup was made into."""
    from selectolax.lexbor import LexborHTMLParser

    markup = _ANGLED.sub("&lt;", _LONE.sub("&amp;", _PROLOGUE.sub("", markup)))
    tree = LexborHTMLParser(_inlined(markup))
    hints = _hints(tree)
    if not addresses.base:
        addresses.base = _base(tree)
    walker = Walker(addresses, form)
    node = tree.root
    while node is not None and node.prev is not None:
        node = node.prev
    while node is not None:
        walker.walk(node)
        node = node.next
    if walker.preheader:
        hints.insert(0, Hint("preheader", " ".join(walker.preheader), "page"))
    left = (*walker.left_out, *addresses.left_out)
    return Document(form, finished(walker.lines), hints=tuple(hints), left_out=left)


def _inlined(markup: str) -> str:
    """The page with what its style sheets say written on each element, as a browser on a desk resolves them."""
    if not _STYLED.search(markup):
        return markup
    rules = sum(sheet.count("{") + sheet.count(",") for sheet in _STYLE.findall(markup))
    if not rules or rules * markup.count("<") > _MOST_STYLED:
        return markup
    import css_inline

    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)
    try:
        return str(inliner.inline(markup))
    except css_inline.InlineError:
        return markup


def _hints(tree: "LexborHTMLParser") -> list[Hint]:
    found = []
    title, root = tree.css_first("title"), tree.root
    if title is not None and (words := seen(" ".join(title.text().split()))):
        found.append(Hint("title", words, "title"))
    if root is not None and (language := root.attributes.get("lang")):
        found.append(Hint("language", seen(language), "page"))
    for said in (meta.attributes for meta in tree.css("meta[content]")[:200]):
        about = _SAID.get((said.get("property") or said.get("name") or "").lower())
        value = seen(" ".join((said.get("content") or "").split()))
        if about and value and (hint := hint_of(about, value, "metadata")):
            found.append(hint)
    return found


def _base(tree: "LexborHTMLParser") -> str:
    selects = ("base[href]", 'link[rel="canonical"][href]', 'meta[property="og:url"][content]')
    said = (node.attributes for select in selects if (node := tree.css_first(select)) is not None)
    written = (each.get("href") or each.get("content") or "" for each in said)
    return next((url for url in written if re.match(r"https?://[^/]", url, re.IGNORECASE)), "")


def _printed(line: Line) -> str:
    """A line of a page as a source pane shows it."""
    ahead = "  " * max(0, line.level - 1) + (f"{line.mark or '•'} " if line.bullet else "")
    return f"{ahead}{line.text or line.runs[0].image}"


def _typed_text(lines: Sequence[Line]) -> str:
    """The text of a page that is typed into `pre`, as lists archive their mails, with the addresses of its links."""
    typed = [line for line in lines if line.code]
    letters = sum(len(line.text) for line in typed)
    if len(typed) < _FEWEST_TYPED or letters < _TYPED * sum(len(line.text) for line in lines):
        return ""
    return "".join("\n" * max(1, line.gap) + "".join(map(_with_address, line.runs)) for line in lines)[1:]


def _with_address(run: Run) -> str:
    told = run.text.strip() in (run.href, run.href.removeprefix("mailto:"))
    return f"{run.text} <{run.href}>" if run.href and not told else run.text


def _bare(markup: str) -> str:
    """Markup without its tags: the words in their order, a line for each block, addresses behind their words."""
    text = _ENDS_LINE.sub("\n", _UNSEEN.sub(" ", markup))
    text = re.sub(
        r"""<a\b[^<>]*?\bhref\s*=\s*["']?(https?://[^"'\s<>]+)[^<>]*>""", r" <\1> ", text, flags=re.IGNORECASE
    )
    return html.unescape(re.sub(r"<(?!https?://)[^<>]*>", " ", text))


def _too_much(markup: str) -> str:
    """Why a page is not parsed: what would take a parser more than linear time, which walks all open elements."""
    if markup.count("<") - markup.count("</") <= DEEPEST:  # too few to do harm, however they are nested
        return ""
    open_tags: Counter[str] = Counter()
    depth = loose = reopened = 0
    for closing, name in _TAG.findall(markup):
        tag = name.lower()
        if tag not in _FORMATTING and not closing:
            reopened += loose
        if tag in _NEVER_OPEN or (closing and not open_tags[tag]):
            continue
        step = -1 if closing else 1
        open_tags[tag] += step
        depth += step
        loose += step * (tag in _FORMATTING)
        if depth > DEEPEST or reopened > _MOST_REOPENED:
            return (
                f"The page nests more than {DEEPEST:,} elements inside each other, so its words were read without "
                "their looks. Open it in a browser and copy the words to have more of it."
            )
    return ""
