"""The commands of the shelf."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "order links proof",
        ("shelf", "Shelf", "S", "Inbox, held, spiked: take back, paste clips", "shelf.verbs.show"),
    ),
    *answering(
        "shelf",
        ("shelf.take", "Take back", "enter", "A story to its place, a link to the story in hand", "shelf.verbs.take"),
        ("shelf.story", "New story of the link", "n", "In the section of the story in hand", "shelf.verbs.new_story"),
        ("shelf.drop", "Spike, or drop the link", "x,delete", "Undo gives it back", "shelf.verbs.drop"),
        ("shelf.reason", "Reason and day", "r", "Why it waits, and until when", "shelf.verbs.reason"),
    ),
)
