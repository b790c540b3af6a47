"""Hunspell's library, asked so that nothing stands still while it reads a dictionary or thinks of suggestions.

Reading takes a tenth of a second, suggesting up to half of one. What chunspell gives Python keeps all threads waiting
meanwhile; the same library, called by its C functions, does not. Where it cannot be found chunspell is asked itself.
"""

import ctypes
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Protocol

_LISTED = ctypes.POINTER(ctypes.c_char_p)


class Library(Protocol):
    """A dictionary that was read."""

    def spell(self, word: str) -> bool:
        """Whether it can make this word."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """What it thinks was meant."""


class _Nothing:
    def spell(self, _word: str) -> bool:
        return True

    def suggest(self, _word: str) -> tuple[str, ...]:
        return ()


NOTHING: Library = _Nothing()
"""Stands for a dictionary that has gone: no spelling is better than a wrong one."""


def library_file() -> Path:
    """Where chunspell is; it is not imported, which takes 10 ms. Raises ImportError where there is none."""
    found = find_spec("hunspell")
    if found is None or not found.origin:
        raise ImportError("chunspell")
    return Path(found.origin)


def library_for(dictionary: Path) -> Library:
    """Read a dictionary, a .dic file with its .aff beside it. Raises ImportError where there is no chunspell.

    Raises OSError where the dictionary is not there, and what chunspell raises for one that it does not understand.
    """
    for file in (dictionary, dictionary.with_suffix(".aff")):
        file.stat()
    for file in sorted(library_file().parent.glob("libhunspell*.so*")):
        try:
            return _ByFunctions(file, dictionary)
        except (AttributeError, OSError):  # another library of that name
            continue
    import hunspell

    made: Library = hunspell.Hunspell(dictionary.stem, hunspell_data_dir=str(dictionary.parent))
    return made


class _ByFunctions:
    """The C functions of a shared library. One thread at a time: a dictionary that is asked by two breaks."""

    def __init__(self, file: Path, dictionary: Path) -> None:
        """Raises OSError or AttributeError where the file is no such library, OSError where it reads nothing."""
        free, held = ctypes.CDLL(str(file)), ctypes.PyDLL(str(file))
        create, self._suggest, self._spell = free.Hunspell_create, free.Hunspell_suggest, held.Hunspell_spell
        self._free_list = held.Hunspell_free_list
        create.restype, create.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p]
        self._spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        self._suggest.argtypes = [ctypes.c_void_p, ctypes.POINTER(_LISTED), ctypes.c_char_p]
        self._free_list.argtypes = [ctypes.c_void_p, ctypes.POINTER(_LISTED), ctypes.c_int]
        held.Hunspell_get_dic_encoding.restype = ctypes.c_char_p
        held.Hunspell_get_dic_encoding.argtypes = [ctypes.c_void_p]
        self._lock = Lock()
        self._handle = create(bytes(dictionary.with_suffix(".aff")), bytes(dictionary))
        if not self._handle:
            raise OSError(f"{dictionary} was not read")
        said = held.Hunspell_get_dic_encoding(self._handle)
        self._charset = known_charset(said.decode("ascii", "replace") if said else "")

    def spell(self, word: str) -> bool:
        """Whether the dictionary can make this word."""
        with self._lock:
            return bool(self._spell(self._handle, self._bytes(word))) if self._fits(word) else False

    def suggest(self, word: str) -> tuple[str, ...]:
        """What the library thinks was meant."""
        return tuple(self._suggested(word)) if self._fits(word) else ()

    def _suggested(self, word: str) -> Iterator[str]:
        found = _LISTED()
        with self._lock:
            count = self._suggest(self._handle, ctypes.byref(found), self._bytes(word))
            made = [found[at] for at in range(max(count, 0))]
            if count > 0:
                self._free_list(self._handle, ctypes.byref(found), count)
        return (each.decode(self._charset, "replace") for each in made if each)

    def _fits(self, word: str) -> bool:
        """Whether all letters of a word are in the dictionary's alphabet: one that is not makes no word of it."""
        try:
            return "\0" not in word and bool(self._bytes(word))
        except UnicodeEncodeError:
            return False

    def _bytes(self, word: str) -> bytes:
        return word.encode(self._charset)


def known_charset(name: str) -> str:
    """Python's name for the charset of a dictionary, one of 256 signs; UTF-8 for any other name."""
    try:
        signs = bytes(range(256)).decode(name, "replace")
    except (LookupError, ValueError):
        return "utf-8"
    return name if len(signs) == 256 else "utf-8"
