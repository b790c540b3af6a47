"""The commands of pre-flight."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "desk",
        (
            "preflight",
            "Pre-flight",
            "P,f8",
            "What to fix, to look at and to know before it goes",
            "preflight.verbs.show",
            "check checks verify validate lint problems errors warnings proofread quality test dead broken review "
            "grammar spelling typos spam gmail clipping clipped links urls repeated readability before sending sanity "
            "mistakes house style deadlinks accessibility seo score audit inspect typo fact factcheck final "
            "validation approval ready safe ok fine utm diagnose diagnostics health compliance",
        ),
    ),
    *answering(
        "preflight",
        (
            "preflight.go",
            "Go there",
            "enter,space",
            "To the very word, of a group to the first; ticks a line",
            "preflight.verbs.go",
            "jump open show tick done",
        ),
        (
            "preflight.mend",
            "Mend",
            "f",
            "Put in what belongs there, as one step",
            "preflight.verbs.mend",
            "fix repair correct",
        ),
        (
            "preflight.pass",
            "Let it pass",
            "full_stop",
            "In this issue; on what was let pass: say it again",
            "preflight.verbs.let_pass",
            "ignore dismiss skip accept allow",
        ),
        (
            "preflight.never",
            "Never again",
            "semicolon",
            "In this publication; it is listed below, to be taken back",
            "preflight.verbs.let_pass_for_ever",
            "ignore always disable mute turn off rule",
        ),
        (
            "preflight.unfold",
            "Unfold the group",
            "plus",
            "Each finding of its rule has a row",
            "preflight.verbs.unfold",
            "expand show open group",
        ),
        (
            "preflight.fold",
            "Fold the group",
            "minus",
            "One row for all of its rule",
            "preflight.verbs.fold",
            "collapse hide close group",
        ),
        (
            "preflight.next",
            "Next finding",
            "right_square_bracket,f6",
            "Unfolding its group",
            "preflight.verbs.select_next",
            "following down",
        ),
        (
            "preflight.before",
            "Finding before",
            "left_square_bracket,f7",
            "The other way round",
            "preflight.verbs.select_before",
            "previous up",
        ),
        (
            "preflight.again",
            "Check again",
            "r",
            "All rules anew",
            "preflight.verbs.check_again",
            "refresh reload rerun",
        ),
        (
            "preflight.web",
            "Check links on the web",
            "w",
            "Only then is anything fetched; once more stops it",
            "preflight.verbs.check_web",
            "dead broken online internet network ping links links check urls link checker 404 deadlinks rot "
            "linkrot verify alive",
        ),
        (
            "preflight.costs",
            "What each story costs",
            "c",
            "The heaviest first, then in order, then the findings",
            "preflight.verbs.costs",
            "size bytes kilobytes gmail clip weight heavy sort clipping clipped too long length email shrink reduce "
            "trim slim",
        ),
        ("preflight.browse", "Open the address", "o", "In the browser", "preflight.verbs.browse", "visit view page"),
        (
            "preflight.seen",
            "Seen by me",
            "s",
            "The page is fine: not said again for seven days",
            "preflight.verbs.seen_by_me",
            "confirm ok fine checked",
        ),
    ),
)
