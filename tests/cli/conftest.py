"""A desk on the command line, in a folder of its own for each test."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from command_line import CommandLine

from tests.conftest import at_home


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    """A desk in a folder that is not there yet."""
    return CommandLine(tmp_path / "issues")


def _begin(line: CommandLine) -> None:
    """No 1: Harbour and Ferries under Transport, Wards under Health; Harbour has two links."""
    line("new", "--publication", "The Record", "--date", "2026-11-05", "--subject", "First")
    line("story", "add", "1", "--headline", "Harbour", "--section", "Transport", "--body-file", "-", stdin="A port.\n")
    line("story", "add", "1", "--headline", "Ferries", "--section", "Transport")
    line("story", "add", "1", "--headline", "Wards", "--section", "Health")
    line("link", "add", "1", "Harbour", "--source", "BBC", "--title", "Port opens", "--url", "https://bbc.example/a")
    line("link", "add", "1", "Harbour", "--title", "Tide tables")


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with No 1, made once."""
    place = Path(mkdtemp(prefix="begun-", dir=tmp_path_factory.getbasetemp()))
    with at_home(place / "home"):
        _begin(CommandLine(place / "issues"))
    return place / "issues"


@pytest.fixture
def issue(line: CommandLine, begun: Path) -> CommandLine:
    """A desk with No 1, as it comes from another machine: nothing of it is in the journal."""
    shutil.copytree(begun, line.folder)
    return line
