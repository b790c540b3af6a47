"""Newsletters that came as HTML: a page, or the HTML part of a mail."""

from collections.abc import Collection

from desk.intake.page.pages import page_reading
from desk.intake.page.typed import typed_text
from desk.intake.reading import Reading
from desk.intake.text import read_text


def read_html(markup: str, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """The issue in a page; `known` are the sources that part from a link's title at a colon and one space.

    Raises NotRead where the page is too large or nested too deeply.
    """
    typed = typed_text(markup)
    if typed is not None and (readings := read_text(typed, known)):
        return readings
    return (page_reading(markup, known),)
