"""Every command of the screen, declared once: bindings, key bar, palette, help and the README's key table come
from this table.

A command answers to its keys in its scopes: "issues" is the list of issues, "order" the running order, "links"
a story's links, "proof" the proof, "text" any text field, "desk" the whole desk with an issue open, and
"everywhere" both screens. Single letters answer only where no text is typed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding

from desk.tui.verbs import issues, links, sections, stories, text, views

LETTERS = frozenset({"issues", "order", "links", "proof"})
"""Scopes that are lists: there a single letter is a key."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `run` is called with the screen that it was asked for on; `help` is one short sentence."""

    id: str
    title: str
    keys: str
    help: str
    scopes: tuple[str, ...]
    run: Callable[[Any], object]


def _c(id: str, title: str, keys: str, help: str, scopes: str, run: Callable[[Any], object]) -> Command:
    return Command(id, title, keys, help, tuple(scopes.split()), run)


COMMANDS: tuple[Command, ...] = (
    # The list of issues
    _c("issue.open", "Open the issue", "enter", "Its running order, stories and proof", "issues", issues.open_issue),
    _c("issue.new", "New issue", "n", "The next number and day, with the sections of the last one", "issues", issues.new),
    _c("issue.duplicate", "Duplicate as the next issue", "D", "Sections and stories of the selected one", "issues", issues.duplicate),
    _c("issue.filter", "Filter", "slash", "Narrow the list by any word or number", "issues", issues.filter_list),
    # The running order
    _c("story.edit", "Edit", "enter,right", "Go into the text; esc comes back", "order", views.edit),
    _c("story.new", "New story", "n", "Below this one, in the same section", "order", stories.new),
    _c("section.new", "New section", "N", "Below this one", "order", sections.new),
    _c("move.down", "Move down", "J,alt+down", "A story, a section, or all marked stories together", "order", stories.move_down),
    _c("move.up", "Move up", "K,alt+up", "A story, a section, or all marked stories together", "order", stories.move_up),
    _c("story.next", "Move to the next section", "greater_than_sign,alt+right", "To its end", "order", stories.to_next),
    _c("story.previous", "Move to the previous section", "less_than_sign,alt+left", "To its end", "order", stories.to_previous),
    _c("story.mark", "Mark", "space", "Mark as many as you like, then m", "order", stories.mark),
    _c("story.gather", "Move the marked stories here", "m", "Below this one", "order", stories.gather),
    _c("story.unmark", "Take all marks away", "M", "The stories stay where they are", "order", stories.unmark),
    _c("story.hold", "Hold", "h", "Keep it for a later issue, on the shelf", "order", stories.hold),
    _c("story.spike", "Spike", "x,delete", "Take it out; the shelf gives it back", "order", stories.spike),
    _c("story.kind", "Kind", "c", "Sponsor, links, letter, brief, card, contents, note", "order", stories.kind),
    _c("story.status", "Status", "s", "Idea, draft, ready, and round again", "order", stories.status),
    _c("rename", "Rename", "r", "The headline, or the title of a section", "order", stories.rename),
    _c("section.remove", "Remove the section and keep its stories", "", "The section before it gets them", "order", sections.remove),
    _c("shelf", "Shelf", "S", "Inbox, held and spiked: take anything back", "order links proof", views.shelf),
    _c("links.paste", "Paste a list of links", "v", "One story each, or all under this one", "order", links.paste_list),
    # Writing
    _c("story.details", "Details of the story", "d,f2", "Byline, kind, sponsor, label, picture, notes", "desk", stories.details),
    _c("link.add", "Add a link", "a,ctrl+l", "Paste an address or type a source and title", "desk", links.add),
    _c("link.inline", "Link in the sentence", "ctrl+t", "Around the selected words", "text", text.link_in_sentence),
    _c("paste.raw", "Paste as it is", "ctrl+g", "The last paste again, without tidying", "text", text.paste_raw),
    _c("find", "Find and replace", "ctrl+f", "In this story or in the issue, with a look before", "desk", views.find),
    _c("editor", "Your own editor", "e,f4", "The body in $VISUAL, else $EDITOR", "desk", text.external_editor),
    _c("back", "Back", "escape", "From the text to the running order", "desk", views.back),
    # A story's links
    _c("link.edit", "Edit the link", "enter", "Source, title, address and note", "links", links.edit),
    _c("link.down", "Move the link down", "J,alt+down", "In its list", "links", links.move_down),
    _c("link.up", "Move the link up", "K,alt+up", "In its list", "links", links.move_up),
    _c("link.swap", "Split or join the source", "w", "SOURCE:  title, or all of it the title", "links", links.swap),
    _c("link.out", "Take the link out", "x,delete", "Undo gives it back", "links", links.take_out),
    _c("link.browse", "Open the address", "o", "In the browser", "links", links.browse),
    # The whole desk
    _c("undo", "Undo", "u,ctrl+z", "Text, moves, spikes: everything, a step at a time", "everywhere", views.undo),
    _c("redo", "Redo", "U,ctrl+y", "The step that was undone", "everywhere", views.redo),
    _c("jump", "Jump to a story", "ctrl+o", "By any word of its headline", "desk", views.jump),
    _c("proof", "Proof", "p,f5", "What the reader will see", "desk", views.proof),
    _c("proof.text", "Proof as plain text", "t", "The text edition, as it will be sent", "order links proof", views.proof_text),
    _c("browser", "Open in the browser", "o", "The exported page itself", "order proof issues", views.browser),
    _c("export", "Export", "X,f9", "Write HTML, plain text, Markdown or JSON", "everywhere", views.export),
    _c("details", "Issue details", "i", "Subject, preheader, number and date", "order links proof", views.details),
    _c("save", "Save now", "ctrl+s", "It saves itself after each pause, too", "everywhere", views.save),
    _c("issues", "All issues", "b", "Back to the list", "order links proof", views.issues),
    _c("pane", "Next pane", "tab", "Running order, story, links, proof", "desk", views.next_pane),
    _c("pane.back", "Pane before", "shift+tab", "The other way round", "desk", views.pane_before),
    _c("publication", "Publication", "I", "Name, sections, look and footer", "everywhere", views.publication),
    _c("theme", "Theme", "T", "Paper, ink and all others; it is kept", "everywhere", views.theme),
    _c("keys", "Keys", "question_mark,f1", "This list; type to narrow, enter to run", "everywhere", views.keys),
    _c("palette", "Commands", "ctrl+p", "Every command by its name", "everywhere", views.palette),
    _c("quit", "Quit", "ctrl+q", "Everything is saved first", "everywhere", views.quit_desk),
)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}

