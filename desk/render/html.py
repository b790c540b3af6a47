"""The e-mail as a whole HTML document: lean tables, styles inline, dark mode where a mail program has it.

The templates are Jinja2 in a sandbox; every value is escaped. css-inline copies the rules of `style.css` into the
tags, because some mail programs drop every <style> (Gmail for accounts of others, clipped messages). It sets a later
shorthand in the place of an earlier one, so the rules use shorthands only.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.model.issue import Issue
from desk.model.publication import LANGUAGE, Publication
from desk.model.text import clean_line
from desk.render.blocks import blocks
from desk.render.brand import NIGHT, NIGHT_DIM, NIGHT_RULE, NIGHT_TEXT, NIGHT_TINT, palette
from desk.render.values import VALUES, Block, Head, Masthead

if TYPE_CHECKING:
    from css_inline import CSSInliner
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
PADDING = 24
"""Pixels between the text and the edge of its column."""
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi")


@cache
def environment() -> "Environment":
    """The templates, compiled once; an unknown name in one of them stops the export instead of leaving a hole."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    from desk.render.markup import item_html, prose_html

    class Sandbox(SandboxedEnvironment):
        """Jinja's sandbox, which need not be asked for the fields of our own frozen values: they are data."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            if type(obj) in VALUES and not attribute.startswith("_"):
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)

    made = Sandbox(
        loader=FileSystemLoader(TEMPLATES),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"prose": prose_html, "item": item_html, "kind": lambda block: type(block).__name__.lower()}
    return made


@cache
def _inliner() -> "CSSInliner":
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, minify_css=True, keep_style_tags=False)


def render(issue: Issue, publication: Publication) -> str:
    """The e-mail as one HTML document."""
    return document(blocks(issue, publication), publication)


def document(made: tuple[Block, ...], publication: Publication) -> str:
    """The HTML document of an issue's blocks."""
    tokens = palette(publication.brand)
    masthead = next(block for block in made if isinstance(block, Masthead))
    language = clean_line(publication.language)
    page = (
        environment()
        .get_template("issue.html")
        .render(
            masthead=masthead,
            blocks=_levels(made),
            title=masthead.subject or masthead.name or masthead.number or "Newsletter",
            language=language if LANGUAGE.fullmatch(language) else "en",
            direction="rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr",
            look=tokens,
            night={"page": NIGHT, "text": NIGHT_TEXT, "dim": NIGHT_DIM, "tint": NIGHT_TINT, "rule": NIGHT_RULE},
            padding=PADDING,
            inner=tokens.width - 2 * PADDING,
        )
    )
    return _inliner().inline(page).rstrip("\n") + "\n"


def _levels(made: Iterable[Block]) -> list[tuple[Block, int]]:
    """Each block with the level of its headline: 3 under a section's title, 2 where there is none above it yet."""
    level = 2
    levels: list[tuple[Block, int]] = []
    for block in made:
        if isinstance(block, Head) and block.title:
            level = 3
            levels.append((block, 2))
        else:
            levels.append((block, level))
    return levels
