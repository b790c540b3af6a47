"""What the name of a file and of its folder say of an old issue, where its text says nothing."""

from dataclasses import replace

import pytest

from desk.read.questions import question, taken
from desk.read.read import read, read_all
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
        ("letter no 4 - mai 2026.txt", "2026-05-01", "4"),
        ("brief_oktober_2026.html", "2026-10-01", ""),
        ("letter-04.05.26.eml", "2026-05-04", ""),
        ("ropes-2.10.11.md", "", ""),
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


LETTER = "The Mole Letter\n{}\n\n" + TEXT.decode() * 4


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("No 4 – April 2031", "a.txt", "2031-04-01"),
        ("No 4 - April 2031", "mole-04-april-2031.txt", "2031-04-01"),
        ("N° 4 avril 2031", "a.txt", "2031-04-01"),
        ("Newsletter 4 April 2031", "a.txt", "2031-04-04"),
        ("No 4, 5 April 2031", "a.txt", "2031-04-05"),
        ("No 4 - April 2031", "2031-04-09.txt", "2031-04-09"),
    ],
)
def test_the_number_of_an_issue_is_no_day_and_a_month_is_its_first_day(line: str, name: str, day: str) -> None:
    (read,) = read_all(LETTER.format(line).encode(), name, None, ())
    assert (read.issue.date, read.issue.number) == (day, 4)
    asked = [question(doubt) for doubt in read.doubts if doubt.matter == Matter.DATE]
    assert bool(asked) == (day[-2:] in ("01", "09"))
    if asked and day.endswith("01"):
        assert asked == [f"The date was read as {day}; there may be none."]


def test_what_another_reading_does_is_said_in_words() -> None:
    (read,) = read_all(LETTER.format("No 4 – April 2031").encode(), "a.txt", None, ())
    (doubt,) = [doubt for doubt in read.doubts if doubt.matter == Matter.DATE]
    assert taken(doubt) == "Read without a date"
    assert taken(replace(doubt, other="2031-04-04")) == "Read 2031-04-04 as the date"
    assert taken(replace(doubt, matter=Matter.HEADLINE, other="body")) == "Read as a line of the text"


def test_a_title_in_front_matter_says_the_number_and_is_no_heading_of_itself() -> None:
    source = '---\ntitle: "# Kaipost N° 7: Mai 2031"\ndate: 2031-05-06\n---\n\n## Die Winde\n\nSie dreht wieder.\n'
    issue = read(source, "brief.md").issue
    assert (issue.title, issue.number) == ("Kaipost N° 7: Mai 2031", 7)
