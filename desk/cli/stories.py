"""`desk story`: what an issue is made of."""

from typing import Any

import click

from desk.cli import naming, structure
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import clipped, columns
from desk.cli.days import DAY, day_given
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.fields import story_fields, story_options
from desk.cli.objects import story_object
from desk.cli.options import changes, check_place, example, issue_argument, place_options, prints, story_argument
from desk.edit import places
from desk.edit import sections as section_edits
from desk.edit import stories as story_edits
from desk.model.dates import long_date
from desk.model.ids import new_id
from desk.model.issue import Issue, Place, Section, Story
from desk.model.text import clean_line, short, tidy_line
from desk.session.session import Session

HEAD = ("Id", "Kind", "Status", "Words", "Links", "Section", "Headline")
NUMBERS = (3, 4)
"""The columns of numbers, which end at the right."""
SECTION_CELLS = 24
"""Columns for the section in a list of stories."""


@click.group()
def story() -> None:
    """Add, edit and move stories, and put them aside.

    STORY is an id or an unambiguous piece of a headline.
    """


@story.command(
    epilog=example(
        """desk story add 202 --headline 'The harbour opens' --section Transport --body-file harbour.md
        pbpaste | desk story add latest --headline 'As pasted' --body-file -"""
    )
)
@issue_argument
@story_options
@click.option("--section", "section_name", metavar="TITLE", help="The section it goes to; made if missing.")
@click.option("--after", metavar="STORY", help="Behind this story. Default: at the end of the section.")
@changes
@pass_desk
def add(
    desk: Desk,
    /,
    reference: str,
    section_name: str | None,
    after: str | None,
    as_json: bool,
    dry_run: bool,
    **options: Any,
) -> None:
    """Add a story and print its id.

    Without --section and --after it comes last in the issue.
    """
    made = Story(id=new_id(), order="")
    fields = story_fields(options, made)
    with desk.change(reference, dry_run) as session:
        section, before = _where(session, section_name, after)
        session.do(story_edits.add, Story(**{"id": made.id, "order": "", "section": section, **fields}), after=before)
    made = session.issue.story(made.id)
    done(f"Added “{short(made.name)}” to {session.issue.label}{_in(session.issue, made)}.", dry_run)
    give_json(story_object(session.issue, made)) if as_json else give(str(made.id))


@story.command(epilog=example("desk story edit 202 harbour --status ready --byline 'By Ann Other'"))
@issue_argument
@story_argument
@story_options
@changes
@pass_desk
def edit(desk: Desk, /, reference: str, story_name: str, as_json: bool, dry_run: bool, **options: Any) -> None:
    """Change a story: only what is given."""
    with desk.change(reference, dry_run) as session:
        found = naming.story(session.issue, story_name)
        fields = story_fields(options, found)
        if not fields:
            raise click.UsageError("There is nothing to change: give at least one option.")
        session.do(story_edits.change, found.id, **fields)
    _changed(session, found.id, f"Changed “{short(found.name)}”.", as_json, dry_run)


