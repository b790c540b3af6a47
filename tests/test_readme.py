"""The README shows what is there: its commands, its pictures and its pages."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = [ROOT / path for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)]


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


def test_its_film_is_small_and_stands_still_where_motion_is_not_wanted() -> None:
    film = ROOT / "docs" / "minute.svg"
    assert film in PICTURES
    drawn = film.read_text(encoding="utf-8")
    assert len(drawn.encode()) < 300_000
    assert "prefers-reduced-motion:reduce" in drawn
    seconds = float(re.search(r"animation:film ([\d.]+)s", drawn)[1])
    assert 40 <= seconds <= 80
