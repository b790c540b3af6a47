"""Links out of a spreadsheet: a row of cells with an address in it, below a row that names the columns."""

import re
from collections.abc import Collection

from desk.links.found import found_in, whole_address
from desk.links.sources import may_be_source, split_source
from desk.model.text import tidy_line

_COLUMN = re.compile(
    r"(?:web(?:site|page)?[ -]?|page[ -]?)?(?:urls?|links?|address|adress?e?|addresse|href|uri)|web(?:site|page)?"
    r"|lien|enlace|dirección|indirizzo|collegamento|endereço|ligação|adres|länk|lenke|osoite|odkaz|link-?adresse"
    r"|ссылка|адрес|链接|網址|网址",
    re.IGNORECASE,
)
"""What people call the column of addresses in a spreadsheet."""


def _cell(text: str) -> str:
    """What a cell holds: one with quotation marks in it is copied in quotes, each mark twice, `"A ""quiet"" word"`."""
    text = text.strip()
    inner = text[1:-1]
    quoted = len(text) > 2 and text[0] == text[-1] == '"' and '""' in inner and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if quoted else text


def without_head(rows: list[str]) -> list[str]:
    """The rows below the one that names the columns, where there is one."""
    return rows[1:] if len(rows) > 1 and _is_head(*rows[:2]) else rows


def _is_head(line: str, below: str) -> bool:
    """Whether a row of cells names the columns of the row below it: "Title, Link" above a title and its address."""
    names, cells = ([_cell(cell) for cell in row.split("\t")] for row in (line, below))
    return len(names) == len(cells) > 1 and any(
        _COLUMN.fullmatch(name) and whole_address(cell) for name, cell in zip(names, cells, strict=True)
    )


def is_sheet_of_links(text: str, known: Collection[str]) -> bool:
    """Whether a paste is several rows of a spreadsheet and each is a link."""
    rows = [row for row in text.split("\n") if row.strip()] if "\t" in text else []
    return len(rows) > 1 and all(row_of_cells(row, known) for row in without_head(rows))


def row_of_cells(text: str, known: Collection[str]) -> tuple[str | None, str, str] | None:
    """Source, title and address of a spreadsheet's row with one address in it; the source may be lacking. Of two cells
    that stand around the address the longer is the title.
    """
    if "\t" not in text:
        return None
    cells = [cell for part in text.split("\t") if (cell := _cell(part))]
    addresses = [address for cell in cells if (address := whole_address(cell))]
    words = [cell for cell in cells if not whole_address(cell)]
    if len(addresses) != 1 or not words or any(found_in(cell) for cell in words):
        return None
    if len(words) == 2 and whole_address(cells[1]):
        title, source = sorted(words, key=len, reverse=True)
        if may_be_source(source, known) and not any(map(str.isdigit, source)):
            return tidy_line(source), tidy_line(title), addresses[0]
        return *split_source(" ".join(words), known), addresses[0]
    label = words[0].rstrip(":：")
    if len(words) > 1 and may_be_source(label, known):
        return tidy_line(label), tidy_line(" ".join(words[1:])), addresses[0]
    return *split_source(" ".join(words), known), addresses[0]
