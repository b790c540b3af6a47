"""A walk through every screen of the desk in a real terminal, as fast as it answers, and out again."""

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path

KEYS = (
    *(
        "\r",
        "p",
        "t",
        "t",
        "i",
        "\x1b",
        "S",
        "\t",
        "\t",
        "\x1b",
        "I",
        "\x1b[B",
        "\x1b[B",
        "\x1b",
        "X",
        "\x1b",
        "?",
        "\x1b",
    ),
    *(
        "\x10",
        "\x1b",
        "\x06",
        "a",
        "\x1b",
        "\x0f",
        "\x1b",
        "j",
        "j",
        "\r",
        "x",
        "\x1b",
        "l",
        "\x1b",
        "c",
        "\x1b",
        "s",
        "u",
    ),
    *("H", "\x1b", "/", "\x1b", "z", "z", "\t", "\t", "\x1b", "\x1b", "\x1b", "j", "\r"),
)
"""Into the first issue, to each screen and back, a letter into a text, undone, and to the next issue."""
QUIET = 0.06
"""Seconds without output after which a key counts as answered."""
LEAVES = 20.0
"""Seconds after which a desk that was told to quit has failed."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How it ended: the exit code, None for a desk that had to be killed; all that was painted."""

    code: int | None
    painted: bytes


def walk(folder: Path, environment: dict[str, str]) -> Walk:
    """Open the desk on a folder, press the keys and quit."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 130, 0, 0))
    command = [sys.executable, "-m", "desk", "--folder", str(folder)]
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(slave)
    painted = _answer(master, process, 8.0, first=True)
    for key in KEYS:
        if process.poll() is not None:
            break
        with suppress(OSError):
            os.write(master, key.encode())
        painted += _answer(master, process, 1.0)
    end = time.monotonic() + LEAVES
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError):
            os.write(master, b"\x11")
        painted += _answer(master, process, 1.0)
    code = process.poll()
    if code is None:
        process.send_signal(signal.SIGKILL)
        process.wait()
    painted += _answer(master, process, 0.2)
    os.close(master)
    return Walk(code, painted)


def _answer(master: int, process: subprocess.Popen[bytes], most: float, *, first: bool = False) -> bytes:
    """What is painted until it is quiet, or for `most` seconds; at `first` something is waited for."""
    data, end = b"", time.monotonic() + most
    while (left := end - time.monotonic()) > 0:
        wait = left if first and b"\x1b[?1049h" not in data else min(left, QUIET * 5 if first else QUIET)
        if not select.select([master], [], [], wait)[0]:
            break
        try:
            data += os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if process.poll() is not None and not data:
            break
    return data
