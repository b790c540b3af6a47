"""The index on disk: one SQLite file in the user's cache folder, for the user alone. Deleting it loses nothing."""

import contextlib
import hashlib
import os
import re
import sqlite3
from pathlib import Path

from desk.archive.packed import Index
from desk.archive.trouble import Cause, Trouble, not_whole, trouble_of
from desk.links.same_page import version

SCHEMA = 4
"""The form of the tables. It stands in the file and in its name, so that a newer desk has a file of its own.

So does the number of the rules by which addresses lead to the same page: others make all keys anew.
"""
WAIT = 3.0
"""Seconds to wait for another program that writes the index."""

_TABLES = """
CREATE TABLE issue(
  row INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, inode INTEGER, size INTEGER, time INTEGER,
  problem TEXT, id INTEGER, number INTEGER, date TEXT, label TEXT, slug TEXT, status TEXT);
CREATE TABLE story(
  row INTEGER PRIMARY KEY, issue INTEGER NOT NULL, id INTEGER NOT NULL, section INTEGER, words INTEGER,
  told BLOB NOT NULL);
CREATE TABLE link(
  page INTEGER NOT NULL, story INTEGER NOT NULL, at INTEGER NOT NULL, source INTEGER, ref TEXT,
  PRIMARY KEY (page, story, at)
) WITHOUT ROWID;
CREATE TABLE often(bytes BLOB NOT NULL);
CREATE TABLE name(row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE word(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX story_issue ON story(issue);
CREATE INDEX story_id ON story(id);
CREATE INDEX link_ref ON link(ref) WHERE ref IS NOT NULL;
CREATE VIRTUAL TABLE text USING fts5(
  body, headline, links, sources, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO text(text, rank) VALUES ('pgsz', 8050);
"""
_NAME = re.compile(r"archive-(?P<folder>[0-9a-f]+)-(?P<schema>\d{1,9})(?:\.(?P<rules>\d{1,10}))?\.sqlite")
"""The name of an index; what SQLite keeps beside it has more behind that."""
_ASIDE = """
CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, text, row);
CREATE VIRTUAL TABLE IF NOT EXISTS temp.whole USING fts5(word, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems USING fts5vocab(temp, whole, instance);
"""


def index_file(folder: Path, cache: Path | None = None) -> Path:
    """Where the index of a folder of issues is: in the cache folder, named after the folder."""
    if cache is None:
        from platformdirs import user_cache_path

        cache = user_cache_path("desk")
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return cache / f"archive-{name}-{SCHEMA}.{version()}.sqlite"


def opened(file: Path) -> tuple[sqlite3.Connection, Trouble | None]:
    """The index in a file, made if there is none; one in memory where the file cannot be used, and why.

    What is not whole is made anew in its place.
    """
    trouble: Trouble | None = None
    for _ in range(2):
        try:
            return _open_file(file), trouble
        except OSError as error:
            return in_memory(), Trouble(Cause.UNUSABLE, file, (error.strerror or str(error)).lower())
        except sqlite3.Error as error:
            trouble = trouble_of(error, file)
            if trouble.cause != Cause.BROKEN or not put_away(file):
                return in_memory(), trouble
    return in_memory(), trouble


def in_memory(of: sqlite3.Connection | None = None) -> sqlite3.Connection:
    """An index in memory, with what is in another one where that can still be read."""
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None, factory=Index)
    if of is not None:
        try:
            of.rollback()
            of.backup(connection)
            _ready(connection)
        except sqlite3.Error:  # nothing of it can be used, and the issues are all there
            connection.close()
            return in_memory()
        return connection
    _ready(connection)
    return connection


def put_away(file: Path) -> bool:
    """Make room for a new index; what is no file of SQLite's is kept beside it. False if it cannot be moved."""
    try:
        with file.open("rb") as there:
            ours = there.read(16) in (b"", b"SQLite format 3\0")
        for name in (f"{file}-wal", f"{file}-shm", f"{file}-journal"):
            with contextlib.suppress(FileNotFoundError):
                Path(name).unlink()
        if ours:
            file.unlink()
        else:
            file.replace(file.with_name(f"{file.name}.not-an-index"))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def tidied(connection: sqlite3.Connection) -> None:
    """Bring what a build wrote in pieces into one file without gaps; it is as good without, where that cannot be."""
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("INSERT INTO text(text) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open_file(file: Path) -> sqlite3.Connection:
    """Raises OSError, sqlite3.Error."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _clear_older(file)
    if not file.is_file():
        raise IsADirectoryError(21, "it is not a plain file")
    connection = sqlite3.connect(file, timeout=WAIT, check_same_thread=False, isolation_level=None, factory=Index)
    try:
        _ready(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _clear_older(file: Path) -> None:
    """Take away what was made of the same folder in an older form, or by other rules, now that there is a new file."""
    ours = _NAME.fullmatch(file.name)
    for each in file.parent.iterdir() if ours else ():
        theirs = _NAME.match(each.name)
        if ours and theirs and theirs["folder"] == ours["folder"] and _is_older(theirs, ours):
            with contextlib.suppress(OSError):
                each.unlink()


def _is_older(theirs: re.Match[str], ours: re.Match[str]) -> bool:
    schema, other = int(ours["schema"]), int(theirs["schema"])
    return other < schema or (other == schema and theirs["rules"] != ours["rules"])


def _ready(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none. Raises sqlite3.Error for a file that holds something else."""
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]  # the later one: another desk may be making both
    if version == 0 and empty:
        connection.execute("PRAGMA page_size = 8192")  # fewer gaps behind stories than in pages of half the size
        with contextlib.suppress(sqlite3.OperationalError):  # some file systems have no shared memory
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:  # another desk may have been quicker
            for statement in _TABLES.strip().split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    elif version != SCHEMA:
        raise not_whole("the file is of another form")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")
    connection.executescript(_ASIDE)
