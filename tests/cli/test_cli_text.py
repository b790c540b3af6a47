"""`desk text`: the plain text of a story or an issue, edited by hand."""

from pathlib import Path

from command_line import CommandLine


def edition(line: CommandLine) -> str:
    return line("export", "1", "--format", "text").stdout


def test_a_storys_text_is_shown_replaced_and_given_back(issue: CommandLine, tmp_path: Path) -> None:
    before, shown = edition(issue), issue("text", "1", "Harbour").stdout
    assert shown.startswith("Harbour\n-------\n")
    assert shown in before
    file = tmp_path / "harbour.txt"
    file.write_text("THE HARBOUR\nby hand\n", encoding="utf-8")
    issue("text", "1", "Harbour", "--file", str(file))
    assert "\n\n\nTHE HARBOUR\nby hand\n\n\n" in edition(issue)
    assert issue("text", "1", "Harbour").stdout == "THE HARBOUR\nby hand\n"
    issue("text", "1", "Harbour", "--clear")
    assert edition(issue) == before


def test_an_export_says_that_the_story_has_changed_since(issue: CommandLine) -> None:
    issue("text", "1", "Harbour", "--file", "-", stdin="by hand")
    assert issue("export", "1", "--format", "text").stderr.count("by hand") == 0
    issue("story", "edit", "1", "Harbour", "--standfirst", "New")
    result = issue("export", "1", "--format", "text")
    assert "by hand" in result.stdout
    assert "edited by hand: Harbour" in result.stderr
    assert issue.json("text", "1", "Harbour") == {"text": "by hand", "by_hand": True, "stale": True}


def test_the_whole_text_can_be_replaced(issue: CommandLine) -> None:
    issue("text", "1", "--file", "-", stdin="All of it.\n")
    assert edition(issue) == "All of it.\n"
    issue("text", "1", "--clear")
    assert "Harbour" in edition(issue)


def test_nothing_is_no_text_and_a_dry_run_changes_nothing(issue: CommandLine) -> None:
    before = issue.files()
    assert "empty" in issue.refused("text", "1", "Harbour", "--file", "-", stdin="\n")
    issue("text", "1", "Harbour", "--file", "-", "--dry-run", stdin="x")
    issue.refused("text", "1", "Harbour", "--file", "x", "--clear")
    assert issue.files() == before
