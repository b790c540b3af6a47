"""Verdicts kept outside the issues, for the user alone, so that only failures and old ones are asked again."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from desk.model.verdict import NOT_CHECKED, State, Verdict, Why

KEPT = timedelta(days=1)
"""How long a page that was there, or had moved, is not asked again; what failed is asked every time."""
SEEN = timedelta(days=7)
"""How long "seen by me" stands in for an answer that says nothing."""
_OLD = timedelta(days=400)
_AT_ONCE = 500
_TABLE = """CREATE TABLE IF NOT EXISTS verdict(
  address TEXT PRIMARY KEY, state TEXT NOT NULL, why TEXT NOT NULL, detail TEXT NOT NULL, new_address TEXT NOT NULL,
  day TEXT NOT NULL, seen TEXT NOT NULL) WITHOUT ROWID"""


def verdicts_file(cache: Path | None = None) -> Path:
    """Where the verdicts are: one file in the user's cache folder; deleting it only means asking again."""
    if cache is None:
        from platformdirs import user_cache_path

        cache = user_cache_path("desk")
    return cache / "verdicts-1.sqlite"


class Remembered:
    """The verdicts of all addresses that were ever asked. `fault` says why they cannot be kept; "" where they can."""

    def __init__(self, file: Path | None = None) -> None:
        self.fault = ""
        self._file = file or verdicts_file()
        self._open = self._connected()

    def of(self, addresses: Iterable[str], today: date) -> dict[str, Verdict]:
        """What is known of each address that was asked or seen; "seen by me" only as long as it stands."""
        wanted = list(dict.fromkeys(addresses))
        found: dict[str, Verdict] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            rows = self._rows(f"SELECT * FROM verdict WHERE address IN ({marks})", part)
            found |= {row[0]: verdict for row in rows if (verdict := _verdict(row, today)) is not None}
        return found

    def keep(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts over what was known; what was not asked changes nothing, and "seen" stays."""
        rows = [
            (address, each.state, each.why, each.detail[:500], each.new_address, each.day, each.seen)
            for address, each in verdicts.items()
            if each.state is not State.UNCHECKED
        ]
        self._write(
            "INSERT INTO verdict VALUES (?,?,?,?,?,?,?) ON CONFLICT(address) DO UPDATE SET state=excluded.state, "
            "why=excluded.why, detail=excluded.detail, new_address=excluded.new_address, day=excluded.day, "
            "seen=CASE WHEN excluded.seen != '' THEN excluded.seen ELSE seen END",
            rows,
        )

    def see(self, address: str, today: date | None) -> None:
        """The editor has looked at an address and it is fine; None takes that back."""
        day = today.isoformat() if today else ""
        known = NOT_CHECKED
        self._write(
            "INSERT INTO verdict VALUES (?,?,?,'','','',?) ON CONFLICT(address) DO UPDATE SET seen=excluded.seen",
            [(address, known.state, known.why, day)],
        )

    def forget_old(self, today: date) -> None:
        """Let go of what nobody asked about for more than a year."""
        self._write("DELETE FROM verdict WHERE max(day, seen) < ?", [((today - _OLD).isoformat(),)])

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def _connected(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                return _ready(self._file)
            except sqlite3.DatabaseError as error:  # what is no database of ours is set aside; a cache is worth nothing
                self.fault = str(error)
                with contextlib.suppress(OSError):
                    self._file.replace(self._file.with_suffix(".broken"))
            except OSError as error:
                self.fault = (error.strerror or str(error)).lower()
                break
        else:
            pass
        memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        memory.execute(_TABLE)
        return memory

    def _rows(self, query: str, values: list[str]) -> list[tuple[str, ...]]:
        try:
            return self._open.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self.fault = str(error)
            return []

    def _write(self, statement: str, rows: Sequence[tuple[str, ...]]) -> None:
        try:
            with self._open:
                self._open.execute("BEGIN IMMEDIATE")
                self._open.executemany(statement, rows)
        except sqlite3.Error as error:
            self.fault = str(error)


def to_ask(addresses: Iterable[str], known: Mapping[str, Verdict], today: date) -> tuple[str, ...]:
    """Those that are to be asked: never asked, failed, or too long ago; not what the editor has seen lately."""
    return tuple(each for each in dict.fromkeys(addresses) if not _is_fresh(known.get(each, NOT_CHECKED), today))


def _is_fresh(verdict: Verdict, today: date) -> bool:
    if verdict.seen:
        return True
    good = verdict.state in (State.FINE, State.MOVED)
    return good and verdict.day > (today - KEPT).isoformat()


def _verdict(row: tuple[str, ...], today: date) -> Verdict | None:
    try:
        state, why = State(row[1]), Why(row[2])
    except ValueError:  # a newer desk knows more
        return None
    seen = row[6] if row[6] and row[6] > (today - SEEN).isoformat() else ""
    return Verdict(state, why, row[3], row[4], row[5], seen)


def _ready(file: Path) -> sqlite3.Connection:
    """Raises OSError, sqlite3.Error."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlite3.connect(file, timeout=3.0, check_same_thread=False, isolation_level=None)
    try:
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection
