"""A program in a real pseudo-terminal: what it paints, and when.

Bytes are stamped when they arrive and are put on a screen (pyte) afterwards, so that reading a screen costs the
measured program nothing.
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0
"""Seconds after which a program that has not painted what was awaited is given up."""


class NothingSeen(Exception):
    """The awaited words did not come; holds the screen as it was."""


class Terminal:
    """A program under a pty, with a home folder of its own. As a context manager it is killed on leaving."""

    def __init__(self, command: list[str], home: Path, columns: int = 140, rows: int = 40) -> None:
        """Start `command`; time runs from here."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._arrived: list[tuple[float, bytes]] = []
        self._master, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=side, stdout=side, stderr=side, env=environment(home), cwd=ROOT, start_new_session=True
        )
        os.close(side)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def send(self, keys: str) -> float:
        """Press keys; returns when."""
        sent = time.perf_counter()
        os.write(self._master, keys.encode())
        return sent

    def read(self, seconds: float) -> None:
        """Take in what comes for `seconds`, or until the program ends."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                return
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the other side is closed: the program has ended
                return
            self._arrived.append((time.perf_counter(), data))

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for `quiet` seconds, and put it on the screen."""
        before = -1
        while before != len(self._arrived):
            before = len(self._arrived)
            self.read(quiet)
        self.absorb()

    def absorb(self) -> None:
        """Put all that has been read on the screen, so that nothing of it stands in the way of the next look."""
        for _, data in self._arrived:
            self._stream.feed(data)
        self._arrived.clear()

    def seen(self, words: str) -> float | None:
        """When the screen first held `words` (one line of it), among all that has been read; None: not yet."""
        while self._arrived:
            when, data = self._arrived.pop(0)
            self._stream.feed(data)
            if self.holds(words):
                return when
        return None

    def await_(self, words: str) -> float:
        """Read until the screen holds `words` and return when it first did. Raises NothingSeen."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            if (when := self.seen(words)) is not None:
                return when
            self.read(0.02)
        raise NothingSeen(f"“{words}” did not come:\n" + "\n".join(self.screen.display))

    def holds(self, words: str) -> bool:
        """Whether a line of the screen, as far as it has been put together, holds `words`."""
        return any(words in line for line in self.screen.display)

    def memory(self) -> float:
        """Megabytes of memory that the program holds (resident)."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
            return int(line.split()[1]) / 1024
        done = subprocess.run(["ps", "-o", "rss=", "-p", str(self._process.pid)], capture_output=True, check=True)
        return int(done.stdout) / 1024


def environment(home: Path) -> dict[str, str]:
    """The environment of a measured program: a home of its own, a terminal of 256 colours, this checkout first."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {"LANG": "C.UTF-8"} | kept | own | {"HOME": str(home), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}


def emptied(path: Path) -> Path:
    """A folder that is there and has nothing in it."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path
