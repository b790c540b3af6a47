"""Questions to colleagues: found in notes, asked, answered, and never published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.edit import Refused, questions
from desk.edit.questions import Question
from desk.model.issue import Issue, Place, Section, Story

NOTES = "Call the council.\n?Q Ana: is the figure right?\n?q @Ben: which year\n?A Ana: done? (yes)\n  ?Q what about https://example.org"


def issue_of(*stories: Story) -> Issue:
    return Issue(1, sections=(Section(9, "a", title="Town"),), stories=stories)


def test_lines_with_the_mark_are_questions_by_name() -> None:
    found = questions.of_story(Story(2, "a", section=9, notes=NOTES))
    assert [(each.whom, each.words) for each in found] == [
        ("Ana", "is the figure right?"),
        ("Ben", "which year"),
        ("", "what about https://example.org"),
    ]


def test_an_issue_lists_them_in_running_order_and_held_ones_last_but_no_spiked_ones() -> None:
    issue = issue_of(
        Story(2, "b", section=9, notes="?Q two"),
        Story(3, "a", section=9, notes="?Q one"),
        Story(4, "c", section=9, notes="?Q held", place=Place.HELD),
        Story(5, "d", section=9, notes="?Q gone", place=Place.SPIKED),
    )
    assert [each.words for each in questions.of_issue(issue)] == ["one", "two", "held"]


def test_asking_adds_a_line_and_answering_closes_that_line_only() -> None:
    issue = issue_of(Story(2, "a", section=9, notes="Call the council."))
    issue = questions.ask(issue, 2, "@Ana", "is it right?")
    issue = questions.ask(issue, 2, "", "and the date?")
    first, second = questions.of_issue(issue)
    assert issue.story(2).notes == "Call the council.\n?Q Ana: is it right?\n?Q and the date?"
    issue = questions.answer(issue, first, "yes")
    assert issue.story(2).notes == "Call the council.\n?A Ana: is it right? (yes)\n?Q and the date?"
    assert list(questions.of_issue(issue)) == [second]


def test_a_question_is_answered_where_it_moved_to_meanwhile() -> None:
    issue = issue_of(Story(2, "a", section=9, notes="One line more.\n?Q Ana: is it right?"))
    assert "?A Ana" in questions.answer(issue, Question(2, 0, "Ana", "is it right?")).story(2).notes


def test_a_question_that_somebody_else_settled_is_told() -> None:
    with pytest.raises(LookupError, match="no longer open"):
        questions.answer(issue_of(Story(2, "a", notes="?A Ana: is it right?")), Question(2, 0, "Ana", "is it right?"))


@pytest.mark.parametrize(("whom", "words"), [("Ana", " "), ("A: b", "x"), ("who?", "x"), ("x" * 41, "x")])
def test_what_could_not_be_read_back_is_refused(whom: str, words: str) -> None:
    with pytest.raises(Refused):
        questions.ask(issue_of(Story(2, "a")), 2, whom, words)


@given(st.text(st.characters(exclude_characters=":?\n"), max_size=30), st.text(min_size=1, max_size=60))
def test_what_is_asked_is_found_again(whom: str, words: str) -> None:
    try:
        issue = questions.ask(issue_of(Story(2, "a", notes="Before.")), 2, whom, words)
    except Refused:
        return
    (found,) = questions.of_issue(issue)
    assert not list(questions.of_issue(questions.answer(issue, found, "so")))
