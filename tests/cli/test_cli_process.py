"""`desk` as a process of its own: pipes, exit codes, no terminal, and which folder it takes."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from command_line import CommandLine

from desk.cli import main

ROOT = Path(__file__).parent.parent.parent


def desk(
    *args: str | bytes, cwd: Path = ROOT, folder: Path | None = None, **more: str
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    if folder:
        environment["DESK_FOLDER"] = str(folder)
    return subprocess.run(
        [sys.executable, "-m", "desk", *args],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )


def test_without_a_terminal_it_prints_the_latest_finished_issue(issue: CommandLine) -> None:
    issue("new", "--subject", "Draft of the next")
    newest = desk(folder=issue.folder)
    assert b"No 2" in newest.stdout
    issue("set", "1", "status", "sent")
    finished = desk(folder=issue.folder)
    assert finished.returncode == 0
    assert b"Harbour" in finished.stdout
    assert b"\x1b" not in finished.stdout + finished.stderr
    assert finished.stderr.count(b"\n") == 1
    assert b"`desk`" in finished.stderr
    assert finished.stdout == desk("export", "1", "--format", "text", folder=issue.folder).stdout


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    done = desk(folder=tmp_path / "nowhere")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"nowhere" in done.stderr


def test_the_folder_is_the_option_then_the_environment_then_issues_here_then_the_users_own(
    issue: CommandLine, tmp_path: Path, home: Path
) -> None:
    other = tmp_path / "other"
    assert b"There is no folder" in desk("--folder", str(other), "list", folder=issue.folder, cwd=tmp_path).stderr
    assert str(other).encode() in desk("list", folder=other, cwd=tmp_path).stderr
    assert b"First" in desk("list", cwd=tmp_path).stdout
    assert str(home / "data").encode() in desk("list", cwd=home).stderr


def test_a_reader_that_goes_away_is_no_fault(issue: CommandLine) -> None:
    for number in range(2, 60):
        (issue.folder / f"{number:04d}-copy.json").write_bytes((issue.folder / "0001-first.json").read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DESK_FOLDER": str(issue.folder)}
    reading, writing = os.pipe()
    os.close(reading)
    for args in (("list",), ("list", "--json"), ("export", "0001-first.json", "--format", "html"), ()):
        done = subprocess.run(
            [sys.executable, "-m", "desk", *args],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=30,
            check=False,
        )
        assert done.stderr == b""
        assert done.returncode == 141
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_that_cannot_be_written_is_a_fault(issue: CommandLine) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desk", "--folder", str(issue.folder), "show", "1"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=30,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"desk: The output could not be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell of Unix closes a stream so")
@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        ("list >&-", 3, b"desk: The output could not be written: bad file descriptor.\n"),
        ("list >&- 2>&-", 3, b""),
        ("set 1 subject Second >&-", 0, "Set the subject of No 1 to “Second”.\n".encode()),
        ("set 1 subject Second <&- >&- 2>&-", 0, b""),
    ],
)
def test_a_stream_that_was_closed_is_no_slip_and_no_file_gets_its_number(
    issue: CommandLine, closed: str, code: int, said: bytes
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m desk {closed}'],
        env={**os.environ, "PYTHONPATH": str(ROOT), "DESK_FOLDER": str(issue.folder)},
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout) == (code, said, b"")
    assert issue.json("list")[0]["subject"] == ("First" if code else "Second")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_that_lacks_a_character_is_no_fault(issue: CommandLine, encoding: str) -> None:
    issue("set", "1", "subject", "東京 🦀")
    listed = desk("list", folder=issue.folder, PYTHONIOENCODING=encoding)
    assert listed.returncode == 0
    exported = desk("export", "1", "--format", "text", folder=issue.folder, PYTHONIOENCODING=encoding)
    assert "東京 🦀".encode() in exported.stdout


def test_arguments_that_are_not_utf_8_are_cleaned(issue: CommandLine) -> None:
    done = desk("story", "add", "1", "--headline", b"caf\xe9 \xff", folder=issue.folder)
    assert done.returncode == 0, done.stderr
    assert b"caf" in desk("show", "1", folder=issue.folder).stdout
    refused = desk("show", b"\xff\xfe", folder=issue.folder)
    assert refused.returncode == 2
    assert b"Traceback" not in refused.stderr


def test_commands_at_the_same_time_keep_each_others_changes(issue: CommandLine) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DESK_FOLDER": str(issue.folder)}
    headlines = [f"Story {number}" for number in range(6)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "desk", "story", "add", "1", "--section", "Health", "--headline", headline],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for headline in headlines
    ]
    assert [process.wait(timeout=30) for process in running] == [0] * len(running)
    assert set(headlines) <= set(issue.headlines("1"))


class Screen:
    """Stands in for the screen: which folders it was opened on, and how that ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[Path] = []
        self.ends: int | BaseException = 7
        module = ModuleType("desk.tui.running")
        module.__dict__["run"] = self.run
        monkeypatch.setitem(sys.modules, "desk.tui.running", module)
        monkeypatch.setattr("desk.cli.opening.has_terminal", lambda: True)

    def run(self, folder: Path) -> int:
        self.opened.append(folder)
        if isinstance(self.ends, BaseException):
            raise self.ends
        return self.ends


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    return Screen(monkeypatch)


def called(*words: str) -> int | str | None:
    """The exit code of `desk WORDS`, in this process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", ["desk", *words])
        with pytest.raises(SystemExit) as ended:
            main()
    return ended.value.code


def test_in_a_terminal_it_opens_the_desk(issue: CommandLine, screen: Screen) -> None:
    assert issue(code=7).stdout == ""
    assert screen.opened == [issue.folder]


def test_the_desk_opens_on_the_folder_that_is_named_in_any_way(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_FOLDER", str(tmp_path / "set"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "issues").mkdir()
    assert called() == called("--folder", "named") == called("--folder=a b") == called("--folder=") == 7
    assert screen.opened == [tmp_path / "set", Path("named"), Path("a b"), Path("issues")]


@pytest.mark.parametrize("words", [["--folder"], ["--nowhere"], ["x", "--folder", "y"]])
def test_what_is_no_call_for_the_desk_is_answered_by_the_commands(screen: Screen, words: list[str]) -> None:
    assert called(*words) == 2
    assert not screen.opened


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (RuntimeError("a slip of ours"), 70, "RuntimeError"),
        (PermissionError(13, "Permission denied", "/issues"), 2, "/issues cannot be used"),
        (KeyboardInterrupt(), 130, "Stopped"),
    ],
)
def test_a_desk_that_cannot_open_says_why_in_one_line(
    screen: Screen, fault: BaseException, code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    screen.ends = fault
    assert called() == code
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert says in said


def test_a_slip_of_desk_is_one_line_and_written_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    def slips(*_: object, **__: object) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr("desk.cli.group.desk.main", slips)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 70
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "RuntimeError" in said
    assert "a slip of ours" in (home / "state" / "desk" / "faults.txt").read_text()


def test_a_command_that_is_interrupted_says_so_in_one_line_and_ends_with_130(
    issue: CommandLine, tmp_path: Path
) -> None:
    """An import that reads from a pipe waits there; ctrl+c in the terminal or SIGINT from outside ends it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "desk", "--folder", str(issue.folder), "import", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: when this is over, the command is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.count(b"\n") == 1
    assert said.startswith((b"desk: Stopped.", b"Stopped at file 1 of 1: 0 issues read in"))
