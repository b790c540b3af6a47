"""`desk` as the tests call it: in one folder, with its exit code checked each time."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from desk.cli.group import desk


class CommandLine:
    """`desk` in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *args: str, stdin: str | bytes = "", code: int = 0) -> Result:
        """Call it and check the exit code; a traceback fails the test whatever the code is."""
        result = CliRunner().invoke(desk, ["--folder", str(self.folder), *args], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == code, (result.exit_code, result.stderr)
        return result

    def id(self, *args: str, stdin: str | bytes = "") -> str:
        """The id that a command prints, and nothing else."""
        printed = self(*args, stdin=stdin).stdout
        assert printed.strip().isdigit()
        assert printed == printed.strip() + "\n"
        return printed.strip()

    def json(self, *args: str, stdin: str | bytes = "") -> Any:
        """What a command prints with --json."""
        return json.loads(self(*args, "--json", stdin=stdin).stdout)

    def refused(self, *args: str, stdin: str | bytes = "", code: int = 2) -> str:
        """The one line that a command answers on stderr, with nothing on stdout."""
        result = self(*args, stdin=stdin, code=code)
        assert result.stdout == ""
        assert result.stderr.startswith("desk: ")
        assert result.stderr.count("\n") == 1
        return result.stderr

    def files(self) -> dict[str, bytes]:
        """Every file of the folder but the lock, with what is in it."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.folder.glob("*"))
            if path.is_file() and path.name != ".desk.lock"
        }

    def headlines(self, issue: str = "latest") -> list[str]:
        """The headlines in running order."""
        return [story["headline"] for story in self.json("story", "list", issue)]
