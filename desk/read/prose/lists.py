"""Lists in a paste: which lines are items, how deep they stand, and the Markdown that says so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from desk.read.prose.starts import STEPS, Item, is_rule

DEEPEST = 4
"""Levels below the first that are kept; what is deeper stands on the last."""


def list_blocks(items: Sequence[Item], written: Callable[[str], str]) -> list[str]:
    """Markdown blocks for lines that may be items and follow each other; `written` makes words safe.

    Bullets are items. An asterisk or an en dash is one only beside others. Numbers are items where they count
    from 1 to 2 at least. The rest are paragraphs: "2016. A year" and "* Before tax".
    """
    blocks: list[str] = []
    waiting = [_stepped_in(items)]
    while waiting:
        part = waiting.pop()
        wrong = _not_items(part)
        if not wrong:
            blocks.append(_list(part, written))
        elif len(part) == 1:
            blocks.append(written(f"{part[0].number}{part[0].sign} {part[0].text}"))
        else:
            runs = groupby(enumerate(part), key=lambda each: each[0] if each[0] in wrong else -1)
            waiting += reversed([[item for _, item in run] for _, run in runs])
    return blocks


def _stepped_in(items: Sequence[Item]) -> list[Item]:
    """The items with those steps in that only their sign puts there: Word writes ◦, o and § under • without indent."""
    made: list[Item] = []
    top: int | None = None
    for item in items:
        if item.sign not in STEPS:
            top = item.indent if top is None else min(top, item.indent)
        sunk = item.indent if top is None else top + STEPS.get(item.sign, 0)
        made.append(replace(item, indent=max(item.indent, sunk)))
    return made


def _levels(part: Sequence[Item]) -> list[int]:
    """How deep each item stands: two columns more than the one above is a step in."""
    stack = [part[0].indent]
    levels: list[int] = []
    for item in part:
        while len(stack) > 1 and item.indent < stack[-1]:
            stack.pop()
        if item.indent >= stack[-1] + 2 and levels and len(stack) <= DEEPEST:
            stack.append(item.indent)
        elif len(stack) == 1:
            stack[0] = min(stack[0], item.indent)
        levels.append(len(stack) - 1)
    return levels


def _not_items(part: Sequence[Item]) -> set[int]:
    """The places of lines that only look like items."""
    bullets = sum(not item.number for item in part)
    wrong = {place for place, item in enumerate(part) if item.weak and bullets < 2}
    counting: dict[int, list[int]] = {}
    runs: list[list[int]] = []
    for place, (item, level) in enumerate(zip(part, _levels(part), strict=True)):
        counting = {each: run for each, run in counting.items() if each <= level}
        above = part[counting[level][-1]] if level in counting else item
        if item.number and (above.sign, int(above.number) + 1) == (item.sign, int(item.number)):
            counting[level].append(place)
            continue
        counting.pop(level, None)
        if item.number and int(item.number) == 1:
            runs.append(counting.setdefault(level, [place]))
        elif item.number:
            wrong.add(place)
    return wrong | {run[0] for run in runs if len(run) == 1}


def _list(part: Sequence[Item], written: Callable[[str], str]) -> str:
    """One Markdown list. An empty line parts bullets from numbers on the same level."""
    lines: list[str] = []
    above: list[Item] = []
    for item, level in zip(part, _levels(part), strict=True):
        if len(above) > level and _marker(above[level])[-2] != _marker(item)[-2]:
            lines.append("")
        above = above[:level]
        indent = " " * sum(len(_marker(parent)) for parent in above)
        above.append(item)
        line = _marker(item) + written(item.text)
        lines.append(indent + (f"- \\{line[2:]}" if is_rule(line) else line))
    return "\n".join(lines)


def _marker(item: Item) -> str:
    return f"{item.number}{item.sign} " if item.number else "- "
