"""Dictionaries that stand on the machine: Debian's, LibreOffice's and the user's own, in hunspell's form."""

import glob
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from string import ascii_lowercase
from threading import Lock

from desk.words.spelling import nearby
from desk.words.spelling.library import NOTHING, Library, known_charset, library_file, library_for
from desk.words.spelling.nearby import hand_slips, one_away
from desk.words.spelling.remembered import Remembered, remembered

LARGEST = 64_000_000
"""Bytes of a dictionary that is read: Hungarian's and Turkish's, the largest, are under 20 MB."""
WHOLE = 0.75
"""Part of the words it says it has that a dictionary has at least: the number is often a few off."""
STRANGE = 0.01
"""Letters a line that are none in the dictionary's charset, from which on it is written in another one."""
_COUNT = re.compile(rb"(?:\xef\xbb\xbf)?\s*([1-9]\d{0,8})\b")
_RULES = re.compile(r"^(?:\ufeff|ï»¿)?\s*(?:SET|PFX|SFX|TRY|FLAG|REP)\b", re.MULTILINE)
_ENDINGS = re.compile(r"^[ \t]*([SP]FX)[ \t]+(\S+)[ \t]+[YN][ \t]+(\d{1,6})\b", re.MULTILINE)
"""The head of a table of endings, or of what goes before a word, and how many lines it has: "SFX A Y 12"."""
_CHARSET = re.compile(r"^(?:\ufeff|ï»¿)?\s*SET\s+([\w-]+)", re.MULTILINE)
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9_-]+))?")
_LETTERS = re.compile(r"^TRY\s+(\S+)", re.MULTILINE)
_ALPHABET = 60
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
    """A dictionary in hunspell's form, asked by its own library. It is read for the first word that was never asked."""

    file: Path
    letters: str
    remembered: Remembered
    _read: Library | None = None
    _reading: Lock = field(default_factory=Lock)

    def knows(self, word: str) -> bool:
        """Whether the dictionary can make this word."""
        return self.remembered.known(word, self._has)

    def is_elsewhere(self, word: str) -> bool:
        """No file says what other countries write."""
        return False

    def is_near(self, word: str) -> bool:
        """Whether an unknown word may be a slip of a known one. A word without a capital may: it is no name.

        The library is not asked: its guess takes up to half a second, and a check has a hundred names.
        """
        return word[:1].islower() or self.remembered.near(word, self._is_near)

    def suggestions(self, word: str, *, far: bool = True) -> tuple[str, ...]:
        """What may have been meant: words one slip away, which takes milliseconds, else what the library guesses.

        The library takes up to half a second, and is asked only where `far` says so.
        """
        close = self.remembered.close(word, self._close)
        return close if close or not far else self.remembered.far(word, self._far)

    def keep(self) -> None:
        """Keep what was answered for the next run."""
        if self._read is not NOTHING:
            self.remembered.keep()

    def read(self) -> Library:
        """The dictionary in the library's hands, read if it was not yet. Raises what `library_for` raises."""
        with self._reading:
            if self._read is None:
                self._read = library_for(self.file)
            return self._read

    def _library(self) -> Library:
        """The dictionary, read; where it is gone by now, one that has nothing to say."""
        try:
            return self.read()
        except (ImportError, OSError):
            self._read = NOTHING
            return NOTHING

    def _is_near(self, word: str) -> bool:
        return bool(self._known_of(hand_slips(word.lower(), self.letters), word))

    def _close(self, word: str) -> tuple[str, ...]:
        """The word itself with its capital, as nouns are slipped in German ("februar"), and words one slip away."""
        lower, capital = word.lower(), word.capitalize()
        itself = [capital] if capital != word and self._has(capital) else []
        found = itself + self._known_of(hand_slips(lower, self.letters), word)
        return tuple(dict.fromkeys(found or self._known_of(one_away(lower, self.letters), word)))[:MOST]

    def _far(self, word: str) -> tuple[str, ...]:
        return tuple(self._library().suggest(word))[:MOST]

    def _known_of(self, spellings: Iterator[str], word: str) -> list[str]:
        """The first of these spellings that the dictionary has, with the capital that the word has."""
        made = (each[:1].upper() + each[1:] if word[:1].isupper() else each for each in spellings if " " not in each)
        return list(islice((each for each in dict.fromkeys(made) if each != word and self._has(each)), MOST))

    def _has(self, spelling: str) -> bool:
        """`knows`, without keeping the answer: hundreds of spellings are tried for one word."""
        return self._library().spell(spelling)


class Unreadable(Exception):
    """A dictionary that cannot be used. The argument says why, as the end of a sentence."""


@cache
def opened(file: Path) -> Hunspell:
    """A dictionary that can be used: read, or one of which answers are remembered. Raises Unreadable.

    Takes some tenths of a second where it is read.
    """
    affixes = file.with_suffix(".aff")
    try:
        for each in (file, affixes):
            if each.stat().st_size > LARGEST:
                raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
        rules = affixes.read_text("iso-8859-1")
        if not _RULES.search(rules):
            raise Unreadable("has no rules in its .aff file")
        said = _CHARSET.search(rules)
        charset = said[1].lower() if said else "iso8859-1"
        tried = _LETTERS.search(affixes.read_text(known_charset(charset), errors="replace"))
        letters = "".join(filter(_is_of_word, dict.fromkeys(tried[1].lower()))) if tried else ascii_lowercase
        others = (affixes, library_file(), Path(__file__), Path(nearby.__file__))
        made = Hunspell(file, letters[:_ALPHABET], remembered(file, others))
        if not made.remembered:
            _look_through(file.read_bytes(), rules, charset)
            made.read()
    except ImportError as error:
        raise Unreadable("needs the library chunspell, which is not installed") from error
    except OSError as error:
        raise Unreadable(f"cannot be read ({(error.strerror or str(error)).lower()})") from error
    return made


def _look_through(words: bytes, rules: str, charset: str) -> None:
    """Raises Unreadable for a dictionary that is none, was cut short or is written in another charset."""
    said, lines = _COUNT.match(words), words.count(b"\n") - words.endswith(b"\n")
    if said is None:
        raise Unreadable("does not begin with the number of its words")
    if lines < int(said[1]) * WHOLE:
        raise Unreadable(f"is cut short: it says that it has {int(said[1]):,} words, and has {lines:,}")
    if charset == "utf-8" and _strange_signs(words) > lines * STRANGE:
        raise Unreadable("is not in UTF-8, as its .aff file says that it is")
    if _is_cut(rules):
        raise Unreadable("has an .aff file that is cut short")


def _strange_signs(words: bytes) -> int:
    """How many bytes are no UTF-8."""
    try:
        words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("utf-8", "replace").count("\ufffd")
    return 0


def _is_cut(rules: str) -> bool:
    """Whether the last table of endings has fewer lines than its head says."""
    heads = list(_ENDINGS.finditer(rules))
    if not heads:
        return False
    kind, name, lines = heads[-1].groups()
    there = re.findall(rf"^\s*{kind}\s+{re.escape(name)}\s", rules[heads[-1].end() :], re.MULTILINE)
    return len(there) < int(lines)


def _is_of_word(sign: str) -> bool:
    """Whether a sign makes a word: a letter or its mark. Dictionaries also try "-" and ".", which join two words."""
    return unicodedata.category(sign)[0] in "LM" or sign == "'"
