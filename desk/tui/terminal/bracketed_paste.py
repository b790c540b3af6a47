"""Pastes that hold terminal escapes: the one file that reaches into Textual's reading of the keyboard.

A terminal sends a paste between two marks (bracketed paste, xterm's mode 2004). Textual 8.2.8 reads what stands
between them as it reads keys: `textual._xterm_parser.XTermParser.parse` leaves its paste buffer at an ESC, gathers up
to 32 characters in the hope of a sequence it knows, and then gives them out as key presses
(`reissue_sequence_as_keys`). Words copied out of a coloured terminal would run commands.

So a reader stands in front of that parser. It keeps all that comes between the marks to itself, cleans it with
`clean_text`, and hands the parser one paste without an escape in it. Private names used: `XTermParser` with its `feed`,
`tick` and `_timeout_time`, and the two marks. The driver of Linux and macOS (`desk.tui.terminal.driver`) reads with it;
that of Windows stays as it is.
"""

import re
from collections.abc import Callable, Generator, Iterable
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from desk.model.text import clean_text

PATIENCE = 3.0
"""Seconds of silence inside a paste after which a key press ends it: its end mark was lost."""
KEY = 16
"""Characters of the longest read that can be a key press; the rest of a slow paste comes in larger ones."""
_SURE = 3
"""Characters of a mark that are no key press any more; after fewer, ESC is the Esc key if nothing follows."""


_ESC = "\x1b"
_BEFORE_ESC = re.compile(f"(?={_ESC})")


class PasteReader(XTermParser):
    """Textual's parser, fed with clean pastes. The marks may be parted by reads."""

    def __init__(self, debug: bool = False, now: Callable[[], float] = monotonic) -> None:
        """A reader outside of any paste; `now` is a clock in seconds."""
        self._now = now
        self._heard = now()
        self._tail = ""  # the last characters outside a paste: a mark may have begun in them
        self._held: str | None = None  # the last characters of an open paste
        self._paste: list[str] = []
        self._since = ""  # the last ESC and what came right behind it
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """The events in what was read; "" is the end of all reading, and of an open paste."""
        if self._held is not None and (not data or self._is_key(data)):
            yield from self._handed_on(self._held)
        if not data:
            yield from super().feed(data)
        while data:
            data = yield from self._outside(data) if self._held is None else self._inside(data)
        self._heard = self._now()

    def tick(self) -> Iterable[Message]:
        """What becomes of a sequence that did not go on. Most of a mark waits for the rest of it."""
        if any(self._tail.endswith(BRACKETED_PASTE_START[:size]) for size in range(_SURE, len(BRACKETED_PASTE_START))):
            return
        for event in super().tick():
            self._tail = ""
            yield event

    def unended(self) -> str:
        """The words of a paste that is open, clean; "" outside of one."""
        return clean_text("".join((*self._paste, self._held))) if self._held is not None else ""

    def _is_key(self, data: str) -> bool:
        late = self._now() - self._heard > PATIENCE
        return late and len(data) <= KEY and BRACKETED_PASTE_END not in f"{self._held}{data}"

    def _outside(self, data: str) -> Generator[Message, None, str]:
        """Give the parser what stands ahead of a paste and its first mark; returns what follows."""
        ahead, mark, rest = (self._tail + data).partition(BRACKETED_PASTE_START)
        yield from self._keys((ahead + mark)[len(self._tail) :])
        self._tail = "" if mark else ahead[1 - len(BRACKETED_PASTE_START) :]
        self._held = "" if mark else None
        return rest

    def _keys(self, data: str) -> Iterable[Message]:
        """Give the parser keys. Esc and letters that were read together with a further ESC are what a silence says.

        `ESC i ESC [ B` is alt+i, which a text takes for Esc and i, and the arrow; Textual makes a typed "^i" of it.
        """
        for part in filter(None, _BEFORE_ESC.split(data)):
            if part[0] != _ESC:
                self._since += part[:1]
            else:
                if self._timeout_time is not None and self._since[1:2] not in ("", "["):
                    self._timeout_time = 0.0
                    yield from super().tick()
                self._since = part[:2]
            yield from super().feed(part)

    def _inside(self, data: str) -> Generator[Message, None, str]:
        """Keep what was pasted, and hand it on at its end mark; returns what follows."""
        words, mark, rest = f"{self._held}{data}".partition(BRACKETED_PASTE_END)
        if mark:
            yield from self._handed_on(words)
            return rest
        kept = len(words) - len(BRACKETED_PASTE_END) + 1
        self._paste.append(words[: max(0, kept)])
        self._held = words[max(0, kept) :]
        return ""

    def _handed_on(self, last: str) -> Iterable[Message]:
        """The open paste as one event, clean."""
        words = clean_text("".join((*self._paste, last)))
        self._paste, self._held = [], None
        return super().feed(words + BRACKETED_PASTE_END)
