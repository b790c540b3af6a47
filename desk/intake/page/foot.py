"""Where the small print of a page begins, and what stands directly above it that is part of it."""

from collections import Counter
from collections.abc import Sequence

from desk.intake.page.loud import body_size
from desk.intake.page.menus import is_menu, menu_rows
from desk.intake.page.parts import Part
from desk.intake.page.phrases import BROWSER, CLOSING, NAVIGATION, is_small_print

_HEAVY = 0.9
_ASKED = 4
"""Words of a button that asks what the reader thinks."""
_SMALL_CELL = 8
"""Parts of a cell that may be small print as a whole."""


def footer(parts: Sequence[Part]) -> int:
    """Where the small print begins: at its first sure sign behind which no more stories come."""
    body = body_size(parts)
    stories = _last_story(parts, body)
    signs = [place for place, part in enumerate(parts) if place > stories and _is_small_print(part)]
    if not signs:
        return _closing(parts, stories)
    start = signs[0]
    rows = menu_rows(parts)
    cells = Counter(part.cell for part in parts)
    cells.subtract({part.cell: cells[part.cell] for part in parts if part.level})
    while start > stories + 1 and (start - 1 in rows or _belongs(parts[start - 1], parts[signs[0]], cells, body)):
        start -= 1
    return start


def _closing(parts: Sequence[Part], stories: int) -> int:
    """Where an editor's last words begin on a page without small print."""
    for place in range(max(stories + 1, len(parts) - 4, 1), len(parts)):
        part = parts[place]
        if not part.depth and CLOSING.search(part.words) and not part.level:
            return place
    return len(parts)


def _is_small_print(part: Part) -> bool:
    return is_small_print(part.words) and not part.level


def _last_story(parts: Sequence[Part], body: float) -> int:
    """The place of the last part that must be of a story: a loud line with a text below it that is no small print."""
    text = False
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if not part.words:
            continue
        if _is_small_print(part):
            text = False
            continue
        loud = part.level or part.size >= body * 1.12 or part.bold >= 0.9
        if (
            loud
            and text
            and len(part.words) <= 200
            and not CLOSING.search(part.words)
            and not NAVIGATION.fullmatch(part.words)
        ):
            return place
        if part.depth and part.links and len(part.words) > 20 and not is_menu(part):
            return place
        text = text or (len(part.words) >= 40 and part.size >= body * 0.9)
    return -1


def _is_feedback(part: Part) -> bool:
    """Whether a part is a picture of a word or two that leads somewhere, or links side by side and nothing else."""
    if part.image:
        return bool(part.links) and len(part.words.split()) <= 2
    few = all(len(link.words.split()) <= _ASKED for link in part.links)
    return bool(part.cell) and part.linked >= _HEAVY and few and len({link.url for link in part.links}) > 1


def _belongs(part: Part, sign: Part, cells: Counter[int], body: float) -> bool:
    """Whether a part directly above the small print is part of it: a menu, icons, a rule, smaller print, its cell.

    `cells` counts the parts of each cell that holds no heading.
    """
    if part.rule or not part.words:
        return True
    if part.depth and not is_menu(part):
        return False
    if is_menu(part) or NAVIGATION.fullmatch(part.words) or CLOSING.search(part.words) or BROWSER.search(part.words):
        return True
    if part.image and NAVIGATION.search(part.words):
        return True
    if _is_feedback(part) and part.cell != sign.cell:
        return True
    smaller = part.size <= sign.size and part.size < body * 0.95
    return smaller or (bool(part.cell) and part.cell == sign.cell and 0 < cells[part.cell] <= _SMALL_CELL)
