"""A real outside program at the same file: what it writes is met by the next look, before anything is written.

It counts in a story of its own: read, count, write, every 20 or 100 ms, by renaming or in place, while the desk saves
as fast as it can. If its number is ever not what it last wrote, somebody wrote over it without looking.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.edit import stories
from desk.session.open_file import OpenFile
from desk.store.errors import StoreError
from desk.store.file import disk, waiting
from desk.store.folder.issues import Folder
from tests.model.made import newsroom

pytestmark = pytest.mark.proof
WRITES = 100
IN_THE_WINDOW = 0.1
"""The part of the writes that may fall between our last look and our rename, though we do nothing but save.

None of a program that renames, where names can be exchanged; one that writes in place may be halfway through.
"""
OUTSIDER = """
import json, os, sys, time
path, way, every, writes = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
lost, last, at = [], 0, 0
while at < writes:
    time.sleep(every)
    tables = json.load(open(path, encoding="utf-8"))
    story = tables["stories"]["12"]
    if int(story.get("byline") or 0) != last:
        lost.append([last, story.get("byline")])
    at += 1
    last = at
    story["byline"] = str(at)
    target = path + ".swp" if way == "renaming" else path
    with open(target, "w", encoding="utf-8") as file:
        json.dump(tables, file, indent=1, ensure_ascii=False)
    if way == "renaming":
        os.rename(target, path)
print(json.dumps(lost))
"""


@pytest.mark.parametrize("milliseconds", [20, 100])
@pytest.mark.parametrize("way", ["renaming", "in place"])
def test_an_outside_writer_is_never_overwritten_unseen(
    tmp_path: Path, way: str, milliseconds: int, tell: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "pause", time.sleep)
    opened = Folder(tmp_path).create_issue(stories.change(newsroom(), 12, byline="0"))
    file = OpenFile("issue", opened.path, opened.issue, opened.issue, opened.data)
    command = [sys.executable, "-c", OUTSIDER, str(opened.path), way, str(milliseconds / 1000), str(WRITES)]
    outsider = subprocess.Popen(command, stdout=subprocess.PIPE)
    saves = merges = refused = 0
    while outsider.poll() is None:
        saves += 1
        file.value = stories.change(file.value, 11, headline=f"Version {saves}")
        job = file.job()
        try:
            merges += file.settle(job, job.run())
        except StoreError:
            refused += 1
    out, _ = outsider.communicate()
    job = file.look()
    file.settle(job, job.run())
    lost = json.loads(out)
    tell(
        f"outside writer, {way}, every {milliseconds} ms: {WRITES} writes against {saves} saves, {merges} merged, "
        f"{refused} refused, {len(lost)} overwritten unseen"
    )
    unseen = 0 if way == "renaming" and disk.can_exchange() else IN_THE_WINDOW
    assert len(lost) <= WRITES * unseen
    assert lost or file.value.story(12).byline == str(WRITES)
