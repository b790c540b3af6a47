"""The desk in a real terminal (a pty): it opens, is told to stop amid typing, and leaves nothing unsaved."""

import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pyte
import pytest

from desk.store.folder.issues import Folder

PATIENCE = 30.0
"""Seconds after which a desk that shows nothing has failed; it takes a fraction of one."""


class Terminal:
    """A process in a terminal of its own, and what its screen shows."""

    def __init__(self, *command: str, width: int = 120, height: int = 36) -> None:
        """Start the command."""
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""

    def until(self, true: Callable[[], bool]) -> None:
        """Read what the process writes until something is true."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, "\n".join(self.screen.display)
            self._read()

    def _read(self) -> None:
        ready, _, _ = select.select([self._master], [], [], 0.05)
        if not ready:
            return
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return
        self.raw += data
        self._stream.feed(data)

    def shows(self, words: str) -> Callable[[], bool]:
        """Whether words are on the screen."""
        return lambda: any(words in line for line in self.screen.display)

    def type(self, text: str) -> None:
        """Type text."""
        os.write(self._master, text.encode())

    def finish(self) -> int:
        """Read to the end and return the exit code."""
        self.until(lambda: self.process.poll() is not None)
        for _ in range(20):
            self._read()
        return self.process.returncode

    def close(self) -> None:
        """End it."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal(folder: Folder) -> Iterator[Terminal]:
    """The desk, open on a small publication."""
    made = Terminal(sys.executable, "-m", "desk", "--folder", str(folder.path))
    yield made
    made.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_desk_that_is_told_to_stop_while_she_types_saves_and_restores_the_terminal(
    terminal: Terminal, folder: Folder, number: signal.Signals
) -> None:
    terminal.until(terminal.shows("Time returns"))
    terminal.type("\r")
    terminal.until(terminal.shows("Running order"))
    terminal.until(terminal.shows("All about clock mended"))
    terminal.type("\r")
    terminal.until(terminal.shows("esc back"))
    terminal.type("Not lost. ")
    terminal.until(terminal.shows("Not lost. All about"))
    terminal.process.send_signal(number)
    assert terminal.finish() == 128 + number
    assert folder.open_issue(folder.issue_files()[0]).issue.story(201).body == "Not lost. All about clock mended."
    assert b"\x1b[?1049l" in terminal.raw
    assert b"Traceback" not in terminal.raw


def test_quitting_saves_first(terminal: Terminal, folder: Folder) -> None:
    terminal.until(terminal.shows("Time returns"))
    terminal.type("\r")
    terminal.until(terminal.shows("Running order"))
    terminal.type("s")
    terminal.until(terminal.shows("◐ Clock mended"))
    terminal.type("\x11")
    assert terminal.finish() == 0
    assert folder.open_issue(folder.issue_files()[0]).issue.story(201).status == "draft"


def test_keys_typed_all_at_once_each_come_where_the_ones_before_them_lead(terminal: Terminal, folder: Folder) -> None:
    terminal.until(terminal.shows("Time returns"))
    terminal.type("\rnPond drained\rIt is dry.")
    terminal.until(terminal.shows("It is dry."))
    terminal.type("\x11")
    assert terminal.finish() == 0
    issue = folder.open_issue(folder.issue_files()[0]).issue
    made = [(story.headline, story.body) for story in issue.in_order() if story.id not in (201, 202, 203)]
    assert made == [("Pond drained", "It is dry.")]
    assert [story.headline for story in issue.in_order() if story.headline != "Pond drained"] == [
        "Clock mended",
        "Bridge sold",
        "Hedge grown",
    ]


def test_a_file_that_is_no_issue_is_shown_with_its_reason_and_left_alone(tmp_path: Path, folder: Folder) -> None:
    broken = folder.path / "0008-broken.json"
    broken.write_text('{"issue": {', encoding="utf-8")
    made = Terminal(sys.executable, "-m", "desk", "--folder", str(folder.path))
    try:
        made.until(made.shows("Time returns"))
        made.until(made.shows("0008-broken"))
        made.type("\x11")
        assert made.finish() == 0
    finally:
        made.close()
    assert broken.read_text(encoding="utf-8") == '{"issue": {'


def test_escapes_in_a_paste_are_neither_keys_nor_words(terminal: Terminal, folder: Folder) -> None:
    before = folder.open_issue(folder.issue_files()[0]).issue
    terminal.until(terminal.shows("Time returns"))
    terminal.type("\r")
    terminal.until(terminal.shows("All about clock mended"))
    terminal.type("\x1b[200~BBC:  Title \x1b[1mxx \x1b[0m x https://a.example/\x1b[201~")
    terminal.until(terminal.shows("Title xx x"))
    terminal.type("\x11")
    assert terminal.finish() == 0
    after = folder.open_issue(folder.issue_files()[0]).issue
    (added,) = (link for link in after.links if link not in before.links)
    assert (added.story, added.source, added.title, added.url) == (201, "BBC", "Title xx x", "https://a.example/")
    assert (after.stories, after.sections) == (before.stories, before.sections)


def test_escapes_in_a_file_never_reach_the_terminal_and_looking_changes_no_byte(folder: Folder) -> None:
    path = folder.issue_files()[0]
    hostile = "\x1b]52;c;cXE=\x1b\\\x1b[2J"
    issue = folder.open_issue(path).issue
    data = json.loads(path.read_text(encoding="utf-8"))
    data = _with_words(data, {"Clock mended": f"Clock{hostile} mended", "Time returns": f"Time{hostile} returns"})
    data = _with_words(data, {"All about clock mended.": f"All{hostile} about clock mended."})
    written = json.dumps(data, ensure_ascii=False, indent=2).encode()
    path.write_bytes(written)
    assert folder.open_issue(path).issue.story(201).body != issue.story(201).body
    made = Terminal(sys.executable, "-m", "desk", "--folder", str(folder.path))
    try:
        made.until(made.shows("Time returns"))
        made.type("\r")
        made.until(made.shows("All about clock mended"))
        made.type("\r")
        made.until(made.shows("esc back"))
        made.type("\x11")
        assert made.finish() == 0
    finally:
        made.close()
    assert b"]52;" not in made.raw
    assert b"cXE=" not in made.raw
    assert path.read_bytes() == written


def _with_words(data: Any, words: dict[str, str]) -> Any:
    """A file's data with texts put in the place of others."""
    if isinstance(data, dict):
        return {key: _with_words(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_words(value, words) for value in data]
    return words.get(data, data) if isinstance(data, str) else data
