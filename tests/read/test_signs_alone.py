"""Rows and lines without a letter or a figure."""

import pytest

from desk.read.house.house import House
from desk.read.model.labels import HEADS, Label
from desk.read.model.sure import impossible
from desk.read.read import read
from desk.read.sources import lines_of

TEXT = "The old crane goes to a museum, which fetches it in May with a boat of its own and six people."


@pytest.mark.parametrize("sign", ["#", "~", "="])
def test_a_sign_alone_parts_what_it_stands_between_and_is_no_line(sign: str) -> None:
    made = lines_of(f"{sign}\n\nTide Weekly\n\n{sign}\n\nCrane sold\n{sign}\n{TEXT}", form="text").lines
    assert [(line.text, line.rule) for line in made] == [("Tide Weekly", False), ("Crane sold", True), (TEXT, True)]


def test_a_text_with_a_sign_for_each_picture_has_only_its_words() -> None:
    stories = "".join(f"#\n\n{title}\n{TEXT}\n\nhttps://q.example/{title}\n\n" for title in ("Crane", "Lamp", "Ferry"))
    issue = read(f"#\n\nTide Weekly 12\n\n{stories}", form="text").issue
    assert [story.headline for story in issue.stories] == ["Crane", "Lamp", "Ferry"]
    assert all(story.body == TEXT for story in issue.stories)


@pytest.mark.parametrize("words", ["♥ ♥", "…", "🎉", "-- / --"])
def test_signs_alone_are_no_title(words: str) -> None:
    page = f"<html><body><h2>Crane sold</h2><p>{TEXT}</p><p><b>{words}</b></p><p>{TEXT}</p></body></html>"
    house = House(lines_of(page, "a.html").lines)
    never = {line.text: none for line, none in zip(house.lines, impossible(house), strict=True)}
    assert never[words] >= {*HEADS, Label.SECTION}
