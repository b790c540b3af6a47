"""`desk check`: what it finds, what is let pass, and what it ends with."""

import json
from datetime import date

import pytest
from command_line import CommandLine

from desk.cli import check
from desk.model.verdict import State, Verdict, Why
from desk.net.remembered import Remembered


def said(issue: CommandLine, code: int = 0) -> str:
    return str(issue("check", "1", code=code).stdout)


def clean(issue: CommandLine) -> None:
    issue("link", "edit", "1", "Harbour", "Tide tables", "--url", "https://tides.example/today")


def test_what_is_to_fix_ends_with_one_and_what_is_not_with_none(issue: CommandLine) -> None:
    answer = issue("check", "1", code=1)
    assert "To fix before it goes: 1\n   1  No address: “Tide tables”  (Harbour, link 2)" in answer.stdout
    assert answer.stderr.startswith("1 to fix, ")
    clean(issue)
    answer = issue("check", "1")
    assert "To fix" not in answer.stdout
    assert "rules found nothing." in answer.stderr


def test_a_finding_is_described_with_its_place_and_what_to_do(issue: CommandLine) -> None:
    described = json.loads(issue("check", "1", "--json", code=1).stdout)
    first = described["findings"][0]
    assert (first["rule"], first["severity"], first["in"]) == ("link-without-address", "fix", "links")
    assert (first["says"], first["place"]) == ("No address: “Tide tables”", "link 2")
    assert first["do"] == "Give it an address, or take the link out."
    assert described["rules"] > 60


def test_a_finding_is_let_pass_and_said_again(issue: CommandLine) -> None:
    before = issue.files()
    assert "Dry run" in issue("check", "1", "--pass", "1", "--dry-run").stderr
    assert issue.files() == before
    issue("check", "1", "--pass", "1")
    assert "No address: “Tide tables”" not in said(issue)
    what = json.loads(issue("check", "1", "--json").stdout)["passed"]["issue"]
    issue("check", "1", "--again", what[0])
    assert "No address: “Tide tables”" in said(issue, code=1)
    assert "There is no finding 99" in issue.refused("check", "1", "--pass", "99")
    assert "was not let pass" in issue.refused("check", "1", "--again", "seen https://a.example/")


def test_many_findings_of_one_rule_stand_on_one_line_and_are_let_pass_by_their_numbers(issue: CommandLine) -> None:
    for number in range(6):
        issue("link", "add", "1", "Harbour", "--title", f"Paper {number}")
    line = next(each for each in said(issue, code=1).splitlines() if "link-without-address" in each)
    assert line.startswith("   1–7  A link without an address: 7  (No address: “Tide tables”; No address: “Paper 0”; ")
    found = json.loads(issue("check", "1", "--json", code=1).stdout)["findings"]
    assert [each["place"] for each in found[:7]] == [f"link {at}" for at in range(2, 9)]
    assert "There is no finding 3-99" in issue.refused("check", "1", "--pass", "3-99")
    assert "There is no finding all" in issue.refused("check", "1", "--pass", "all")
    assert "and 5 more." in issue("check", "1", "--pass", "2-7").stderr
    assert "   1  No address: “Tide tables”" in said(issue, code=1)
    assert "and 5 more of this rule" in said(issue, code=1)


def test_a_group_whose_findings_say_the_same_says_that_and_where(issue: CommandLine) -> None:
    for number in range(6):
        issue("story", "add", "1", "--headline", f"Boat {number}", "--kind", "brief")
    line = next(each for each in said(issue, code=1).splitlines() if "story-not-ready" in each)
    assert "Still an idea: " in line
    assert "Harbour, status; Ferries, status; " in line


def test_a_rule_is_never_said_again_in_a_publication(issue: CommandLine) -> None:
    issue("set", "publication", "passed", "link-without-address", "nonsense that no rule knows", "{0} \x1b[31m")
    assert "No address: “Tide tables”" not in said(issue)
    assert "let pass: nonsense that no rule knows" in said(issue)


def test_the_checklist_is_ticked(issue: CommandLine) -> None:
    clean(issue)
    issue("set", "publication", "checklist", "Read aloud", "Sponsor has seen it")
    assert "   [ ]  Read aloud\n   [ ]  Sponsor has seen it\n" in said(issue)
    issue("check", "1", "--tick", "Read aloud")
    assert "   [x]  Read aloud\n   [ ]  Sponsor has seen it\n" in said(issue)
    assert "it has Read aloud; Sponsor has seen it" in issue.refused("check", "1", "--tick", "Sing")


def test_a_passed_list_that_is_none_is_said_in_a_sentence(issue: CommandLine) -> None:
    file = issue.folder / "publication.json"
    file.write_text(file.read_text("utf-8").replace('"schema": 1,', '"schema": 1, "passed": {"a": [1]},'), "utf-8")
    assert "“passed” in publication.json is not what it should be" in issue("check", "1", code=1).output


def test_links_are_asked_on_the_web_only_when_that_is_said(issue: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(check, "ask_web", lambda subject: asked.append("web") or subject)
    issue("check", "1", code=1)
    assert asked == []
    issue("check", "1", "--web", code=1)
    assert asked == ["web"]


def test_what_nobody_asked_about_for_a_year_is_let_go_when_links_are_asked(
    issue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.net.check.check", lambda *_: None)
    old, address = date(2001, 2, 3), "https://old.example/"
    kept = Remembered()
    kept.keep({address: Verdict(State.FINE, Why.ANSWERED, "200", day=old.isoformat())})
    assert kept.of([address], old)
    issue("check", "1", "--web", code=1)
    assert kept.of([address], old) == {}
