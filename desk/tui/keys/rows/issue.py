"""The commands of an issue as a whole: its details, its versions, and how it goes out."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "order links proof",
        ("details", "Issue details", "i", "Subject, preheader, number and date", "desk.verbs.views.details"),
    ),
    *answering(
        "everywhere",
        ("export", "Export", "X,f9", "Write HTML, plain text, Markdown or JSON", "export.verbs.export"),
        ("copy", "Copy for your mail tool", "y", "Formatted, ready to be pasted", "export.verbs.to_clipboard"),
        ("site", "Write the site", "", "The archive as pages, with an index and feeds", "export.site_verbs.write"),
        (
            "templates",
            "Templates",
            "",
            "Your own, beside the issues: look, trust, or do not use",
            "export.template_verbs.show",
        ),
    ),
    *answering(
        "order links proof",
        (
            "history",
            "History",
            "H",
            "Every version of the story and of the issue; take one back",
            "history.verbs.history",
        ),
    ),
    *answering(
        "order links proof issues",
        (
            "recovered",
            "What was not saved",
            "",
            "When a desk stopped too early: look and choose",
            "history.verbs.recovered",
        ),
    ),
    *answering(
        "everywhere",
        (
            "clashes",
            "Other versions",
            "V",
            "Where two changed the same words: take the other, or yours",
            "merging.verbs.clashes",
        ),
        (
            "copies",
            "Merge copies",
            "C",
            "What a sync tool set beside an issue comes into it",
            "merging.verbs.second_copies",
        ),
    ),
)
