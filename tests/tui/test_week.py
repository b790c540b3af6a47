"""The end of the week on the screen: finish, what is frozen, corrections, standing items, sponsors."""

import pytest
from textual.pilot import Pilot

from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.tui.desk.screen import DeskScreen
from desk.tui.week.finish_screen import FinishScreen
from desk.tui.week.sponsors_screen import SponsorsScreen
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.form import Form
from desk.tui.widgets.keybar import KeyBar


async def settled(desk: DeskScreen, pilot: Pilot[int]) -> DeskScreen:
    """Everything that was begun is done; the desk that is in front then."""
    for _ in range(6):
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
    screen = desk.app.screen
    return screen if isinstance(screen, DeskScreen) else desk


def said(desk: DeskScreen) -> str:
    return desk.query_one(KeyBar).said


@pytest.fixture
def complete(folder: Folder) -> Folder:
    """The issue as it can go: its link has an address."""
    from desk.edit import links

    session = Session(folder)
    session.open(folder.issue_files()[0])
    session.do(links.change, 302, url="https://gazette.example/2")
    session.save()
    return folder


async def test_two_keys_finish_an_issue_and_u_takes_it_back(complete: Folder, opened) -> None:
    async with opened() as (desk, pilot):
        before = complete.issue_files()[0].read_bytes()
        await pilot.press("F")
        await settled(desk, pilot)
        assert isinstance(desk.app.screen, FinishScreen)
        await pilot.press("enter")
        front = await settled(desk, pilot)
        assert (front.issue.number, front.issue.date) == (8, "2026-11-12")
        assert said(front).startswith("Finished No 7. This is No 8")
        assert [path.name for path in complete.issue_files()] == ["0007-time-returns.json", "0008-2026-11-12.json"]
        assert (complete.path / "0007-time-returns.receipt.json").exists()
        await pilot.press("u")
        front = await settled(front, pilot)
        assert (front.issue.number, front.issue.status) == (7, "draft")
        assert complete.issue_files()[0].read_bytes() == before
        assert len(list(complete.path.glob("0*.json"))) == 1


async def test_what_is_to_be_fixed_asks_for_a_reason(opened, folder: Folder) -> None:
    async with opened(80, 24) as (desk, pilot):
        await pilot.press("F")
        await settled(desk, pilot)
        await pilot.press("enter")
        assert isinstance(desk.app.screen, FinishScreen)
        await pilot.press(*"later", "enter")
        front = await settled(desk, pilot)
        assert front.issue.number == 8
        assert b"later" in (folder.path / "0007-time-returns.receipt.json").read_bytes()


async def test_a_key_in_a_finished_issue_says_so_and_offers_a_correction(complete: Folder, opened) -> None:
    from desk.publish.finishing import carry_out, plan

    path = complete.issue_files()[0]
    carry_out(complete, plan(complete, complete.open_issue(path), "2026-11-05"), "2026-11-05")
    async with opened() as (desk, pilot):
        assert desk.issue.finished
        await pilot.press("s")
        assert "stays as it was sent" in said(desk)
        assert "correct what was sent" in said(desk)
        await pilot.press("enter", "Q")
        await pilot.pause()
        assert desk.field("body").text == desk.issue.story(201).body == "All about clock mended."
        await pilot.press("escape", "exclamation_mark")
        form = desk.app.screen
        assert isinstance(form, Form)
        await pilot.press(*"Clock", "tab", *"Watch", "tab", *"A slip", "enter")
        await settled(desk, pilot)
        assert isinstance(desk.app.screen, Choice)
        await pilot.press("enter")
        await settled(desk, pilot)
        assert [(each.was, each.now, each.story) for each in desk.issue.corrections] == [("Clock", "Watch", 201)]
        assert said(desk) == "No 8 tells its readers."
    told = complete.open_issue(complete.find("8")).issue
    assert "“Clock” → “Watch”. A slip" in next(iter(told.in_order())).body


async def test_after_a_copy_it_is_asked_once_whether_it_was_sent(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.tui.export import copying

    monkeypatch.setattr(copying, "copied_issue", lambda *_: ("Copied No 7.", True))
    async with opened() as (desk, pilot):
        await pilot.press("y")
        await settled(desk, pilot)
        assert isinstance(desk.app.screen, Choice)
        await pilot.press("escape", "y")
        await settled(desk, pilot)
        assert desk.app.screen is desk
        assert said(desk) == "Copied No 7."
    async with opened() as (desk, pilot):  # nor when the desk is opened again
        await pilot.press("y")
        await settled(desk, pilot)
        assert desk.app.screen is desk


async def test_a_story_stands_and_a_slot_is_booked(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("asterisk")
        assert [item.headline for item in desk.desk.session.publication.standing] == ["Clock mended"]
        await pilot.press("u")
        assert desk.desk.session.publication.standing == ()
        await pilot.press("dollar_sign")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, SponsorsScreen)
        await pilot.press("n", *"Loom", "tab", *"Top", "tab", *"2026-11-05", "enter")
        await settled(desk, pilot)
        assert [(each.sponsor, each.slot) for each in desk.desk.session.publication.bookings] == [("Loom", "Top")]
        assert "Loom" in {story.sponsor for story in desk.issue.in_order()}
        await pilot.press("n", *"Acme", "tab", *"Top", "tab", *"2026-11-05", "enter")
        assert isinstance(desk.app.screen, Form)
        await pilot.press("escape", "escape")
