"""`desk section`: the parts of the running order."""

from typing import Any

import click

from desk.cli import naming, structure
from desk.cli.answers import Fault, give, give_json, plural, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.objects import section_object
from desk.cli.options import changes, check_place, example, issue_argument, place_options, prints, section_argument
from desk.edit import places
from desk.edit import sections as section_edits
from desk.model.ids import new_id
from desk.model.issue import Issue, Section
from desk.model.text import short, tidy_line


@click.group()
def section() -> None:
    """Add, rename, move and remove sections.

    SECTION is a title or an id.
    """


@section.command(epilog=example("desk section add 202 'Health and care' --first"))
@issue_argument
@click.argument("title")
@click.option("--standfirst", default="", help="A line under the title.")
@place_options("SECTION")
@changes
@pass_desk
def add(
    desk: Desk,
    reference: str,
    title: str,
    standfirst: str,
    after: str | None,
    first: bool,
    last: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Add a section, at the end unless told otherwise, and print its id. A title of "" makes one without."""
    check_place(after, first, last)
    with desk.change(reference, dry_run) as session:
        _check_free(session.issue, title)
        before = naming.section(session.issue, after).id if after is not None else None
        made = Section(id=new_id(), order="", title=title if title.strip() else None, standfirst=standfirst)
        session.do(section_edits.add, made, after=before, first=first)
    made = session.issue.section(made.id)
    done(f"Added the section “{short(naming.section_name(made))}” to {session.issue.label}.", dry_run)
    give_json(section_object(session.issue, made)) if as_json else give(str(made.id))


@section.command(epilog=example("desk section rename 202 'Health' 'Health and care'"))
@issue_argument
@section_argument
@click.argument("title")
@click.option("--standfirst", help="Change the line under the title too.")
@changes
@pass_desk
def rename(
    desk: Desk, reference: str, section_name: str, title: str, standfirst: str | None, as_json: bool, dry_run: bool
) -> None:
    """Give a section another title."""
    with desk.change(reference, dry_run) as session:
        found = naming.section(session.issue, section_name)
        _check_free(session.issue, title, found)
        fields: dict[str, Any] = {"title": title if title.strip() else None}
        if standfirst is not None:
            fields["standfirst"] = standfirst
        session.do(section_edits.change, found.id, **fields)
    changed = session.issue.section(found.id)
    done(f"“{short(naming.section_name(found))}” is now “{short(naming.section_name(changed))}”.", dry_run)
    if as_json:
        give_json(section_object(session.issue, changed))


@section.command(epilog=example("desk section move 202 'News in brief' --after Health"))
@issue_argument
@section_argument
@place_options("SECTION")
@changes
@pass_desk
def move(
    desk: Desk,
    reference: str,
    section_name: str,
    after: str | None,
    first: bool,
    last: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Move a section with its stories."""
    check_place(after, first, last, needed=True)
    with desk.change(reference, dry_run) as session:
        found = naming.section(session.issue, section_name)
        before = naming.section(session.issue, after).id if after is not None else None
        if before == found.id:
            raise Fault("A section cannot follow itself. Name another one with --after.")
        if last:
            before = places.section_last(session.issue, found.id)
        session.do(section_edits.place, found.id, before)
    order = [each.id for each in session.issue.running_order]
    place = order.index(found.id) + 1
    done(f"“{short(naming.section_name(found))}” is now section {place} of {len(order)}.", dry_run)
    if as_json:
        give_json(section_object(session.issue, session.issue.section(found.id)))


@section.command(epilog=example("desk section remove 202 'Health'"))
@issue_argument
@section_argument
@changes
@pass_desk
def remove(desk: Desk, reference: str, section_name: str, as_json: bool, dry_run: bool) -> None:
    """Take a section away. Its stories go to the section before it, else to the one after it."""
    with desk.change(reference, dry_run) as session:
        found = naming.section(session.issue, section_name)
        gone = section_object(session.issue, found)
        session.do(section_edits.remove, found.id)
    kept = f"; {plural(gone['stories'], 'story')} moved to its neighbour" if gone["stories"] else ""
    done(f"Removed the section “{short(naming.section_name(found))}”{kept}.", dry_run)
    if as_json:
        give_json(gone)


@section.command("list", epilog=example("desk section list latest"))
@issue_argument
@prints
@pass_desk
def list_sections(desk: Desk, reference: str, as_json: bool) -> None:
    """List the sections in order, with what is in them."""
    issue = desk.read(reference)[1].issue
    objects = [section_object(issue, each) for each in issue.running_order]
    if as_json:
        give_json(objects)
        return
    rows = [_row(str(each["id"]), each["stories"], each["words"], each["title"] or "untitled") for each in objects]
    if unsorted := issue.stories_of(None):
        rows.append(_row("", len(unsorted), sum(map(issue.words_of, unsorted)), "Unsorted"))
    if rows:
        give(columns([("Id", "Stories", "Words", "Title"), *rows], (1, 2)))
    else:
        say(f"{issue.label} has no sections yet. `desk section add {naming.handle(issue)} TITLE` adds one.")


def _row(id: str, stories: int, words: int, title: str) -> tuple[str, ...]:
    return id, str(stories), str(words), tidy_line(title)


def _check_free(issue: Issue, title: str, but: Section | None = None) -> None:
    """Refuse a title that another section has: a title is how a section is named."""
    wanted = tidy_line(title)
    for each in issue.sections:
        if wanted and each != but and tidy_line(each.title or "") == wanted:
            raise Fault(f"There is a section “{short(wanted)}” in {issue.label} already ({each.id}).")


section.add_command(structure.section_to_story)
