"""Every command of the screen, declared once: bindings, key bar, palette, help and the README's key table come
from this table.

A command answers to its keys in its scopes: "issues" is the list of issues, "order" the running order, "links"
a story's links, "proof" the proof, "archive" the search beside the story, "shelf" the shelf, "review" the review of
old issues, "text" any text field,
"desk" the whole desk with an issue open, and "everywhere" all screens. Single letters answer only where no text is
typed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from textual.binding import Binding

from desk.tui.keys import review as review_keys

LETTERS = frozenset({"issues", "order", "links", "proof", "shelf", "review"})
"""Scopes that are lists: there a single letter is a key."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `verb` names the function below `desk.tui` that runs it; `help` is one short sentence."""

    id: str
    title: str
    keys: str
    help: str
    scopes: tuple[str, ...]
    verb: str

    @property
    def run(self) -> Callable[[Any], object]:
        """The verb, called with the screen that it was asked for on; imported on first use, for a quick start."""
        module, _, name = self.verb.rpartition(".")
        verb: Callable[[Any], object] = getattr(import_module(f"desk.tui.{module}"), name)
        return verb


TableRow = tuple[str, str, str, str, str]
"""Id, title, keys (those of Textual, separated by commas), help, and the verb that runs it."""


def _in(scopes: str, *rows: TableRow) -> list[Command]:
    return [Command(id, title, keys, says, tuple(scopes.split()), verb) for id, title, keys, says, verb in rows]


