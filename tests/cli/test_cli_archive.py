"""desk search, seen, related, echo, stats, and the remark of a link that was run before."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine

from tests.archive.archives import Told, archive, issue, story_id

FLOAT = Told(
    "The milk float is not expected back",
    "It left for the sea with the old bridge.",
    [("Dairy", "A farewell", "https://www.dairy.example/float/")],
)
MARSH = Told("Bridge over Cold Marsh", "The council will build a wooden bridge for walkers over Cold Marsh.")


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    it = archive(
        tmp_path,
        issue(36, "2026-08-20", [MARSH, Told("Other matters", "Nothing of note.")]),
        issue(37, "2026-08-27", [FLOAT]),
        issue(
            40, "2026-09-17", [Told("Cold Marsh bridge opens", "Walkers crossed the wooden bridge over Cold Marsh.")]
        ),
    )
    return CommandLine(it.folder.path)


def lines(line: CommandLine, *args: str, stdin: str = "") -> list[dict[str, object]]:
    printed = line(*args, "--json", stdin=stdin).stdout
    return [json.loads(each) for each in printed.splitlines()]


def hits(found: dict[str, object]) -> list[dict[str, object]]:
    made = found["hits"]
    assert isinstance(made, list)
    return made


def test_search_prints_where_the_headline_and_the_sentence(line: CommandLine) -> None:
    printed = line("search", "milk", "float").stdout.splitlines()
    assert printed[0].startswith("No 37  27 Aug 2026")
    assert printed[1:] == ["The milk float is not expected back", "It left for the sea with the old bridge."]


def test_search_as_json(line: CommandLine) -> None:
    (found,) = lines(line, "search", "wooden walkers")
    assert found["query"] == "wooden walkers"
    best = hits(found)[0]
    assert best["story"] in (story_id(36), story_id(40))
    assert best["where"] == "body"
    text, marks = best["snippet"], best["marks"]
    assert isinstance(text, str)
    assert isinstance(marks, list)
    assert {text[start:end].lower() for start, end in marks} >= {"wooden", "walkers"}


def test_search_says_what_it_mended_and_what_it_left_out(line: CommandLine) -> None:
    said = line("search", "woodden bridge since:monday").stderr
    assert "No word like “woodden”; looked for wooden." in said
    assert "“since:monday” says nothing desk can use" in said


def test_search_that_finds_nothing_says_so(line: CommandLine) -> None:
    result = line("search", "xylophone quartet")
    assert result.stdout == ""
    assert result.stderr == "Nothing found. Try one word less.\n"


def test_seen_finds_another_form_of_the_address(line: CommandLine) -> None:
    printed = line("seen", "http://dairy.example/float?utm_source=x").stdout
    assert printed == (
        "https://www.dairy.example/float/  in No 37, 27 Aug 2026: “The milk float is not expected back”\n"
    )


def test_seen_of_many_addresses_on_standard_input(line: CommandLine) -> None:
    found = lines(line, "seen", "-", stdin='{"url": "dairy.example/float"}\nhttps://new.example/\n')
    assert [[each["match"] for each in hits(one)] for one in found] == [["same"], []]
    assert hits(found[0])[0]["issue"] == 37


def test_seen_of_what_is_no_address(line: CommandLine) -> None:
    result = line("seen", "harbour wall", "https://new.example/", code=2)
    assert "“harbour wall” is nothing a link may lead to" in result.stderr


def test_seen_before_an_issue(line: CommandLine) -> None:
    assert "was not run before" in line("seen", "https://dairy.example/float", "--issue", "37").stderr


def test_related_of_a_story_and_of_a_draft(line: CommandLine) -> None:
    (found,) = lines(line, "related", "40", "cold marsh")
    assert found["id"] == story_id(40)
    assert [each["story"] for each in hits(found) if each["shown"]] == [story_id(36)]
    draft = line("related", "-", stdin="A wooden bridge over Cold Marsh\nWalkers may cross it.").stdout
    assert "Bridge over Cold Marsh" in draft
    (by_id,) = lines(line, "related", "-", stdin=json.dumps({"id": story_id(40)}))
    assert hits(by_id)[0]["story"] == story_id(36)


def test_related_says_when_nothing_is_close(line: CommandLine) -> None:
    assert line("related", "-", stdin="Clocks wound\nNine of them.").stderr == "Nothing close in 3 issues.\n"


@pytest.mark.parametrize(
    ("args", "stdin", "words"),
    [
        (("related", "40"), "", "Name the story too"),
        (("related", "-"), '{"id": 12}', "No issue here has a story 12"),
        (("related", "-"), '{"id": 99999999999999999999}', "No issue here has a story 9999"),
        (("related", "-"), '{"id": ', "This is no line of JSON"),
        (("search", " "), "", "There is no word in it"),
        (("seen", "https://x.example", "--issue", "99"), "", "There is no issue “99”"),
    ],
)
def test_bad_input_gets_one_sentence(line: CommandLine, args: tuple[str, ...], stdin: str, words: str) -> None:
    assert words in line.refused(*args, stdin=stdin)


def test_echo(line: CommandLine) -> None:
    assert "Nearly the headline of No 36, 20 Aug 2026" in line("echo", "A bridge over Cold Marsh").stdout
    found = lines(line, "echo", "-", stdin="Milk float not expected back\nSomething new entirely\n")
    assert [[each["headline"] for each in hits(one)] for one in found] == [[FLOAT.headline], []]


def test_stats(line: CommandLine) -> None:
    printed = line("stats").stdout
    assert printed.startswith("3 issues, No 36 to No 40")
    assert "Dairy" in printed
    told = line.json("stats")
    assert [each["number"] for each in told["issues"]] == [36, 37, 40]


def test_files_that_cannot_be_read_are_named_and_the_others_answer(line: CommandLine) -> None:
    (line.folder / "0041-broken.json").write_text("{")
    result = line("search", "float")
    assert "The milk float" in result.stdout
    assert "1 file cannot be read and is left out: 0041-broken.json." in result.stderr


def test_an_index_that_is_no_index_gets_one_line(line: CommandLine, home: Path) -> None:
    line("search", "float")
    (index,) = (home / "cache").rglob("archive-*.sqlite")
    index.write_text("my notes")
    result = line("search", "float")
    assert "The milk float" in result.stdout
    assert result.stderr.count("\n") == 1
    assert "nothing is lost" in result.stderr


def test_a_link_that_was_run_before_is_remarked_when_it_is_added(line: CommandLine) -> None:
    line("set", "40", "status", "draft")
    added = line("link", "add", "40", "cold marsh", "--title", "Float", "--url", "https://dairy.example/float")
    assert "▲ https://dairy.example/float: in No 37, 27 Aug: “The milk float is not expected back”" in added.stderr
    again = line("link", "add", "40", "cold marsh", "--title", "New", "--url", "https://new.example/")
    assert "▲" not in again.stderr


def test_a_clipped_link_is_on_the_shelf_and_what_was_run_before_is_said(line: CommandLine) -> None:
    clipped = line("clip", "dairy.example/float", "--title", "A farewell", "--source", "Dairy")
    assert "▲ https://dairy.example/float: in No 37, 27 Aug 2026" in clipped.stderr
    (inbox,) = line.json("shelf", "list")["inbox"]
    assert (str(inbox["id"]), inbox["source"], inbox["url"]) == (
        clipped.stdout.strip(),
        "Dairy",
        "https://dairy.example/float",
    )
    before = line.files()
    assert "Dry run" in line("clip", "https://new.example/", "--dry-run").stderr
    assert line.files() == before
    assert "“harbour wall” is nothing a link may lead to" in line.refused("clip", "harbour wall")


def test_links_of_an_issue_that_comes_in_are_remarked(line: CommandLine, tmp_path: Path) -> None:
    old = tmp_path / "41.md"
    old.write_text("# The Letter 41\n\n24 September 2026\n\n## Float\n\nIt is [gone](https://dairy.example/float).\n")
    assert "in No 37, 27 Aug" in line("import", str(old)).stderr
