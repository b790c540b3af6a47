"""A disk that is full: the old issue is whole, the fault is said, and when there is room again all is saved."""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.store.errors import NotSaved
from desk.store.file.save import save
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form import records
from tests.model.made import newsroom

pytestmark = pytest.mark.proof


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("a file system can be mounted by root only")
    place = tmp_path / "small"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)], check=False)
    if done.returncode:
        pytest.skip("no tmpfs can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small: Path, tell: Callable[[str], None]) -> None:
    opened = Folder(small).create_issue(newsroom())
    data, refused, reasons = opened.data, 0, set()
    for kilobytes in range(0, 80, 2):
        first, *others = newsroom().stories
        issue = replace(newsroom(), stories=(replace(first, body="word " * 200 * kilobytes), *others))
        try:
            data = save(opened.path, data, records.issue_tables(issue)).data
        except NotSaved as error:
            reasons.add(str(error).rpartition(": ")[2])
            refused += 1
        assert opened.path.read_bytes() == data
        assert not list(small.glob(".~*"))
    assert refused > 5
    assert reasons == {"no space left on device."}
    assert save(opened.path, data, records.issue_tables(newsroom())).data == dumps(records.issue_tables(newsroom()))
    tell(f"a full disk: {refused} saves refused, the old issue whole each time")
