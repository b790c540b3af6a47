"""What a record of the journal costs, against an append with fdatasync, and what noting one costs while one types."""

import os
from collections.abc import Iterator
from itertools import count

from bench import reference
from bench.measure import PLACE, Measure, in_turn
from bench.terminal import emptied
from desk.edit import stories
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.store.journal.journals import Journals
from desk.store.journal.record import line_of
from desk.store.journal.recorder import Recorder


def run() -> Iterator[Measure]:
    """One more word of a story's text is typed before each record."""
    place = emptied(PLACE / "journal")
    folder = Folder(place / "issues")
    recorder = Recorder(Journals(folder.path, 0, place / "state"))
    session = Session(folder, recorder=recorder)
    session.open(folder.create_issue(reference.issue()).path)
    id, numbers = session.issue.stories[0].id, count()
    handle = os.open(place / "floor.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def press() -> None:
        body = f"{session.issue.story(id).body[:2000]} {next(numbers)}"
        session.type(lambda issue, id: stories.change(issue, id, body=body), "stories", id, "body")

    press()
    recorder.write()
    press()
    line = line_of(recorder.take()[-1][1])

    def note() -> None:
        recorder.deliver(batch())

    def least() -> None:
        os.write(handle, line)
        os.fdatasync(handle)

    def batch() -> list:  # type: ignore[type-arg]
        return [recorder_batch[0]]

    press()
    recorder_batch = recorder.take()
    written, floor = in_turn(note, least, runs=1000, warm=20)
    noted, _ = in_turn(press, lambda: None, runs=300, warm=20)
    os.close(handle)
    recorder.release()
    yield Measure("a record of the journal", written, 1.3, "append, fdatasync", floor)
    yield Measure("  a key press, noted", noted, 1.0)
