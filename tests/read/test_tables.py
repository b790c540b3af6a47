"""What cells of a table are."""

import pytest

from desk.read.read import read

TEXT = (
    "Whoever wants to keep a berth signs the list in the harbour office by the end of June, and pays by the end of May."
)
FEES = {"Rowing boat": "60", "Dinghy": "85", "Sailing boat": "240", "Motor boat": "310", "Guest berth": "12"}


def headlines(cells: dict[str, str]) -> list[str]:
    rows = "".join(f"<tr><td><b>{name}</b></td><td>{what}</td></tr>" for name, what in cells.items())
    stories = [f"<h3>{title}</h3><p>{TEXT}</p>" for title in ("Lamp lit", "Berths", "Lantern walk")]
    page = f"<html><body><h1>Quay Letter 12</h1>{stories[0]}{stories[1]}<table>{rows}</table>{stories[2]}</body></html>"
    issue = read(page, "a.html").issue
    return [story.headline for story in issue.stories]


@pytest.mark.parametrize("head", [{}, {"Berth": "Pounds a year"}])
def test_a_table_of_amounts_below_the_text_of_a_story_is_text_of_it(head: dict[str, str]) -> None:
    assert headlines(head | FEES) == ["Lamp lit", "Berths", "Lantern walk"]
