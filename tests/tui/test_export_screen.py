"""The export: it says how big each format is, writes exactly what the renderer gives, and stays if it cannot."""

import os
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from desk.formats import FORMATS, render
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target, weight
from desk.publish.to_file import usual_place, write_issue
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.folder.templates import read_templates, trust
from desk.tui.desk.screen import DeskScreen
from desk.tui.export.screen import ExportScreen
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.setting import OneOf
from desk.tui.widgets.words import Words


async def export_of(desk: DeskScreen, pilot: Pilot[int], format: str = "html") -> ExportScreen:
    await pilot.press("X")
    await settled(desk, pilot)
    screen = desk.app.screen
    assert isinstance(screen, ExportScreen)
    screen.query_one("#formats", RowView).select(format)
    await pilot.pause()
    return screen


async def settled(desk: DeskScreen, pilot: Pilot[int]) -> None:
    await pilot.pause()
    await desk.app.workers.wait_for_complete()
    await pilot.pause()


def words(screen: ExportScreen, id: str) -> str:
    return str(screen.query_one(f"#{id}", Words).render()).strip()


def exported(desk: DeskScreen, format: str) -> bytes:
    return render(desk.issue, desk.desk.session.publication, format).encode()


async def test_each_format_shows_its_size_and_what_it_is_for(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        lines = screen.query_one("#formats", RowView).lines
        assert [line.row for line in lines] == list(FORMATS)
        for line in lines:
            name = str(line.row)
            assert "".join(text for text, _ in line.right) == f"{len(exported(desk, name)) / 1000:.1f} KB"
            assert line.left[1][0] == FORMATS[name].description
        assert words(screen, "size").startswith(f"{len(exported(desk, 'html')):,} of 102,400 bytes")
        assert "Gmail cuts" in words(screen, "clip")
        sentence, counts = words(screen, "unfinished").split("\n")
        assert sentence == "▲ 1 link without an address: it is printed as plain words."
        assert counts == "▲ 1 to fix, 1 to look at: P shows them."


async def test_what_is_written_is_what_the_renderer_gives(opened, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        for format in FORMATS:
            screen = await export_of(desk, pilot, format)
            path = usual_place(folder.path, folder.issue_files()[0].stem, format)
            assert screen.path.absolute() == path
            assert words(screen, "replaces") == ""
            await pilot.press("enter")
            await settled(desk, pilot)
            assert path.read_bytes() == exported(desk, format)
            if isinstance(desk.app.screen, Choice):  # was it sent? it is asked once
                await pilot.press("escape")
            assert desk.app.screen is desk
            assert desk.query_one(KeyBar).said.startswith(f"Wrote {path}, {len(exported(desk, format)) / 1000:.0f} KB")


async def test_a_file_that_is_there_is_replaced_and_that_is_said_before(opened, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        path = usual_place(folder.path, folder.issue_files()[0].stem, "text")
        path.parent.mkdir()
        path.write_text("the old one, which is longer than nothing\n" * 100, encoding="utf-8")
        screen = await export_of(desk, pilot, "text")
        assert re.fullmatch(r"replaces the file of \d\d \w{3}, \d\d:\d\d", words(screen, "replaces"))
        await pilot.press("enter")
        await settled(desk, pilot)
        assert path.read_bytes() == exported(desk, "text")
        assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_another_place_can_be_typed_and_missing_folders_are_made(opened, tmp_path: Path) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot, "markdown")
        await pilot.press("p")
        screen.query_one("#path", Input).value = str(tmp_path / "a b" / "c" / "é.md")
        await pilot.press("enter")
        await settled(desk, pilot)
        assert (tmp_path / "a b" / "c" / "é.md").read_bytes() == exported(desk, "markdown")


async def test_the_home_folder_may_be_written_as_a_tilde(opened, home: Path) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot, "text")
        screen.query_one("#path", Input).value = "~/out.txt"
        await pilot.press("enter")
        await settled(desk, pilot)
        assert (home / "out.txt").read_bytes() == exported(desk, "text")


async def test_a_place_that_cannot_be_written_is_said_in_place_and_the_dialog_stays(opened, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        for place, reason in (
            ("file/issue.html", "cannot be made"),
            ("file/below/issue.html", "cannot be made"),
            ("x" * 300, "name too long"),
        ):
            screen.query_one("#path", Input).value = str(tmp_path / place)
            await pilot.press("enter")
            await settled(desk, pilot)
            assert desk.app.screen is screen
            assert reason in words(screen, "wrong")
        assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
        screen.query_one("#path", Input).value = str(tmp_path / "better.html")
        await pilot.press("enter")
        await settled(desk, pilot)
        assert (tmp_path / "better.html").read_bytes() == exported(desk, "html")


async def test_a_folder_gets_a_file_that_is_named_like_the_issue(opened, tmp_path: Path) -> None:
    (tmp_path / "sent").mkdir()
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        screen.query_one("#path", Input).value = str(tmp_path / "sent")
        await pilot.press("enter")
        await settled(desk, pilot)
        assert [path.name for path in (tmp_path / "sent").iterdir()] == ["0007-time-returns.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_said(opened, folder: Folder, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    issue = folder.open_issue(folder.issue_files()[0]).issue
    with pytest.raises(NotSaved, match="could not be saved"):
        write_issue(issue, folder.publication()[0], "html", closed / "x.html", folder.path)


async def test_a_disk_that_takes_no_more_leaves_the_old_file_and_says_so(
    opened, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = usual_place(folder.path, folder.issue_files()[0].stem, "html")
    path.parent.mkdir()
    path.write_text("old", encoding="utf-8")
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        monkeypatch.setattr("desk.store.file.storage.os.write", no_space)
        await pilot.press("enter")
        await settled(desk, pilot)
        monkeypatch.undo()
        assert desk.app.screen is screen
        assert "no space left" in words(screen, "wrong")
        assert path.read_text(encoding="utf-8") == "old"
        assert list(path.parent.iterdir()) == [path]


def no_space(*_: object) -> int:
    raise OSError(28, "No space left on device")


async def test_no_place_that_is_typed_stops_the_desk(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        await pilot.press("p")
        for typed in ("~nobody-of-that-name/x.html", "~", "", "/", "a/" * 200, "x" * 300, "x" * 5000):
            screen.query_one("#path", Input).value = typed
            await pilot.pause()
            assert desk.app.screen is screen
            assert words(screen, "replaces") == ""


async def test_letters_that_are_keys_are_typed_where_the_place_is_named(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        await pilot.press("p")
        screen.query_one("#path", Input).value = ""
        await pilot.press("c", "o", "p")
        assert desk.app.screen is screen
        assert screen.query_one("#path", Input).value == "cop"


async def test_written_and_opened_over_ssh_it_says_where_the_page_is(
    opened, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with opened(100, 30) as (desk, pilot):
        await export_of(desk, pilot)
        await pilot.press("o")
        await settled(desk, pilot)
        path = usual_place(folder.path, folder.issue_files()[0].stem, "html")
        assert path.read_bytes() == exported(desk, "html")
        assert f"There is no display here; the page is {path}." in desk.query_one(KeyBar).said


async def test_esc_writes_nothing(opened, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        await export_of(desk, pilot)
        await pilot.press("escape")
        await settled(desk, pilot)
        assert desk.app.screen is desk
        assert not (folder.path.parent / "out").exists()


async def test_another_mail_tool_makes_every_format_anew_with_its_tags(opened, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        assert words(screen, "profile").startswith("Any mail tool")
        while screen.profile.name != "mailchimp":
            await pilot.press("right")
        await settled(desk, pilot)
        assert (
            words(screen, "profile")
            == "Mailchimp   with its tags for unsubscribe, web version, address and preview text"
        )
        sent = int(words(screen, "size").partition(" of ")[0].replace(",", ""))
        page = render(desk.issue, desk.desk.session.publication, "html", Target(profile("mailchimp")))
        assert sent == weight(page, profile("mailchimp")).sent > len(page.encode())
        assert f"{len(page.encode()):,} here" in words(screen, "clip")
        await pilot.press("enter")
        await settled(desk, pilot)
        path = usual_place(folder.path, folder.issue_files()[0].stem, "html")
        assert path.read_bytes() == page.encode()
        assert "*|UNSUB|*" in page


async def test_going_left_comes_back_and_a_format_the_tool_does_not_take_is_said(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await export_of(desk, pilot)
        back = len(names()) - names().index("substack")
        await pilot.press(*["left"] * back)
        await settled(desk, pilot)
        assert screen.profile.name == "substack"
        assert screen.format == "fragment"
        await pilot.press("up", "up")
        assert words(screen, "profile") == "Substack   it takes fragment and text"
        await pilot.press(*["right"] * back)
        assert screen.profile.name == "plain"


async def test_templates_that_are_not_trusted_are_said_and_a_wrong_one_names_its_line(opened, folder: Folder) -> None:
    templates = folder.path / "templates"
    templates.mkdir()
    (templates / "footer.html").write_text("{% if %}", encoding="utf-8")
    async with opened(100, 40) as (desk, pilot):
        screen = await export_of(desk, pilot)
        assert "`desk trust`" in words(screen, "unfinished")
        await pilot.press("escape")
        trust(read_templates(folder.path))
        screen = await export_of(desk, pilot)
        assert "footer.html, line 1" in words(screen, "wrong")
        await pilot.press("enter")
        await settled(desk, pilot)
        assert "footer.html, line 1" in words(screen, "wrong")
        assert desk.app.screen is screen


async def test_a_draft_without_a_sender_is_said_as_the_command_line_says_it(opened) -> None:
    async with opened(100, 40) as (desk, pilot):
        desk.desk.session.change_publication(from_address="")
        screen = await export_of(desk, pilot, "eml")
        assert "names no sender" in words(screen, "unfinished")
        screen.query_one("#formats", RowView).select("json")
        await pilot.pause()
        assert words(screen, "unfinished") == ""


async def test_a_trusted_tool_of_ones_own_is_chosen_like_any_other(opened, folder: Folder) -> None:
    own = folder.path / "profiles"
    own.mkdir()
    (own / "pigeon.toml").write_text('title = "Pigeon Post"\nformats = ["text"]\n', encoding="utf-8")
    trust(read_templates(folder.path))
    async with opened(100, 30) as (desk, pilot):
        desk.desk.session.change_publication(profile="pigeon")
        screen = await export_of(desk, pilot, "text")
        assert words(screen, "profile").startswith("Pigeon Post")
        await pilot.press("right")
        assert screen.profile.name == "plain"
        await pilot.press("left", "escape", "I")
        await pilot.pause()
        choice = desk.app.screen.query_one("#profile", OneOf)
        assert choice.value == "pigeon"
        assert "Pigeon Post" in choice.render().plain
