"""What an export costs: the reference issue as HTML, against Markdown parsing and style inlining alone.

All in one process with everything imported. What desk remembers of the bodies it has read is forgotten before each run
of the first row and kept for the second, as in an open desk. The peer parses the same bodies and inlines the styles of
the very page that desk makes.
"""

from collections.abc import Iterator
from dataclasses import replace
from unittest import mock

from css_inline import CSSInliner
from markdown_it import MarkdownIt

from bench.measure import Measure, in_turn
from bench.reference import PUBLICATION, issue
from desk.formats import render, size
from desk.formats.blocks.blocks import blocks
from desk.formats.prose.read import read
from desk.formats.spans import pieces, proof

WIDTH = 54
"""Cells of the proof on a screen of 140 columns."""


class _Kept:
    """Stands in for the inliner and keeps the page that it is given."""

    page = ""

    def inline(self, page: str) -> str:
        self.page = page
        return page


def run() -> Iterator[Measure]:
    """Export of `html` and `text`, the size of the first, and the proof of 30 stories."""
    reference = issue()
    inliner, page = CSSInliner(load_remote_stylesheets=False, minify_css=True, keep_style_tags=False), uninlined()
    allowed = 6_000 + 700 * len(reference.stories)
    parser = MarkdownIt("commonmark")

    def exported(name: str) -> str:
        read.cache_clear()
        return render(replace(reference), PUBLICATION, name)

    def again() -> str:
        return render(replace(reference), PUBLICATION, "html")

    def least() -> None:
        for story in reference.stories:
            parser.parse(story.body)
        inliner.inline(page)

    def laid_out() -> None:
        read.cache_clear()
        pieces.cache_clear()
        proof(blocks(replace(reference), PUBLICATION), WIDTH)

    ours, warm, floor = in_turn(lambda: exported("html"), again, least, runs=60, warm=5)
    text, proofed = in_turn(lambda: exported("text"), laid_out, runs=60, warm=5)
    yield Measure("export, html", ours, 1.1, "Markdown and inlining alone", floor)
    yield Measure("export, html, bodies read before", warm, None, "Markdown and inlining alone", floor)
    yield Measure("export, html: its size", [size(exported("html")) / 1000], 70, unit="KB")
    gazette = render(reference, replace(PUBLICATION, style="gazette"), "html")
    yield Measure("  in the style gazette", [size(gazette) / 1000], 84, unit="KB")
    more = size(exported("html")) - size(exported("fragment"))
    yield Measure("  more than its fragment", [more / 1000], allowed / 1000, unit="KB")
    yield Measure("export, text", text, 5)
    yield Measure("proof of 30 stories, laid out", proofed, 100)


def uninlined() -> str:
    """The reference issue's page before its styles are put into the tags."""
    kept = _Kept()
    with mock.patch("desk.formats.html.write._inliner", return_value=kept):
        render(issue(), PUBLICATION, "html")
    return kept.page
