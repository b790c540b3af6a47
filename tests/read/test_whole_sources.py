"""What holds for a source as a whole, whatever the weights say of its lines."""

import pytest

from desk.read.house.house import House
from desk.read.house.masthead import NONE, masthead_of
from desk.read.sources import lines_of

TEXT = "The quay was shut on Monday, and the boats that were to leave have to wait for the tide of Thursday morning."


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("Quay Post\nVolume 3, Number 4\nMarch 2031\n\n\nPier closed\n\n" + TEXT, 2),
        ("Quay Post #41\n\nPier closed\n\n" + TEXT, 0),
        ("Pier closed\n\n" + TEXT + "\n\nMarch 2031", NONE),
    ],
)
def test_a_masthead_goes_down_to_its_number_or_its_day(source: str, last: int) -> None:
    assert masthead_of(House(lines_of(source, "a.txt").lines)) == last


def test_a_number_ahead_of_all_words_makes_the_line_a_link_and_one_inside_does_not() -> None:
    rows = ("  * [1]Winch sold", "  * Crane [2]sold", "References", "   1. https://quay.example/1")
    source = "\n\n".join((*rows, "   2. https://quay.example/2"))
    looks = House(lines_of(source, "a.txt").lines).looks
    assert (looks[0].first, looks[0].linked) == ("L", 2)
    assert (looks[1].first, looks[1].linked) == ("-", 0)
