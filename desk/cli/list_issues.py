"""`desk list` and `desk show`: what issues there are, and one as its readers see it.

A list needs summaries alone, so that the model is loaded only where an issue is shown or JSON is made.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desk.cli.answers import give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, pass_desk
from desk.cli.naming import PUBLICATION
from desk.cli.options import example, issue_argument, prints
from desk.model.text import clean_line, tidy_line
from desk.store.folder.summaries import Summary

if TYPE_CHECKING:
    from desk.model.publication import Publication
    from desk.store.folder.second_copies import SecondCopy

HEAD = ("No", "Date", "Status", "Stories", "Words", "Links", "Subject")
NUMBERS = (0, 3, 4, 5)
"""The columns of numbers, which end at the right."""


@click.command("list", epilog=example("desk list\ndesk list --json"))
@prints
@pass_desk
def list_issues(desk: Desk, as_json: bool) -> None:
    """List the issues, newest first.

    What cannot be read comes last, with the reason, then the second copies that sync tools left.
    """
    found = desk.folder.summaries()
    copies = _copies(desk.folder.path, found)
    if as_json:
        from desk.cli.objects import summary_object

        give_json([summary_object(each, copies.get(each.file)) for each in found])
        return
    summaries = [each for each in found if each.file not in copies]
    readable = [each for each in summaries if not each.problem]
    if readable:
        give(columns([HEAD, *(_row(each) for each in readable)], NUMBERS))
    if not summaries:
        say(f"There is no issue in {desk.folder.path} yet. `desk new` begins one.")
    if len(readable) < len(summaries):
        _give_problems(summaries)
    for copy in copies.values():
        give(f"{clean_line(copy.words)} `desk doctor` says what it takes to merge it.")


def _give_problems(summaries: Sequence[Summary]) -> None:
    from desk.store.sentences import sentence

    for problem in filter(None, (each.problem for each in summaries)):
        give(sentence(problem))


def _copies(folder: Path, summaries: Sequence[Summary]) -> "dict[str, SecondCopy]":
    """The second copies among the files, by name; nothing is loaded for a folder in which there can be none."""
    ids = [each.id for each in summaries if not each.problem]
    if len(ids) == len(summaries) == len(set(ids)):
        return {}
    from desk.store.folder.second_copies import copies_among

    return {each.path.name: each for each in copies_among(folder, summaries)}


@click.command(epilog=example("desk show 201\ndesk show latest --json\ndesk show publication"))
@issue_argument
@prints
@pass_desk
def show(desk: Desk, reference: str, as_json: bool) -> None:
    """Print an issue as plain text.

    With `publication` in the place of ISSUE it prints the settings of the publication.
    """
    if reference == PUBLICATION:
        _show_publication(desk.folder.publication()[0], as_json)
        return
    from desk.formats import render

    folder, opened = desk.read(reference)
    publication, _ = folder.publication()
    give(render(opened.issue, publication, "json" if as_json else "text"))


def _show_publication(publication: "Publication", as_json: bool) -> None:
    from desk.cli.objects import publication_object

    settings = publication_object(publication)
    if as_json:
        give_json(settings)
        return
    texts = {name: ", ".join(value) if isinstance(value, list) else str(value) for name, value in settings.items()}
    give(columns([(name.replace("_", "-"), tidy_line(text)) for name, text in texts.items() if name != "id"]))


def _row(summary: Summary) -> tuple[str, ...]:
    return (
        "" if summary.number is None else str(summary.number),
        clean_line(summary.date),
        clean_line(summary.status),
        str(summary.stories),
        str(summary.words),
        str(summary.links),
        tidy_line(summary.subject or summary.title) or clean_line(summary.file),
    )
