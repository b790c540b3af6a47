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
            "close send publish freeze lock done complete end seal archive next sent wrap up wrapped ship live "
            "week broadcast blast launch release deliver mail out go schedule dispatch distribute it press print "
            "run",
        ),
        (
            "finish.undo",
            "Make it a draft again",
            "E",
            "A sent issue; the one begun after it goes if untouched",
            "week.verbs.reopen",
            "reopen open again unfreeze unlock unfinish undo finish draft edit sent editable change",
        ),
        (
            "finish.back",
            "Take the finishing back",
            "",
            "On an issue that it began, untouched",
            "week.verbs.back",
            "undo reopen unfinish cancel",
        ),
        (
            "finish.sent",
            "Was it sent?",
            "",
            "Finish it, or mark it as sent",
            "week.verbs.ask_sent",
            "mark published delivered status",
        ),
        (
            "sponsors",
            "Sponsors",
            "dollar_sign",
            "Who booked which slot on which day",
            "week.verbs.sponsors",
            "ads adverts advertisers advertising bookings calendar slots inventory schedule invoice invoices "
            "advertiser revenue partners money income ad paid placements advert classified classifieds promo "
            "promotion",
        ),
    ),
    *answering(
        "order links proof",
        (
            "correct",
            "Correct what was sent",
            "exclamation_mark",
            "A name, an address: the archive says what is right",
            "week.correcting.correct",
            "correction errata erratum mistake error fix wrong amend update apology retract retraction withdraw "
            "recall after sending typo",
        ),
    ),
    *answering(
        "issues",
        (
            "galley",
            "Proofread",
            "p",
            "Read it all, page by page, fixing as you go",
            "galley.verbs.read_selected",
            "read through aloud edit copyedit review line by line proofs check text dictate out loud final reading "
            "mode copy desk copyedit copyediting subedit subbing sub",
        ),
    ),
    *answering(
        "proof",
        (
            "galley.proof",
            "Proofread the issue",
            "",
            "Read it all, page by page, fixing as you go",
            "galley.verbs.read",
            "read through aloud edit copyedit review line by line proofs check text copy desk copyedit copyediting "
            "subedit subbing sub",
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
            "recurring repeat template boilerplate fixed pin sticky every regular reuse weekly always default "
            "section each issue greeting intro outro",
        ),
    ),
)
