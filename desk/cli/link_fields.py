"""What the options of a link say, as the fields of a link: pasted lines, and references into the own archive."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from desk.archive.references import story_address
from desk.cli import naming
from desk.cli.answers import Fault, say
from desk.cli.desks import Desk
from desk.cli.options import Command
from desk.cli.reading import text_from
from desk.model.ids import new_id
from desk.model.issue import Issue, Link, Place, Story
from desk.model.publication import Publication
from desk.model.text import short
from desk.model.url import typed_url

_OPTIONS = (
    click.option("--source", help='Who published it; "" for none.'),
    click.option("--title", help="What it is called."),
    click.option("--url", metavar="URL", help='Its address: https, http or mailto; "" for none yet.'),
    click.option("--ref", metavar="ISSUE/STORY", help='An earlier story of your own; "" for none.'),
    click.option("--note", help="A note, never published."),
)


def link_options(command: Command) -> Command:
    """The options that fill a link's fields."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def link_fields(desk: Desk, publication: Publication, options: Mapping[str, Any], current: Link) -> dict[str, Any]:
    """The fields that were given, ready for an edit of `current`; None is: not given. Raises Fault, NotFound."""
    fields = {name: options[name] for name in ("title", "note", "url") if options[name] is not None}
    if fields.get("url"):
        fields["url"] = plain_address(fields["url"])
    if options["source"] is not None:
        fields["source"] = options["source"] if options["source"].strip() else None
    if options["ref"] is not None:
        fields |= _referred(desk, publication, options, current)
    return fields


def plain_address(written: str | None) -> str | None:
    """An address without what filters and counters wrap around it, which is said; what is none stays as it is."""
    from desk.links.trackers import entering

    url = typed_url(written or "")
    came = entering(url) if url else None
    if came is None or not came.is_changed:
        return written
    say(f"Kept {short(came.url)} ({came.words}).")
    return came.url


def drafted_links(issue: Issue, story: Story, lines: Sequence[str], file: str | None) -> list[Link]:
    """The links that pasted lines hold, in order. Raises Fault if there are none."""
    from desk.links.paste import read_links
    from desk.links.sources import used_sources
    from desk.links.titles import with_sites

    text = "\n".join(lines) + ("\n" + text_from(file, "list of links") if file is not None else "")
    drafts = with_sites(read_links(text, used_sources(issue)))
    if not drafts:
        raise Fault("There is no link in these lines. Write one a line: SOURCE:  title, or an address.")
    return [
        Link(id=new_id(), order="", story=story.id, source=each.source, title=each.title, url=plain_address(each.url))
        for each in drafts
    ]


def _referred(desk: Desk, publication: Publication, options: Mapping[str, Any], current: Link) -> dict[str, Any]:
    """The reference as it is kept, with the story's headline and its web address where none is given."""
    if not options["ref"].strip():
        return {"ref": None}
    where, slash, name = options["ref"].strip().partition("/")
    if not slash or not where or not name:
        raise Fault(f"“{short(options['ref'])}” is no reference: write ISSUE/STORY, such as 197/123456789012345.")
    other = desk.read(where)[1].issue
    story = naming.story(other, name)
    if story.place != Place.IN:
        raise Fault(f"“{short(story.name)}” is {story.place} in {other.label}, so no reader can find it there.")
    fields: dict[str, Any] = {"ref": f"{other.id}/{story.id}"}
    if options["title"] is None and not current.title:
        fields["title"] = story.name
    if options["url"] is None and (address := story_address(publication, other.number, other.slug, story.id)):
        fields["url"] = address
    return fields
