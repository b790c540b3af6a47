"""A desk on a disk that is full, the issues and the user's folders alike: no word goes without the editor's own."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from desk.session.session import Session
from desk.store.folder.issues import Folder
from tests.terminal.pty_desk import FAULTS, STORY, PtyDesk, make_folder

pytestmark = pytest.mark.proof
WORDS = "Six words that found no room. "
PATIENCE = 30.0


class SmallDisk:
    """A disk of 700 KB with a desk's folder and a home on it, which can be filled and emptied."""

    def __init__(self, place: Path, runtime: Path) -> None:
        self.folder = make_folder(place / "issues", 6)
        self.home = place / "home"
        self.home.mkdir()
        self.runtime = runtime
        self.filler = place / "filler"
        self.desk = PtyDesk(self.folder.path, self.home, runtime=runtime)

    def fill(self) -> None:
        with self.filler.open("ab", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def empty(self) -> None:
        self.filler.unlink()

    def body(self) -> str:
        return self.folder.open_issue(self.folder.issue_files()[0]).issue.story(STORY).body

    def offered(self) -> str:
        names = {f"XDG_{name}_HOME": str(self.home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        with patch.dict(os.environ, {**names, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.runtime)}):
            session = Session(Folder(self.folder.path), journalled=True)
            session.open(session.folder.issue_files()[0])
            session.recorder.release()
        return " ".join(str(loss.change.after) for loss in session.losses)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """The disk, with a desk on it in whose first story somebody writes."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("a file system can be mounted by root only")
    place, runtime = tmp_path / "small", tmp_path / "runtime"
    place.mkdir()
    runtime.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "none", str(place)], check=False).returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        made = SmallDisk(place, runtime)
        made.desk.open_story()
        made.desk.wait(2.5)
        made.fill()
        for letter in WORDS:
            made.desk.send(letter.encode())
            made.desk.wait(0.02)
        made.desk.wait(3.0)
        yield made
        made.desk.put_away()
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def asked(desk: PtyDesk) -> None:
    desk.send(b"\x11")
    desk.until(desk.shows("Nothing could be saved"))


def test_a_quit_asks_and_loses_only_what_it_is_told_to(disk: SmallDisk, tell: Callable[[str], None]) -> None:
    desk = disk.desk
    asked(desk)
    desk.until(desk.shows("Quit and lose 6 words"))
    assert desk.process.poll() is None
    desk.send(b"\x1b[F\r")  # End, Enter: to lose them
    assert desk.ended_within(PATIENCE) is not None
    assert desk.process.returncode == 3
    assert not FAULTS.search(desk.raw)
    assert WORDS not in disk.body()
    tell("a full disk, quit: asked; the words went when the editor said so")


def test_a_quit_that_is_tried_again_when_there_is_room_saves_all(disk: SmallDisk, tell: Callable[[str], None]) -> None:
    desk = disk.desk
    asked(desk)
    disk.empty()
    desk.send(b"\r")
    assert desk.ended_within(PATIENCE) is not None
    assert desk.process.returncode == 0
    assert disk.body().startswith(WORDS)
    assert not FAULTS.search(desk.raw)
    tell("a full disk, quit: asked; tried again with room, all is saved")


@pytest.mark.parametrize("how", ["close", "term"])
def test_a_hangup_keeps_the_words_wherever_there_is_room(
    disk: SmallDisk, how: str, tell: Callable[[str], None]
) -> None:
    desk = disk.desk
    desk.close_terminal() if how == "close" else desk.signal(signal.SIGTERM)
    assert desk.ended_within(PATIENCE) is not None
    assert list(disk.runtime.glob("desk-kept/*.jsonl"))
    disk.empty()
    assert WORDS.strip() in disk.offered()
    assert not list(disk.runtime.glob("desk-kept/*"))
    assert not FAULTS.search(desk.raw)
    tell(f"a full disk, {how}: kept in the runtime folder, offered by the next desk")
