"""Letters that were meant as keys and landed in a text: they are said, with the key that takes them back.

An editor who believes to be in a list presses `J` or `x` in a text. What was typed right after the focus came there
without their asking for it looks so when it is one key again and again, stands inside or against a word, or took the
place of what was selected; and ends after a few letters, with a key that types nothing or with a pause.
"""

from collections.abc import Callable

from desk.tui.keys.commands import COMMANDS
from desk.tui.widgets.fields import TextField

MOST = 4
"""Letters of a run that may be keys; who types on writes."""
PAUSE = 1.5
"""Seconds after which a run is over."""
_LISTS = frozenset({"order", "links", "proof", "desk", "everywhere"})
_KEYS = frozenset(
    key for each in COMMANDS if _LISTS & set(each.scopes) for key in each.keys.split(",") if len(key) == 1
) | frozenset("jkgG")
"""The letters that are keys in the lists of the desk."""


class Stray:
    """Watches what is typed into a field that the focus came to; `tell` is told of a run that was meant as keys."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        """Nothing is watched yet."""
        self._tell = tell
        self._field: TextField | None = None
        self._run = ""
        self._looks_so = False

    @property
    def waits(self) -> bool:
        """Whether a run has begun that is not over."""
        return bool(self._run)

    def watch(self, field: TextField | None) -> None:
        """The focus came to a field, or to a list (None): what ran until now is over."""
        self.over()
        self._field = field if field is not None and field.text else None

    def typed(self, field: TextField, letter: str) -> None:
        """A letter is about to come into a field; "" is a key that types nothing."""
        if field is not self._field:
            return
        if not letter:
            self._field = None  # it is said once the focus has gone, or after the pause: this key may take words away
        elif letter not in _KEYS or len(self._run) == MOST:
            self._run, self._looks_so, self._field = "", False, None  # a word goes on: somebody writes
        else:
            self._looks_so = self._looks_so or (not self._run and (bool(field.selected_text) or _against_word(field)))
            self._run += letter

    def over(self) -> None:
        """The run is over: say it, if it was meant as keys."""
        run, self._run = self._run, ""
        again = len(run) > 1 and len(set(run)) == 1
        if run and (self._looks_so or again):
            self._tell(run)
        self._looks_so = False


def _against_word(field: TextField) -> bool:
    """Whether the cursor stands against a word or the sign at its end, where no word begins."""
    row, column = field.cursor_location
    line = field.document.get_line(row)
    return bool(line[column - 1 : column].strip() if column else line[:1].isalnum())
