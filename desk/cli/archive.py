"""The archive as the commands ask it: fresh, with what stood in the way said on stderr, and its answers as objects."""

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from desk.archive.index import Archive
from desk.archive.stories import Before, Run
from desk.cli import completing
from desk.cli.answers import plural, say
from desk.cli.desks import Desk
from desk.cli.reading import STDIN, text_from
from desk.model.dates import days_ago, parsed
from desk.model.issue import Issue, Story
from desk.model.publication import Publication
from desk.model.text import clean_line, short, tidy_line
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder

_NAMED = 3
"""Files that are named where several cannot be read."""
_FEW = 5
"""Issues that come in at once of whose links it is said that they were run before."""
_MANY = 50
"""Files to be read from which their number is shown while they are."""


def fresh_archive(desk: Desk) -> Archive:
    """The archive of the folder as its files are now. Raises NotFound."""
    archive = _opened(desk.folder)
    told(archive)
    return archive


def _opened(folder: Folder) -> Archive:
    archive = Archive(folder)
    click.get_current_context().call_on_close(archive.close)
    archive.freshen(_progress)
    return archive


def told(archive: Archive) -> None:
    """Say what stood in the way of the index, and which files are left out."""
    for trouble in archive.troubles:
        say(trouble.words)
    left = archive.left_out()
    if left:
        names = ", ".join(each.file for each in left[:_NAMED]) + (" and others" if len(left) > _NAMED else "")
        say(f"{plural(len(left), 'file')} cannot be read and {_was(left)} left out: {names}. `desk doctor` says why.")


def say_repeats(folder: Folder, issue: Issue, publication: Publication, links: Iterable[tuple[Story, str]]) -> None:
    """Say which of these addresses were run before; nothing is said of what stands in the archive's way."""
    from desk.archive.remarks import repeat_words
    from desk.archive.seen import repeat

    pairs = [(story, url) for story, url in links if url]
    if not pairs:
        return
    with contextlib.suppress(StoreError):  # what was added is saved, whatever the archive says of it
        archive = _opened(folder)
        for story, url in pairs:
            found = archive.ask(partial(repeat, url=url, issue=issue, story=story, publication=publication))
            if found is not None:
                say(f"▲ {short(url)}: {repeat_words(found, issue.date)}")


def say_repeats_in(folder: Folder, files: Sequence[Path]) -> None:
    """Say which links of issues that came in were run before. Of many issues nothing is said: they are the archive."""
    from desk.archive.remarks import repeat_words
    from desk.archive.seen import repeats

    if not files or len(files) > _FEW:
        return
    with contextlib.suppress(StoreError):
        archive, publication = _opened(folder), folder.publication()[0]
        for file in files:
            issue = folder.open_issue(file).issue
            for story, each in archive.ask(partial(repeats, issue=issue, publication=publication)):
                say(f"▲ {issue.label}, “{short(story.name)}”: {short(each.url)} {repeat_words(each, issue.date)}")


def _was(left: Sequence[object]) -> str:
    return "is" if len(left) == 1 else "are"


def _progress(done: int, of: int) -> None:
    """A line that is written over, where somebody looks at it."""
    if of >= _MANY and sys.stderr is not None and sys.stderr.isatty():
        end = "\n" if done == of else ""
        click.echo(f"\rReading the archive: {done:,} of {of:,} {end}", err=True, nl=False)


def asked(words: Sequence[str], what: str, name: str) -> Iterator[str]:
    """What is asked: the arguments, or for "-" the lines of standard input.

    A line can be a JSON object that has it under `name`.
    """
    for word in words:
        if word != STDIN:
            yield word
            continue
        for line in text_from(STDIN, what).split("\n"):
            if line.strip():
                yield _in_line(line.strip(), name)


def _in_line(line: str, name: str) -> str:
    if line.startswith("{"):
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            return line
        if isinstance(found, dict) and isinstance(found.get(name), str | int):
            return str(found[name])
    return line


def before_issue(desk: Desk, reference: str | None) -> Before:
    """What is earlier than the issue named; everything without one. Raises NotFound, Unreadable."""
    return Before() if reference is None else Before.of(desk.read(reference)[1].issue)


def run_object(run: Run) -> dict[str, Any]:
    """Where a story was run; `issue` is the issue's number, null where it has none."""
    return {
        "issue": run.number,
        "issue_id": run.issue,
        "date": clean_line(run.date),
        "file": clean_line(run.file),
        "story": run.story.id,
        "headline": tidy_line(run.story.headline),
    }


def where(run: Run, today: str) -> str:
    """As in "No 37  27 Aug 2026  3 weeks ago"."""
    day, now = parsed(run.date), parsed(today)
    shown = f"{day.day} {day:%b} {day.year}" if day else run.date
    age = days_ago((now - day).days) if day and now and day <= now else ""
    return "  ".join(part for part in (run.label, shown, age) if part)


def today() -> str:
    """The day where the editor is."""
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()


issue_option = click.option(
    "--issue",
    "reference",
    metavar="ISSUE",
    help="Only what was run before this issue.",
    shell_complete=completing.issues,
)
"""The issue in hand, which with all later ones is no part of what was."""
