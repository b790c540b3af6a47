"""The three streams that a program begins with, one of which may have been closed: `desk list >&-`."""

import os
import sys


def make_ready() -> None:
    """Have three open streams; a terminal that is not UTF-8 shows ? for what it lacks."""
    fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def fill_closed() -> None:
    """Put something in the place of each stream that was closed before desk began.

    The next file that is opened would get its number, and what is meant for the terminal would be written into an
    issue. Standard input is empty then; standard output refuses what is written (EBADF), so that a list or an export
    that went nowhere is said to be lost; what is said on standard error goes nowhere.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is given out, and all below this one are taken. Reading alone is what makes a
            # write fail.
            os.open(os.devnull, os.O_RDONLY if number < 2 else os.O_WRONLY)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open to the end
