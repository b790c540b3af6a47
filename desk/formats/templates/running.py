"""The filters that turn running text into HTML: they know of the template they stand in which format it makes."""

from collections.abc import Iterable

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from desk.formats.prose.markup import Manner, item_html, prose_html
from desk.formats.prose.values import Prose


@pass_context
def prose(context: Context, text: Iterable[Prose], level: int, width: int = 0) -> Markup:
    """Blocks of running text; headings in them get `level`, pictures `width` pixels, or those of the column."""
    return prose_html(text, level, width or context["inner"], Manner.of(context["tool"].format))


@pass_context
def item(context: Context, text: tuple[Prose, ...], level: int) -> Markup:
    """The inside of a list item."""
    return item_html(text, level, context["inner"] - 40, Manner.of(context["tool"].format))
