"""What stands in a file: the same bytes after load and save, nothing unknown lost, and plain TinyDB reads it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where

from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.publication import Brand, Publication, Shelf
from desk.store.errors import Unreadable
from desk.store.file.save import save
from desk.store.file.storage import FileStorage, Moved, dumps, loads, open_database
from desk.store.folder.issues import Folder
from desk.store.form import records
from tests.model.made import issues, newsroom, plain, publications, shelves

PATH = Path("issues/0042-x.json")

SMALL = Issue(
    id=300000000000001,
    number=42,
    title="The Record",
    slug="playing-catch-up",
    date="2026-11-05",
    subject="Playing catch-up",
    sections=(Section(300000000000002, "V", "News"),),
    stories=(
        Story(
            300000000000003,
            "V",
            300000000000002,
            headline="“Ratings” for all",
            image=Image("https://example.org/a.jpg", "A café"),
            body="First.\n\nSecond.",
            unknown={"mood": {"b": 1, "a": None}},
        ),
    ),
    links=(Link(300000000000004, "V", 300000000000003, "NHS England", "https://example.org/", title="New ratings"),),
)

AS_TEXT = """\
{
 "issue": {
  "300000000000001": {
   "schema": 1,
   "number": 42,
   "title": "The Record",
   "slug": "playing-catch-up",
   "date": "2026-11-05",
   "subject": "Playing catch-up",
   "status": "draft"
  }
 },
 "sections": {
  "300000000000002": {
   "order": "V",
   "title": "News",
   "standfirst": ""
  }
 },
 "stories": {
  "300000000000003": {
   "order": "V",
   "section": 300000000000002,
   "headline": "“Ratings” for all",
   "image": {
    "src": "https://example.org/a.jpg",
    "alt": "A café"
   },
   "body": [
    "First.",
    "",
    "Second."
   ],
   "mood": {
    "b": 1,
    "a": null
   }
  }
 },
 "links": {
  "300000000000004": {
   "order": "V",
   "story": 300000000000003,
   "source": "NHS England",
   "url": "https://example.org/",
   "title": "New ratings"
  }
 }
}
"""


def test_a_file_reads_like_this() -> None:
    assert dumps(records.issue_tables(SMALL)).decode() == AS_TEXT
    assert records.issue_from(loads(AS_TEXT.encode(), PATH)) == SMALL


@given(issues())
def test_any_issue_comes_back_with_the_same_bytes(issue: Issue) -> None:
    data = dumps(records.issue_tables(issue))
    again = records.issue_from(loads(data, PATH))
    assert again == issue
    assert dumps(records.issue_tables(again)) == data


@given(publications, shelves)
def test_settings_and_shelf_come_back_with_the_same_bytes(publication: Publication, shelf: Shelf) -> None:
    data = dumps(records.publication_tables(publication))
    assert records.publication_from(loads(data, PATH)) == publication
    assert dumps(records.publication_tables(records.publication_from(loads(data, PATH)))) == data
    data = dumps(records.shelf_tables(shelf))
    assert records.shelf_from(loads(data, PATH)) == shelf
    assert dumps(records.shelf_tables(records.shelf_from(loads(data, PATH)))) == data


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.dictionaries(st.just("1"), plain)))
def test_the_bytes_are_those_of_the_json_module(tables: dict[str, Any]) -> None:
    assert dumps(tables) == json.dumps(tables, indent=1, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "\n\na\n\n", "  a  \tb\u2028c", "\x1b[31m"])
def test_a_body_is_a_list_of_lines_and_comes_back_whole(text: str) -> None:
    issue = replace(SMALL, stories=(replace(SMALL.stories[0], body=text, notes=text),))
    tables = records.issue_tables(issue)
    (story,) = tables["stories"].values()
    assert story["body"] == text.split("\n")
    assert records.issue_from(tables).stories[0].body == text


@pytest.mark.parametrize(
    "form",
    [
        lambda tables: json.dumps(tables).encode(),
        lambda tables: json.dumps(tables, indent=4, sort_keys=True).encode(),
        lambda tables: dumps(tables).replace(b"\n", b"\r\n"),
    ],
)
def test_a_file_in_another_form_is_the_same_issue(tmp_path: Path, form: Callable[[Any], bytes]) -> None:
    path = tmp_path / "0042-x.json"
    data = form(records.issue_tables(SMALL))
    path.write_bytes(data)
    opened = Folder(tmp_path).open_issue(path)
    assert opened.issue == SMALL
    assert opened.data == data


def test_a_save_of_what_is_there_does_not_write(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    before = opened.path.stat()
    saved = save(opened.path, opened.data, records.issue_tables(opened.issue))
    assert saved.data == opened.data
    assert not saved.merged
    after = opened.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_unknown_fields_and_tables_survive_an_edit_everywhere() -> None:
    extra = {"from": "a newer desk", "list": [1, {"deep": None}]}
    tables = records.issue_tables(SMALL) | {"polls": {"5": {"question": "?"}}}
    for name in ("issue", "sections", "stories", "links"):
        for document in tables[name].values():
            document["x_extra"] = extra
    (story,) = tables["stories"].values()
    story["schema"] = "a story may have such a field"
    story["image"]["credit"] = "Somebody"
    issue = records.issue_from(loads(dumps(tables), PATH))
    edited = replace(issue, subject="New", stories=(replace(issue.stories[0], headline="New"),))
    written = loads(dumps(records.issue_tables(edited)), PATH)
    story["headline"] = "New"
    next(iter(tables["issue"].values()))["subject"] = "New"
    assert written == tables


def test_unknown_settings_survive() -> None:
    tables: dict[str, Any] = records.publication_tables(Publication(5, name="P", brand=Brand()))
    tables["publication"]["5"] |= {"x": [1]}
    tables["publication"]["5"]["brand"] = {"accent": "#ffffff", "logo": "a.png"}
    tables["plugins"] = {"1": {"name": "p"}}
    again = records.publication_tables(records.publication_from(tables))
    assert again["publication"]["5"]["x"] == [1]
    assert again["publication"]["5"]["brand"]["logo"] == "a.png"
    assert again["plugins"] == tables["plugins"]
    shelf: dict[str, Any] = {"clips": {"5": {"order": "V", "title": "T", "x": 1}}, "others": {"1": {}}}
    assert records.shelf_tables(records.shelf_from(shelf)) == shelf


def test_a_file_without_the_fields_of_today_is_filled_with_defaults() -> None:
    issue = records.issue_from({"issue": {"5": {}}, "stories": {"7": {"order": "V"}}})
    assert issue == Issue(5, stories=(Story(7, "V"),))


def test_plain_tinydb_reads_searches_and_writes_the_file(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    with TinyDB(opened.path, encoding="utf-8") as database:
        stories = database.table("stories")
        (found,) = stories.search(where("headline") == "Alpha")
        assert found.doc_id == 11
        assert found["body"] == ["Alpha begins.", "", "Alpha ends."]
        stories.update({"headline": "Renamed — elsewhere"}, doc_ids=[12])
        added = stories.insert({"order": "zz", "section": 1, "headline": "From a script"})
    issue = Folder(tmp_path).open_issue(opened.path).issue
    assert issue.story(12).headline == "Renamed — elsewhere"
    assert issue.story(added).headline == "From a script"
    assert issue.links == newsroom().links


def test_a_script_writes_through_our_own_storage(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    with open_database(opened.path) as database:
        database.table("stories").update({"headline": "New"}, doc_ids=[12])
    issue = Folder(tmp_path).open_issue(opened.path)
    assert issue.issue.story(12).headline == "New"
    assert issue.data == dumps(records.issue_tables(issue.issue))


def test_our_storage_never_writes_over_what_somebody_else_wrote(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    storage = FileStorage(opened.path)
    tables = storage.read()
    opened.path.write_text(AS_TEXT, encoding="utf-8")
    with pytest.raises(Moved):
        storage.write(tables)
    assert opened.path.read_text(encoding="utf-8") == AS_TEXT


def test_an_empty_storage_begins_a_file_and_refuses_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    with open_database(path) as database:
        assert database.tables() == set()
        database.table("stories").insert({"headline": "First"})
    assert json.loads(path.read_bytes())["stories"]["1"]["headline"] == "First"
    path.write_bytes(b"{")
    with open_database(path) as database, pytest.raises(Unreadable):
        database.table("stories").insert({"headline": "Second"})
    assert path.read_bytes() == b"{"
