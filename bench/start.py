"""How fast the command line answers: `desk list` on 500 issues against `posting --help`.

posting is a terminal program that is admired and not part of desk; name its executable in POSTING, or have it on the
PATH (`pip install posting tree-sitter==0.25.2`, in an environment of its own). Without it the peer is a Python that
only imports what any such command line stands on, click and a JSON library.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import reference
from bench.measure import PLACE, Measure, in_turn, timed
from bench.terminal import ROOT, emptied, environment

ISSUES = 500
FLOOR = [sys.executable, "-c", "import click, msgspec"]


def run() -> Iterator[Measure]:
    """`desk list`, warm and (once) with no summaries kept."""
    place = emptied(PLACE / "start")
    folder = reference.folder(place / "issues", ISSUES)
    home = emptied(place / "home")
    ours = _command([sys.executable, "-m", "desk", "--folder", str(folder), "list"], home)
    cold = timed(ours)
    posting = os.environ.get("POSTING") or shutil.which("posting")
    floor = _command(FLOOR, home)
    if posting:
        listed, helped, floored = in_turn(ours, _command([posting, "--help"], home), floor, runs=15)
        yield Measure(f"desk list, {ISSUES} issues", listed, 0.25, "posting --help", helped)
    else:
        listed, floored = in_turn(ours, floor, runs=15)
    yield Measure(f"desk list, {ISSUES} issues", listed, 2.0, "python: click, msgspec", floored)
    yield Measure(f"desk list, {ISSUES} issues, first time", [cold])


def _command(command: list[str], home: Path) -> Callable[[], object]:
    def call() -> object:
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=environment(home))

    return call
