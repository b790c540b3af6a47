"""A real file system that stops in the middle of saves: what is on its disk afterwards, once its log is replayed.

ext4 lies in an image on a loop device and is shut down without a flush (FS_IOC_SHUTDOWN, as xfstests do): what the
kernel had not written is gone, as it is when the power goes. Needs root, loop devices and mkfs.ext4.
"""

import contextlib
import os
import random
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from tests.store.killed_saves import version, written

pytestmark = pytest.mark.proof
CUTS = 250
SHUTDOWN = 0x8004587D
"""FS_IOC_SHUTDOWN, and the flag with which nothing is flushed first, not even the log."""
NOTHING_FLUSHED = struct.pack("I", 2)
SAVER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tests.store.killed_saves import _save
_save(Path(sys.argv[2]), int(sys.argv[3]), 10**9, 1, None)
"""
ROOT = Path(__file__).parents[2]


def run(*command: object) -> None:
    """Run a command of the system, which must go well."""
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


@contextlib.contextmanager
def mounted(image: Path, place: Path) -> Iterator[None]:
    """The image as a folder."""
    run("mount", "-o", "loop", image, place)
    try:
        yield
    finally:
        run("umount", place)


def reason_against(tmp_path: Path) -> str:
    """Why this cannot run here, or ""."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "a file system can be mounted by root only"
    if not shutil.which("mkfs.ext4"):
        return "there is no mkfs.ext4"
    try:
        image(tmp_path / "try")
        (tmp_path / "tried").mkdir()
        with mounted(tmp_path / "try", tmp_path / "tried"):
            return ""
    except (OSError, subprocess.CalledProcessError) as error:
        return f"no loop device can be mounted: {error}"


def image(path: Path) -> None:
    """An empty ext4 of 32 MB."""
    with path.open("wb") as file:
        file.truncate(32 << 20)
    run("mkfs.ext4", "-q", "-F", path)


def cut(place: Path) -> None:
    """The power goes."""
    import fcntl

    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, SHUTDOWN, NOTHING_FLUSHED)
    finally:
        os.close(handle)


def test_a_power_cut_loses_no_acknowledged_save(tmp_path: Path, tell: Callable[[str], None]) -> None:
    if why := reason_against(tmp_path):
        pytest.skip(why)
    disk, place = tmp_path / "disk", tmp_path / "mounted"
    place.mkdir()
    image(disk)
    path = place / "0042-x.json"
    with mounted(disk, place):
        path.write_bytes(dumps(version(0)))
        os.sync()
    held = acknowledged = 0
    chance = random.Random(1)
    for number in range(CUTS):
        with mounted(disk, place):
            said = _saves_until_the_cut(place, path, held, chance.uniform(0, 0.03))
        with mounted(disk, place):
            data = path.read_bytes()
            found = [each for each in (held + said, held + said + 1) if data == written(each)]
            assert found, f"cut {number}: {said} saves acknowledged after version {held}, and {data[:60]!r} is there"
            Folder(place).open_issue(path)
            for stray in place.glob(".~*.tmp"):
                stray.unlink()
        held, acknowledged = found[0], acknowledged + said
    tell(f"{CUTS} power cuts on ext4: 0 files broken, 0 of {acknowledged:,} acknowledged saves lost")


def _saves_until_the_cut(place: Path, path: Path, held: int, seconds: float) -> int:
    """Saves go on until the power goes: how many of them were acknowledged."""
    command = [sys.executable, "-c", SAVER, str(ROOT), str(path), str(held)]
    saving = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert saving.stdout is not None
    said = len(saving.stdout.read(1))
    time.sleep(seconds)
    cut(place)
    said += len(saving.stdout.read())
    saving.wait()
    saving.stdout.close()
    return said
