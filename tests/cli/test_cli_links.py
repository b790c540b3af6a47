"""`desk link`."""

import pytest
from command_line import CommandLine


def titles(line: CommandLine, story: str = "Harbour") -> list[str]:
    return [link["title"] for link in line.json("link", "list", "1", story)]


def test_add_prints_the_id_of_the_link(issue: CommandLine) -> None:
    made = issue.id("link", "add", "1", "Wards", "--source", "NHS England", "--title", "New ratings: all")
    (found,) = issue.json("link", "list", "1", "Wards")
    assert str(found["id"]) == made
    assert (found["source"], found["title"], found["url"]) == ("NHS England", "New ratings: all", None)


def test_an_empty_source_and_address_are_none(issue: CommandLine) -> None:
    found = issue.json("link", "add", "1", "Wards", "--title", "Only a title", "--source", "", "--url", "")
    assert (found["source"], found["url"]) == (None, None)


def test_a_typed_address_is_completed(issue: CommandLine) -> None:
    assert issue.json("link", "add", "1", "Wards", "--url", "www.example.org/a")["url"] == "https://www.example.org/a"


def test_what_wraps_an_address_comes_off_at_each_door(issue: CommandLine) -> None:
    wrapped = "https://www.google.com/url?q=https://e.example/a%3Futm_source%3Dx%26id%3D1&sa=t"
    made = issue.json("link", "add", "1", "Wards", "--title", "One", "--url", wrapped)
    assert made["url"] == "https://e.example/a?id=1"
    assert issue.json("link", "add", "1", "Wards", "--line", f"Two  {wrapped}")[0]["url"] == "https://e.example/a?id=1"
    assert (
        issue.json("link", "edit", "1", "Wards", "One", "--url", f"{wrapped}&x=1")["url"] == "https://e.example/a?id=1"
    )
    assert issue.json("clip", wrapped)["url"] == "https://e.example/a?id=1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "no address", "//x"])
def test_an_unsafe_address_is_refused(issue: CommandLine, url: str) -> None:
    before = issue.files()
    assert "https://" in issue.refused("link", "add", "1", "Wards", "--title", "x", "--url", url)
    assert "https://" in issue.refused("link", "edit", "1", "Harbour", "Port", "--url", url)
    assert issue.files() == before


def test_add_goes_where_it_is_told(issue: CommandLine) -> None:
    issue("link", "add", "1", "Harbour", "--title", "Top", "--first")
    issue("link", "add", "1", "Harbour", "--title", "Second", "--after", "Top")
    assert titles(issue) == ["Top", "Second", "Port opens", "Tide tables"]


def test_lines_are_read_as_they_are_pasted(issue: CommandLine) -> None:
    added = issue.json(
        *(
            "link",
            "add",
            "1",
            "Harbour",
            "--line",
            "NHS England:  New ratings",
            "--line",
            "[Tides](https://t.example/x)",
        )
    )
    assert [(each["source"], each["title"], each["url"]) for each in added] == [
        ("NHS England", "New ratings", None),
        (None, "Tides", "https://t.example/x"),
    ]


def test_lines_come_from_standard_input_and_go_to_the_top_in_order(issue: CommandLine) -> None:
    pasted = "Researched Links:\n\nDWP:  Work plan\n\nBBC: Known source\n\nUK and Europe: what next?\n"
    result = issue("link", "add", "1", "Harbour", "--lines", "-", "--first", stdin=pasted)
    assert len(result.stdout.split()) == 3
    assert titles(issue)[:4] == ["Work plan", "Known source", "UK and Europe: what next?", "Port opens"]


def test_lines_and_fields_are_not_mixed(issue: CommandLine) -> None:
    issue.refused("link", "add", "1", "Harbour", "--line", "x", "--title", "y")
    assert "no link" in issue.refused("link", "add", "1", "Harbour", "--lines", "-", stdin="\n\n")
    issue.refused("link", "add", "1", "Harbour")


