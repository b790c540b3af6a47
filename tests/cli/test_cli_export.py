"""`desk export`."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from command_line import CommandLine

FORMATS = {"html": "html", "text": "txt", "markdown": "md", "json": "json"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output(issue: CommandLine, name: str) -> None:
    data = issue("export", "1", "--format", name).stdout
    assert data.index("Harbour") < data.index("Port opens") < data.index("Wards")
    assert issue("export", "1", "--format", name, "-o", "-").stdout == data


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_what_standard_output_shows(issue: CommandLine, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out.bin"
    target.write_bytes(b"old")
    result = issue("export", "1", "--format", name, "-o", str(target))
    assert result.stdout == f"{target}\n"
    assert target.read_bytes() == issue("export", "1", "--format", name).stdout_bytes
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_gets_a_file_named_like_the_issue(issue: CommandLine, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    issue("export", "1", "--format", name, "-o", f"{folder}/")
    issue("export", "1", "--format", name, "-o", str(folder))
    assert [each.name for each in folder.iterdir()] == [f"0001-first.{FORMATS[name]}"]


def test_json_describes_what_was_written(issue: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    described = issue.json("export", "1", "--format", "text", "-o", str(target))
    assert described["file"] == str(target)
    assert described["bytes"] == target.stat().st_size
    assert issue.json("export", "1", "--format", "text")["content"] == target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("b.html", "html"),
        ("b.paste.html", "paste"),
        ("b.fragment.html", "fragment"),
        ("b.txt", "text"),
        ("B.MD", "markdown"),
        ("b.eml", "eml"),
        ("b.json", "json"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(issue: CommandLine, tmp_path: Path, file: str, name: str) -> None:
    issue("export", "1", "-o", str(tmp_path / file))
    assert (tmp_path / file).read_bytes() == issue("export", "1", "-f", name).stdout_bytes


def test_a_format_that_is_named_goes_before_the_ending(issue: CommandLine, tmp_path: Path) -> None:
    issue("export", "1", "-f", "text", "-o", str(tmp_path / "b.md"))
    assert (tmp_path / "b.md").read_bytes() == issue("export", "1", "-f", "text").stdout_bytes


@pytest.mark.parametrize("file", ["out", "out.pdf", "html"])
def test_a_name_that_ends_in_no_format_asks_for_one(issue: CommandLine, tmp_path: Path, file: str) -> None:
    said = issue.refused("export", "1", "-o", f"{tmp_path}/{file}")
    assert "--format" in said
    assert list(tmp_path.iterdir()) == [issue.folder]


@pytest.mark.parametrize(
    ("tool", "ending"), [("mailchimp", "html"), ("substack", "fragment.html"), ("buttondown", "md"), ("plain", "html")]
)
def test_without_a_format_it_is_the_one_that_the_mail_tool_takes(
    issue: CommandLine, tmp_path: Path, tool: str, ending: str
) -> None:
    issue("set", "publication", "profile", tool)
    issue("export", "1", "-o", f"{tmp_path}/out/")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"0001-first.{ending}"]
    assert issue("export", "1").stdout_bytes == (tmp_path / "out" / f"0001-first.{ending}").read_bytes()


def test_all_formats_that_the_mail_tool_takes_go_into_a_folder_with_their_list(
    issue: CommandLine, tmp_path: Path
) -> None:
    issue("set", "publication", "profile", "mailchimp")
    out = tmp_path / "out"
    issue("export", "1", "--all", "-o", str(out), "--dry-run")
    assert not out.exists()
    said = issue("export", "1", "--all", "-o", str(out)).stdout.split()
    names = ["0001-first.html", "0001-first.txt", "0001-first.paste.html", "0001-first.export.json"]
    assert said == [str(out / name) for name in names]
    listed = json.loads((out / names[-1]).read_bytes())
    assert (listed["tool"], list(listed["files"])) == ("mailchimp", names[:-1])
    for name, about in listed["files"].items():
        data = (out / name).read_bytes()
        assert about == {"format": about["format"], "bytes": len(data), "sha256": sha256(data).hexdigest()}
        assert data == issue("export", "1", "-f", about["format"]).stdout_bytes
    assert "--all" in issue.refused("export", "1", "--all")
    assert "is a file" in issue.refused("export", "1", "--all", "-o", str(out / names[0]))


def test_a_mail_tool_of_ones_own_is_used_once_it_is_trusted(issue: CommandLine) -> None:
    own = issue.folder / "profiles"
    own.mkdir()
    (own / "pigeon.toml").write_text(
        'title = "Pigeon"\nformats = ["text"]\n[tags]\nunsubscribe = "<<GO>>"\n[prints]\ntext = ["unsubscribe"]\n',
        encoding="utf-8",
    )
    assert "no profile “pigeon”" in issue.refused("export", "1", "--profile", "pigeon")
    issue("trust")
    assert "<<GO>>" in issue("export", "1", "--profile", "pigeon").stdout
    (own / "pigeon.toml").write_text('formats = ["text"]\nnaem = "x"\n', encoding="utf-8")
    assert "no profile “pigeon”" in issue.refused("export", "1", "--profile", "pigeon")
    issue("trust")
    assert "profiles/pigeon.toml: there is no key “naem”" in issue.refused("export", "1", "--profile", "pigeon")
    assert "there is no key “naem”" in issue.refused("set", "publication", "profile", "pigeon")
    assert "no profile “dove”" in issue.refused("export", "1", "--profile", "dove")


def test_a_dry_run_writes_no_file(issue: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "out" / "a.txt"
    assert str(target) in issue("export", "1", "--format", "text", "-o", str(target), "--dry-run").stdout
    assert not target.parent.exists()


@pytest.mark.parametrize("args", [("--format", "pdf"), ("--format", "\x1b[31mred")])
def test_an_unknown_format_lists_those_there_are(issue: CommandLine, args: tuple[str, ...]) -> None:
    said = issue.refused("export", "1", *args)
    assert all(name in said for name in FORMATS)
    assert "\x1b" not in said


def test_the_issues_themselves_are_never_written_over(issue: CommandLine) -> None:
    before = issue.files()
    for target in ("", "0001-first.json", "publication.json", "new.json"):
        issue.refused("export", "1", "--format", "json", "-o", str(issue.folder / target))
    assert issue.files() == before


def test_what_is_not_a_plain_file_is_not_replaced(issue: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "out" / "0001-first.html").mkdir(parents=True)
    assert "folder" in issue.refused("export", "1", "--format", "html", "-o", str(tmp_path / "out"))
    assert "plain file" in issue.refused("export", "1", "--format", "html", "-o", "/dev/null")


def test_a_link_to_a_file_stays_a_link(issue: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    issue("export", "1", "--format", "text", "-o", str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert "Harbour" in (tmp_path / "real.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_issue_is_exported(line: CommandLine, name: str) -> None:
    line("new", "--date", "2026-11-05")
    assert line("export", "1", "--format", name).stdout


def test_the_export_of_an_issue_is_data(issue: CommandLine) -> None:
    data = json.loads(issue("export", "1", "--format", "json").stdout)
    assert data["sections"][0]["stories"][0]["links"][0]["title"] == "Port opens"
