"""`desk story split | merge | duplicate …`: structure from the command line."""

import pytest
from command_line import CommandLine


@pytest.fixture
def briefs(issue: CommandLine) -> str:
    """A story with a list in it, as the only one of its section: its id."""
    return issue.id(
        *("story", "add", "1", "--headline", "Briefs", "--section", "Short", "--body-file", "-"),
        stdin="Before.\n\n**Ferries return.** From Monday.\n\n**Mayor quits.** At last.",
    )


def run(issue: CommandLine, section: str = "Short") -> list[str]:
    return [each["headline"] for each in issue.json("story", "list", "1") if each["section_title"] == section]


def titles(issue: CommandLine) -> list[str]:
    return [each["title"] for each in issue.json("section", "list", "1")]


def test_a_story_is_split_at_words_or_at_each_bold_line(issue: CommandLine, briefs: str) -> None:
    printed = issue("story", "split", "1", briefs, "--each", "bold").stdout.split()
    assert len(printed) == 2
    assert issue.headlines("1")[-3:] == ["Briefs", "Ferries return.", "Mayor quits."]
    again = issue("story", "merge", "1", *printed).stdout.split()
    assert again == printed[:1]
    made = issue.json("story", "show", "1", printed[0])
    assert made["body"] == "From Monday.\n\n**Mayor quits.**\n\nAt last."
    new = issue.id("story", "split", "1", printed[0], "--at", "At last")
    assert issue.json("story", "show", "1", new)["body"] == "At last."


def test_a_duplicate_stands_below(issue: CommandLine, briefs: str) -> None:
    new = issue.id("story", "duplicate", "1", briefs)
    assert issue.headlines("1")[-2:] == ["Briefs", "Briefs"]
    assert new != briefs


def test_a_headline_becomes_a_section_and_back(issue: CommandLine, briefs: str) -> None:
    section = issue.id("story", "to-section", "1", briefs)
    assert titles(issue)[-2:] == ["Short", "Briefs"]
    assert issue.id("section", "to-story", "1", section) == briefs
    assert titles(issue)[-1] == "Short"
    assert issue.headlines("1")[-1] == "Briefs"


def test_a_link_becomes_a_story_and_back(issue: CommandLine, briefs: str) -> None:
    link = issue.id("link", "add", "1", briefs, "--source", "BBC", "--title", "Gulls", "--url", "https://a.example/")
    story = issue.id("link", "to-story", "1", briefs, link)
    assert issue.headlines("1")[-2:] == ["Briefs", "Gulls"]
    assert issue.id("story", "to-link", "1", story) == link
    assert issue.id("link", "to-text", "1", briefs, link) == briefs
    assert issue.json("story", "show", "1", briefs)["body"].endswith("BBC: [Gulls](https://a.example/)")


def test_two_headlines_become_one(issue: CommandLine, briefs: str) -> None:
    first = issue.id("story", "add", "1", "--headline", "A long", "--section", "Short")
    second = issue.id("story", "add", "1", "--headline", "headline", "--section", "Short")
    issue("story", "join", "1", first, second)
    assert issue.headlines("1")[-1] == "A long headline"


def test_a_dry_run_changes_nothing(issue: CommandLine, briefs: str) -> None:
    before = issue.files()
    issue("story", "split", "1", briefs, "--each", "bold", "--dry-run")
    assert issue.files() == before


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("story", "split", "1", "Briefs"), "--at WORDS or --each MARK"),
        (("story", "split", "1", "Briefs", "--at", "nowhere"), "does not stand in the body"),
        (("story", "split", "1", "Briefs", "--each", "number"), "No line of this story begins with a number"),
        (("story", "merge", "1", "Briefs"), "no story above"),
        (("story", "join", "1", "Briefs", "Briefs"), "joined to itself"),
        (("story", "to-link", "1", "Briefs", "--onto", "Briefs"), "link of itself"),
    ],
)
def test_what_cannot_be_done_is_said(issue: CommandLine, briefs: str, args: tuple[str, ...], says: str) -> None:
    assert says in issue.refused(*args)
