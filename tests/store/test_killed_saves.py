"""A writer that is killed leaves the old version or the new one, and nothing that it acknowledged is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

from desk.store.save import sweep

PROGRAM = Path(__file__).parent / "killed_saves.py"


def test_a_killed_save_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, PROGRAM, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["calls"] >= 8
    assert told["kills"] == told["calls"] + 40


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
