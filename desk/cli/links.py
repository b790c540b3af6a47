"""`desk link`: the researched links of a story."""

from typing import Any

import click

from desk.cli import naming, structure
from desk.cli.answers import Fault, give, give_json, plural, say
from desk.cli.archive import say_repeats
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.link_fields import drafted_links, link_fields, link_options
from desk.cli.objects import link_object
from desk.cli.options import (
    changes,
    check_place,
    example,
    issue_argument,
    link_argument,
    place_options,
    prints,
    story_argument,
)
from desk.edit import links as link_edits
from desk.edit import places
from desk.model.ids import new_id
from desk.model.issue import Issue, Link, Story
from desk.model.publication import Publication
from desk.model.text import short, tidy_line

HEAD = ("Id", "Source", "Title", "Address")


@click.group()
def link() -> None:
    """Attach, edit and move the links of a story.

    STORY is an id or an unambiguous piece of a headline, LINK an id or an unambiguous piece of a title.
    """


@link.command(
    epilog=example(
        """desk link add 202 harbour --source 'NHS England' --title 'New ratings' --url https://example.org/ratings
        desk link add 202 harbour --ref 197/ferries
        desk link add 202 harbour --line 'BBC:  Ferries return'
        pbpaste | desk link add 202 harbour --lines -"""
    )
)
@issue_argument
@story_argument
@link_options
@click.option(
    "--line", "lines", multiple=True, metavar="TEXT", help="A link as pasted: SOURCE:  title. May be repeated."
)
@click.option("--lines", "lines_file", metavar="FILE", help="Read pasted links from a file; - is standard input.")
@place_options("LINK")
@changes
@pass_desk
def add(
    desk: Desk,
    /,
    reference: str,
    story_name: str,
    lines: tuple[str, ...],
    lines_file: str | None,
    after: str | None,
    first: bool,
    last: bool,
    as_json: bool,
    dry_run: bool,
    **options: Any,
) -> None:
    """Attach a link, at the end unless told otherwise, and print its id; with --line and --lines one id for each."""
    check_place(after, first, last)
    pasted = bool(lines) or lines_file is not None
    if pasted and any(content is not None for content in options.values()):
        raise click.UsageError("Give either --line or --lines, or the fields of one link.")
    with desk.change(reference, dry_run) as session:
        issue = session.issue
        story = naming.story(issue, story_name)
        before = naming.link(issue, story, after).id if after is not None else None
        if pasted:
            made = drafted_links(issue, story, lines, lines_file)
        else:
            made = [_one(desk, session.publication, story, options)]
        session.do(link_edits.add, made, after=before, first=first)
    done(f"Added {plural(len(made), 'link')} to “{short(story.name)}”.", dry_run)
    added = [session.issue.link(each.id) for each in made]
    say_repeats(session.folder, session.issue, session.publication, [(story, each.url or "") for each in added])
    if as_json:
        give_json([link_object(each) for each in added] if pasted else link_object(added[0]))
    else:
        give("\n".join(str(each.id) for each in added))


@link.command(epilog=example("desk link edit 202 harbour ratings --url https://example.org/new"))
@issue_argument
@story_argument
@link_argument
@link_options
@changes
@pass_desk
def edit(
    desk: Desk, /, reference: str, story_name: str, link_name: str, as_json: bool, dry_run: bool, **options: Any
) -> None:
    """Change a link: only what is given."""
    with desk.change(reference, dry_run) as session:
        _, found = _found(session.issue, story_name, link_name)
        fields = link_fields(desk, session.publication, options, found)
        if not fields:
            raise click.UsageError("There is nothing to change: give at least one option.")
        session.do(link_edits.change, found.id, **fields)
    changed = session.issue.link(found.id)
    done(f"Changed the link “{short(naming.link_name(changed))}”.", dry_run)
    if as_json:
        give_json(link_object(changed))


