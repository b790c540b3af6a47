"""`desk story` and `desk shelf`."""

from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine


def story(line: CommandLine, name: str) -> dict[str, Any]:
    shown: dict[str, Any] = line.json("story", "show", "1", name)
    return shown


def test_add_fills_every_field(issue: CommandLine) -> None:
    made = issue.id(
        *("story", "add", "1", "--headline", "A card", "--kind", "card", "--section", "Pictures"),
        *("--standfirst", "Look", "--byline", "By Ann", "--label", "See also", "--status", "ready", "--notes", "ask"),
        *("--image", "https://pictures.example/a.png", "--alt", "A pier", "--body-file", "-"),
        stdin="One.\n\n- two\n\n",
    )
    found = story(issue, made)
    kept = {
        name: found[name] for name in ("headline", "kind", "standfirst", "byline", "links_label", "status", "notes")
    }
    assert kept == {
        "headline": "A card",
        "kind": "card",
        "standfirst": "Look",
        "byline": "By Ann",
        "links_label": "See also",
        "status": "ready",
        "notes": "ask",
    }
    assert found["image"] == {"src": "https://pictures.example/a.png", "alt": "A pier"}
    assert found["body"] == "One.\n\n- two"


def test_add_goes_to_a_section_that_is_made_if_missing(issue: CommandLine) -> None:
    issue("story", "add", "1", "--headline", "Banks", "--section", "Money")
    issue("story", "add", "1", "--headline", "Rates", "--section", "money")
    assert [each["title"] for each in issue.json("section", "list", "1")] == ["Transport", "Health", "Money"]
    assert issue.headlines("1")[-2:] == ["Banks", "Rates"]


def test_add_goes_behind_a_story(issue: CommandLine) -> None:
    issue("story", "add", "1", "--headline", "Piers", "--after", "harb")
    assert issue.headlines("1") == ["Harbour", "Piers", "Ferries", "Wards"]


def test_without_a_place_stories_come_in_the_order_in_which_they_were_added(line: CommandLine) -> None:
    line("new", "--date", "2026-11-05")
    line("story", "add", "1", "--headline", "One")
    line("story", "add", "1", "--headline", "Two", "--section", "Later")
    line("story", "add", "1", "--headline", "Three")
    assert line.headlines("1") == ["One", "Two", "Three"]


def test_a_sponsor_makes_a_sponsor_item(issue: CommandLine) -> None:
    assert story(issue, issue.id("story", "add", "1", "--sponsor", "Acme"))["kind"] == "sponsor"


def test_no_label_and_the_publications_label(issue: CommandLine) -> None:
    issue("story", "edit", "1", "Harbour", "--no-label")
    assert story(issue, "Harbour")["links_label"] == ""
    issue("story", "edit", "1", "Harbour", "--label", "")
    assert story(issue, "Harbour")["links_label"] is None
    issue.refused("story", "edit", "1", "Harbour", "--no-label", "--label", "x")


