"""The commands of a story: its text, its details, and the way to another one."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
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
    *answering(
        "text",
        (
            "link.inline",
            "Link in the sentence",
            "ctrl+t",
            "Around the selected words",
            "desk.verbs.text.link_in_sentence",
        ),
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
    *answering(
        "text order links",
        (
            "paste.other",
            "The last paste in another way",
            "ctrl+g",
            "As it came, as prose, links or stories",
            "desk.verbs.pasting.otherwise",
        ),
    ),
    *answering(
        "desk",
        ("find", "Find and replace", "ctrl+f", "In this story or in the issue, with a look before", "find.verbs.find"),
        ("editor", "Your own editor", "e,f4", "The body in $VISUAL, else $EDITOR", "desk.verbs.text.external_editor"),
        ("back", "Back", "escape", "From the text to the running order", "desk.verbs.views.back"),
        ("jump", "Jump to a story", "ctrl+o", "By any word of its headline", "find.verbs.jump"),
        ("pane", "Next pane", "tab", "Running order, story, links, proof", "desk.verbs.views.next_pane"),
        ("pane.back", "Pane before", "shift+tab", "The other way round", "desk.verbs.views.pane_before"),
    ),
)
