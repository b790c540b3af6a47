"""The templates, rendered by Jinja2 in a sandbox.

A trusted override of the publication comes first, then a template of the house style, then the common one. Every value
is escaped; an unknown name stops the export instead of leaving a hole. An override can include the
template that it stands for as `shipped/<name>`. Where an override is wrong, the fault names its file and line.
"""

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.formats.blocks.printer import name_of
from desk.formats.profiles.target import Overrides
from desk.formats.templates.bounds import counted
from desk.model.publication import STYLES
from desk.model.url import href

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent
"""Where the templates lie that desk brings."""
_ADDRESS = re.compile(r'(?<= )(href|src)="(?=[^"]*[^\x00-\x7f])((?:https?:|mailto:)[^"\ufdd0-\ufdef]*)"', re.IGNORECASE)
"""An address with signs that are not ASCII; noncharacters stand for the tags of a mail tool."""
_KEPT = 8
"""Sets of compiled templates that are kept: one for each style, and those of a few overrides."""


class TemplateFault(ValueError):
    """A template of the publication's own cannot be used; the words name the file, the line and what is wrong."""


def shipped() -> tuple[str, ...]:
    """The names of the templates that an override can stand for."""
    return tuple(sorted({path.name for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".css")}))


@lru_cache(maxsize=_KEPT)
def environment(style: str, overrides: Overrides) -> "Environment":
    """The templates of a house style with these overrides, compiled once."""
    from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, PrefixLoader, StrictUndefined

    from desk.formats.prose.markup import semantic_html
    from desk.formats.templates.running import item, prose
    from desk.formats.templates.sandbox import Bounded, Sandbox

    own = dict(overrides.files)

    def override(name: str) -> tuple[str, str, None] | None:
        return (own[name], f"{overrides.folder}/{name}", None) if name in own else None

    house = style if style in STYLES else STYLES[0]
    ours = FileSystemLoader([TEMPLATES / house, TEMPLATES])
    made = (Bounded if own else Sandbox)(
        loader=ChoiceLoader([FunctionLoader(override), ours, PrefixLoader({"shipped": ours})]),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "prose": prose,
        "semantic": semantic_html,
        "item": item,
        "kind": name_of,
    }
    if isinstance(made, Bounded):
        made.bind()
    return made


def rendered(name: str, values: Mapping[str, Any], style: str, overrides: Overrides) -> str:
    """A template with its values. Raises TemplateFault where an override is to blame."""
    with _blamed(overrides), counted():
        return _with_hrefs(environment(style, overrides).get_template(name).render(values))


def _with_hrefs(page: str) -> str:
    """The page with its addresses in ASCII; the words of a link stay as people read them."""
    return page if page.isascii() else _ADDRESS.sub(lambda found: f'{found[1]}="{_href(found[2])}"', page)


def _href(written: str) -> str:
    return escape(href(unescape(written)))


@contextmanager
def _blamed(overrides: Overrides) -> Iterator[None]:
    """Turn whatever an override raises into one sentence that names its file and line."""
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        yield
    except RecursionError as error:
        if not overrides.files:
            raise
        raise TemplateFault(
            f"The templates in {overrides.folder} include or call each other without an end."
        ) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError) as error:
        if not overrides.files:
            raise
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or error.name or overrides.folder, error.lineno
        else:
            file, line = _place(error, overrides)
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise TemplateFault(f"{file}, line {line}: {what.rstrip('.')}.") from error


def _place(error: BaseException, overrides: Overrides) -> tuple[str, int]:
    """The innermost line of an override that the error came through."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(overrides.folder)
    ]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (overrides.folder, 0)
