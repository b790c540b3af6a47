"""A list of stories out of a spreadsheet, copied or saved as CSV: a row for each, below one that names the columns."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from desk.links.found import whole_address
from desk.model.text import tidy_line
from desk.read.line import Document, Form, LeftOut, Line, Run
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses, with_links
from desk.read.sources.text import read_text

_COLUMNS: dict[str, list[str]] = json.loads((files("desk.words") / "sheet_columns.json").read_text("utf-8"))
"""What people call the columns of such a list, in small letters."""
_DELIMITERS = "\t;,"
_HALF = 2
"""Of so many rows one has an address in its column."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by what their columns are; `others` are the rest with the names of theirs. `line` counts from 1."""

    cells: dict[str, str]
    others: tuple[tuple[str, str], ...]
    line: int


def rows_of(text: str) -> list[Row]:
    """The rows of a sheet that has a column of titles and one of addresses; none of another text."""
    head = text.partition("\n")[0].casefold()
    delimiter = next((sign for sign in _DELIMITERS if sign in head), "")
    if not delimiter or not {"title", "address"} <= set(_named(head.split(delimiter))):
        return []
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error:
        return []
    linked = sum(whole_address(row.cells.get("address", "")) is not None for row in rows)
    titled = all(row.cells.get("title") for row in rows)
    return rows if titled and _HALF * linked >= len(rows) > 0 else []


def read_sheet(text: str, addresses: Addresses) -> Document:
    """Stories of the rows; those of one section stand together. What a line is, its `kind` says; another text is read
    as one.
    """
    sections: dict[str, list[Row]] = {}
    for row in rows_of(text):
        sections.setdefault(row.cells.get("section", ""), []).append(row)
    if not sections:
        return read_text(text, addresses)
    lines: list[Line] = []
    left: list[LeftOut] = [LeftOut(Reason.COLUMNS, tidy_line(text.partition("\n")[0]), line=1)]
    for title, rows in sections.items():
        if title:
            lines.append(_line(rows[0], "section", Run(addresses.shown(title))))
        for row in rows:
            lines += _story(row, addresses)
            left += [
                LeftOut(Reason.CELL, addresses.shown(f"{name}: {cell}"), line=row.line) for name, cell in row.others
            ]
    return Document(Form.SHEET, tuple(lines), tuple(text.split("\n")), left_out=(*left, *addresses.left_out))


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows below the first, as far as they hold something."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    names = [tidy_line(name) for name in next(reader)]
    columns = _named(name.casefold() for name in names)
    begin = reader.line_num + 1
    for row in reader:
        cells = [tidy_line(cell) for cell in row]
        found = {what: cells[at] for what, at in columns.items() if at < len(cells) and cells[at]}
        others = [(names[at] if at < len(names) else "", cell) for at, cell in enumerate(cells)]
        if any(cells):
            rest = tuple(each for at, each in enumerate(others) if each[1] and at not in columns.values())
            yield Row(found, rest, begin)
        begin = reader.line_num + 1


def _named(names: Iterable[str]) -> dict[str, int]:
    """Which column is which, by its name; the first of two that are the same. A name that says two things in two
    languages is what no other column is: "Rubrik" beside "Titel".
    """
    found: dict[str, int] = {}
    said = [(at, [what for what in _COLUMNS if name.strip(' "') in _COLUMNS[what]]) for at, name in enumerate(names)]
    for at, kinds in sorted(said, key=lambda each: len(each[1]) > 1):
        if what := next((each for each in kinds if each not in found), ""):
            found[what] = at
    return found


def _story(row: Row, addresses: Addresses) -> Iterator[Line]:
    """A headline, its text, and its link behind the source that has it; without a source the headline is the link."""
    title, source, written = (row.cells.get(each, "") for each in ("title", "source", "address"))
    plain = Run(addresses.shown(title))
    linked = plain.leading(plain.text, *addresses.of(written, title)) if written else plain
    yield _line(row, "headline", plain if source else linked)
    if text := row.cells.get("text"):
        yield _line(row, "body", *with_links(Run(text), addresses))
    if source:
        yield _line(row, "link", Run(f"{addresses.shown(source)}:  "), linked)


def _line(row: Row, what: str, *runs: Run) -> Line:
    return Line(runs, gap=2, kind=what, form=Form.SHEET, start=row.line, end=row.line)
