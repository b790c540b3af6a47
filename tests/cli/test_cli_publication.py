"""`desk set publication`: the mail tool and the house style are chosen from what there is."""

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
