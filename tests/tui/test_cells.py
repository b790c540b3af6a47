"""Cutting by cells: what is shown fits, and what is cut says so."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from desk.tui.widgets.cells import Span, count, cut, cut_spans, shown, width

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)


@given(TEXTS, st.integers(-2, 30))
@example("❤️ab", 2)
@example("👩\u200d👩\u200d👧 family", 4)
@example("한국어 기사", 4)
def test_a_cut_text_fits_and_one_that_fits_is_not_cut(text: str, cells: int) -> None:
    made = cut(text, cells)
    assert cell_len(made) <= max(0, cells)
    assert (made == text) == (cell_len(text) <= cells or not text)


@pytest.mark.parametrize(
    ("text", "cells", "made"),
    [
        ("Clock mended", 12, "Clock mended"),
        ("Clock mended", 11, "Clock mend…"),
        ("Clock, mended", 8, "Clock…"),
        ("Clock – mended", 8, "Clock…"),
        ("Who “says” so", 6, "Who…"),
        ("日本語の記事", 6, "日本…"),
        ("e\u0301te\u0301 long", 4, "e\u0301te\u0301…"),
        ("No room", 0, ""),
        ("No room", 1, "…"),
    ],
)
def test_a_cut_goes_before_wide_characters_and_takes_loose_signs_with_it(text: str, cells: int, made: str) -> None:
    assert cut(text, cells) == made


@pytest.mark.parametrize(
    ("text", "cells", "made"),
    [
        ("costs 1,148 pounds", 9, "costs…"),
        ("costs 1,148 pounds", 12, "costs 1,148…"),
        ("In 2016. A year", 8, "In 2016…"),
        ("up by 12.5 points", 9, "up by…"),
        ("1234567", 4, "…"),
    ],
)
def test_a_number_is_shown_whole_or_not_at_all(text: str, cells: int, made: str) -> None:
    assert cut(text, cells) == made


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "dim", "bold"])), max_size=5), st.integers(0, 40))
def test_cut_spans_fit_and_lose_nothing_that_fits(spans: list[Span], cells: int) -> None:
    made = cut_spans(spans, cells)
    assert width(made) <= cells
    if width(spans) <= cells:
        assert [span for span in made if span[0]] == [span for span in spans if span[0]]


def test_what_follows_the_span_that_is_cut_goes_with_it() -> None:
    assert cut_spans([("Clock", "bold"), (" mended", ""), (" today", "dim")], 9) == [("Clock", "bold"), (" me…", "")]
    assert cut_spans([("Clock", "bold"), (" mended", "")], 5) == [("Cloc…", "bold")]


def test_a_text_from_a_file_is_shown_on_one_line_and_moves_no_terminal() -> None:
    assert shown("two\nlines\x1b[2J\u202e") == "two lines"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 links"), (1, "1 link"), (2, "2 links"), (1148, "1,148 links"), (-1, "-1 links")]
)
def test_a_number_comes_with_its_word(number: int, words: str) -> None:
    assert count(number, "link") == words


def test_a_plural_that_is_not_made_with_s_is_given() -> None:
    assert count(3, "story", "stories") == "3 stories"
