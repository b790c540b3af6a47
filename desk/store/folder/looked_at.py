"""What of an issue was looked at on this computer: a mark of each story, and who changed it since.

A small file an issue in the user's state folder, not beside the issues: it is nobody else's business. Losing it loses
nothing; where it cannot be read or written, nothing counts as changed.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from desk.model.issue import Issue, Link, Story
from desk.store.form.records import document
from desk.store.journal.journals import default_state

LARGEST = 4_000_000
"""Bytes of a file that is read; ours have a few thousand."""
MOST = 200
"""Changes by others that are remembered of an issue, the newest."""
_APART = frozenset({"order", "section"})
"""Fields of a story that say where it stands: a move shows itself."""


class Came(msgspec.Struct, frozen=True):
    """Changes of others that came in: when (Unix seconds), who made them as far as is known, and in which stories."""

    at: float
    who: str
    stories: tuple[int, ...]


class Looked(msgspec.Struct, frozen=True):
    """Marks of the stories as they were last looked at, by their ids; who changed those that are unread; changes."""

    seen: dict[str, str] = {}
    unread: dict[str, str] = {}
    came: tuple[Came, ...] = ()


def place(folder: Path, issue: int, state: Path | None = None) -> Path:
    """The file for an issue, by its id, of a folder of issues."""
    here = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
    return (state or default_state()) / "looked" / f"{here}-{issue}.json"


def read(path: Path) -> Looked | None:
    """What is known; None if nothing is."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        return msgspec.json.decode(path.read_bytes(), type=Looked)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def write(path: Path, looked: Looked) -> None:
    """Keep it, as far as that can be done."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(msgspec.json.encode(looked))
        beside.chmod(0o600)
        beside.replace(path)


def who_between(came: Iterable[Came], after: float, until: float, story: int | None = None) -> str:
    """Who changed the issue, or one story, in a time (Unix seconds): "nora, another program"; "" if nobody did."""
    found = [each for each in came if after < each.at <= until and (story is None or story in each.stories)]
    return ", ".join(dict.fromkeys(each.who or "another program" for each in found))


def mark(story: Story, links: Iterable[Link]) -> str:
    """A short sign of what a story and its links say."""
    held = [{name: value for name, value in document(story).items() if name not in _APART}]
    held += [document(link) for link in links]
    return hashlib.blake2b(msgspec.json.encode(held), digest_size=8).hexdigest()


Marks = dict[int, tuple[Story, tuple[Link, ...], str]]
"""The mark of each story by its id, beside what it was made of."""


def marks(issue: Issue, known: Marks) -> Marks:
    """The marks of all stories; those `known` are not made again."""
    made: Marks = {}
    for story in issue.stories:
        links, before = issue.links_of(story.id), known.get(story.id)
        if before is not None and before[0] is story and before[1] == links:
            made[story.id] = before
        else:
            made[story.id] = (story, links, mark(story, links))
    return made
