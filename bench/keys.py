"""How long a key takes to show while a story is typed with the proof beside it, against a bare text area.

Both in a real pseudo-terminal of 140 by 40, with the same words in the same rhythm: some letters, then a pause in
which the proof catches up. Only the word being typed is awaited; what else is painted is not.
"""

import random
import sys
from collections.abc import Iterator

from bench import reference
from bench.measure import PLACE, Measure
from bench.terminal import Terminal, emptied

WORDS = 40
LETTERS = 8
SURE = 3
"""Letters of a word after which nothing else on the screen can be taken for it."""
EDITOR = [sys.executable, "-m", "bench.peers", "editor"]


def run() -> Iterator[Measure]:
    """The slow end of it: 95 of 100 keys are faster. A word here, a word there, so that both meet the same machine."""
    place = emptied(PLACE / "keys")
    folder, home = reference.folder(place / "issues", 1), emptied(place / "home")
    chance = random.Random(7)
    ours: list[float] = []
    theirs: list[float] = []
    with (
        Terminal([sys.executable, "-m", "desk", "--folder", str(folder)], home) as desk,
        Terminal(EDITOR, home) as bare,
    ):
        for words in ("enter open", "enter edit"):  # into the issue, and into the body of its first story
            desk.await_(words)
            desk.settle()
            desk.send("\r")
        desk.await_("esc back")
        desk.settle()
        bare.settle()
        for _ in range(WORDS):
            word = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=LETTERS))
            ours += _typed(desk, word)
            theirs += _typed(bare, word)
    yield Measure("key to screen, proof open", ours, 1.3, "a bare TextArea", theirs, at=0.95)
    yield Measure("key to screen, proof open, median", ours, 1.3, "a bare TextArea", theirs)


def _typed(terminal: Terminal, word: str) -> list[float]:
    """Milliseconds from each letter to the screen, of those that cannot be mistaken; then a space and a pause."""
    taken: list[float] = []
    for at, letter in enumerate(word, 1):
        sent = terminal.send(letter)
        if at >= SURE:
            taken.append((terminal.await_(word[:at]) - sent) * 1000)
        terminal.read(0.06)
        terminal.absorb()
    terminal.send(" ")
    terminal.read(0.3)
    terminal.absorb()
    return taken
