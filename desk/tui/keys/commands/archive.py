"""The commands of the archive."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "desk",
        (
            "archive",
            "Search the archive",
            "slash,ctrl+r,f3",
            "As you type; nothing typed: what is close to this story",
            "archive.verbs.search",
            "search past old previous issues earlier stories history look up related back catalogue library "
            "already used covered published before repeated version issue articles same link last week grep lookup "
            "duplicate repeats previously seen precedent recent year month",
        ),
    ),
    *answering(
        "archive",
        (
            "archive.link",
            "Cross-link",
            "enter",
            "To the earlier story, under the one in hand",
            "archive.verbs.cross_link",
            "reference cite insert link related",
        ),
        (
            "archive.sentence",
            "Cross-link in the sentence",
            "ctrl+t",
            "Around the selected words, else with its headline",
            "archive.verbs.link_in_sentence",
            "inline hyperlink reference cite",
        ),
        (
            "archive.read",
            "Read the earlier story",
            "f5",
            "Beside the draft; once more: the list",
            "archive.verbs.read",
            "preview show open view",
        ),
        (
            "archive.close",
            "What is close to this story",
            "ctrl+r,f3",
            "Earlier stories worth a link, at most three",
            "archive.verbs.close_stories",
            "related similar suggestions recommend like articles see also",
        ),
    ),
    *answering(
        "order links text",
        (
            "archive.later",
            "Later stories that point here",
            "",
            "What came since then",
            "archive.verbs.later_stories",
            "backlinks follow-ups updates references newer since incoming",
        ),
    ),
    *answering(
        "order links proof issues",
        (
            "stats",
            "The archive in figures",
            "percent_sign",
            "Over time, by source and section; what ran most often",
            "archive.verbs.stats",
            "statistics word count wordcount numbers analytics report graph chart totals insights metrics "
            "dashboard reading time length average subscribers opens clicks performance trends how many words open "
            "rate last year most",
        ),
    ),
)
