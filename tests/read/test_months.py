"""Days and numbers that mastheads print, in the languages that desk knows."""

import pytest

from desk.read.read import read
from desk.read.sources.days import day_in, number_in

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_is_the_one_that_it_names(language: str) -> None:
    for place, name in enumerate(MONTHS[language].split(), 1):
        assert day_in(f"9 {name} 2015") == f"2015-{place:02}-09", name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Aug 2016", "2016-08-03"),
        ("Jun 5, 2014", "2014-06-05"),
        ("5 Sept 2015", "2015-09-05"),
        ("14. März 2012", "2012-03-14"),
        ("10 de octubre de 2018", "2018-10-10"),
        ("2023年5月12日", "2023-05-12"),
        ("Thursday, November 5, 2026", "2026-11-05"),
        ("2014.05.12", "2014-05-12"),
        ("Harbour list, 20140512", "2014-05-12"),
        ("no day on 31 February 2015, but 3 March 2015", "2015-03-03"),
        ("31 February 2015", ""),
    ],
)
def test_days_as_they_are_written(text: str, day: str) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rope News (Number 20, 2002-07-19)", 20),
        ("Links der Woche KW 24", 24),
        ("n° 112 - 3 février 2010", 112),
        ("Folge 7", 7),
        ("第12期", 12),
        ("Issue 2015", None),
        ("No news of 5 boats", None),
    ],
)
def test_numbers_as_they_are_written(text: str, number: int | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Quay Post 12", 12),
        ("Nov 12", None),
        ("Thu, Nov 12", None),
        ("Quay Post, page 1", None),
        ("Hafenblatt Seite 3", None),
    ],
)
def test_a_number_behind_a_name_is_the_issues_and_not_one_of_a_day_or_a_page(line: str, number: int | None) -> None:
    told = "".join(f"## {title}\n\nThe quay was shut, and boats wait for the tide.\n\n" for title in ("Fog", "Winch"))
    assert read(f"{line}\n\n{told}", "a.md").issue.number == number
