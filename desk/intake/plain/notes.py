"""Numbered notes: `[3]` behind or ahead of words, and the list elsewhere that says where 3 leads."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.intake.plain.rows import Row
from desk.model.url import typed_url

MARKER = re.compile(r"\[(\d{1,4})\]")
_NOTE = re.compile(r"\[?(\d{1,4})(?:\]:?|[.):])\s*<?((?:https?://|www\.|mailto:|file:|ftp:)[^\s<>]+)>?$", re.IGNORECASE)
_BROKEN_NOTE = re.compile(r"\[?(\d{1,4})(?:\]:?|[.):])\s*<?(https?://\S.*?)>?$", re.IGNORECASE)
"""A note whose address was written with spaces in it: only amid others."""
_TITLE = re.compile(r"[^\W\d_][\w ]{2,30}:?$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number, its address as written, the row it stands in."""

    number: int
    address: str
    row: int


@dataclass(slots=True)
class Notes:
    """The notes of a text. A marker means the note of its number below it, failing that the nearest above."""

    notes: tuple[Note, ...] = ()
    titles: tuple[Row, ...] = ()
    """The lines that did nothing but name the list: "References"."""
    used: set[int] = field(default_factory=set)
    _places: dict[int, list[Note]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for note in self.notes:
            self._places.setdefault(note.number, []).append(note)

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def url(self, number: int, row: int) -> str | None:
        """The address that a marker in this row stands for."""
        notes = self._places[number]
        place = min(bisect_left(notes, row, key=_row), len(notes) - 1)
        url = typed_url(notes[place].address)
        if url:
            self.used.add(notes[place].row)
        return url

    @property
    def unused(self) -> tuple[Note, ...]:
        """The notes that no marker asked for."""
        return tuple(note for note in self.notes if note.row not in self.used)


def _row(note: Note) -> int:
    return note.row


def notes_in(rows: Sequence[Row]) -> tuple[Notes, list[Row]]:
    """The notes among some rows, and the rows without them. A list needs markers elsewhere that ask for it."""
    found = {row.number: match for row in rows if (match := _NOTE.match(row.text))}
    for row in rows:
        if row.number - 1 in found and row.number not in found and (match := _BROKEN_NOTE.match(row.text)):
            found[row.number] = match
    asked = {
        int(number)
        for row in rows
        if "[" in row.text and row.number not in found
        for number in MARKER.findall(row.text)
    }
    notes = [
        Note(int(match[1]), match[2], number)
        for number, match in found.items()
        if len(found) > 9 or any(int(near[1]) in asked for near in _beside(found, number))
    ]
    if not asked or not notes:
        return Notes(), list(rows)
    gone = {note.row for note in notes}
    titles = _titles(rows, gone)
    gone.update(row.number for row in titles)
    left = [row for row in rows if row.number not in gone]
    return Notes(tuple(notes), tuple(titles)), left


def _beside(found: dict[int, re.Match[str]], number: int) -> list[re.Match[str]]:
    """The notes in a row and in those right above and below it."""
    return [found[near] for near in (number - 1, number, number + 1) if near in found]


def _titles(rows: Sequence[Row], gone: set[int]) -> list[Row]:
    """Short lines that stand directly above a list of notes with an empty line between, and name it."""
    titles = []
    above: Row | None = None
    blank = False
    for row in rows:
        if row.number in gone:
            if above and blank and _TITLE.match(above.text) and above.text.rstrip(":").istitle():
                titles.append(above)
            above = None
        elif row.text:
            above, blank = row, False
        else:
            blank = True
    return titles
