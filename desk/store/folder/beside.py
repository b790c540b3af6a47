"""Small text files that a publication keeps beside its issues: its own words, one a line, and its style sheet."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from desk.model.text import clean_line
from desk.store.file.storage import write_atomic

WORDS = "words.txt"
"""The publication's own spellings, one a line."""
STYLE = "style.toml"
"""The publication's own house style."""
LARGEST = 1_000_000
"""Bytes of such a file that are read: 80,000 words."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A file as it was read: its text, "" where there is none, and why it cannot be used, as the end of a sentence."""

    text: str = ""
    problem: str = ""
    stamp: tuple[int, int] = (0, 0)


NOTHING = Beside()
"""A folder with no files of that kind."""


def stamp(folder: Path, name: str) -> tuple[int, int]:
    """What tells one state of a file from the next: its size and the time of its last change."""
    try:
        found = os.stat(folder / name)
    except OSError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns


def stamps(folder: Path) -> tuple[tuple[int, int], ...]:
    """What tells one state of all the files from the next."""
    return tuple(stamp(folder, name) for name in (WORDS, STYLE))


def read(folder: Path, name: str) -> Beside:
    """One of the files. A link is not followed: it could bring in any file of the machine."""
    now = stamp(folder, name)
    try:
        handle = os.open(folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Beside(problem="is not a plain file", stamp=now)
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return Beside(problem=f"cannot be read ({(error.strerror or str(error)).lower()})", stamp=now)
    if len(data) > LARGEST:
        return Beside(problem=f"is larger than {LARGEST // 1_000_000} MB", stamp=now)
    try:
        return Beside(data.decode("utf-8-sig"), stamp=now)
    except UnicodeDecodeError:
        return Beside(problem="is not UTF-8 text", stamp=now)


def is_undecided(text: str) -> bool:
    """Whether git left the marks of a conflict in a text: what is put in between them belongs to one side alone."""
    return any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in text.splitlines())


def add_word(folder: Path, word: str) -> str:
    """Add one of the publication's own words, sorted in among the others; "" or why that cannot be, as a sentence.

    Remarks and words that are there stay; a merge of two such files is one of sorted lines. Raises NotSaved.
    """
    word = clean_line(word).partition("#")[0].strip()
    there = read(folder, WORDS)
    if there.problem:
        return f"{folder / WORDS} {there.problem}, so “{word}” was not added. Put that right first."
    if is_undecided(there.text):
        return f"{folder / WORDS} holds a merge that nobody has decided, so “{word}” was not added. Decide it first."
    lines = there.text.splitlines()
    if not word or word in (line.partition("#")[0].strip() for line in lines):
        return ""
    at = next((place for place, line in enumerate(lines) if _place(line) > _place(word)), len(lines))
    text = "\n".join((*lines[:at], word, *lines[at:])) + "\n"
    write_atomic(folder / WORDS, text.encode())
    return ""


def _place(line: str) -> tuple[str, str]:
    return ("", "") if line.lstrip().startswith("#") else (line.lower(), line)
