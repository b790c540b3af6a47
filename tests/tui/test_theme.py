"""Choosing a theme: it is seen before it is chosen, and kept once it is."""

from textual.pilot import Pilot
from textual.widgets import Input

from desk.store.folder import editor_settings
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.appearance.screen import ThemeScreen
from desk.tui.desk.screen import DeskScreen
from desk.tui.widgets.keybar import KeyBar


async def theme_of(desk: DeskScreen, pilot: Pilot[int]) -> ThemeScreen:
    await pilot.press("T")
    await pilot.pause()
    screen = desk.app.screen
    assert isinstance(screen, ThemeScreen)
    return screen


async def test_each_theme_is_shown_while_the_bar_is_on_it_and_esc_brings_the_old_one_back(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await theme_of(desk, pilot)
        assert screen.rows.row == "ink"
        await pilot.press("down")
        await pilot.pause()
        assert (screen.rows.row, desk.app.theme) == ("paper", "paper")
        assert desk.app.theme_variables["row"].lower() == "#d9e5f5"
        screen.query_one(Input).value = "nord"
        await pilot.pause()
        assert (screen.rows.row, desk.app.theme) == ("nord", "nord")
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.theme == "ink"
        assert editor_settings.load(desk.desk.settings_file) == editor_settings.Settings()


async def test_a_theme_that_is_chosen_is_kept_for_the_next_time(opened, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        await theme_of(desk, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert desk.app.theme == "paper"
        assert "paper" in desk.query_one(KeyBar).said
    async with opened(100, 30) as (desk, pilot):
        assert desk.app.theme == "paper"
        screen = await theme_of(desk, pilot)
        assert screen.rows.row == "paper"
        assert screen.rows.lines[0].right == (("in use", "dim"),)


async def test_every_theme_there_is_can_be_chosen_and_its_letters_narrow_the_list(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await theme_of(desk, pilot)
        assert set(screen.rows.rows) == set(desk.app.available_themes)
        assert screen.rows.rows[:4] == ("ink", "paper", "ansi-dark", "ansi-light")
        screen.query_one(Input).value = "zzz"
        await pilot.pause()
        assert screen.rows.rows == ()
        await pilot.press("enter")
        assert desk.app.screen is screen
        assert desk.app.theme == "ink"


async def test_the_desk_is_drawn_anew_in_the_theme_of_now(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        row = next(at for at, line in enumerate(desk.order.lines) if line.row == desk.selection.row)
        for name in ("paper", "ansi-light", "nord", "ink"):
            desk.app.theme = name
            await pilot.pause()
            styles = [segment.style for segment in desk.order.render_line(row)]
            wanted = desk.desk.palette.style("row")
            assert any(style and (style.bgcolor, style.reverse) == (wanted.bgcolor, wanted.reverse) for style in styles)


def test_a_theme_that_is_not_there_leaves_our_own(folder: Folder, home) -> None:
    file = home / "config" / "desk" / "settings.json"
    editor_settings.choose(file, theme="nonsense")
    assert DeskApp(folder.path).theme == "ink"


def test_a_terminal_of_sixteen_colours_gets_a_theme_for_it_unless_one_was_chosen(
    folder: Folder, home, monkeypatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert DeskApp(folder.path).theme == "ansi-dark"
    editor_settings.choose(home / "config" / "desk" / "settings.json", theme="paper")
    assert DeskApp(folder.path).theme == "paper"


async def test_a_theme_that_cannot_be_kept_is_not_said_to_be(opened, home) -> None:
    file = home / "config" / "desk" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text("[]", encoding="utf-8")
    async with opened(100, 30) as (desk, pilot):
        await theme_of(desk, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert desk.app.theme == "paper"
        assert "stays so" not in desk.query_one(KeyBar).said
    assert file.read_text(encoding="utf-8") == "[]"
