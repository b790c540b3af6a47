"""What every test stands on: a home of its own, no settings from outside, no waiting, and properties in one order."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "desk", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", parent=settings.get_profile("desk"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))

_FROM_OUTSIDE = ("DESK_FOLDER", "VISUAL", "EDITOR", "BROWSER", "NO_COLOR", "FORCE_COLOR", "TMUX", "COLORTERM")
_MEMORY = Path("/dev/shm")
_ROOM = 2**30
"""Bytes that have to be free in memory for the folders of the tests."""


def pytest_configure() -> None:
    """Folders of the tests lie in memory where there is room: thousands of saves wait for a disk otherwise."""
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each process that a test starts would compile desk anew


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look for garbage in it again and again takes a third of a test of the screen."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for terminals begins first, so that at the end nobody waits for it alone."""
    items.sort(key=lambda item: item.get_closest_marker("terminal") is None)


@contextmanager
def at_home(home: Path) -> Iterator[None]:
    """Work with this folder as the user's home, and without any setting from outside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CONFIG", "STATE", "CACHE", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        for name in _FROM_OUTSIDE:
            patch.delenv(name, raising=False)
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("LC_ALL", "C.UTF-8")  # a language of the machine's own would be that of each new publication
        patch.setattr("desk.store.file.waiting.pause", lambda seconds: None)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home folder for each test, so that no journal, index or setting of the user is read or written."""
    home = Path(mkdtemp(prefix="home-", dir=tmp_path_factory.getbasetemp()))
    with at_home(home):
        yield home
    shutil.rmtree(home, ignore_errors=True)
