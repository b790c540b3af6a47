"""The group of all commands. Each is a module that is imported when one of its commands is called."""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from desk import __version__
from desk.cli.answers import faults, mistaken, report, stopped
from desk.cli.desks import Desk
from desk.cli.options import example

COMMANDS = {
    "new": "new:new",
    "list": "list_issues:list_issues",
    "show": "list_issues:show",
    "set": "settings:set_field",
    "finish": "finish:finish",
    "correct": "correct:correct",
    "sponsors": "sponsors:sponsors",
    "standing": "standing:standing",
    "section": "sections:section",
    "story": "stories:story",
    "link": "links:link",
    "question": "questions:question",
    "snippet": "snippets:snippet",
    "clip": "clip:clip",
    "shelf": "shelf:shelf",
    "search": "search:search",
    "seen": "seen:seen",
    "related": "related:related",
    "echo": "echo:echo",
    "stats": "stats:stats",
    "check": "check:check",
    "export": "export:export",
    "copy": "copy:copy",
    "text": "text:text",
    "words": "words:words",
    "trust": "trust:trust",
    "site": "site:site",
    "import": "imports:import_issues",
    "history": "history:history",
    "doctor": "doctor:doctor",
    "help": "guide:guide",
    "completion": "completion:completion",
    "merge-file": "merge_file:merge_file",
}
"""Every command by its name, in the order of the help: the module of this package and the command in it."""


class CommandGroup(click.Group):
    """The group of all commands: it imports them when they are called and answers for every fault in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of an editor's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(f"desk.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what is refused or denied becomes a fault."""
        with faults():
            try:
                result = super().invoke(ctx)
            except click.exceptions.Exit:
                sys.stdout.flush()
                raise
            except KeyboardInterrupt:  # before click makes an empty line of it
                stopped()
            sys.stdout.flush()  # what cannot be written is found out here, where it can still be said
            return result

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command line and exit with the code that fits."""
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except click.ClickException as error:
            report(error)
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            stopped()
        sys.exit(code if isinstance(code, int) else 0)


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=example("desk\ndesk list\ndesk story add latest --headline 'The harbour opens' --body-file harbour.md")
    + "\n\nISSUE is a number, a slug, a file or `latest`. Exit codes: 0 done, 1 checks found faults, "
    "2 bad usage or input, 3 could not be saved.",
)
@click.option(
    "--folder",
    envvar="DESK_FOLDER",
    show_envvar=True,
    metavar="DIR",
    help="The folder of issues. Without it: ./issues, else the one in your data folder.",
)
@click.version_option(__version__, prog_name="desk")
@click.pass_context
def desk(context: click.Context, folder: str | None) -> None:
    """A desk for editors of link-rich e-mail newsletters.

    Without a command it opens the desk; where there is no terminal it prints the latest finished issue as text.
    """
    context.obj = Desk(folder)
    if context.invoked_subcommand is None:
        from desk.cli.opening import open_desk

        context.exit(open_desk(context.obj))


def call() -> NoReturn:
    """Do what the command line asks for. A slip of desk's own is written down and said in one line, not shown."""
    try:
        desk.main(prog_name="desk")
    except KeyboardInterrupt:  # before a command has begun, or while it ends
        stopped()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told and not dropped
        sys.exit(mistaken(error))


def answer_for(error: BaseException) -> NoReturn:
    """Say what went wrong, and end with the code for it, where no command was called: the desk was to be opened."""
    try:
        with faults():
            raise error
    except click.ClickException as fault:
        report(fault)
        sys.exit(fault.exit_code)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except KeyboardInterrupt:
        stopped()
    except Exception as slip:  # noqa: BLE001 - as in `call`
        sys.exit(mistaken(slip))
