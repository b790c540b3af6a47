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
    """The slow end of it: 95 of 100 keys are faster."""
    place = emptied(PLACE / "keys")
    issue = reference.issue()
    folder = reference.folder(place / "issues", 1)
    with Terminal([sys.executable, "-m", "desk", "--folder", str(folder)], emptied(place / "home")) as desk:
        desk.await_("Reference issue 1")
        for _ in range(2):  # into the issue, and into the first story's body
            desk.settle()
            desk.send("\r")
        ours = _typed(desk)
    with Terminal(EDITOR, place / "home") as editor:
        editor.await_(issue.stories[0].body[:20])
        theirs = _typed(editor)
    yield Measure("key to screen, proof open", ours, 1.5, "a bare TextArea", theirs, at=0.95)
    yield Measure("key to screen, proof open, median", ours, None, "a bare TextArea", theirs)


def _typed(terminal: Terminal) -> list[float]:
    chance = random.Random(7)
    taken: list[float] = []
    terminal.settle()
    for _ in range(WORDS):
        word = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=LETTERS))
        for at, letter in enumerate(word, 1):
            sent = terminal.send(letter)
            if at >= SURE:
                taken.append((terminal.await_(word[:at]) - sent) * 1000)
            terminal.read(0.06)
            terminal.absorb()
        terminal.send(" ")
        terminal.read(0.25)
        terminal.absorb()
    return taken
