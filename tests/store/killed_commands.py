"""Run as a program: the real command line, killed in the middle of `desk story add`. Prints one JSON object.

    killed_commands.py FOLDER KILLS

Each command is a process of its own that runs `desk.cli.main`; it is killed at its first system call, at its second,
and so on, and over again from the start.
"""

import gc
import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desk.cli import main as command_line  # noqa: E402
from desk.model.issue import Issue  # noqa: E402
from desk.store.folder.issues import Folder  # noqa: E402
from tests.model.newsroom import newsroom  # noqa: E402
from tests.store.faults import Disk, killed  # noqa: E402


def main(folder: Path, kills: int) -> None:
    """Do it in `folder`: how many kills there were, how many commands went through, and what was wrong."""
    Folder(folder).create_issue(newsroom())
    _warm_up(folder)
    gc.freeze()
    wrong: list[str] = []
    there = _headlines(folder)
    done = at = passed = 0
    while done < kills:
        at += 1
        headline = f"Story {done} {passed}"
        finished = _add(folder, headline, at)
        now = _headlines(folder)
        if now != there | {headline} and (finished or now != there):
            wrong.append(f"{headline}: {sorted(now ^ there)}")
        there = now
        if finished:
            at, passed = 0, passed + 1
        else:
            done += 1
    sys.stdout.write(json.dumps({"kills": done, "passed": passed, "wrong": wrong}))


def _headlines(folder: Path) -> set[str]:
    issue: Issue = Folder(folder).open_issue(folder / "0042-playing-catch-up.json").issue
    return {story.name for story in issue.stories}


def _warm_up(folder: Path) -> None:
    """Run the command once in this process: what it loads need not be loaded again by each that is killed."""
    sys.argv = _command(folder, "warm up")
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
        command_line()


def _command(folder: Path, headline: str) -> list[str]:
    return ["desk", "--folder", str(folder), "story", "add", "42", "--section", "News", "--headline", headline]


def _add(folder: Path, headline: str, nth: int) -> bool:
    """Run the command, killed at its nth call: whether it said that it was done."""
    child = os.fork()
    if child == 0:
        sys.argv = _command(folder, headline)
        quiet = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(quiet, stream)
        code = 1
        with Disk(nth, killed).failing():
            try:
                command_line()
            except SystemExit as ended:
                code = int(ended.code or 0)
        os._exit(code)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert os.WEXITSTATUS(status) == 0, f"the command failed with {os.WEXITSTATUS(status)}"
    return not os.WIFSIGNALED(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
