"""`desk copy`: an issue on the clipboard, formatted for a mail tool or as the text of a format."""

from typing import TYPE_CHECKING, Any

import click

from desk.cli.answers import Unwritten, give, give_json, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument
from desk.clipboard import Content, Copied, Failed
from desk.model.text import clean_line

if TYPE_CHECKING:
    from desk.clipboard.outside import Outside
    from desk.render.target import Target

USUAL = "paste"
"""The format of a copy for which none is named; `desk.copying` says the same, and is loaded when it is needed."""


@click.command(
    "copy",
    epilog=example(
        """desk copy latest
        desk copy 202 --format html
        desk copy latest --format fragment --profile substack --to page"""
    ),
)
@issue_argument
@click.option(
    "--format",
    "format_name",
    metavar="FORMAT",
    default=USUAL,
    show_default=True,
    help="paste and fragment are copied formatted, html, markdown, text, eml and json as their text.",
)
@click.option("--profile", metavar="PROFILE", help="The mail tool it is for; without it that of the publication.")
@click.option(
    "--to", "way", metavar="WAY", help="wl-copy, xclip, osascript, windows, osc52 or page: this way and no other."
)
@changes
@pass_desk
def copy(
    desk: Desk, reference: str, format_name: str, profile: str | None, way: str | None, as_json: bool, dry_run: bool
) -> None:
    """Copy an issue, to paste it into your mail tool.

    It goes the way that `clipboard` names in the settings, else through the clipboard of this desktop, else through
    a page in the browser whose one button copies. Over ssh the text goes to your terminal, and the page is named.

    What was done is said on standard error; if a page was written, its file is printed.
    """
    from desk.clipboard.outside import here
    from desk.clipboard.ways import only, usual
    from desk.copying import called, content

    folder, opened = desk.read(reference)
    publication, _ = folder.publication()
    made = content(opened.issue, publication, format_name, _target(profile))
    what, outside = called(opened.issue, format_name), here()
    ways = usual(outside, _preferred()) if way is None else only(way)
    described: dict[str, Any] = {
        "issue": opened.issue.id,
        "format": format_name,
        "bytes": len((made.html or made.text).encode()),
    }
    if dry_run:
        done(f"Copied {what} with {ways[0]}.", dry_run)
        described |= {"way": ways[0], "state": None, "file": None}
    else:
        copied = _copied(made, what, outside, ways)
        say(copied.words)
        file = clean_line(str(copied.path)) if copied.path else None
        described |= {"way": copied.way, "state": copied.state, "file": file}
        if file and not as_json:
            give(file)
    if as_json:
        give_json(described)


def _target(profile: str | None) -> "Target | None":
    """What it is made for; None: the publication's own profile. Raises LookupError."""
    if profile is None:
        return None
    from desk.render.profile import profile as named
    from desk.render.target import Target

    return Target(named(profile))


def _preferred() -> str:
    """The way that the settings name; what is wrong with them is said."""
    from desk import settings

    read = settings.load(settings.settings_file())
    for fault in read.faults:
        say(fault)
    return read.clipboard


def _copied(made: Content, what: str, outside: "Outside", ways: tuple[str, ...]) -> Copied:
    from desk.clipboard.ways import copy

    try:
        return copy(made, what, outside, ways)
    except Failed as error:
        raise Unwritten(str(error)) from error
