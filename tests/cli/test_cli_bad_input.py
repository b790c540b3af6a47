"""What somebody may do to the command line: each gets one sentence, the right exit code, and nothing is lost."""

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from command_line import CommandLine

from desk.cli.group import COMMANDS, desk

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "Red \x1b[31malert\x1b]0;title\x07 \u202egnissim\u202c \x9b5mblink\x00 end"
FOR_PEOPLE = ("help", "completion")
"""Commands that print a page to be read, or lines for a shell: there is nothing in them for a script."""
READ = [("list",), ("show", "1"), ("story", "list", "1"), ("export", "1", "--format", "text"), ()]


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(desk)
    for name in COMMANDS:
        command = desk.get_command(context, name)
        assert command is not None
        yield (name,), command
        for sub, inner in getattr(command, "commands", {}).items():
            yield (name, sub), inner


@pytest.mark.parametrize("args", READ)
def test_a_missing_folder(line: CommandLine, args: tuple[str, ...]) -> None:
    assert str(line.folder) in line.refused(*args)


@pytest.mark.parametrize("args", READ)
def test_a_folder_that_is_a_file(line: CommandLine, args: tuple[str, ...]) -> None:
    line.folder.write_text("not a folder")
    assert "cannot be read" in line.refused(*args)


def test_a_folder_that_cannot_be_made(line: CommandLine) -> None:
    line.folder.write_text("not a folder")
    line.folder /= "issues"
    assert "cannot be" in line.refused("new", "--date", "2026-11-05", code=2)
    assert "cannot be" in line.refused("set", "publication", "name", "x", code=2)


def test_a_path_is_said_as_it_was_written_and_a_phrase_begins_with_a_capital(
    issue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(issue.folder.parent)
    assert issue.refused("site", "-o", "issues").startswith("desk: issues holds ")
    assert issue.refused("export", "1", "-f", "json", "-o", "issues/a.json").startswith("desk: issues/a.json lies ")
    assert issue.refused("copy", "1", "--to", "pigeon").startswith("desk: There is no way “pigeon”")
    assert issue.refused("export", "1", "--what").startswith("desk: No such option")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not JSON",
        b"[1, 2]",
        b'{"issue": {"1": {"title": "half',
        b'{"issue": {}}',
        b"\xff\xfe\x00",
        b'{"issue": {"1": {"schema": 99, "title": ""}}}',
        b'{"issue": {"1": {"title": 3}}}',
        b"[" * 100_000,
        b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n",
    ],
    ids=["empty", "words", "list", "half", "no issue", "not UTF-8", "newer", "wrong field", "deep", "conflict"],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(issue: CommandLine, content: bytes) -> None:
    broken = issue.folder / "0002-broken.json"
    broken.write_bytes(content)
    for args in (("show",), ("story", "list"), ("export", "--format", "text"), ("story", "add", "--headline", "x")):
        at = 2 if args[0] in ("story",) else 1
        assert "0002-broken.json" in issue.refused(*args[:at], str(broken), *args[at:])
    assert "First" in issue("list").stdout
    assert broken.read_bytes() == content


def test_a_broken_publication(issue: CommandLine) -> None:
    (issue.folder / "publication.json").write_text("{")
    assert "publication.json" in issue.refused("show", "1")
    assert "publication.json" in issue.refused("story", "add", "1", "--headline", "x")
    assert "First" in issue("list").stdout


def test_the_publication_is_not_an_issue(issue: CommandLine) -> None:
    issue.refused("show", str(issue.folder / "publication.json"))


@pytest.mark.parametrize("name", ["9", "nothing", "", "x" * 5000 + ".json", "../../etc/passwd", "\x1b[31m", "0"])
def test_an_issue_that_does_not_exist(issue: CommandLine, name: str) -> None:
    assert not CONTROLS.search(issue.refused("show", name).rstrip("\n"))


@pytest.mark.parametrize("name", ["999", "123456789012345", "", "no such headline", "\x1b[31m", "🦀"])
def test_a_story_that_does_not_exist(issue: CommandLine, name: str) -> None:
    for args in (("show",), ("edit", "--headline", "x"), ("move", "--first"), ("hold",), ("spike",)):
        said = issue.refused("story", args[0], "1", name, *args[1:])
        assert not CONTROLS.search(said.rstrip("\n"))


@pytest.mark.parametrize(
    "args",
    [
        ("nonsense",),
        ("story", "nonsense"),
        ("--nonsense", "list"),
        ("story", "add"),
        ("story", "add", "1", "--kind", "novel"),
        ("story", "add", "1", "--body-file", "/nowhere/body.md"),
        ("story", "add", "1", "--body-file", "/"),
        ("new", "--number", "many"),
        ("new", "--number", "-5"),
        ("new", "--date", "soonish"),
        ("new", "--like", "99"),
        ("set", "1"),
        ("set", "1", "subject"),
        ("set", "1", "subject", "two", "words"),
    ],
)
def test_bad_usage_is_answered_in_one_line(issue: CommandLine, args: tuple[str, ...]) -> None:
    before = issue.files()
    issue.refused(*args)
    assert issue.files() == before


@pytest.mark.parametrize("body", [b"caf\xe9", b"\xff\xfea\x00", b"\xed\xa0\x80"])
def test_standard_input_that_is_not_utf_8(issue: CommandLine, body: bytes) -> None:
    before = issue.files()
    assert "UTF-8" in issue.refused("story", "add", "1", "--headline", "x", "--body-file", "-", stdin=body)
    assert "UTF-8" in issue.refused("link", "add", "1", "Wards", "--lines", "-", stdin=body)
    assert issue.files() == before


