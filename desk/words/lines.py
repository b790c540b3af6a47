r"""Words as they are written in a file, and in a publication's own: one a line, `key: text`.

web: Im Browser lesen
source: "{source}:  "        quotation marks keep the spaces at the ends
more.one: und {count} weiteres
number: Nr.\u00a0{number}      a character that cannot be seen, by its number
"""

import re
from collections.abc import Iterable, Iterator

_KEY = re.compile(r"[a-z_]+(?:\.[a-z]+)?")
_NUMBERED = re.compile(r"\\u([0-9a-fA-F]{4})")


class WordsFault(ValueError):
    """Words that cannot be used; the text is one sentence that says what is wrong, where, and what to do."""


def parsed(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each key with its text. Empty lines and those that begin with # are nothing. Raises WordsFault."""
    seen: dict[str, int] = {}
    for place, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, colon, text = line.partition(":")
        key = key.strip()
        if not colon or not _KEY.fullmatch(key):
            raise WordsFault(f"“{line.strip()[:40]}” in line {place} is no word: write it as web: Read on the web.")
        if key in seen:
            raise WordsFault(f"“{key}” stands twice, in lines {seen[key]} and {place}: keep one of them.")
        seen[key] = place
        yield key, _text(text)


def written(key: str, text: str) -> str:
    """The line for a word."""
    return f'{key}: "{text}"' if text != text.strip() or not text else f"{key}: {text}"


def _text(typed: str) -> str:
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text)
