"""`desk import`: old newsletters read in as finished issues."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from desk.archive.arrivals import Arrival, Here, Incoming, OutOfOrder, arrivals
from desk.cli.answers import BAD_INPUT, NOT_SAVED, give, give_json, plural, say, short
from desk.cli.archive import say_repeats_in
from desk.cli.columns import clipped, columns
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import changes, example
from desk.cli.reading import STDIN
from desk.intake.as_json import ids, reading_data
from desk.intake.files import all_files, passed_over, read_bytes
from desk.intake.kinds import SourceKind
from desk.intake.reading import NotRead
from desk.intake.source import LARGEST, too_large
from desk.model.dates import long_date
from desk.model.text import clean_line, tidy_line
from desk.store.errors import NotSaved, StoreError

MANY = 10
"""Sources from which each line of talk says how far the import is."""
_HEADLINE = 60
_NAMED = 5
"""Files that are named where many were passed over."""


@dataclass(slots=True)
class _Report:
    """What became of an import so far: objects for --json, sentences about what was not read, the exit code."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    saved: int = 0
    here: int = 0
    code: int = 0

    def refuse(self, name: str, sentence: str) -> None:
        """Say that a source is not in, and go on."""
        self.refused.append({"file": clean_line(name), "problem": tidy_line(sentence)})
        say(f"desk: {sentence}")
        self.code = BAD_INPUT

    def total(self, *, dry_run: bool) -> None:
        """Say at the end of a long import what became of all of it."""
        refused = len(self.refused)
        if self.saved + self.here + refused > MANY:
            verb = "can be read in" if dry_run else "read in"
            counts = (f"{plural(self.saved, 'issue')} {verb}", f"{self.here} here already", f"{refused} not read")
            say(f"In all: {', '.join(counts)}.")


@dataclass(frozen=True, slots=True)
class _Options:
    again: bool
    numbers: bool
    as_json: bool
    dry_run: bool


