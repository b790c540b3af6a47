"""The commands of a draft: an issue that was read in, on the desk beside its source, and not kept yet."""

from desk.tui.keys.command import Row

ROWS: tuple[Row, ...] = (
    (
        "draft.other",
        "Take the other reading",
        "o",
        "Of the doubt in hand; u takes it back",
        "desk.verbs.drafts.take_other",
        "alternative switch change fix toggle",
    ),
    (
        "draft.settle",
        "It is right as it was read",
        "full_stop",
        "Settles the doubt; u opens it again",
        "desk.verbs.drafts.settle",
        "accept confirm approve ok dismiss ignore",
    ),
    (
        "draft.again",
        "Read it again",
        "R",
        "The next best reading of the whole",
        "desk.verbs.drafts.read_again",
        "retry redo reparse reload different",
    ),
    (
        "draft.source",
        "Source or proof",
        "t",
        "What stands beside the story",
        "desk.verbs.drafts.toggle_source",
        "original raw input compare view",
    ),
    (
        "draft.keep",
        "Keep the issue",
        "Z",
        "Among the issues, as sent; the next draft comes",
        "reading.keeping.keep",
        "save accept import finish store approve",
    ),
)
"""Id, title, keys, help and verb, as in the command table."""
SOURCE: tuple[Row, ...] = (
    (
        "source.take",
        "Go there, or take it in",
        "enter",
        "To its story; a line that was left out comes in",
        "desk.verbs.drafts.from_source",
        "include add restore insert jump go",
    ),
)
"""The same, of the source."""
BAR = (
    ("open.next open.before", "doubts"),
    ("draft.other", "other reading"),
    ("draft.settle", "right"),
    ("story.list", "as list"),
    ("story.merge", "merge"),
    ("story.turn", "section"),
    ("draft.again", "again"),
    ("draft.keep", "keep"),
    ("undo", "undo"),
    ("draft.source", "proof"),
    ("issues", "drafts"),
)
"""The key bar of the running order of a draft."""
