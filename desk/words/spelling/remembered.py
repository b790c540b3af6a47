"""What a dictionary said of words, kept in the user's cache folder, so that it need not be read to say it again.

A file holds the answers of one state of one dictionary: its name is made of all that they depend on. It is added to in
whole lines, by several desks at once too, and begun anew where it is too large, torn, or not what was written.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

LARGEST = 1_000_000
"""Bytes of answers that are kept: of 30,000 words."""
_NAME = "spelt-{}-{}.jsonl"
Answer = TypeVar("Answer")


class Answers(msgspec.Struct):
    """What was said of words: whether each is known, or near a known one, and which known ones it may be."""

    known: dict[str, bool] = {}
    near: dict[str, bool] = {}
    close: dict[str, tuple[str, ...]] = {}
    far: dict[str, tuple[str, ...]] = {}


class Remembered:
    """The answers that a dictionary has given, in this run and, where `file` could be read, in those before it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._all, self._new = Answers(), Answers()
        for part in _read(file):
            for name in Answers.__struct_fields__:
                getattr(self._all, name).update(getattr(part, name))

    def __bool__(self) -> bool:
        """Whether a word is known. Of a dictionary that knows none the library may have read nothing."""
        return any(self._all.known.values())

    def known(self, word: str, ask: Callable[[str], bool]) -> bool:
        """Whether a word is known; `ask` is asked of one that is new."""
        return _asked(self._all.known, self._new.known, word, ask)

    def near(self, word: str, ask: Callable[[str], bool]) -> bool:
        """Whether an unknown word is near a known one."""
        return _asked(self._all.near, self._new.near, word, ask)

    def close(self, word: str, ask: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
        """The known words one slip away from an unknown one."""
        return _asked(self._all.close, self._new.close, word, ask)

    def far(self, word: str, ask: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
        """What the library guesses that an unknown word was meant for."""
        return _asked(self._all.far, self._new.far, word, ask)

    def keep(self) -> None:
        """Add what is new to the file. Where that cannot be done it is asked for once more in the next run."""
        new, self._new = self._new, Answers()
        if not self or new == Answers():
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with contextlib.suppress(OSError, UnicodeEncodeError):
            line = msgspec.json.encode(new) + b"\n"
            if len(line) > LARGEST:
                return
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self._file, flags, 0o600)
            with os.fdopen(handle, "ab", buffering=0) as file:
                file.write(line)


def remembered(dictionary: Path, others: Iterable[Path]) -> Remembered:
    """What this dictionary said, as long as neither it nor one of the `others` that its answers depend on has changed.

    What it said in another state is deleted.
    """
    from platformdirs import user_cache_path

    cache = user_cache_path("desk")
    place = _mark(os.fsencode(dictionary))
    file = cache / _NAME.format(place, _mark(*map(_state, (dictionary, *others))))
    with contextlib.suppress(OSError):
        for each in cache.glob(_NAME.format(place, "*")):
            if each != file or each.lstat().st_size > LARGEST:
                each.unlink()
    return Remembered(file)


def _asked(answers: dict[str, Answer], new: dict[str, Answer], word: str, ask: Callable[[str], Answer]) -> Answer:
    found = answers.get(word)
    if found is None:
        found = answers[word] = new[word] = ask(word)
    return found


def _read(file: Path) -> list[Answers]:
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:
            return []
        return msgspec.json.Decoder(Answers).decode_lines(file.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        with contextlib.suppress(OSError):
            file.unlink()
    except OSError:
        pass
    return []


def _state(file: Path) -> bytes:
    """All that tells one state of a file from another; two states of one size and day are told by the inode's time."""
    try:
        found = file.stat()
    except OSError:
        return os.fsencode(file)
    return os.fsencode(file) + b"\0%d %d %d" % (found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _mark(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
