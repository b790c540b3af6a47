"""Cards of a mail in the cells of a table: a picture beside its words, or two cards side by side."""

from collections.abc import Sequence

from bench.reader.grammar.plan import Block

CARD = "\1"
"""Stands ahead of the rows of a card."""
OVER = "\2"
"""Stands behind the last card of a run."""
_ENDS = ("section", "part", "tiny", "foot title", "foot text", "social", "aside", "intro")
_ABOVE = ("kicker", "sponsor", "image")


def marks(blocks: Sequence[Block], at: int) -> list[str]:
    """The marks that stand ahead of a block."""
    role, before = blocks[at].role, blocks[at - 1].role if at else ""
    if role in _ENDS:
        return [OVER]
    begins = (role in _ABOVE or role == "head") and before not in _ABOVE
    return [CARD] if begins and any(each.role == "head" for each in blocks[at : at + 4]) else []


def in_columns(rows: Sequence[str], columns: int) -> list[str]:
    """Rows with their marked cards as rows of tables; `columns` 1 sets a card's first row beside the others."""
    found: list[str] = []
    cards: list[list[str]] = []
    loose = True
    for row in [*rows, OVER]:
        if row == CARD:
            cards.append([])
            loose = False
        elif row == OVER:
            found += _tables(cards, columns)
            cards, loose = [], True
        elif loose:
            found.append(row)
        else:
            cards[-1].append(row)
    return found


def _tables(cards: Sequence[Sequence[str]], columns: int) -> list[str]:
    if columns == 1:
        return [_row(card[:1], card[1:]) for card in cards]
    return [_row(*cards[at : at + 2]) for at in range(0, len(cards), 2)]


def _row(*cells: Sequence[str]) -> str:
    inside = "".join(f'<td valign="top">{_table(cell)}</td>' for cell in cells)
    return f"<table><tr>{inside}</tr></table>"


def _table(rows: Sequence[str]) -> str:
    return "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"
