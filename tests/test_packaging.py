"""What is installed: a lock that names no host, and a wheel with all that desk needs away from its checkout."""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import desk

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAN = f"desk_newsletter-{desk.__version__}.data/data/share/man/man1/desk.1"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel as it is built from this checkout."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as opened:
        yield opened


def test_the_lock_names_no_host_and_no_path() -> None:
    assert "/" not in LOCK
    assert not re.search(r"\w\.(org|com|net|io)\b|localhost", LOCK)


def test_every_line_of_the_lock_is_pinned_and_hashed() -> None:
    entries = LOCK.replace("\\\n", "").splitlines()
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)


def test_the_lock_covers_what_the_project_asks_for() -> None:
    locked = {line.split("==")[0] for line in LOCK.splitlines() if "==" in line}
    asked = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    assert {re.split(r"[<>=\[]", requirement)[0] for requirement in asked} <= locked


def test_the_wheel_carries_the_package_and_the_sample_publication(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    kept = {path for path in (ROOT / "desk").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {str(path.relative_to(ROOT)) for path in kept} <= names
    issues = {f"desk/sample/{path.name}" for path in (ROOT / "issues").glob("*.json")}
    assert "desk/sample/publication.json" in issues
    assert issues <= names
    assert not [
        name
        for name in names
        if name.split("/")[0] not in {"desk", f"desk_newsletter-{desk.__version__}.dist-info"} and name != MAN
    ]


def test_the_wheel_carries_the_guide_and_the_man_page(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    pages = [*(ROOT / "docs" / "how-to").glob("*.md"), *(ROOT / "docs" / "reference").glob("*.md")]
    assert "desk/docs/tutorial.md" in names
    assert {f"desk/{page.relative_to(ROOT)}" for page in pages} <= names
    assert MAN in names


def test_the_wheel_gives_the_command_desk(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read(f"desk_newsletter-{desk.__version__}.dist-info/entry_points.txt").decode()
    assert "desk = desk.cli:main" in entry_points


def test_ci_runs_the_readmes_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_two_files_of_tests_have_one_name() -> None:
    """Pytest takes them for one module and leaves one of them out."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))
