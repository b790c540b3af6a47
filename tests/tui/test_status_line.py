"""The grey line under a headline gives way part by part, and never cuts a count."""

import pytest

from desk.model.issue import Status, Story
from desk.model.kinds import Kind
from desk.tui.desk.status_line import status_line, status_parts
from desk.tui.theme.glyphs import Glyphs

STORY = Story(id=1, order="", headline="Clock mended", byline="Hester Marchbanks", status=Status.READY, body="One two.")


def line(cells: int, story: Story = STORY, words: int = 1159) -> str:
    return "".join(text for text, _ in status_line(status_parts(story, words, Glyphs(), older=False, later=12), cells))


def test_all_of_it_stands_there_where_there_is_room() -> None:
    assert line(90) == "● ready   Hester Marchbanks   1,159 words   1 min   since then: 12"


def test_the_name_gives_way_before_the_reading_time_and_before_any_count() -> None:
    assert line(60) == "● ready   Hester Mar…   1,159 words   1 min   since then: 12"
    assert line(56) == "● ready   Hester…   1,159 words   1 min   since then: 12"
    assert line(48) == "● ready   1,159 words   1 min   since then: 12"
    assert line(40) == "● ready   1,159 words   1 min"
    assert line(28) == "● ready   1,159 words"
    assert line(12) == "● ready"


@pytest.mark.parametrize("cells", range(7, 100))
def test_it_fits_and_no_number_is_cut(cells: int) -> None:
    made = line(cells)
    assert len(made) <= cells
    assert all(
        part in ("● ready", "1,159 words", "1 min", "since then: 12") or part[0] == "H" for part in made.split("   ")
    )


def test_two_names_share_what_is_taken_the_longer_one_first() -> None:
    story = Story(id=1, order="", kind=Kind.SPONSOR, sponsor="Thrale Building Society", byline="Ana", body="One.")
    assert "Ana" in line(70, story)
    assert "Thrale Building Society" not in line(70, story)
