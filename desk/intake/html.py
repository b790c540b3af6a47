"""Newsletters that came as HTML: a page, or the HTML part of a mail."""

from collections.abc import Collection

from desk.intake.page.pages import page_reading
from desk.intake.reading import Reading


def read_html(markup: str, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """The issue in a page; `known` are the sources that part from a link's title at a colon and one space.

    Raises NotRead where the page is too large or nested too deeply.
    """
    return (page_reading(markup, known),)
