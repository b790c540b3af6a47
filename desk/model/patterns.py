"""Regular expressions that are compiled when they are first asked: one with whole scripts in it takes 1 to 3 ms.

A desk on English copy needs none of those, and as short a command as `desk list` would compile all that it imports.
"""

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern. Its methods (`search`, `sub`) are the pattern's own from the first time they are used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._late = pattern, flags

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(*self._late), name)
        setattr(self, name, asked)
        return asked


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern such as `late("[\u3400-\u9fff]")`, to be used by its methods. A faulty one raises when it is used."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
