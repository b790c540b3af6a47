"""The command line: everything the screen can do. stdout is data, stderr is talk, exit codes are an API.

`desk` and `desk --folder DIR` open the desk, and that is what an editor calls most: they are answered here, without
what reads a command line.
"""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """The command `desk`."""
    from desk.cli.streams import make_ready

    make_ready()
    folder, alone = opens(sys.argv[1:])
    if alone:
        from desk.cli.opening import has_terminal, in_terminal

        if has_terminal():
            try:
                code = in_terminal(folder)
            except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - said as of any command
                from desk.cli.group import answer_for

                answer_for(error)
            sys.exit(code)
    from desk.cli.group import call

    call()


def opens(words: list[str]) -> tuple[str | None, bool]:
    """The folder that a call names, and whether it only opens the desk.

    `desk`, `desk --folder issues` and `desk --folder=issues` do; whatever else is said is for the commands.
    """
    match words:
        case []:
            return os.environ.get("DESK_FOLDER"), True
        case ["--folder", folder] if not folder.startswith("-"):
            return folder, True
        case [option] if option.startswith("--folder="):
            return option.removeprefix("--folder="), True
    return None, False
