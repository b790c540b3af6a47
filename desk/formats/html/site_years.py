"""A site's issues by year: all in the index, or pages of their own for the older years once there are many."""

from collections.abc import Iterable
from dataclasses import dataclass

from desk.formats.html.site_entries import Entry

MANY = 100
"""Issues up to which all stand in the index."""
AT_LEAST = 20
"""Issues that stand in the index in any case: where the newest year has fewer, the year before it stands there too."""


@dataclass(frozen=True, slots=True)
class Year:
    """The issues of a year, newest first. `place` is its page from the root, "" where it stands in the index.

    `name` is "2026", or the word for those without a day.
    """

    name: str
    entries: tuple[Entry, ...]
    place: str


def place_of(day: str) -> str:
    """The page of the year of a day, whether there is one or not: "years/2026.html" for 2026-11-05."""
    return f"years/{day[:4] or 'undated'}.html"


def by_year(listed: Iterable[Entry], undated: str) -> tuple[Year, ...]:
    """The years of the issues, newest first, those without a day last."""
    years: dict[str, list[Entry]] = {}
    for entry in listed:
        years.setdefault(entry.date[:4], []).append(entry)
    many = sum(map(len, years.values())) > MANY
    made: list[Year] = []
    shown = 0
    for year in sorted(years, reverse=True):
        apart = many and shown >= AT_LEAST
        made.append(Year(year or undated, tuple(years[year]), place_of(year) if apart else ""))
        shown += len(years[year])
    return tuple(made)
