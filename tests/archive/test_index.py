"""The index is as fresh as the files, and in the way of nothing: what is wrong with it costs time and no answer."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk.archive import database
from desk.archive.database import SCHEMA
from desk.archive.index import Archive, Stopped
from desk.archive.search import search
from desk.archive.trouble import Cause
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form.records import issue_tables
from tests.archive.archives import Told, archive, issue

ONE = issue(1, "2026-01-08", [Told("The ferry sails again", "It was away for nine years.")])
TWO = issue(2, "2026-01-15", [Told("A bridge for the marsh", "Herons were asked.")])


def found(it: Archive, words: str) -> list[str]:
    it.freshen()
    return [hit.run.story.headline for hit in it.ask(lambda connection: search(connection, words)).hits]


def write(path: Path, value: object) -> None:
    path.write_bytes(dumps(issue_tables(value)))  # type: ignore[arg-type]


def test_a_story_is_found_and_the_index_is_for_the_user_alone(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE, TWO)
    assert found(it, "herons") == ["A bridge for the marsh"]
    assert stat.S_IMODE(it.file.stat().st_mode) == 0o600


def test_an_unchanged_folder_is_not_read_again(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE, TWO)
    assert it.freshen() == 0
    assert Archive(it.folder, tmp_path / "cache").freshen() == 0


def test_a_changed_file_is_read_again_and_its_old_words_are_forgotten(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE, TWO)
    file = next(it.folder.path.glob("*-issue-1.json"))
    write(file, replace(ONE, stories=(replace(ONE.stories[0], headline="The tram runs again"),)))
    assert found(it, "ferry") == []
    assert found(it, "tram") == ["The tram runs again"]
    assert it.freshen() == 0


def test_a_new_file_is_found_and_one_that_is_gone_is_not(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    it.folder.create_issue(TWO)
    assert found(it, "herons") == ["A bridge for the marsh"]
    next(it.folder.path.glob("*-issue-1.json")).unlink()
    assert found(it, "ferry") == []


def test_deleting_the_index_loses_nothing(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    it.close()
    it.file.unlink()
    again = Archive(it.folder, tmp_path / "cache")
    assert found(again, "ferry") == ["The ferry sails again"]
    assert again.troubles == []


def test_files_that_cannot_be_read_are_left_out_and_named(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    (it.folder.path / "0007-broken.json").write_text("{")
    (it.folder.path / "0008-empty.json").write_text("")
    assert found(it, "ferry") == ["The ferry sails again"]
    assert [each.file for each in it.left_out()] == ["0007-broken.json", "0008-empty.json"]
    assert it.freshen() == 0


@pytest.mark.parametrize(
    "content",
    [b"these are my notes\n" * 40, b"SQLite format 3\0" + b"\0" * 4000, b"", b"SQLite format 3\0" + os.urandom(200)],
    ids=["text", "half written", "empty", "noise"],
)
def test_what_is_no_index_is_answered_around_and_replaced(tmp_path: Path, content: bytes) -> None:
    it = archive(tmp_path, ONE)
    it.close()
    it.file.write_bytes(content)
    again = Archive(it.folder, tmp_path / "cache")
    assert found(again, "ferry") == ["The ferry sails again"]
    assert [each.cause for each in again.troubles] == ([Cause.BROKEN] if content else [])
    assert all("nothing is lost" in each.words for each in again.troubles)
    once_more = Archive(it.folder, tmp_path / "cache")
    assert once_more.freshen() == 0
    assert once_more.troubles == []


def test_a_text_in_the_place_of_the_index_is_kept_beside_it(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    it.close()
    it.file.write_bytes(b"these are my notes\n")
    Archive(it.folder, tmp_path / "cache").freshen()
    assert [each.read_bytes() for each in it.file.parent.glob("*.not-an-index")] == [b"these are my notes\n"]


def test_an_index_that_breaks_while_it_is_open_is_made_anew(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    it.ask(lambda connection: connection.execute("DROP TABLE name"))
    it.folder.create_issue(TWO)
    assert found(it, "herons") == ["A bridge for the marsh"]
    assert Cause.BROKEN in [each.cause for each in it.troubles]


def test_an_index_of_another_form_is_made_anew(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    it.close()
    with sqlite3.connect(it.file) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 7}")
    connection.close()
    again = Archive(it.folder, tmp_path / "cache")
    assert found(again, "ferry") == ["The ferry sails again"]
    assert [each.cause for each in again.troubles] == [Cause.BROKEN]


def test_a_folder_in_the_place_of_the_index_is_answered_around(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    it.close()
    it.file.unlink()
    it.file.mkdir()
    again = Archive(it.folder, tmp_path / "cache")
    assert found(again, "ferry") == ["The ferry sails again"]
    assert [each.cause for each in again.troubles] == [Cause.UNUSABLE]


def test_a_cache_folder_that_cannot_be_made_is_answered_around(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE)
    (tmp_path / "file").write_text("")
    again = Archive(it.folder, tmp_path / "file" / "cache")
    assert found(again, "ferry") == ["The ferry sails again"]
    assert [each.cause for each in again.troubles] == [Cause.UNUSABLE]
    assert "in memory" in again.troubles[0].words


def _refusing(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as the system says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (sqlite3.SQLITE_FULL, Cause.FULL),
        (sqlite3.SQLITE_READONLY, Cause.READ_ONLY),
        (sqlite3.SQLITE_BUSY, Cause.BUSY),
        (sqlite3.SQLITE_IOERR, Cause.UNUSABLE),
    ],
)
def test_an_index_that_cannot_be_written_goes_on_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, cause: Cause
) -> None:
    it = archive(tmp_path, ONE)
    it.folder.create_issue(TWO)
    import desk.archive.writing as writing

    write_once, calls = writing.write, []

    def refused(*args: object) -> None:
        calls.append(args)
        if len(calls) == 1:
            raise _refusing(code)
        write_once(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "write", refused)
    assert sorted(found(it, "ferry") + found(it, "herons")) == ["A bridge for the marsh", "The ferry sails again"]
    assert [each.cause for each in it.troubles] == [cause]


def test_an_index_that_another_program_holds_is_answered_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.archive.database.WAIT", 0.05)
    it = archive(tmp_path, ONE)
    it.close()
    it.folder.create_issue(TWO)
    holder = sqlite3.connect(it.file)
    holder.execute("BEGIN EXCLUSIVE")
    again = Archive(it.folder, tmp_path / "cache")
    assert found(again, "herons") == ["A bridge for the marsh"]
    assert [each.cause for each in again.troubles] == [Cause.BUSY]
    holder.rollback()
    holder.close()


def test_two_programs_that_build_at_once_share_one_index(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "issues", tmp_path / "cache")
    folder.begin()
    for number in range(1, 41):
        folder.create_issue(issue(number, "2026-01-08", [Told(f"Story of boat {number}", "It sails.")] * 3))
    program = (
        "import sys; from pathlib import Path; from desk.archive.index import Archive;"
        "from desk.store.folder.issues import Folder; it = Archive(Folder(Path(sys.argv[1])), Path(sys.argv[2]));"
        "it.freshen(); print(it.ask(lambda c: c.execute('SELECT count(*) FROM story').fetchone()[0]), it.troubles)"
    )
    command = [sys.executable, "-c", program, str(folder.path), str(tmp_path / "cache")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [each.communicate()[0].strip() for each in running] == ["120 []"] * 3
    it = Archive(folder, tmp_path / "cache")
    assert it.freshen() == 0


def test_an_index_that_another_program_makes_while_this_one_looks_for_one_is_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    class Slow(database.Index):
        """Another program makes the index right behind the first look at the file."""

        def execute(self, sql: str, /, *with_: Any) -> Any:
            if looked:
                return super().execute(sql, *with_)
            looked.append(sql)
            row = super().execute(sql, *with_).fetchone()
            database.opened(tmp_path / "index.sqlite")[0].close()
            return SimpleNamespace(fetchone=lambda: row)

    monkeypatch.setattr(database, "Index", Slow)
    connection, trouble = database.opened(tmp_path / "index.sqlite")
    connection.close()
    assert (looked != [], trouble) == (True, None)


def test_a_build_can_be_stopped_and_goes_on_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.archive.index.BATCH", 1)
    it = archive(tmp_path)
    for number in range(1, 6):
        it.folder.create_issue(issue(number, "2026-01-08", [Told(f"Boat {number}")]))

    def stop(done: int, of: int) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        it.freshen(stop)
    assert it.stale() == 2
    heard: list[tuple[int, int]] = []
    it.freshen(lambda done, of: heard.append((done, of)))
    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_new_rules_make_all_keys_anew_and_older_files_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    it = archive(tmp_path, ONE, TWO)
    folder, schema, rules, _ = re.split("-|[.]", it.file.name.removeprefix("archive-"))
    gone = [f"archive-{folder}-1.sqlite", f"archive-{folder}-1.sqlite-wal", f"archive-{folder}-{schema}.0.sqlite"]
    kept = [f"archive-{folder}-999.1.sqlite", "archive-abc-1.sqlite", "archive-x.txt", f"archive-{folder}-1.txt"]
    for name in (*gone, *kept):
        it.file.with_name(name).write_bytes(b"")
    monkeypatch.setattr("desk.archive.database.version", lambda: int(rules) + 1)
    now = Archive(it.folder, it.file.parent)
    assert now.freshen() == 2
    assert now.freshen() == 0
    assert not it.file.exists()
    assert not any(it.file.with_name(name).exists() for name in gone)
    assert all(it.file.with_name(name).exists() for name in kept)


def test_a_story_that_is_no_story_is_an_index_that_is_not_whole(tmp_path: Path) -> None:
    it = archive(tmp_path, ONE, TWO)
    it.ask(lambda connection: connection.execute("UPDATE story SET told = x'00ff00'"))
    assert found(it, "herons") == ["A bridge for the marsh"]
    assert [each.cause for each in it.troubles] == [Cause.BROKEN]


def test_a_large_build_leaves_no_gaps_and_later_changes_go_on_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.archive.index._MANY", 2)
    it = archive(tmp_path, ONE, TWO)
    assert found(it, "herons") == ["A bridge for the marsh"]
    assert it.ask(lambda connection: connection.execute("PRAGMA freelist_count").fetchone()) == (0,)
    file = next(it.folder.path.glob("*-issue-1.json"))
    write(file, replace(ONE, stories=(replace(ONE.stories[0], headline="The tram runs again"),)))
    assert (found(it, "ferry"), found(it, "tram")) == ([], ["The tram runs again"])
    assert it.troubles == []
