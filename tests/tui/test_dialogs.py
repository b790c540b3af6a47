"""What all dialogs share: they work by mouse too, and their keys can be seen at every size."""

from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste
from textual.widgets import Input

from desk.tui.desk.screen import DeskScreen
from desk.tui.export.screen import ExportScreen
from desk.tui.find.screen import FindScreen
from desk.tui.widgets.choice import Choice, letters_for
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.words import KeyLine, Words

DIALOGS = ("question_mark", "ctrl+p", "ctrl+o", "T", "X", "ctrl+f")


def dialog_of(app: App[int]) -> Dialog[object]:
    assert isinstance(app.screen, Dialog)
    return app.screen


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 20), (40, 12)])
async def test_every_dialog_has_room_for_its_list_and_its_keys(opened, size: tuple[int, int]) -> None:
    async with opened(*size) as (desk, pilot):
        for key in DIALOGS:
            await pilot.press(key)
            await desk.app.workers.wait_for_complete()
            await pilot.pause()
            screen = dialog_of(desk.app)
            shown = [line for line in screen.query(KeyLine) if line.region.height]
            assert [line.region.bottom < size[1] for line in shown] == [True], key
            assert screen.query_one(RowView).region.height >= 2, key
            assert screen.region.contains_region(screen.query_one("#rows, #formats, #found").region), key
            await pilot.press("escape")
            await pilot.pause()
            assert desk.app.screen is desk


async def find_of(desk: DeskScreen, pilot, needle: str) -> FindScreen:
    await pilot.press("ctrl+f", *needle)
    await pilot.pause()
    assert isinstance(desk.app.screen, FindScreen)
    return desk.app.screen


async def test_a_click_switches_what_is_found(opened) -> None:
    async with opened() as (desk, pilot):
        screen = await find_of(desk, pilot, "clock")
        everywhere = len(screen.query_one(RowView).rows)
        await pilot.click("#match_case")
        await pilot.pause()
        assert len(screen.query_one(RowView).rows) < everywhere
        await pilot.click("#match_case")
        await pilot.pause()
        assert len(screen.query_one(RowView).rows) == everywhere


async def test_a_second_click_goes_to_the_place(opened) -> None:
    async with opened() as (desk, pilot):
        screen = await find_of(desk, pilot, "bridge")
        at = next(at for at, line in enumerate(screen.query_one(RowView).lines) if line.row == 1)
        await pilot.click("#found", offset=(6, at), times=2)
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.focused is desk.story_pane.field("body")
        assert desk.story_pane.field("body").selected_text == "bridge"


async def test_with_new_words_typed_one_enter_replaces(opened) -> None:
    async with opened() as (desk, pilot):
        await find_of(desk, pilot, "hedge")
        await pilot.press("tab", *"Hay", "enter")
        await pilot.pause()
        assert (desk.issue.story(203).headline, desk.issue.story(203).body) == ("Hay grown", "All about Hay grown.")


async def export_of(desk: DeskScreen, pilot) -> ExportScreen:
    await pilot.press("X")
    await desk.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(desk.app.screen, ExportScreen)
    return desk.app.screen


async def test_a_click_on_the_place_goes_into_it_and_esc_comes_back_to_the_formats(opened) -> None:
    async with opened() as (desk, pilot):
        screen = await export_of(desk, pilot)
        await pilot.click("#place")
        await pilot.pause()
        assert screen.focused is screen.query_one("#path", Input)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.screen is screen
        assert screen.focused is screen.query_one("#formats", RowView)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.screen is desk


async def test_a_place_of_her_own_stays_and_takes_the_ending_of_the_format(opened, tmp_path: Path) -> None:
    async with opened() as (desk, pilot):
        screen = await export_of(desk, pilot)
        await pilot.press("p")
        screen.query_one("#path", Input).value = str(tmp_path / "mine.html")
        await pilot.press("escape", "down")
        await pilot.pause()
        assert screen.path == tmp_path / "mine.fragment.html"
        screen.query_one("#formats", RowView).select("text")
        await pilot.pause()
        assert screen.path == tmp_path / "mine.txt"


