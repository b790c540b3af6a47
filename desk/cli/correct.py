"""`desk correct`: what was wrong in an issue that was sent, put right in the archive."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from desk.cli import naming
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument
from desk.edit import corrections
from desk.model.issue import Correction, Issue
from desk.model.text import clean_line, tidy_line

if TYPE_CHECKING:
    from desk.session.session import Session

HEAD = ("Id", "Day", "Story", "Was", "Now", "Why", "By")


@click.command(
    epilog=example(
        """desk correct 201 --was 'Ann Lee' --now 'Anne Lea' --why 'We misheard the name'
        desk correct 201 --story harbour --was https://a.example/old --now https://a.example/new --why 'The page moved'
        desk correct 201 --was Ann --now Anne --why 'A slip' --tell latest
        desk correct 201"""
    )
)
@issue_argument
@click.option("--was", default="", help="The words that are wrong, or a link's address, as they stand in the issue.")
@click.option("--now", "right", default="", help="What is right; without it the words are taken out.")
@click.option("--why", default="", help="What readers are told.")
@click.option("--by", default=None, help="Who says so. Default: the publication's editor.")
@click.option("--story", "story_name", metavar="STORY", help="Only in this story. Default: in all of the issue.")
@click.option("--tell", metavar="ISSUE", help="Put it into this draft, in an item for its readers.")
@click.option("--remove", type=int, metavar="ID", help="Take a correction out again.")
@changes
@pass_desk
def correct(
    desk: Desk,
    reference: str,
    was: str,
    right: str,
    why: str,
    by: str | None,
    story_name: str | None,
    tell: str | None,
    remove: int | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Correct an issue that was sent, or list its corrections.

    What was sent stays as it is. Its page in the site says what is right, and lists what was corrected, when and why.
    """
    if remove is None and not (was or right or why):
        _list(desk.read(reference)[1].issue, as_json)
        return
    with desk.change(reference, dry_run) as session:
        before = session.issue
        if remove is not None:
            session.do(corrections.take_back, remove)
        else:
            _correct(session, was, right, why, by, story_name)
        issue = session.issue
    known = {each.id for each in before.corrections}
    made = next((each for each in corrections.in_order(issue) if each.id not in known), None)
    done(f"Corrected {issue.label}." if made else f"Took the correction out of {issue.label}.", dry_run)
    if made and tell:
        _tell(desk, tell, issue, made, dry_run)
    if as_json:
        give_json([_object(issue, each) for each in corrections.in_order(issue)])
    elif made:
        give(str(made.id))


def _correct(session: "Session", was: str, right: str, why: str, by: str | None, story_name: str | None) -> None:
    story = naming.story(session.issue, story_name).id if story_name else None
    who = session.publication.editor if by is None else by
    today = datetime.now().astimezone().date().isoformat()
    session.do(corrections.correct, was, right, why, who, today, story)


def _tell(desk: Desk, reference: str, issue: Issue, made: Correction, dry_run: bool) -> None:
    from desk.publish.correction_item import told

    with desk.change(reference, dry_run) as session:
        if session.issue.id == issue.id:
            raise Fault(f"{issue.label} is the one that was sent. Name a draft with --tell.")
        session.do(told, issue, made.id, session.publication)
        done(f"{session.issue.label} tells its readers.", dry_run)


def _list(issue: Issue, as_json: bool) -> None:
    rows = corrections.in_order(issue)
    if as_json:
        give_json([_object(issue, each) for each in rows])
    elif rows:
        give(columns([HEAD, *(_row(issue, each) for each in rows)]))
    else:
        say(f"Nothing in {issue.label} was corrected. --was, --now and --why correct it.")


def _story(issue: Issue, each: Correction) -> str:
    return next((tidy_line(story.name) for story in issue.stories if story.id == each.story), "")


def _row(issue: Issue, each: Correction) -> tuple[str, ...]:
    texts = (each.was, each.now, each.why, each.by)
    return str(each.id), clean_line(each.day), _story(issue, each), *map(tidy_line, texts)


def _object(issue: Issue, each: Correction) -> dict[str, Any]:
    texts = {name: clean_line(getattr(each, name)) for name in ("day", "by", "was", "now", "why")}
    return {"id": each.id, "story": each.story, "headline": _story(issue, each), **texts}
