"""The commands of the shelf."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "order links proof",
        (
            "shelf",
            "Shelf",
            "S",
            "Inbox, held, spiked: take back, paste clips",
            "shelf.verbs.show",
            "inbox clips bookmarks saved trash bin rubbish deleted restore recover held drafts drawer queue later "
            "read clipboard put back undelete unspike bring back wastebasket unhold recycle recycling for stash "
            "parking graveyard leftovers unused lost",
        ),
    ),
    *answering(
        "shelf",
        (
            "shelf.take",
            "Take back",
            "enter",
            "A story to its place, a link to the story in hand",
            "shelf.verbs.take",
            "restore undelete recover put back use insert",
        ),
        (
            "shelf.story",
            "New story of the link",
            "n",
            "In the section of the story in hand",
            "shelf.verbs.new_story",
            "create article convert write",
        ),
        (
            "shelf.drop",
            "Spike, or drop the link",
            "x,delete",
            "Undo gives it back",
            "shelf.verbs.drop",
            "delete remove trash bin discard erase",
        ),
        (
            "shelf.reason",
            "Reason and day",
            "r",
            "Why it waits, and until when",
            "shelf.verbs.reason",
            "note comment date remind reminder snooze due edit deadline",
        ),
    ),
)
