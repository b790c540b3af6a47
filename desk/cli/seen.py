"""`desk seen`: where an address was run before."""

from functools import partial
from typing import Any

import click

from desk.archive.index import Archive
from desk.archive.remarks import place
from desk.archive.seen import Sighting
from desk.archive.seen import seen as seen_before
from desk.archive.stories import Before
from desk.cli.answers import BAD_INPUT, give, give_json_line, say
from desk.cli.archive import asked, before_issue, fresh_archive, issue_option, run_object
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import example, prints
from desk.edit.links import no_link
from desk.links.key import Sameness, key_of
from desk.model.text import clean_line, short
from desk.model.url import typed_url


@click.command(epilog=example("desk seen https://example.org/harbour\npbpaste | desk seen - --json"))
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@issue_option
@prints
@pass_desk
def seen(desk: Desk, urls: tuple[str, ...], reference: str | None, as_json: bool) -> None:
    """Say where addresses were run before.

    The same page counts under another form of its address, without the marks of who sent the reader. “Near” is the
    same page at another place: a comment, another anchor. With - the addresses are the lines of standard input.
    --json prints one object an address.
    """
    before = before_issue(desk, reference)
    archive = fresh_archive(desk)
    code = 0
    for url in asked(urls, "list of addresses", "url"):
        address = url if key_of(url) is not None else typed_url(url)
        if address is None:
            code = BAD_INPUT
            say(f"desk: {no_link(url)}")
        found = _sightings(archive, address, before)
        if as_json:
            give_json_line({"url": clean_line(url), "hits": [_object(each) for each in found]})
        elif address is not None:
            _give(url, found)
    if code:
        raise click.exceptions.Exit(code)


def _sightings(archive: Archive, address: str | None, before: Before) -> tuple[Sighting, ...]:
    if address is None:
        return ()
    return archive.ask(partial(seen_before, url=address, before=before))


def _give(url: str, found: tuple[Sighting, ...]) -> None:
    if not found:
        say(f"{short(url)} was not run before.")
    for each in found:
        near = "the same page, another place, " if each.sameness == Sameness.NEAR else ""
        give(f"{clean_line(each.url)}  {near}{place(each.run)}: “{each.run.story.headline}”")


def _object(each: Sighting) -> dict[str, Any]:
    return {"match": str(each.sameness), "url": clean_line(each.url), **run_object(each.run)}
