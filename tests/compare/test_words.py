"""The difference between two texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.compare.words import changed_words, difference

texts = st.text("ab £3.,\n—x'é", max_size=60) | st.lists(
    st.sampled_from(["The tide", " wins", "\n\n", ", of which", " £3.8bn", " £4.1bn", ".", "  "]), max_size=12
).map("".join)


@given(texts, texts)
def test_both_texts_can_be_read_off_the_difference(old: str, new: str) -> None:
    spans = difference(old, new)
    assert "".join(text for text, kind in spans if kind != "in") == old
    assert "".join(text for text, kind in spans if kind != "out") == new
    assert all(text for text, _ in spans)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == (((text, ""),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("", "", ()),
        ("", "new words", (("new words", "in"),)),
        ("old words", "", (("old words", "out"),)),
        ("moving the beach.", "moving the sand.", (("moving the ", ""), ("beach", "out"), ("sand", "in"), (".", ""))),
        (
            "asks a great deal of every council",
            "asks three things of every council",
            (("asks ", ""), ("a great deal", "out"), ("three things", "in"), (" of every council", "")),
        ),
        ("One.\n\nTwo.", "One.\n\nThree.\n\nTwo.", (("One.\n\n", ""), ("Three.\n\n", "in"), ("Two.", ""))),
        ("£3.8bn, or so", "£4.1bn, or so", (("£3.8bn", "out"), ("£4.1bn", "in"), (", or so", ""))),
    ],
)
def test_words_are_never_cut(old: str, new: str, spans: tuple[tuple[str, str], ...]) -> None:
    assert difference(old, new) == spans


def test_words_in_and_out_are_counted() -> None:
    assert changed_words(difference("a great deal of it", "three things of it")) == (2, 3)
