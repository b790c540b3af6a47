"""Run as a program: a writer of journals that is killed, and what they hold then. Prints one JSON object.

A child types, journals each press and says so; it is killed wherever it is. What it said must be in the journal.
"""

import gc
import json
import os
import signal
import sys
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desk.edit import stories  # noqa: E402
from desk.session.session import Session  # noqa: E402
from desk.store.folder.issues import Folder  # noqa: E402
from tests.model.newsroom import newsroom  # noqa: E402
from tests.store.faults import Disk, killed  # noqa: E402


def main(folder: Path, kills: int) -> None:
    """So many kills of desks on one issue in `folder`: what was wrong after them."""
    wrong: list[str] = []
    gc.freeze()  # a fork then copies less
    for at in range(kills):
        if at % 10 == 0:  # a journal that grows with each round would be read again and again
            path = Folder(folder / str(at)).create_issue(newsroom()).path
        said = _killed(path, at)
        session = Session(Folder(path.parent), journalled=True)
        session.open(path)
        words = [str(loss.change.after) for loss in session.losses if loss.change.field == "notes"]
        if len(words) != 1 or not words[0].startswith(f"{at}:") or len(words[0].split()) not in (said, said + 1):
            wrong.append(f"kill {at}: {said} presses were acknowledged and there is {words}")
        session.decided(session.losses)
        session.recorder.write()
        session.recorder.release()
    sys.stdout.write(json.dumps({"kills": kills, "wrong": wrong}))


def _desk(path: Path, at: int) -> Session:
    session = Session(Folder(path.parent), journalled=True)
    session.open(path)
    session.do(stories.change, 11, notes=f"{at}:")
    session.recorder.write()
    return session


def _press(session: Session, number: int) -> None:
    notes = f"{session.issue.story(11).notes} {number}"
    session.type(lambda issue, id: stories.change(issue, id, notes=notes), "stories", 11, "notes")
    session.recorder.write()
    if session.recorder.fault:
        os._exit(3)


def _killed(path: Path, at: int) -> int:
    """A child is killed inside its second to fourth write, or from here; how many presses it said were noted."""
    inside, enough = at % 2 == 1, 1 + at % 7
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        session, told = _desk(path, at), os.fdopen(writing, "wb", 0)
        told.write(b".")
        with Disk(2 + at % 3 if inside else 0, killed).failing():
            for number in count(1):
                _press(session, number)
                told.write(b".")
    os.close(writing)
    said = 0
    while inside or said < enough:
        got = os.read(reading, 1)
        if not got:
            break
        said += 1
    if not inside:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 100):
        said += len(more)
    os.close(reading)
    return said


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
