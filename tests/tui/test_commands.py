"""The command table: each command is whole, has keys of its own, and can be reached from somewhere."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from desk.archive.sourced import drafted
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.draft import SWITCHED_OFF
from desk.tui.desk.screen import DeskScreen
from desk.tui.help.screen import HelpScreen
from desk.tui.keys.bars import KEY_BARS, LASTING, RIGHT
from desk.tui.keys.command import Command
from desk.tui.keys.commands import BY_ID, COMMANDS, HEADINGS, LETTERS, of_scopes
from desk.tui.keys.in_force import Keys
from desk.tui.keys.names import written
from desk.tui.preflight.screen import PreflightScreen
from desk.tui.screens.chooser import Chooser
from desk.tui.shelf.screen import ShelfScreen
from desk.tui.theme.themes import INK, Palette, tokens
from desk.tui.widgets.keybar import KeyBar, ShownKey

PLACES = {
    "issues": ("issues", "everywhere"),
    "order": ("order", "desk", "everywhere"),
    "text": ("text", "desk", "everywhere"),
    "links": ("links", "desk", "everywhere"),
    "proof": ("proof", "desk", "everywhere"),
    "shelf": ("shelf", "everywhere"),
    "preflight": ("preflight", "everywhere"),
    "doubt": ("doubt", "order", "desk", "everywhere"),
    "draft": ("draft", "doubt", "order", "desk", "everywhere"),
    "source": ("source", "draft", "doubt", "desk", "everywhere"),
}
"""The scopes that answer in each place."""
OFF = {"draft": SWITCHED_OFF, "doubt": frozenset({"browser"})}
"""Commands that do not answer in a place, though its list has them."""
BARS = {**PLACES, "archive": ("archive", "desk", "everywhere")}
"""In the line of the archive its own keys come before those of the desk."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_title_and_a_short_sentence(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)?", command.id)
    assert command.title[0].isupper()
    assert not command.title.endswith(".")
    assert command.help[0].isupper()
    assert not command.help.endswith(".")
    assert cell_len(command.help) <= 60
    assert set(command.scopes) <= set(HEADINGS)


def test_ids_and_titles_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for scopes in PLACES.values():
        titles = Counter(command.title for command in of_scopes(scopes))
        assert max(titles.values()) == 1


def test_the_key_bars_name_commands_that_answer_there() -> None:
    for place, bar in KEY_BARS.items():
        for ids, word in (*bar, *RIGHT):
            assert word
            for id in ids.split():
                scopes = set(BY_ID[id].scopes)
                assert scopes & set(BARS["order" if place == "marked" else place.removeprefix("sent ")]), (place, id)


@pytest.mark.parametrize("place", PLACES)
def test_no_two_commands_share_a_key_in_one_place(place: str) -> None:
    keys = Keys({})
    off = OFF.get(place, frozenset())
    here = [command for command in of_scopes(PLACES[place]) if command.id not in off]
    taken = Counter(key for command in here for key in keys.of(command.id))
    assert [key for key, times in taken.items() if times > 1] == []


@pytest.mark.parametrize(
    "place", sorted(LETTERS - {"issues", "shelf", "preflight", "draft", "doubt", "source"} | {"text"})
)
async def test_every_key_of_the_desk_runs_its_command_where_the_focus_is(place: str, opened) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go(*{"text": ("story", "body"), "links": ("story", "links")}.get(place, (place, "")))
        await pilot.pause()
        assert desk.selection.place == place
        assert wrong_keys(desk, place) == []


async def test_every_key_of_the_lists_of_issues_of_the_shelf_and_of_pre_flight_runs_its_command(
    opened, folder: Folder
) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert wrong_keys(app.screen, "issues") == []
    async with opened() as (desk, pilot):
        await pilot.press("S")
        await pilot.pause()
        assert isinstance(desk.app.screen, ShelfScreen)
        assert wrong_keys(desk.app.screen, "shelf") == []
        await pilot.press("escape", "P")
        await pilot.pause()
        assert isinstance(desk.app.screen, PreflightScreen)
        assert wrong_keys(desk.app.screen, "preflight") == []


