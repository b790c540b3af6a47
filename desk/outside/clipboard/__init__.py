"""The clipboard: an issue is put on it formatted, as HTML, or as text, by the best way that there is here.

No way is surer than its answer: what a tool took is copied, what went to a terminal is only sent, and a page in the
browser still waits for a press of its button. The words of a result say which of these it was.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class HowFar(StrEnum):
    """How far a copy got."""

    COPIED = "copied"
    SENT = "sent"
    """To the terminal, which does not answer."""
    OPENED = "opened"
    """A page in the browser, whose button copies."""
    WRITTEN = "written"
    """That page, where no browser can be opened."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is copied: `text` for every place, and `html` for those that take formatted text; None: text only."""

    text: str
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy: the way it went, how far it got, one or two sentences, and the file it lies in."""

    way: str
    state: HowFar
    words: str
    path: Path | None = None


class Failed(Exception):
    """A way did not work; its words are the reason, as the end of a sentence."""
