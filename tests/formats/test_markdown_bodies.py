"""Markdown bodies: each case of fixtures/markdown.txt is a title, what is typed and what becomes of it in HTML.

A no-break space is shown as ␣ there.
"""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk.formats.prose.marked import marked
from desk.formats.prose.markup import prose_html
from desk.formats.prose.read import DEEPEST, read
from desk.formats.prose.values import Anchor, Paragraph, Prose, Text, anchors, lines, plain

FIXTURES = Path(__file__).parent / "fixtures" / "markdown.txt"
CASES = re.findall(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", FIXTURES.read_text(encoding="utf-8"), re.M | re.S)
SIGNS = (
    "*|**|_|`|[|](|)|](https://e.org/x)|!|<|>|\n|\n\n|- |1. |    |# |a|b c| |\\|&amp;|&#42;|~|<b>|> |é|日本|'|--"
).split("|")
OTHERS = (
    "|",
    "|--|\n",
    "~~",
    "[^1]",
    "[^1]: ",
    "https://e.org/a_b",
    "www.e.org",
    "a@e.org",
    "![a](https://e.org/p.png)",
)
MARKDOWN = st.lists(st.sampled_from([*SIGNS, "\t", '"', "```\n", "+ ", "=\n", *OTHERS]), max_size=30).map("".join)


@pytest.mark.parametrize(("title", "typed", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_body_becomes(title: str, typed: str, expected: str) -> None:
    assert str(prose_html(read(typed).prose, 4)).rstrip("\n").replace("\xa0", "␣") == expected


def test_the_fixtures_were_found() -> None:
    assert len(CASES) == FIXTURES.read_text(encoding="utf-8").count("\n.\n") // 3


def test_typographic_signs_are_set_in_words_only() -> None:
    body = read("\"It's *'so'*\" -- `\"a\" -- b` [\"x\"](https://e.org/?a='--') https://e.org/--'x", "en-GB")
    made = str(prose_html(body.prose, 4))
    assert '“It’s <em>‘so’</em>” – <code>"a" -- b</code>' in made
    assert (
        '<a href="https://e.org/?a=&#x27;--&#x27;">“x”</a> <a href="https://e.org/--&#x27;x">https://e.org/--\'x</a>'
        in made
    )


def test_nothing_is_lost_when_nesting_goes_too_deep() -> None:
    body = read(">" * (3 * DEEPEST) + " the words")
    assert "the words" in " ".join(plain(line) for line in lines(body.prose))


@pytest.mark.parametrize("signs", ["[", "*a ", "`" * 3 + "a", "![", "<", "> ", "- ", "[a](", "**a _b"])
def test_hostile_repetition_is_read_in_time(signs: str) -> None:
    assert isinstance(read(signs * 1500).prose, tuple)


@pytest.mark.parametrize("url", ["https://x.example/a)b", "https://x.example/a(b", "https://x.example/?a&amp;b"])
def test_an_address_is_written_so_that_it_reads_the_same(url: str) -> None:
    prose = (Paragraph((Anchor(url, (Text("words"),)), Text(" go on."))),)
    assert read(marked(prose)).prose == prose


@given(MARKDOWN)
@example("**[]()*")
@example("[a]()*`*")
@example("****_*_***")
@example("# # # ")
@example("https://e.org/a_b\\~")
@example("https://e.org/a_b\\!")
@settings(max_examples=300, deadline=None)
def test_markdown_written_again_reads_the_same(typed: str) -> None:
    first = read(typed).prose
    again = read(marked(first)).prose
    assert words(again) == words(first)
    assert links(again) == links(first)


def links(prose: tuple[Prose, ...]) -> list[str]:
    return [anchor.url for line in lines(prose) for anchor in anchors(line) if anchor.url]


def words(prose: tuple[Prose, ...]) -> list[list[str]]:
    """The words of each line; how much space lies between them is not their matter."""
    return [plain(line).split() for line in lines(prose)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Dear *|FNAME|*, hello", "Dear *|FNAME|*, hello"),
        ("*|LIST:ADDRESSLINE|* and *more*", "*|LIST:ADDRESSLINE|* and more"),
        ("*|so it was|*", "|so it was|"),
    ],
)
def test_a_mail_tools_tag_in_the_copy_is_words_and_no_emphasis(typed: str, said: str) -> None:
    assert [plain(line) for line in lines(read(typed).prose)] == [said]
