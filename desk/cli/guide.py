"""`desk help`: the pages of the guide in the terminal, and the help of each command."""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import click

from desk.cli.answers import Fault, give
from desk.cli.completing import offering
from desk.cli.options import example
from desk.model.text import short

FIRST = "tutorial.md"
"""The page that is shown where none is named."""
PARTS = ("how-to", "reference")
"""What the list begins with, and the folders whose pages follow."""
WIDEST = 88
"""Columns of a page: longer lines are hard to read."""


@cache
def _root() -> Traversable:
    """Where the pages are: in the package that was installed, else in `docs/` of the checkout."""
    inside = resources.files("desk") / "docs"
    return inside if inside.is_dir() else resources.files("desk").joinpath("..", "docs")


@cache
def topics() -> Mapping[str, Traversable]:
    """The pages by their topics: "tutorial", "git", "keys", in the order of the list."""
    folders = [_root() / part for part in PARTS if (_root() / part).is_dir()]
    pages = [_root() / FIRST] if (_root() / FIRST).is_file() else []
    for folder in folders:
        pages += sorted((page for page in folder.iterdir() if page.name.endswith(".md")), key=lambda page: page.name)
    found: dict[str, Traversable] = {}
    for page in pages:
        found.setdefault(page.name.removesuffix(".md"), page)
    return found


@offering
def completed(context: click.Context) -> Iterator[tuple[str, str]]:
    """The pages of the guide, and the commands, as the first word of `desk help`."""
    if not context.params.get("words"):
        yield from ((name, "") for name in topics())
    command: click.Command | None = context.find_root().command
    for word in context.params.get("words") or ():
        command = command.get_command(context, word) if isinstance(command, click.Group) else None
    if isinstance(command, click.Group):
        yield from ((name, "") for name in command.list_commands(context))


@click.command("help", epilog=example("desk help\ndesk help tutorial\ndesk help mail-tools\ndesk help story move"))
@click.argument("words", metavar="[TOPIC]", nargs=-1, shell_complete=completed)
@click.option("--plain", is_flag=True, help="The page as it is written, in Markdown.")
@click.pass_context
def guide(context: click.Context, words: tuple[str, ...], plain: bool) -> None:
    """Read a page of the guide, or the help of a command. Without a TOPIC: the list of pages."""
    topic = "-".join(words).lower()
    if not topic:
        give(_list())
    elif topic in topics():
        _show(topics()[topic].read_text("utf-8"), plain)
    elif (said := _command(context, words)) is not None:
        give(said)
    else:
        near = [name for name in topics() if topic in name or name in topic]
        raise Fault(
            f"There is no page and no command “{short(' '.join(words))}”. "
            + (f"Did you mean {' or '.join(near)}?" if near else "`desk help` lists the pages.")
        )


def _list() -> str:
    lines = ["Pages of the guide, each read with `desk help TOPIC`:", ""]
    width = max(map(len, topics()), default=0)
    lines += [f"  {name:<{width}}  {_title(page)}" for name, page in topics().items()]
    return "\n".join([*lines, "", "`desk help COMMAND` says how a command is used; `desk --help` lists the commands."])


def _title(page: Traversable) -> str:
    first = page.read_text("utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()


def _command(context: click.Context, words: tuple[str, ...]) -> str | None:
    """The help of the command that these words name: "story move"; None if there is none."""
    parent = context.find_root()
    command: click.Command | None = parent.command
    for word in words:
        if not isinstance(command, click.Group) or (command := command.get_command(parent, word)) is None:
            return None
        parent = click.Context(command, info_name=word, parent=parent)
    return parent.get_help()


def _show(text: str, plain: bool) -> None:
    """Print a page: dressed for a terminal, a screenful at a time; as it is written for anything else."""
    text = _shown(text)
    if plain or not sys.stdout.isatty():
        give(text.rstrip("\n"))
        return
    from io import StringIO

    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    plain_looks = Theme({"markdown.code": "bold", "markdown.h1": "bold", "markdown.h2": "bold", "markdown.h3": "bold"})
    columns = min(WIDEST, shutil.get_terminal_size().columns)
    made = StringIO()
    console = Console(file=made, force_terminal=True, width=columns, theme=plain_looks)
    console.print(Markdown(text, hyperlinks=False, code_theme="ansi_dark", justify="left"))
    os.environ.setdefault("LESS", "-FRX")  # bold is shown as bold, and what fits stays on the screen
    click.echo_via_pager(made.getvalue(), color=True)


def _shown(text: str) -> str:
    """A page without what only a browser shows: pictures, and the marks of what is generated."""
    text = re.sub(r"^!\[[^\]]*\]\([^)]*\)\n+", "", text, flags=re.MULTILINE)
    return re.sub(r"^<!--.*?-->\n+", "", text, flags=re.MULTILINE)
