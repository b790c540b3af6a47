"""The commands of a story's links."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
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
)
