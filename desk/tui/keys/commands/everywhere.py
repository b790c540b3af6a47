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
            "revert back oops mistake take back restore step undelete put bring rollback last z wrong undo delete",
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
            "clipboard insert formatted html rich text",
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
            "write store disk keep commit file autosave autosaving sync flush wq w",
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
            "list close exit home overview dashboard files open switch newsletters editions campaigns leave last week "
            "menu start main screen catalogue folder recent all buffer buffers library",
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
            "schedule cadence frequency profile mail tool account spelling goals targets word count limit "
            "snippets sections masthead signature sign-off text reading time tracking size reply-to house style "
            "font fontsize translate translation rtl right to left locale timezone defaults customise customize "
            "banner sign up social privacy gdpr imprint copyright tagline slogan motto strapline byline default "
            "reply contact domain palette typeface margins british american english open utm personalisation "
            "personalization line spacing address book audience postal address quotation marks links label days "
            "between own words background checklist sponsor items",
        ),
        (
            "theme",
            "Theme",
            "T",
            "Paper, ink and all others; it is kept",
            "appearance.verbs.theme",
            "dark light mode colours colors appearance night skin look contrast black white display scheme bright "
            "brightness eyes nightmode solarized dracula nord monokai gruvbox catppuccin high palette daylight",
        ),
        (
            "speech",
            "Draw for a screen reader",
            "",
            "Without decoration, and a line says what changed",
            "appearance.verbs.speech",
            "speech accessibility accessible blind voice read aloud braille orca nvda plain a11y low vision "
            "assistive zoom text narrator magnify jaws voiceover talkback",
        ),
        (
            "keys",
            "Keys",
            "question_mark,f1",
            "This list; type to narrow, enter to run",
            "help.verbs.keys",
            "help shortcuts hotkeys keyboard bindings manual cheat sheet documentation guide how keybindings "
            "keystrokes shortcut tutorial support about version introduction tour intro faq docs onboarding get "
            "started learn welcome commands reference what",
        ),
        (
            "palette",
            "Commands",
            "ctrl+p",
            "Every command by its name",
            "help.verbs.palette",
            "menu command actions search run everything launcher quick palette console",
        ),
        (
            "quit",
            "Quit",
            "ctrl+q",
            "Everything is saved first",
            "desk.verbs.views.quit_desk",
            "exit close leave end stop log out bye logout off sign shut down terminate kill wq x q",
        ),
    ),
)
