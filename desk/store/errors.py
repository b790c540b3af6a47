"""Model values <-> TinyDB files: reading, safe writing, merging. Its errors are sentences for the editor."""

import re

from desk.model.text import clean_line

_REASON = re.compile(r" cannot be read: (.*)\. It is left as it is; ", re.DOTALL)


class StoreError(Exception):
    """Something on disk stands in the way; the words say what, where and what to do."""

    def __init__(self, sentence: str) -> None:
        """The sentence may name files and quote what they hold: it is cleaned here, for it is shown."""
        super().__init__(clean_line(sentence))


class NotFound(StoreError):
    """What was asked for is not there, or several things answer to it."""


class Unreadable(StoreError):
    """A file that cannot be understood. It is never written over."""


class NotSaved(StoreError):
    """A file could not be written; what was there before is whole."""


class Outside(NotSaved):
    """A link leads out of the folder that it lies in: it is read, and nothing is written through it."""


def reason_in(problem: str) -> str:
    """The reason alone, of the sentence of an Unreadable; a sentence of another kind as it is."""
    found = _REASON.search(problem)
    return found[1] if found else problem
