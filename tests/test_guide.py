"""The guide: its reference is the one of now, its pages name what there is, and all of it is read in the terminal."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.cli.group import COMMANDS, desk
from desk.cli.guide import topics
from desk.tui.keys.commands import BY_ID
from docs import reference

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
MADE = reference.pages()


@pytest.mark.parametrize("page", MADE)
def test_the_reference_is_the_one_of_now(page: str) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == MADE[page], "make docs writes it anew"


def test_the_reference_names_every_command_key_and_option() -> None:
    for name in COMMANDS:
        assert f"## desk {name}\n" in MADE["reference/commands.md"]
        assert re.search(rf"^\.B desk {name.replace('-', chr(92) * 2 + '-')}", MADE["desk.1"], re.MULTILINE), name
    for id in BY_ID:
        assert len(re.findall(rf"\| {re.escape(id)} \|$", MADE["reference/keys.md"], re.MULTILINE)) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_pages_name_commands_that_there_are_and_files_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"(?:^|`|\$ )desk ([a-z][a-z-]*)\b", text, re.MULTILINE):
        assert name in COMMANDS, name
    for topic in re.findall(r"`desk help ([a-z-]+)`", text):
        assert topic in topics() or topic in COMMANDS, topic
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)\)", text):
        if page.name != "files.md":
            assert (page.parent / target).is_file(), target


def ask(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(desk, ["help", *words], prog_name="desk")
    return result.exit_code, result.output


def test_every_page_is_listed_with_its_title_and_can_be_read() -> None:
    listed = ask()[1]
    for topic, page in topics().items():
        title = page.read_text("utf-8").partition("\n")[0].lstrip("# ")
        assert f"{topic} " in listed
        assert title in listed
        assert title in ask(topic)[1]
    assert "<!--" not in ask("keys")[1]


def test_the_help_of_a_command_is_there_too_and_an_unknown_word_is_told() -> None:
    assert "Usage: desk story move" in ask("story", "move")[1]
    assert "MAIL" in ask("mail", "tools")[1].upper()
    code, said = ask("tutorail")
    assert code != 0
    assert "desk help" in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(shell: str) -> None:
    result = CliRunner().invoke(desk, ["completion", shell], prog_name="desk")
    assert result.exit_code == 0
    assert "_DESK_COMPLETE" in result.output


def completed(folder: Path, line: str) -> list[str]:
    """What bash would be given for a line: the words that the last one may become."""
    words = line.split(" ")
    made = subprocess.run(
        [sys.executable, "-c", "import sys; from desk.cli import main; sys.argv = ['desk']; main()"],
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "DESK_FOLDER": str(folder),
            "_DESK_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return [word for each in made.stdout.splitlines() if (word := each.partition(",")[2])]


def test_tab_offers_issues_stories_formats_settings_and_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    folder = ROOT / "issues"
    assert {"latest", "49"} <= set(completed(folder, "desk show "))
    assert completed(folder, "desk story show 49 larger hall") == []
    stories = completed(folder, "desk story show 49 ")
    assert stories
    assert all(each.isdigit() for each in stories)
    assert "markdown" in completed(folder, "desk export 49 --format m")
    assert "mailchimp" in completed(folder, "desk export 49 --profile mail")
    assert "brand-accent" in completed(folder, "desk set publication brand")
    assert completed(tmp_path / "none", "desk show 1") == []
    assert "tutorial" in completed(folder, "desk help tu")
    assert completed(folder, "desk help story mo") == ["move"]
    assert completed(folder, "desk section rename 48 town") == ["Town Halls"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is what completes here")
def test_a_title_of_two_words_goes_into_the_line_as_one_argument() -> None:
    script = CliRunner().invoke(desk, ["completion", "bash"], prog_name="desk").output
    answer = "printf 'plain,First Reading\nplain,Hope & Glory ($5)\n'"
    asked = f"{script}\nenv() {{ {answer}; }}; COMP_WORDS=(desk x); COMP_CWORD=1; COMPREPLY=(); _desk_completion desk"
    typed = subprocess.run(
        ["bash", "-c", f"{asked}; eval \"printf '[%s]' ${{COMPREPLY[*]}}\""], capture_output=True, text=True, check=True
    )
    assert typed.stdout == "[First Reading][Hope & Glory ($5)]"
