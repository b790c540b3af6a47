"""Kills by the thousand: of a saving process, of two desks at one file, and of the real command line."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.store.folder.issues import Folder
from tests.model.made import newsroom

pytestmark = pytest.mark.proof
ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / "tests" / "store"
KILLS, ROUNDS, COMMANDS = 10_000, 2_500, 200
BATCHES = 10


def told(program: str, *args: object) -> Any:
    """What one of the programs of the store's tests has to say."""
    command = [sys.executable, str(PROGRAMS / program), *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_ten_thousand_kills_of_a_save(tmp_path: Path, tell: Callable[[str], None]) -> None:
    left = kills = 0
    for seed in range(BATCHES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        seen = told("killed_saves.py", folder, KILLS // BATCHES, seed)
        assert seen["wrong"] == []
        kills += seen["kills"]
        left += sum(name.endswith(".tmp") for name in seen["left"])
    assert kills == KILLS
    tell(f"{kills:,} kills of a saving process: 0 wrong, 0 acknowledged saves lost, {left:,} temporary files to sweep")


def test_two_desks_and_kills(tmp_path: Path, tell: Callable[[str], None]) -> None:
    edits = 0
    for seed in range(BATCHES):
        seen = told("two_desks.py", tmp_path / str(seed), ROUNDS // BATCHES, seed)
        assert seen["wrong"] == []
        edits += seen["edits"]
    tell(f"{ROUNDS:,} rounds of two desks at one file, both killed: 0 of {edits:,} acknowledged edits lost")


def test_commands_killed_at_any_time(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """`python -m desk story add`, killed at a random moment of its life from outside."""
    path = Folder(tmp_path).create_issue(newsroom()).path
    chance = random.Random(1)
    there = _headlines(path)
    killed = 0
    for number in range(COMMANDS):
        headline = f"Story {number}"
        command = [
            sys.executable,
            "-m",
            "desk",
            "--folder",
            str(tmp_path),
            "story",
            "add",
            "42",
            "--headline",
            headline,
        ]
        running = subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            running.wait(chance.uniform(0.05, 0.6))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            killed += 1
        done = running.wait() == 0
        now = _headlines(path)
        assert now == there | {headline} or (not done and now == there)
        there = now
    tell(f"{COMMANDS} commands, {killed} of them killed at any time: {len(there) - 6} stories added, 0 lost")


def _headlines(path: Path) -> set[str]:
    return {story.name for story in Folder(path.parent).open_issue(path).issue.stories}
