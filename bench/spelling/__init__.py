"""The start of spelling, and a whole check of an issue, in CPU time of a new process: first use ever, and later ones.

English is built in. For other languages, the dictionary of the machine is asked for words of its own, of which some
are spelt wrong and some are names. The start is from asking for the speller to the verdicts on all the words; a check
goes on to what may have been meant by those that nobody knows. What desk loads anyway is loaded before.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

from bench.measure import Measure
from desk.words.spelling.english import english
from desk.words.spelling.hunspell import dictionary_for
from desk.words.spelling.speller import speller_for

LANGUAGES = {"English": "en-GB", "German": "de-DE", "French": "fr-FR"}
TIMES = 5
START = 60
"""Milliseconds that the start may take."""
WORDS, SLIPS, NAMES = 1500, 20, 60
"""Different words of an issue, how many of them are spelt wrong, and how many are names."""
LOADED = ("desk.preflight.check", "desk.preflight.writing", "platformdirs")
_STEM = re.compile(r"[^\W\d_]{2,}").match
_LETTERS = "abcdefghijklmnoprstuvwz"


def run() -> Iterator[Measure]:
    """Each language with a dictionary: new processes, with no word remembered at first, and with all of them later."""
    for name, language in LANGUAGES.items():
        text = _text(language)
        if not text:
            continue
        first: list[dict[str, float]] = []
        later: list[dict[str, float]] = []
        for _ in range(TIMES):
            with tempfile.TemporaryDirectory() as home:
                for found in (first, later):
                    found.append(_in_new_process(language, text, home))
        for when, found in (("first use", first), ("later", later)):
            yield Measure(f"{name}, {when}: start", [each["start"] for each in found], START)
            yield Measure("  with the whole check", [each["check"] for each in found])
            yield Measure("  memory it takes", [each["memory"] for each in found], unit="MB")


def _in_new_process(language: str, text: str, home: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.spelling", language],
        input=text,
        env=os.environ | {"XDG_CACHE_HOME": home},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _text(language: str) -> str:
    """Words of a language, as paragraphs of a body; "" where there is no dictionary for it."""
    speller, built_in, file = speller_for(language), english(language), dictionary_for(language)
    if speller is None:
        return ""
    lines = built_in.often if built_in is not None else file.read_text("utf-8", "replace").splitlines() if file else ()
    stems = sorted({found[0] for line in lines if (found := _STEM(line))})
    dice = random.Random(16)
    dice.shuffle(stems)
    words = list(islice(filter(speller.knows, stems), WORDS))
    words[:SLIPS] = [_misspelt(word, dice) for word in words[:SLIPS]]
    words[SLIPS : SLIPS + NAMES] = ["".join(dice.choices(_LETTERS, k=8)).capitalize() for _ in range(NAMES)]
    dice.shuffle(words)
    return "\n\n".join(" ".join(words[at : at + 50]) for at in range(0, WORDS, 50))


def _misspelt(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + dice.choice(_LETTERS) + word[at + 1 :]


def measured(language: str, text: str) -> dict[str, float]:
    """What spelling a text takes in this process: milliseconds of "start" and "check", megabytes of "memory"."""
    for module in LOADED:
        import_module(module)
    paragraphs = text.split("\n\n")
    before, begun = _resident(), time.process_time()
    speller = speller_for(language)
    assert speller is not None
    for word in text.split():
        speller.knows(word)
    started = time.process_time()
    for paragraph in paragraphs:
        for slip in speller.slips(paragraph):
            if not slip.is_name:
                speller.suggestions(slip.word, far=slip.is_near)
    speller.dictionary.keep()
    ended = time.process_time()
    return {"start": (started - begun) * 1000, "check": (ended - begun) * 1000, "memory": _resident() - before}


def _resident() -> float:
    """Megabytes of memory that this process has; 0 where the system does not say."""
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if file.exists() else 0.0
