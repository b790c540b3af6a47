"""Another program changes the publication or the shelf while the desk is open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from desk.edit.shelf import add
from desk.model.publication import Clip
from desk.store.file.save import save
from desk.store.folder.issues import Folder
from desk.store.form.clashes import clashes_of
from desk.store.form.records import tables_of
from desk.tui.app import DeskApp
from desk.tui.publication.screen import PublicationScreen
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.keybar import KeyBar


@asynccontextmanager
async def listed(folder: Folder, *keys: str) -> AsyncIterator[tuple[DeskApp, Pilot[int]]]:
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        await look(app, pilot)
        await pilot.press(*keys)
        await pilot.pause()
        yield app, pilot


async def look(app: DeskApp, pilot: Pilot[int]) -> None:
    """What the clock does every 2 s."""
    app.saver.look()
    await app.workers.wait_for_complete()
    await pilot.pause()


def outside(folder: Folder, **settings: Any) -> None:
    publication, data = folder.publication()
    save(folder.path / "publication.json", data, tables_of(replace(publication, **settings)))


def said(app: DeskApp) -> str:
    return app.screen.query_one(KeyBar).render().plain


async def test_an_outside_change_of_the_publication_is_on_the_screen_and_said_once(folder: Folder) -> None:
    async with listed(folder, "I") as (app, pilot):
        outside(folder, tagline="Every day")
        await look(app, pilot)
        screen = app.screen
        assert isinstance(screen, PublicationScreen)
        assert (app.session.publication.tagline, screen.text("tagline")) == ("Every day", "Every day")
        assert "Another program changed the publication too. Its changes are in." in said(app)
        screen.quiet()
        await look(app, pilot)
        assert "Another program" not in said(app)


async def test_an_outside_change_of_the_shelf_is_taken_in(folder: Folder) -> None:
    async with listed(folder) as (app, pilot):
        shelf, data = folder.shelf()
        save(folder.path / "shelf.json", data, tables_of(add(shelf, [Clip(5, "", title="Theirs")])))
        await look(app, pilot)
        assert [clip.title for clip in app.session.shelf.clips] == ["Theirs"]
        assert "changed the shelf" in said(app)


async def test_a_setting_that_both_changed_shows_the_other_version_to_take_or_put_away(folder: Folder) -> None:
    async with listed(folder, "I") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, PublicationScreen)
        app.session.change_publication(tagline="Mine")
        outside(folder, tagline="Theirs", editor="Nora")
        assert await app.saver.save()
        await pilot.pause()
        assert (screen.text("tagline"), screen.text("editor")) == ("Mine", "Nora")
        assert "both versions are kept" in said(app)
        assert "the other version: Theirs" in screen.settings["tagline"].said
        screen.go_to(screen.settings["tagline"].field)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert (screen.text("tagline"), screen.settings["tagline"].said) == ("Theirs", "")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert (screen.text("tagline"), len(clashes_of(app.session.publication))) == ("Mine", 1)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert (screen.text("tagline"), screen.settings["tagline"].said) == ("Mine", "")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert clashes_of(app.session.publication)
        assert await app.saver.save()
    assert clashes_of(folder.publication()[0])


async def test_what_is_being_typed_when_the_other_version_comes_is_kept_beside_it(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.tui.publication.screen.PAUSE", 60)
    async with listed(folder, "I") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, PublicationScreen)
        field = screen.settings["tagline"].field
        assert isinstance(field, TextField)
        screen.go_to(field)
        await pilot.pause()
        await pilot.press(*"Mine")
        assert not app.session.is_dirty()
        outside(folder, tagline="Theirs")
        await look(app, pilot)
        assert (screen.text("tagline"), app.session.publication.tagline) == ("Mine", "Mine")
        (clash,) = clashes_of(app.session.publication)
        assert clash.other.tagline == "Theirs"


async def test_a_publication_file_that_is_gone_is_said_once_and_a_copy_is_kept(folder: Folder) -> None:
    async with listed(folder) as (app, pilot):
        (folder.path / "publication.json").unlink()
        await look(app, pilot)
        assert "publication.json is gone" in app.saver.failed
        app.session.change_publication(tagline="Mine")
        assert await app.saver.save()
    assert folder.publication()[0].tagline == "Mine"
