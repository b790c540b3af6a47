"""Typing is one step until a pause, a new line, 100 characters, another field or `end_typing`."""

import pytest

from desk.edit import stories
from desk.store.form.steps import StepKind
from tests.model.made import newsroom
from tests.session.newsdesk import Newsdesk

BODY = newsroom().story(11).body


def undone(desk: Newsdesk) -> list[str]:
    """What the body is after each undo, until there is nothing more to undo."""
    bodies = []
    while desk.session.undo():
        bodies.append(desk.body().removeprefix(BODY))
    return bodies


def test_a_run_of_keys_is_one_step(desk: Newsdesk) -> None:
    desk.keys(" A word", pause=1.9)
    assert undone(desk) == [""]
    desk.session.redo()
    assert desk.body() == BODY + " A word"


def test_a_pause_of_two_seconds_begins_a_new_step(desk: Newsdesk) -> None:
    desk.keys(" One")
    desk.clock.now += 2.0
    desk.keys(" two")
    assert undone(desk) == [" One", ""]


def test_a_new_line_ends_a_step(desk: Newsdesk) -> None:
    desk.keys(" One\n\nTwo")
    assert undone(desk) == [" One\n\n", " One\n", ""]


def test_a_hundred_characters_are_a_step(desk: Newsdesk) -> None:
    desk.keys("x" * 250)
    assert undone(desk) == ["x" * 200, "x" * 100, ""]


def test_characters_are_counted_and_not_keys(desk: Newsdesk) -> None:
    """An input method puts several in at once."""
    for number in range(1, 5):
        desk.becomes(BODY + "語" * 60 * number)
    assert undone(desk) == ["語" * 120, ""]


def test_leaving_the_field_a_paste_or_a_jump_ends_a_step(desk: Newsdesk) -> None:
    desk.keys(" One")
    desk.session.end_typing()
    desk.keys(" two")
    assert undone(desk) == [" One", ""]


def test_each_field_and_story_has_steps_of_its_own(desk: Newsdesk) -> None:
    desk.keys("a")
    desk.keys("b", field="headline")
    desk.keys("c", id=12)
    desk.keys("d")
    names = []
    while step := desk.session.undo():
        ((_, change),) = step[0].changes
        names.append((change.id, change.field))
    assert names == [(11, "body"), (12, "body"), (11, "headline"), (11, "body")]


@pytest.mark.parametrize("between", ["do", "undo", "save", "settings"])
def test_anything_else_in_between_ends_a_step(desk: Newsdesk, between: str) -> None:
    desk.keys(" One")
    match between:
        case "do":
            desk.session.do(stories.change, 12, headline="New")
        case "undo":
            desk.session.do(stories.change, 12, headline="New")
            desk.session.undo()
        case "save":
            desk.session.save()
        case "settings":
            desk.session.change_publication(name="New")
    desk.keys(" two")
    desk.session.undo()
    assert desk.body() == BODY + " One"


def test_keys_after_an_undo_are_a_new_step(desk: Newsdesk) -> None:
    desk.keys(" One")
    desk.session.undo()
    desk.keys(" two")
    assert desk.session.redo() is None
    assert undone(desk) == [""]


def test_a_key_that_changes_nothing_makes_no_step(desk: Newsdesk) -> None:
    desk.becomes(BODY)
    assert desk.session.undo() is None
    desk.keys(" One")
    desk.becomes(BODY + " One")
    desk.keys("!")
    assert undone(desk) == [""]


def test_taking_letters_out_is_typing_too(desk: Newsdesk) -> None:
    for length in range(len(BODY), len(BODY) - 5, -1):
        desk.becomes(BODY[: length - 1])
    assert desk.body() == BODY[:-5]
    assert desk.session.undo() is not None
    assert desk.body() == BODY


def test_a_key_that_fails_leaves_typing_as_it_was(desk: Newsdesk) -> None:
    desk.keys(" One")
    with pytest.raises(LookupError):
        desk.session.type(lambda issue, id: stories.change(issue, 5, body="x"), "stories", 11, "body")
    desk.keys("!")
    assert undone(desk) == [""]


def test_a_step_knows_what_sort_it_is_of_and_only_a_group_has_a_title(desk: Newsdesk) -> None:
    desk.keys(" One")
    desk.session.do(stories.change, 11, headline="New")
    with desk.session.step("Two at once"):
        desk.session.do(stories.change, 11, headline="Newer")
        desk.session.do(stories.change, 12, headline="Newest")
    found = []
    while done := desk.session.undo():
        found.append((done[0].kind, done[0].title, len(done[0].changes)))
    assert found == [(StepKind.GROUP, "Two at once", 2), (StepKind.EDIT, "", 1), (StepKind.TYPING, "", 1)]
