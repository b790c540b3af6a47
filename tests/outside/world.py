"""A world outside in which a test says what there is, and sees what was asked of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from desk.outside.clipboard import Failed
from desk.outside.clipboard.programs import Outside


class World:
    """`programs` are installed; those in `broken` fail with these words. `no_browser` is what a browser answers."""

    def __init__(
        self,
        folder: Path,
        *programs: str,
        environment: Mapping[str, str] | None = None,
        system: str = "linux",
        broken: Mapping[str, str] | None = None,
        no_browser: str = "",
        terminal: bool = True,
    ) -> None:
        self.programs = programs
        self.broken = broken or {}
        self.no_browser = no_browser
        self.has_terminal = terminal
        self.ran: list[tuple[list[str], bytes]] = []
        self.sent: list[str] = []
        self.shown: list[str] = []
        self.outside = Outside(environment or {}, system, self.find, self.run, self.terminal, self.browse, folder)

    def find(self, program: str) -> str | None:
        return f"/usr/bin/{program}" if program in self.programs else None

    def run(self, command: Sequence[str], data: bytes) -> None:
        self.ran.append((list(command), data))
        if words := self.broken.get(Path(command[0]).name):
            raise Failed(words)

    def terminal(self, sequence: str) -> None:
        if not self.has_terminal:
            raise Failed("there is no terminal here")
        self.sent.append(sequence)

    def browse(self, address: str) -> str:
        self.shown.append(address)
        return self.no_browser
