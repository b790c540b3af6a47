"""Menus: rows of words that lead to places of the house, such as "home | archive | about", or of icons."""

import re
from collections import defaultdict
from collections.abc import Sequence

from desk.intake.page.parts import Part
from desk.intake.page.phrases import NAVIGATION

_HEAVY = 0.9
_ROW = 3
"""Links that make a row of a table a menu."""
_LABEL = 20
"""Characters of the longest of them."""
_BETWEEN = re.compile(r"\s*(?:[|·•/,–—]|\s{2,}|\u00a0)+\s*")


def is_menu(part: Part) -> bool:
    """Whether a part is a row of words such as "home | archive | about", most of them linked."""
    pieces = [piece for piece in _BETWEEN.split(part.words) if piece.strip()]
    named = sum(bool(NAVIGATION.fullmatch(piece.strip(" .:"))) for piece in pieces)
    if not pieces or len(part.words) > 200:
        return False
    return named * 2 >= len(pieces) and (part.linked >= 0.4 or named == len(pieces))


def menu_rows(parts: Sequence[Part]) -> set[int]:
    """The places of parts that are menus by their form: rows of a table with nothing but links of a word or two."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        if part.row and part.words and not part.image:
            rows[part.row].append(place)
    return {place for row in rows.values() if _is_row(parts, row) for place in row}


def _is_row(parts: Sequence[Part], row: Sequence[int]) -> bool:
    cells = {parts[place].cell for place in row}
    return len(row) == len(cells) >= _ROW and all(
        parts[place].linked >= _HEAVY and len(parts[place].words.split()) <= 2 and len(parts[place].words) <= _LABEL
        for place in row
    )
