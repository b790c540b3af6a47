"""The lines of the desk's own text edition: rules of 72 "=", two empty lines between items, underlined headlines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desk.intake.plain.rows import Row
from desk.intake.wrap import joined_lines

WIDTH = 72
"""Columns of an edition."""
RULE = "=" * WIDTH
UNDERLINE = re.compile(r"-{1,72}")
_STRONG = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{0,2000}[^\s*])\*(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{0,2000}[^\s_])_(?![\w_])")

Chunk = Sequence[Row]
"""Rows between two empty lines and the next two."""


def is_edition(lines: Sequence[str]) -> bool:
    """Whether a text is an edition: it has rules of just that width, each with two empty lines above or its title."""
    rules = [at for at, line in enumerate(lines) if line == RULE]
    if not rules:
        return False
    apart = [at for at in rules if at > 1 and not lines[at - 1] and not lines[at - 2]]
    closing = [at for at in rules if at > 1 and RULE in lines[max(0, at - 4) : at] and lines[at - 1]]
    under = sum(bool(UNDERLINE.fullmatch(line)) and len(line) == len(above) for above, line in pairwise(lines))
    return len(apart) + len(closing) == len(rules) and len(apart) > 0 and (under > 0 or len(apart) > 1)


def chunks_of(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """What two empty lines part, each without empty lines at its ends."""
    chunk: list[Row] = []
    for row in rows:
        if not row.text and (not chunk or not chunk[-1].text):
            if chunk:
                yield chunk[:-1]
            chunk = []
            continue
        chunk.append(row)
    while chunk and not chunk[-1].text:
        chunk.pop()
    if chunk:
        yield chunk


def groups_of(chunk: Chunk) -> list[list[Row]]:
    """The rows between empty lines."""
    groups: list[list[Row]] = [[]]
    for row in chunk:
        if row.text:
            groups[-1].append(row)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def unwrapped_rows(rows: Chunk) -> list[str]:
    """The lines of a group, put together where the wrap at 72 columns parted them."""
    made: list[str] = []
    edge = 0
    for row in rows:
        if made and edge + 1 + len(row.text.split(None, 1)[0]) > WIDTH and not row.indent:
            made[-1] = joined_lines(made[-1], row.text)
        else:
            made.append(row.text)
        edge = row.edge
    return made


def emphasised(rows: Chunk) -> list[Row]:
    """The rows with *strong* and _emphasised_ words as Markdown has them."""
    return [
        row
        if row.indent > 3 or not ("*" in row.text or "_" in row.text)
        else Row(row.number, row.indent, _EMPHASIS.sub(r"*\1*", _STRONG.sub(r"**\1**", row.text)), row.edge)
        for row in rows
    ]