def test_edit_changes_only_what_is_given(issue: CommandLine) -> None:
    issue("link", "edit", "1", "Harbour", "Tide", "--source", "Port", "--url", "https://p.example")
    found = issue.json("link", "list", "1", "Harbour")[1]
    assert (found["source"], found["title"], found["url"]) == ("Port", "Tide tables", "https://p.example")
    issue("link", "edit", "1", "Harbour", "Tide", "--source", "", "--url", "")
    found = issue.json("link", "list", "1", "Harbour")[1]
    assert (found["source"], found["url"]) == (None, None)
    issue.refused("link", "edit", "1", "Harbour", "Tide")


def test_move_and_remove(issue: CommandLine) -> None:
    issue("link", "move", "1", "Harbour", "Tide", "--first")
    assert titles(issue) == ["Tide tables", "Port opens"]
    issue("link", "move", "1", "Harbour", "Tide", "--after", "Port")
    assert titles(issue) == ["Port opens", "Tide tables"]
    issue("link", "move", "1", "Harbour", "Port", "--last")
    assert titles(issue) == ["Tide tables", "Port opens"]
    issue("link", "remove", "1", "Harbour", "Tide")
    assert titles(issue) == ["Port opens"]


def test_move_needs_one_place(issue: CommandLine) -> None:
    issue.refused("link", "move", "1", "Harbour", "Tide")
    issue.refused("link", "move", "1", "Harbour", "Tide", "--after", "Tide")


def test_an_unknown_link_is_answered_with_how_to_see_them(issue: CommandLine) -> None:
    assert "desk link list 1" in issue.refused("link", "remove", "1", "Harbour", "Nothing")


def test_list_is_aligned(issue: CommandLine) -> None:
    issue("link", "add", "1", "Harbour", "--source", "日本", "--title", "Ports")
    rows = issue("link", "list", "1", "Harbour").stdout.splitlines()
    assert rows[0].split() == ["Id", "Source", "Title", "Address"]
    at = rows[0].index("Title")
    assert rows[1][at:].startswith("Port opens")
    assert rows[3][at - 2 :].startswith("Ports")  # two characters of two cells each


@pytest.mark.parametrize("name", ["1", "first", "0001-first.json"])
def test_a_reference_points_into_the_own_archive(issue: CommandLine, name: str) -> None:
    issue("set", "publication", "issue-address", "https://record.example/{number}-{slug}")
    old = issue.json("story", "show", "1", "Harbour")["id"]
    issue("new")
    issue("story", "add", "2", "--headline", "Again")
    link = issue.json("link", "add", "2", "Again", "--ref", f"{name}/{old}")
    assert link["ref"] == f"{issue.json('list')[1]['id']}/{old}"
    assert link["title"] == "Harbour"
    assert link["url"] == f"https://record.example/1-first#story-{old}"


def test_a_reference_keeps_a_given_title_and_address(issue: CommandLine) -> None:
    issue("set", "publication", "issue-address", "https://record.example/{number}")
    link = issue.json("link", "add", "1", "Wards", "--ref", "1/harb", "--title", "Mine", "--url", "https://m.example")
    assert (link["title"], link["url"]) == ("Mine", "https://m.example")


def test_a_reference_without_a_pattern_waits_for_its_address(issue: CommandLine) -> None:
    assert issue.json("link", "add", "1", "Wards", "--ref", "1/harb")["url"] is None


def test_a_reference_can_be_taken_away(issue: CommandLine) -> None:
    issue("link", "add", "1", "Wards", "--ref", "1/harb")
    assert issue.json("link", "edit", "1", "Wards", "Harbour", "--ref", "")["ref"] is None


@pytest.mark.parametrize("ref", ["1", "1/", "/1", "9/harbour", "1/nothing", "1/123456789012345"])
def test_a_reference_to_nothing_is_refused(issue: CommandLine, ref: str) -> None:
    before = issue.files()
    issue.refused("link", "add", "1", "Wards", "--ref", ref)
    assert issue.files() == before


def test_a_reference_to_what_is_not_published_is_refused(issue: CommandLine) -> None:
    issue("story", "spike", "1", "Harbour")
    assert "spiked" in issue.refused("link", "add", "1", "Wards", "--ref", "1/harbour")
