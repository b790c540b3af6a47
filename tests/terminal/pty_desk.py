"""One desk in a terminal of its own, which a test reads as slowly as it likes and takes away when it likes."""

import contextlib
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path

from desk.edit import issues, links, sections, stories
from desk.model.issue import Link, Section, Story
from desk.model.publication import Publication
from desk.session.session import Session
from desk.store.folder.issues import Folder

PATIENCE = 90.0
"""Seconds after which a desk that shows nothing has failed; it takes a fraction of one on an idle machine."""
STORY = 1001
"""The id of the first story, which is written in."""
_SEQUENCE = re.compile(rb"\x1b\[[0-9;?<>=$]*[A-Za-z~]")
"""A control sequence, between what is painted."""
FAULTS = re.compile(rb"Traceback \(most recent|\xe2\x95\xad\xe2\x94\x80+ Traceback|desk made a mistake")
"""What no terminal may ever show: Python's own traceback, Rich's, and desk's own word for a slip."""


def make_folder(place: Path, count: int = 42) -> Folder:
    """A folder with one issue of so many stories."""
    folder = Folder(place)
    session = Session(folder)
    session.change_publication(name="The Ledger")
    session.save()
    issue = issues.begin(Publication(id=1, name="The Ledger"), 7, "2026-11-05", ())
    for id, title in ((101, "Town"), (102, "Country"), (103, "Sea")):
        issue = sections.add(issue, Section(id=id, order="", title=title))
    for number in range(count):
        headline = f"Headline {number + 1}"
        body = "\n\n".join(f"Paragraph {each} of {headline}, which says little in some words." for each in range(6))
        story = Story(id=STORY + number, order="", section=101 + number % 3, headline=headline, body=body)
        issue = stories.add(issue, story)
        issue = links.add(
            issue, [Link(id=5000 + number, order="", story=story.id, title="A link", url="https://a.example/")]
        )
    folder.create_issue(issues.change(issue, subject="Time returns"))
    return folder


def _take_terminal() -> None:
    """Make the terminal that of the process's own session: only then a hangup is told to it. No signal is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    ioctl(0, termios.TIOCSCTTY, 0)


class PtyDesk:
    """A desk, the terminal around it, and all that it wrote there."""

    def __init__(
        self,
        folder: Path,
        home: Path,
        *,
        width: int = 120,
        height: int = 36,
        term: str = "xterm-256color",
        runtime: Path | None = None,
    ) -> None:
        """Start the desk on a folder, with a home and a runtime folder of its own."""
        self.master, slave = pty.openpty()
        self.resize(width, height)
        names = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        runtime = runtime or home / "runtime"
        runtime.mkdir(parents=True, exist_ok=True)
        environment = {
            **{name: value for name, value in os.environ.items() if name not in ("COLORTERM", "TMUX")},
            **names,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "TERM": term,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "desk", "--folder", str(folder)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - it makes two system calls
        )
        os.close(slave)
        self.raw = bytearray()
        self._asked = 0
        self.limit: float | None = None
        self._allowed = 0.0
        self._looked = time.monotonic()
        self.is_open = True

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def shows(self, words: str) -> Callable[[], bool]:
        """Whether words were painted since the last key."""
        return lambda: words.encode() in _SEQUENCE.sub(b"", bytes(self.raw[self._asked :]))

    def until(self, true: Callable[[], bool]) -> None:
        """Read until something is true."""
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"it did not come to that: {bytes(self.raw[-500:])!r}")
            self.read(0.05)

    def open_story(self) -> None:
        """Go into the body of the first story."""
        self.until(self.shows("Time returns"))
        self.send(b"\r")
        self.until(self.shows("Running order"))
        self.until(self.shows("Paragraph 0 of Headline 1"))
        self.send(b"\r")
        self.until(self.shows("esc back"))

    def read(self, seconds: float) -> bytes:
        """What the desk writes, within so many seconds; no more than `limit` bytes a second are taken."""
        if not self.is_open:
            time.sleep(seconds)
            return b""
        most = 65536
        if self.limit is not None:
            now = time.monotonic()
            self._allowed = min(self._allowed + (now - self._looked) * self.limit, self.limit)
            self._looked, most = now, int(self._allowed)
            if most < 1:
                time.sleep(seconds)
                return b""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.master, most)
        except OSError:  # the desk has closed its end
            time.sleep(min(seconds, 0.01))
            return b""
        self._allowed -= len(data)
        self.raw += data
        return data

    def send(self, data: bytes) -> None:
        """Type or paste; what the terminal does not take at once is sent as it takes it."""
        self._asked = len(self.raw)
        os.set_blocking(self.master, False)
        left = memoryview(data)
        while left and self.process.poll() is None:
            try:
                left = left[os.write(self.master, left) :]
            except BlockingIOError:
                self.read(0.01)
            except OSError:
                return

    def wait(self, seconds: float) -> None:
        """Read for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.process.poll() is None:
            self.read(min(0.05, left))

    def close_terminal(self) -> None:
        """The window is closed, the line drops."""
        os.close(self.master)
        self.is_open = False

    def signal(self, number: signal.Signals) -> None:
        """Send the desk a signal."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)

    def ended_within(self, seconds: float) -> float | None:
        """How many seconds it took to end; None if it lives on."""
        began = time.monotonic()
        while self.process.poll() is None:
            if time.monotonic() - began > seconds:
                return None
            self.read(0.02)
        taken = time.monotonic() - began
        while self.is_open and self.read(0.02):
            continue
        return taken

    def put_away(self) -> None:
        """End whatever is left of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.is_open:
            self.close_terminal()
