"""Run as a program: saves that are killed, and what they leave. Prints one JSON object.

    killed_saves.py FOLDER KILLS SEED

A run of versions of one issue is saved by a child that is killed with SIGKILL: first at every system call of a save,
then, by chance, in the middle of one of its first saves or from outside once it has acknowledged some.
"""

import gc
import json
import os
import random
import signal
import sys
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import ctypes  # noqa: E402,F401  # loaded once, so that no child has to

import filelock  # noqa: E402,F401

from desk.store.file.save import create, save  # noqa: E402
from desk.store.file.storage import dumps  # noqa: E402
from desk.store.form import records  # noqa: E402
from tests.model.newsroom import newsroom  # noqa: E402
from tests.store.faults import Disk, killed  # noqa: E402


def version(number: int) -> records.Tables:
    """The tables of a version of the issue: its number, and a text that is long in every other one."""
    first, *others = newsroom().stories
    text = f"Version {number}. " * (3000 if number % 2 else 3)
    return records.issue_tables(replace(newsroom(), number=number, stories=(replace(first, body=text), *others)))


@cache
def written(number: int) -> bytes:
    """The bytes of a version."""
    return dumps(version(number))


def main(folder: Path, kills: int, seed: int) -> None:
    """Do it in `folder`: how many kills there were, what was wrong after them, and what they left."""
    wrong: list[str] = []
    path = folder / "0042-x.json"
    create(path, version(0))
    gc.freeze()  # a fork then copies less
    held, calls = 0, 0
    while True:
        held, was_killed = _killed(path, held, wrong, Disk(calls + 1, killed), saves=1)
        if not was_killed:
            break
        calls += 1
    chance = random.Random(seed)
    for _ in range(kills - calls):
        if chance.random() < 0.7:
            held, _ = _killed(path, held, wrong, Disk(chance.randint(1, 2 * calls), killed))
        else:
            held, _ = _killed(path, held, wrong, acknowledged=chance.randint(1, 2))
    names = sorted(each.name for each in folder.iterdir())
    sys.stdout.write(json.dumps({"kills": max(kills, calls), "calls": calls, "wrong": wrong, "left": names}))


def _killed(
    path: Path, held: int, wrong: list[str], disk: Disk | None = None, saves: int = 10**9, acknowledged: int = 10**9
) -> tuple[int, bool]:
    """Have a child save version after version until it is killed: the version on disk, and whether it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _save(path, held, saves, writing, disk)
    os.close(writing)
    said = 0
    while said < acknowledged and (more := os.read(reading, 1)):
        said += len(more)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(reading, 100):
        said += len(more)
    os.close(reading)
    data = path.read_bytes()
    found = [number for number in (held + said, held + said + 1) if data == written(number)]
    if not found:
        wrong.append(f"{said} saves were acknowledged after version {held}, and {data[:80]!r}… is there")
    return (found or [held])[0], os.WIFSIGNALED(status)


def _save(path: Path, held: int, saves: int, acknowledgements: int, disk: Disk | None) -> None:
    """The child: one save after the other, each acknowledged with a byte once it returned."""
    data = path.read_bytes()
    with disk.failing() if disk else nullcontext():
        for number in range(held + 1, held + 1 + saves):
            data = save(path, data, version(number)).data
            if disk:
                disk.silent(os.write, acknowledgements, b".")
            else:
                os.write(acknowledgements, b".")
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
