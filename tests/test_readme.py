"""The README shows what is there: its keys, its commands and its picture."""

import re
from pathlib import Path

import pytest

from desk.tui.keys import table as keytable
from desk.tui.keys.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = [ROOT / path for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)]


def test_its_key_table_is_the_one_of_now() -> None:
    assert keytable.put_into(README) == README


def test_its_key_table_names_every_command_once() -> None:
    table = keytable.markdown()
    for command in COMMANDS:
        assert len(re.findall(rf"\| {re.escape(command.id)} \|$", table, re.MULTILINE)) == 1
    assert all(line.count("|") == 5 for line in table.splitlines() if line.startswith("|"))


def test_every_place_in_its_key_table_has_keys() -> None:
    parts = keytable.markdown().split("### ")[1:]
    assert parts
    assert all(len([line for line in part.splitlines() if line.startswith("| ")]) > 1 for part in parts)


@pytest.mark.parametrize("text", ["no marks", keytable.BEGIN, keytable.END, f"{keytable.END}{keytable.BEGIN}"])
def test_a_text_without_both_marks_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="lacks"):
        keytable.put_into(text)


def test_putting_the_table_in_twice_changes_nothing_around_it() -> None:
    once = keytable.put_into(f"before\n{keytable.BEGIN}\nstale\n{keytable.END}\nafter\n")
    assert once.startswith(f"before\n{keytable.BEGIN}\n###")
    assert once.endswith(f"|\n{keytable.END}\nafter\n")
    assert keytable.put_into(once) == once


def test_its_two_commands_are_targets_of_the_makefile() -> None:
    block = README.partition("## Two commands")[2].partition("## ")[0]
    commands = re.findall(r"^make (\w+)", block, re.MULTILINE)
    assert commands == ["run", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in commands:
        assert re.search(rf"^{command}:.*\n\t@\S", makefile, re.MULTILINE)


def test_every_make_command_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in set(re.findall(r"`make (\w+)`", README)):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), command


def test_its_pictures_exist_and_load_nothing_from_a_host() -> None:
    assert PICTURES
    for picture in PICTURES:
        drawn = picture.read_text(encoding="utf-8")
        assert drawn.lstrip().startswith("<svg")
        assert "@font-face" not in drawn
        assert "<script" not in drawn
        assert not re.search(r"url\(\s*[\"']?(?!#)", drawn)
        assert not re.search(r"(?:href|src)\s*=\s*[\"'](?!#)", drawn)
        assert not re.search(r"@import|<image\b|<foreignObject\b", drawn)


def test_the_files_it_points_to_exist() -> None:
    for target in re.findall(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target
