"""Programs that are run for a copy: what they are given, what becomes of those that fail, hang or stay behind."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from desk.outside.clipboard import Failed
from desk.outside.clipboard import programs as outside
from desk.outside.clipboard.programs import here, run, write_private


def program(line: str) -> list[str]:
    """A program of one line of Python."""
    return [sys.executable, "-c", line]


def test_a_program_gets_all_bytes(tmp_path: Path) -> None:
    data = os.urandom(300_000)
    run(program(f"import sys; open({str(tmp_path / 'out')!r}, 'wb').write(sys.stdin.buffer.read())"), data)
    assert (tmp_path / "out").read_bytes() == data


def test_what_it_complains_of_is_the_reason_in_one_clean_line() -> None:
    with pytest.raises(Failed) as failed:
        run(program("import sys; sys.exit('Error: no \\x1b[31mdisplay\\n  here.')"), b"")
    assert str(failed.value) == "Error: no display here"
    with pytest.raises(Failed, match="it ended with code 3"):
        run(program("import sys; sys.exit(3)"), b"")
    with pytest.raises(Failed) as failed:
        run(program("import sys; sys.exit('x' * 100_000)"), b"")
    assert len(str(failed.value)) <= outside.REASON


def test_a_program_that_is_not_there_is_said() -> None:
    with pytest.raises(Failed, match="no such file"):
        run(["/no/such/program"], b"")


def test_one_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "PATIENCE", 0.2)
    with pytest.raises(Failed, match="did not answer"):
        run(program("import signal; signal.pause()"), b"")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_one_that_stays_behind_with_our_streams_is_not_waited_for(tmp_path: Path) -> None:
    """As xclip does: the child goes on, with all streams open, until it is asked to end."""
    pipe = tmp_path / "end"
    os.mkfifo(pipe)
    run(program(f"import os; os._exit(0) if os.fork() else open({str(pipe)!r}).read(); os._exit(0)"), b"x")
    pipe.write_text("", encoding="utf-8")  # returns once the child reads: it was there


def test_it_has_a_session_of_its_own_so_that_it_outlives_the_terminal(tmp_path: Path) -> None:
    run(program(f"import os; open({str(tmp_path / 'out')!r}, 'w').write(str(os.getsid(0) == os.getpid()))"), b"")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "True"


def test_a_private_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_private(tmp_path, "copy.html", b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Failed, match=r"copy\.html cannot be written: no space left on device"):
        write_private(tmp_path, "copy.html", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("copy.html", b"old")]


def test_the_page_lies_in_the_users_cache(home: Path) -> None:
    assert here().folder == home / "cache" / "desk" / "copy"


def test_programs_are_found_by_their_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f"#!{shlex.quote(sys.executable)}\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "bin")
    assert here().find("xclip") == str(tool)
    assert here().find("wl-copy") is None
