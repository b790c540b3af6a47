"""The commands of the review of old issues: rows of the command table, and the review's key bar."""

ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    ("review.open", "Open the story, or change the line", "enter", "Its text and links below it", "review.verbs.open"),
    ("review.next", "Next doubt", "n,right_square_bracket", "To be answered, or let stand", "review.verbs.next_doubt"),
    ("review.before", "Doubt before", "p,left_square_bracket", "The other way round", "review.verbs.doubt_before"),
    ("review.other", "Take the other side of the doubt", "o", "What else it could be", "review.verbs.other_side"),
    ("review.settle", "Settle the doubt", "full_stop", "It is right as it was read", "review.verbs.settle"),
    (
        "review.merge",
        "Merge with the story above",
        "m",
        "Its headline becomes a line of the body",
        "review.edits.merge",
    ),
    ("review.split", "Split here", "s", "A new story whose headline is this line", "review.edits.split"),
    (
        "review.plain",
        "Split here without a headline",
        "S",
        "A new story that begins with it",
        "review.edits.split_plain",
    ),
    ("review.kind", "Kind of the story", "c", "Sponsor, links, letter, brief, card, note …", "review.edits.kind"),
    (
        "review.headline",
        "Headline or line",
        "h",
        "A headline into the body, or a line out of it",
        "review.edits.headline",
    ),
    ("review.link", "Link or paragraph", "l", "A link into the body, or a line into the links", "review.edits.link"),
    ("review.swap", "Swap source and title", "w", "SOURCE:  title, or all of it the title", "review.edits.swap"),
    ("review.down", "Further down", "J,alt+down", "A story; a link to the story below", "review.edits.move_down"),
    ("review.up", "Further up", "K,alt+up", "A story; a link to the story above", "review.edits.move_up"),
    (
        "review.out",
        "Leave out",
        "x,delete",
        "It is listed at the end, with what was left out",
        "review.edits.leave_out",
    ),
    ("review.take", "Take in", "t", "From what was left out, into its story", "review.edits.take_in"),
    (
        "review.rename",
        "Rename the line",
        "r",
        "Headline, section, link; number and day of the issue",
        "review.edits.rename",
    ),
    ("review.keep", "Save all issues", "A", "Those that are not saved yet", "review.verbs.save_all"),
    ("review.after", "Next issue", "greater_than_sign", "Of those that were read", "review.verbs.next_issue"),
    ("review.back", "Issue before", "less_than_sign", "Of those that were read", "review.verbs.issue_before"),
    ("review.pane", "Next pane of the review", "tab", "Source, reading, issues", "review.verbs.pane"),
    ("review.leave", "Leave the review", "escape", "Asks before it drops what is not saved", "review.verbs.leave"),
)
"""Id, title, keys, help and verb of each. Undo, redo and save have their keys from the table, and work here too."""

_OUT = (("review.out", "leave out"), ("undo", "undo"))
BAR = (
    ("review.open", "open"),
    ("review.next", "next doubt"),
    ("review.merge", "merge"),
    ("review.kind", "kind"),
    ("review.headline", "headline"),
    ("review.rename", "rename"),
    ("review.down review.up", "move"),
    *_OUT,
)
"""The key bar while a reading is looked at; the keys that save come first, esc last."""
_SPLIT = (("review.split", "split here"), ("review.plain", "without headline"))
BARS = {
    "part": (*_SPLIT, ("review.headline", "headline"), ("review.link", "link"), *_OUT),
    "link": (
        *_SPLIT[:1],
        ("review.open", "change"),
        ("review.link", "paragraph"),
        ("review.swap", "source"),
        ("review.down review.up", "move"),
        *_OUT,
    ),
    "left": (("review.take", "take in"), ("undo", "undo")),
    "section": (
        ("review.rename", "rename"),
        ("review.headline", "headline"),
        ("review.next", "next doubt"),
        ("undo", "undo"),
    ),
    "issue": (("review.open", "number, date, subject"), ("review.next", "next doubt"), ("undo", "undo")),
    "issues": (("review.open", "look at it"), ("review.out", "leave out"), ("review.merge", "join with the one above")),
}
"""The key bar on rows that have keys of their own, and in the list of issues."""
