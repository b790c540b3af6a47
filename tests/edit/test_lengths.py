"""Targets in words: typed one a line, read from whatever a file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.edit import Refused
from desk.edit.lengths import NONE, checked, targets_of
from desk.model.issue import Story
from desk.model.kinds import Kind
from desk.model.publication import Publication


def of(*lines: str, sections: tuple[str, ...] = ()) -> Publication:
    return Publication(1, targets=lines, sections=sections)


def test_issue_kind_and_section_have_their_own() -> None:
    targets = targets_of(of("issue 4500", "story 250", "Homes 900", "In Brief 120"))
    assert targets.issue == 4500
    assert targets.of_story(Story(1, "a")) == 250
    assert targets.of_story(Story(1, "a", kind=Kind.LETTER)) == 0
    assert targets.of_section(" homes ") == 900
    assert targets.of_section("IN BRIEF") == 120
    assert targets.of_section(None) == 0


def test_a_section_of_the_publication_comes_before_a_kind_of_that_name() -> None:
    targets = targets_of(of("Brief 300", sections=("Brief",)))
    assert targets.of_section("Brief") == 300
    assert targets.of_story(Story(1, "a", kind=Kind.BRIEF)) == 0


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("issue 4,500\nstory 250 words", ("issue 4500", "story 250")),
        ("issue: 4500, Homes 900", ("issue 4500", "Homes 900")),
        ("Health and Care = 1.200", ("Health and Care 1200",)),
        ("", ()),
        ("\n \n", ()),
    ],
)
def test_they_are_typed_as_one_would_write_them(text: str, lines: tuple[str, ...]) -> None:
    assert checked(text) == lines
    assert checked("\n".join(lines)) == lines


@pytest.mark.parametrize("text", ["long", "250", "story many", "story 0", "story 99999999999", "issue -5 x"])
def test_what_is_no_target_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match="is no target"):
        checked(text)


@given(st.lists(st.text(max_size=30), max_size=5))
def test_whatever_a_file_holds_is_read(lines: list[str]) -> None:
    assert targets_of(of(*lines)).issue >= 0


def test_nothing_is_the_usual() -> None:
    assert targets_of(of()) is NONE
