"""Texts that used to take the square of their length: they come out whole, and at once."""

import pytest
from complete_issue import PUBLICATION

from bench import families
from desk.formats import FORMATS, render
from desk.formats.blocks.blocks import blocks
from desk.formats.prose.typography import typographic
from desk.formats.prose.wrap import is_address
from desk.formats.spans import proof
from desk.formats.text.write import WIDTH
from desk.model.text import clean_text

SIZE = 20_000


@pytest.mark.parametrize("family", families.FAMILIES)
@pytest.mark.parametrize("format", FORMATS)
def test_every_family_comes_out_in_every_format(family: str, format: str) -> None:
    assert render(families.issue(family, SIZE), PUBLICATION, format)


@pytest.mark.parametrize("family", families.FAMILIES)
def test_no_line_of_a_proof_is_wider_than_its_pane(family: str) -> None:
    pieces = proof(blocks(families.issue(family, SIZE), PUBLICATION), 54)
    for piece in pieces:
        for line in piece.lines:
            assert sum(len(text) for text, _ in line if text.isascii()) <= 54


def test_a_word_of_half_a_megabyte_is_cut_into_lines_and_loses_nothing() -> None:
    word = families.FAMILIES["one word"](500_000)
    text = render(families.issue("one word", 500_000), PUBLICATION, "text")
    assert word in text.replace("\n", "")
    assert max(map(len, text.split("\n"))) <= WIDTH + 4


def test_an_address_of_any_length_stays_whole() -> None:
    for address in ("https://example.org/" + "a." * 100_000 + "b", "a@" * 50_000 + "example.org"):
        assert is_address(address)
    assert not is_address("a." * 200_000)
    assert not is_address("a@" * 200_000)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("\"'" * 100_000, None),
        ('say "it\'s" -- so', "say “it’s” – so"),
        ('see "https://a.example/\'x\'" -- "it"', "see “https://a.example/'x'” – “it”"),
        ('"ana@b.example" said "no"', "“ana@b.example” said “no”"),
    ],
)
def test_typographic_signs_leave_addresses_alone_and_end(typed: str, printed: str | None) -> None:
    made = typographic(typed, "en")
    assert printed is None or made == printed
    assert len(made) == len(typed.replace("--", "–"))


def test_brackets_that_open_nothing_are_words() -> None:
    many = "[" * 100_000
    assert many in render(families.issue("brackets", 100_000), PUBLICATION, "html")
    assert clean_text(many) == many
