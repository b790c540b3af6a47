"""The levels of headings, the same in every format: none is skipped, and a story outside a section ranks as one."""

from collections.abc import Iterable

from desk.formats.blocks.values import Block, Head

TOP = 2
"""The level of a section's title, and of a headline that stands under none; the name of the publication has 1."""


def levelled(made: Iterable[Block]) -> list[tuple[Block, int]]:
    """Each block with the level of its headline: one below the title of its section, `TOP` where that has none."""
    level = TOP
    levels: list[tuple[Block, int]] = []
    for block in made:
        if isinstance(block, Head):
            level = TOP + 1 if block.title else TOP
            levels.append((block, TOP))
        else:
            levels.append((block, level))
    return levels


def inner(level: int, headline: str) -> int:
    """The level of a heading inside running text, below a headline of this level or in the place of one."""
    return level + 1 if headline else level
