"""The commands of all screens."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "everywhere",
        (
            "undo",
            "Undo",
            "u,ctrl+z",
            "Text, moves, spikes: everything, a step at a time",
            "history.verbs.undo",
            "revert back oops mistake take back restore step undelete put bring",
        ),
        (
            "redo",
            "Redo",
            "U,ctrl+y",
            "The step that was undone",
            "history.verbs.redo",
            "again repeat forward restore step",
        ),
        (
            "paste",
            "Paste",
            "ctrl+v",
            "From the clipboard; links and lists keep their form",
            "desk.verbs.views.paste",
            "clipboard insert copy formatted html rich text",
        ),
        (
            "paste.page",
            "Paste by a page in the browser",
            "",
            "Over ssh too; links and lists keep their form",
            "desk.verbs.views.paste_page",
            "clipboard remote ssh html rich formatted",
        ),
        (
            "save",
            "Save now",
            "ctrl+s",
            "It saves itself after each pause, too",
            "desk.verbs.views.save",
            "write store disk keep commit file",
        ),
    ),
    *answering(
        "order links proof",
        (
            "issues",
            "All issues",
            "b",
            "Back to the list",
            "desk.verbs.views.issues",
            "list close exit home overview dashboard files open switch newsletters editions campaigns leave last week",
        ),
    ),
    *answering(
        "everywhere",
        (
            "publication",
            "Publication",
            "I",
            "Name, sections, look and footer",
            "publication.verbs.show",
            "settings preferences options config configuration setup brand branding colours colors fonts logo "
            "footer unsubscribe language typography quotes sender from address newsletter name header design "
            "schedule cadence frequency profile mail tool account spelling goals targets word count limit snippets "
            "sections masthead signature sign-off text reading time tracking size reply-to house style",
        ),
        (
            "theme",
            "Theme",
            "T",
            "Paper, ink and all others; it is kept",
            "appearance.verbs.theme",
            "dark light mode colours colors appearance night skin look contrast black white display scheme",
        ),
        (
            "speech",
            "Draw for a screen reader",
            "",
            "Without decoration, and a line says what changed",
            "appearance.verbs.speech",
            "speech accessibility accessible blind voice read aloud braille orca nvda plain a11y low vision",
        ),
        (
            "keys",
            "Keys",
            "question_mark,f1",
            "This list; type to narrow, enter to run",
            "help.verbs.keys",
            "help shortcuts hotkeys keyboard bindings manual cheat sheet documentation guide how keybindings "
            "keystrokes shortcut",
        ),
        (
            "palette",
            "Commands",
            "ctrl+p",
            "Every command by its name",
            "help.verbs.palette",
            "menu command actions search run everything",
        ),
        (
            "quit",
            "Quit",
            "ctrl+q",
            "Everything is saved first",
            "desk.verbs.views.quit_desk",
            "exit close leave end stop log out bye",
        ),
    ),
)