COMMANDS: tuple[Command, ...] = (
    *_in(
        "issues",
        ("issue.open", "Open the issue", "enter", "Its running order, stories and proof", "issues.verbs.open_issue"),
        (
            "issue.new",
            "New issue",
            "n",
            "The next number and day, with the sections of the last one",
            "issues.verbs.new",
        ),
        (
            "issue.duplicate",
            "Duplicate as the next issue",
            "D",
            "Sections and stories of the selected one",
            "issues.verbs.duplicate",
        ),
        ("issue.filter", "Filter", "slash", "Narrow the list by any word or number", "issues.verbs.filter_list"),
    ),
    *_in(
        "order",
        ("story.edit", "Edit", "enter,right", "Go into the text; esc comes back", "desk.verbs.views.edit"),
        ("story.new", "New story", "n", "Below this one, in the same section", "desk.verbs.stories.new"),
        ("section.new", "New section", "N", "Below this one", "desk.verbs.sections.new"),
        (
            "move.down",
            "Move down",
            "J,alt+down",
            "A story, a section, or all marked stories",
            "desk.verbs.stories.move_down",
        ),
        ("move.up", "Move up", "K,alt+up", "A story, a section, or all marked stories", "desk.verbs.stories.move_up"),
        (
            "story.next",
            "Move to the next section",
            "greater_than_sign,alt+right",
            "To its end",
            "desk.verbs.stories.to_next",
        ),
        (
            "story.previous",
            "Move to the previous section",
            "less_than_sign,alt+left",
            "To its end",
            "desk.verbs.stories.to_previous",
        ),
        ("story.mark", "Mark", "space", "Mark as many as you like, then m", "desk.verbs.stories.mark"),
        ("story.gather", "Move the marked stories here", "m", "Below this one", "desk.verbs.stories.gather"),
        ("story.unmark", "Take all marks away", "M", "The stories stay where they are", "desk.verbs.stories.unmark"),
        ("story.hold", "Hold", "h", "Keep it for a later issue, on the shelf", "desk.verbs.stories.hold"),
        ("story.spike", "Spike", "x,delete", "Take it out; the shelf gives it back", "desk.verbs.stories.spike"),
        ("story.kind", "Kind", "c", "Sponsor, links, letter, brief, card, note …", "desk.verbs.stories.kind"),
        ("story.status", "Status", "s", "Idea, draft, ready, and round again", "desk.verbs.stories.status"),
        ("rename", "Rename", "r", "The headline, or the title of a section", "desk.verbs.stories.rename"),
        (
            "story.merge",
            "Merge with the story above",
            "A",
            "Or all marked ones: headlines become bold lines",
            "desk.verbs.structure.merge",
        ),
        (
            "story.list",
            "Read as a list",
            "L",
            "A story for each bold, linked or numbered line",
            "desk.verbs.structure.as_list",
        ),
        (
            "story.turn",
            "Headline or section title",
            "number_sign",
            "A headline becomes a section, a section a headline",
            "desk.verbs.structure.turn",
        ),
        (
            "story.join",
            "Join two headlines",
            "ampersand",
            "The headline below is the second line of this one",
            "desk.verbs.structure.join_headlines",
        ),
        (
            "story.link",
            "Make it a link",
            "l",
            "Of the story above, if it is a title and an address",
            "desk.verbs.structure.story_to_link",
        ),
        (
            "story.duplicate",
            "Duplicate the story",
            "Y",
            "A copy with its links below it, a draft again",
            "desk.verbs.structure.duplicate",
        ),
        (
            "section.remove",
            "Remove the section",
            "D",
            "Its stories go to the section before it",
            "desk.verbs.sections.remove",
        ),
    ),
    *_in(
        "order links proof",
        ("shelf", "Shelf", "S", "Inbox, held, spiked: take back, paste clips", "shelf.verbs.show"),
    ),
    *_in(
        "order",
        (
            "links.paste",
            "Paste a list of links",
            "v",
            "One story each, or all under this one",
            "desk.verbs.links.paste_list",
        ),
    ),
    *_in(
        "desk",
        (
            "story.details",
            "Details of the story",
            "d,f2",
            "Byline, kind, sponsor, label, picture, notes",
            "desk.verbs.stories.details",
        ),
        ("link.add", "Add a link", "a,ctrl+l", "Paste an address or type a source and title", "desk.verbs.links.add"),
    ),
    *_in(
        "desk",
        (
            "archive",
            "Search the archive",
            "slash,ctrl+r,f3",
            "As you type; nothing typed: what is close to this story",
            "archive.verbs.search",
        ),
    ),
    *_in(
        "archive",
        (
            "archive.link",
            "Cross-link",
            "enter",
            "To the earlier story, under the one in hand",
            "archive.verbs.cross_link",
        ),
        (
            "archive.sentence",
            "Cross-link in the sentence",
            "ctrl+t",
            "Around the selected words, else with its headline",
            "archive.verbs.link_in_sentence",
        ),
        ("archive.read", "Read the earlier story", "f5", "Beside the draft; once more: the list", "archive.verbs.read"),
        (
            "archive.close",
            "What is close to this story",
            "ctrl+r,f3",
            "Earlier stories worth a link, at most three",
            "archive.verbs.close_stories",
        ),
    ),
    *_in(
        "text",
        (
            "link.inline",
            "Link in the sentence",
            "ctrl+t",
            "Around the selected words",
            "desk.verbs.text.link_in_sentence",
        ),
        ("paste.raw", "Paste as it is", "ctrl+g", "The last paste again, without tidying", "desk.verbs.text.paste_raw"),
        (
            "story.split",
            "New story from here",
            "ctrl+n",
            "What stands behind the cursor, below this one",
            "desk.verbs.structure.split",
        ),
        (
            "line.links",
            "Make the line a link",
            "",
            "The paragraph or item under the cursor",
            "desk.verbs.structure.line_to_links",
        ),
    ),
    *_in(
        "desk",
        (
            "find",
            "Find and replace",
            "ctrl+f",
            "In this story or in the issue, with a look before",
            "find.verbs.find",
        ),
        ("editor", "Your own editor", "e,f4", "The body in $VISUAL, else $EDITOR", "desk.verbs.text.external_editor"),
        ("back", "Back", "escape", "From the text to the running order", "desk.verbs.views.back"),
    ),
    *_in(
        "links",
        ("link.edit", "Edit the link", "enter", "Source, title, address and note", "desk.verbs.links.edit"),
        ("link.down", "Move the link down", "J,alt+down", "In its list", "desk.verbs.links.move_down"),
        ("link.up", "Move the link up", "K,alt+up", "In its list", "desk.verbs.links.move_up"),
        (
            "link.swap",
            "Split or join the source",
            "w",
            "SOURCE:  title, or all of it the title",
            "desk.verbs.links.swap",
        ),
        ("link.out", "Take the link out", "x,delete", "Undo gives it back", "desk.verbs.links.take_out"),
        (
            "link.story",
            "Make it a story",
            "n",
            "Below this one, with the link under it",
            "desk.verbs.structure.link_to_story",
        ),
        (
            "link.line",
            "Put it into the text",
            "B",
            "As the last paragraph, with its address",
            "desk.verbs.structure.link_to_line",
        ),
        ("link.browse", "Open the address", "o", "In the browser", "desk.verbs.links.browse"),
        ("seen.pass", "Let a repeat pass", "full_stop", "In this issue", "archive.verbs.pass_here"),
        (
            "seen.always",
            "Let it pass for ever",
            "semicolon",
            "A standing link: no remark on it again",
            "archive.verbs.pass_for_ever",
        ),
    ),
    *_in(
        "shelf",
        ("shelf.take", "Take back", "enter", "A story to its place, a link to the story in hand", "shelf.verbs.take"),
        ("shelf.story", "New story of the link", "n", "In the section of the story in hand", "shelf.verbs.new_story"),
        ("shelf.drop", "Spike, or drop the link", "x,delete", "Undo gives it back", "shelf.verbs.drop"),
        ("shelf.reason", "Reason and day", "r", "Why it waits, and until when", "shelf.verbs.reason"),
    ),
    *_in(
        "everywhere",
        ("undo", "Undo", "u,ctrl+z", "Text, moves, spikes: everything, a step at a time", "history.verbs.undo"),
        ("redo", "Redo", "U,ctrl+y", "The step that was undone", "history.verbs.redo"),
    ),
    *_in(
        "desk",
        ("jump", "Jump to a story", "ctrl+o", "By any word of its headline", "find.verbs.jump"),
        ("proof", "Proof", "p,f5", "What the reader will see", "desk.verbs.views.proof"),
    ),
    *_in(
        "order links proof",
        (
            "proof.text",
            "Proof as plain text",
            "t",
            "The text edition, as it will be sent",
            "desk.verbs.views.proof_text",
        ),
    ),
    *_in("review", *review_keys.ROWS),
    *_in(
        "order issues",
        (
            "intake",
            "Read old issues in",
            "R",
            "Files, folders or pasted text, with a look at each",
            "review.reading_in.choose",
        ),
    ),
    *_in(
        "order links proof",
        (
            "plain.edit",
            "Plain text by hand",
            "W",
            "The story’s part of the text edition, in your words",
            "desk.verbs.by_hand.edit",
        ),
        (
            "plain.clear",
            "Plain text as desk makes it",
            "",
            "The story’s; yours goes, undo gives it back",
            "desk.verbs.by_hand.clear",
        ),
        (
            "plain.issue",
            "Whole plain text by hand",
            "",
            "The text edition of the issue, in your words",
            "desk.verbs.by_hand.issue",
        ),
        (
            "plain.whole",
            "Whole plain text as desk makes it",
            "",
            "Yours goes, undo gives it back",
            "desk.verbs.by_hand.whole",
        ),
    ),
    *_in(
        "order proof issues",
        ("browser", "Open in the browser", "o", "The exported page itself", "export.verbs.browser"),
    ),
    *_in(
        "everywhere",
        ("export", "Export", "X,f9", "Write HTML, plain text, Markdown or JSON", "export.verbs.export"),
        ("copy", "Copy for your mail tool", "y", "Formatted, ready to be pasted", "export.verbs.to_clipboard"),
    ),
    *_in(
        "order links proof",
        ("details", "Issue details", "i", "Subject, preheader, number and date", "desk.verbs.views.details"),
        (
            "history",
            "History",
            "H",
            "Every version of the story and of the issue; take one back",
            "history.verbs.history",
        ),
    ),
    *_in(
        "order links proof issues",
        (
            "recovered",
            "What was not saved",
            "",
            "When a desk stopped too early: look and choose",
            "history.verbs.recovered",
        ),
    ),
    *_in(
        "everywhere",
        ("save", "Save now", "ctrl+s", "It saves itself after each pause, too", "desk.verbs.views.save"),
    ),
    *_in(
        "order links text",
        (
            "archive.later",
            "Later stories that point here",
            "",
            "What came since then",
            "archive.verbs.later_stories",
        ),
    ),
    *_in(
        "order links proof issues",
        (
            "stats",
            "The archive in figures",
            "equals_sign",
            "Over time, by source and section; what ran most often",
            "archive.verbs.stats",
        ),
    ),
    *_in(
        "order links proof",
        ("issues", "All issues", "b", "Back to the list", "desk.verbs.views.issues"),
    ),
    *_in(
        "desk",
        ("pane", "Next pane", "tab", "Running order, story, links, proof", "desk.verbs.views.next_pane"),
        ("pane.back", "Pane before", "shift+tab", "The other way round", "desk.verbs.views.pane_before"),
    ),
    *_in(
        "everywhere",
        (
            "clashes",
            "Other versions",
            "V",
            "Where two changed the same words: take the other, or yours",
            "merging.verbs.clashes",
        ),
        (
            "copies",
            "Merge copies",
            "C",
            "What a sync tool set beside an issue comes into it",
            "merging.verbs.second_copies",
        ),
        ("publication", "Publication", "I", "Name, sections, look and footer", "publication.verbs.show"),
        (
            "templates",
            "Templates",
            "",
            "Your own, beside the issues: look, trust, or do not use",
            "export.template_verbs.show",
        ),
        ("site", "Write the site", "", "The archive as pages, with an index and feeds", "export.site_verbs.write"),
        ("theme", "Theme", "T", "Paper, ink and all others; it is kept", "appearance.verbs.theme"),
        ("keys", "Keys", "question_mark,f1", "This list; type to narrow, enter to run", "help.verbs.keys"),
        ("palette", "Commands", "ctrl+p", "Every command by its name", "help.verbs.palette"),
        ("quit", "Quit", "ctrl+q", "Everything is saved first", "desk.verbs.views.quit_desk"),
    ),
)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}

HEADINGS: Mapping[str, str] = {
    "issues": "In the list of issues",
    "order": "In the running order",
    "text": "While writing",
    "links": "In the links",
    "proof": "In the proof",
    "archive": "In the archive",
    "shelf": "On the shelf",
    "review": "In the review of old issues",
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
