"""A desk on the command line, in a folder of its own for each test."""

from pathlib import Path

import pytest
from command_line import CommandLine


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    """A desk in a folder that is not there yet."""
    return CommandLine(tmp_path / "issues")


@pytest.fixture
def issue(line: CommandLine) -> CommandLine:
    """A desk with No 1: Harbour and Ferries under Transport, Wards under Health; Harbour has two links."""
    line("new", "--publication", "The Record", "--date", "2026-11-05", "--subject", "First")
    line("story", "add", "1", "--headline", "Harbour", "--section", "Transport", "--body-file", "-", stdin="A port.\n")
    line("story", "add", "1", "--headline", "Ferries", "--section", "Transport")
    line("story", "add", "1", "--headline", "Wards", "--section", "Health")
    line("link", "add", "1", "Harbour", "--source", "BBC", "--title", "Port opens", "--url", "https://bbc.example/a")
    line("link", "add", "1", "Harbour", "--title", "Tide tables")
    return line
