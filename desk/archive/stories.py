"""Stories as the archive answers with them: where each was run, and what it says."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desk.archive.packed import LARGEST, StoryEntry, held, packing_of
from desk.model.issue import Issue

STANDING = 4
"""Issues from which on an address or a headline is furniture, such as "From the editor": no remark is made of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A story in the issue that ran it."""

    issue: int
    number: int | None
    date: str
    label: str
    slug: str
    status: str
    file: str
    story: StoryEntry

    @property
    def ref(self) -> str:
        """How a link points to it: "issue id/story id"."""
        return f"{self.issue}/{self.story.id}"


@dataclass(frozen=True, slots=True)
class Before:
    """What counts as earlier: all issues but this one and those that come after it, by day, then by number.

    Without an issue (`id` None) it is everything.
    """

    id: int | None = None
    number: int | None = None
    date: str = ""

    @classmethod
    def of(cls, issue: Issue) -> "Before":
        """Earlier than an issue in hand."""
        return cls(issue.id, issue.number, issue.date)

    @property
    def values(self) -> dict[str, int | str | None]:
        """The values for EARLIER."""
        number = self.number if self.number is None or abs(self.number) <= LARGEST else None
        return {"id": None if self.id is None else held(self.id), "number": number, "date": self.date}


ALL = Before()
"""Everything is earlier."""
EARLIER = """(:id IS NULL OR (issue.id <> :id AND CASE
    WHEN issue.date <> '' AND :date <> '' AND issue.date <> :date THEN issue.date < :date
    WHEN issue.number IS NOT NULL AND :number IS NOT NULL THEN issue.number < :number
    ELSE 1 END))"""
"""The condition of SQL that an issue is earlier; see `Before.values`."""
NEWEST_FIRST = "issue.date DESC, issue.number DESC"
"""The order of a question to the index, in its own language."""


def runs(connection: sqlite3.Connection, rows: Iterable[int]) -> Mapping[int, Run]:
    """The stories in these rows of the index, by row; one that is gone is left out."""
    made: dict[int, Run] = {}
    packing = packing_of(connection)
    for row in rows:
        found = connection.execute(_ONE, (row,)).fetchone()
        if found is not None:
            issue, number, date, label, slug, status, file, told, *columns = found
            made[row] = Run(issue, number, date, label, slug, status, file, packing.unpacked(told, *columns))
    return made


def run_of(connection: sqlite3.Connection, story: int) -> Run | None:
    """The story with this id, in the issue of the latest day where several have it; None if no issue has it."""
    sql = f"""SELECT story.row FROM story JOIN issue ON issue.row = story.issue
        WHERE story.id = ? ORDER BY {NEWEST_FIRST} LIMIT 1"""
    row = connection.execute(sql, (held(story),)).fetchone()
    return runs(connection, row).get(row[0]) if row else None


def issue_count(connection: sqlite3.Connection, before: Before = ALL) -> int:
    """How many issues there are that can be read and are earlier."""
    sql = f"SELECT count(*) FROM issue WHERE problem = '' AND {EARLIER}"
    count: int = connection.execute(sql, before.values).fetchone()[0]
    return count


_ONE = """SELECT issue.id, issue.number, issue.date, issue.label, issue.slug, issue.status, issue.file, story.told,
    story.id, coalesce((SELECT name FROM name WHERE row = story.section), ''), story.words
    FROM story JOIN issue ON issue.row = story.issue WHERE story.row = ?"""
