"""What the archive is made of: its issues over time, its sources and sections, what ran most often."""

import sqlite3
from dataclasses import dataclass

from desk.archive.stories import NEWEST_FIRST, runs
from desk.links.key import key_of
from desk.model.dates import parsed

MOST = 40
"""Lines of a list."""


@dataclass(frozen=True, slots=True)
class IssueFigures:
    """One issue in figures."""

    id: int
    number: int | None
    date: str
    label: str
    stories: int
    words: int
    links: int


@dataclass(frozen=True, slots=True)
class NameFigures:
    """A source or a section: in how many issues it was, how many stories and links, when first and last.

    `days` are those since the last time, None where no day is known.
    """

    name: str
    issues: int
    stories: int
    links: int
    first: str
    last: str
    days: int | None


@dataclass(frozen=True, slots=True)
class OftenRun:
    """An address that was run in several issues: as it stood there last, in how many, and when first and last."""

    url: str
    issues: int
    first: str
    last: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Stats:
    """The archive in figures. `today` is the day from which is counted; issues are oldest first.

    `fresh` are the sources that were named for the first time in the month up to today.
    """

    today: str
    issues: tuple[IssueFigures, ...]
    sources: tuple[NameFigures, ...]
    sections: tuple[NameFigures, ...]
    often: tuple[OftenRun, ...]
    fresh: tuple[NameFigures, ...]


def stats(connection: sqlite3.Connection, today: str) -> Stats:
    """The figures of the whole archive as of a day (ISO 8601)."""
    sources = tuple(_names(connection, _SOURCES, today))
    month = [each for each in sources if (age := _days(each.first, today)) is not None and 0 <= age <= 31]
    return Stats(
        today=today,
        issues=tuple(IssueFigures(*row) for row in connection.execute(_ISSUES)),
        sources=sources[:MOST],
        sections=tuple(_names(connection, _SECTIONS, today))[:MOST],
        often=tuple(_often(connection, today)),
        fresh=tuple(sorted(month, key=lambda each: (each.first, each.name), reverse=True)[:MOST]),
    )


_ISSUES = """SELECT issue.id, issue.number, issue.date, issue.label, count(story.row), coalesce(sum(story.words), 0),
    coalesce(linked.links, 0) FROM issue LEFT JOIN story ON story.issue = issue.row
    LEFT JOIN (SELECT story.issue AS issue, count(*) AS links FROM link JOIN story ON story.row = link.story
    GROUP BY story.issue) AS linked ON linked.issue = issue.row WHERE issue.problem = ''
    GROUP BY issue.row ORDER BY issue.date, issue.number"""
_SOURCES = """SELECT name.name, count(DISTINCT issue.row), count(DISTINCT story.row), count(*),
    coalesce(min(nullif(issue.date, '')), ''), coalesce(max(issue.date), '')
    FROM link JOIN name ON name.row = link.source JOIN story ON story.row = link.story
    JOIN issue ON issue.row = story.issue GROUP BY name.row ORDER BY count(*) DESC, name.name"""
_SECTIONS = """SELECT name.name, count(DISTINCT issue.row), count(DISTINCT story.row),
    coalesce(linked.links, 0),
    coalesce(min(nullif(issue.date, '')), ''), coalesce(max(issue.date), '')
    FROM story JOIN name ON name.row = story.section JOIN issue ON issue.row = story.issue
    LEFT JOIN (SELECT story.section AS section, count(*) AS links FROM link JOIN story ON story.row = link.story
    GROUP BY story.section) AS linked ON linked.section = name.row
    GROUP BY name.row ORDER BY count(DISTINCT story.row) DESC, name.name"""
_OFTEN = f"""SELECT page, count(DISTINCT issue.row) AS issues, coalesce(min(nullif(issue.date, '')), ''),
    coalesce(max(issue.date), '') FROM link JOIN story ON story.row = link.story JOIN issue ON issue.row = story.issue
    WHERE page <> 0 GROUP BY page HAVING issues > 1 ORDER BY issues DESC, max(issue.date) DESC LIMIT {MOST}"""
_LATEST = f"""SELECT link.story, link.at FROM link JOIN story ON story.row = link.story
    JOIN issue ON issue.row = story.issue WHERE link.page = ? ORDER BY {NEWEST_FIRST} LIMIT 1"""


def _names(connection: sqlite3.Connection, sql: str, today: str) -> list[NameFigures]:
    return [
        NameFigures(name, issues, stories, links, first, last, _days(last, today))
        for name, issues, stories, links, first, last in connection.execute(sql)
    ]


def _often(connection: sqlite3.Connection, today: str) -> list[OftenRun]:
    made = []
    for page, issues, first, last in connection.execute(_OFTEN).fetchall():
        row, at = connection.execute(_LATEST, (page,)).fetchone()
        links = runs(connection, [row])[row].story.links
        if at < len(links) and key_of(links[at].url) is not None:
            made.append(OftenRun(links[at].url, issues, first, last, _days(last, today)))
    return made


def _days(date: str, today: str) -> int | None:
    then, now = parsed(date), parsed(today)
    return None if then is None or now is None else (now - then).days
