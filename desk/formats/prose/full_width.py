"""Signs behind Chinese and Japanese characters in their full width: "注意:橋" is "注意：橋"."""

import re
from collections.abc import Iterator

from desk.formats.prose.wrap import is_wide

_FULL = {":": "：", ";": "；", "!": "！", "?": "？"}
_SIGN = re.compile(r"[:;!?,] ?")
_BRACKETS = re.compile(r"\(([^()]{1,80})\)")


def full_width(line: str, comma: str) -> Iterator[tuple[int, int, str]]:
    """The edits: start, end, and what stands there instead; `comma` is that of the language.

    What stands behind a Latin word or a figure stays as it is, and so does a comma ahead of one.
    """
    closed: set[int] = set()
    for found in _BRACKETS.finditer(line):
        around = line[found.start() - 1 : found.start()] or line[found.end() : found.end() + 1]
        if (around and is_wide(around)) or any(map(is_wide, found[1])):
            closed.add(found.end())
            yield found.start(), found.start() + 1, "（"
            yield found.end() - 1, found.end(), "）"
    for found in _SIGN.finditer(line):
        at, end = found.span()
        beyond = line[end : end + 1]
        sure = found[0][0] != "," or not beyond or is_wide(beyond) or beyond in "\"'「『（"
        if sure and ((at and is_wide(line[at - 1])) or at in closed):
            yield at, end, _FULL.get(found[0][0], comma)
