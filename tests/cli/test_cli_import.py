"""`desk import`, with readers that read "No N" and "# headline" lines, so that what is tested is the command."""

import json
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine

from desk.intake.reading import Doubt, LeftOut, NotRead, Reading, ReadLink, ReadStory
from desk.intake.source import Source
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.problems import Reason


def issues_in(source: Source, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """Issues between lines of equals signs; "= source" shows what was known."""
    if "nothing" in source.text:
        raise NotRead(f"There is no story in {source.name}.")
    return tuple(issue_in(part, known) for part in source.text.split("====\n"))


def issue_in(text: str, known: Collection[str]) -> Reading:
    number = re.search(r"^No (\d+)", text, re.M)
    day = re.search(r"^\d{4}-\d\d-\d\d$", text, re.M)
    stories = re.split(r"^# ", text, flags=re.M)[1:]
    return Reading(
        publication="The Record",
        number=int(number[1]) if number else None,
        date=day[0] if day else "",
        stories=tuple(
            ReadStory(
                headline=story.splitlines()[0],
                body="\n".join(story.splitlines()[1:]).strip(),
                links=(
                    ReadLink("Ward", known[0] if isinstance(known, tuple) and known else None, "https://e.example/a"),
                ),
            )
            for story in stories
        ),
        doubts=(Doubt("headline", "Is it one?", "yes", "no", 0),) if stories else (),
        left_out=(LeftOut("Unsubscribe", "footer"),),
    )


OLD = "No 12\n2016-11-03\n# Harbour\nIt opens.\n# Ferries\nThey go.\n"


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.archive.arrivals.readings", issues_in)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.txt"
    path.write_text(OLD)
    return path


def printed(line: CommandLine, *args: str, stdin: str | bytes = "", code: int = 0) -> Any:
    return json.loads(line("import", *args, "--json", stdin=stdin, code=code).stdout)


def test_an_old_newsletter_becomes_a_finished_issue(line: CommandLine, old: Path) -> None:
    result = line("import", str(old))
    id, file = result.stdout.strip().split("  ")
    assert Path(file).is_file()
    assert "No 12, Thursday 3 November 2016, 2 stories, 2 links, 1 doubt, 1 left out" in result.stderr
    (found,) = line.json("list")
    assert (str(found["id"]), found["number"], found["date"], found["status"]) == (id, 12, "2016-11-03", "sent")
    assert line.headlines(id) == ["Harbour", "Ferries"]
    assert "Harbour" in line("export", "12", "--format", "text").stdout


def test_the_publication_is_begun_with_the_name_that_was_read(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    assert line.json("show", "publication")["name"] == "The Record"


def test_a_publication_that_is_there_stays(issue: CommandLine, old: Path) -> None:
    issue("set", "publication", "name", "Another")
    issue("import", str(old), "--no-numbers")
    assert issue.json("show", "publication")["name"] == "Another"


def test_json_prints_the_reading_and_saves(line: CommandLine, old: Path) -> None:
    data = printed(line, str(old))
    (made,) = data["issues"]
    assert (made["id"], made["number"], made["problem"]) == ("old", 12, "")
    assert [story["headline"] for story in made["stories"]] == ["Harbour", "Ferries"]
    assert made["stories"][0] | {"lines": None} == {
        "headline": "Harbour",
        "kind": "story",
        "section": None,
        "standfirst": "",
        "byline": "",
        "body": "It opens.",
        "paragraphs": 1,
        "bullets": 0,
        "links_label": None,
        "links": [{"source": None, "text": "Ward", "url": "https://e.example/a", "tracked": False, "inline": False}],
        "sponsor": None,
        "image": None,
        "notes": "",
        "lines": None,
    }
    assert made["doubts"][0]["question"] == "Is it one?"
    assert made["left_out"][0]["words"] == "Unsubscribe"
    assert [each["id"] for each in line.json("list")] == [made["issue"]]


def test_a_dry_run_shows_the_stories_and_writes_nothing(line: CommandLine, old: Path) -> None:
    result = line("import", str(old), "--dry-run")
    assert result.stdout.splitlines()[1].split() == ["story", "1", "Harbour"]
    assert result.stderr.startswith("Dry run, nothing is written. old.txt: No 12")
    (made,) = printed(line, str(old), "--dry-run")["issues"]
    assert (made["issue"], made["file"]) == (None, None)
    assert not line.folder.exists()


def test_what_is_here_already_is_left_as_it_is(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    before = line.files()
    result = line("import", str(old))
    assert result.stdout == ""
    assert "No 12 is here already" in result.stderr
    assert "--again" in result.stderr
    (made,) = printed(line, str(old))["issues"]
    assert "already" in made["problem"]
    assert (made["issue"], len(made["stories"])) == (None, 2)
    assert line.files() == before


def test_the_same_day_and_content_is_the_same_issue(line: CommandLine, old: Path) -> None:
    old.write_text(OLD.replace("No 12\n", ""))
    line("import", str(old))
    assert "This issue is here already" in line("import", str(old)).stderr
    old.write_text(OLD.replace("No 12\n", "").replace("11-03", "11-10"))
    assert "read into" in line("import", str(old)).stderr


def test_again_takes_it_in_beside_without_the_number(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    line("import", str(old), "--again")
    assert sorted(str(each["number"]) for each in line.json("list")) == ["12", "None"]


def test_the_same_issue_twice_in_one_call_comes_in_once(line: CommandLine, old: Path) -> None:
    copy = old.with_name("copy.txt")
    copy.write_text(OLD)
    for extra in ((), ("--dry-run",)):
        made = printed(line, str(old), str(copy), *extra)["issues"]
        assert ["already" in each["problem"] for each in made] == ([False, True] if not extra else [True, True])
    assert len(line.json("list")) == 1


def test_an_old_number_never_stands_above_the_issue_in_hand(issue: CommandLine, old: Path) -> None:
    before = issue.files()
    refusal = issue.refused("import", str(old))
    assert "No 12 is higher than No 1, which is still a draft" in refusal
    assert issue.files() == before
    issue("import", str(old), "--no-numbers")
    assert issue.json("show", "latest")["number"] == 1
    assert issue.json("new")["number"] == 2


def test_numbering_goes_on_behind_the_old_issues(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    assert line.json("new")["number"] == 13
    old.write_text(OLD.replace("No 12", "No 11").replace("2016-11-03", "2016-10-27"))
    line("import", str(old))
    assert line.json("show", "latest")["number"] == 13


def test_a_bad_file_does_not_stop_the_others(line: CommandLine, old: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01 binary")
    (tmp_path / "none.txt").write_text("nothing")
    result = line("import", "bad.txt", str(tmp_path / "bad.txt"), str(tmp_path / "none.txt"), str(old), code=2)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("desk: ") == 3
    assert "There is no file bad.txt." in result.stderr
    data = printed(line, str(tmp_path / "bad.txt"), code=2)
    assert data["issues"] == []
    assert "no text" in data["refused"][0]["problem"]


@pytest.mark.parametrize("kind", ["text", "html", "mail", "markdown"])
def test_standard_input_and_the_kind_that_is_said(line: CommandLine, kind: str) -> None:
    (made,) = printed(line, "-", "--as", kind, stdin=OLD)["issues"]
    assert made["id"] == "standard input"
    assert [each["number"] for each in line.json("list")] == ([12] if kind != "mail" else [None])


def test_an_unknown_kind_is_refused(line: CommandLine, old: Path) -> None:
    assert "--as" in line.refused("import", "--as", "word", str(old))


def test_a_folder_with_several_newsletters(line: CommandLine, old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.txt").write_text(OLD.replace("12", "2"))
    (folder / "a.txt").write_text(OLD.replace("12", "3") + "====\n" + OLD.replace("12", "4"))
    (folder / "deep" / "b.txt").write_text(OLD.replace("12", "5"))
    (folder / "truth.json").write_text("{}")
    made = printed(line, str(folder))["issues"]
    assert [(each["id"], each["number"]) for each in made] == [("a-1", 3), ("a-2", 4), ("b", 2), ("b.txt", 5)]
    assert len(line.json("list")) == 4
    made = printed(line, str(folder / "a.txt"), "--dry-run")["issues"]
    assert [each["id"] for each in made] == ["1", "2"]


def test_what_a_folder_holds_beside_newsletters_is_named(line: CommandLine, old: Path) -> None:
    (old.parent / "crane.png").write_bytes(b"")
    assert "crane.png" in line("import", "--dry-run", str(old.parent)).stderr
    assert "passed over" not in line("import", "--dry-run", str(old)).stderr


def test_a_long_import_says_how_far_it_is(line: CommandLine, tmp_path: Path) -> None:
    for number in range(1, 13):
        (tmp_path / f"{number:02}.txt").write_text(OLD.replace("12", str(number)))
    result = line("import", str(tmp_path))
    assert "[3 of 12] 03.txt: No 3" in result.stderr
    assert len(result.stdout.splitlines()) == 12


def test_known_sources_of_the_archive_help_to_read(issue: CommandLine, old: Path) -> None:
    (made,) = printed(issue, str(old), "--dry-run", code=2)["issues"]
    assert made["stories"][0]["links"][0]["source"] == "BBC"


def test_the_desks_own_export_comes_back(issue: CommandLine, tmp_path: Path) -> None:
    exported = issue("export", "1", "--format", "json").stdout
    path = tmp_path / "export.json"
    path.write_text(exported)
    assert "No 1 is here already" in issue("import", str(path)).stderr
    elsewhere = CommandLine(tmp_path / "elsewhere")
    elsewhere("import", str(path))
    again = elsewhere("export", "1", "--format", "json").stdout
    assert json.loads(again) == json.loads(exported)


def test_the_file_of_an_issue_comes_in_with_its_notes(issue: CommandLine, tmp_path: Path) -> None:
    issue("story", "edit", "1", "Harbour", "--notes", "Ask the mayor")
    (path,) = issue.folder.glob("0001-*.json")
    elsewhere = CommandLine(tmp_path / "elsewhere")
    elsewhere("import", str(path))
    assert elsewhere.json("story", "list", "1")[0]["notes"] == "Ask the mayor"
    path.write_text('{"issue": {}, "stories": {}}')
    assert "cannot be read" in elsewhere.refused("import", str(path))


def test_where_nothing_can_be_saved_the_reading_is_printed_all_the_same(old: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    line = CommandLine(tmp_path / "file" / "issues")
    (made,) = printed(line, str(old), code=2)["issues"]
    assert len(made["stories"]) == 2
    assert made["problem"]
    assert "not a directory" in line.refused("import", str(old))


def test_a_full_disk_half_way_keeps_what_was_saved(
    line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number}.txt").write_text(OLD.replace("12", str(number)))
    create, made = Folder.create_issue, []

    def full(folder: Folder, issue: Any) -> Any:
        if made:
            raise NotSaved(Reason.SYSTEM, "x", system="the disk is full")
        made.append(issue)
        return create(folder, issue)

    monkeypatch.setattr(Folder, "create_issue", full)
    result = line("import", str(tmp_path), code=3)
    assert len(result.stdout.splitlines()) == 1
    assert "the disk is full. 1 issue that came before it stay" in result.stderr
    assert len(line.json("list")) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(line: CommandLine, old: Path) -> None:
    old.chmod(0)
    assert "permission denied" in line.refused("import", str(old))


def test_hostile_names_and_words_reach_no_terminal(line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;owned\x07\n.txt"
    path.write_text(OLD.replace("Harbour", "\x1b[31mHarbour\u202e"))
    for args in ((), ("--dry-run",), ("--json",)):
        result = line("import", str(path), *args)
        for stream in (result.stdout, result.stderr):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", stream)
