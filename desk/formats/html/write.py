"""The e-mail as a whole HTML document: lean tables, styles inline, dark mode where a mail program has it.

Templates are loaded by `desk.formats.templates.page`. css-inline copies the rules of `style.css` into the tags, because
some mail programs drop every <style> (Gmail does for accounts of other providers, and in clipped messages). It puts a
later shorthand in the place of an earlier one, so the rules use shorthands only.

`paste` is the same blocks without what a rich paste loses (measured in Chromium: <style>, comments, meta and hidden
text) and without the tables that hold the column, which editors take to pieces: styled headings, paragraphs and lists
(`flow.py`). `fragment` is the meaning alone, without any styles.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.levels import levelled
from desk.formats.blocks.values import Block, Briefs, Cards, Contents, Item, Masthead
from desk.formats.html.flow import flowing
from desk.formats.profiles.target import Target, Tool
from desk.formats.templates.brand import NIGHT, NIGHT_DIM, NIGHT_RULE, NIGHT_TEXT, NIGHT_TINT, palette
from desk.formats.templates.page import rendered
from desk.model.issue import Issue
from desk.model.kinds import Kind
from desk.model.language import direction, has_italics
from desk.model.publication import LANGUAGE, NARROWEST_LOGO, WIDEST_LOGO, Publication
from desk.model.text import clean_line
from desk.model.url import safe_url
from desk.words.printed import words_of

if TYPE_CHECKING:
    from css_inline import CSSInliner

PADDING = 24
"""Pixels between the text and the edge of its column."""
GUTTER = 12
"""Pixels between two cards that stand side by side."""
_SLACK = 3
"""Pixels that half a column is narrower: a space between two cards must not push the second below the first."""
_NIGHT = {"page": NIGHT, "text": NIGHT_TEXT, "dim": NIGHT_DIM, "tint": NIGHT_TINT, "rule": NIGHT_RULE}


@cache
def _inliner() -> "CSSInliner":
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, minify_css=True, keep_style_tags=False)


def e_mail(issue: Issue, publication: Publication, target: Target) -> str:
    """The e-mail as one HTML document. Raises TemplateFault."""
    return document(blocks(issue, publication), publication, target)


def document(made: tuple[Block, ...], publication: Publication, target: Target) -> str:
    """The HTML document of an issue's blocks. Raises TemplateFault."""
    tool = Tool(target, "html")
    page = rendered("issue.html", values_for(made, publication, tool), publication.style, target.overrides)
    return _finished(_inliner().inline(page), tool, target)


def pasted(issue: Issue, publication: Publication, target: Target) -> str:
    """The e-mail for a rich paste: all styles inline, and no table but those inside a block. Raises TemplateFault."""
    tool = Tool(target, "paste")
    values = values_for(blocks(issue, publication), publication, tool)
    page = flowing(rendered("paste.html", values, publication.style, target.overrides))
    rules = rendered("paste.css", values, publication.style, target.overrides)
    return _finished(_inliner().inline_fragment(page, rules), tool, target)


def fragment(issue: Issue, publication: Publication, target: Target) -> str:
    """Headings, paragraphs and lists alone, for a tool with a look of its own. Raises TemplateFault.

    Its classes say what each part is, for whoever reads it back; editors such as Substack's ignore them.
    """
    tool = Tool(target, "fragment")
    values = values_for(blocks(issue, publication), publication, tool)
    return _finished(rendered("fragment.html", values, publication.style, target.overrides), tool, target)


def _finished(page: str, tool: Tool, target: Target) -> str:
    if target.overrides.files:
        from desk.formats.templates.allowed import check

        check(page, target.overrides.folder)
    return tool.finished(page).strip("\n") + "\n"


def values_for(made: tuple[Block, ...], publication: Publication, tool: Tool) -> dict[str, Any]:
    """The values that the templates of an issue can use."""
    tokens = palette(publication.brand)
    masthead = next(block for block in made if isinstance(block, Masthead))
    language = clean_line(publication.language)
    words = words_of(publication)
    return {
        "words": words,
        "masthead": masthead,
        "blocks": levelled(made),
        "title": masthead.subject or masthead.name or masthead.number or words["newsletter"],
        "language": language if LANGUAGE.fullmatch(language) else "en",
        "direction": direction(language),
        "spacing": "0" if direction(language) == "rtl" else "1px",  # joined letters come apart by it
        "slant": "italic" if has_italics(language) else "normal",
        "look": tokens,
        "logo": _logo(publication),
        "logo_width": min(max(publication.logo_width, NARROWEST_LOGO), WIDEST_LOGO),
        "lead": None if masthead.picture else _lead(made),
        "night": _NIGHT,
        "padding": PADDING,
        "gutter": GUTTER,
        "inner": tokens.width - 2 * PADDING,
        "half": tokens.width // 2 - PADDING - _SLACK,
        "tool": tool,
        "pasted": tool.format == "paste",
        "anchors": tool.format == "site",
    }


def _logo(publication: Publication) -> str:
    """The address of the picture that stands for the name, "" where there is none that mail programs would show."""
    src = safe_url(publication.logo) or ""
    return src if src.lower().startswith("https:") else ""


def _lead(made: Iterable[Block]) -> int | None:
    """The story whose picture leads an issue that has none of its own: the first, if a letter or a story with one."""
    first = next((block for block in made if isinstance(block, Item | Briefs | Cards | Contents)), None)
    leads = isinstance(first, Item) and first.picture and first.kind in (Kind.STORY, Kind.LETTER)
    return first.story if isinstance(first, Item) and leads else None
