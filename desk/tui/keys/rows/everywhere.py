"""The commands of all screens."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "everywhere",
        ("undo", "Undo", "u,ctrl+z", "Text, moves, spikes: everything, a step at a time", "history.verbs.undo"),
        ("redo", "Redo", "U,ctrl+y", "The step that was undone", "history.verbs.redo"),
        ("save", "Save now", "ctrl+s", "It saves itself after each pause, too", "desk.verbs.views.save"),
    ),
    *answering(
        "order links proof",
        ("issues", "All issues", "b", "Back to the list", "desk.verbs.views.issues"),
    ),
    *answering(
        "everywhere",
        ("publication", "Publication", "I", "Name, sections, look and footer", "publication.verbs.show"),
        ("theme", "Theme", "T", "Paper, ink and all others; it is kept", "appearance.verbs.theme"),
        ("keys", "Keys", "question_mark,f1", "This list; type to narrow, enter to run", "help.verbs.keys"),
        ("palette", "Commands", "ctrl+p", "Every command by its name", "help.verbs.palette"),
        ("quit", "Quit", "ctrl+q", "Everything is saved first", "desk.verbs.views.quit_desk"),
    ),
)
