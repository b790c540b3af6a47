"""Signs between Chinese and Japanese characters in their full width: "注意:橋" is "注意：橋"."""

import re
from collections.abc import Iterator

from desk.formats.prose.wrap import is_wide

_FULL = {":": "：", ";": "；", "!": "！", "?": "？"}
_SIGN = re.compile(r"[:;!?,] ?")
_BRACKETS = re.compile(r"\(([^()]{1,80})\)")


def full_width(line: str, comma: str) -> Iterator[tuple[int, int, str]]:
    """The edits: start, end, and what stands there instead; `comma` is that of the language.

    What stands beside Latin words or figures stays as it is.
    """
    for found in _SIGN.finditer(line):
        at, end = found.span()
        beyond = line[end : end + 1]
        if at and is_wide(line[at - 1]) and (not beyond or is_wide(beyond) or beyond in "\"'「『（"):
            yield at, end, _FULL.get(found[0][0], comma)
    for found in _BRACKETS.finditer(line):
        around = line[found.start() - 1 : found.start()] or line[found.end() : found.end() + 1]
        if (around and is_wide(around)) or any(map(is_wide, found[1])):
            yield found.start(), found.start() + 1, "（"
            yield found.end() - 1, found.end(), "）"
