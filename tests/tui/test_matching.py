"""What a few letters find, and which of them are underlined."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.tui.widgets.matching import match, underlined


def score(query: str, text: str) -> int:
    found = match(query, text)
    assert found is not None
    return found[0]


def letters(query: str, text: str) -> str:
    found = match(query, text)
    assert found is not None
    return "".join(text[at] for at in found[1])


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("new", "New story", "Renew the story"),
        ("sto", "Story above", "New story"),
        ("st ne", "New story", "Honest owners need it"),
        ("nst", "New story", "Now something else entirely"),
        ("story", "New story", "Store everything really yearly"),
    ],
)
def test_words_come_before_parts_of_words_and_those_before_letters(query: str, better: str, worse: str) -> None:
    assert score(query, better) < score(query, worse)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("CAFE", "Un café", "café"),
        ("éte", "L’Ete", "Ete"),
        ("tale clo", "Clock tale", "Clotale"),
        ("clk", "Clock", "Clk"),
        ("a a", "a", "a"),
    ],
)
def test_accents_case_and_the_order_of_words_do_not_count(query: str, text: str, found: str) -> None:
    assert letters(query, text) == found


@pytest.mark.parametrize(("query", "text"), [("xyz", "New story"), ("ytros", "story"), ("new", "")])
def test_what_has_not_the_letters_is_not_found(query: str, text: str) -> None:
    assert match(query, text) is None


@pytest.mark.parametrize("query", ["", "   "])
def test_no_letters_find_everything_and_underline_nothing(query: str) -> None:
    assert match(query, "New story") == (0, ())


@given(st.text(max_size=8), st.text(max_size=30))
def test_whatever_is_typed_is_answered_with_places_in_the_text(query: str, text: str) -> None:
    found = match(query, text)
    if found is not None:
        assert list(found[1]) == sorted(set(found[1]))
        assert all(0 <= at < len(text) for at in found[1])


@given(st.text(st.characters(codec="ascii"), min_size=1, max_size=20), st.data())
def test_letters_of_a_text_in_their_order_find_it(text: str, data: st.DataObject) -> None:
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(text))))))
    query = "".join(text[at] for at in chosen)
    assert match(query, text) is not None


@given(st.text(max_size=20), st.sets(st.integers(0, 19)))
def test_underlining_changes_no_character(text: str, chosen: set[int]) -> None:
    spans = underlined(text, sorted(chosen), "bold")
    assert "".join(each for each, _ in spans) == text
    assert {at for at, (_, style) in enumerate(spans) if style == "bold underline"} == {
        at for at in chosen if at < len(text)
    }


def test_a_decomposed_headline_is_found_by_its_letters() -> None:
    assert match("resume", unicodedata.normalize("NFD", "Résumé")) is not None
