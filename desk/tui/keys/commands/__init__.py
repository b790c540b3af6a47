"""Every command of the screen, declared once: bindings, key bar, palette, help and the guide's key table come
from this table. Its rows stand beside this file, in one for each place: to add one, write it there.

A command answers to its keys in its scopes: "issues" is the list of issues, "order" the running order, "links" a
story's links, "proof" the proof, "archive" the search beside the story, "shelf" the shelf, "preflight" pre-flight,
"draft" an issue that was read in, "doubt" what may have been read wrongly and "source" its source, "text" any text
field, "desk" the whole desk with an issue open, and "everywhere" all screens. Single letters answer only
where no text is typed.
"""

from collections.abc import Iterable, Mapping

from textual.binding import Binding

from desk.tui.keys.command import Command, answering
from desk.tui.keys.commands import (
    archive,
    draft,
    everywhere,
    issue,
    issues,
    links,
    order,
    preflight,
    proof,
    shelf,
    stepping,
    story,
    week,
)

LETTERS = frozenset({"issues", "order", "links", "proof", "shelf", "preflight", "draft", "doubt", "source"})
"""Scopes that are lists: there a single letter is a key."""

COMMANDS: tuple[Command, ...] = (
    *issues.COMMANDS,
    *order.COMMANDS,
    *story.COMMANDS,
    *links.COMMANDS,
    *stepping.COMMANDS,
    *archive.COMMANDS,
    *proof.COMMANDS,
    *shelf.COMMANDS,
    *answering("draft", *draft.ROWS),
    *answering("doubt", *draft.DOUBT),
    *answering("source", *draft.SOURCE),
    *preflight.COMMANDS,
    *issue.COMMANDS,
    *week.COMMANDS,
    *everywhere.COMMANDS,
)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}
"""The commands by their ids: "story.edit"."""

HEADINGS: Mapping[str, str] = {
    "issues": "In the list of issues",
    "order": "In the running order",
    "text": "While writing",
    "links": "In the links",
    "proof": "In the proof",
    "archive": "In the archive",
    "shelf": "On the shelf",
    "preflight": "In pre-flight",
    "draft": "On an issue that was read in",
    "doubt": "On what is in doubt",
    "source": "In its source",
    "desk": "On the desk",
    "everywhere": "Everywhere",
}
"""The headings of the help and of the guide's key table, in their order."""


def bindings(*scopes: str) -> list[Binding]:
    """The bindings of these scopes, each with the command's id, so that settings can give it other keys."""
    return [
        Binding(command.keys, f"screen.command('{command.id}')", command.title, show=False, id=command.id)
        for command in COMMANDS
        if command.keys and set(command.scopes) & set(scopes)
    ]


def of_scopes(scopes: Iterable[str]) -> list[Command]:
    """The commands that answer in any of these scopes, those that answer nowhere else first."""
    wanted = set(scopes)
    return sorted((each for each in COMMANDS if wanted & set(each.scopes)), key=lambda each: len(each.scopes))
