"""`desk new`: the next issue, and where there is nothing yet the folder and the publication with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from desk.cli import completing
from desk.cli.answers import Fault, give, give_json, plural, say
from desk.cli.days import DAY, day_given
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example
from desk.edit import issues as issue_edits
from desk.edit.standing import begun_with
from desk.model.dates import long_date
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import clean_line, short, tidy_line
from desk.store.file import save
from desk.store.folder.issues import Folder
from desk.store.folder.summaries import Summary
from desk.store.form import records


@dataclass(frozen=True, slots=True)
class _Known:
    """What the folder holds so far: the issues, newest first, and the publication, unless it has no file yet."""

    issues: list[Summary]
    publication: Publication
    has_file: bool


@click.command(
    epilog=example(
        """desk new --publication 'The Public Record'
        desk new --subject 'Playing catch-up' --like latest
        desk new --number 202 --date 'next thu'"""
    )
)
@click.option(
    "--number", type=click.IntRange(0, issue_edits.HIGHEST_NUMBER), help="Default: one more than the highest."
)
@click.option(
    "--date",
    metavar=DAY,
    help="2026-11-12, 12 Nov, thu, +7 … Default: one cadence after the latest issue, else today.",
)
@click.option("--subject", help="The subject line.")
@click.option(
    "--like",
    metavar="ISSUE",
    help="Take the sections of this issue. Default: the latest.",
    shell_complete=completing.issues,
)
@click.option("--publication", metavar="NAME", help="What a new publication is called.")
@click.option("--language", metavar="TAG", help="The language of a new publication. Default: your system's.")
@changes
@pass_desk
def new(
    desk: Desk,
    number: int | None,
    date: str | None,
    subject: str | None,
    like: str | None,
    publication: str | None,
    language: str | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Begin an issue and print its id.

    Its sections are those of the latest issue, else those that the publication's settings list. It has the standing
    items, the sponsors booked for its day, and the stories that were held until then. The folder and
    publication.json are made if they are missing.
    """
    from desk.publish.beginning import carry_out, plan

    known = _in_language(_known(desk.folder, tidy_line(publication or "")), language)
    issue = _begun(desk, known, like)
    today = datetime.now().astimezone().date().isoformat()
    day = issue_edits.next_day((each.date for each in known.issues), known.publication.cadence, today)
    fields: dict[str, Any] = {"number": _free(known, number), "date": day_given(date or day, known.publication)}
    issue = begun_with(issue_edits.change(issue, **fields, subject=subject or ""), known.publication)
    planned = plan(desk.folder, issue, known.issues)
    issue, path = planned.issue, None
    if not dry_run:
        if not known.has_file:
            _begin_publication(desk.folder, known.publication)
        begun = carry_out(desk.folder, planned)
        issue, path = begun.issue, begun.path
        if begun.late:
            say(f"One thing is done when desk next opens this folder: {begun.late}")
    done(_said_begun(issue, len(planned.carried), path), dry_run)
    if as_json:
        give_json(_object(issue, str(path) if path else None))
    else:
        give(str(issue.id))


def _said_begun(issue: Issue, carried: int, path: Path | None) -> str:
    """What was begun, with how many sections and stories that were held until now, and where."""
    where = f" in {path}" if path else ""
    parts = [plural(len(issue.sections), "section")]
    parts += [f"{plural(carried, 'story')} carried over"] if carried else []
    return f"Began {issue.label}, dated {long_date(issue.date)}, with {', '.join(parts)}{where}."


def _known(folder: Folder, name: str) -> _Known:
    publication, data = folder.publication()
    if name and publication.name and name != publication.name:
        raise Fault(
            f"The publication is called “{short(publication.name)}” already. "
            "`desk set publication name NAME` changes that."
        )
    if name and data is not None and not publication.name:
        raise Fault("The publication is there, without a name. `desk set publication name NAME` gives it one.")
    issues = folder.summaries() if folder.path.exists() else []
    return _Known(issues, replace(publication, name=publication.name or name), data is not None)


def _in_language(known: _Known, typed: str | None) -> _Known:
    """What is known, with a new publication in the language asked for, else in that of the system; it is said."""
    from desk.outside.language import system_language
    from desk.words.tags import english_name, known_language

    if known.has_file and typed:
        raise Fault("The publication is there already. `desk set publication language TAG` changes its language.")
    if known.has_file:
        return known
    tag = known_language(typed) if typed else system_language() or known.publication.language
    if not typed:
        say(f"The publication is in {english_name(tag)}, {tag}. `desk set publication language TAG` changes that.")
    return replace(known, publication=replace(known.publication, language=tag))


def _begin_publication(folder: Folder, publication: Publication) -> None:
    folder.begin()
    save.create(folder.path / "publication.json", records.publication_tables(publication))


def _begun(desk: Desk, known: _Known, like: str | None) -> Issue:
    """An empty issue with the right sections."""
    readable = [each for each in known.issues if not each.problem]
    if like is None and not readable:
        return issue_edits.begin(known.publication, None, "")
    if like is None:
        model = desk.folder.open_issue(desk.folder.path / readable[0].file).issue
    else:
        model = desk.read(like)[1].issue
    if not model.sections:
        return issue_edits.begin(known.publication, None, "")
    return issue_edits.following(model, known.publication)


def _free(known: _Known, number: int | None) -> int:
    """The number asked for if no issue has it, else one more than the highest; a broken file's name counts too."""
    taken = {each.takes: each.file for each in known.issues}
    if number is None:
        return issue_edits.next_number(taken)
    if number in taken:
        raise Fault(f"There is a No {number} already: {clean_line(taken[number])}. Choose another --number.")
    return number


def _object(issue: Issue, file: str | None) -> dict[str, Any]:
    sections = [{"id": section.id, "title": clean_line(section.title or "")} for section in issue.running_order]
    fields = {name: getattr(issue, name) for name in ("id", "number", "date", "subject", "slug")}
    return {**fields, "file": None if file is None else clean_line(file), "sections": sections}