KEY_BARS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "issues": (
        ("issue.open", "open"),
        ("issue.new", "new issue"),
        ("issue.duplicate", "duplicate"),
        ("issue.filter", "filter"),
        ("browser", "browser"),
        ("export", "export"),
        ("publication", "publication"),
        ("quit", "quit"),
    ),
    "order": (
        ("story.edit", "edit"),
        ("story.new", "new"),
        ("move.down move.up", "move"),
        ("story.mark", "mark"),
        ("link.add", "link"),
        ("story.hold", "hold"),
        ("story.spike", "spike"),
        ("shelf", "shelf"),
        ("proof", "proof"),
        ("export", "export"),
        ("undo", "undo"),
        ("issues", "issues"),
    ),
    "marked": (("story.gather", "move here"), ("story.mark", "mark"), ("story.unmark", "no marks")),
    "text": (
        ("back", "running order"),
        ("link.add", "link"),
        ("find", "find"),
        ("jump", "jump"),
        ("editor", "editor"),
        ("proof", "proof"),
        ("undo", "undo"),
    ),
    "links": (
        ("link.edit", "edit"),
        ("link.add", "add"),
        ("link.down link.up", "move"),
        ("link.out", "take out"),
        ("link.swap", "split source"),
        ("link.browse", "browser"),
        ("back", "text"),
    ),
    "proof": (
        ("proof.text", "plain text"),
        ("browser", "browser"),
        ("export", "export"),
        ("back", "running order"),
    ),
}
"""The key bar of each place: commands and the word that stands for them there."""
RIGHT = (("keys", "keys"), ("palette", "commands"))
"""What stands at the right end of every key bar."""

HEADINGS: Mapping[str, str] = {
    "issues": "In the list of issues",
    "order": "In the running order",
    "text": "While writing",
    "links": "In the links",
    "proof": "In the proof",
    "desk": "On the desk",
    "everywhere": "Everywhere",
}
"""The headings of the help and of the key table in the README, in their order."""


def bindings(*scopes: str) -> list[Binding]:
    """The bindings of these scopes, each with the command's id, so that settings can give it other keys."""
    return [
        Binding(command.keys, f"screen.command('{command.id}')", command.title, show=False, id=command.id)
        for command in COMMANDS
        if command.keys and set(command.scopes) & set(scopes)
    ]


def of_scopes(scopes: Iterable[str]) -> list[Command]:
    """The commands that answer in any of these scopes."""
    wanted = set(scopes)
    return [command for command in COMMANDS if wanted & set(command.scopes)]


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "escape": "esc",
    "full_stop": ".",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def written(key: str) -> str:
    """One key as it is written on screens: "ctrl+z", "F5", "?", "alt+↑"."""
    *held, last = key.split("+")
    last = _NAMES.get(last, last)
    if last.startswith("f") and last[1:].isdigit():
        last = last.upper()
    return "+".join([*held, last])
