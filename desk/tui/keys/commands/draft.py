"""The commands of a draft: an issue that was read in, on the desk beside its source, and not kept yet."""

from desk.tui.keys.command import Row

ROWS: tuple[Row, ...] = (
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
        "Among the issues; the next draft comes",
        "reading.keeping.keep",
        "save accept import finish store approve",
    ),
)
"""Id, title, keys, help and verb, as in the command table."""
DOUBT: tuple[Row, ...] = (
    (
        "doubt.other",
        "Take the other reading",
        "o,alt+o",
        "Of the doubt in hand; u takes it back",
        "desk.verbs.doubts.take_other",
        "alternative switch change fix toggle wrong no misread reread",
    ),
    (
        "doubt.settle",
        "It is right as it was read",
        "full_stop,alt+full_stop",
        "Settles the doubt; u opens it again",
        "desk.verbs.doubts.settle",
        "accept confirm approve ok dismiss ignore correct fine keep leave yes",
    ),
)
"""The same, of what is in doubt: of a draft, and of stories that were pasted into an issue."""
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
DOUBT_BAR = (
    ("open.next open.before", "doubts"),
    ("doubt.other", "other reading"),
    ("doubt.settle", "right"),
)
"""What the key bar begins with while a doubt is in hand."""
BAR = (
    *DOUBT_BAR,
    ("issues", "drafts"),
    ("story.list", "as list"),
    ("story.merge", "merge"),
    ("story.turn", "section"),
    ("draft.again", "again"),
    ("draft.keep", "keep"),
    ("undo", "undo"),
    ("draft.source", "proof"),
)
"""The key bar of the running order of a draft."""
