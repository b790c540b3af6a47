"""`desk copy`: an issue on the clipboard, formatted for a mail tool or as the text of a format."""

from typing import TYPE_CHECKING

import click

from desk.cli import completing
from desk.cli.answers import Unwritten, give, give_json, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.export import chosen_format, known_before, warn
from desk.cli.options import changes, example, issue_argument, profile_option
from desk.cli.targets import target_for
from desk.model.text import clean_line
from desk.outside.clipboard import Content, Copied, Failed, HowFar
from desk.publish.to_clipboard import called, content

if TYPE_CHECKING:
    from desk.outside.clipboard.programs import Outside


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
    "-f",
    "--format",
    "format_name",
    metavar="FORMAT",
    shell_complete=completing.formats,
    help="paste and fragment are copied formatted, html, markdown, text, eml and json as their text. "
    "Default: the one that the mail tool wants.",
)
@profile_option
@click.option(
    "--to", "way", metavar="WAY", help="wl-copy, xclip, osascript, windows, osc52 or page: this way and no other."
)
@changes
@pass_desk
def copy(
    desk: Desk,
    /,
    reference: str,
    format_name: str | None,
    profile_name: str | None,
    way: str | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Copy an issue, to paste it into your mail tool.

    It goes the way that `clipboard` names in the settings, else through the clipboard of this desktop, else through
    a page in the browser whose one button copies. Over ssh the text goes to your terminal, and the page is named.

    What was done is said on standard error; if a page was written, its file is printed.
    """
    from desk.outside.clipboard.programs import here
    from desk.outside.clipboard.ways import only, usual

    folder, opened = desk.read(reference)
    publication, _ = folder.publication()
    target = target_for(folder, publication, profile_name)
    format = chosen_format(format_name or target.profile.wanted).name
    outside = here()
    ways = usual(outside, _preferred()) if way is None else only(way)
    made = content(opened.issue, publication, format, target)
    main = made.text if made.html is None else made.html
    said = known_before(folder, opened.issue, publication, target, [(format, main)])
    copied = _copied(made, called(opened.issue, format), outside, ways, dry_run)
    warn(said)
    file = clean_line(str(copied.path)) if copied.path else None
    if as_json:
        described = {"issue": opened.issue.id, "format": format, "profile": target.profile.name}
        went = {"way": copied.way, "state": None if dry_run else copied.state, "file": file}
        give_json({**described, "bytes": len(main.encode()), "warnings": said, **went})
    elif file:
        give(file)


def _preferred() -> str:
    """The way that the settings name; what is wrong with them is said."""
    from desk.store.folder import editor_settings

    read = editor_settings.load(editor_settings.settings_file())
    for fault in read.faults:
        say(fault)
    return read.clipboard


def _copied(made: Content, what: str, outside: "Outside", ways: tuple[str, ...], dry_run: bool) -> Copied:
    """Copy and say so; in a dry run only say which way it would go."""
    from desk.outside.clipboard.ways import copy

    if dry_run:
        done(f"Copied {what} with {ways[0]}.", dry_run)
        return Copied(ways[0], HowFar.COPIED, "")
    try:
        copied = copy(made, what, outside, ways)
    except Failed as error:
        raise Unwritten(str(error)) from error
    say(copied.words)
    return copied
