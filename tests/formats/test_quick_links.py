"""The short way to links finds what markdown-it-py's own rule finds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desk.formats.prose.quick_links import quick_link

SIGNS = [
    "[",
    "](",
    ")",
    "]",
    "(",
    "[a](/b)",
    "![",
    "*",
    "_",
    "`",
    "<",
    ">",
    "&",
    "&amp;",
    "\\",
    "\n",
    " ",
    "a",
    "é",
    "!",
    '"',
]


def tokens(source: str, quick: bool) -> list[object]:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 8})
    if quick:
        parser.inline.ruler.before("link", "quick_link", quick_link)
    return [token.as_dict() for token in parser.parse(source)]


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
@example("[a [b](/c) d](/e)")
@example("![a [b](/c) d](/e)")
@example("*[a](/b*)*")
@example("[a & b](/c?d=1&e=2) [a &amp; b](/c&amp;d)")
def test_every_run_of_signs_is_read_alike(source: str) -> None:
    assert tokens(source, quick=True) == tokens(source, quick=False)


@pytest.mark.parametrize("source", ["[a](b)", "[two words & more](https://a.example/?b=1&c=%20#d) [c](d) after"])
def test_what_it_is_for_goes_through_it(source: str) -> None:
    parser = MarkdownIt("commonmark")
    parser.inline.ruler.before("link", "quick_link", quick_link)
    parser.disable("link")
    assert parser.render(source).count("<a ") == source.count("](")
