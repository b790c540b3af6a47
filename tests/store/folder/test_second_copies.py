"""Copies that sync tools set beside a file: known by the issue in them, merged on consent, put away afterwards."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Story
from desk.model.publication import Clip, Publication, Shelf
from desk.store.errors import NotSaved, Unreadable
from desk.store.file.storage import dumps
from desk.store.folder import brought_in as module
from desk.store.folder.brought_in import merge_copy, second_copies
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records
from tests.model.made import newsroom, outline

STEM = "0042-playing-catch-up"
NAMES = {
    f"{STEM}.sync-conflict-20261122-101500-ABCDEF7.json": "Syncthing",
    f"{STEM} (Nora's conflicted copy 2026-11-22).json": "Dropbox",
    f"{STEM} (conflicted copy 2026-11-22 101500).json": "Dropbox",
    f"{STEM} (Nora's conflicted copy 2026-11-22) (1).json": "Dropbox",
    f"{STEM}_conflict-20261122-101500.json": "Nextcloud",
    f"{STEM}_conflict-desk-0a1b2c3d.json": "desk",
    f"{STEM} (1).json": "Google Drive",
    f"{STEM}-NEWSDESK-PC.json": "OneDrive",
    "aaa backup.json": "",
}
THEIRS = stories.add(stories.change(newsroom(), 12, headline="Theirs"), Story(5000, "", 1, headline="New"))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Folder(tmp_path).create_issue(newsroom())


def lay(opened: Opened, name: str, issue: object = THEIRS) -> Path:
    path = opened.path.with_name(name)
    path.write_bytes(dumps(records.tables_of(issue)))
    return path


@pytest.mark.parametrize(("name", "tool"), NAMES.items())
def test_a_copy_is_recognised_and_the_original_is_not(opened: Opened, name: str, tool: str) -> None:
    copy = lay(opened, name)
    lay(opened, "0043-another (1).json", replace(newsroom(), id=901))
    (found,) = second_copies(Folder(opened.path.parent))
    assert (found.original, found.path) == (opened.path, copy)
    assert found.tool == tool
    assert found.path.name in found.words


def test_a_copy_is_merged_and_only_then_put_away(opened: Opened) -> None:
    copy = lay(opened, next(iter(NAMES)))
    data = copy.read_bytes()
    (found,) = second_copies(Folder(opened.path.parent))
    saved = merge_copy(found)
    issue = Folder(opened.path.parent).open_issue(opened.path).issue
    assert outline(issue)["News"] == "Alpha Bravo Charlie New"
    assert saved.clashes == 1
    assert [story.headline for story in issue.placed("clash")] == ["Theirs"]
    assert not copy.exists()
    assert (opened.path.parent / ".desk" / "merged" / copy.name).read_bytes() == data
    assert second_copies(Folder(opened.path.parent)) == ()
    assert (opened.path.parent / ".desk" / ".gitignore").read_text() == "*\n"
    copy.write_bytes(data)
    assert merge_copy(found).data == saved.data
    put_away = opened.path.parent / ".desk" / "merged"
    assert len([each for each in put_away.iterdir() if each.suffix == ".json"]) == 2
    assert (put_away / f"{opened.path.name}.before").read_bytes() == opened.data


def test_a_copy_stays_where_it_is_if_the_merge_is_not_saved(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = lay(opened, f"{STEM} (1).json")
    (found,) = second_copies(Folder(opened.path.parent))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(NotSaved, match="read-only"):
        merge_copy(found)
    assert copy.exists()
    assert opened.path.read_bytes() == opened.data


def test_a_copy_that_changes_during_the_merge_stays(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = lay(opened, f"{STEM} (1).json")
    (found,) = second_copies(Folder(opened.path.parent))
    true = module.save

    def slow(*args: object) -> object:
        lay(opened, copy.name, stories.change(THEIRS, 13, headline="Later"))
        return true(*args)

    monkeypatch.setattr(module, "save", slow)
    with pytest.raises(NotSaved, match="changed just now"):
        merge_copy(found)
    assert b"Later" in copy.read_bytes()


def test_a_broken_copy_is_left_alone(opened: Opened) -> None:
    copy = lay(opened, f"{STEM} (1).json")
    (found,) = second_copies(Folder(opened.path.parent))
    copy.write_bytes(b"{")
    with pytest.raises(Unreadable):
        merge_copy(found)
    assert copy.read_bytes() == b"{"
    assert second_copies(Folder(opened.path.parent)) == ()
    assert opened.path.read_bytes() == opened.data


def test_copies_of_settings_and_shelf_are_merged_too(tmp_path: Path) -> None:
    for name, value in {
        "publication.json": Publication(5, name="The Record"),
        "publication (1).json": Publication(5, name="The Record", tagline="Daily"),
        "shelf.json": Shelf((Clip(5, "V", title="One"),)),
        "shelf.sync-conflict-20261122-101500-ABCDEF7.json": Shelf((Clip(6, "V", title="Other"),)),
    }.items():
        (tmp_path / name).write_bytes(dumps(records.tables_of(value)))
    for copy in second_copies(Folder(tmp_path)):
        merge_copy(copy)
    publication, shelf = Folder(tmp_path).publication()[0], Folder(tmp_path).shelf()[0]
    assert (publication.name, publication.tagline) == ("The Record", "Daily")
    assert [clip.title for clip in shelf.clips] == ["One", "Other"]
    assert sorted(each.name for each in tmp_path.glob("*.json")) == ["publication.json", "shelf.json"]