def test_the_body_comes_from_a_file(issue: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "body.md"
    file.write_bytes("\ufeffCafé & naïve\r\n".encode())
    issue("story", "edit", "1", "Wards", "--body-file", str(file))
    assert issue("story", "show", "1", "Wards", "--body").stdout == "Café & naïve\n"


def test_edit_changes_only_what_is_given(issue: CommandLine) -> None:
    before = story(issue, "Harbour")
    after = issue.json("story", "edit", "1", "Harbour", "--byline", "By Ann")
    assert after == {**before, "byline": "By Ann"}
    assert "at least one option" in issue.refused("story", "edit", "1", "Harbour")


def test_a_headline_can_be_taken_away(issue: CommandLine) -> None:
    issue("story", "edit", "1", "Harbour", "--headline", "")
    assert story(issue, "A port")["headline"] is None


def test_a_picture_can_be_described_and_taken_away(issue: CommandLine) -> None:
    assert "--image" in issue.refused("story", "edit", "1", "Wards", "--alt", "A ward")
    issue.refused("story", "edit", "1", "Wards", "--image", "http://pictures.example/a.png")
    issue("story", "edit", "1", "Wards", "--image", "https://pictures.example/a.png", "--alt", "A ward")
    issue("story", "edit", "1", "Wards", "--alt", "A bed")
    assert story(issue, "Wards")["image"] == {"src": "https://pictures.example/a.png", "alt": "A bed"}
    issue("story", "edit", "1", "Wards", "--image", "")
    assert story(issue, "Wards")["image"] is None


@pytest.mark.parametrize(
    ("args", "order"),
    [
        (("Harbour", "--last"), ["Ferries", "Harbour", "Wards"]),
        (("Ferries", "--first"), ["Ferries", "Harbour", "Wards"]),
        (("Harbour", "--after", "Ferries"), ["Ferries", "Harbour", "Wards"]),
        (("Harbour", "--section", "Health"), ["Ferries", "Wards", "Harbour"]),
        (("Harbour", "--section", "Health", "--first"), ["Ferries", "Harbour", "Wards"]),
        (("Harbour", "--after", "Wards"), ["Ferries", "Wards", "Harbour"]),
        (("Wards", "--section", "transport", "--after", "Harbour"), ["Harbour", "Wards", "Ferries"]),
    ],
)
def test_move(issue: CommandLine, args: tuple[str, ...], order: list[str]) -> None:
    issue("story", "move", "1", *args)
    assert issue.headlines("1") == order


@pytest.mark.parametrize(
    "args",
    [
        ("Harbour",),
        ("Harbour", "--first", "--last"),
        ("Harbour", "--after", "Harbour"),
        ("Harbour", "--section", "Health", "--after", "Ferries"),
        ("Harbour", "--section", "Nowhere"),
        ("Harbour", "--after", "Nothing"),
    ],
)
def test_move_refuses_what_cannot_be(issue: CommandLine, args: tuple[str, ...]) -> None:
    before = issue.files()
    issue.refused("story", "move", "1", *args)
    assert issue.files() == before


def test_an_ambiguous_story_lists_the_candidates(issue: CommandLine) -> None:
    said = issue.refused("story", "show", "1", "r")
    assert "“Harbour”" in said
    assert "“Ferries”" in said
    issue("story", "add", "1", "--headline", "Ferries again")
    assert story(issue, "ferries")["headline"] == "Ferries"


def test_list_shows_the_running_order(issue: CommandLine) -> None:
    rows = issue("story", "list", "1").stdout.splitlines()
    assert rows[1].split()[1:] == ["story", "idea", "7", "2", "Transport", "Harbour"]
    issue("story", "hold", "1", "Harbour")
    assert "Harbour" not in issue("story", "list", "1").stdout
    assert "held" in issue("story", "list", "1", "--all").stdout


def test_show_prints_the_story_with_its_links(issue: CommandLine) -> None:
    shown = issue("story", "show", "1", "Harbour").stdout
    assert "A port." in shown
    assert "BBC:  Port opens  <https://bbc.example/a>" in shown
    assert "Tide tables  <no address yet>" in shown


@pytest.mark.parametrize("verb", ["hold", "spike"])
def test_what_is_put_aside_can_be_restored_to_its_place(issue: CommandLine, verb: str) -> None:
    result = issue("story", verb, "1", "Harbour", "--reason", "waits")
    assert "desk shelf restore" in result.stderr
    assert issue.headlines("1") == ["Ferries", "Wards"]
    assert "Harbour (waits)" in issue("shelf", "list").stdout
    issue("shelf", "restore", "harb", "--dry-run")
    assert issue.headlines("1") == ["Ferries", "Wards"]
    issue("shelf", "restore", "harb")
    assert issue.headlines("1") == ["Harbour", "Ferries", "Wards"]
    assert "empty" in issue("shelf", "list").stderr


def test_what_is_put_aside_is_not_published(issue: CommandLine) -> None:
    issue("story", "spike", "1", "Harbour")
    assert "Harbour" not in issue("show", "1").stdout


def test_the_shelf_holds_the_stories_of_all_issues(issue: CommandLine) -> None:
    issue("story", "hold", "1", "Harbour", "--until", "2026-12-01")
    issue("new")
    issue("story", "add", "2", "--headline", "Harbour lights")
    issue("story", "spike", "2", "lights")
    shelf = issue.json("shelf", "list")
    assert [each["headline"] for each in shelf["held"]] == ["Harbour"]
    assert [each["headline"] for each in shelf["spiked"]] == ["Harbour lights"]
    assert "lights" not in issue("shelf", "list", "--issue", "1").stdout
    issue("shelf", "restore", "harbour", "--issue", "2")
    assert issue.headlines("2") == ["Harbour lights"]


def test_a_story_on_the_shelf_is_not_moved(issue: CommandLine) -> None:
    issue("story", "hold", "1", "Harbour")
    assert "desk shelf restore" in issue.refused("story", "move", "1", "Harbour", "--last")


def test_restore_and_hold_refuse_what_cannot_be(issue: CommandLine) -> None:
    assert "shelf list" in issue.refused("shelf", "restore", "harbour")
    assert "“soon” is no day" in issue.refused("story", "hold", "1", "Harbour", "--until", "soon")


def test_an_empty_issue_has_no_list(line: CommandLine) -> None:
    line("new", "--date", "2026-11-05")
    assert "story add" in line("story", "list", "1").stderr
    assert "section add" in line("section", "list", "1").stderr
