"""How the command line answers: data on stdout, talk on stderr, faults as one line with an exit code."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

import click

from desk.model.text import short, tidy_line
from desk.store.errors import NotSaved, StoreError, system_says

BAD_INPUT = 2
"""Exit code: the command or what it was given is wrong, and nothing was changed."""
NOT_SAVED = 3
"""Exit code: what was asked for could not be written; what was there is whole."""
MISTAKEN = 70
"""Exit code of a slip of desk's own (EX_SOFTWARE of sysexits.h); it is written down."""
INTERRUPTED = 130
"""Exit code after ctrl+c: 128 and SIGINT, as a shell counts it."""
PIPE_CLOSED = 141
"""Exit code when the reader of our output went away: 128 and SIGPIPE, as every program that the signal ends."""


class Fault(click.ClickException):
    """What went wrong, as one sentence that says what, where and what to do."""

    exit_code = BAD_INPUT


class Unwritten(Fault):
    """What was asked for could not be written; what was there is whole."""

    exit_code = NOT_SAVED


@contextlib.contextmanager
def faults() -> Iterator[None]:
    """Turn what an edit or the store refuses, and what the system denies, into faults."""
    try:
        yield
    except NotSaved as error:
        raise Unwritten(str(error)) from error
    except StoreError as error:
        raise Fault(str(error)) from error
    except ValueError as error:
        from desk.edit import Refused  # edits and the model are loaded only where something was edited
        from desk.formats.templates.page import TemplateFault
        from desk.words.lines import WordsFault

        if isinstance(error, Refused | TemplateFault | WordsFault):
            raise Fault(str(error)) from error
        raise
    except (KeyError, IndexError):  # slips of ours, though they are lookup errors too
        raise
    except LookupError as error:  # a phrase of ours in lower case, never a path
        phrase = str(error)
        raise Fault(f"{phrase[:1].upper()}{phrase[1:]}") from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            _hush()
            raise click.exceptions.Exit(PIPE_CLOSED) from error
        reason = system_says(error)
        if error.filename is None:
            _hush()
            raise Unwritten(f"The output could not be written: {reason}.") from error
        raise Fault(f"{short(str(error.filename))} cannot be used: {reason}.") from error


def mistaken(error: Exception) -> int:
    """Write a slip of desk's own down and say so; the exit code."""
    from desk.store.care.fault_log import write_down

    try:
        where = f"What happened is written down in {write_down(error, 'the command line')}."
    except NotSaved as why:
        where = f"It could not be written down: {why}"
    say(f"desk: desk made a mistake ({type(error).__name__}). {where}")
    return MISTAKEN


def report(error: click.ClickException) -> None:
    """Say what went wrong, on stderr and in one line, with the way to the help where the usage was wrong."""
    message = tidy_line(error.format_message())
    if isinstance(error, click.UsageError):
        command = f"{error.ctx.command_path} --help" if error.ctx else "desk --help"
        message = message if message.endswith((".", "?")) else f"{message}."
        message = f"{message} `{command}` shows how."
    say(f"desk: {message}")


def stopped() -> NoReturn:
    """Say that ctrl+c or another program ended the command, and end with the code that a shell gives for it."""
    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(err=True)  # behind the ^C that the terminal shows
    say("desk: Stopped. What was written until now is whole, and nothing else was changed.")
    sys.exit(INTERRUPTED)


def say(sentence: str) -> None:
    """One line of talk, on stderr."""
    click.echo(tidy_line(sentence), err=True)


def give(data: str) -> None:
    """Data on stdout, which must have been cleaned; a line end is added if it has none."""
    click.echo(data, nl=not data.endswith("\n"))


def give_json(data: Any) -> None:
    """Data on stdout as JSON in plain ASCII: nothing in it can reach a terminal as code."""
    import json

    click.echo(json.dumps(data, indent=1))


def give_json_line(data: Any) -> None:
    """One of several answers on stdout, each as JSON on a line of its own (JSON Lines), as `give_json` cleans it."""
    import json

    click.echo(json.dumps(data))


def plural(number: int, one: str) -> str:
    """A number with its noun: 1 link, 2 links, 2 stories."""
    if number == 1:
        return f"1 {one}"
    return f"{number} {one.removesuffix('y')}ies" if one.endswith("y") else f"{number} {one}s"


def _hush() -> None:
    """Send what is still to be flushed nowhere: it cannot be written, and Python would say so again at the end."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
