"""`desk snippet`: texts that are kept once in the publication."""

import click

from desk.cli import completing, naming
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.options import changes, example, prints
from desk.cli.reading import STDIN, text_from
from desk.edit import snippets
from desk.model.issue import Issue, Story
from desk.model.text import clean_line, clean_text, first_words, short
from desk.words.dates import long_date
from desk.words.printed import words_of

HEAD = ("Name", "Text")


@click.group()
def snippet() -> None:
    """Keep texts that recur, to be put in by name."""


@snippet.command("list", epilog=example("desk snippet list"))
@prints
@pass_desk
def list_snippets(desk: Desk, as_json: bool) -> None:
    """List the snippets of the publication."""
    kept = snippets.snippets_of(desk.folder.publication()[0])
    if as_json:
        give_json([{"name": clean_line(name), "text": text} for name, text in kept.items()])
    elif kept:
        give(columns([HEAD, *((clean_line(name), first_words(text)) for name, text in kept.items())]))
    else:
        say("No snippet is kept yet. `desk snippet set NAME TEXT` keeps one.")


@snippet.command(epilog=example("desk snippet show thanks --issue latest --story harbour"))
@click.argument("name", metavar="NAME", shell_complete=completing.snippets)
@click.option(
    "--issue",
    "reference",
    metavar="ISSUE",
    help="Fill in the number, date and sponsor of this issue.",
    shell_complete=completing.issues,
)
@click.option("--story", "story_name", metavar="STORY", help="And the sponsor of this story.")
@prints
@pass_desk
def show(desk: Desk, name: str, reference: str | None, story_name: str | None, as_json: bool) -> None:
    """Print a snippet, filled for an issue where one is named."""
    if story_name and not reference:
        raise Fault("Name the issue of the story, too: --issue ISSUE.")
    issue = desk.read(reference)[1].issue if reference else Issue(0)
    story: Story | None = naming.story(issue, story_name) if story_name else None
    try:
        publication = desk.folder.publication()[0]
        day = long_date(issue.date, words_of(publication))
        text = snippets.filled(publication, name, issue, story, day)
    except LookupError as error:
        raise Fault(f"{str(error.args[0])[:1].upper()}{str(error.args[0])[1:]}.") from error
    if as_json:
        give_json({"name": clean_line(name), "text": clean_text(text)})
    else:
        give(clean_text(text))


@snippet.command("set", epilog=example("desk snippet set thanks 'Issue {number} was made possible by {sponsor}.'"))
@click.argument("name", metavar="NAME", shell_complete=completing.snippets)
@click.argument("text", metavar="TEXT|-")
@changes
@pass_desk
def set_snippet(desk: Desk, name: str, text: str, as_json: bool, dry_run: bool) -> None:
    """Keep a text under a name; - reads it from standard input, "" takes the snippet out.

    {number}, {date} and {sponsor} are filled in for each issue, {NAME} with another snippet.
    """
    from desk.session.session import Session

    text = text_from(STDIN, "text") if text == STDIN else text
    session = Session(desk.folder, journalled=not dry_run)
    try:
        session.change_publication(snippets=snippets.with_one(session.publication, name, text))
        save(session, dry_run)
    finally:
        session.recorder.release()
    if says := snippets.unknown_said(snippets.unknown(session.publication, text)):
        say(says)
    done(f"Kept “{short(name)}”." if text.strip() else f"There is no snippet “{short(name)}” any more.", dry_run)
    if as_json:
        give_json({"name": clean_line(name), "text": clean_text(text)})
