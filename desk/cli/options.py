"""The arguments and options that many commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from desk.cli import completing

Command = TypeVar("Command", bound=Callable[..., Any])

issue_argument = click.argument("reference", metavar="ISSUE", shell_complete=completing.issues)
"""An issue by its number, slug or file, or `latest`."""
section_argument = click.argument("section_name", metavar="SECTION", shell_complete=completing.sections)
"""A section by its title or id."""
story_argument = click.argument("story_name", metavar="STORY", shell_complete=completing.stories)
"""A story by its id or an unambiguous piece of its headline."""
link_argument = click.argument("link_name", metavar="LINK")
"""A link by its id or an unambiguous piece of its title."""

profile_option = click.option(
    "--profile",
    "profile_name",
    metavar="PROFILE",
    help="The mail tool it is for. Default: the publication's.",
    shell_complete=completing.profiles,
)
"""The mail tool that an export is for."""

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_dry_run = click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")


def prints(command: Command) -> Command:
    """The option of a command that prints."""
    return _json(command)


def changes(command: Command) -> Command:
    """The options of a command that changes something."""
    return _json(_dry_run(command))


def place_options(what: str) -> Callable[[Command], Command]:
    """The options that say where something goes among its kind; no more than one of them is given."""

    def decorate(command: Command) -> Command:
        command = click.option("--last", is_flag=True, help="At the end.")(command)
        command = click.option("--first", is_flag=True, help="At the top.")(command)
        return click.option("--after", metavar=what, help=f"Behind this {what.lower()}.")(command)

    return decorate


def check_place(after: str | None, first: bool, last: bool, *, needed: bool = False) -> None:
    """Refuse several places at once, and none if one is `needed`."""
    given = sum((after is not None, first, last))
    if given > 1:
        raise click.UsageError("Give only one of --after, --first and --last.")
    if needed and not given:
        raise click.UsageError("Say where it goes: --after, --first or --last.")


def example(lines: str) -> str:
    """An epilog that shows how a command is used, kept line by line."""
    return "\b\nExample:\n" + "\n".join(f"  {line.strip()}" for line in lines.strip().splitlines())
