"""The editor's own keys: those that can be used work in the running desk, the others are named in a sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.running_order import RunningOrder
from desk.tui.export.screen import ExportScreen
from desk.tui.help.screen import HelpScreen
from desk.tui.keys.commands import BY_ID, COMMANDS
from desk.tui.keys.in_force import Keys
from desk.tui.widgets.keybar import KeyBar


@pytest.fixture
def choose(home: Path) -> Callable[..., Path]:
    """Writes the settings file."""

    def write(**content: object) -> Path:
        file = home / "config" / "desk" / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    return write


def test_the_tables_own_keys_have_no_faults() -> None:
    keys = Keys({command.id: command.keys for command in COMMANDS if command.keys})
    assert keys.faults == []
    assert keys.keymap == {}


@pytest.mark.parametrize(
    "own",
    [
        {"story.spike": "Z"},
        {"export": "underscore,f9"},
        {"jump": "alt+j,f11"},
        {"story.mark": "full_stop"},
        {"quit": "ctrl+q,f11"},
        {"link.inline": "alt+k"},
        {"move.down": "ctrl+shift+down"},
        {"issue.new": "m"},  # another place than that of the other m
    ],
)
def test_keys_that_are_free_are_taken(own: dict[str, str]) -> None:
    keys = Keys(own)
    assert keys.faults == []
    assert keys.keymap == own


def test_two_commands_can_change_keys_with_each_other_in_either_order() -> None:
    own = {"story.hold": "x,delete", "story.spike": "h"}
    for order in (list(own), list(reversed(own))):
        keys = Keys({id: own[id] for id in order})
        assert (keys.faults, keys.keymap) == ([], own)


@pytest.mark.parametrize(
    ("id", "key", "reason"),
    [
        ("story.wash", "q", "no command"),
        ("story.hold", "x", "story.spike has it"),
        ("story.hold", "d", "story.details has it"),
        ("story.hold", "T", "theme has it"),
        ("theme", "h", "story.hold has it"),
        ("export", "underscore, f9", "a comma without a space"),
        ("export", "underscore,", "separated by a comma"),
        ("export", "", "keys are written like"),
        ("export", "ctrl-e", "keys are written like"),
        ("export", "F9", "keys are written like"),
        ("export", "?", "keys are written like"),
        ("export", "esc", "keys are written like"),
        ("export", "pgdn", "keys are written like"),
        ("story.new", "ctrl+c", "taken for copy"),
        ("story.new", "ctrl+x", "taken for cut"),
        ("story.new", "ctrl+v", "taken for paste"),
        ("story.new", "ctrl+q", "taken for quit"),
        ("story.new", "ctrl+i", "taken for tab"),
        ("link.inline", "q", "types or edits in text fields"),
        ("link.inline", "comma", "types or edits in text fields"),
        ("link.inline", "space", "types or edits in text fields"),
        ("link.inline", "ctrl+w", "types or edits in text fields"),
        ("link.inline", "enter", "types or edits in text fields"),
        ("export", "j", "to go up and down"),
        ("story.new", "pagedown", "to go up and down"),
    ],
)
def test_a_key_that_cannot_be_used_gets_one_sentence_and_the_usual_one_stays(id: str, key: str, reason: str) -> None:
    keys = Keys({id: key})
    assert len(keys.faults) == 1
    assert reason in keys.faults[0]
    assert id in keys.faults[0]
    assert keys.faults[0].endswith(".")
    assert keys.keymap == {}


def test_of_two_commands_with_one_new_key_the_first_keeps_it() -> None:
    keys = Keys({"story.new": "underscore", "story.mark": "underscore"})
    assert keys.keymap == {"story.new": "underscore"}
    assert keys.faults == ["The key “underscore” for story.mark is not used: story.new has it."]


def test_one_bad_key_leaves_the_other_commands_keys_in_force() -> None:
    keys = Keys({"export": "ctrl+c", "story.wash": "q", "jump": "f11"})
    assert keys.keymap == {"jump": "f11"}
    assert len(keys.faults) == 2


def test_a_taken_key_that_is_given_back_with_its_owner_is_refused_to_both() -> None:
    """Spike cannot have ctrl+c, so it keeps x, so hold cannot have it."""
    keys = Keys({"story.hold": "x", "story.spike": "ctrl+c"})
    assert keys.keymap == {}
    assert len(keys.faults) == 2


def test_the_key_that_is_shown_works_where_it_is_shown() -> None:
    keys = Keys({"find": "underscore"})
    assert (keys.shown("link.add"), keys.shown("link.add", in_text=True)) == ("a", "ctrl+l")
    assert (keys.shown("find"), keys.shown("find", in_text=True)) == ("_", "")
    assert keys.shown("keys", in_text=True) == "F1"
    assert keys.shown("story.duplicate") == "D"
    assert keys.of("story.next") == (">", "alt+→")


async def test_a_new_key_runs_its_command_and_the_old_one_does_not(opened, choose) -> None:
    choose(keys={"story.status": "underscore", "export": "f11"})
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("s")
        assert desk.issue.story(201).status == "idea"
        await pilot.press("underscore")
        assert desk.issue.story(201).status == "draft"
        await pilot.press("X")
        assert desk.app.screen is desk
        await pilot.press("f11")
        await pilot.pause()
        assert isinstance(desk.app.screen, ExportScreen)


async def test_keys_that_were_changed_with_each_other_do_what_the_other_did(opened, choose) -> None:
    choose(keys={"story.hold": "x,delete", "story.spike": "h"})
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("h", "x")
        places = {story.id: story.place for story in desk.issue.stories}
        assert (places[201], places[202]) == ("spiked", "held")


async def test_a_refused_key_leaves_the_usual_one_working(opened, choose) -> None:
    choose(keys={"story.hold": "s"})
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("s")
        assert desk.issue.story(201).status == "draft"
        await pilot.press("h")
        assert desk.issue.story(201).place == "held"


async def test_new_keys_stand_in_the_key_bar_in_messages_and_in_the_help(opened, choose) -> None:
    choose(keys={"undo": "f11,ctrl+z", "story.spike": "underscore"})
    async with opened(160) as (desk, pilot):
        assert "_ spike" in desk.query_one(KeyBar).render().plain
        await pilot.press("underscore")
        assert desk.query_one(KeyBar).said == "Spiked “Clock mended”.   F11 undo"
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(desk.app.screen, HelpScreen)
        shown = {line.row: line.left[0][0].split() for line in desk.app.screen.rows.lines if line.row}
        assert shown["undo"] == ["F11", "ctrl+z"]
        assert shown["story.spike"] == ["_"]
        assert shown["story.hold"] == ["h"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"keys": {"story.wash": "q", "export": "underscore, f9"}}', ("story.wash", "export")),
        ('{"theme": "paper",', ("settings.json", "cannot be read")),
    ],
)
async def test_what_the_settings_get_wrong_is_said_when_the_desk_opens(
    content: str, named: tuple[str, ...], folder: Folder, choose
) -> None:
    choose().write_text(content, encoding="utf-8")
    app = DeskApp(folder.path)
    async with app.run_test(size=(240, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert all(word in app.screen.query_one(KeyBar).said for word in named)


async def test_a_broken_settings_file_stays_as_it_is_when_a_theme_is_chosen(folder: Folder, choose) -> None:
    file = choose()
    file.write_text('{"theme": "paper",', encoding="utf-8")
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        app.choose_theme("paper")
        await pilot.pause()
        assert app.theme == "paper"
        assert file.name in app.screen.query_one(KeyBar).said
    assert file.read_text(encoding="utf-8") == '{"theme": "paper",'


async def test_plain_glyphs_are_letters(opened, choose) -> None:
    choose(glyphs="plain")
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("s", "down", "s", "s")
        await pilot.pause()
        shown = texts(desk.order)
        assert any(text.startswith("d Clock mended") for text in shown)
        assert any(text.startswith("r Bridge sold") for text in shown)
        assert any(text.startswith("o Hedge grown") for text in shown)
        assert not set("".join(shown)) & set("○◐●◆≡¶▣✎")


async def test_without_that_setting_glyphs_are_signs(opened) -> None:
    async with opened(100, 30) as (desk, _):
        assert any(text.startswith("○ Clock mended") for text in texts(desk.order))


def texts(order: RunningOrder) -> list[str]:
    return ["".join(text for text, _ in line.left).strip() for line in order.lines]


def test_every_command_that_writes_in_text_has_a_key_there() -> None:
    keys = Keys({})
    for id in (
        "link.inline",
        "paste.other",
        "find",
        "editor",
        "back",
        "undo",
        "redo",
        "jump",
        "proof",
        "export",
        "keys",
    ):
        assert id in BY_ID
        assert len(keys.shown(id, in_text=True)) > 1, id


async def test_a_letter_that_nothing_answers_to_is_said_and_in_a_text_it_is_text(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter", "Z")
        await pilot.pause()
        assert "nothing" not in desk.query_one(KeyBar).said
        await pilot.press("escape", "escape", "escape")
        await pilot.pause()
        assert "nothing" not in desk.query_one(KeyBar).said
        await pilot.press("Z")
        await pilot.pause()
        assert desk.query_one(KeyBar).said.startswith("Z does nothing here.")
