"""An issue file that is a link out of its folder is read and never written, whatever the command."""

from pathlib import Path

import pytest
from command_line import CommandLine

from desk.edit import issues
from desk.session.session import Session
from desk.store.errors import LeadsOutside
from desk.store.folder.issues import Folder
from desk.store.problems import Reason


@pytest.fixture
def strange(issue: CommandLine, tmp_path: Path) -> tuple[CommandLine, Path, bytes]:
    """A desk in a stranger's folder in which the issue is a link to a file of the editor's; that file, its bytes."""
    own = next(issue.folder.glob("0001-*.json"))
    folder = tmp_path / "strange"
    folder.mkdir()
    (folder / own.name).symlink_to(own)
    (folder / "publication.json").write_bytes((issue.folder / "publication.json").read_bytes())
    return CommandLine(folder), own, own.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("set", "1", "subject", "Changed"),
        ("story", "add", "1", "--headline", "Put in"),
        ("story", "edit", "1", "Harbour", "--headline", "Changed"),
        ("story", "spike", "1", "Harbour"),
        ("link", "add", "1", "Harbour", "--title", "Put in"),
        ("section", "rename", "1", "Transport", "Changed"),
    ],
)
def test_a_command_that_would_change_it_says_why_not(
    strange: tuple[CommandLine, Path, bytes], words: tuple[str, ...]
) -> None:
    line, own, data = strange
    assert "outside its folder" in line.refused(*words, code=3)
    assert own.read_bytes() == data


def test_it_is_shown_listed_and_exported(strange: tuple[CommandLine, Path, bytes]) -> None:
    line, _, _ = strange
    assert "First" in line("list").stdout
    assert "Harbour" in line("show", "1").stdout
    assert "Harbour" in line("export", "1", "--format", "text").stdout


def test_a_session_opens_it_and_changes_nothing(strange: tuple[CommandLine, Path, bytes]) -> None:
    line, own, data = strange
    session = Session(Folder(line.folder))
    session.open(line.folder / own.name)
    assert session.read_only is not None
    assert session.read_only.reason == Reason.OUTSIDE
    with pytest.raises(LeadsOutside):
        session.do(issues.change, subject="Changed")
    assert session.issue.subject == "First"
    assert not session.is_dirty()
    session.save()
    assert own.read_bytes() == data
