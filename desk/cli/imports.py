"""`desk import`: old newsletters read in as finished issues, or into one that is there."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from desk.archive.arrivals import Arrival, Incoming, arrivals, put_into
from desk.archive.files import NotRead, all_files, passed_over, too_large
from desk.archive.own_exports import JSON
from desk.archive.read_parallel import Read, read_ahead
from desk.cli import completing
from desk.cli.answers import BAD_INPUT, INTERRUPTED, plural, say
from desk.cli.archive import say_repeats_in
from desk.cli.desks import Desk, pass_desk
from desk.cli.import_batch import Batch, Options
from desk.cli.options import changes, example
from desk.cli.reading import STDIN
from desk.cli.readings import ids
from desk.model.text import short
from desk.read.line import Form
from desk.read.sources import LARGEST
from desk.store.errors import StoreError

_NAMED = 5
"""Files that are named where many were passed over."""


@click.command(
    "import",
    epilog=example(
        """desk import --dry-run old/201.html
        desk import old/
        desk import --json --as text - < 201.txt"""
    ),
)
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--as", "form", type=click.Choice([*map(str, Form), JSON]), help="What the files are.")
@click.option(
    "--into",
    "reference",
    metavar="ISSUE",
    help="Put the stories into this issue, behind its own.",
    shell_complete=completing.issues,
)
@click.option("--again", is_flag=True, help="Take in an issue that is here already, beside it.")
@click.option("--no-numbers", is_flag=True, help="Leave the numbers of the old issues away.")
@changes
@pass_desk
def import_issues(
    desk: Desk,
    paths: tuple[str, ...],
    form: str | None,
    reference: str | None,
    again: bool,
    no_numbers: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Read old newsletters in as finished issues.

    The id and the file of each are printed. FILE is plain text, HTML, a mail (.eml, .mbox), Markdown, AsciiDoc,
    reStructuredText, Org, an export of desk's own, a folder of them, or - for standard input; it may hold several
    newsletters. What is here already is left as it is, and so is what looks like an issue that is here: these are
    listed at the end, and the exit code is 1. What was left out of an issue stands in the notes of a spiked story of
    it, and tracking addresses of mail tools in the notes of their links. --into puts the stories into an issue that
    is here and prints their ids. --dry-run shows what would be read, --json every word of it.
    """
    options = Options(again, not no_numbers, as_json, dry_run)
    batch = Batch(None, options)
    sources = list(_sources(paths, batch))
    batch.sources = len(sources)
    try:
        if reference is None:
            batch.incoming = _incoming(desk, batch)
            _take_in(batch, sources, form)
        else:
            _put_into(desk, reference, batch, sources, form)
    except KeyboardInterrupt:
        batch.end(stopped=True)
        click.get_current_context().exit(INTERRUPTED)
    batch.end()
    if not dry_run and reference is None:
        say_repeats_in(desk.folder, [Path(each["file"]) for each in batch.issues if each["file"]])
    click.get_current_context().exit(batch.code)


def _take_in(batch: Batch, sources: Sequence[Path | None], form: str | None) -> None:
    """Make an issue of each newsletter."""
    known = batch.incoming.known_sources() if batch.incoming else ()
    for arrival, id in _arrivals(batch, sources, form, known):
        batch.take_in(arrival, id)


def _put_into(desk: Desk, reference: str, batch: Batch, sources: Sequence[Path | None], form: str | None) -> None:
    """Put the stories of all newsletters into one issue, and save it once. Raises NotFound, Unreadable, NotSaved."""
    with desk.change(reference, batch.options.dry_run) as session:
        known = Incoming(desk.folder).known_sources()
        for arrival, id in _arrivals(batch, sources, form, known):
            before = {story.id for story in session.issue.stories}
            session.do(put_into, arrival, session.publication)
            added = [story.id for story in session.issue.in_order() if story.id not in before]
            batch.put_in(session.issue, added, arrival, id)


def _arrivals(
    batch: Batch, sources: Sequence[Path | None], form: str | None, known: Sequence[str]
) -> Iterator[tuple[Arrival, str]]:
    """The newsletters of all sources, one after the other, each with what it is called."""
    taken: set[str] = set()
    files = [(source, _name(source)) for source in sources if source]
    ahead = read_ahead(files, form, known)
    try:
        for place, source in enumerate(sources, 1):
            batch.reach(place, _name(source))
            read = next(ahead) if source else partial(_from_standard_input, form, known)
            found = _read(source, read, batch)
            yield from zip(found, ids(_file(source), len(found), taken, alone=len(sources) == 1), strict=True)
    finally:
        ahead.close()


def _incoming(desk: Desk, batch: Batch) -> Incoming | None:
    """The folder; None where it cannot be used and what was read is to be printed all the same."""
    try:
        return Incoming(desk.folder)
    except StoreError as error:
        if not batch.options.as_json:
            raise
        say(f"desk: {error}")
        batch.code = BAD_INPUT
        return None


def _sources(paths: Sequence[str], batch: Batch) -> Iterator[Path | None]:
    """The files to read, None for standard input; a folder that cannot be read is reported and passed over."""
    for given in paths:
        if given == STDIN:
            yield None
            continue
        try:
            found, others = list(all_files([Path(given)])), passed_over(Path(given))
        except NotRead as error:
            batch.refuse(given, str(error))
            continue
        yield from found
        if others:
            names = ", ".join(short(each.name) for each in others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
            say(f"{plural(len(others), 'file')} of {short(given)} passed over: {names}.")


def _file(source: Path | None) -> str:
    return source.name if source else "standard input"


def _name(source: Path | None) -> str:
    """A file's name with its folder, which may say the number or the day."""
    return str(Path(*source.parts[-2:])) if source else _file(source)


def _read(source: Path | None, read: Read, batch: Batch) -> tuple[Arrival, ...]:
    """The issues of a source. One that cannot be read is reported, whatever the reason, and has none."""
    try:
        return read()
    except NotRead as error:
        batch.refuse(str(source or _name(source)), str(error))
    except Exception as error:  # noqa: BLE001 - it is said, and the files that follow are read all the same
        words = f"{short(_name(source))} cannot be read: desk failed over it ({type(error).__name__}: {error})."
        batch.refuse(str(source or _name(source)), words)
    return ()


def _from_standard_input(form: str | None, known: Sequence[str]) -> tuple[Arrival, ...]:
    return arrivals(_standard_input(), _name(None), form, known)


def _standard_input() -> bytes:
    if sys.stdin is None:  # somebody closed it
        return b""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large("standard input", len(data))
    return data
