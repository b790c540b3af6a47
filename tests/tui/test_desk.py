"""What an editor does at the desk, by key, by mouse and by paste."""

from collections.abc import Sequence

from textual.events import Paste
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input
from tinydb import TinyDB

from desk.edit import links as link_edits
from desk.edit import stories as story_edits
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.store.problems import Reason
from desk.tui.desk.screen import DeskScreen
from desk.tui.ports import OrderRow
from desk.tui.screens.small import TooSmall
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.titleline import TitleLine


def order(desk: DeskScreen) -> list[tuple[str | None, list[str]]]:
    """The running order in words."""
    issue = desk.issue
    return [(each.title, [story.name for story in issue.stories_of(each.id)]) for each in issue.running_order]


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def paste(desk: DeskScreen, pilot: Pilot[int], text: str) -> None:
    assert desk.focused is not None
    desk.focused.post_message(Paste(text))
    for _ in range(3):  # the field announces, the screen answers, the field shows
        await pilot.pause()


def links(desk: DeskScreen) -> Sequence[tuple[str | None, str, str | None]]:
    assert desk.in_hand is not None
    return [(link.source, link.title, link.url) for link in desk.issue.links_of(desk.in_hand)]


async def test_a_section_and_a_story_are_written_moved_undone_and_redone(opened, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        first = desk.issue
        await press(pilot, "N", *"Sky", "enter")
        await press(pilot, "n", *"Rain", "enter", *"It rained.", "enter", "enter", *"It stopped.", "enter", "enter")
        await paste(desk, pilot, "Met Office:  Rain expected")
        await paste(desk, pilot, "https://rain.example/today")
        await paste(desk, pilot, "[Umbrellas](https://umbrella.example/) \nBBC:  Wet\n")
        assert links(desk) == [
            ("Met Office", "Rain expected", None),
            (None, "", "https://rain.example/today"),
            (None, "Umbrellas", "https://umbrella.example/"),
            ("BBC", "Wet", None),
        ]
        await press(pilot, "escape", "greater_than_sign", "K")
        assert order(desk)[2] == ("Country", ["Rain", "Hedge grown"])
        assert desk.issue.story(desk.in_hand or 0).body.startswith("It rained.\n\nIt stopped.")
        last = desk.issue
        while desk.desk.session.depth:
            await press(pilot, "u")
        assert desk.issue == first
        while desk.issue != last:
            await press(pilot, "ctrl+y")
        assert await desk.desk.saver.save()
        path = desk.desk.session.path
        assert path is not None
        assert folder.open_issue(path).issue == last
        with TinyDB(path) as plain:
            assert {story["headline"] for story in plain.table("stories").all()} >= {"Rain", "Clock mended"}


async def test_a_story_is_dragged_to_the_top_of_another_section(opened) -> None:
    async with opened() as (desk, pilot):
        rows = {line.row: at for at, line in enumerate(desk.order.lines) if line.row is not None}
        start, end = rows[OrderRow("story", 201)], rows[OrderRow("section", 102)]
        await pilot.mouse_down("#order", offset=(10, start))
        await pilot.hover("#order", offset=(10, end))
        await pilot.mouse_up("#order", offset=(10, end))
        await pilot.pause()
        assert order(desk) == [("Town", ["Bridge sold"]), ("Country", ["Clock mended", "Hedge grown"])]
        assert desk.selection.row == OrderRow("story", 201)
        assert desk.query_one(KeyBar).said == "Moved “Clock mended”.   u undo"
        await press(pilot, "u")
        assert order(desk)[0] == ("Town", ["Clock mended", "Bridge sold"])


async def test_undo_in_a_text_field_takes_back_what_was_done_elsewhere_too(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "s", "enter", *"So ", "ctrl+z")
        assert desk.issue.story(201).body == "All about clock mended."
        await press(pilot, "ctrl+z")
        assert desk.issue.story(201).status == "idea"
        assert desk.story_pane.field("body").text == "All about clock mended."


async def test_no_letter_is_lost_when_the_desk_is_drawn_anew_or_another_story_is_taken_in_hand(opened) -> None:
    async with opened() as (desk, _):
        body = desk.story_pane.field("body")
        body.insert("New. ")
        desk.redraw()
        assert body.text == "New. All about clock mended."
        body.insert("More. ")
        desk.pick(202)
        assert desk.issue.story(201).body == "New. More. All about clock mended."
        assert desk.issue.story(202).body == body.text == "All about bridge sold."


async def test_pasted_prose_is_tidied_in_one_step_and_can_be_had_raw(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "enter", "ctrl+end", "enter", "enter")
        before = desk.issue.story(201).body
        await paste(
            desk, pilot, "Three things were said at the meeting:\n  • one\n  • two\nThen all of them went home."
        )
        tidied = desk.issue.story(201).body
        assert tidied.endswith("meeting:\n\n- one\n- two\n\nThen all of them went home.")
        await press(pilot, "ctrl+g")
        assert desk.issue.story(201).body.endswith("meeting:\n  • one\n  • two\nThen all of them went home.")
        assert "- one" not in desk.issue.story(201).body
        await press(pilot, "ctrl+z")
        assert desk.issue.story(201).body == before


async def test_an_address_pasted_over_words_links_them(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "enter", "home", "shift+right", "shift+right", "shift+right")
        await paste(desk, pilot, "https://all.example/")
        assert desk.issue.story(201).body == "[All](https://all.example/) about clock mended."


async def test_escapes_in_a_paste_never_reach_the_story(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "enter", "ctrl+end")
        await paste(desk, pilot, " red\x1b[31m\x1b]0;title\x07\u202eevil")
        assert desk.issue.story(201).body == "All about clock mended. redevil"
        await press(pilot, "escape", "n")
        await paste(desk, pilot, "two\nlines\x00")
        assert desk.issue.story(desk.in_hand or 0).headline == "two lines"


async def test_an_address_that_is_none_is_refused_in_the_form(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "a", *"Fine words", "tab", "tab", *"javascript:alert(1)", "enter")
        assert desk.app.screen is not desk
        await press(pilot, "escape", "escape")
        assert len(desk.issue.links_of(201)) == 2


async def test_what_another_program_wrote_is_merged_and_shown(opened, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        other = Session(folder)
        assert desk.desk.session.path is not None
        other.open(desk.desk.session.path)
        other.do(story_edits.change, 202, headline="Bridge bought back")
        other.save()
        await press(pilot, "s")
        assert await desk.desk.saver.save()
        await pilot.pause()
        assert order(desk)[0] == ("Town", ["Clock mended", "Bridge bought back"])
        assert desk.issue.story(201).status == "draft"


async def test_a_save_that_fails_says_so_and_keeps_a_copy(opened, monkeypatch) -> None:
    async with opened() as (desk, pilot):
        monkeypatch.setattr("desk.store.file.storage.os.access", lambda *_: False)
        await press(pilot, "s")
        monkeypatch.undo()
        monkeypatch.setattr("desk.store.file.save.FileStorage.replace", _full)
        assert not await desk.desk.saver.save()
        await pilot.pause()
        assert desk.desk.saver.state == "not saved"
        assert "A copy is kept in" in desk.query_one(KeyBar).said
        monkeypatch.undo()
        assert await desk.desk.saver.save()
        assert desk.desk.saver.state.startswith("saved")


def _full(*_: object) -> None:
    from desk.store.errors import NotSaved

    raise NotSaved(Reason.SYSTEM, "x", system="no space left on device")


async def test_one_pane_at_a_time_where_the_terminal_is_narrow(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        assert desk.order.region.width > 50
        await press(pilot, "enter")
        assert desk.story_pane.region.width > 50
        assert desk.order.region.width == 0
        await press(pilot, "f5")
        assert desk.proof.region.width > 50
        await press(pilot, "escape")
        assert desk.focused is desk.field("body")
        await press(pilot, "escape")
        assert desk.focused is desk.order


async def test_tab_goes_round_all_fields_and_comes_back(opened) -> None:
    async with opened() as (desk, pilot):
        seen = []
        for _ in range(6):
            await press(pilot, "tab")
            seen.append(desk.focused.id if desk.focused else None)
        assert seen == ["headline", "standfirst", "body", "links", "proof", "order"]


async def test_a_terminal_too_small_asks_for_room_and_loses_nothing(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "enter", *"More. ")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert isinstance(desk.app.screen, TooSmall)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue.story(201).body == "More. All about clock mended."


async def test_the_proof_follows_the_text_and_shows_the_plain_edition(opened) -> None:
    async with opened() as (desk, pilot):
        assert any("Clock mended" in text for line in desk.proof.lines for text, _ in line.left)
        await press(pilot, "t")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        from desk.formats import render

        shown = "\n".join("".join(text for text, _ in line.left) for line in desk.proof.lines)
        assert shown == render(desk.issue, desk.desk.session.publication, "text")


async def test_focus_changes_leave_no_widgets_behind(opened) -> None:
    async with opened() as (desk, pilot):
        before = len(list(desk.walk_children()))
        for _ in range(6):
            await pilot.press(*["tab"] * 10)
        assert len(list(desk.walk_children())) == before
        assert desk.query_one(TitleLine).region.offset == Offset(0, 0)


async def test_a_raw_paste_takes_back_nothing_that_was_typed_since(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "enter", "ctrl+end", "enter", "enter")
        await paste(desk, pilot, "A list of two:\n  • one\n  • two")
        await press(pilot, "ctrl+z", *"precious ", "ctrl+g")
        assert "precious" in desk.issue.story(201).body


async def test_a_form_writes_only_what_was_changed_in_it(opened, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", "links")
        await press(pilot, "enter")
        desk.desk.session.do(link_edits.change, 301, title="Clock stops again")
        form = desk.app.screen
        form.query_one("#note", Input).value = "check"
        await press(pilot, "enter")
        assert (desk.issue.link(301).title, desk.issue.link(301).note) == ("Clock stops again", "check")


async def test_a_dialog_about_something_that_is_gone_says_so(opened) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", "links")
        await press(pilot, "enter")
        desk.desk.session.do(link_edits.remove, 301)
        desk.app.screen.query_one("#note", Input).value = "check"
        await press(pilot, "enter")
        assert desk.query_one(KeyBar).said.startswith("There is no link")


async def test_leaving_waits_for_a_key_that_came_while_it_was_saved(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "s")
        desk.run_command("issues")
        desk.run_command("story.status")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.desk.session.path is None
        assert desk.app.screen is not desk


async def test_undo_says_what_it_took_back(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "s", "u")
        assert desk.query_one(KeyBar).said == "Undone: status of “Clock mended”.   U redo"


async def test_steady_typing_is_written_before_there_is_a_pause(opened) -> None:
    async with opened() as (desk, _):
        saver = desk.desk.saver
        desk.story_pane.field("body").insert("a")
        first = saver.due
        desk.story_pane.field("body").insert("b")
        assert first is not None
        assert saver.due == first
