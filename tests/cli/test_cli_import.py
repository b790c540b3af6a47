"""`desk import`: old newsletters become finished issues, or stories of one that is there; none comes in twice."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine

from desk.archive import read_parallel
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.problems import Reason

OLD = """---
publication: The Record
number: 12
date: 2016-11-03
---

## Town

### Harbour opens again

The harbour opens on Monday, as was said long ago, and the ferries go back to their old hours from then on.

- Town Hall: [The new hours of the ferries](https://e.example/hours)

### Quarry let to nobody

To whom the quarry was let nobody could say on Tuesday night, and nobody who was asked seemed to mind at all.
"""
OTHER = """---
publication: The Record
number: 12
date: 2014-03-03
---

## Country

### Wall rebuilt by hand

A wall was rebuilt along the lane by the mill, and the parish is looking for the person who planted it there.

### Bees moved into the court

Four hives stand on the roof of the county court since Friday, and the clerk has begun to sell honey by the jar.
"""


def numbered(number: int, text: str = OLD) -> str:
    """Another newsletter of this number, whose stories are others."""
    names = ("Anchor", "Bridge", "Candle", "Drum", "Engine", "Fountain", "Garden", "Hammer", "Island", "Jetty")
    name = names[number % 10]
    text = re.sub(r"number: \d+", f"number: {number}", text)
    text = text.replace("2016-11-03", f"2016-11-{number % 28 + 1:02}")
    for word in ("harbour", "Harbour", "quarry", "Quarry", "ferries", "Monday", "Tuesday", "nobody", "opens"):
        text = text.replace(word, f"{name.lower()}{number}{word.lower()}")
    return text


def mail(number: int) -> str:
    """A newsletter as a mail with a page."""
    page = re.sub(r"^#+ (.*)$", r"<h3>\1</h3>", numbered(number).split("---\n")[2], flags=re.M).replace("\n\n", "<p>")
    head = f"From: Record <a@example.org>\nTo: b@example.org\nSubject: The Record No {number}\nMIME-Version: 1.0\n"
    sent = f"Date: Thu, {number % 28 + 1:02} Nov 2016 10:00:00 +0000\nContent-Type: text/html; charset=utf-8\n"
    return f"{head}{sent}\n<html><body>{page}</body></html>\n"


def mailbox(*numbers: int) -> str:
    return "\n".join(f"From a@example.org Thu Nov  3 10:00:00 2016\n{mail(number)}" for number in numbers)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.md"
    path.write_text(OLD)
    return path


def printed(line: CommandLine, *args: str, stdin: str | bytes = "", code: int = 0) -> Any:
    return json.loads(line("import", *args, "--json", stdin=stdin, code=code).stdout)


def test_an_old_newsletter_becomes_a_finished_issue(line: CommandLine, old: Path) -> None:
    result = line("import", str(old))
    id, file = result.stdout.strip().split("  ")
    assert Path(file).is_file()
    assert "No 12, Thursday 3 November 2016, 2 stories, 1 link, " in result.stderr
    (found,) = line.json("list")
    assert (str(found["id"]), found["number"], found["date"], found["status"]) == (id, 12, "2016-11-03", "sent")
    assert line.headlines(id) == ["Harbour opens again", "Quarry let to nobody"]
    assert {story["status"] for story in line.json("story", "list", id)} == {"ready"}
    assert "The new hours of the ferries" in line("export", "12", "--format", "text").stdout


def test_the_publication_is_begun_with_the_name_that_was_read(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    assert line.json("show", "publication")["name"] == "The Record"
    made = Folder(line.folder).open_issue(next(line.folder.glob("0012-*"))).issue
    assert not any("Name:" in aside.notes for aside in made.placed("spiked"))


def test_a_publication_that_is_there_stays_and_the_other_name_is_noted(issue: CommandLine, old: Path) -> None:
    issue("set", "publication", "name", "Another")
    issue("import", str(old), "--no-numbers")
    assert issue.json("show", "publication")["name"] == "Another"
    assert len(issue.json("shelf", "list")["spiked"]) == 1


def test_json_prints_the_reading_and_saves(line: CommandLine, old: Path) -> None:
    data = printed(line, str(old))
    (made,) = data["issues"]
    assert (made["id"], made["number"], made["date"], made["problem"]) == ("old", 12, "2016-11-03", "")
    assert made["sections"] == ["Town"]
    url = "https://e.example/hours"
    first, second = made["stories"]
    assert first == {
        "headline": "Harbour opens again",
        "kind": "story",
        "section": "Town",
        "standfirst": "",
        "byline": "",
        "body": OLD.split("\n\n")[3],
        "paragraphs": 1,
        "bullets": 0,
        "links_label": "",
        "links": [
            {
                "source": "Town Hall",
                "text": "The new hours of the ferries",
                "url": url,
                "tracked": False,
                "inline": False,
            }
        ],
        "sponsor": None,
        "image": None,
        "notes": "",
        "lines": first["lines"],
    }
    assert OLD.splitlines()[first["lines"][0] - 1] == "### Harbour opens again"
    assert second["headline"] == "Quarry let to nobody"
    assert (data["refused"], data["alike"]) == ([], [])
    assert [each["id"] for each in line.json("list")] == [made["issue"]]


def test_what_is_in_doubt_or_left_out_is_said_in_sentences(line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "issue-77.html"
    path.write_text(
        "<h1>The Record</h1><h3>Harbour opens again</h3><p>The harbour opens on Monday, as was said long ago.</p>"
        "<h3>Quarry let to nobody</h3><p>To whom the quarry was let nobody could say on Tuesday night.</p>"
        '<p style="font-size:11px"><a href="https://list.example/out">Unsubscribe</a></p>'
    )
    (made,) = printed(line, str(path))["issues"]
    doubt = next(each for each in made["doubts"] if each["about"] == "number")
    assert doubt["question"].startswith("The number was read as 77")
    left = next(each for each in made["left_out"] if each["url"] == "https://list.example/out")
    assert (left["words"], left["reason"]) == ("Unsubscribe", "stands in the footer")
    (aside,) = line.json("shelf", "list")["spiked"]
    notes = Folder(line.folder).open_issue(next(line.folder.glob("0077-*"))).issue.story(aside["id"]).notes
    assert "The number was read as 77" in notes
    assert "stands in the footer (line " in notes
    assert ": Unsubscribe <https://list.example/out>" in notes


def test_what_looks_wrong_about_a_whole_newsletter_is_said(line: CommandLine, old: Path, tmp_path: Path) -> None:
    listed = "\n".join(f"[Tide {hour}](https://quay.example/{hour})" for hour in range(12))
    path = tmp_path / "tides.md"
    path.write_text(f"## Quay\n\n### Tides\n\nThe tides of the week, hour by hour: {listed}\n")
    assert "tides.md: A story with more than eight links" in line("import", "--dry-run", str(path)).stderr
    assert "tides.md: A story with more than eight links" in line("import", str(path)).stderr
    assert "eight links" not in line("import", str(old)).stderr


def test_addresses_of_a_mail_tool_are_told_and_marked(line: CommandLine, tmp_path: Path) -> None:
    track = "https://quay.us7.list-manage.com/track/click?u=aa11&id=ff00ff00&e=cc33"
    path = tmp_path / "tracked.html"
    path.write_text(
        f"<h3>Harbour opens again</h3><p>The harbour opens, says <a href='{track}'>the board</a> on Monday night.</p>"
        f"<h3>Quarry let to nobody</h3><p>To whom the quarry was let nobody could say on Tuesday night.</p>"
    )
    (made,) = printed(line, str(path))["issues"]
    assert made["stories"][0]["links"] == [
        {"source": None, "text": "the board", "url": track, "tracked": True, "inline": True}
    ]
    assert "(1 tracked)" in line("import", "--dry-run", "--again", str(path)).stderr
    assert track not in line("export", "latest", "--format", "html").stdout


def test_a_dry_run_shows_the_stories_and_writes_nothing(line: CommandLine, old: Path) -> None:
    result = line("import", str(old), "--dry-run")
    rows = [row.split() for row in result.stdout.splitlines()]
    assert rows[1] == ["Town"]
    assert rows[2] == ["9", "story", "1", "Harbour", "opens", "again"]
    assert result.stderr.startswith("Dry run, nothing is written. ")
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


def test_what_it_says_makes_it_the_same_and_not_its_number_or_day(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    old.write_text(re.sub(r"number: 12\ndate: .*\n", "", OLD))
    assert "This issue is here already" in line("import", str(old)).stderr
    old.write_text(numbered(13))
    assert "read into" in line("import", str(old)).stderr


def test_again_takes_it_in_beside_without_the_number(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    assert "came in without a number" in line("import", str(old), "--again").stderr
    assert sorted(str(each["number"]) for each in line.json("list")) == ["12", "None"]


def test_the_same_issue_twice_in_one_call_comes_in_once(line: CommandLine, old: Path) -> None:
    copy = old.with_name("zcopy.md")
    copy.write_text(OLD)
    for extra in ((), ("--dry-run",)):
        made = printed(line, str(old), str(copy), *extra)["issues"]
        assert ["already" in each["problem"] for each in made] == ([False, True] if not extra else [True, True])
    assert len(line.json("list")) == 1


def test_what_only_looks_like_an_issue_that_is_here_waits_and_is_listed_at_the_end(
    line: CommandLine, old: Path
) -> None:
    line("import", str(old))
    before = line.files()
    changed = old.with_name("changed.md")
    changed.write_text(
        OLD.replace("number: 12", "number: 8").partition("### Quarry")[0] + OTHER.partition("## Country")[2]
    )
    fresh = old.with_name("fresh.md")
    fresh.write_text(numbered(14))
    result = line("import", str(changed), str(fresh), code=1)
    assert len(result.stdout.splitlines()) == 1
    kept, alike = (at for at, row in enumerate(result.stderr.splitlines()) if "read into" in row or "looks like" in row)
    assert kept < alike
    assert "changed.md: No 8 looks like 0012-2016-11-03.json (No 12)" in result.stderr.splitlines()[alike]
    assert "--again" in result.stderr.splitlines()[alike]
    assert line.files() | before == line.files()
    data = printed(line, str(changed), code=1)
    (alike,) = data["alike"]
    assert (alike["label"], alike["there"]) == ("No 8", "0012-2016-11-03.json (No 12)")
    assert data["issues"][0]["issue"] is None
    line("import", str(changed), "--again")
    assert sorted(str(each["number"]) for each in line.json("list")) == ["12", "14", "8"]


def test_issues_of_the_same_size_are_two(line: CommandLine, tmp_path: Path) -> None:
    rows = ("Tin kettles [drum]", "Wax seals [horn]"), ("Red sledges [lute]", "Hot chalks [bell]")
    for name, (first, second) in zip("ab", rows, strict=True):
        told = [(each.partition(" [")[0], each.partition("[")[2].rstrip("]")) for each in (first, second)]
        items = "\n".join(f"- [{words}](https://{site}.example/) by Ann Orr" for words, site in told)
        (tmp_path / f"{name}.md").write_text(f"# News\n\n## Featured\n\n{items}\n")
    line("import", str(tmp_path / "a.md"), str(tmp_path / "b.md"))
    assert len(line.json("list")) == 2


def test_the_number_of_another_issue_is_left_away_and_said(line: CommandLine, old: Path) -> None:
    line("import", str(old))
    other = old.with_name("other.md")
    other.write_text(OTHER)
    result = line("import", str(other))
    assert "No 12 is another issue here already; it came in without a number." in result.stderr
    assert sorted(str(each["number"]) for each in line.json("list")) == ["12", "None"]


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
    old.write_text(numbered(11))
    line("import", str(old))
    assert line.json("show", "latest")["number"] == 13


def test_stories_come_into_an_issue_that_is_here(issue: CommandLine, old: Path) -> None:
    result = issue("import", "--into", "1", str(old))
    told = issue.json("story", "list", "1")
    assert [each["headline"] for each in told] == [
        "Harbour",
        "Ferries",
        "Wards",
        "Harbour opens again",
        "Quarry let to nobody",
    ]
    assert result.stdout.split() == [str(each["id"]) for each in told[3:]]
    assert [each["title"] for each in issue.json("section", "list", "1")] == ["Transport", "Health", "Town"]
    assert issue.json("link", "list", "1", str(told[3]["id"]))[0]["url"] == "https://e.example/hours"
    assert issue.json("show", "1")["status"] == "draft"
    assert len(issue.json("list")) == 1
    again = issue("import", "--into", "1", "--dry-run", str(old))
    assert "Harbour opens again" in again.stdout
    assert len(issue.json("story", "list", "1")) == 5


def test_stories_of_a_section_that_is_here_go_there(issue: CommandLine, old: Path) -> None:
    old.write_text(OLD.replace("## Town", "## Transport"))
    made = printed(issue, "--into", "1", str(old))["issues"]
    assert made[0]["issue"] == issue.json("list")[0]["id"]
    assert issue.headlines("1") == ["Harbour", "Ferries", "Harbour opens again", "Quarry let to nobody", "Wards"]


def test_what_was_left_out_comes_along_into_an_issue_that_is_here(issue: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<h3>Bees moved into the court</h3><p>Four hives stand on the roof of the county court since Friday.</p>"
        "<h3>Wall rebuilt by hand</h3><p>A wall was rebuilt along the lane by the mill, and nobody knows by whom.</p>"
        '<p style="font-size:11px"><a href="https://list.example/out">Unsubscribe</a></p>'
    )
    issue("import", "--into", "1", str(path))
    assert len(issue.json("shelf", "list")["spiked"]) == 1


def test_an_issue_that_is_not_here_takes_nothing_in(issue: CommandLine, old: Path) -> None:
    assert "77" in issue.refused("import", "--into", "77", str(old))


def test_a_bad_file_does_not_stop_the_others(line: CommandLine, old: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01 binary")
    (tmp_path / "none.txt").write_text("---\n\n---\n")
    result = line("import", "bad.txt", str(tmp_path / "bad.txt"), str(tmp_path / "none.txt"), str(old), code=2)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("desk: ") == 3
    assert "There is no file bad.txt." in result.stderr
    data = printed(line, str(tmp_path / "bad.txt"), code=2)
    assert data["issues"] == []
    assert "bad.txt" in data["refused"][0]["problem"]


def test_a_file_over_which_the_reader_fails_is_named_and_the_others_are_read(
    line: CommandLine, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_parallel.arrivals

    def failing(data: bytes, name: str, *rest: Any) -> Any:
        if "worse" in name:
            raise RecursionError("too deep")
        return read(data, name, *rest)

    monkeypatch.setattr(read_parallel, "arrivals", failing)
    (tmp_path / "a-worse.md").write_text(OTHER)
    result = line("import", str(tmp_path), code=2)
    assert "a-worse.md cannot be read: desk failed over it (RecursionError: too deep)." in result.stderr
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("form", ["text", "html", "mail", "markdown", "asciidoc", "rst", "org"])
def test_standard_input_and_the_form_that_is_said(line: CommandLine, form: str) -> None:
    told = re.findall(r"^### (.+)\n\n(.+)$", OLD + OTHER, re.M)
    one = {
        "text": "{0}\n--------------------\n{1}\n\n",
        "html": "<h3>{0}</h3><p>{1}</p>",
        "mail": "<h3>{0}</h3><p>{1}</p>",
        "markdown": "### {0}\n\n{1}\n\n",
        "asciidoc": "== {0}\n\n{1}\n\n",
        "rst": "{0}\n--------------------\n\n{1}\n\n",
        "org": "* {0}\n\n{1}\n\n",
    }[form]
    text = "".join(one.format(*each) for each in told)
    if form == "mail":
        text = f"Subject: News\nFrom: a@example.org\nContent-Type: text/html\n\n{text}"
    (made,) = printed(line, "-", "--as", form, stdin=text)["issues"]
    assert made["id"] == "standard input"
    assert [each["headline"] for each in made["stories"]] == [headline for headline, _ in told]


def test_an_unknown_form_is_refused(line: CommandLine, old: Path) -> None:
    assert "--as" in line.refused("import", "--as", "word", str(old))


def test_a_folder_with_several_newsletters(line: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.md").write_text(numbered(2))
    (folder / "a.mbox").write_text(mailbox(3, 4))
    (folder / "deep" / "b.md").write_text(numbered(5))
    (folder / "truth.json").write_text("{}")
    made = printed(line, str(folder))["issues"]
    assert [(each["id"], each["number"]) for each in made] == [("a-1", 3), ("a-2", 4), ("b", 2), ("b.md", 5)]
    assert len(line.json("list")) == 4
    made = printed(line, str(folder / "a.mbox"), "--dry-run")["issues"]
    assert [each["id"] for each in made] == ["1", "2"]


def test_what_a_folder_holds_beside_newsletters_is_named(line: CommandLine, old: Path) -> None:
    (old.parent / "crane.png").write_bytes(b"")
    assert "crane.png" in line("import", "--dry-run", str(old.parent)).stderr
    assert "passed over" not in line("import", "--dry-run", str(old)).stderr


def test_a_long_import_says_how_far_it_is_and_what_became_of_all(line: CommandLine, tmp_path: Path) -> None:
    for number in range(1, 13):
        (tmp_path / f"{number:02}.md").write_text(numbered(number))
    result = line("import", str(tmp_path))
    assert "[3 of 12]" in result.stderr
    assert "In all: 12 issues read in, 0 here already, 0 not read." in result.stderr
    assert len(result.stdout.splitlines()) == 12
    assert sorted(each["number"] for each in line.json("list")) == list(range(1, 13))


def test_an_import_that_is_stopped_leaves_whole_issues(
    line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number}.md").write_text(numbered(number))
    read = read_parallel.arrivals

    def stopped(data: bytes, name: str, *rest: Any) -> Any:
        if name.endswith("3.md"):
            raise KeyboardInterrupt
        return read(data, name, *rest)

    monkeypatch.setattr(read_parallel, "arrivals", stopped)
    result = line("import", str(tmp_path), code=130)
    assert len(result.stdout.splitlines()) == 2
    assert "Stopped at file 3 of 3: 2 issues read in" in result.stderr
    assert [each["stories"] for each in line.json("list")] == [2, 2]


def test_known_sources_of_the_archive_help_to_read(issue: CommandLine, old: Path) -> None:
    issue("link", "add", "1", "Wards", "--source", "Town Hall", "--title", "Beds")
    (made,) = printed(issue, str(old), "--dry-run", code=2)["issues"]
    link = made["stories"][0]["links"][0]
    assert (link["source"], link["text"]) == ("Town Hall", "The new hours of the ferries")


@pytest.mark.parametrize(
    ("format", "ending"),
    [("html", "html"), ("paste", "html"), ("fragment", "html"), ("markdown", "md"), ("text", "txt"), ("eml", "eml")],
)
def test_every_export_of_desk_comes_back_as_the_issue(
    issue: CommandLine, tmp_path: Path, format: str, ending: str
) -> None:
    path = tmp_path / f"export.{ending}"
    issue("set", "1", "title", "First")
    issue("export", "1", "--format", format, "-o", str(path))
    assert "is here already" in issue("import", str(path)).stderr
    elsewhere = CommandLine(tmp_path / "elsewhere")
    (made,) = printed(elsewhere, str(path))["issues"]
    assert made["doubts"] == []
    assert elsewhere.headlines("latest") == ["Harbour", "Ferries", "Wards"]
    sent, back = (desk("export", "latest", "--format", "markdown").stdout for desk in (issue, elsewhere))
    assert back.rpartition("---\n")[2].casefold() == sent.rpartition("---\n")[2].casefold()


def test_the_desks_own_data_comes_back_whole(issue: CommandLine, tmp_path: Path) -> None:
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
        (tmp_path / f"{number}.md").write_text(numbered(number))
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
    path = tmp_path / "a\x1b]0;owned\x07\n.md"
    path.write_text(OLD.replace("Harbour", "\x1b[31mHarbour\u202e"))
    for args in ((), ("--dry-run",), ("--json",)):
        result = line("import", str(path), *args)
        for stream in (result.stdout, result.stderr):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", stream)
