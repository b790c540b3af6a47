"""`desk clip`: a link onto the shelf, for a story that does not exist yet."""

from datetime import UTC, datetime

import click

from desk.cli.answers import Fault, give, give_json
from desk.cli.archive import say_repeats
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.link_fields import plain_address
from desk.cli.options import changes, example
from desk.cli.shelf import clip_object
from desk.edit import shelf as shelf_edits
from desk.edit.links import no_link
from desk.model.ids import new_id
from desk.model.issue import Issue, Story
from desk.model.publication import Clip
from desk.model.text import short, tidy_line
from desk.model.url import typed_url


@click.command(epilog=example("desk clip https://example.org/harbour --title 'The harbour opens' --source BBC"))
@click.argument("url", metavar="URL")
@click.option("--title", default="", help="What it is called.")
@click.option("--source", default="", help="Who published it.")
@click.option("--note", default="", help="A note, never published.")
@changes
@pass_desk
def clip(desk: Desk, url: str, title: str, source: str, note: str, as_json: bool, dry_run: bool) -> None:
    """Put a link on the shelf, for a story to come.

    Its id is printed, and it is said where it was run before.
    """
    from desk.session.session import Session

    address = typed_url(url)
    if address is None:
        raise Fault(no_link(url))
    address = plain_address(address) or address
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = Clip(new_id(), "", tidy_line(source) or None, address, tidy_line(note), now, tidy_line(title))
    if not dry_run:
        desk.folder.begin()
    session = Session(desk.folder, journalled=not dry_run)
    try:
        session.do_shelf(shelf_edits.add, [made])
        save(session, dry_run)
    finally:
        session.recorder.release()
    done(f"Clipped {short(address)}; it is on the shelf.", dry_run)
    if desk.folder.path.is_dir():
        nowhere = Story(id=0, order="")
        say_repeats(desk.folder, Issue(id=0), session.publication, [(nowhere, address)])
    if as_json:
        give_json(clip_object(made))
    else:
        give(str(made.id))
