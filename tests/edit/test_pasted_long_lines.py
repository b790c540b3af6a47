"""A line that is too long to edit becomes paragraphs, and not a word of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from desk.edit.long_lines import LONGEST, broken

SENTENCE = "The council has published its ratings of all homes in the city. "


def test_a_line_breaks_behind_its_sentences() -> None:
    made, breaks = broken(SENTENCE * 1000)
    parts = made.split("\n\n")
    assert breaks == len(parts) - 1 == 3
    assert all(len(part) <= LONGEST for part in parts)
    assert all(part.endswith("city.") for part in parts[:-1])


def test_a_line_of_words_alone_breaks_at_a_space() -> None:
    made, breaks = broken("word " * 10_000)
    assert breaks == 2
    assert all(len(part) <= LONGEST for part in made.split("\n\n"))


def test_a_word_is_never_taken_apart() -> None:
    assert broken("x" * 100_000) == ("x" * 100_000, 0)
    assert broken("x" * 100_000 + " and more") == ("x" * 100_000 + "\n\nand more", 1)


def test_what_is_short_stays_as_it_is() -> None:
    text = (SENTENCE * 300 + "\n") * 20
    assert broken(text) == (text, 0)


@given(st.lists(st.sampled_from(["a", "b. ", " ", "\n", "x" * 3000, SENTENCE * 90]), max_size=40).map("".join))
def test_no_word_is_lost_or_changed(text: str) -> None:
    assert broken(text)[0].split() == text.split()
