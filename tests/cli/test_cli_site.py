"""`desk site`."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine

SEARCH = ("search.js", "search-index.js")


@pytest.fixture
def sent(issue: CommandLine) -> CommandLine:
    issue("set", "1", "status", "sent")
    return issue


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_finished_issues_go_in_and_drafts_when_they_are_asked_for(sent: CommandLine, tmp_path: Path) -> None:
    sent("new", "--subject", "Second")
    out = tmp_path / "public"
    assert sent("site", "-o", str(out)).stdout == f"{out / 'index.html'}\n"
    page = "issues/first/index.html"
    around = {"index.html", "404.html", "style.css", "feed.xml", "feed.json", "sitemap.xml", *SEARCH, ".desk-site.json"}
    assert files(out) == {*around, page}
    sent("site", "-o", str(out), "--drafts")
    assert "issues/second/index.html" in files(out)
    sent("site", "-o", str(out))
    assert "issues/second/index.html" not in files(out)
    assert not (out / "issues" / "second").exists()


def test_an_old_slug_leads_on_to_the_new_one(sent: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "public"
    said = sent("set", "1", "slug", "High water!").stderr
    assert "Set the slug of No 1 to “high-water”." in said
    sent("site", "-o", str(out))
    assert "Wards" in (out / "issues/high-water/index.html").read_text()
    old = (out / "issues/first/index.html").read_text()
    assert 'content="0; url=../../issues/high-water/index.html"' in old
    assert sent.json("set", "1", "slug", "first") == {"field": "slug", "value": "first"}
    sent("site", "-o", str(out))
    assert "Wards" in (out / "issues/first/index.html").read_text()
    assert "url=../../issues/first/" in (out / "issues/high-water/index.html").read_text()


def test_a_slug_that_is_none_or_is_taken_is_refused(sent: CommandLine) -> None:
    sent("new", "--subject", "Second")
    before = sent.files()
    assert "is taken: 0001-first.json has it" in sent.refused("set", "2", "slug", "First")
    assert "makes no slug" in sent.refused("set", "1", "slug", "!?")
    assert "in another way" in sent.refused("set", "1", "slug", "202")
    assert sent.files() == before
    sent("set", "1", "slug", "high-water")
    assert "0001-first.json had it, and links to it lead there" in sent.refused("set", "2", "slug", "first")
    assert sent.json("set", "1", "slug", "first")["value"] == "first"


def test_a_second_copy_of_a_sync_tool_gets_no_page_and_is_said(sent: CommandLine, tmp_path: Path) -> None:
    (sent.folder / "0001-first (1).json").write_bytes((sent.folder / "0001-first.json").read_bytes())
    out = tmp_path / "public"
    assert "is a second copy of 0001-first.json" in sent("site", "-o", str(out)).stderr
    assert [file for file in files(out) if file.startswith("issues")] == ["issues/first/index.html"]


def test_only_what_changed_is_written_and_what_others_put_there_stays(sent: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "public"
    sent("site", "-o", str(out))
    (out / "CNAME").write_text("record.example")
    page = out / "issues" / "first" / "index.html"
    before = page.stat().st_mtime_ns, page.stat().st_ino
    assert "left 9 as they were" in sent("site", "-o", str(out)).stderr
    assert (page.stat().st_mtime_ns, page.stat().st_ino) == before
    assert (out / "CNAME").read_text() == "record.example"


def test_a_list_that_names_files_elsewhere_takes_nothing_away(sent: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "public"
    sent("site", "-o", str(out))
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    (out / ".desk-site.json").write_text(json.dumps(["../kept.txt", "/etc/hostname", str(kept), "a/../../kept.txt"]))
    sent("site", "-o", str(out))
    assert kept.read_text() == "kept"


def test_a_site_goes_neither_among_the_issues_nor_over_somebody_elses(sent: CommandLine, tmp_path: Path) -> None:
    before = sent.files()
    assert "issues themselves" in sent.refused("site", "-o", str(sent.folder))
    around = sent.refused("site", "-o", str(sent.folder.parent))
    assert around.startswith(f"desk: {sent.folder.parent} is around the folder of issues")
    assert "Choose a folder of the site's own" in around
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine")
    assert "did not write" in sent.refused("site", "-o", str(other))
    (tmp_path / "file").write_text("x")
    assert "is a file" in sent.refused("site", "-o", str(tmp_path / "file"))
    assert (other / "index.html").read_text() == "mine"
    assert sent.files() == before


def test_a_dry_run_writes_nothing(sent: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "public"
    assert sent.json("site", "-o", str(out), "--dry-run") == {
        "index": str(out / "index.html"),
        "files": 9,
        "faults": [],
    }
    assert not out.exists()


def test_a_link_that_leads_nowhere_is_said_and_the_exit_code_tells(sent: CommandLine, tmp_path: Path) -> None:
    sent("set", "1", "status", "draft")
    sent("set", "publication", "web-address", "https://record.example/")
    sent("set", "publication", "issue-address", "https://record.example/issues/{number}")
    sent("link", "add", "1", "Wards", "--title", "Old", "--url", "https://record.example/issues/1#story-5")
    sent("set", "1", "status", "sent")
    result = sent("site", "-o", str(tmp_path / "public"), code=1)
    assert "leads to no story" in result.stderr
    assert (tmp_path / "public" / "issues" / "1" / "index.html").exists()
