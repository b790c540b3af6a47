"""How soon the desk is there: from the start of the process to the newest issue's name on the screen.

500 issues, a real pseudo-terminal of 140 by 40, against a Textual program that says hello.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import peers, reference
from bench.measure import PLACE, Measure
from bench.terminal import ROOT, Terminal, emptied, environment

ISSUES = 500
RUNS = 11
HELLO = [sys.executable, "-m", "bench.peers", "hello"]


def run() -> Iterator[Measure]:
    """First paint with the summaries kept, and without."""
    place = emptied(PLACE / "paint")
    home, folder = emptied(place / "home"), reference.folder(place / "issues", ISSUES)
    desk = _painter([sys.executable, "-m", "desk", "--folder", str(folder)], home, f"Reference issue {ISSUES}")
    hello = _painter(HELLO, home, peers.GREETING)
    cold = [desk() for _ in range(3)]  # each ends before the summaries are kept
    listing = [sys.executable, "-m", "desk", "--folder", str(folder), "list"]
    subprocess.run(listing, stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=environment(home))
    desk(), hello()
    rounds = [(desk(), hello()) for _ in range(RUNS)]
    ours, theirs = (list(samples) for samples in zip(*rounds, strict=True))
    yield Measure(f"first paint, {ISSUES} issues", ours, 1.35, "Textual's hello world", theirs)
    yield Measure(f"first paint, {ISSUES} issues, first time", cold)


def _painter(command: list[str], home: Path, words: str) -> Callable[[], float]:
    def paint() -> float:
        with Terminal(command, home) as terminal:
            return (terminal.await_(words) - terminal.begun) * 1000

    return paint
