"""`desk standing`: what each issue begins with."""

from typing import Any

import click

from desk.cli import naming
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.options import changes, example, issue_argument, prints, story_argument
from desk.edit import standing as edits
from desk.edit import stories
from desk.model.publication import Publication, Standing
from desk.model.text import clean_line, clean_text, short, tidy_line

HEAD = ("Id", "Section", "Kind", "Slot", "What")


@click.group(
    invoke_without_command=True,
    epilog=example(
        """desk standing
        desk standing add latest 'Editor’s letter'
        desk standing add latest 'Loom' --slot Top
        desk standing remove letter"""
    ),
)
@prints
@click.pass_context
def standing(context: click.Context, as_json: bool) -> None:
    """The standing items of each issue.

    They are stories that are made anew with each issue, in this order.
    """
    if context.invoked_subcommand is not None:
        return
    desk = context.find_object(Desk)
    assert desk is not None
    items = edits.in_order(desk.folder.publication()[0])
    if as_json:
        give_json([_object(each) for each in items])
    elif items:
        give(columns([HEAD, *(_row(each) for each in items)]))
    else:
        say("There is no standing item yet. `desk standing add ISSUE STORY` makes a story one.")


@standing.command("add", epilog=example("desk standing add 201 Contents\ndesk standing add 201 Loom --slot Top"))
@issue_argument
@story_argument
@click.option("--slot", default="", help="The sponsor's place that it keeps, such as Top.")
@changes
@pass_desk
def add(desk: Desk, reference: str, story_name: str, slot: str, as_json: bool, dry_run: bool) -> None:
    """Make a story a standing item, with its text and links; one that is gets the text of now."""
    with desk.change(reference, dry_run) as session:
        story = naming.story(session.issue, story_name)
        after, id = edits.add(session.publication, session.issue, story.id, slot)
        session.change_publication(standing=after.standing, standing_links=after.standing_links)
        session.do(stories.change, story.id, standing=id)
    done(f"“{short(story.name)}” stands in each new issue.", dry_run)
    if as_json:
        give_json(_object(next(each for each in after.standing if each.id == id)))
    else:
        give(str(id))


@standing.command("remove", epilog=example("desk standing remove letter"))
@click.argument("item")
@changes
@pass_desk
def remove(desk: Desk, item: str, as_json: bool, dry_run: bool) -> None:
    """Let an item stand no more; issues that have it keep it. ITEM is an id or a part of its name."""
    found = _change(desk, item, edits.remove, dry_run)
    done(f"“{short(edits.name(found))}” stands no more.", dry_run)
    if as_json:
        give_json({"id": found.id})


@standing.command("move", epilog=example("desk standing move letter --up"))
@click.argument("item")
@click.option("--up/--down", default=False, help="One place up or down.")
@changes
@pass_desk
def move(desk: Desk, item: str, up: bool, as_json: bool, dry_run: bool) -> None:
    """Move an item one place up or down; those of a section begin it in this order."""
    step = -1 if up else 1
    found = _change(desk, item, lambda publication, id: edits.shift(publication, id, step), dry_run)
    done(f"Moved “{short(edits.name(found))}” {'up' if up else 'down'}.", dry_run)
    if as_json:
        give_json({"id": found.id})


def _change(desk: Desk, item: str, edit: Any, dry_run: bool) -> Standing:
    from desk.session.session import Session

    session = Session(desk.folder, journalled=not dry_run)
    try:
        found = _found(session.publication, item)
        after = edit(session.publication, found.id)
        session.change_publication(standing=after.standing, standing_links=after.standing_links)
        save(session, dry_run)
    finally:
        session.recorder.release()
    return found


def _found(publication: Publication, item: str) -> Standing:
    found = naming.matching(edits.in_order(publication), item, edits.name)
    if found is None:
        raise Fault(f"There is no standing item “{short(item)}”. `desk standing` lists them.")
    return found


def _row(each: Standing) -> tuple[str, ...]:
    section = tidy_line(each.section) or "(none)"
    return str(each.id), section, clean_line(each.kind), tidy_line(each.slot), edits.name(each)


def _object(each: Standing) -> dict[str, Any]:
    texts = {name: tidy_line(getattr(each, name) or "") for name in ("section", "kind", "slot", "headline", "byline")}
    return {"id": each.id, **texts, "standfirst": tidy_line(each.standfirst), "body": clean_text(each.body)}
