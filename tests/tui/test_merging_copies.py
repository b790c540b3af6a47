"""Second copies of sync tools on the screen: seen, said, merged on consent, undone."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.edit import issues, stories
from desk.model.issue import Issue, Story
from desk.model.publication import Publication
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.tui.app import DeskApp
from desk.tui.issues.screen import IssuesScreen
from desk.tui.merging.clashes import ClashesScreen, others
from desk.tui.merging.consent import MergeCopies
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.words import KeyLine, Words
from tests.tui.waiting import until

THEIRS = Story(5000, "", 101, headline="Theirs alone")


@asynccontextmanager
async def listed(folder: Path, width: int = 140, height: int = 40) -> AsyncIterator[tuple[DeskApp, Pilot[int]]]:
    app = DeskApp(folder)
    async with app.run_test(size=(width, height)) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: DeskApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


async def merge(app: DeskApp, pilot: Pilot[int]) -> None:
    """Ask for the copies and say yes."""
    await pilot.press("C")
    await until(pilot, lambda: isinstance(app.screen, MergeCopies))
    await pilot.press("enter")
    await until(pilot, lambda: not app.second_copies.found and "Merged" in said(app))
    await settled(app, pilot)


def lay(folder: Folder, ending: str, edit: Callable[[Issue], Issue]) -> Path:
    path = next(each for each in folder.issue_files() if "(" not in each.name)
    copy = path.with_name(f"{path.stem}{ending}.json")
    copy.write_bytes(dumps(records.tables_of(edit(folder.open_issue(path).issue))))
    return copy


def theirs(issue: Issue) -> Issue:
    return stories.add(stories.change(issue, 202, headline="Bridge kept"), THEIRS)


def rows(app: DeskApp) -> str:
    assert isinstance(app.screen, IssuesScreen)
    return "\n".join("".join(text for text, _ in line.left) for line in app.screen.rows.lines)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def said(app: DeskApp) -> str:
    return app.screen.query_one(KeyBar).render().plain


@pytest.fixture
def copy(folder: Folder) -> Path:
    return lay(folder, " (Anna's conflicted copy 2026-11-22)", theirs)


async def test_a_copy_is_no_second_issue_but_a_remark_under_the_first(folder: Folder, copy: Path) -> None:
    (folder.path / "publication (1).json").write_bytes((folder.path / "publication.json").read_bytes())
    async with listed(folder.path) as (app, _):
        assert isinstance(app.screen, IssuesScreen)
        assert [each.number for each in app.screen.summaries] == [7]
        assert "a second copy, made by Dropbox   C merges" in rows(app)
        assert "a second copy, made by Google Drive" in rows(app)
        assert "CANNOT BE READ" not in rows(app)
        assert "left 2 second copies" in said(app)


async def test_nothing_is_merged_without_a_yes(folder: Folder, copy: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.path.glob("*.json")}
    async with listed(folder.path) as (app, pilot):
        await pilot.press("C")
        await settled(app, pilot)
        assert isinstance(app.screen, MergeCopies)
        words = "".join(each.render().plain for each in app.screen.query(Words))
        assert copy.name in words
        assert "Dropbox" in words
        assert "“Theirs alone”" in words
        await pilot.press("escape")
        await settled(app, pilot)
    assert {path.name: path.read_bytes() for path in folder.path.glob("*.json")} == before


@pytest.mark.parametrize("size", [(140, 40), (60, 20)])
async def test_a_copy_is_merged_from_the_list_and_taken_back_in_the_issue(
    folder: Folder, copy: Path, size: tuple[int, int]
) -> None:
    async with listed(folder.path, *size) as (app, pilot):
        await merge(app, pilot)
        issue = folder.open_issue(folder.issue_files()[0]).issue
        assert "Theirs alone" in [story.headline for story in issue.stories]
        assert [story.headline for story in issue.placed("clash")] == ["Bridge kept"]
        assert copy.name not in names_in(folder.path)
        assert copy.name in names_in(folder.path / ".desk" / "merged")
        assert "a second copy" not in rows(app)
        assert app.session.path is None
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("u")
        await pilot.pause()
        assert {story.id for story in app.session.issue.stories} == {201, 202, 203}


async def test_a_copy_that_comes_while_the_issue_is_open_is_said_and_merged_into_it(folder: Folder, opened) -> None:
    async with opened() as (desk, pilot):
        app = desk.desk
        await settled(app, pilot)
        copy = lay(folder, ".sync-conflict-20261122-101010-ABCDEFG", theirs)
        await app.second_copies.look()
        await pilot.pause()
        assert "Syncthing left a second copy" in said(app)
        desk.desk.session.do(stories.change, 203, headline="Hedge cut")
        await merge(app, pilot)
        assert app.session.issue.story(THEIRS.id).headline == "Theirs alone"
        assert app.session.issue.story(203).headline == "Hedge cut"
        assert not copy.exists()
        await pilot.press("u")
        await pilot.pause()
        assert all(story.id != THEIRS.id for story in app.session.issue.stories)
        assert app.session.issue.story(203).headline == "Hedge cut"


async def test_of_what_both_changed_the_other_version_is_taken_or_put_away(folder: Folder, opened) -> None:
    async with opened() as (desk, pilot):
        app = desk.desk
        lay(folder, " (1)", theirs)
        await app.second_copies.look()
        await merge(app, pilot)
        await pilot.press("V")
        await pilot.pause()
        assert isinstance(app.screen, ClashesScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.issue.story(202).headline == "Bridge kept"
        assert app.session.issue.story(202).section == 101
        assert not others(app)
        assert "Took the other version of “Bridge sold”" in said(app)
        await pilot.press("u", "V", "d")
        await pilot.pause()
        assert app.session.issue.story(202).headline == "Bridge sold"
        assert [story.headline for story in app.session.issue.placed("spiked")] == ["Bridge kept"]
        await pilot.press("u", "V", "b")
        await pilot.pause()
        assert [story.headline for story in app.session.issue.stories_of(101)].count("Bridge kept") == 1


async def test_a_copy_of_the_publication_is_merged_and_undone(folder: Folder) -> None:
    publication, _ = folder.publication()
    copy = folder.path / "publication (1).json"
    copy.write_bytes(dumps(records.tables_of(replace(publication, tagline="Every day"))))
    async with listed(folder.path) as (app, pilot):
        await merge(app, pilot)
        assert (app.session.publication.tagline, copy.exists()) == ("Every day", False)
        await pilot.press("u")
        assert app.session.publication.tagline == ""


async def test_a_copy_of_another_issue_is_merged_and_taken_back_when_that_is_opened(folder: Folder, opened) -> None:
    first = folder.issue_files()[0]
    other = folder.create_issue(issues.change(issues.begin(Publication(id=1), 8, "2026-11-12"), subject="Other"))
    copy = other.path.with_name(f"{other.path.stem} (1).json")
    copy.write_bytes(dumps(records.tables_of(stories.add(other.issue, replace(THEIRS, section=None)))))
    async with opened() as (desk, pilot):
        app = desk.desk
        app.session.open(other.path)
        app.session.do(issues.change, subject="Mine")
        await app.saver.save()
        app.session.open(first)
        await app.second_copies.look()
        await merge(app, pilot)
        assert "Merged the second copy into No 8. Open it, and u takes that back." in said(app)
        assert not copy.exists()
        assert app.session.path == first
        app.session.open(other.path)
        assert (app.session.issue.subject, len(app.session.issue.stories)) == ("Mine", 1)
        await pilot.press("u")
        assert (app.session.issue.subject, len(app.session.issue.stories)) == ("Mine", 0)
        await pilot.press("u")
        assert app.session.issue.subject == "Other"


async def test_without_copies_and_other_versions_the_keys_say_so(folder: Folder) -> None:
    async with listed(folder.path) as (app, pilot):
        assert "C copies" not in said(app)
        await pilot.press("C")
        await pilot.pause()
        assert "no second copies" in said(app)
        await pilot.press("V")
        await pilot.pause()
        assert "no other versions" in said(app)


async def test_a_copy_that_cannot_be_saved_stays(folder: Folder, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with listed(folder.path) as (app, pilot):
        await pilot.press("C")
        await settled(app, pilot)
        with monkeypatch.context() as patch:
            patch.setattr("os.access", lambda path, mode: False)
            await pilot.press("enter")
            await settled(app, pilot)
            assert copy.name in names_in(folder.path)
        await app.saver.save()


async def test_enter_on_another_version_on_the_shelf_opens_the_choice(folder: Folder, opened) -> None:
    async with opened() as (desk, pilot):
        app = desk.desk
        lay(folder, " (1)", theirs)
        await app.second_copies.look()
        await merge(app, pilot)
        await pilot.press("S", "end")
        await pilot.pause()
        assert "enter choose" in said(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ClashesScreen)
        await pilot.press("d")
        await pilot.pause()
        assert app.session.issue.placed("clash") == ()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_keys_stay_in_sight_though_many_copies_cannot_be_read(folder: Folder, size: tuple[int, int]) -> None:
    for at in range(5):
        lay(folder, f".sync-conflict-20261120-10101{at}-ABCDEFG", lambda issue: replace(issue, subject="Theirs"))
    for at in range(3):
        (folder.path / f"shelf.sync-conflict-20261120-10101{at}-ABCDEFG.json").write_text("{half")
    async with listed(folder.path, *size) as (app, pilot):
        await pilot.press("C")
        await until(pilot, lambda: isinstance(app.screen, MergeCopies))
        await settled(app, pilot)
        keys = app.screen.query_one(KeyLine)
        assert keys.region.height == 1
        assert keys.region.bottom < size[1]
        assert "2 more cannot be merged" in "".join(str(words.render()) for words in app.screen.query(Words))