@story.command(epilog=example("desk story move 202 harbour --section Transport --first"))
@issue_argument
@story_argument
@click.option("--section", "section_name", metavar="SECTION", help="To this section; at its end unless told otherwise.")
@place_options("STORY")
@changes
@pass_desk
def move(
    desk: Desk,
    reference: str,
    story_name: str,
    section_name: str | None,
    after: str | None,
    first: bool,
    last: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Move a story within its section or to another one."""
    check_place(after, first, last, needed=section_name is None)
    with desk.change(reference, dry_run) as session:
        found = naming.placed_story(session.issue, story_name)
        spot = _target(session.issue, found, section_name, after, first)
        session.do(story_edits.place, [found.id], *spot)
    moved = session.issue.story(found.id)
    _changed(session, found.id, f"Moved “{short(found.name)}”{_in(session.issue, moved)}.", as_json, dry_run)


@story.command(epilog=example("desk story hold 202 harbour --until '1 dec' --reason 'waits for the report'"))
@issue_argument
@story_argument
@click.option("--reason", default="", help="Why it waits.")
@click.option("--until", default="", metavar=DAY, help="To which day it waits: 2026-12-01, 1 Dec, thu, +7 …")
@changes
@pass_desk
def hold(desk: Desk, reference: str, story_name: str, reason: str, until: str, as_json: bool, dry_run: bool) -> None:
    """Put a story on the shelf for a later issue."""
    _put_aside(desk, reference, story_name, Place.HELD, reason, until, as_json, dry_run)


@story.command(epilog=example("desk story spike 202 harbour --reason 'overtaken by events'"))
@issue_argument
@story_argument
@click.option("--reason", default="", help="Why it was dropped.")
@changes
@pass_desk
def spike(desk: Desk, reference: str, story_name: str, reason: str, as_json: bool, dry_run: bool) -> None:
    """Drop a story. It stays on the shelf, whole, and can be restored."""
    _put_aside(desk, reference, story_name, Place.SPIKED, reason, "", as_json, dry_run)


@story.command("list", epilog=example("desk story list latest"))
@issue_argument
@click.option("--all", "everything", is_flag=True, help="Also what is held, spiked, moved or in conflict.")
@prints
@pass_desk
def list_stories(desk: Desk, reference: str, everything: bool, as_json: bool) -> None:
    """List the stories in running order."""
    issue = desk.read(reference)[1].issue
    stories = [*issue.in_order()]
    if everything:
        stories += [each for each in issue.stories if each.place != Place.IN]
    if as_json:
        give_json([story_object(issue, each) for each in stories])
    elif stories:
        give(columns([HEAD, *(_row(issue, each) for each in stories)], NUMBERS))
    else:
        say(f"{issue.label} has no stories yet. `desk story add {naming.handle(issue)} --headline WORDS` adds one.")


@story.command("show", epilog=example("desk story show 202 harbour\ndesk story show 202 harbour --body > harbour.md"))
@issue_argument
@story_argument
@click.option("--body", "only_body", is_flag=True, help="Print the body alone, as --body-file takes it.")
@prints
@pass_desk
def show_story(desk: Desk, reference: str, story_name: str, only_body: bool, as_json: bool) -> None:
    """Print one story with its links."""
    from desk.cli.story_text import as_text

    issue = desk.read(reference)[1].issue
    found = naming.story(issue, story_name)
    whole = story_object(issue, found)
    if as_json:
        give_json(whole)
    else:
        give(whole["body"] if only_body else as_text(whole))


def _where(session: Session, section_name: str | None, after: str | None) -> tuple[int | None, int | None]:
    """The section that a new story goes to, made if missing, and the story that it follows there (None: the last)."""
    if after is not None:
        wanted = naming.section(session.issue, section_name) if section_name is not None else None
        return _behind(session.issue, None, after, wanted.id if wanted else None)
    if section_name is not None:
        found = naming.section_called(session.issue, section_name)
        if found is None and naming.is_id(section_name):
            found = naming.section(session.issue, section_name)
        return (found.id if found else _new_section(session, section_name)), None
    if session.issue.sections:
        return session.issue.running_order[-1].id, None
    return _new_section(session, ""), None


def _target(issue: Issue, moving: Story, section_name: str | None, after: str | None, first: bool) -> places.Spot:
    """Where a story moves to: behind the story `after`, else to the top or the end of a section."""
    wanted = naming.section(issue, section_name).id if section_name is not None else None
    if after is not None:
        return _behind(issue, moving, after, wanted)
    section = places.section_of(issue, moving) if wanted is None else wanted
    return places.first_in(section) if first else places.last_in(issue, section, [moving.id])


def _new_section(session: Session, title: str) -> int:
    made = Section(id=new_id(), order="", title=title if title.strip() else None)
    session.do(section_edits.add, made)
    return made.id


def _behind(issue: Issue, moving: Story | None, after: str, section: int | None) -> places.Spot:
    """Behind the story `after`, which must stand in `section` if that is named."""
    other = naming.placed_story(issue, after)
    if moving is not None and other.id == moving.id:
        raise Fault("A story cannot follow itself. Name another one with --after.")
    spot = places.behind(issue, other.id)
    if section is not None and section != spot.section:
        raise Fault(
            f"“{short(other.name)}” does not stand in “{short(naming.section_name(issue.section(section)))}”. "
            "Leave --section away, or name a story of that section."
        )
    return spot


def _put_aside(
    desk: Desk, reference: str, name: str, place: Place, reason: str, until: str, as_json: bool, dry_run: bool
) -> None:
    with desk.change(reference, dry_run) as session:
        found = naming.story(session.issue, name, (Place.IN, Place.HELD, Place.SPIKED))
        day = day_given(until, session.publication, ahead=True)
        session.do(story_edits.put_aside, [found.id], place, clean_line(reason), day)
    word = "Held" if place == Place.HELD else "Spiked"
    what = f"{word} “{short(found.name)}”{f' until {long_date(day)}' if day else ''}"
    sentence = f"{what}. `desk shelf restore {found.id}` brings it back."
    _changed(session, found.id, sentence, as_json, dry_run)


def _changed(session: Session, id: int, sentence: str, as_json: bool, dry_run: bool) -> None:
    done(sentence, dry_run)
    if as_json:
        give_json(story_object(session.issue, session.issue.story(id)))


def _in(issue: Issue, of: Story) -> str:
    """Where it stands now, as the end of a sentence."""
    section = places.section_of(issue, of)
    title = tidy_line(issue.section(section).title or "") if section is not None else "Unsorted"
    return f", in “{short(title)}”" if title else ""


def _row(issue: Issue, of: Story) -> tuple[str, ...]:
    section = places.section_of(issue, of)
    title = naming.section_name(issue.section(section)) if section is not None else "Unsorted"
    status = of.status if of.place == Place.IN else of.place
    return (
        str(of.id),
        clean_line(of.kind),
        clean_line(status),
        str(issue.words_of(of)),
        str(len(issue.links_of(of.id))),
        clipped(title, SECTION_CELLS),
        tidy_line(of.name),
    )


for made in (
    structure.split,
    structure.merge,
    structure.join,
    structure.duplicate,
    structure.story_to_section,
    structure.story_to_link,
):
    story.add_command(made)
