"""Tables with rows that have more cells than the head: GFM leaves out what is too many; here no word goes missing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


def table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """markdown-it-py's rule for tables, after which the last cell of a row holds all that the row has beyond it."""
    from markdown_it.rules_block.table import table as made

    before = len(state.tokens)
    if not made(state, start, end, silent):
        return False
    row: list[Token] = []
    line = start
    for token in state.tokens[before:]:
        if token.type == "tr_open":
            row, line = [], token.map[0] if token.map else line
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close" and row:
            _fill(state, line, row)
    return True


def _fill(state: "StateBlock", line: int, row: "list[Token]") -> None:
    from markdown_it.common.utils import mdTrim
    from markdown_it.rules_block.table import escapedSplit, getLine

    cells = escapedSplit(mdTrim(getLine(state, line)))
    cells = cells[not cells[0] : len(cells) - (not cells[-1])]
    if len(cells) > len(row):
        row[-1].content = " | ".join(map(mdTrim, cells[len(row) - 1 :]))
