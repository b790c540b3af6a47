"""Pre-flight of the reference issue: its first pass in a new process, one more, and that after a change, in CPU time.

A pass is everything but the archive's own file, which is there by then: dictionary, what earlier issues had, all rules.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench import reference
from bench.measure import Measure
from desk.archive.index import Archive
from desk.model.issue import Issue
from desk.preflight.check import Checks
from desk.preflight.finding import Subject
from desk.preflight.remembered import Remembering
from desk.store.folder.issues import Folder

TIMES = 5
WHAT = {
    "first": ("pre-flight, first pass", 150),
    "again": ("  again, nothing known", 150),
    "change": ("  a change", 20),
}
"""What a new process measures, its name and its budget in milliseconds."""


def run() -> Iterator[Measure]:
    """Five new processes."""
    found = [json.loads(_in_new_process()) for _ in range(TIMES)]
    for name, (title, budget) in WHAT.items():
        yield Measure(title, [each[name] for each in found], budget)


def _in_new_process() -> str:
    return subprocess.run([sys.executable, "-m", "bench.preflight"], capture_output=True, text=True, check=True).stdout


def _measured(folder: Folder) -> dict[str, float]:
    issue = reference.issue()
    folder.path.mkdir(parents=True)
    folder.create_issue(issue)
    archive, remembering = Archive(folder), Remembering(folder)
    archive.freshen()
    subject = Subject(issue, reference.PUBLICATION, folder.path, today="2026-11-04")
    begun = time.process_time()
    memory = archive.ask(lambda connection: remembering.ask(connection, issue, reference.PUBLICATION))
    checks = Checks()
    checks.all(replace(subject, memory=memory))
    first = time.process_time()
    Checks().all(replace(subject, memory=memory))
    again = time.process_time()
    checks.all(replace(subject, memory=memory, issue=_changed(issue)))
    changed = time.process_time()
    archive.close()
    times = zip(WHAT, (first - begun, again - first, changed - again), strict=True)
    return {name: seconds * 1000 for name, seconds in times}


def _changed(issue: Issue) -> Issue:
    first, *others = issue.stories
    return replace(issue, stories=(replace(first, body=f"{first.body}\n\nOne more."), *others))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(json.dumps(_measured(Folder(Path(place) / "issues", Path(place) / "cache"))))
