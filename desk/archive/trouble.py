"""What can stand in the way of the index on disk. None of it loses anything: the index is derived from the issues."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desk.model.text import clean_line


class Cause(StrEnum):
    """Why the index is not used as it was found."""

    BROKEN = "broken"
    BUSY = "busy"
    READ_ONLY = "read-only"
    FULL = "full"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened to the index in `file`; `reason` is the system's word where there is one."""

    cause: Cause
    file: Path
    reason: str = ""

    @property
    def words(self) -> str:
        """What is said of it, once, with what it means for the answers."""
        return _WORDS[self.cause].format(
            file=clean_line(str(self.file)), reason=clean_line(self.reason) or "no reason given"
        )


_WORDS = {
    Cause.BROKEN: "The index of the archive ({file}) was not whole. It is made anew; nothing is lost.",
    Cause.BUSY: "Another program holds the index of the archive ({file}), so the issues are read without it.",
    Cause.READ_ONLY: "The index of the archive ({file}) cannot be written, so it is kept in memory until desk ends.",
    Cause.FULL: "There is no room on the disk for the index of the archive ({file}), so it is kept in memory.",
    Cause.UNUSABLE: "The index of the archive cannot be kept in {file} ({reason}), so it is kept in memory.",
}
"""One sentence each; a brace in a file's name is not read as one of ours."""


_CAUSES = {
    sqlite3.SQLITE_NOTADB: Cause.BROKEN,
    sqlite3.SQLITE_CORRUPT: Cause.BROKEN,
    sqlite3.SQLITE_SCHEMA: Cause.BROKEN,
    sqlite3.SQLITE_ERROR: Cause.BROKEN,  # a table that is not there, or not as it should be
    sqlite3.SQLITE_CONSTRAINT: Cause.BROKEN,
    sqlite3.SQLITE_MISMATCH: Cause.BROKEN,
    sqlite3.SQLITE_BUSY: Cause.BUSY,
    sqlite3.SQLITE_LOCKED: Cause.BUSY,
    sqlite3.SQLITE_PROTOCOL: Cause.BUSY,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_PERM: Cause.READ_ONLY,
    sqlite3.SQLITE_FULL: Cause.FULL,
}
"""The primary result codes of SQLite (sqlite.org/rescode.html) that are told apart."""


def not_whole(why: str) -> sqlite3.DatabaseError:
    """The error of an index that SQLite can read and that is none of ours: it is made anew."""
    error = sqlite3.DatabaseError(why)
    error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    return error


def trouble_of(error: sqlite3.Error, file: Path) -> Trouble:
    """What an error of SQLite means for the index."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return Trouble(_CAUSES.get(code, Cause.UNUSABLE), file, str(error))
