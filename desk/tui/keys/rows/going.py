"""The commands that go through an issue: from one open thing to the next."""

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
            "missing address url empty todo unfinished question uncertain problem issue warning check review fill",
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
)
