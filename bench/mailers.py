"""What others take to make an e-mail of the reference issue, each where it is installed, all in one run.

npm's mjml and juice are where `make gates` keeps its tools. premailer and mrml are looked for in the Python that runs
this and in an environment beside those: `python3 -m venv ~/.cache/desk-gates/python`, then pip install premailer mrml.

All start from the issue. desk reads every body anew; none of the others reads Markdown, so the time that markdown-it-py
takes to make HTML of the bodies is added to theirs. The rest of their input is given to them: to mjml and mrml lean
MJML, to juice and premailer the very page whose styles desk puts into the tags.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench import mjml
from bench.export import uninlined
from bench.measure import PLACE, Measure, in_turn, timed
from bench.reference import PUBLICATION, folder, issue
from bench.terminal import ROOT, emptied, environment
from desk.formats import render, size
from desk.formats.prose.read import read
from desk.model.issue import Issue

HERE = Path(__file__).parent
HOME = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "desk-gates"
PEERS = (
    ("Markdown and npm mjml", "mjml", "issue.mjml", 1 / 3),
    ("Markdown and npm juice", "juice", "page.html", 1.0),
    ("Markdown and premailer", "premailer", "page.html", 1.0),
    ("Markdown and mrml", "mrml", "issue.mjml", 1.0),
)
"""How a row calls it, its module, what it is given, and the part of its time that desk may take."""
ROUNDS, WARM = 30, 3
QUIET = subprocess.DEVNULL


class Peer:
    """A peer in a process of its own, which has loaded what it needs. As a context manager it ends on leaving."""

    def __init__(self, command: list[str], place: Path) -> None:
        self._process = subprocess.Popen(
            command, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=QUIET, text=True
        )

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def once(self) -> tuple[float, int]:
        """Milliseconds and bytes of one rendering. Raises ValueError where it has died."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        milliseconds, made = json.loads(self._process.stdout.readline())
        return milliseconds, made


def run() -> Iterator[Measure]:
    """Time and bytes in process, then the whole commands."""
    place = emptied(PLACE / "mailers")
    (place / "issue.mjml").write_text(mjml.source(issue(), PUBLICATION), encoding="utf-8")
    (place / "page.html").write_text(uninlined(), encoding="utf-8")
    commands = {module: command for _, module, file, _ in PEERS if (command := _command(module, place / file))}
    with ExitStack() as stack:
        peers = {module: stack.enter_context(Peer(command, HOME)) for module, command in commands.items()}
        ours, theirs, sizes = _in_turn(peers)
    own = size(_exported(issue()))
    for name, module, _, budget in PEERS:
        if module in peers:
            yield Measure("export, html", ours, round(budget, 2), name, theirs[module])
            yield Measure("  its size", [own / 1000], None, name, [sizes[module] / 1000], unit="KB")
    if "mjml" in peers:
        yield _whole(place)


def _in_turn(peers: dict[str, Peer]) -> tuple[list[float], dict[str, list[float]], dict[str, int]]:
    reference = issue()
    ours: list[float] = []
    theirs: dict[str, list[float]] = {module: [] for module in peers}
    sizes: dict[str, int] = {}
    for at in range(WARM + ROUNDS):
        own, markdown = timed(lambda: _exported(reference)), timed(lambda: mjml.bodies(reference))
        for module, peer in peers.items():
            taken, sizes[module] = peer.once()
            if at >= WARM:
                theirs[module].append(markdown + taken)
        if at >= WARM:
            ours.append(own)
    return ours, theirs, sizes


def _exported(reference: Issue) -> str:
    read.cache_clear()
    return render(replace(reference), PUBLICATION, "html")


def _command(module: str, file: Path) -> list[str] | None:
    """How a peer is started, or None where it is not installed."""
    if module in ("mjml", "juice"):
        if not shutil.which("node") or not (HOME / "node_modules" / module).exists():
            return None
        shutil.copy(HERE / "served.mjs", HOME)
        return ["node", "served.mjs", module, str(file)]
    for python in (sys.executable, str(HOME / "python" / "bin" / "python")):
        asked = [python, "-c", f"import {module}"]
        if shutil.which(python) and not subprocess.run(asked, stderr=QUIET, check=False).returncode:
            return [python, str(HERE / "served.py"), module, str(file)]
    return None


def _whole(place: Path) -> Measure:
    """`desk export` against the command `mjml`, each from its start to the file that it writes."""
    home, issues = emptied(place / "home"), folder(place / "issues", 1)
    (place / "one.mjml").write_text(mjml.source(issue(1), PUBLICATION), encoding="utf-8")
    desk = [sys.executable, "-m", "desk", "--folder", str(issues), "export", "1", "--format", "html"]

    def called(command: list[str], out: str) -> Callable[[], object]:
        return lambda: subprocess.run(
            [*command, "-o", str(place / out)], cwd=ROOT, env=environment(home), stdout=QUIET, stderr=QUIET, check=True
        )

    command = [str(HOME / "node_modules" / ".bin" / "mjml"), str(place / "one.mjml")]
    ours, theirs = in_turn(called(desk, "desk.html"), called(command, "mjml.html"), runs=7)
    return Measure("desk export, the whole command", ours, 1.0, "npm mjml, the command", theirs)
