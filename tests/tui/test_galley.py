"""Proofreading: the issue as a galley that is paged through, fixed in place, and counted."""

import pytest

from desk.edit import Refused, stories
from desk.edit.freezing import finish
from desk.model.issue import Issue, Section, Story
from desk.store.folder import read_so_far
from desk.store.folder.read_so_far import ReadSoFar
from desk.tui.galley.parts import changed, marked, parts
from desk.tui.galley.screen import FixDialog, GalleyScreen
from desk.tui.widgets.head import Head


def galley(body: str) -> Issue:
    return Issue(
        1,
        subject="News",
        sections=(Section(5, "V", "Town"),),
        stories=(Story(10, "V", 5, headline="Bridge", body=body),),
    )


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("\n\nOne.\n \n\n\nTwo.\nStill two.\n", ["One.", "Two.\nStill two."]),
        ("- a\n- b\n\n> c", ["- a\n- b", "> c"]),
        ("```\na\n\nb\n```\n\nEnd.", ["```\na\n\nb\n```\n\nEnd."]),
        ("   \n\n ", []),
        ("", []),
    ],
)
def test_a_body_is_read_by_paragraphs_that_know_where_they_stand(body: str, paragraphs: list[str]) -> None:
    issue = galley(body)
    found = [part for part in parts(issue) if part.field == "body"]
    assert [part.words for part in found] == paragraphs
    assert all(body[part.start : part.end] == part.words for part in found)


def test_all_that_readers_get_is_a_part_in_their_order() -> None:
    assert [part.words for part in parts(galley("One.\n\nTwo."))] == ["News", "Town", "Bridge", "One.", "Two."]


def test_a_fix_changes_these_words_and_nothing_else() -> None:
    issue = galley("One.\n\nTwo.\n\nThree.")
    two = next(part for part in parts(issue) if part.words == "Two.")
    assert changed(issue, two, "2.").story(10).body == "One.\n\n2.\n\nThree."
    with pytest.raises(Refused, match="changed meanwhile"):
        changed(stories.change(issue, 10, body="Zero.\n\nOne."), two, "2.")
    for part in parts(issue):
        again = changed(issue, part, marked(part))
        assert part.words + " TK" in {each.words for each in parts(again)}
        (twin,) = (each for each in parts(again) if each.words.endswith(" TK"))
        assert changed(again, twin, marked(twin)) == issue


def test_how_far_it_was_read_is_kept_and_rubbish_is_nothing(tmp_path) -> None:
    file = tmp_path / "state" / "proofread.json"
    so_far = ReadSoFar(frozenset({"a", "b"}), ("stories", 10, "body", 6))
    for issue in range(30):
        read_so_far.keep(issue, so_far, file)
    assert read_so_far.load(29, file) == so_far
    assert read_so_far.load(3, file) == ReadSoFar()
    file.write_bytes(b'{"29": [1')
    assert read_so_far.load(29, file) == ReadSoFar()


async def test_an_issue_is_paged_through_fixed_and_taken_up_where_it_was_left(opened) -> None:
    async with opened(80, 14) as (desk, pilot):
        desk.run_command("galley.proof")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, GalleyScreen)
        head = screen.query_one("#galley-head", Head)
        total = sum(part.count for part in parts(desk.issue))
        await pilot.press("space")
        await pilot.pause()
        assert 0 < sum(part.count for part in screen._parts.values() if part.mark in screen._read) < total
        place = next(part.place for part in parts(desk.issue) if part.words == "All about bridge sold.")
        screen.view.select(place)
        await pilot.press("t")
        assert desk.issue.story(202).body == "All about bridge sold. TK"
        await pilot.press("u", "e")
        await pilot.pause()
        assert isinstance(desk.app.screen, FixDialog)
        await pilot.press("home", *"Now: ", "enter")
        await pilot.pause()
        assert desk.issue.story(202).body == "Now: All about bridge sold."
        await pilot.press("escape")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        desk.run_command("galley.proof")
        await pilot.pause()
        await pilot.pause()
        again = desk.app.screen
        assert isinstance(again, GalleyScreen)
        assert again.part.words == "Now: All about bridge sold."
        assert again._read
        assert head is not again.query_one("#galley-head", Head)


async def test_what_is_typed_in_a_fix_is_in_the_issue_at_once_and_one_step_in_the_end(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        desk.run_command("galley.proof")
        await pilot.pause()
        screen = desk.app.screen
        before, last = desk.issue, desk.app.session.last_step
        screen.view.select(next(part.place for part in parts(desk.issue) if part.words == "All about bridge sold."))
        await pilot.press("e", "home", *"Now: ")
        await pilot.pause()
        assert desk.issue.story(202).body == "Now: All about bridge sold."
        await pilot.press("ctrl+end", *["backspace"] * 60, *"New")
        await pilot.pause()
        assert desk.issue.story(202).body == "New"
        await pilot.press("escape")
        await pilot.pause()
        assert desk.issue == before
        assert desk.app.session.last_step is last
        await pilot.press("e", "home", *"Now: ")
        desk.app.session.end_typing()
        await pilot.press(*"and ", "enter")
        await pilot.pause()
        assert desk.issue.story(202).body == "Now: and All about bridge sold."
        await pilot.press("u")
        await pilot.pause()
        assert desk.issue == before


async def test_an_issue_that_was_sent_is_not_fixed_and_says_so_before_anything_is_typed(opened) -> None:
    async with opened(80, 20) as (desk, pilot):
        desk.app.session.do(finish, "2026-11-05")
        desk.run_command("galley.proof")
        await pilot.pause()
        screen = desk.app.screen
        screen.view.select(next(part.place for part in parts(desk.issue) if part.words == "All about bridge sold."))
        await pilot.press("e")
        await pilot.pause()
        assert desk.app.screen is screen