@link.command("look-up", epilog=example("desk link look-up 202 harbour ratings --dry-run"))
@issue_argument
@story_argument
@link_argument
@changes
@pass_desk
def look_up(desk: Desk, /, reference: str, story_name: str, link_name: str, as_json: bool, dry_run: bool) -> None:
    """Ask a link's page for the title and the source that the link lacks.

    The page is fetched once, up to the end of its head. What the link has stays; the title, site and day that the page
    gives are printed.
    """
    from desk.cli.looking_up import ask_page

    with desk.change(reference, dry_run) as session:
        _, found = _found(session.issue, story_name, link_name)
        page, fields = ask_page(found, session.issue, session.publication, session.folder)
        if fields:
            session.do(link_edits.change, found.id, **fields)
    changed = session.issue.link(found.id)
    if fields:
        done(f"Filled in from the page: {' and '.join(fields)} of “{short(naming.link_name(changed))}”.", dry_run)
    if as_json:
        give_json({"link": link_object(changed), "page": page})
    else:
        give("\n".join(f"{name}: {value}" for name, value in page.items() if value))


@link.command(epilog=example("desk link move 202 harbour ratings --first"))
@issue_argument
@story_argument
@link_argument
@place_options("LINK")
@changes
@pass_desk
def move(
    desk: Desk,
    reference: str,
    story_name: str,
    link_name: str,
    after: str | None,
    first: bool,
    last: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Move a link among those of its story."""
    check_place(after, first, last, needed=True)
    with desk.change(reference, dry_run) as session:
        story, found = _found(session.issue, story_name, link_name)
        before = places.link_last(session.issue, story.id, found.id) if last else None
        if after is not None:
            before = naming.link(session.issue, story, after).id
        if before == found.id:
            raise Fault("A link cannot follow itself. Name another one with --after.")
        session.do(link_edits.place, found.id, story.id, before)
    order = [each.id for each in session.issue.links_of(story.id)]
    done(f"“{short(naming.link_name(found))}” is now link {order.index(found.id) + 1} of {len(order)}.", dry_run)
    if as_json:
        give_json(link_object(session.issue.link(found.id)))


@link.command(epilog=example("desk link remove 202 harbour ratings"))
@issue_argument
@story_argument
@link_argument
@changes
@pass_desk
def remove(desk: Desk, reference: str, story_name: str, link_name: str, as_json: bool, dry_run: bool) -> None:
    """Take a link out of its story."""
    with desk.change(reference, dry_run) as session:
        story, found = _found(session.issue, story_name, link_name)
        session.do(link_edits.remove, found.id)
    done(f"Removed the link “{short(naming.link_name(found))}” from “{short(story.name)}”.", dry_run)
    if as_json:
        give_json(link_object(found))


@link.command("list", epilog=example("desk link list 202 harbour"))
@issue_argument
@story_argument
@prints
@pass_desk
def list_links(desk: Desk, reference: str, story_name: str, as_json: bool) -> None:
    """List the links of a story in order."""
    issue = desk.read(reference)[1].issue
    story = naming.story(issue, story_name)
    links = issue.links_of(story.id)
    if as_json:
        give_json([link_object(each) for each in links])
    elif links:
        give(columns([HEAD, *(_row(each) for each in links)]))
    else:
        say(f"“{short(story.name)}” has no links yet. `desk link add {naming.handle(issue)} {story.id}` attaches one.")


def _one(desk: Desk, publication: Publication, story: Story, options: dict[str, Any]) -> Link:
    """The link that the options describe."""
    blank = Link(id=new_id(), order="", story=story.id)
    fields = link_fields(desk, publication, options, blank)
    if not any((fields.get("title"), fields.get("source"), fields.get("url"))):
        raise click.UsageError("A link needs at least a --title, a --source or a --url; or paste it with --line.")
    return Link(**{"id": blank.id, "order": "", "story": story.id, **fields})


def _found(issue: Issue, story_name: str, link_name: str) -> tuple[Story, Link]:
    story = naming.story(issue, story_name)
    return story, naming.link(issue, story, link_name)


def _row(each: Link) -> tuple[str, ...]:
    return str(each.id), tidy_line(each.source or ""), tidy_line(each.title), tidy_line(each.url or "")


link.add_command(structure.link_to_story)
link.add_command(structure.link_to_text)
