"""What the name of a file and of its folder say of an old issue, where its text says nothing."""

import pytest

from desk.read.questions import question
from desk.read.read import read_all
from desk.read.reading import Matter
from desk.read.sources.hints import name_hints

TEXT = b"Hello readers,\n\nTOWN\n\nClock mended\n\nAfter eleven years the clock of the town hall goes again.\n"


@pytest.mark.parametrize(
    ("name", "day", "number"),
    [
        ("2019-05-17.txt", "2019-05-17", ""),
        ("20210304_weekly.txt", "2021-03-04", ""),
        ("201711.txt", "2017-11-01", ""),
        ("2017-11.md", "2017-11-01", ""),
        ("2019/03/index.html", "2019-03-01", ""),
        ("2019/13/index.html", "", "13"),
        ("wk-2022-w14.md", "2022-04-04", ""),
        ("2021-w53.md", "", ""),
        ("Issue 43 - 12 March 2020.txt", "2020-03-12", "43"),
        ("march-3rd-2020.eml", "2020-03-03", ""),
        ("report 31 February 2020.txt", "", ""),
        ("issue_12_2019-3-4.html", "2019-03-04", "12"),
        ("46/letter.txt", "", "46"),
        ("weekly 2017 issue 3.txt", "", "3"),
        ("2015-10-21/index.html", "2015-10-21", ""),
        ("weekly.txt", "", ""),
    ],
)
def test_the_day_and_the_number_of_an_issue_in_a_name(name: str, day: str, number: str) -> None:
    said = {hint.about: hint.value for hint in reversed(list(name_hints(name)))}
    assert (said.get("date", ""), said.get("number", "")) == (day, number)


def test_what_only_the_name_says_is_a_doubt() -> None:
    (read,) = read_all(TEXT, "boats/201711-no-7.txt", None, ())
    assert (read.issue.date, read.issue.number) == ("2017-11-01", 7)
    asked = {doubt.matter: question(doubt) for doubt in read.doubts}
    assert {Matter.DATE, Matter.NUMBER} <= asked.keys()
