"""`desk section`."""

from command_line import CommandLine


def titles(line: CommandLine) -> list[str]:
    return [section["title"] for section in line.json("section", "list", "1")]


def test_add_puts_a_section_at_the_end_at_the_top_or_behind_another(issue: CommandLine) -> None:
    section = issue.id("section", "add", "1", "Money")
    issue("section", "add", "1", "Letter", "--first")
    issue("section", "add", "1", "Rail", "--after", "Transport", "--standfirst", "Late again")
    assert titles(issue) == ["Letter", "Transport", "Rail", "Health", "Money"]
    found = issue.json("section", "list", "1")
    assert str(found[-1]["id"]) == section
    assert found[2]["standfirst"] == "Late again"


def test_list_shows_what_is_in_a_section(issue: CommandLine) -> None:
    rows = issue("section", "list", "1").stdout.splitlines()
    assert rows[0].split() == ["Id", "Stories", "Words", "Title"]
    assert rows[1].split()[1:] == ["2", "8", "Transport"]


def test_a_section_without_a_title_is_named_by_its_id(issue: CommandLine) -> None:
    section = issue.id("section", "add", "1", "", "--first")
    issue("story", "add", "1", "--section", section, "--headline", "Dear reader")
    assert issue.headlines("1")[0] == "Dear reader"


def test_a_title_is_given_once(issue: CommandLine) -> None:
    assert "already" in issue.refused("section", "add", "1", "Health")
    assert "already" in issue.refused("section", "rename", "1", "Health", "Transport")


def test_rename_keeps_what_is_in_it(issue: CommandLine) -> None:
    issue("section", "rename", "1", "transport", "On the move", "--standfirst", "By land and sea")
    assert titles(issue) == ["On the move", "Health"]
    assert issue.headlines("1") == ["Harbour", "Ferries", "Wards"]


def test_move_takes_the_stories_along(issue: CommandLine) -> None:
    issue("section", "move", "1", "Health", "--first")
    assert issue.headlines("1") == ["Wards", "Harbour", "Ferries"]
    issue("section", "move", "1", "Health", "--last")
    assert issue.headlines("1") == ["Harbour", "Ferries", "Wards"]
    issue("section", "move", "1", "Transport", "--after", "Health")
    assert titles(issue) == ["Health", "Transport"]


def test_move_needs_one_place(issue: CommandLine) -> None:
    issue.refused("section", "move", "1", "Health")
    issue.refused("section", "move", "1", "Health", "--first", "--last")
    issue.refused("section", "move", "1", "Health", "--after", "Health")


def test_remove_keeps_the_stories(issue: CommandLine) -> None:
    gone = issue.json("section", "remove", "1", "Transport")
    assert gone["stories"] == 2
    assert titles(issue) == ["Health"]
    assert sorted(issue.headlines("1")) == ["Ferries", "Harbour", "Wards"]


def test_an_unknown_section_is_answered_with_those_there_are(issue: CommandLine) -> None:
    said = issue.refused("section", "remove", "1", "Sports")
    assert "“Transport”" in said
    assert "“Health”" in said


def test_two_sections_of_one_title_are_told_apart_by_id(issue: CommandLine) -> None:
    first = issue.json("section", "list", "1")[0]["id"]
    issue("section", "rename", "1", "Health", "TRANSPORT")
    said = issue.refused("section", "remove", "1", "transport")
    assert str(first) in said
    issue("section", "remove", "1", str(first))
    assert titles(issue) == ["TRANSPORT"]
