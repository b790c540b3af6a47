"""Every command is found by the word that an editor of another program thinks of first, mistyped or not."""

from pathlib import Path

import pytest

from desk.tui.help.finding import found
from desk.tui.keys.command import Command
from desk.tui.keys.commands import BY_ID, of_scopes
from desk.tui.publication.table import LABELS

DESK = ("order", "text", "links", "proof", "desk", "everywhere")
"""The scopes that answer with an issue open."""
NEAR = 5
"""How far down the list a command still stands before the eyes."""
TYPED = [
    line.split(" = ")
    for line in (Path(__file__).with_name("first_words.txt")).read_text("utf-8").splitlines()
    if " = " in line
]
"""Words that were thought of first, and the commands that answer to them, separated by commas."""
ROOMS = {
    "issues": ("issues", "everywhere"),
    "shelf": ("shelf", "everywhere"),
    "preflight": ("preflight", "everywhere"),
    "archive": ("archive", *DESK),
    "draft": ("order", "draft", "source", *DESK[1:]),
    "source": ("order", "draft", "source", *DESK[1:]),
    "doubt": ("doubt", *DESK),
}
"""The scopes of the screens that are not the desk, by that of a command."""
WORDS = {
    "nightmode": "theme",
    "deadlinks": "preflight",
    "fullscreen": "zoom",
    "fontsize": "publication",
    "ad": "sponsors",
    "gif": "story.details",
    "ftp": "site",
    "who": "history",
    "rtl": "publication",
    "broadcast": "finish",
    "lookup": "archive",
    "lost text": "recovered",
    "unlock": "finish.undo",
    "wastebasket": "story.spike",
    "bin it": "story.spike",
    "highlight": "story.mark",
    "masthead": "publication",
    "house style": "preflight",
    "grammar": "preflight",
    "broken links": "preflight",
    "footnotes": "link.add",
    "undelete": "shelf",
    "put back": "shelf",
    "already used": "archive",
    "repeated link": "archive",
    "regex": "find",
    "outlook": "copy",
    "deploy": "site",
    "who changed this": "history",
    "wrap up the issue": "finish",
    "thumbnail": "story.details",
    "job ad": "story.kind",
    "keybindings": "keys",
    "distraction free": "zoom",
    "screen reader": "speech",
    "fill in addresses": "open.next",
    "assign to ana": "question.ask",
    "preview": "proof",
    "render": "proof",
    "settings": "publication",
    "preferences": "publication",
    "options": "publication",
    "config": "publication",
    "brand colours": "publication",
    "logo": "publication",
    "footer": "publication",
    "unsubscribe": "publication",
    "sender": "publication",
    "delete": "story.spike",
    "trash": "story.spike",
    "remove story": "story.spike",
    "send": "export",
    "save as": "export",
    "download": "export",
    "pdf": "export",
    "send test": "export",
    "publish": "copy",
    "mailchimp": "copy",
    "clipboard": "copy",
    "import": "intake",
    "load": "intake",
    "dark": "theme",
    "dark mode": "theme",
    "appearance": "theme",
    "skin": "theme",
    "search": "archive",
    "look up": "archive",
    "replace": "find",
    "search and replace": "find",
    "duplicate": "story.duplicate",
    "clone": "story.duplicate",
    "undo": "undo",
    "revert": "undo",
    "redo": "redo",
    "again": "redo",
    "quit": "quit",
    "exit": "quit",
    "close": "issues",
    "rename": "rename",
    "retitle": "rename",
    "schedule": "details",
    "subject line": "details",
    "preview text": "details",
    "date": "details",
    "author": "story.details",
    "image": "story.details",
    "caption": "story.details",
    "metadata": "story.details",
    "postpone": "story.hold",
    "snooze": "story.hold",
    "reorder": "move.down",
    "sort": "move.up",
    "type": "story.kind",
    "table of contents": "story.kind",
    "advertisement": "story.kind",
    "hyperlink": "link.inline",
    "insert url": "link.add",
    "vim": "editor",
    "go to": "jump",
    "switch": "jump",
    "versions": "history",
    "compare": "history",
    "conflicts": "clashes",
    "dropbox": "copies",
    "bin": "story.spike",
    "restore": "shelf",
    "bookmarks": "shelf",
    "rss": "site",
    "website": "site",
    "design": "templates",
    "shortcuts": "keys",
    "help": "keys",
    "manual": "keys",
    "statistics": "stats",
    "analytics": "stats",
    "combine": "story.merge",
    "new article": "story.new",
    "add section": "section.new",
    "plaintext": "proof.text",
    "print": "browser",
    "crash": "recovered",
    "select all": "story.mark",
    "merge stories": "story.merge",
    "insert picture": "story.details",
    "rubbish": "story.spike",
    "rollback": "history",
    "photo credit": "story.details",
    "test email": "export",
    "todo": "questions",
    "comment": "question.ask",
    "assign": "question.ask",
    "boilerplate": "snippet",
    "signature": "snippet",
    "new issue": "issue.begin",
    "save as template": "issue.twin",
    "word count": "stats",
    "goals": "publication",
    "freeze": "finish",
    "errata": "correct",
    "recurring": "standing",
    "adverts": "sponsors",
    "go back": "back",
}
MISTYPED = {
    "prefrences": "publication",
    "delte": "story.spike",
    "serach": "archive",
    "shedule": "details",
    "colums": "pane",
    "prveiw": "proof",
    "dupicate": "story.duplicate",
    "replcae": "find",
    "statistcs": "stats",
    "hyprelink": "link.inline",
}


