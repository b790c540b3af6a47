"""Publication settings: taken as they are typed, refused in a sentence, undone step by step."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from desk.formats.profiles.profile import names, profile
from desk.model.publication import STYLES
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.publication.screen import PublicationScreen
from desk.tui.publication.table import GROUPS
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.setting import OneOf


@asynccontextmanager
async def settings(folder: Folder, width: int = 140) -> AsyncIterator[tuple[PublicationScreen, Pilot[int]]]:
    app = DeskApp(folder.path)
    async with app.run_test(size=(width, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("I")
        await pilot.pause()
        assert isinstance(app.screen, PublicationScreen)
        yield app.screen, pilot


async def fill(screen: PublicationScreen, pilot: Pilot[int], name: str, text: str) -> None:
    screen.go_to(screen.settings[name].field)
    field = screen.settings[name].field
    assert isinstance(field, TextField)
    field.select_all()
    field.post_message(Paste(text))
    await pilot.pause()


async def test_every_setting_of_a_publication_has_a_field(folder: Folder) -> None:
    named = {name for _, settings in GROUPS for name, _, _ in settings}
    publication = folder.publication()[0]
    lists = ("standing", "standing_links", "bookings")  # they are no settings, and have a screen of their own
    expected = {name for name in publication.__slots__ if name not in ("id", "brand", *lists)}
    expected |= {f"brand_{name}" for name in publication.brand.__slots__}
    assert named == {name for name in expected if "unknown" not in name}


async def test_settings_are_taken_on_leaving_saved_and_undone(folder: Folder) -> None:
    async with settings(folder) as (screen, pilot):
        await pilot.press("end", "s", "tab")
        await fill(screen, pilot, "sections", "Town\nCountry\n\n Sea ")
        await fill(screen, pilot, "postal_address", "1 High Street\nAnytown")
        await pilot.press("escape")
        await pilot.pause()
        publication = screen.desk.session.publication
        assert publication.name == "The Ledgers"
        assert publication.sections == ("Town", "Country", "Sea")
        assert publication.postal_address == "1 High Street\nAnytown"
        await pilot.press("u", "u", "u")
        await pilot.pause()
        assert screen.desk.session.publication.name == "The Ledger"
        await pilot.press("U", "ctrl+s")
        await screen.desk.workers.wait_for_complete()
    assert folder.publication()[0].name == "The Ledgers"


async def test_what_cannot_be_is_said_in_its_place_and_not_taken(folder: Folder) -> None:
    wrong = {
        "language": "British English",
        "web_address": "javascript:alert(1)",
        "issue_address": "https://ledger.example/{slug}/{year}",
        "cadence": "0",
        "brand_accent": "blue",
        "brand_width": "9000",
    }
    async with settings(folder, 60) as (screen, pilot):
        before = screen.desk.session.publication
        for name, text in wrong.items():
            await fill(screen, pilot, name, text)
            assert "Not taken yet" in screen.settings[name].said, name
        await pilot.press("escape")
        await pilot.pause()
        assert screen.desk.session.publication == before


async def test_half_an_address_is_not_taken_after_a_pause_but_on_leaving(folder: Folder) -> None:
    async with settings(folder) as (screen, pilot):
        await fill(screen, pilot, "web_address", "https://ledger.example/")
        await pilot.press("tab")
        await pilot.pause()
        assert screen.desk.session.publication.web_address == "https://ledger.example/"
        await pilot.press("shift+tab", "end", "ctrl+u", *"https://e")
        await pilot.pause()
        assert not screen._pause.waits
        assert screen.desk.session.publication.web_address == "https://ledger.example/"
        await pilot.press(*"cho.example", "enter")
        await pilot.pause()
        assert screen.desk.session.publication.web_address == "https://echo.example"


async def test_without_an_open_issue_there_is_nothing_to_export(folder: Folder) -> None:
    async with settings(folder) as (screen, pilot):
        await pilot.press("f9")
        await pilot.pause()
        assert screen.desk.screen is screen
        screen.run_command("export")
        assert "no issue" in screen.query_one(KeyBar).said


async def test_the_pattern_shows_what_it_gives_and_a_pale_colour_warns(folder: Folder) -> None:
    async with settings(folder) as (screen, pilot):
        await fill(screen, pilot, "issue_address", "https://ledger.example/{number}-{slug}")
        assert screen.settings["issue_address"].said == "No 1 is at https://ledger.example/1-first-words"
        await fill(screen, pilot, "brand_text", "#cccccc")
        assert "hard to read" in screen.settings["brand_text"].said


async def test_typing_that_no_pause_has_followed_is_saved_when_the_desk_closes(folder: Folder) -> None:
    async with settings(folder) as (screen, pilot):
        desk = screen.desk
        await pilot.press("end", "s", "ctrl+q")
        await pilot.pause()
    assert not desk.saver.flush(), "as the desk does when it has closed"
    assert folder.publication()[0].name == "The Ledgers"


@pytest.mark.parametrize("width", [140, 60])
async def test_mail_tool_and_house_style_are_chosen_and_undone_as_one_step_each(folder: Folder, width: int) -> None:
    async with settings(folder, width) as (screen, pilot):
        tool = screen.settings["profile"].field
        screen.go_to(tool)
        assert screen.desk.session.publication.style == STYLES[-1], "a publication that begins has the newest style"
        await pilot.press("space", "space", "tab", "space", "tab")
        await pilot.pause()
        publication = screen.desk.session.publication
        assert (publication.profile, publication.style) == (names()[2], STYLES[0])
        assert isinstance(tool, OneOf)
        assert tool.render().plain.startswith(f"{profile(names()[2]).title}   3 of {len(names())}")
        assert screen.settings["profile"].said == profile(names()[2]).about
        screen.run_command("undo")
        screen.run_command("undo")
        await pilot.pause()
        assert screen.desk.session.publication.profile == "plain"
        assert tool.value == "plain"


async def test_a_mail_tool_that_only_the_file_knows_is_said_and_stays(folder: Folder) -> None:
    session = Session(folder)
    session.change_publication(profile="pigeon")
    session.save()
    async with settings(folder) as (screen, pilot):
        assert "not a mail tool that desk knows" in screen.settings["profile"].said
        await pilot.press("escape")
        await pilot.pause()
        assert screen.desk.session.publication.profile == "pigeon"


async def test_an_address_loses_its_wrapping_as_a_step_of_its_own_pasted_or_typed(folder: Folder) -> None:
    wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fledger.example%2F&data=05"
    async with settings(folder) as (screen, pilot):
        session = screen.desk.session
        await fill(screen, pilot, "web_address", wrapped)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert session.publication.web_address == "https://ledger.example/"
        assert "1 address" in screen.query_one(KeyBar).said
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.publication.web_address == wrapped
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert session.publication.web_address == wrapped, "it was wanted so"
        screen.go_to(screen.settings["footer"].field)
        await pilot.press(*"Go to https://a.example/?utm_source=x")
        await pilot.press("escape")
        await pilot.pause()
        assert session.publication.footer == "Go to https://a.example/"
