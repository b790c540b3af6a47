"""`desk set publication`: the mail tool and the house style are chosen from what there is."""

import pytest
from command_line import CommandLine

from desk.formats.profiles.profile import names
from desk.model.publication import STYLES


def test_mail_tool_and_style_are_set_and_exports_follow(issue: CommandLine) -> None:
    issue("set", "publication", "profile", "mailchimp")
    issue("set", "publication", "style", "network")
    made = issue("export", "1", "--format", "html").stdout
    assert "*|UNSUB|*" in made
    issue("set", "publication", "profile", "plain")
    issue("set", "publication", "style", "digest")
    other = issue("export", "1", "--format", "html").stdout
    assert "*|" not in other
    assert other != made


def test_one_that_is_not_there_is_refused_with_the_choices(issue: CommandLine) -> None:
    before = issue.files()
    for field, choices in (("profile", names()), ("style", STYLES)):
        for value in ("pigeon", "", "../plain"):
            answer = issue.refused("set", "publication", field, value)
            assert all(choice in answer for choice in choices), answer
    assert issue.files() == before


def test_the_help_names_every_choice(line: CommandLine) -> None:
    told = " ".join(line("set", "--help").stdout.split())
    assert all(choice in told for choice in (*names(), *STYLES))


def test_a_new_publication_is_a_gazette_and_one_that_is_there_keeps_its_look(line: CommandLine) -> None:
    line("new", "--publication", "The Record", "--date", "2026-11-05")
    assert line.json("show", "publication", "--json")["style"] == "gazette"
    file = line.folder / "publication.json"
    old = file.read_text().replace('   "style": "gazette",\n', "").replace('   "contents": "lead",\n', "")
    file.write_text(old)
    assert line.json("show", "publication", "--json")["style"] == "digest"
    line("set", "publication", "name", "The Old Record")
    assert '"style"' not in file.read_text()
    file.unlink()
    assert line.json("show", "publication", "--json")["style"] == "digest", "issues without a publication, too"


def test_a_colour_that_cannot_be_read_is_corrected_and_said(issue: CommandLine) -> None:
    said = issue("set", "publication", "brand-accent", "#ffff00").stderr
    assert "#ffff00 is hard to read on the background, so it is printed as #737300" in said
    assert "color:#737300" in issue("export", "1", "--format", "html").stdout
    assert "printed as" not in issue("set", "publication", "brand-accent", "#000080").stderr


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("logo", "http://example.org/logo.png", "as https://example.org/logo.png"),
        ("logo", "logo.png", "as https://example.org/logo.png"),
        ("logo-width", "9000", "from 16 to 552"),
        ("contents", "few", "all, lead or sections"),
        ("links-first", "url", "source or title"),
        ("brand-accent", "yellow", "#1c53a4"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_in_a_sentence(
    issue: CommandLine, field: str, value: str, words: str
) -> None:
    assert words in issue.refused("set", "publication", field, value)
