"""A writer that is killed leaves the old version or the new one, and nothing that it acknowledged is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk.store.file.save import sweep

PROGRAMS = Path(__file__).parents[1]
KILLS, SEEDS = 1000, (1, 2, 3, 4)
"""Kills of a save in all, and the runs that share them, each by a chance of its own."""


def told(program: str, *args: object) -> Any:
    """What one of the programs beside this file has to say."""
    command = [sys.executable, str(PROGRAMS / program), *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_save_leaves_the_old_file_or_the_new_one(tmp_path: Path, seed: int) -> None:
    """The first kills are one at each system call of a save, the others by chance; `make proof` has 10,000."""
    seen = told("killed_saves.py", tmp_path, KILLS // len(SEEDS), seed)
    assert seen["wrong"] == []
    assert seen["calls"] >= 8
    assert seen["kills"] == KILLS // len(SEEDS)


def test_a_killed_command_leaves_the_old_issue_or_the_new_one(tmp_path: Path) -> None:
    seen = told("killed_commands.py", tmp_path, 50)
    assert seen["wrong"] == []
    assert seen["passed"] >= 1


def test_two_desks_that_are_killed_lose_nothing_of_each_other(tmp_path: Path) -> None:
    seen = told("two_desks.py", tmp_path, 40, 1)
    assert seen["wrong"] == []
    assert seen["edits"] > 40


def _ended() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_killed_saves_leave_is_swept_up(tmp_path: Path) -> None:
    """Only old temporary files of dead processes: another desk may be writing one at this moment."""
    dead = _ended()
    old = [f".~0042-x.json.{dead}.abcd.tmp"]
    kept = [
        f".~0042-x.json.{os.getpid()}.abcd.tmp",
        ".~0042-x.json.notanumber.abcd.tmp",
        f".~0042-x.json.{10**30}.abcd.tmp",
        ".~.tmp",
        f"0042-x.json.{dead}.abcd.tmp",
        "0042-x.json",
    ]
    for name in old + kept:
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (1, 1))
    young = f".~0043-x.json.{dead}.abcd.tmp"
    (tmp_path / young).write_bytes(b"x")
    sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([*kept, young])


def test_sweeping_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    sweep(tmp_path / "gone")
