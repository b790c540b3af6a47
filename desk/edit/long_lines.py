"""Lines that are too long to be edited with ease: a paste of some programs is a whole book on one line."""

import re

LONGEST = 20_000
"""Characters of a line; a longer one stays as it is where it stands in a file, and is broken when it is pasted."""
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*\s+")


def broken(text: str) -> tuple[str, int]:
    """`text` with its lines of more than `LONGEST` characters as paragraphs, and how many breaks were put in.

    A line breaks behind a sentence, else at a space: no word is taken apart, and one without a space in it (a picture
    as base64) stays whole. Nothing but white space is lost.
    """
    if len(text) <= LONGEST:
        return text, 0
    lines = [_parts(line) for line in text.split("\n")]
    return "\n".join("\n\n".join(parts) for parts in lines), sum(len(parts) - 1 for parts in lines)


def _parts(line: str) -> list[str]:
    parts = []
    at = 0
    while len(line) - at > LONGEST:
        end = _break(line, at)
        if end >= len(line):
            break
        parts.append(line[at:end].rstrip())
        at = end
    return [*parts, line[at:]]


def _break(line: str, at: int) -> int:
    """Where the next part begins: behind the last sentence of the last quarter, else behind a space."""
    most = at + LONGEST
    ends = [found.end() for found in _SENTENCE.finditer(line, most - LONGEST // 4, most)]
    if ends:
        return ends[-1]
    space = line.rfind(" ", at + 1, most)
    if space < 0:
        space = line.find(" ", most)
    return len(line) if space < 0 else space + 1
