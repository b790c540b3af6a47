"""A day as an editor types it: in words, figures and other languages, or one sentence on why it is none."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.words.typed_day import NotADay, iso_day, typed_day

TODAY = date(2026, 11, 25)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-05", "2026-11-05"),
        ("2026/1/5", "2026-01-05"),
        ("7 Nov", "2026-11-07"),
        ("Nov 7", "2026-11-07"),
        ("7th of November", "2026-11-07"),
        ("7-nov-27", "2027-11-07"),
        ("2027 Nov 7", "2027-11-07"),
        ("10 January", "2027-01-10"),
        ("sept 3", "2026-09-03"),
        ("thu", "2026-11-26"),
        ("wed", "2026-12-02"),
        ("next thu", "2026-12-03"),
        ("last Thursday", "2026-11-19"),
        ("this fri", "2026-11-27"),
        ("fri next week", "2026-12-04"),
        ("Thu, 3 Dec", "2026-12-03"),
        ("+7", "2026-12-02"),
        ("-3", "2026-11-22"),
        ("+2w", "2026-12-09"),
        ("in two weeks", "2026-12-09"),
        ("3 days ago", "2026-11-22"),
        ("a fortnight", "2026-12-09"),
        ("tomorrow", "2026-11-26"),
        ("the day after tomorrow", "2026-11-27"),
        ("next month", "2026-12-25"),
        ("last year", "2025-11-25"),
        ("5", "2026-12-05"),
        ("31", "2026-12-31"),
        ("fri 13", "2027-08-13"),
        ("29 Feb", "2028-02-29"),
        ("7.11.2026", "2026-11-07"),
        ("11/13", "2026-11-13"),
        ("٧ Nov", "2026-11-07"),
    ],
)
@pytest.mark.parametrize("language", ["en-GB", "de-DE", "ru"])
def test_english_is_always_understood(language: str, text: str, day: str) -> None:
    assert typed_day(text, TODAY, language).isoformat() == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("he", "מחר", "2026-11-26"),
        ("he", "4 במרץ 2027", "2027-03-04"),
        ("he", "יום שני הבא", "2026-11-30"),
        ("he", "בעוד שבועיים", "2026-12-09"),
        ("ja", "来週の月曜日", "2026-11-30"),
        ("ja", "来週月曜", "2026-11-30"),
        ("ja", "2週間後", "2026-12-09"),
        ("ja", "12日", "2026-12-12"),
        ("zh-Hans", "下周一", "2026-11-30"),
        ("zh-Hans", "两周后", "2026-12-09"),
        ("zh-Hans", "本周五", "2026-11-27"),
        ("zh-Hant", "下個星期三", "2026-12-02"),
        ("ko", "다음 주 월요일", "2026-11-30"),
        ("ko", "2주 후", "2026-12-09"),
        ("ar", "بعد أسبوعين", "2026-12-09"),
        ("ru", "через две недели", "2026-12-09"),
        ("ru", "в пятницу", "2026-11-27"),
        ("pl", "w środę", "2026-12-02"),
        ("fi", "perjantaina", "2026-11-27"),
        ("en-GB", "7/11", "2026-11-07"),
        ("en-US", "11/7", "2026-11-07"),
        ("en-US", "7/11/2026", "2026-07-11"),
        ("de-AT", "3. Dezember", "2026-12-03"),
        ("de", "Do", "2026-11-26"),
        ("de", "nächsten Freitag", "2026-12-04"),
        ("de", "übermorgen", "2026-11-27"),
        ("de", "vor 2 Wochen", "2026-11-11"),
        ("fr-FR", "1er décembre", "2026-12-01"),
        ("fr-FR", "jeudi prochain", "2026-12-03"),
        ("fr-FR", "il y a 3 jours", "2026-11-22"),
        ("fr-FR", "3 mar", "2027-03-03"),
        ("fr-FR", "mar", "2026-12-01"),
        ("es", "7 de noviembre de 2026", "2026-11-07"),
        ("es", "la semana que viene", "2026-12-02"),
        ("it", "fra due settimane", "2026-12-09"),
        ("nl", "volgende week", "2026-12-02"),
        ("pt-BR", "quinta-feira", "2026-11-26"),
        ("pl", "7 listopada", "2026-11-07"),
        ("pl", "w przyszłym tygodniu", "2026-12-02"),
        ("ru", "через 2 недели", "2026-12-09"),
        ("ru", "7 ноября", "2026-11-07"),
        ("sv", "i morgon", "2026-11-26"),
        ("no", "neste uke", "2026-12-02"),
        ("fi", "7. marraskuuta", "2026-11-07"),
        ("tr", "7 Kasım", "2026-11-07"),
        ("ja", "11月7日", "2026-11-07"),
        ("ja", "来週", "2026-12-02"),
        ("zh-CN", "2026年11月7日", "2026-11-07"),
        ("zh-CN", "明天", "2026-11-26"),
        ("ko", "11월 7일", "2026-11-07"),
        ("ar", "الخميس", "2026-11-26"),
    ],
)
def test_the_words_of_the_publication_are_understood(language: str, text: str, day: str) -> None:
    assert typed_day(text, TODAY, language).isoformat() == day


def test_a_day_without_a_year_is_the_nearest_or_still_ahead() -> None:
    assert typed_day("7 Nov", TODAY).isoformat() == "2026-11-07"
    assert typed_day("7 Nov", TODAY, ahead=True).isoformat() == "2027-11-07"
    assert typed_day("25 Nov", TODAY, ahead=True) == TODAY


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 Nov", "November has no day 31."),
        ("2026-02-30", "February 2026 has no day 30."),
        ("2026-13-01", "There is no month 13."),
        ("14/14", "There is no month 14."),
        ("32", "No month has a day 32."),
        ("wed 3 dec", "3 December 2026 is a Thursday, not a Wednesday."),
        ("November", "November is a month: say which day of it, as in 7 Nov."),
        ("nov 2027", "November is a month: say which day of it, as in 7 Nov."),
        ("+9999 years", "That lies beyond the years 1 to 9999."),
        ("florp", "“florp” is no day that can be read: 7 Nov, thu, +7, next month or 2026-11-05 can."),
    ],
)
def test_what_is_no_day_is_told_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(NotADay) as told:
        typed_day(text, TODAY)
    assert str(told.value) == says


@pytest.mark.parametrize("text", ["--7", "7 8 nov", "in", "next", "mon tue", "1/2/3/4", "x" * 10_000, "9" * 400, "\0"])
def test_nonsense_of_any_length_is_no_day(text: str) -> None:
    with pytest.raises(NotADay):
        typed_day(text, TODAY)


def test_nothing_is_no_date_yet() -> None:
    assert iso_day("  ", TODAY) == ""


@pytest.mark.parametrize("language", ["", "x", "de_DE\n", "../../etc", "xx-YY", "root"])
def test_a_language_that_nobody_knows_leaves_english(language: str) -> None:
    assert typed_day("7 Nov", TODAY, language).isoformat() == "2026-11-07"


@given(st.text(max_size=40), st.sampled_from(["en-GB", "de", "fr", "ja", "ar"]))
def test_whatever_is_typed_is_a_day_or_told(text: str, language: str) -> None:
    with contextlib.suppress(NotADay):
        assert isinstance(typed_day(text, TODAY, language), date)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["%d %B %Y", "%A, %d %b %Y", "%Y-%m-%d", "%B %d, %Y"])
)
def test_a_day_written_out_is_that_day(day: date, form: str) -> None:
    assert typed_day(day.strftime(form), TODAY) == day