def desk_commands(scopes: tuple[str, ...] = DESK) -> list[Command]:
    commands = {command.id: command for scope in scopes for command in of_scopes([scope])}
    return [command for id, command in commands.items() if id != "palette"]


def is_near(words: str, id: str) -> bool:
    """Whether a command is among the first three, where it answers at all."""
    places = BY_ID[id].scopes
    scopes = DESK if set(places) & set(DESK) else ROOMS[places[0]]
    commands = [*desk_commands(scopes), *([BY_ID[id]] if id == "palette" else [])]
    return id in [command.id for command, _ in found(words, commands)][:3]


def ids(query: str) -> list[str]:
    return [command.id for command, _ in found(query, desk_commands())]


@pytest.mark.parametrize(("word", "id"), (WORDS | MISTYPED).items())
def test_a_command_is_found_by_the_word_that_was_thought_of_first(word: str, id: str) -> None:
    assert id in ids(word)[:NEAR], ids(word)


def test_of_the_words_typed_first_nearly_all_find_a_command_among_the_first_three() -> None:
    missed = [words for words, ids in TYPED if not any(is_near(words, id) for id in ids.split(","))]
    assert len(missed) <= 0.05 * len(TYPED), f"{len(TYPED) - len(missed)} of {len(TYPED)} found; not: {missed}"


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("untag", "story.unmark"),
        ("shift tab", "pane.back"),
        ("clippings", "shelf"),
        ("time zone", "publication"),
        ("to do", "questions"),
    ],
)
def test_forms_keys_and_what_undoes_a_word_are_understood(query: str, id: str) -> None:
    assert id in ids(query)[:NEAR]


@pytest.mark.parametrize("label", ["Postal address", "Quotation marks", "Days between", "Own words", "Checklist"])
def test_a_setting_is_found_by_what_its_row_is_called(label: str) -> None:
    assert label in LABELS.values()
    assert "publication" in ids(label)[:3]


@pytest.mark.parametrize("command", BY_ID.values(), ids=BY_ID)
def test_every_command_is_found_by_its_own_title(command: Command) -> None:
    assert [each.id for each, _ in found(command.title, [command])] == [command.id]


@pytest.mark.parametrize("query", ["saving", "saves", "SAVE", "how do I save this", "sv nw"])
def test_forms_fillers_and_letters_of_a_word_find_it(query: str) -> None:
    assert ids(query)[0] == "save"


@pytest.mark.parametrize(("typed", "id"), [("p", "proof"), ("pu", "publication"), ("exp", "export"), ("sh", "shelf")])
def test_of_a_word_that_is_being_typed_the_name_that_begins_with_it_comes_first(typed: str, id: str) -> None:
    assert ids(typed)[0] == id


def test_a_word_comes_before_what_is_like_one() -> None:
    assert ids("dark") == ["theme"]


@pytest.mark.parametrize("query", ["qqq", "zebra crossing", "…"])
def test_what_means_nothing_finds_nothing_or_all(query: str) -> None:
    assert ids(query) in ([], [command.id for command in desk_commands()])


def test_no_words_find_everything_in_its_order() -> None:
    assert ids("  ") == [command.id for command in desk_commands()]