@click.command(
    "import",
    epilog=example(
        """desk import --dry-run old/201.html
        desk import old/
        desk import --json --as text - < 201.txt"""
    ),
)
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--as", "kind", type=click.Choice(tuple(map(str, SourceKind))), help="What the files are.")
@click.option("--again", is_flag=True, help="Take in an issue that is here already, beside it.")
@click.option("--no-numbers", is_flag=True, help="Leave the numbers of the old issues away.")
@changes
@pass_desk
def import_issues(
    desk: Desk,
    paths: tuple[str, ...],
    kind: str | None,
    again: bool,
    no_numbers: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Read old newsletters in as finished issues.

    The id and the file of each are printed. FILE is plain text, HTML, a mail (.eml, .mbox), Markdown, the desk's own
    JSON, a folder of them, or - for standard input; it may hold several newsletters. What is here already is left as
    it is. What was left out of an issue stands in the notes of a spiked story of it, and tracking addresses of mail
    tools in the notes of their links. --dry-run shows what would be read, --json every word of it.
    """
    report = _Report()
    incoming = _incoming(desk, report, as_json)
    known = incoming.known_sources() if incoming else ()
    options = _Options(again, not no_numbers, as_json, dry_run)
    sources = list(_sources(paths, report))
    taken: set[str] = set()
    for place, source in enumerate(sources, 1):
        lead = f"[{place} of {len(sources)}] " if len(sources) > MANY else ""
        found = _read(source, kind, known, report)
        for id, arrival in zip(ids(_name(source), len(found), taken, alone=len(sources) == 1), found, strict=True):
            _take_in(incoming, arrival, id, options, report, lead)
    if as_json:
        give_json({"issues": report.issues, "refused": report.refused})
    report.total(dry_run=dry_run)
    if not dry_run:
        say_repeats_in(desk.folder, [Path(each["file"]) for each in report.issues if each["file"]])
    click.get_current_context().exit(report.code)


def _incoming(desk: Desk, report: _Report, as_json: bool) -> Incoming | None:
    """The folder; None where it cannot be used and what was read is to be printed all the same."""
    try:
        return Incoming(desk.folder)
    except StoreError as error:
        if not as_json:
            raise
        say(f"desk: {error}")
        report.code = BAD_INPUT
        return None


def _sources(paths: Sequence[str], report: _Report) -> Iterator[Path | None]:
    """The files to read, None for standard input; a folder that cannot be read is reported and passed over."""
    for given in paths:
        if given == STDIN:
            yield None
            continue
        try:
            found, others = list(all_files([Path(given)])), passed_over(Path(given))
        except NotRead as error:
            report.refuse(given, str(error))
            continue
        yield from found
        if others:
            names = ", ".join(short(each.name) for each in others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
            say(f"{plural(len(others), 'file')} of {short(given)} passed over: {names}.")


def _name(source: Path | None) -> str:
    return source.name if source else "standard input"


def _read(source: Path | None, kind: str | None, known: Sequence[str], report: _Report) -> tuple[Arrival, ...]:
    """The issues of a source; one that cannot be read is reported and has none."""
    try:
        data = read_bytes(source) if source else _standard_input()
        return arrivals(data, _name(source), kind, known)
    except NotRead as error:
        report.refuse(str(source or _name(source)), str(error))
        return ()


def _standard_input() -> bytes:
    if sys.stdin is None:  # somebody closed it
        return b""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large("standard input", len(data))
    return data


def _take_in(
    incoming: Incoming | None, arrival: Arrival, id: str, options: _Options, report: _Report, lead: str
) -> None:
    """Save one issue, unless it is refused, and say what became of it."""
    if incoming is not None and options.numbers:
        arrival = incoming.fitted(arrival)
    described: dict[str, Any] = {**reading_data(id, arrival.reading), "issue": None, "file": None, "problem": ""}
    report.issues.append(described)
    said = f"{lead}{short(arrival.name)}: {_summary(arrival)}"
    if incoming is None or report.code == NOT_SAVED:
        described["problem"] = "it was not saved, see above"
        return
    try:
        opened = incoming.save(arrival, again=options.again, numbers=options.numbers, dry_run=options.dry_run)
    except (Here, OutOfOrder, NotSaved) as error:
        described["problem"] = str(error)
        _refused(error, arrival, report)
        return
    report.saved += 1
    if options.dry_run:
        say(f"Dry run, nothing is written. {said}")
    else:
        described |= {"issue": opened.issue.id, "file": clean_line(str(opened.path))}
        say(f"{said}; read into {opened.path}.")
        if taken := next((each for each in arrival.reading.doubts if each.about == "number"), None):
            say(f"{short(arrival.name)}: {taken.other} is another issue here already; it came in without a number.")
    if options.dry_run and not options.as_json:
        give(_outline(arrival))
    elif not options.as_json:
        give(f"{opened.issue.id}  {clean_line(str(opened.path))}")


def _refused(error: Exception, arrival: Arrival, report: _Report) -> None:
    """Say why an issue is not in. That it is here already is no fault; that nothing can be saved ends the import."""
    if isinstance(error, NotSaved):
        kept = f" {plural(report.saved, 'issue')} that came before it stay." if report.saved else ""
        say(f"desk: {short(arrival.name)}: {error}{kept}")
        report.code = NOT_SAVED
    elif isinstance(error, OutOfOrder):
        report.refuse(arrival.name, f"{short(arrival.name)}: {error}")
    else:
        say(f"{short(arrival.name)}: {error}")
        report.here += isinstance(error, Here)


def _summary(arrival: Arrival) -> str:
    """One issue in a few words: what it is, and what is in it."""
    reading = arrival.reading
    name = f"No {reading.number}" if reading.number is not None else short(reading.title or reading.subject)
    day = long_date(reading.date) if reading.date else ""
    links = [link for story in reading.stories for link in story.links]
    tracked = sum(link.tracked for link in links)
    counts = [
        plural(len(reading.stories), "story"),
        plural(reading.link_count, "link") + (f" ({tracked} tracked)" if tracked else ""),
        plural(len(reading.doubts), "doubt"),
        f"{len(reading.left_out)} left out",
    ]
    return f"{', '.join(part for part in (name, day) if part) or 'an issue'}, {', '.join(counts)}"


def _outline(arrival: Arrival) -> str:
    """The stories as they were read, one a line, under their sections."""
    rows: list[tuple[str, ...]] = [("Line", "Kind", "Links", "Story")]
    section: str | None = None
    for story in arrival.reading.stories:
        if story.section != section:
            section = story.section
            rows.append(("", "", "", tidy_line(section or "")))
        words = tidy_line(story.headline or story.standfirst or story.body)
        line = str(story.lines.first) if story.lines.first else ""
        rows.append((line, clean_line(story.kind), str(len(story.links) or ""), f"  {clipped(words, _HEADLINE)}"))
    return columns(rows, right=(0, 2))
