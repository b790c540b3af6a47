"""`desk stats`: the archive in figures."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from desk.archive.bars import bars
from desk.archive.stats import NameFigures, OftenRun, Stats
from desk.archive.stats import stats as figures
from desk.cli.answers import give, give_json, plural, say
from desk.cli.archive import fresh_archive, today
from desk.cli.columns import clipped, columns
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import example, prints
from desk.model.dates import days_ago
from desk.model.text import clean_line, tidy_line

_SHOWN = 10
_WIDE = 60
"""Cells of a bar line and of a name."""


@click.command(epilog=example("desk stats\ndesk stats --json"))
@prints
@pass_desk
def stats(desk: Desk, as_json: bool) -> None:
    """Show the archive in figures.

    Stories, words and links over time; sources and sections; what was run most often; sources new this month.
    """
    archive = fresh_archive(desk)
    found = archive.ask(lambda connection: figures(connection, today()))
    if as_json:
        give_json(_cleaned(asdict(found)))
    elif not found.issues:
        say(f"There is no issue in {desk.folder.path} yet. `desk new` begins one.")
    else:
        give("\n\n".join(part for part in _parts(found) if part))


def _parts(found: Stats) -> list[str]:
    issues = found.issues
    rows = [
        (name, f"{sum(values):,}", bars(values, _WIDE))
        for name, values in (
            ("Stories", [each.stories for each in issues]),
            ("Words", [each.words for each in issues]),
            ("Links", [each.links for each in issues]),
        )
    ]
    return [
        f"{plural(len(issues), 'issue')}, {clean_line(issues[0].label)} to {clean_line(issues[-1].label)}",
        columns(rows, right=(1,)),
        _names("Sources", found.sources),
        _names("Sections", found.sections),
        _often(found.often),
        _names("New sources this month", found.fresh),
    ]


def _names(title: str, rows: Sequence[NameFigures]) -> str:
    if not rows:
        return ""
    head = (title, "Issues", "Stories", "Links", "Last")
    lines = [
        (clipped(tidy_line(each.name), _WIDE), str(each.issues), str(each.stories), str(each.links), _last(each))
        for each in rows[:_SHOWN]
    ]
    return columns([head, *lines], right=(1, 2, 3))


def _often(rows: Sequence[OftenRun]) -> str:
    if not rows:
        return ""
    lines = [(clipped(clean_line(each.url), _WIDE), str(each.issues), _last(each)) for each in rows[:_SHOWN]]
    return columns([("Run most often", "Issues", "Last"), *lines], right=(1,))


def _last(each: NameFigures | OftenRun) -> str:
    return clean_line(each.last) if each.days is None or each.days < 0 else days_ago(each.days)


def _cleaned(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _cleaned(each) for name, each in told.items()}
    if isinstance(told, list | tuple):
        return [_cleaned(each) for each in told]
    return clean_line(told) if isinstance(told, str) else told
