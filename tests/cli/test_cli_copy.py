"""`desk copy`."""

import json
import sys
from pathlib import Path

import pytest
from command_line import CommandLine

from desk.outside.clipboard.commands import UTF_8


@pytest.fixture
def issue(issue: CommandLine) -> CommandLine:
    """The usual issue, with an address for every link."""
    issue("link", "edit", "1", "Harbour", "Tide tables", "--url", "https://tides.example/")
    return issue


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with no display, no terminal and no programs."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 5000 10.0.0.2 22")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("desk.outside.clipboard.programs.write_to_terminal", refuse)


def refuse(sequence: str) -> None:
    from desk.outside.clipboard import Failed

    raise Failed("there is no terminal here")


@pytest.fixture
def xclip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A display with an xclip that writes what it gets, and its arguments, into a file."""
    taken = tmp_path / "taken"
    program = tmp_path / "bin" / "xclip"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"open({str(taken)!r}, 'wb').write(' '.join(sys.argv[1:]).encode() + b'\\n' + sys.stdin.buffer.read())\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(program.parent))
    return taken


def taken_by(xclip: Path) -> tuple[str, str]:
    arguments, _, data = xclip.read_bytes().decode().partition("\n")
    return arguments, data


@pytest.mark.parametrize("name", ["paste", "fragment"])
def test_formats_for_a_rich_paste_are_copied_as_html(issue: CommandLine, xclip: Path, name: str) -> None:
    result = issue("copy", "1", "--format", name)
    assert (result.stdout, result.stderr) == ("", "Copied No 1 with xclip.\n")
    arguments, data = taken_by(xclip)
    assert "-t text/html" in arguments
    assert data.startswith(UTF_8)
    assert data.index("Harbour") < data.index("Port opens") < data.index("Wards")


def test_it_copies_for_a_rich_paste_unless_told_otherwise(issue: CommandLine, xclip: Path) -> None:
    issue("copy", "1")
    usual = xclip.read_bytes()
    issue("copy", "1", "--format", "paste")
    assert xclip.read_bytes() == usual


@pytest.mark.parametrize(
    ("name", "called"),
    [("html", "the HTML of No 1"), ("text", "No 1 as plain text"), ("markdown", "No 1 as Markdown")],
)
def test_other_formats_are_copied_as_their_text(issue: CommandLine, xclip: Path, name: str, called: str) -> None:
    assert issue("copy", "1", "--format", name).stderr == f"Copied {called} with xclip.\n"
    arguments, data = taken_by(xclip)
    assert "UTF8_STRING" in arguments
    assert data == issue("export", "1", "--format", name).stdout


def test_what_should_be_known_is_said_after_the_copy(issue: CommandLine, xclip: Path) -> None:
    issue("link", "add", "1", "Wards", "--title", "No address yet")
    copied, *cautions = issue("copy", "1").stderr.splitlines()
    assert copied == "Copied No 1 with xclip."
    assert cautions[0] == "1 link without an address: it is printed as plain words."
    assert "`desk check 1` shows them." in cautions[-1]
    assert issue.json("copy", "1")["warnings"] == cautions


def test_a_profile_is_for_this_copy_alone(issue: CommandLine, xclip: Path) -> None:
    issue("copy", "1", "--format", "html", "--profile", "mailchimp")
    assert "*|UNSUB|*" in taken_by(xclip)[1]
    issue("copy", "1", "--format", "html")
    assert "*|UNSUB|*" not in taken_by(xclip)[1]


def test_json_says_how_far_it_got(issue: CommandLine, xclip: Path) -> None:
    described = issue.json("copy", "1", "--format", "text")
    assert described.items() >= {"format": "text", "way": "xclip", "state": "copied", "file": None}.items()
    assert described["bytes"] == len(taken_by(xclip)[1].encode())


def test_where_nothing_can_be_copied_the_page_is_written_and_its_place_printed(issue: CommandLine, home: Path) -> None:
    page = home / "cache" / "desk" / "copy" / "copy.html"
    result = issue("copy", "1")
    assert result.stdout == f"{page}\n"
    assert result.stderr.startswith(f"There is no display here; the page is {page}. Its button copies No 1.")
    assert "Harbour" in page.read_text(encoding="utf-8")
    described = issue.json("copy", "1")
    assert described.items() >= {"way": "page", "state": "written", "file": str(page)}.items()


def test_a_dry_run_names_the_way_and_touches_nothing(issue: CommandLine, xclip: Path, home: Path) -> None:
    assert issue("copy", "1", "--dry-run").stderr == "Dry run, nothing is written: copied No 1 with xclip.\n"
    assert issue.json("copy", "1", "--to", "page", "--dry-run")["way"] == "page"
    assert not xclip.exists()
    assert not (home / "cache" / "desk" / "copy").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["2"], "2"),
        (["1", "--format", "pdf"], "paste: "),
        (["1", "--format", "\x1b[31mred"], "choose one"),
        (["1", "--profile", "pigeon"], "choose one of these (plain: "),
        (["1", "--to", "pigeon"], "choose one of wl-copy, xclip"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(issue: CommandLine, args: list[str], words: str) -> None:
    said = issue.refused("copy", *args)
    assert words in said
    assert "\x1b" not in said


def test_a_way_that_is_asked_for_and_does_not_work_is_a_fault(issue: CommandLine, home: Path) -> None:
    said = issue.refused("copy", "1", "--to", "xclip", code=3)
    assert said == "desk: It could not be copied with xclip: it is not installed.\n"
    assert not (home / "cache" / "desk" / "copy").exists()


def settings(home: Path, content: object) -> None:
    file = home / "config" / "desk" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(content), encoding="utf-8")


def test_the_way_of_the_settings_goes_first(issue: CommandLine, xclip: Path, home: Path) -> None:
    settings(home, {"clipboard": "page"})
    assert issue.json("copy", "1")["way"] == "page"
    assert not xclip.exists()
    assert issue.json("copy", "1", "--to", "xclip")["way"] == "xclip"


def test_settings_that_cannot_be_followed_are_said(issue: CommandLine, xclip: Path, home: Path) -> None:
    settings(home, {"clipboard": "carrier pigeon", "theme": 5})
    said = issue("copy", "1").stderr
    assert "“theme” in" in said
    assert "Copied No 1 with xclip. It could not be copied with carrier pigeon: there are only wl-copy, xclip" in said


def test_a_page_that_cannot_be_written_is_a_fault(issue: CommandLine, home: Path) -> None:
    (home / "cache" / "desk").mkdir(parents=True, exist_ok=True)
    (home / "cache" / "desk" / "copy").write_text("in the way", encoding="utf-8")
    assert "cannot be written" in issue.refused("copy", "1", code=3)
