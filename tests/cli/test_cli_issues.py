"""`desk new`, `list`, `show` and `set`."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine
from tinydb import TinyDB

from desk.store.folder.issues import Folder


def issue_fields(path: Path) -> dict[str, object]:
    with TinyDB(path, access_mode="r") as database:
        (document,) = database.table("issue").all()
    return dict(document)


def test_the_first_issue_makes_the_folder_and_the_publication(line: CommandLine) -> None:
    made = line.json("new", "--publication", "The Record", "--date", "2026-11-05", "--subject", "Playing catch-up")
    assert made["number"] == 1
    assert Path(made["file"]).name == "0001-playing-catch-up.json"
    assert Folder(line.folder).publication()[0].name == "The Record"
    assert issue_fields(Path(made["file"]))["subject"] == "Playing catch-up"
    assert (line.folder / ".gitignore").exists()


def test_without_a_name_the_publication_is_made_all_the_same(line: CommandLine) -> None:
    line("new", "--date", "2026-11-05")
    assert (line.folder / "publication.json").exists()


def test_the_next_issue_follows_the_latest(issue: CommandLine) -> None:
    made = issue.json("new")
    assert (made["number"], made["date"]) == (2, "2026-11-12")
    assert [section["title"] for section in made["sections"]] == ["Transport", "Health"]
    assert issue.headlines("2") == []


def test_an_issue_can_be_like_an_older_one(issue: CommandLine) -> None:
    issue("new")
    issue("section", "add", "2", "Money")
    assert [each["title"] for each in issue.json("new", "--like", "1")["sections"]] == ["Transport", "Health"]
    made = issue.json("new", "--like", "2")
    assert [each["title"] for each in made["sections"]] == ["Transport", "Health", "Money"]
    assert (made["number"], made["date"]) == (4, "2026-11-26")


def test_the_skeleton_serves_where_there_is_no_issue(line: CommandLine) -> None:
    line("set", "publication", "sections", "Health", "News in brief")
    made = line.json("new", "--date", "2026-11-05")
    assert [section["title"] for section in made["sections"]] == ["Health", "News in brief"]


def test_the_cadence_is_that_of_the_publication(issue: CommandLine) -> None:
    issue("set", "publication", "cadence", "14")
    assert issue.json("new")["date"] == "2026-11-19"


def test_new_prints_an_id_that_names_the_issue(issue: CommandLine) -> None:
    assert "No 2" in issue("show", issue.id("new")).stdout


def test_a_number_is_given_once(issue: CommandLine) -> None:
    assert "0001-first.json" in issue.refused("new", "--number", "1")
    assert "0001-first.json" in issue.refused("set", issue.id("new"), "number", "1")


def test_a_broken_file_keeps_its_number(issue: CommandLine) -> None:
    (issue.folder / "0007-half.json").write_text('{"issue": {')
    assert issue.json("new")["number"] == 8


@pytest.mark.parametrize("number", [-5, 10**30])
def test_a_number_that_no_issue_may_have_does_not_stop_the_next_one(issue: CommandLine, number: int) -> None:
    file = issue.folder / "0001-first.json"
    content = json.loads(file.read_text())
    (document,) = content["issue"].values()
    document["number"] = number
    file.write_text(json.dumps(content))
    assert issue.json("new")["number"] == 1


def test_a_new_issue_has_no_title_of_its_own(issue: CommandLine) -> None:
    issue("set", "1", "title", "Harbour special")
    issue("new")
    assert issue.json("show", "2")["title"] == ""
    assert issue.json("show", "1")["title"] == "Harbour special"


def test_another_publication_is_not_begun_over_the_first(issue: CommandLine) -> None:
    before = issue.files()
    assert "The Record" in issue.refused("new", "--publication", "Other")
    assert issue.files() == before


@pytest.mark.parametrize(
    "args",
    [
        ("new", "--subject", "Next"),
        ("set", "1", "subject", "Changed"),
        ("set", "publication", "name", "Changed"),
        ("section", "add", "1", "Money"),
        ("section", "rename", "1", "Health", "Care"),
        ("section", "move", "1", "Health", "--first"),
        ("section", "remove", "1", "Health"),
        ("story", "add", "1", "--headline", "New", "--section", "Money"),
        ("story", "edit", "1", "Harbour", "--headline", "Port"),
        ("story", "move", "1", "Harbour", "--section", "Health"),
        ("story", "hold", "1", "Harbour"),
        ("story", "spike", "1", "Harbour"),
        ("link", "add", "1", "Harbour", "--title", "New"),
        ("link", "edit", "1", "Harbour", "Port", "--title", "New"),
        ("link", "move", "1", "Harbour", "Tide", "--first"),
        ("link", "remove", "1", "Harbour", "Tide"),
    ],
)
def test_a_dry_run_says_what_it_would_do_and_writes_nothing(issue: CommandLine, args: tuple[str, ...]) -> None:
    before = issue.files()
    result = issue(*args, "--dry-run")
    assert result.stderr.startswith("Dry run, nothing is written: ")
    assert issue.files() == before
    printed = issue(*args, "--dry-run", "--json").stdout
    assert json.loads(printed)
    assert issue.files() == before


def test_a_dry_run_of_the_first_issue_makes_no_folder(line: CommandLine) -> None:
    line.id("new", "--publication", "The Record", "--date", "2026-11-05", "--dry-run")
    assert not line.folder.exists()


def test_list_is_aligned_and_newest_first(issue: CommandLine) -> None:
    issue("new", "--subject", "Zürich & 東京")
    rows = issue("list").stdout.splitlines()
    assert [row.split()[0] for row in rows] == ["No", "2", "1"]
    at = rows[0].index("Subject")
    assert rows[1][at:] == "Zürich & 東京"
    assert rows[2][at:] == "First"
    assert rows[2].split()[:6] == ["1", "2026-11-05", "draft", "3", "9", "2"]


def test_list_as_json_has_every_issue(issue: CommandLine) -> None:
    (found,) = issue.json("list")
    assert found["number"] == 1
    assert found["stories"] == 3
    assert found["problem"] == ""


def test_list_puts_what_cannot_be_read_last_with_the_reason(issue: CommandLine) -> None:
    (issue.folder / "0009-broken.json").write_text('{"issue": ')
    rows = issue("list").stdout.splitlines()
    assert "0009-broken.json" in rows[-1]
    assert "JSON" in rows[-1]
    assert "0009-broken.json" in issue.json("list")[-1]["problem"]


def test_an_empty_folder_has_no_list(line: CommandLine) -> None:
    line.folder.mkdir()
    result = line("list")
    assert result.stdout == ""
    assert "desk new" in result.stderr
    assert line.json("list") == []


def test_show_prints_the_issue_as_its_readers_see_it(issue: CommandLine) -> None:
    shown = issue("show", "latest").stdout
    assert shown.index("Harbour") < shown.index("A port.") < shown.index("Port opens") < shown.index("Wards")
    assert "https://bbc.example/a" in shown


def test_an_issue_is_named_by_number_slug_file_id_and_latest(issue: CommandLine) -> None:
    names = ("1", "first", "0001-first", "0001-first.json", "latest", str(issue.folder / "0001-first.json"))
    assert len({issue("show", name).stdout for name in names}) == 1
    assert issue.json("show", str(issue.json("list")[0]["id"]))["number"] == 1


def test_an_ambiguous_issue_lists_the_candidates(issue: CommandLine) -> None:
    copy = json.loads((issue.folder / "0001-first.json").read_text())
    (issue.folder / "0001-again.json").write_text(json.dumps(copy))
    said = issue.refused("show", "1")
    assert "0001-again.json" in said
    assert "0001-first.json" in said


def test_a_file_in_another_folder_is_changed_there(issue: CommandLine, tmp_path: Path) -> None:
    there = tmp_path / "elsewhere" / "0005-other.json"
    there.parent.mkdir()
    there.write_bytes((issue.folder / "0001-first.json").read_bytes())
    before = issue.files()
    issue("story", "add", str(there), "--headline", "There")
    assert "There" in issue.headlines(str(there))
    assert issue.files() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "Playing catch-up"),
        ("preheader", "And more"),
        ("date", "2026-12-24"),
        ("title", "Winter"),
        ("status", "sent"),
    ],
)
def test_set_changes_one_field(issue: CommandLine, field: str, value: str) -> None:
    answer = issue.json("set", "1", field, value)
    assert answer == {"field": field, "value": value}
    assert issue_fields(issue.folder / "0001-first.json")[field] == value


def test_set_number_and_take_it_away(issue: CommandLine) -> None:
    issue("set", "1", "number", "12")
    assert issue.json("list")[0]["number"] == 12
    issue("set", "12", "number", "")
    assert issue.json("list")[0]["number"] is None


def test_the_lead_picture_has_an_address_and_words(issue: CommandLine) -> None:
    assert "there is none" in issue.refused("set", "1", "alt", "The pier")
    issue("set", "1", "image", "https://pics.example/pier.jpg")
    assert issue.json("set", "1", "alt", "The pier at six") == {"field": "alt", "value": "The pier at six"}
    assert "![The pier at six](https://pics.example/pier.jpg)" in issue("export", "1", "-f", "markdown").stdout
    assert "https://" in issue.refused("set", "1", "image", "http://pics.example/pier.jpg")
    assert issue.json("set", "1", "image", "") == {"field": "image", "value": ""}
    assert "image" not in issue_fields(issue.folder / "0001-first.json")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("date", "fifth of Brumaire", "2026-11-05"),
        ("date", "2026-02-30", "no day 30"),
        ("status", "gone", "draft"),
        ("number", "twelve", "twelve"),
        ("number", "-1", "--help"),
        ("colour", "red", "preheader"),
    ],
)
def test_set_refuses_what_cannot_be(issue: CommandLine, field: str, value: str, says: str) -> None:
    before = issue.files()
    assert says in issue.refused("set", "1", field, value)
    assert issue.files() == before


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("name", "The Daily", "The Daily"),
        ("from-address", "ed@record.example", "ed@record.example"),
        ("web-address", "record.example", "https://record.example"),
        ("issue-address", "https://record.example/{number}/{slug}", "https://record.example/{number}/{slug}"),
        ("cadence", "14", 14),
        ("quotes", "typographic", "typographic"),
        ("quotes", "none", ""),
        ("language", "de", "de"),
        ("brand-accent", "#aa0000", "#aa0000"),
        ("brand-width", "640", 640),
        ("footer", "Goodbye.", "Goodbye."),
    ],
)
def test_set_publication_changes_one_setting(issue: CommandLine, field: str, value: str, kept: object) -> None:
    issue("set", "publication", field, value)
    assert issue.json("show", "publication")[field.replace("-", "_")] == kept


def test_set_publication_reads_several_lines_from_standard_input(issue: CommandLine) -> None:
    issue("set", "publication", "postal-address", "-", stdin="1 High Street\nLeeds\n")
    assert Folder(issue.folder).publication()[0].postal_address == "1 High Street\nLeeds"


def test_what_a_newer_desk_wrote_is_no_setting(issue: CommandLine) -> None:
    before = issue.files()
    for name in ("unknown", "unknown-tables", "brand-unknown", "brand", "id"):
        answer = issue.refused("set", "publication", name, "x")
        assert "no setting" in answer
        assert "unknown" not in answer.partition("there are")[2]
    assert issue.files() == before


def test_the_settings_that_are_shown_are_those_that_can_be_set(issue: CommandLine) -> None:
    file = issue.folder / "publication.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "later": {"1": {"x": "y"}}}))
    shown = issue.json("show", "publication")
    can_be_set = issue.refused("set", "publication", "nonsense", "x").partition("there are ")[2].strip().rstrip(".")
    assert set(shown) == {"id"} | {name.replace("-", "_") for name in can_be_set.split(", ")}
    assert "later" not in issue("show", "publication").stdout


def test_set_publication_begins_one(line: CommandLine) -> None:
    line("set", "publication", "name", "The Record")
    assert "The Record" in line("show", "publication").stdout


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cadence", "0"),
        ("cadence", "often"),
        ("quotes", "curly"),
        ("language", "English, please"),
        ("web-address", "javascript:alert(1)"),
        ("issue-address", "file:///{number}"),
        ("brand-accent", "red;background:url(x)"),
        ("brand-font", "Comic Sans"),
        ("brand-width", "20000"),
        ("name", "two"),
        ("colour", "red"),
    ],
)
def test_set_publication_refuses_what_cannot_be(issue: CommandLine, field: str, value: str) -> None:
    before = issue.files()
    values = (value, "words") if field == "name" else (value,)
    issue.refused("set", "publication", field, *values)
    assert issue.files() == before


def test_second_copies_of_sync_tools_are_listed_as_what_they_are(issue: CommandLine) -> None:
    first = (issue.folder / "0001-first.json").read_bytes()
    settings = (issue.folder / "publication.json").read_bytes()
    (issue.folder / "0001-first (1).json").write_bytes(first)
    (issue.folder / "publication (Anna's conflicted copy).json").write_bytes(settings)
    table, *_, by_google, by_dropbox = issue("list").stdout.splitlines()
    assert table.startswith("No")
    assert issue("list").stdout.count("\n") == 4
    assert by_google.startswith("0001-first (1).json is a second copy of 0001-first.json, made by Google Drive.")
    assert "second copy of publication.json, made by Dropbox. `desk doctor` says" in by_dropbox
    listed = {each["file"]: each for each in issue.json("list")}
    assert listed["0001-first.json"]["copy_of"] is None
    assert listed["0001-first (1).json"]["copy_of"] == "0001-first.json"
    copy = listed["publication (Anna's conflicted copy).json"]
    assert (copy["copy_of"], copy["id"]) == ("publication.json", None)
    assert "is a second copy of publication.json" in copy["problem"]


def test_a_second_copy_of_a_sync_tool_is_meant_by_its_own_name_alone(issue: CommandLine) -> None:
    path = issue.folder / "0001-first.json"
    copy = issue.folder / "0001-first (1).json"
    copy.write_bytes(path.read_bytes())
    before = copy.read_bytes()
    for reference in ("latest", "1", "first"):
        issue("set", reference, "subject", f"By {reference}")
        assert f"By {reference}".encode() in path.read_bytes()
    assert copy.read_bytes() == before
    issue("set", copy.name, "subject", "By name")
    assert b"By name" in copy.read_bytes()
