"""`desk text`: the plain text edition as desk makes it, and as it was edited by hand."""

import click

from desk.cli import naming
from desk.cli.answers import Fault, give, give_json
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument
from desk.cli.reading import text_from
from desk.edit import issues as issue_edits
from desk.edit import stories as story_edits
from desk.model.issue import Issue, Story
from desk.model.publication import Publication
from desk.model.text import clean_text, short


@click.command(
    epilog=example(
        "desk text 202 harbour > harbour.txt\ndesk text 202 harbour --file harbour.txt\ndesk text 202 --clear"
    )
)
@issue_argument
@click.argument("story_name", metavar="[STORY]", required=False)
@click.option("--file", "file_name", metavar="FILE", help="Print this instead; - is standard input.")
@click.option("--clear", is_flag=True, help="Print what desk makes of it again.")
@changes
@pass_desk
def text(
    desk: Desk, reference: str, story_name: str | None, file_name: str | None, clear: bool, as_json: bool, dry_run: bool
) -> None:
    """Show or replace the plain text of a story or an issue.

    With --file the text edition prints that text instead, as it stands. When the story changes afterwards the text is
    kept, and every export says that it is older than the story.
    """
    if file_name is not None and clear:
        raise click.UsageError("Give only one of --file and --clear.")
    if file_name is None and not clear:
        folder, opened = desk.read(reference)
        _show(opened.issue, folder.publication()[0], _story(opened.issue, story_name), as_json)
        return
    written = "" if clear else text_from(file_name or "", "text").strip("\n")
    if not clear and not written:
        raise Fault("The text is empty. `--clear` prints what desk makes of it again.")
    with desk.change(reference, dry_run) as session:
        story = _story(session.issue, story_name)
        mark = "" if clear else _mark(session.issue, session.publication, story)
        if story:
            session.do(story_edits.change, story.id, plain=written, plain_of=mark)
        else:
            session.do(issue_edits.change, plain=written, plain_of=mark)
    what = f"“{short(story.name)}”" if story else session.issue.label
    done(f"The text of {what} is {'what desk makes of it' if clear else 'yours'}.", dry_run)
    if as_json:
        give_json({"issue": session.issue.id, "story": story.id if story else None, "by_hand": not clear})


def _story(issue: Issue, name: str | None) -> Story | None:
    return None if name is None else naming.story(issue, name)


def _mark(issue: Issue, publication: Publication, story: Story | None) -> str:
    from desk.formats.text.by_hand import issue_text, mark, story_text

    made = story_text(issue, publication, story.id) if story else issue_text(issue, publication)
    return mark(made)


def _show(issue: Issue, publication: Publication, story: Story | None, as_json: bool) -> None:
    from desk.formats.text.by_hand import issue_text, mark, story_text

    made = story_text(issue, publication, story.id) if story else issue_text(issue, publication)
    by_hand = clean_text(story.plain if story else issue.plain)
    stale = bool(by_hand) and (story.plain_of if story else issue.plain_of) != mark(made)
    if as_json:
        give_json({"text": by_hand or made, "by_hand": bool(by_hand), "stale": stale})
    else:
        give(by_hand or made)
