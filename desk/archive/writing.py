"""Files on their way into the index: read, written as a whole, taken out again."""

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from desk.archive.entries import entries, page_of
from desk.archive.marks import Mark, stored_name
from desk.archive.mending import written_words
from desk.archive.packed import LARGEST, Index, StoryEntry, held, packing_of
from desk.model.issue import Issue
from desk.model.text import clean_line
from desk.store.errors import StoreError
from desk.store.file.documents import parsed
from desk.store.file.storage import read_bytes

COLUMNS = "headline, body, links, sources"
"""The columns of the words, in the order of `StoryEntry.texts`; that of the index has the most common one first."""


Told = tuple[int, int | None, str, str, str, str]
"""What the index holds of an issue itself: id, number, date, label, slug and status."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it goes into the index: what is told of its issue, and its stories; none where it cannot be read."""

    file: str
    mark: Mark
    told: Told = (0, None, "", "", "", "")
    stories: tuple[StoryEntry, ...] = ()
    problem: str = ""


def read(path: Path, mark: Mark) -> Read:
    """What the index takes of a file; the reason where it cannot be read."""
    try:
        issue = parsed(Issue, read_bytes(path) or b"", path)
        return Read(stored_name(path.name), mark, _told(issue), tuple(entries(issue)))
    except StoreError as error:
        return Read(stored_name(path.name), mark, problem=str(error))


def write(connection: sqlite3.Connection, batch: Sequence[Read], gone: Sequence[str]) -> None:
    """Put files into the index and take others out, wholly or not at all. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        names = _Names(connection)
        for name in (*gone, *(each.file for each in batch)):
            _remove(connection, name)
        _insert(connection, batch, names)
        words = written_words(text for each in batch for story in each.stories for text in story.texts)
        connection.executemany("INSERT OR IGNORE INTO word VALUES (?)", zip(sorted(words), strict=True))
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        if isinstance(connection, Index):
            connection.packing = None  # the first stories of the index have not come in
        raise


def _remove(connection: sqlite3.Connection, name: str) -> None:
    found = connection.execute("SELECT row FROM issue WHERE file = ?", (name,)).fetchone()
    if found is None:
        return
    packing = packing_of(connection)
    for row, told in connection.execute("SELECT row, told FROM story WHERE issue = ?", found).fetchall():
        story = packing.unpacked(told, row)
        # An index without its texts can only forget words that it is told once more.
        forget = f"INSERT INTO text(text, rowid, {COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?)"
        connection.execute(forget, (row, *story.texts))
        links = ((page_of(link.url), row, at) for at, link in enumerate(story.links))
        connection.executemany("DELETE FROM link WHERE page = ? AND story = ? AND at = ?", links)
    connection.execute("DELETE FROM story WHERE issue = ?", found)
    connection.execute("DELETE FROM issue WHERE row = ?", found)


def _insert(connection: sqlite3.Connection, batch: Sequence[Read], names: "_Names") -> None:
    """Put the files of a batch in, their stories in rows of their own after those that are there."""
    stories, texts, links = (
        list[tuple[object, ...]](),
        list[tuple[object, ...]](),
        list[tuple[int, int, int, int | None, str | None]](),
    )
    at = connection.execute("SELECT coalesce(max(row), 0) FROM story").fetchone()[0]
    packing = packing_of(connection, [story for each in batch for story in each.stories])
    for each in batch:
        row = _insert_issue(connection, each)
        for story in each.stories:
            at += 1
            stories.append((at, row, story.id, names.row(story.section), story.words, packing.packed(story)))
            texts.append((at, *story.texts))
            for n, link in enumerate(story.links):
                links.append((link.page, at, n, names.row(link.source), link.ref or None))
    links.sort(key=itemgetter(0, 1, 2))
    connection.executemany("INSERT INTO story(row, issue, id, section, words, told) VALUES (?, ?, ?, ?, ?, ?)", stories)
    connection.executemany(f"INSERT INTO text(rowid, {COLUMNS}) VALUES (?, ?, ?, ?, ?)", texts)
    connection.executemany("INSERT INTO link(page, story, at, source, ref) VALUES (?, ?, ?, ?, ?)", links)


def _insert_issue(connection: sqlite3.Connection, read: Read) -> int | None:
    """Put the issue of a file in; its row."""
    return connection.execute(
        "INSERT INTO issue(file, inode, size, time, problem, id, number, date, label, slug, status)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (read.file, *read.mark, read.problem, *read.told),
    ).lastrowid


def _told(issue: Issue) -> Told:
    date, label, slug, status = map(clean_line, (issue.date, issue.label, issue.slug, issue.status))
    number = issue.number if issue.number is None or abs(issue.number) <= LARGEST else None
    return held(issue.id), number, date, label, slug, status


class _Names:
    """Names of sources and sections by their numbers; each stands once in the index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[str, int | None] = {"": None}

    def row(self, name: str) -> int | None:
        """The number of a name, given now if it is new; None for no name."""
        if name not in self._rows:
            row = self._connection.execute("SELECT row FROM name WHERE name = ?", (name,)).fetchone()
            if row is None:
                row = (self._connection.execute("INSERT INTO name(name) VALUES (?)", (name,)).lastrowid,)
            self._rows[name] = row[0]
        return self._rows[name]
