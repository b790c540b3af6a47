"""Run as a program: two desks edit one issue at the same time and are killed. Prints one JSON object.

    two_desks.py FOLDER ROUNDS SEED

In each round two processes add stories and change texts of their own in one file, save after each edit, and are
killed in the middle, one by chance and one when the other has gone. Every edit whose save came back must be there.
"""

import gc
import json
import os
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import ctypes  # noqa: E402,F401  # loaded once, so that no child has to

import filelock  # noqa: E402,F401
import merge3  # noqa: E402,F401

from desk.edit import stories  # noqa: E402
from desk.model.issue import Issue, Story  # noqa: E402
from desk.store.file.save import save  # noqa: E402
from desk.store.folder.issues import Folder  # noqa: E402
from desk.store.form import records  # noqa: E402
from tests.model.newsroom import newsroom  # noqa: E402
from tests.store.faults import Disk, killed  # noqa: E402

MOST = 12
"""Edits of one desk in one round."""


def main(folder: Path, rounds: int, seed: int) -> None:
    """Do it in `folder`: rounds, edits that were acknowledged, and what was wrong."""
    wrong: list[str] = []
    kept = edits = 0
    chance = random.Random(seed)
    path = Folder(folder).create_issue(newsroom()).path
    gc.freeze()
    for number in range(rounds):
        if number % 20 == 0:
            path.unlink()
            path = Folder(folder).create_issue(newsroom()).path
        desks = [_begin(path, who, number, chance.randint(1, 60), chance.randrange(2**32)) for who in "ab"]
        said = [_acknowledged(*desk) for desk in desks]
        issue = Folder(folder).open_issue(path).issue
        for who, count in zip("ab", said, strict=True):
            there = {story.headline for story in issue.stories}
            lost = [at for at in range(count) if f"{who} {number} {at}" not in there]
            last = issue.story(11 if who == "a" else 12).byline
            if lost or (count and _number(last, who, number) < count - 1):
                wrong.append(f"round {number}: {who} acknowledged {count} edits; {lost} are lost, {last!r} is there")
            edits += count
        kept += 1
        for each in folder.glob(".~*"):
            each.unlink()
    sys.stdout.write(json.dumps({"rounds": kept, "edits": edits, "wrong": wrong}))


def _number(byline: str, who: str, round_: int) -> int:
    owner, at, number = byline.split()
    return int(number) if (owner, int(at)) == (who, round_) else -1


def _begin(path: Path, who: str, number: int, nth: int, seed: int) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(path, who, number, Disk(nth, killed), random.Random(seed), writing)
    os.close(writing)
    return child, reading


def _acknowledged(child: int, reading: int) -> int:
    said = 0
    while more := os.read(reading, 100):
        said += len(more)
    os.close(reading)
    os.waitpid(child, 0)
    return said


def _work(path: Path, who: str, number: int, disk: Disk, chance: random.Random, acknowledgements: int) -> None:
    opened = Folder(path.parent).open_issue(path)
    data, issue = opened.data, opened.issue
    own = 11 if who == "a" else 12
    with disk.failing():
        for at in range(MOST):
            issue = _edited(issue, f"{who} {number} {at}", own, chance)
            saved = save(path, data, records.issue_tables(issue))
            data, issue = saved.data, records.issue_from(saved.tables)
            disk.silent(os.write, acknowledgements, b".")
    os._exit(0)


def _edited(issue: Issue, words: str, own: int, chance: random.Random) -> Issue:
    """A new story, the desk's own story changed, and one of the stories that both share moved."""
    issue = stories.add(issue, Story(chance.randrange(10**14, 10**15), "", chance.choice([1, 2, 3]), headline=words))
    issue = stories.change(issue, own, byline=words)
    return stories.shift(issue, [chance.choice([13, 21, 22])], chance.choice([-1, 1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
