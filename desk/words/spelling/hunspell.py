"""Dictionaries that stand on the machine: Debian's, LibreOffice's and the user's own, in hunspell's form."""

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from desk.words.spelling.library import Library, library_for
from desk.words.spelling.nearby import hand_slips, one_away

LARGEST = 64_000_000
"""Bytes of a dictionary that is read: Hungarian's and Turkish's, the largest, are under 20 MB."""
_COUNT = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\d{1,9}\b")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9_-]+))?")
_LETTERS = re.compile(r"^TRY\s+(\S+)", re.MULTILINE)
MOST = 5
"""Spellings that are proposed at most."""


def places() -> tuple[Path, ...]:
    """The folders that are looked into, the user's own first."""
    home = Path.home()
    found = [Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    data = os.environ.get("XDG_DATA_HOME")
    found.append((Path(data) if data else home / ".local" / "share") / "hunspell")
    found += [home / "Library" / "Spelling", Path("/Library/Spelling"), Path("/usr/share/hunspell")]
    found += [Path("/usr/share/myspell/dicts"), Path("/usr/share/myspell"), Path("/usr/local/share/hunspell")]
    for pattern in (
        "/usr/lib/libreoffice/share/extensions/dict-*",
        "/opt/libreoffice*/share/extensions/dict-*",
        "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*",
        "C:/Program Files/LibreOffice/share/extensions/dict-*",
    ):
        found += [Path(each) for each in sorted(glob.glob(pattern))]  # noqa: PTH207 - the pattern begins at the root
    return tuple(found)


def dictionary_for(language: str) -> Path | None:
    """The .dic file for a language tag: of that country, else of the language's own, else of any country."""
    tag = _TAG.match(language)
    if tag is None:
        return None
    base, country = tag[1].lower(), (tag[2] or "").replace("-", "_")
    wanted = [f"{base}_{country}" if country else base, base, f"{base}_{base.upper()}"]
    for name in dict.fromkeys(wanted):
        for place in places():
            for file in (place / f"{name}.dic", place / f"{name.lower()}.dic", place / f"{name.replace('_', '-')}.dic"):
                if file.is_file() and file.with_suffix(".aff").is_file():
                    return file
    for place in places():
        others = sorted(place.glob(f"{base}_*.dic")) if place.is_dir() else []
        if other := next((each for each in others if each.with_suffix(".aff").is_file()), None):
            return other
    return None


@dataclass
class Hunspell:
    """A dictionary in hunspell's form, asked by its own library."""

    file: Path
    _library: Library
    _letters: str
    _said: dict[str, bool] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether the dictionary can make this word."""
        known = self._said.get(word)
        if known is None:
            known = self._said[word] = self._library.spell(word)
        return known

    def is_elsewhere(self, word: str) -> bool:
        """No file says what other countries write."""
        return False

    def is_near(self, word: str) -> bool:
        """Whether an unknown word may be a slip of a known one. A word without a capital may: it is no name.

        The library is not asked: its guess takes up to half a second, and a check has a hundred names.
        """
        return word[:1].islower() or bool(self._known_of(hand_slips(word.lower(), self._letters), word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant. Takes milliseconds for words one slip away, and up to half a second for others."""
        lower = word.lower()
        for spellings in (hand_slips(lower, self._letters), one_away(lower, self._letters)):
            if found := self._known_of(spellings, word):
                return tuple(found)
        return tuple(self._library.suggest(word))[:MOST]

    def _known_of(self, spellings: Iterator[str], word: str) -> list[str]:
        """The first of these spellings that the dictionary has, with the capital that the word has."""
        made = (each[:1].upper() + each[1:] if word[:1].isupper() else each for each in spellings if " " not in each)
        return list(islice((each for each in dict.fromkeys(made) if each != word and self._has(each)), MOST))

    def _has(self, spelling: str) -> bool:
        """`knows`, without keeping the answer: hundreds of spellings are tried for one word."""
        return self._library.spell(spelling)


class Unreadable(Exception):
    """A dictionary that cannot be used. The argument says why, as the end of a sentence."""


@cache
def opened(file: Path) -> Hunspell:
    """A dictionary, read. Takes some tenths of a second. Raises Unreadable."""
    affixes = file.with_suffix(".aff")
    try:
        for each in (file, affixes):
            if each.stat().st_size > LARGEST:
                raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
        with file.open("rb") as lines:
            if not _COUNT.match(lines.read(64)):
                raise Unreadable("does not begin with the number of its words")
        text = affixes.read_text("iso-8859-1")
    except OSError as error:
        raise Unreadable(f"cannot be read ({(error.strerror or str(error)).lower()})") from error
    if not re.search(r"^(?:\ufeff|ï»¿)?\s*(?:SET|PFX|SFX|TRY|FLAG|REP)\b", text, re.MULTILINE):
        raise Unreadable("has no rules in its .aff file")
    try:
        library = library_for(file)
    except ImportError as error:
        raise Unreadable("needs the library chunspell, which is not installed") from error
    except Exception as error:
        raise Unreadable(f"is not understood by hunspell ({error})") from error
    tried = _LETTERS.search(affixes.read_text(_charset(text), errors="replace"))
    letters = "".join(dict.fromkeys(tried[1].lower())) if tried else "abcdefghijklmnopqrstuvwxyz"
    return Hunspell(file, library, letters[:_ALPHABET])


_ALPHABET = 60


def _charset(text: str) -> str:
    said = re.search(r"^SET\s+([\w-]+)", text, re.MULTILINE)
    name = said[1].lower() if said else "iso-8859-1"
    return name if name in ("utf-8", "iso8859-1", "iso8859-2", "iso8859-15", "koi8-r", "koi8-u", "cp1251") else "utf-8"