async def test_in_the_line_of_the_archive_its_own_keys_come_first(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("slash")
        assert desk.selection.place == "archive"
        for command in of_scopes(("archive",)):
            for key in set(command.keys.split(",")) - {"enter"}:  # which the line itself announces
                assert desk.active_bindings[key].binding.action == f"screen.command('{command.id}')"


def wrong_keys(screen: Screen[object], place: str) -> list[str]:
    """The keys of commands that answer in a place, which run something else there."""
    wrong = []
    off = OFF.get(place, frozenset())
    for command in (each for each in of_scopes(PLACES[place]) if each.id not in off):
        for key in filter(None, command.keys.split(",")):
            if place == "text" and (len(written(key)) == 1 or key in ("ctrl+z", "ctrl+y")):
                continue  # typed there; and a field hands undo and redo on to the desk
            if key == "ctrl+q":
                continue  # Textual's own, which the app answers with the same
            active = screen.active_bindings.get(key)
            if active is None or active.binding.action != f"screen.command('{command.id}')":
                wrong.append(f"{key} for {command.id} runs {active and active.binding.action}")
    return wrong


async def test_every_command_stands_in_the_help_of_some_place(opened, folder: Folder) -> None:
    listed: set[object] = set()
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("question_mark")
        listed.update(help_rows(app))
        await pilot.press("escape")
        await open_draft(app, pilot)
        await pilot.press("question_mark")
        listed.update(help_rows(app))
    async with opened() as (desk, pilot):
        await pilot.press("question_mark")
        listed.update(help_rows(desk.app))
        await pilot.press("escape", "slash", "f1")
        listed.update(help_rows(desk.app))
        await pilot.press("escape", "escape", "S", "question_mark")
        listed.update(help_rows(desk.app))
        await pilot.press("escape", "escape", "P", "question_mark")
        listed.update(help_rows(desk.app))
    assert {row for row in listed if isinstance(row, str)} == set(BY_ID)


async def test_every_key_of_a_draft_runs_its_command(folder: Folder) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        await open_draft(app, pilot)
        assert wrong_keys(app.screen, "draft") == []
        app.screen.query_one("#source").focus()
        await pilot.pause()
        assert wrong_keys(app.screen, "source") == []


async def open_draft(app: DeskApp, pilot: Pilot[int]) -> None:
    """A newsletter that was read in, open on the desk beside its source."""
    opened = drafted(app.drafts, b"## One\n\nText.\n\n## Two\n\nMore.\n", "12.md", ())
    app.session.take(opened[0])
    app.show_issue()
    await app.workers.wait_for_complete()
    await pilot.pause()


def help_rows(app: App[int]) -> tuple[object, ...]:
    assert isinstance(app.screen, HelpScreen)
    screen: Chooser[str] = app.screen
    return screen.rows.rows


class Bar(App[None]):
    """One key bar in an otherwise empty terminal."""

    def __init__(self) -> None:
        super().__init__()
        variables = {name: str(value) for name, value in INK.to_color_system().generate().items()}
        self.palette = Palette({**variables, **tokens(INK, variables)}, ansi=False)

    def compose(self) -> ComposeResult:
        yield KeyBar()


@pytest.fixture
def bar_of() -> Callable[[str], tuple[list[ShownKey], list[ShownKey]]]:
    """The keys of a place's bar and those at its right end."""
    keys = Keys({})

    def made(place: str) -> tuple[list[ShownKey], list[ShownKey]]:
        bars = []
        for entries in (KEY_BARS[place], RIGHT):
            bar = []
            for ids, word in entries:
                shown = " ".join(keys.shown(id, in_text=place == "text") for id in ids.split())
                bar.append(ShownKey(shown, word, ids.split()[0], lasts=ids.split()[0] in LASTING))
            bars.append(bar)
        return bars[0], bars[1]

    return made


@pytest.mark.parametrize(("width", "least"), [(160, 12), (100, 4), (60, 2), (40, 1)])
async def test_every_word_of_a_key_bar_is_whole_and_esc_never_goes(bar_of, width: int, least: int) -> None:
    app = Bar()
    async with app.run_test(size=(width, 5)) as pilot:
        bar = app.query_one(KeyBar)
        for place in KEY_BARS:
            keys, right = bar_of(place)
            bar.show(keys, right)
            await pilot.pause()
            drawn = bar.render().plain
            assert cell_len(drawn) <= width - 4
            words = [part for part in re.split(r" {2,}", drawn) if part]
            known = {f"{key.keys} {key.word}" for key in (*keys, *right)}
            assert set(words) <= known, place
            assert len(words) >= min(least, len(known))
            assert ("esc" in drawn) == any(key.keys == "esc" for key in keys)


@pytest.mark.parametrize(
    ("place", "word"),
    [("order", "export"), ("doubt", "proof"), ("doubt", "export"), ("draft", "keep"), ("text", "export")],
)
async def test_at_eighty_columns_a_bar_says_how_an_issue_looks_goes_out_and_is_kept(bar_of, place, word) -> None:
    app = Bar()
    async with app.run_test(size=(80, 5)) as pilot:
        app.query_one(KeyBar).show(*bar_of(place))
        await pilot.pause()
        assert word in app.query_one(KeyBar).render().plain


async def test_a_click_on_a_key_of_the_bar_runs_its_command(opened) -> None:
    async with opened() as (desk, pilot):
        bar = desk.query_one(KeyBar)
        at = bar.render().plain.index("space mark")
        await pilot.click(bar, offset=(at + bar.gutter.left, 0))
        await pilot.pause()
        assert desk.order.marked == {201}


async def test_what_a_command_cannot_do_is_a_sentence_and_changes_nothing(opened) -> None:
    async with opened() as (desk, pilot):
        before = desk.issue
        for id in ("story.gather", "link.inline", "paste.other", "section.remove", "undo", "redo"):
            desk.action_command(id)
            await pilot.pause()
            assert re.match(r"[A-Z].*\.", desk.query_one(KeyBar).said), id
        assert desk.issue == before
        assert isinstance(desk.app.screen, DeskScreen)
