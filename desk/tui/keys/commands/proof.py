"""The commands of the proof and the plain text edition."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "desk",
        (
            "proof",
            "Proof",
            "p,f5",
            "What the reader will see",
            "desk.verbs.views.proof",
            "preview view render look see display wysiwyg html email rendered read hide proof show proof mobile phone "
            "desktop looks mode live final output result quick look",
        ),
    ),
    *answering(
        "order links proof",
        (
            "proof.text",
            "Proof as plain text",
            "t",
            "The text edition, as it will be sent",
            "desk.verbs.views.proof_text",
            "preview plaintext txt view ascii plain text version only",
        ),
        (
            "plain.edit",
            "Plain text by hand",
            "W",
            "The story’s part of the text edition, in your words",
            "desk.verbs.by_hand.edit",
            "plaintext txt customise override ascii manual",
        ),
        (
            "plain.clear",
            "Plain text as desk makes it",
            "",
            "The story’s; yours goes, undo gives it back",
            "desk.verbs.by_hand.clear",
            "plaintext txt reset automatic default generate",
        ),
        (
            "plain.issue",
            "Whole plain text by hand",
            "",
            "The text edition of the issue, in your words",
            "desk.verbs.by_hand.issue",
            "plaintext txt customise override ascii manual",
        ),
        (
            "plain.whole",
            "Whole plain text as desk makes it",
            "",
            "Yours goes, undo gives it back",
            "desk.verbs.by_hand.whole",
            "plaintext txt reset automatic default generate",
        ),
    ),
    *answering(
        "order proof issues",
        (
            "browser",
            "Open in the browser",
            "o",
            "The exported page itself",
            "export.verbs.browser",
            "preview view web chrome firefox html print pdf show online page safari edge printout paper in tab press",
        ),
    ),
)
