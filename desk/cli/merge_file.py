"""`desk merge-file`: what git calls to merge two people's versions of a file."""

from pathlib import Path

import click

from desk.cli.answers import Fault, give_json, plural, say
from desk.cli.options import changes, example
from desk.model.text import short
from desk.store.errors import Unreadable

CONFLICT = 1
"""Exit code: git is to call it a conflict, and a person has to look."""


@click.command(
    "merge-file",
    epilog=example("git config merge.desk.driver 'desk merge-file %O %A %B'\ndesk doctor --setup-git"),
)
@click.argument("base", metavar="BASE", type=click.Path(path_type=Path))
@click.argument("ours", metavar="OURS", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="THEIRS", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Leave OURS alone where desk cannot merge it.")
@changes
@click.pass_context
def merge_file(
    context: click.Context, base: Path, ours: Path, theirs: Path, strict: bool, as_json: bool, dry_run: bool
) -> None:
    """Merge versions of a file, for git.

    OURS becomes what both sides made of BASE. What both of them changed is kept from both, the other version beside
    ours, so the exit code is 0. It is 1 where a version is no readable file of desk: then the files are merged by
    lines, with the marks of a conflict.
    """
    from desk.store.care import git as gitdriver

    for path in (base, ours, theirs):
        if not path.is_file():
            raise Fault(f"There is no file {short(str(path))}. Name the three versions: BASE OURS THEIRS.")
    try:
        clashes = gitdriver.merge_file(base, ours, theirs, dry_run)
    except Unreadable as error:
        say(f"desk: {error}")
        if not strict and not dry_run:
            gitdriver.merge_lines(base, ours, theirs)
        context.exit(CONFLICT)
    if as_json:
        give_json({"clashes": clashes})
    elif clashes:
        say(f"Both sides changed the same words: {plural(clashes, 'other version')} beside ours, in the issue's shelf.")
