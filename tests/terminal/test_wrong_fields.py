"""The desk in a real terminal on files with one thing wrong in them: every screen opens, and it can be left."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, zip_longest
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.cli.group import desk
from desk.store.folder.editor_settings import settings_file
from tests.mutants import mutants
from tests.tui.walk import walk

SEED = 11
FEW, MANY = 5, 200
"""Sessions in the tests, and in the proof: in the tests a fault in each file and one more."""
AT_ONCE = 4
"""Sessions that are walked through at the same time: they wait for their screens more than they work."""
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
def sessions(folder: Path, home: Path, tmp_path: Path) -> Callable[[int], Iterator[str]]:
    """Walk through so many sessions, each on another file with another fault; what went wrong in them.

    The files take turns, so that the first few sessions have a fault in each of them. Each session has a folder and a
    home of its own.
    """
    settings = settings_file()
    files = [*sorted(folder.glob("*.json")), settings]

    def faults() -> Iterator[tuple[Path, str, bytes]]:
        chance = random.Random(SEED)
        known = [[(file, *each) for each in mutants(file.read_text(encoding="utf-8"))] for file in files]
        turns = (chance.sample(each, len(each)) for each in known)
        yield from (each for turn in zip_longest(*turns) for each in turn if each is not None)

    def played(number: int, file: Path, what: str, data: bytes) -> list[str]:
        place = tmp_path / str(number)
        shutil.copytree(folder, place / "issues")
        own = place / settings.relative_to(home)
        own.parent.mkdir(parents=True)
        shutil.copy(settings, own)
        (own if file == settings else place / "issues" / file.name).write_bytes(data)
        kinds = {f"XDG_{kind}_HOME": str(place / kind.lower()) for kind in ("CONFIG", "STATE", "CACHE", "DATA")}
        done = walk(place / "issues", {**os.environ, **kinds, "HOME": str(place)})
        wrong = [log.read_text()[-1500:] for log in (place / "state").rglob("faults.txt")]
        if b"Traceback" in done.painted:
            wrong.append(done.painted[-500:].decode(errors="replace"))
        if done.code not in ENDS:
            wrong.append(f"it ended with {done.code}")
        shutil.rmtree(place)
        return [f"{file.name} {what[:100]}: {each}" for each in wrong]

    def run(many: int) -> Iterator[str]:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            for wrong in threads.map(lambda each: played(each[0], *each[1]), enumerate(islice(faults(), many))):
                yield from wrong

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
