"""The desk in a real terminal on files with one thing wrong in them: every screen opens, and it can be left."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.cli import desk
from desk.store.folder.settings import settings_file
from tests.mutants import mutants
from tests.tui.walk import walk

SEED = 11
FEW, MANY = 12, 200
"""Sessions in the tests, and in the proof."""
ENDS = (0, 2, 3)
"""Exit codes: the desk was left, what was given cannot be read, or it could not be saved."""

pytestmark = pytest.mark.terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an issue, a publication, a shelf and settings of nearly all that they can hold."""
    place = tmp_path / "issues"

    def line(*words: str) -> None:
        assert CliRunner().invoke(desk, ["--folder", str(place), *words], input="A port.\n").exit_code == 0

    line("new", "--publication", "The Record", "--date", "2026-11-05", "--subject", "First")
    line("story", "add", "1", "--headline", "Harbour", "--section", "Transport", "--body-file", "-")
    line("story", "add", "1", "--headline", "Ferries", "--section", "Transport")
    line("link", "add", "1", "Harbour", "--source", "BBC", "--title", "Port opens", "--url", "https://bbc.example/a")
    (place / "shelf.json").write_text('{"clips": {"100000000000009": {"title": "A clip", "order": "V"}}}')
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"theme": "ink", "glyphs": "plain", "clipboard": "", "keys": {"undo": "U"}, "sites": {}}')
    return place


@pytest.fixture
def sessions(folder: Path, home: Path) -> Callable[[int], Iterator[str]]:
    """Walk through so many sessions, each on another file with another fault; what went wrong in them."""
    files = [*sorted(folder.glob("*.json")), settings_file()]
    good = {file: file.read_bytes() for file in files}

    def run(many: int) -> Iterator[str]:
        known = [(file, what, data) for file in files for what, data in mutants(good[file].decode())]
        for file, what, data in random.Random(SEED).sample(known, many):
            for path in folder.iterdir():
                if path.is_file() and path not in good:
                    path.unlink()
            for path, kept in good.items():
                path.write_bytes(kept)
            shutil.rmtree(home / "state", ignore_errors=True)
            file.write_bytes(data)
            done = walk(folder, dict(os.environ))
            name = f"{file.name} {what[:100]}"
            if b"Traceback" in done.painted:
                yield f"{name}: {done.painted[-500:].decode(errors='replace')}"
            if done.code not in ENDS:
                yield f"{name}: it ended with {done.code}"
            for faults in (home / "state").rglob("faults.txt"):
                yield f"{name}: {faults.read_text()[-1500:]}"

    return run


def test_no_screen_stumbles_over_a_field_that_is_wrong(sessions: Callable[[int], Iterator[str]]) -> None:
    assert not (wrong := list(sessions(FEW))), "\n".join(wrong)


@pytest.mark.proof
def test_no_screen_stumbles_in_two_hundred_sessions(
    sessions: Callable[[int], Iterator[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = list(sessions(MANY))
    with capsys.disabled():
        print(f"\n  {MANY} sessions on files with a wrong field: {len(wrong)} faults", flush=True)  # noqa: T201
    assert not wrong, "\n".join(wrong)
