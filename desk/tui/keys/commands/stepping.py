"""The commands that go through an issue, from one open thing or pane to the next, and those that give it room."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "desk",
        (
            "open.next",
            "Next that is open",
            "right_square_bracket,f6",
            "A link without address, a doubt; a paste fills it, goes on",
            "desk.verbs.stepping.next_open",
            "missing address url empty todo unfinished question uncertain problem issue warning check review fill "
            "next link in addresses unresolved incomplete gaps",
        ),
        (
            "open.before",
            "Open before",
            "left_square_bracket,f7",
            "The other way round",
            "desk.verbs.stepping.open_before",
            "previous missing address url empty todo question uncertain problem warning check review",
        ),
    ),
    *answering(
        "order links proof",
        (
            "pane.order",
            "Running order",
            "1",
            "The first pane",
            "desk.verbs.room.go_to_order",
            "outline table of contents focus list go to",
        ),
        ("pane.story", "Story", "2", "Into its text", "desk.verbs.room.go_to_story", "text body focus go to write"),
        ("pane.links", "Links", "3", "Those of the story in hand", "desk.verbs.room.go_to_links", "focus go to urls"),
        ("pane.proof", "Go to the proof", "4", "To scroll in it", "desk.verbs.room.go_to_proof", "preview focus read"),
    ),
    *answering(
        "desk",
        (
            "zoom",
            "All of the width",
            "z,f10",
            "For the pane with the focus, and back",
            "desk.verbs.room.zoom",
            "zoom full screen maximise maximize wide distraction free focus mode expand hide proof hide panes "
            "wider bigger sidebar side panel enlarge concentrate zen preview toggle magnify widescreen single pane "
            "on",
        ),
    ),
    *answering(
        "order",
        (
            "fold",
            "Fold the section",
            "minus",
            "Its heading stays",
            "desk.verbs.room.fold",
            "collapse hide close minimise minimize shrink",
        ),
        ("unfold", "Unfold the section", "plus", "Its stories come back", "desk.verbs.room.unfold", "expand show open"),
        (
            "fold.all",
            "Fold or unfold all",
            "equals_sign",
            "All sections at once",
            "desk.verbs.room.fold_all",
            "collapse expand everything outline overview table of contents headings tree",
        ),
    ),
)
