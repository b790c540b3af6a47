"""Who has which issue open: small files in `issues/.desk/`. They inform; they lock nobody out.

A note counts until it is two minutes old, or its process has ended or its terminal is gone on this computer. Nothing
here raises: in a folder that cannot be written the desk works without notes. The folder `.desk` has a .gitignore that
hides it from git.
"""

import contextlib
import errno
import getpass
import hashlib
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desk.model.text import clean_line
from desk.store.errors import StoreError
from desk.store.file.save import alive
from desk.store.file.storage import read_bytes

PLACE = ".desk"
"""The folder beside the issues in which open desks say that they are there."""
GONE = 120.0
"""Seconds without a heartbeat after which somebody counts as gone."""
BEAT = 30.0
"""Seconds between two heartbeats."""
_LARGEST = 4096
"""Bytes of a note that is read; ours have about 150."""


def made(folder: Path) -> Path:
    """The folder `.desk` in a folder of issues, made if it is missing; git does not see it.

    Raises OSError, where it is a link too: nothing is written where a stranger's link leads.
    """
    place = folder / PLACE
    if place.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    place.mkdir(exist_ok=True)
    ignored = place / ".gitignore"
    if not os.path.lexists(ignored):
        with ignored.open("x", encoding="utf-8") as file:
            file.write("*\n")
    return place


class Notice(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content of a note: who has which issue open, since when, and when that was last confirmed (Unix seconds)."""

    issue: int
    user: str
    host: str
    pid: int
    start: float
    heartbeat: float
    terminal: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody else who has the issue open, cleaned for showing; `start` is in Unix seconds."""

    user: str
    host: str
    start: float
    here: bool

    @property
    def words(self) -> str:
        """Who that is: "nora on newsdesk", or "nora in another window" on this computer."""
        name = self.user or "Somebody"
        return f"{name} in another window" if self.here else f"{name} on {self.host or 'another computer'}"


class Presence:
    """This desk's own note, and a look at those of others."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], float] = time.time,
        user: str | None = None,
        host: str | None = None,
        pid: int | None = None,
        terminal: str = "",
    ) -> None:
        """For the folder of issues; what is not given is asked of the system. `terminal` is the device of the desk."""
        self._terminal = terminal
        self._place = folder / PLACE
        self._clock = clock
        self._user = clean_line(_user() if user is None else user)
        self._host = clean_line(_host() if host is None else host)
        self._pid = os.getpid() if pid is None else pid
        self._note: Notice | None = None

    def enter(self, issue: int) -> None:
        """Say that this desk has the issue open, in place of any other."""
        now = self._clock()
        self._note = Notice(issue, self._user, self._host, self._pid, now, now, self._terminal)
        self._write()
        self._tidy()

    def beat(self) -> None:
        """Say that it still has; call it every `BEAT` seconds."""
        if self._note is not None:
            self._note = msgspec.structs.replace(self._note, heartbeat=self._clock())
            self._write()

    def leave(self) -> None:
        """Say that it has it no longer."""
        self._note = None
        with contextlib.suppress(OSError):
            self._file.unlink()

    def others(self, issue: int) -> tuple[Person, ...]:
        """Who else has the issue open, the first to come first."""
        found = [each for file, each in self._notes() if each.issue == issue and file != self._file]
        there = sorted((each for each in found if self._is_there(each)), key=lambda each: each.start)
        return tuple(
            Person(_shown(each.user), _shown(each.host), each.start, each.host == self._host) for each in there
        )

    @property
    def _file(self) -> Path:
        host = hashlib.sha256(self._host.encode(errors="replace")).hexdigest()[:8]
        return self._place / f"at-{host}-{self._pid}.json"

    def _is_there(self, note: Notice) -> bool:
        if abs(self._clock() - note.heartbeat) > GONE:
            return False
        if note.host != self._host:
            return True
        try:
            return alive(note.pid) and (not note.terminal or os.path.exists(note.terminal))
        except (OverflowError, ValueError):  # a file may hold any number and any name, and no process has these
            return False

    def _notes(self) -> list[tuple[Path, Notice]]:
        found: list[tuple[Path, Notice]] = []
        with contextlib.suppress(OSError):
            for file in () if self._place.is_symlink() else sorted(self._place.glob("at-*.json")):
                with contextlib.suppress(OSError, StoreError, msgspec.DecodeError, RecursionError):
                    if file.stat().st_size <= _LARGEST:
                        found.append((file, msgspec.json.decode(read_bytes(file) or b"", type=Notice)))
        return found

    def _write(self) -> None:
        beside = self._file.with_suffix(".tmp")
        with contextlib.suppress(OSError):
            made(self._place.parent)
            beside.unlink(missing_ok=True)
            with beside.open("xb") as file:
                file.write(msgspec.json.encode(self._note) + b"\n")
            os.replace(beside, self._file)

    def _tidy(self) -> None:
        """Remove the notes of dead desks of this computer."""
        for file, note in self._notes():
            if note.host == self._host and file != self._file and not self._is_there(note):
                with contextlib.suppress(OSError):
                    file.unlink()


def _shown(text: str) -> str:
    return clean_line(text)[:40]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _host() -> str:
    try:
        return socket.gethostname()
    except (OSError, UnicodeError):
        return ""
