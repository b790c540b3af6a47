"""A body as blocks, and what a block begins with."""

import pytest

from desk.edit.blocks import Lead, Mark, as_words, blocks, joined, lead_of, marks_of, plain


def test_paragraphs_items_headings_and_fences_are_blocks() -> None:
    body = "One.\nStill one.\n\n- a\n  more of a\n- b\n\n## Head\nUnder it.\n\n```\n- code\n\nmore\n```\nAfter."
    assert blocks(body) == (
        "One.\nStill one.",
        "- a\n  more of a",
        "- b",
        "## Head\nUnder it.",
        "```\n- code\n\nmore\n```\nAfter.",
    )
    assert joined(("A.", "- one", "- two", "B.")) == "A.\n\n- one\n- two\n\nB."
    assert blocks("") == ()


@pytest.mark.parametrize(
    ("block", "marks"),
    [
        ("**Mayor quits.** She said so.", {Mark.PARAGRAPH, Mark.BOLD}),
        ("3. **Mayor quits**", {Mark.NUMBER, Mark.BOLD}),
        ("- [Ferries](https://a.example) are back", {Mark.BULLET, Mark.LINK}),
        ("**[Ferries](https://a.example)**", {Mark.PARAGRAPH, Mark.BOLD, Mark.LINK}),
        ("## Ferries", {Mark.HEADING}),
        ("Words **in bold** later", {Mark.PARAGRAPH}),
        ("```\n- code\n```", set()),
        ("2016. A year", {Mark.NUMBER}),
    ],
)
def test_a_block_begins_with(block: str, marks: set[Mark]) -> None:
    assert marks_of(block) == marks


@pytest.mark.parametrize(
    ("block", "lead"),
    [
        ("**Mayor quits.** She said so.", Lead("Mayor quits.", None, "She said so.")),
        ("1. **Mayor quits**: why", Lead("Mayor quits", None, "why")),
        (
            "- [Ferries *are* back](https://a.example/x) – from Monday",
            Lead("Ferries are back", "https://a.example/x", "from Monday"),
        ),
        ("**[Ferries](https://a.example/)**", Lead("Ferries", "https://a.example/", "")),
        ("## Ferries\nFrom Monday.", Lead("Ferries", None, "From Monday.")),
        ("Plain words.", Lead("", None, "Plain words.")),
    ],
)
def test_the_lead_of_a_block(block: str, lead: Lead) -> None:
    assert lead_of(block) == lead


def test_a_whole_line_is_a_lead_when_asked_for_and_short() -> None:
    assert lead_of("1. Plain words", whole=True).headline == "Plain words"
    assert lead_of("x" * 201, whole=True).headline == ""


@pytest.mark.parametrize("words", ["2*3*4 [sic] a_b_c `code` #1", "plain", r"back\slash"])
def test_words_written_as_markdown_mean_themselves(words: str) -> None:
    assert plain(as_words(words)) == words
