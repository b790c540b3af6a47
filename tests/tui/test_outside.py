"""The editor's own editor: what comes back is a text or a sentence, and no word is lost."""

import shlex
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from desk.outside.editor import Edited, NotLent, edit_text
from desk.tui.widgets.keybar import KeyBar


@contextmanager
def no_terminal() -> Iterator[None]:
    """A terminal that cannot be handed over."""
    raise NotLent
    yield


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes an editor of a line of Python, which finds the file's path in `file`."""

    def make(line: str, variable: str = "VISUAL") -> None:
        script = tmp_path / f"my {variable} editor.py"
        script.write_text(f"import os, signal, sys\nfrom pathlib import Path\nfile = Path(sys.argv[-1])\n{line}\n")
        monkeypatch.setenv(variable, shlex.join([sys.executable, str(script), "--wait"]))

    return make


def left_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_the_editor_wrote_comes_back_and_no_file_stays(editor: Any, temporary: Path) -> None:
    editor("file.write_text(file.read_text() + 'And more.\\n'); Path(str(file) + '~').write_text('old')")
    assert edit_text(nullcontext, "A story.") == Edited(text="A story.\nAnd more.")
    assert list(temporary.iterdir()) == []


def test_visual_goes_before_editor_and_an_empty_one_counts_as_none(
    editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("file.write_text('by EDITOR')", "EDITOR")
    monkeypatch.setenv("VISUAL", " ")
    assert edit_text(nullcontext, "x").text == "by EDITOR"
    editor("file.write_text('by VISUAL')", "VISUAL")
    assert edit_text(nullcontext, "x").text == "by VISUAL"


def test_the_file_is_private_and_ends_as_asked(editor: Any, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    editor(f"Path({str(seen)!r}).write_text(f'{{file.stat().st_mode}} {{file.parent.stat().st_mode}} {{file.suffix}}')")
    edit_text(nullcontext, "x", suffix=".txt")
    file, folder, suffix = seen.read_text().split()
    assert stat.S_IMODE(int(file)) == 0o600
    assert stat.S_IMODE(int(folder)) == 0o700
    assert suffix == ".txt"


@pytest.mark.parametrize("text", ["", "Two\n\nparagraphs\n", "cafe\u0301", "back\rslash"])
def test_an_unchanged_text_is_no_edit_whatever_it_holds(editor: Any, text: str) -> None:
    editor("pass")
    assert edit_text(nullcontext, text) == Edited()
    editor("file.write_bytes(file.read_bytes().removesuffix(b'\\n'))")
    assert edit_text(nullcontext, text) == Edited()


def test_what_is_written_is_cleaned(editor: Any) -> None:
    editor("file.write_bytes(b'one\\r\\ntwo \\x1b[31mred\\x00\\n')")
    assert edit_text(nullcontext, "x").text == "one\ntwo red"


def test_without_an_editor_one_is_asked_for() -> None:
    assert edit_text(nullcontext, "x") == Edited(problem="Set $VISUAL or $EDITOR to use your own editor.")


@pytest.mark.parametrize(
    ("command", "words"), [("'half", "cannot be read as a command"), ("/no/such-editor", "could not be started")]
)
def test_an_editor_that_is_none_is_said(
    command: str, words: str, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    monkeypatch.setenv("VISUAL", command)
    edited = edit_text(nullcontext, "x")
    assert words in edited.problem
    assert edited.text is None
    assert list(temporary.iterdir()) == []


def test_a_terminal_that_cannot_be_handed_over_is_said(editor: Any, temporary: Path) -> None:
    editor("file.write_text('never')")
    assert edit_text(no_terminal, "x") == Edited(problem="This terminal cannot be handed to another program.")
    assert list(temporary.iterdir()) == []


def test_an_exit_code_leaves_the_text_as_it_is(editor: Any, temporary: Path) -> None:
    editor("sys.exit(3)")
    edited = edit_text(nullcontext, "x")
    assert edited.text is None
    assert edited.problem.endswith("ended with code 3, so the text is as it was.")
    assert list(temporary.iterdir()) == []


def test_an_editor_that_dies_after_writing_loses_nothing(editor: Any, temporary: Path) -> None:
    editor("file.write_text('an hour of work'); os.kill(os.getpid(), signal.SIGKILL)")
    edited = edit_text(nullcontext, "x")
    [kept] = left_in(temporary)
    assert edited.text is None
    assert edited.problem.endswith(f"what it wrote is kept in {kept}.")
    assert kept.read_text() == "an hour of work"


def test_what_is_no_text_is_kept_and_named(editor: Any, temporary: Path) -> None:
    editor("file.write_bytes(b'caf\\xe9')")
    edited = edit_text(nullcontext, "x")
    [kept] = left_in(temporary)
    assert edited == Edited(problem=f"What the editor wrote is not UTF-8 text; it is kept in {kept}.", kept=kept)
    assert kept.read_bytes() == b"caf\xe9"


def test_a_file_that_the_editor_took_away_is_said(editor: Any) -> None:
    editor("file.unlink()")
    edited = edit_text(nullcontext, "x")
    assert edited.text is None
    assert "cannot be read" in edited.problem


def test_ctrl_c_in_the_editor_does_not_close_the_desk(editor: Any) -> None:
    before = signal.getsignal(signal.SIGINT)
    editor("os.kill(os.getppid(), signal.SIGINT); file.write_text('still here')")
    assert edit_text(nullcontext, "x").text == "still here"
    assert signal.getsignal(signal.SIGINT) == before


def test_a_full_disk_is_said_before_the_editor_opens(editor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    editor("file.write_text('never')")

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    problem = "The text could not be put into a file for the editor: no space left on device."
    assert edit_text(nullcontext, "x") == Edited(problem=problem)


# On the desk


async def test_on_the_desk_the_body_goes_to_the_editor_and_comes_back_as_one_step(
    opened: Any, editor: Any, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    editor("file.write_text(file.read_text() + '\\nIt ticks.\\n')")
    async with opened(100, 30) as (desk, pilot):
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        before, depth = desk.issue, desk.desk.session.depth
        await pilot.press("e")
        await pilot.pause()
        assert desk.issue.story(201).body == "All about clock mended.\n\nIt ticks."
        assert desk.story_pane.field("body").text == desk.issue.story(201).body
        assert desk.query_one(KeyBar).said == "Took the text from your editor.   u undo"
        assert desk.desk.session.depth == depth + 1
        assert left_in(temporary) == []
        await pilot.press("u")
        assert desk.issue == before


async def test_on_the_desk_what_went_wrong_is_said_and_the_text_stays(
    opened: Any, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(100, 30) as (desk, pilot):
        before = desk.issue
        await pilot.press("enter", "f4")
        assert desk.query_one(KeyBar).said == "Set $VISUAL or $EDITOR to use your own editor."
        editor("file.write_text('never'); sys.exit(1)")
        await pilot.press("f4")
        assert desk.query_one(KeyBar).said == "This terminal cannot be handed to another program."
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        await pilot.press("f4")
        assert "ended with code 1, so the text is as it was" in desk.query_one(KeyBar).said
        assert (desk.issue, desk.desk.session.depth) == (before, 0)
