"""Older files are read in the form of today; the old file is kept when the first save replaces it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.store.errors import Unreadable
from desk.store.file.save import save
from desk.store.file.storage import dumps, loads
from desk.store.folder.issues import Folder
from desk.store.form import migrate, records
from tests.model.made import newsroom

FORMS = Path(__file__).parent / "forms"
"""One issue as each schema wrote it; a file stays when its schema has gone."""


def older(tables: Any) -> bytes:
    """The tables as a desk of schema 0 is pretended to have written them: a subject was called topic."""
    made = json.loads(json.dumps(tables))
    for name in ("issue", "publication"):
        for document in made.get(name, {}).values():
            document["schema"] = 0
            if "subject" in document:
                document["topic"] = document.pop("subject")
    return dumps(made)


def from_topic(tables: records.Tables) -> records.Tables:
    """The pretended migration from schema 0."""
    renamed = {
        id: {("subject" if name == "topic" else name): content for name, content in document.items()}
        for id, document in tables.get("issue", {}).items()
    }
    return {**tables, "issue": renamed} if renamed else tables


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrate.MIGRATIONS, 0, from_topic)


def test_there_is_a_file_of_every_schema_and_all_hold_the_same_issue() -> None:
    files = [FORMS / f"schema-{schema}.json" for schema in range(1, records.SCHEMA + 1)]
    for file in files:
        issue = records.issue_from(loads(file.read_bytes(), file))
        assert issue.subject == "Playing catch-up"
        assert [story.name for story in issue.in_order()][:2] == ["Alpha", "Bravo"]
        assert issue.unknown == {"x_mood": {"calm": True}}
        assert issue.unknown_tables == {"polls": {"7": {"question": "?"}}}
    assert dumps(records.issue_tables(issue)) == files[-1].read_bytes()


def test_a_way_leads_from_every_schema_to_this_one() -> None:
    assert sorted(migrate.MIGRATIONS) == list(range(1, records.SCHEMA))


def test_an_older_file_is_read_as_it_would_be_today(known: None, tmp_path: Path) -> None:
    path = tmp_path / "0042-x.json"
    data = older(records.issue_tables(newsroom()))
    path.write_bytes(data)
    opened = Folder(tmp_path).open_issue(path)
    assert opened.issue == newsroom()
    assert Folder(tmp_path).summaries()[0].subject == "Playing catch-up"
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_the_first_real_save_keeps_the_old_file_beside(known: None, tmp_path: Path) -> None:
    path = tmp_path / "0042-x.json"
    data = older(records.issue_tables(newsroom()))
    path.write_bytes(data)
    opened = Folder(tmp_path).open_issue(path)
    saved = save(path, opened.data, records.issue_tables(replace(opened.issue, preheader="New")))
    assert path.read_bytes() == dumps(records.issue_tables(replace(newsroom(), preheader="New")))
    kept = tmp_path / "0042-x.json.schema-0"
    assert kept.read_bytes() == data
    assert [each.name for each in Folder(tmp_path).issue_files()] == [path.name]
    save(path, saved.data, records.issue_tables(replace(newsroom(), preheader="Newer")))
    assert sorted(each.name for each in tmp_path.glob("*schema*")) == [kept.name]
    path.write_bytes(other := older(records.issue_tables(replace(newsroom(), subject="Another"))))
    save(path, other, records.issue_tables(newsroom()))
    assert (tmp_path / "0042-x.json.schema-0-2").read_bytes() == other
    assert kept.read_bytes() == data


def test_an_older_file_from_outside_is_merged(known: None, tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    opened.path.write_bytes(older(records.issue_tables(replace(newsroom(), subject="Theirs"))))
    save(opened.path, opened.data, records.issue_tables(replace(newsroom(), preheader="Ours")))
    merged = Folder(tmp_path).open_issue(opened.path).issue
    assert (merged.subject, merged.preheader) == ("Theirs", "Ours")


def test_several_migrations_run_one_after_the_other() -> None:
    def added(letter: str) -> migrate.Migration:
        return lambda tables: {
            **tables,
            "seen": {"1": {"by": tables.get("seen", {}).get("1", {}).get("by", "") + letter}},
        }

    tables: records.Tables = {"issue": {"5": {"schema": 3}}, "others": {"1": {}}}
    made = migrate.to_current(tables, {3: added("a"), 4: added("b")}, 5)
    assert made == {"issue": {"5": {"schema": 5}}, "others": {"1": {}}, "seen": {"1": {"by": "ab"}}}
    assert tables == {"issue": {"5": {"schema": 3}}, "others": {"1": {}}}


def test_a_schema_that_nobody_knows_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "0042-x.json"
    data = older(records.issue_tables(newsroom()))
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="schema 0"):
        Folder(tmp_path).open_issue(path)
    with pytest.raises(Unreadable):
        save(path, None, records.issue_tables(newsroom()))
    assert path.read_bytes() == data