async def test_a_long_place_is_shown_with_its_ending(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        screen = await export_of(desk, pilot)
        screen.query_one("#path", Input).value = "a-very-long-name-" * 8 + ".html"
        await pilot.pause()
        shown = str(screen.query_one("#place", Words).render())
        assert shown.startswith("a-very-long")
        assert shown.endswith("….html")


async def test_an_export_never_lands_among_the_issues(opened, folder) -> None:
    issue = folder.issue_files()[0]
    before = issue.read_bytes()
    async with opened() as (desk, pilot):
        screen = await export_of(desk, pilot)
        for name in (issue.name, "new.json"):
            screen.query_one("#path", Input).value = str(folder.path / name)
            await pilot.press("enter")
            await desk.app.workers.wait_for_complete()
            await pilot.pause()
            assert desk.app.screen is screen
            assert "among the issues" in str(screen.query_one("#wrong", Words).render())
    assert issue.read_bytes() == before
    assert not (folder.path / "new.json").exists()


def test_each_choice_has_a_letter_of_its_own_and_first_letters_go_first() -> None:
    assert letters_for(["Story", "Sponsor", "Links", "Letter", "Brief", "Card", "Contents", "Note"]) == list("splebcon")


@pytest.mark.parametrize("choices", [["jkg", "jk"], ["a"] * 40, ["…", "漢字"], [""], []])
def test_choices_without_a_letter_to_spare_have_another_sign_or_none(choices: list[str]) -> None:
    letters = letters_for(choices)
    given = [letter for letter in letters if letter]
    assert len(letters) == len(choices)
    assert len(set(given)) == len(given)
    assert not set(given) & set("jkgG")
    assert len(given) == min(len(choices), 32)


async def test_a_letter_chooses_a_kind(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("c", "b")
        await pilot.pause()
        assert desk.issue.story(201).kind == "brief"


async def test_a_line_refuses_a_paste_of_megabytes_in_a_sentence(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("a")
        await pilot.pause()
        line = desk.app.screen.query_one("#line", Input)
        line.post_message(Paste("a word " * 10_000))
        await pilot.pause()
        assert line.value == ""
        assert "too many for one line" in desk.query_one(KeyBar).said
        line.post_message(Paste("a word\nmore"))
        await pilot.pause()
        assert line.value == "a word more"


async def test_several_links_pasted_as_one_are_told_where_they_belong(opened) -> None:
    told = "Quay Board: Minutes https://a.example/1\nPier closed\thttps://a.example/2\nwww.a.example/3"
    async with opened() as (desk, pilot):
        links = desk.issue.links
        await pilot.press("j", "a")
        dialog = dialog_of(desk.app)
        dialog.query_one("#line", Input).post_message(Paste(told))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is dialog
        assert "3 links" in "".join(text for text, _ in dialog.query_one("#wrong", Words).spans)
        assert desk.issue.links == links


async def test_a_click_on_a_key_of_a_dialog_presses_it(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("N")
        screen = dialog_of(desk.app)
        title = screen.query(Input).first()
        title.value = "Sea"
        line = screen.query_one(KeyLine)
        words = line.render().plain
        at = line.gutter.left
        await pilot.click(line, offset=(at + words.index("tab"), 0))
        await pilot.pause()
        assert screen.focused is not title
        await pilot.click(line, offset=(at + words.index("enter") + 2, 0))
        await pilot.pause()
        assert desk.app.screen is desk
        assert "Sea" in [section.title for section in desk.issue.sections]
        await pilot.press("N")
        line = dialog_of(desk.app).query_one(KeyLine)
        await pilot.click(line, offset=(line.gutter.left + line.render().plain.index("esc"), 0))
        await pilot.pause()
        assert desk.app.screen is desk


@pytest.mark.parametrize("key", ["f1", "ctrl+z"])
async def test_a_key_of_the_desk_that_a_dialog_does_not_take_says_so(opened, key: str) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("N", key)
        await pilot.pause()
        assert "esc closes" in desk.query_one(KeyBar).said
        assert isinstance(desk.app.screen, Dialog)


LONG_CHOICES = (
    ("yes", "Make it a draft again", "its receipt goes, and so does the issue that it began, if untouched"),
)


@pytest.mark.parametrize(("size", "rows"), [((140, 40), 3), ((60, 20), 4), ((40, 12), 2)])
async def test_a_choice_whose_meaning_is_too_long_for_its_row_has_it_below(
    opened, size: tuple[int, int], rows: int
) -> None:
    async with opened(*size) as (desk, pilot):
        desk.ask(Choice("Work on No 7 again?", (*LONG_CHOICES, ("no", "No", "")), "yes"), lambda _: None)
        await pilot.pause()
        screen = dialog_of(desk.app)
        view = screen.query_one(RowView)
        assert len(view.lines) == rows
        if rows > 2:
            shown = " ".join("".join(text for text, _ in line.left).strip() for line in view.lines)
            assert LONG_CHOICES[0][2] in shown
        assert screen.query_one(KeyLine).region.bottom < size[1]
        await pilot.press("down")
        assert view.row == "no"
