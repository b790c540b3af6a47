"""The commands of the end of the week: finish, correct, what stands, who booked."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "order links proof issues",
        (
            "finish",
            "Finish the issue",
            "F",
            "Freeze it, file its receipt, begin the next one",
            "week.verbs.finish",
        ),
        (
            "finish.undo",
            "Open a finished issue again",
            "",
            "A draft as before; the next one goes if nobody touched it",
            "week.verbs.reopen",
        ),
        ("finish.back", "Take the finishing back", "", "On an issue that it began, untouched", "week.verbs.back"),
        ("finish.sent", "Was it sent?", "", "Finish it, or mark it as sent", "week.verbs.ask_sent"),
        ("sponsors", "Sponsors", "dollar_sign", "Who booked which slot on which day", "week.verbs.sponsors"),
    ),
    *answering(
        "order links proof",
        (
            "correct",
            "Correct what was sent",
            "exclamation_mark",
            "A name, an address: the archive says what is right",
            "week.correcting.correct",
        ),
    ),
    *answering(
        "order",
        (
            "standing",
            "Standing item",
            "asterisk",
            "Each new issue begins with this story",
            "week.standing.toggle",
        ),
    ),
)
