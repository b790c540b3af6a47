"""Run as a program: saves that are killed, and what they leave. Prints one JSON object.

A run of versions of one issue is saved by a child that is killed with SIGKILL, first at every system call of a save,
then wherever it is after it has acknowledged so many saves.
"""

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desk.model.issue import Issue  # noqa: E402
from desk.store import records  # noqa: E402
from desk.store.folder import Folder  # noqa: E402
from desk.store.save import save  # noqa: E402
from tests.model.made import newsroom  # noqa: E402
from tests.store.faults import Disk, killed  # noqa: E402


def version(number: int) -> Issue:
    """A version of the issue: its number, and a text that is long in every other one."""
    first, *others = newsroom().stories
    text = f"Version {number}. " * (3000 if number % 2 else 3)
    return replace(newsroom(), number=number, stories=(replace(first, body=text), *others))


def main(folder: Path) -> None:
    """Do it in `folder`: how many kills there were, and what was wrong after them."""
    wrong: list[str] = []
    path = Folder(folder).create_issue(version(0)).path
    kills = at = 0
    while at < 200:
        at += 1
        if not _killed_at(path, at, wrong):
            break
        kills += 1
    calls = kills
    for acknowledged in range(40):
        _killed_after(path, 1 + acknowledged % 5, wrong)
        kills += 1
    left = [each for each in folder.iterdir() if each.name.endswith(".tmp")]
    sys.stdout.write(json.dumps({"kills": kills, "calls": calls, "wrong": wrong, "left": len(left)}))


def _held(path: Path) -> int:
    opened = Folder(path.parent).open_issue(path)
    assert opened.issue == version(opened.issue.number or 0), "a version that nobody wrote"
    return opened.issue.number or 0


def _killed_at(path: Path, nth: int, wrong: list[str]) -> bool:
    before = _held(path)
    child = os.fork()
    if child == 0:
        with Disk(nth, killed).failing():
            save(path, path.read_bytes(), records.issue_tables(version(before + 1)))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if _held(path) not in (before, before + 1):
        wrong.append(f"killed at call {nth}: version {_held(path)} after {before}")
    return os.WIFSIGNALED(status)


def _killed_after(path: Path, acknowledged: int, wrong: list[str]) -> None:
    start = _held(path)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        data, number = path.read_bytes(), start
        while True:
            number += 1
            data = save(path, data, records.issue_tables(version(number))).data
            os.write(writing, b".")
    os.close(writing)
    said = 0
    while said < acknowledged:
        said += len(os.read(reading, 1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 100):
        said += len(more)
    os.close(reading)
    if _held(path) not in (start + said, start + said + 1):
        wrong.append(f"{said} saves acknowledged from {start}, and there is {_held(path)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
