"""`desk shelf`: clipped links, and the stories of all issues that were put aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from desk.cli import completing, naming
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.objects import story_object
from desk.cli.options import changes, example, prints
from desk.edit import shelf as shelf_edits
from desk.edit import stories as story_edits
from desk.model.issue import Issue, Place, Story
from desk.model.publication import Clip
from desk.model.text import clean_line, clean_text, short, tidy_line
from desk.store.sentences import sentence

HEAD = ("Id", "Shelf", "Issue", "Until", "What")


@dataclass(frozen=True, slots=True)
class _Aside:
    """A story on the shelf, its issue and the name of the issue's file."""

    story: Story
    issue: Issue
    file: str


@click.group()
def shelf() -> None:
    """See what was put aside, and take it back."""


@shelf.command("list", epilog=example("desk shelf list\ndesk shelf list --issue 202"))
@click.option(
    "--issue", "reference", metavar="ISSUE", help="Only the stories of this issue.", shell_complete=completing.issues
)
@prints
@pass_desk
def list_shelf(desk: Desk, reference: str | None, as_json: bool) -> None:
    """List the inbox of clipped links, and the stories that are held or spiked."""
    clips = shelf_edits.inbox(desk.folder.shelf()[0]) if reference is None else ()
    aside = list(_aside(desk, reference))
    if as_json:
        give_json({"inbox": [clip_object(clip) for clip in clips], **_by_place(aside)})
        return
    rows = [_clip_row(clip) for clip in clips] + [_row(each) for each in aside]
    if rows:
        give(columns([HEAD, *rows]))
    else:
        say("The shelf is empty. `desk story hold` and `desk story spike` put stories there.")


@shelf.command(epilog=example("desk shelf restore harbour"))
@click.argument("story_name", metavar="STORY")
@click.option(
    "--issue", "reference", metavar="ISSUE", help="Look in this issue only.", shell_complete=completing.issues
)
@changes
@pass_desk
def restore(desk: Desk, story_name: str, reference: str | None, as_json: bool, dry_run: bool) -> None:
    """Take a held or spiked story back to where it came from."""
    aside = list(_aside(desk, reference))
    found = naming.matching([each.story for each in aside], story_name, lambda story: story.name)
    if found is None:
        raise Fault(f"There is no story “{short(story_name)}” on the shelf. `desk shelf list` shows what there is.")
    files = [each.file for each in aside if each.story is found]
    with desk.change(str(desk.folder.path / files[0]) if reference is None else reference, dry_run) as session:
        session.do(story_edits.take_back, [found.id])
    done(f"“{short(found.name)}” is back in {session.issue.label}.", dry_run)
    if as_json:
        give_json(story_object(session.issue, session.issue.story(found.id)))


def _aside(desk: Desk, reference: str | None) -> Iterator[_Aside]:
    """The held and the spiked stories of one issue or, newest first, of all; what cannot be read is told of."""
    if reference is not None:
        opened = desk.read(reference)[1]
        yield from _of(opened.issue, opened.path.name)
        return
    for summary in desk.folder.summaries():
        if summary.problem:
            say(sentence(summary.problem))
        elif summary.held or summary.spiked:
            yield from _of(desk.folder.open_issue(desk.folder.path / summary.file).issue, summary.file)


def _of(issue: Issue, file: str) -> Iterator[_Aside]:
    for place in (Place.HELD, Place.SPIKED):
        for story in issue.placed(place):
            yield _Aside(story, issue, file)


def _by_place(aside: list[_Aside]) -> dict[str, Any]:
    return {
        str(place): [
            {"issue": each.issue.id, "file": clean_line(each.file), **story_object(each.issue, each.story)}
            for each in aside
            if each.story.place == place
        ]
        for place in (Place.HELD, Place.SPIKED)
    }


def _row(aside: _Aside) -> tuple[str, ...]:
    story = aside.story
    what = tidy_line(story.name) + (f" ({tidy_line(story.reason)})" if story.reason else "")
    return str(story.id), clean_line(story.place), clean_line(aside.issue.label), clean_line(story.until), what


def _clip_row(clip: Clip) -> tuple[str, ...]:
    return str(clip.id), "inbox", "", "", tidy_line(clip.title or clip.source or clip.url or "")


def clip_object(clip: Clip) -> dict[str, Any]:
    """A clipped link; what it has not is empty or null."""
    texts = {name: getattr(clip, name) for name in ("source", "title", "url", "note", "clipped")}
    return {"id": clip.id, **{name: None if text is None else clean_text(text) for name, text in texts.items()}}