def test_control_characters_never_enter_and_never_leave(issue: CommandLine) -> None:
    issue("section", "add", "1", f"S{HOSTILE}")
    issue(
        "story", "add", "1", "--headline", HOSTILE, "--standfirst", HOSTILE, "--byline", HOSTILE, "--sponsor", HOSTILE
    )
    issue("story", "add", "1", "--headline", "Body", "--body-file", "-", stdin=HOSTILE.encode())
    issue("link", "add", "1", "Body", "--title", HOSTILE, "--source", HOSTILE, "--note", HOSTILE)
    issue("link", "add", "1", "Body", "--line", f"{HOSTILE}:  {HOSTILE}")
    issue("story", "hold", "1", "Wards", "--reason", HOSTILE)
    issue("set", "1", "subject", HOSTILE)
    issue("set", "publication", "name", HOSTILE)
    for content in issue.files().values():
        assert not CONTROLS.search(content.decode())
    for args in (("list",), ("show", "1"), ("story", "list", "1"), ("link", "list", "1", "Body"), ("shelf", "list")):
        result = issue(*args)
        assert not CONTROLS.search(result.stdout + result.stderr)


def test_what_a_file_holds_is_cleaned_when_it_is_shown(issue: CommandLine) -> None:
    path = issue.folder / "0001-first.json"
    tables = json.loads(path.read_text())
    for table in ("issue", "sections", "stories", "links"):
        for record in tables[table].values():
            for field in ("subject", "title", "headline", "source", "byline", "status", "date"):
                record[field] = f"{record.get(field) or ''}{HOSTILE}"
    path.write_text(json.dumps(tables))
    for args in (
        ("list",),
        ("show", "1"),
        ("story", "list", "1"),
        ("story", "show", "1", "Harbour"),
        ("section", "list", "1"),
        ("link", "list", "1", "Harbour"),
        ("story", "edit", "1", "Harbour", "--byline", "x"),
        (),
        *(("export", "1", "--format", name) for name in ("html", "text", "markdown", "json")),
    ):
        result = issue(*args)
        assert not CONTROLS.search(result.stdout + result.stderr), args


def test_a_headline_of_5000_characters(issue: CommandLine) -> None:
    headline = "ten chars " * 500
    story = issue.id("story", "add", "1", "--headline", headline)
    assert issue.json("story", "show", "1", story)["headline"].strip() == headline.strip()
    assert len(issue("story", "spike", "1", story).stderr) < 400
    issue("export", "1", "--format", "html")


def test_a_title_of_emoji_only(line: CommandLine) -> None:
    made = line.json("new", "--date", "2026-11-05", "--subject", "🦀🚀")
    assert made["subject"] == "🦀🚀"
    line("story", "add", "1", "--headline", "🎉", "--section", "👩‍👩‍👧")
    assert line.headlines("1") == ["🎉"]
    assert "🦀🚀" in line("list").stdout
    line("story", "edit", "1", "🎉", "--byline", "x")


def denied(*_args: object, **_options: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def test_a_read_only_folder(issue: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = issue.files()
    monkeypatch.setattr("os.replace", denied)
    monkeypatch.setattr("desk.store.file.disk.exchange", denied)
    monkeypatch.setattr("os.link", denied)
    assert "read-only" in issue.refused("story", "add", "1", "--headline", "x", code=3)
    assert "read-only" in issue.refused("set", "publication", "name", "x", code=3)
    assert "read-only" in issue.refused("new", code=3)
    assert "read-only" in issue.refused("export", "1", "--format", "text", "-o", f"{issue.folder}/a.txt", code=3)
    assert {name: data for name, data in issue.files().items() if name != "a.txt"} == before


def test_ctrl_c_ends_with_130_and_changes_nothing(issue: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_name: str) -> bytes:
        raise KeyboardInterrupt

    before = issue.files()
    monkeypatch.setattr("desk.cli.reading._bytes", interrupted)
    assert "Traceback" not in issue("story", "add", "1", "--body-file", "-", code=130).stderr
    assert issue.files() == before


def test_standard_input_that_was_closed_is_empty(issue: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.cli.reading.sys.stdin", None)
    assert issue.json("story", "edit", "1", "Harbour", "--body-file", "-")["body"] == ""


def test_nothing_but_the_desk_itself_is_needed_to_ask_for_help() -> None:
    for words, command in commands():
        result = CliRunner().invoke(desk, [*words, "--help"])
        assert result.exit_code == 0
        assert command.help, words
        if not hasattr(command, "commands"):
            assert "Example:" in result.stdout, words
            assert "--json" in result.stdout or words[0] in FOR_PEOPLE, words
            assert "desk " + " ".join(words) in result.stdout, words


def test_every_command_is_in_the_help() -> None:
    result = CliRunner().invoke(desk, ["--help"])
    assert all(re.search(rf"^  {name} ", result.stdout, re.M) for name in COMMANDS)
    assert "..." not in result.stdout.partition("Commands:")[2]


def test_the_version(line: CommandLine) -> None:
    assert re.fullmatch(r"desk, version \d+\.\d+\.\d+\n", line("--version").stdout)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end is a device of Unix")
def test_a_file_without_an_end_is_refused(issue: CommandLine) -> None:
    before = issue.files()
    said = issue.refused("story", "add", "1", "--headline", "x", "--body-file", "/dev/zero")
    assert said == "desk: The body in /dev/zero is larger than 20 MB. Take a part of it.\n"
    assert issue.files() == before
