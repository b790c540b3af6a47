"""The commands of a story's links."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "links",
        (
            "link.edit",
            "Edit the link",
            "enter",
            "Source, title, address and note",
            "desk.verbs.links.edit",
            "change url address hyperlink rename properties fix",
        ),
        (
            "link.down",
            "Move the link down",
            "J,alt+down",
            "In its list",
            "desk.verbs.links.move_down",
            "reorder sort order lower drag arrange",
        ),
        (
            "link.up",
            "Move the link up",
            "K,alt+up",
            "In its list",
            "desk.verbs.links.move_up",
            "reorder sort order higher drag arrange raise",
        ),
        (
            "link.swap",
            "Split or join the source",
            "w",
            "SOURCE:  title, or all of it the title",
            "desk.verbs.links.swap",
            "publisher site prefix separate divide colon",
        ),
        (
            "link.out",
            "Take the link out",
            "x,delete",
            "Undo gives it back",
            "desk.verbs.links.take_out",
            "delete remove trash bin unlink discard erase",
        ),
        (
            "link.story",
            "Make it a story",
            "n",
            "Below this one, with the link under it",
            "desk.verbs.structure.link_to_story",
            "convert article promote turn into expand",
        ),
        (
            "link.line",
            "Put it into the text",
            "B",
            "As the last paragraph, with its address",
            "desk.verbs.structure.link_to_line",
            "convert inline paragraph body demote turn into",
        ),
        (
            "link.browse",
            "Open the address",
            "o",
            "In the browser",
            "desk.verbs.links.browse",
            "visit follow test website page url web check go",
        ),
        (
            "seen.pass",
            "Let a repeat pass",
            "full_stop",
            "In this issue",
            "archive.verbs.pass_here",
            "ignore dismiss allow repeat duplicate warning once skip accept",
        ),
        (
            "seen.always",
            "Let it pass for ever",
            "semicolon",
            "A standing link: no remark on it again",
            "archive.verbs.pass_for_ever",
            "ignore dismiss allow repeat duplicate warning always never whitelist permanent",
        ),
    ),
)
