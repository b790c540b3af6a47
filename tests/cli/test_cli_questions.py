"""`desk question` and `desk snippet`."""

import json

from command_line import CommandLine


def test_questions_are_asked_listed_and_settled(issue: CommandLine) -> None:
    assert "No question" in issue("question", "list", "1").stderr
    issue("question", "ask", "1", "Harbour", "is the figure right?", "--to", "Ana")
    issue("question", "ask", "1", "Harbour", "and the date?")
    listed = json.loads(issue("question", "list", "1", "--json").stdout)
    assert [(each["number"], each["to"], each["question"]) for each in listed] == [
        (1, "Ana", "is the figure right?"),
        (2, "", "and the date?"),
    ]
    assert len(json.loads(issue("question", "list", "1", "--to", "ana", "--json").stdout)) == 1
    issue("question", "answer", "1", "1", "yes")
    assert "figure" not in issue("question", "list", "1").stdout
    assert "question list" in issue.refused("question", "answer", "1", "7")
    for format in ("html", "text", "markdown", "json", "paste", "fragment", "eml"):
        made = issue("export", "1", "--format", format, "-o", "-").stdout
        assert "?Q" not in made
        assert "?A" not in made


def test_snippets_are_kept_listed_filled_and_taken_out(issue: CommandLine) -> None:
    issue("snippet", "set", "thanks", "Issue {number} was made possible by {sponsor}.")
    issue("snippet", "set", "close", "{thanks} So long.")
    assert [each["name"] for each in json.loads(issue("snippet", "list", "--json").stdout)] == ["thanks", "close"]
    assert "Issue 1 was" in issue("snippet", "show", "close", "--issue", "1").stdout
    assert "names itself" in issue.refused("snippet", "set", "thanks", "{close}")
    assert "thanks, close" in issue.refused("snippet", "show", "bye")
    issue("snippet", "set", "close", "")
    assert [each["name"] for each in json.loads(issue("snippet", "list", "--json").stdout)] == ["thanks"]
