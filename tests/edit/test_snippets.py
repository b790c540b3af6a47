"""Snippets: kept once, put in by name, filled for the issue; one that names itself is refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.edit import Refused, snippets
from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication

ISSUE = Issue(1, number=201, date="2026-11-05", stories=(Story(2, "a", kind=Kind.SPONSOR, sponsor="Acme"),))
TWO = "[thanks]\nIssue {number} was made possible by {sponsor}.\n\n[close]\n{thanks} See you after {date}.\n"


def publication(text: str) -> Publication:
    return Publication(1, snippets=text)


def test_they_are_read_by_their_names_in_order() -> None:
    assert list(snippets.snippets_of(publication(TWO))) == ["thanks", "close"]


def test_a_snippet_is_filled_with_what_the_issue_says_and_with_others() -> None:
    made = snippets.filled(publication(TWO), "close", ISSUE, None)
    assert made == "Issue 201 was made possible by Acme. See you after Thursday 5 November 2026."


def test_a_story_thanks_its_own_sponsor() -> None:
    story = Story(3, "b", kind=Kind.SPONSOR, sponsor="Other")
    assert "Other" in snippets.filled(publication(TWO), "thanks", ISSUE, story)


def test_what_has_no_value_or_is_unknown_stays_as_it_is_written() -> None:
    made = snippets.filled(publication("[a]\n{number} {date} {sponsor} {colour}"), "a", Issue(1), None)
    assert made == "{number} {date} {sponsor} {colour}"
    assert snippets.unfilled(made) == ["number", "date", "sponsor"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[a]\n{a}", "The snippet “a” names itself: a → a."),
        ("[a]\n{b}\n[b]\n{c}\n[c]\n{a}", "The snippet “a” names itself: a → b → c → a."),
        ("words", "A snippet begins with its name in brackets on a line of its own: [thanks]."),
        ("[a]\n1\n[a]\n2", "Two snippets are called “a”: give one of them another name."),
        ("[date]\n1", "“date” stands for the date of the issue: call the snippet something else."),
    ],
)
def test_what_cannot_be_kept_is_told_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(Refused) as told:
        snippets.checked(text)
    assert str(told.value) == says


def test_a_file_may_hold_one_that_names_itself_and_putting_it_in_says_so() -> None:
    with pytest.raises(Refused, match="names itself"):
        snippets.filled(publication("[a]\n{b}\n[b]\n{a}"), "a", ISSUE, None)


def test_snippets_that_grow_without_end_are_refused() -> None:
    layers = "\n".join(f"[s{at}]\n{{s{at + 1}}} {{s{at + 1}}}" for at in range(30))
    with pytest.raises(Refused, match="longer than"):
        snippets.checked(f"{layers}\n[s30]\n{'word ' * 20}")


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(LookupError, match="thanks, close"):
        snippets.filled(publication(TWO), "bye", ISSUE, None)


def test_one_is_added_changed_and_taken_out() -> None:
    text = snippets.with_one(publication(TWO), " bye ", "So long.")
    assert list(snippets.snippets_of(publication(text))) == ["thanks", "close", "bye"]
    text = snippets.with_one(publication(text), "thanks", "Thanks.")
    assert snippets.snippets_of(publication(text))["thanks"] == "Thanks."
    text = snippets.with_one(publication(text), "close", "")
    assert list(snippets.snippets_of(publication(text))) == ["thanks", "bye"]


@pytest.mark.parametrize("name", ["", " ", "a]b", "x" * 41, "{a}"])
def test_a_name_that_could_not_be_read_back_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        snippets.with_one(publication(TWO), name, "Words.")


def test_a_text_that_would_begin_another_one_is_refused() -> None:
    with pytest.raises(Refused, match="begin another"):
        snippets.with_one(publication(TWO), "bye", "One\n[two]\nthree")


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_is_read(text: str) -> None:
    for name in snippets.snippets_of(publication(text)):
        assert name
