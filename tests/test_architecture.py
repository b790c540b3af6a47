"""The pages about the house name files and rooms that are there, and every room of the house."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ("docs/architecture.md", "CONTRIBUTING.md")
_MADE = ("dist/",)
"""What `make` makes and a fresh checkout has not."""


def named(page: str) -> list[str]:
    """The paths that a page names in backticks; a name in capitals stands for one that is to be written."""
    spans = re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8"))
    paths = [each for each in spans if "/" in each and re.fullmatch(r"[\w./-]+", each)]
    return [each for each in paths if not re.search(r"[A-Z]{3}", each) and each not in _MADE]


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    missing = [
        each for each in named(page) if not any((ROOT / base / each).exists() for base in ("", "desk", "desk/tui"))
    ]
    assert named(page)
    assert not missing


def test_every_room_is_on_the_page_of_the_house() -> None:
    page = (ROOT / PAGES[0]).read_text(encoding="utf-8")
    rooms = [each for each in (ROOT / "desk").iterdir() if (each / "__init__.py").exists()]
    features = [each for each in (ROOT / "desk" / "tui").iterdir() if (each / "__init__.py").exists()]
    assert not [each.name for each in rooms if f"{each.name}/" not in page]
    assert not [each.name for each in features if not re.search(rf"`{each.name}/?`", page)]


def test_work_beside_the_screen_goes_through_one_helper() -> None:
    """A worker that is begun anywhere else does not end with its screen, and nobody hears what it raises."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "desk").rglob("*.py")
        if re.search(r"\.run_worker\(|call_from_thread\(|@work\b", path.read_text(encoding="utf-8"))
    ]
    assert found == ["desk/tui/background.py"]
