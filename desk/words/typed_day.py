"""A day as an editor types it: "7 Nov", "thu", "+7", "next month", "7. November", "jeudi prochain", "11月7日".

The words are English and those of the publication's language (`day_words`). A day without its year is the nearest one.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from desk.model.dates import MONTHS, WEEKDAYS, long_date, parsed
from desk.words.day_words import TOKEN, UNITS, Role, Vocabulary, month_first, plain, vocabulary

LONGEST = 60
"""Characters of a text that may be a day."""
EXAMPLES = "7 Nov, thu, +7, next month or 2026-11-05"
"""How a day can be typed, for a sentence."""
_FROM_YEAR = re.compile(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日号號일.]?")
_EAST = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?")
_EAST_DAY = re.compile(r"(\d{1,2})\s*[日號号일]")
_FIGURES = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?\s*\.?")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "eme", "o", "a", "го"})
"""What stands right behind the number of a day."""

_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}


class NotADay(ValueError):
    """A text that is no day; the sentence says why."""


class _Asked(NamedTuple):
    """What a text is read with: the day of today, the language, and whether a day without a year lies ahead."""

    today: date
    language: str
    ahead: bool


def typed_day(text: str, today: date, language: str = "en-GB", *, ahead: bool = False) -> date:
    """The day that a text names. Without a year it is the nearest one, or with `ahead` the next from today on.

    Raises NotADay.
    """
    asked, said = _Asked(today, language, ahead), plain(text)
    if len(said) <= LONGEST:
        if found := _FROM_YEAR.fullmatch(said):  # 2026-11-05, 2026/11/5, 2026年11月5日
            return _made(int(found[1]), int(found[2]), int(found[3]))
        for read in (_phrase, _figures, _spoken, _of_week, _counted):
            if (day := read(said, asked)) is not None:
                return day
    raise NotADay(f"“{text.strip()[:30]}” is no day that can be read: {EXAMPLES} can.")


def iso_day(text: str, today: date, language: str = "en-GB", *, ahead: bool = False) -> str:
    """The day that a text names as ISO 8601 writes it, "" for an empty one. Raises NotADay."""
    text = text.strip()
    return typed_day(text, today, language, ahead=ahead).isoformat() if text else ""


# Ways to say it, each giving None where the text is something else


def _figures(text: str, asked: _Asked) -> date | None:
    """7/11, 7.11.2026, 11月7日: day and month in the order of the language, in the other where only that is a day."""
    if found := _EAST.fullmatch(text):
        return _nearest(int(found[2]), int(found[1]), asked)
    if found := _EAST_DAY.fullmatch(text):
        return _of_month({"n": int(found[1])}, asked)
    found = _FIGURES.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    day, month = (second, first) if month_first(asked.language) else (first, second)
    if month > 12 >= day:
        day, month = month, day
    if year is None:
        return _nearest(day, month, asked)
    return _made(_whole_year(int(year), asked), month, day)


def _phrase(text: str, asked: _Asked) -> date | None:
    """A phrase that is a day as a whole: "day after tomorrow", "übermorgen", "来週"."""
    found = vocabulary(asked.language).phrases.get(" ".join(TOKEN.findall(text)))
    if found is None:
        return None
    number, unit = found.split()
    return _shifted(asked.today, int(number), UNITS.index(unit))


def _spoken(text: str, asked: _Asked) -> date | None:
    """Words and numbers in any of the patterns that `_RULES` knows, the likeliest first."""
    tokens = _tokens(text, vocabulary(asked.language))
    if not 1 <= len(tokens) <= 8 or not all(tokens):
        return None
    for wanted, rule in _RULES:
        for roles in product(*tokens):
            if re.fullmatch(wanted, "".join(role.sign for role in roles)):
                return rule({f"{role.sign}{at}": role.value for at, role in enumerate(roles) if role.sign}, asked)
    return None


def _of_week(text: str, asked: _Asked) -> date | None:
    """A weekday behind the word for its week: "来週の月曜日", "下周一", "다음 주 월요일"."""
    known = vocabulary(asked.language)
    for ahead in sorted(known.weeks, key=len, reverse=True):
        named = text.removeprefix(ahead).strip().removeprefix("の") if text.startswith(ahead) else ""
        for role in known.words.get(named, ()):
            if role.sign == "w":
                return _shifted(asked.today, role.value - asked.today.weekday() + 7 * known.weeks[ahead], 0)
    return None


def _counted(text: str, asked: _Asked) -> date | None:
    """A number with what is counted behind it: "2週間後", "两周后", "3일 전"."""
    known = vocabulary(asked.language)
    for behind in sorted(known.counted, key=len, reverse=True):
        said = text.removesuffix(behind).strip() if text.endswith(behind) else ""
        number = int(said) if said.isdecimal() and len(said) <= 4 else _one(_numbers(said, known), "n")
        if said and number:
            times, unit = known.counted[behind].split()
            return _shifted(asked.today, number * int(times), UNITS.index(unit))
    return None


def _numbers(said: str, known: Vocabulary) -> dict[str, int]:
    return {role.sign: role.value for role in known.words.get(said, ())}


def _tokens(text: str, words: Vocabulary) -> list[Sequence[Role]]:
    """What each sign, number and word of a text may be; nothing for a word that is not known."""
    made: list[Sequence[Role]] = []
    before = ""
    for token in TOKEN.findall(text):
        if token.isdigit():
            made.append((Role("n", int(token)),) if len(token) <= 4 else ())
        elif token in _SIGNS:
            if not made:  # elsewhere one joins two words: "7-nov"
                made.append((Role("+", _SIGNS[token]),))
            elif before in _SIGNS:
                made.append(())
        elif not (before.isdigit() and token in _ORDINALS):
            made.append(words.roles(token))
        before = token
    return made


# What the patterns mean. A rule takes the values by sign and place: {"n0": 7, "m1": 11}

Values = Mapping[str, int]


def _all(values: Values, sign: str) -> list[int]:
    return [value for key, value in values.items() if key[0] == sign]


def _one(values: Values, sign: str, otherwise: int = 0) -> int:
    return next(iter(_all(values, sign)), otherwise)


def _by_name(values: Values, asked: _Asked) -> date:
    """7 Nov, Nov 7 2026, 2026 Nov 7, thu 7 nov."""
    month, numbers = _one(values, "m"), _all(values, "n")
    if len(numbers) == 1 and numbers[0] > 31:
        return _month_alone(values, asked)
    day, year = numbers if len(numbers) == 2 else (numbers[0], None)
    if year is not None and day > 31:
        day, year = year, day
    found = _nearest(day, month, asked) if year is None else _made(_whole_year(year, asked), month, day)
    weekday = _one(values, "w", found.weekday())
    if weekday != found.weekday():
        written = long_date(found.isoformat()).partition(" ")[2]
        raise NotADay(f"{written} is a {WEEKDAYS[found.weekday()]}, not a {WEEKDAYS[weekday]}.")
    return found


def _month_alone(values: Values, _: _Asked) -> date:
    """November: no day, in no language and in no year."""
    raise NotADay(f"{MONTHS[_one(values, 'm') - 1]} is a month: say which day of it, as in 7 Nov.")


def _of_month(values: Values, asked: _Asked) -> date:
    """15, thu 12: the next day of that number, on that weekday."""
    number, weekday = _one(values, "n"), _one(values, "w", -1)
    for days in range(3 * 366 if 1 <= number <= 31 else 0):
        day = _shifted(asked.today, days, 0)
        if day.day == number and weekday in (-1, day.weekday()):
            return day
    raise NotADay(f"No month has a day {number}.")


def _weekday(values: Values, asked: _Asked) -> date:
    """thu: the next one after today; next thu: that of next week; last thu: the one before today."""
    today, weekday, week = asked.today, _one(values, "w"), _one(values, "N")
    if week == 0 and not _all(values, "u"):
        return _shifted(today, (weekday - today.weekday() - 1) % 7 + 1, 0)
    if week == -1 and not _all(values, "u"):
        return _shifted(today, -((today.weekday() - weekday - 1) % 7 + 1), 0)
    return _shifted(today, weekday - today.weekday() + 7 * week, 0)


def _shift(values: Values, asked: _Asked) -> date:
    """+7, in 2 weeks, 3 days ago, next month, last year."""
    number = _one(values, "n", 1) * _one(values, "+", 1) * _one(values, "N", 1)
    return _shifted(asked.today, -number if _all(values, "g") else number, _one(values, "u"))


def _relative(values: Values, asked: _Asked) -> date:
    """today, tomorrow, yesterday."""
    return _shifted(asked.today, _one(values, "t"), 0)


_RULES = (
    (r"t", _relative),
    (r"w?(nm|mn)n?w?|nmn?w?", _by_name),
    (r"w|Nw|wN|w(Nu|uN)|(Nu|uN)w", _weekday),
    (r"n|wn|nw", _of_month),
    (r"\+nu?|i?nu|nui|i?u|nug|gnu|gu|ug|Nu|uN|in", _shift),
    (r"m", _month_alone),
)
"""Patterns of roles, and what they mean. n number, m month, w weekday, t today …, N next …, u unit, i in, g ago."""


# Days


def _shifted(day: date, number: int, unit: int) -> date:
    """So many days (0), weeks (1), months (2) or years (3) later; of a shorter month the last day."""
    try:
        if unit < 2:
            return day + timedelta(days=number * (7 if unit else 1))
        months = day.year * 12 + day.month - 1 + number * (12 if unit == 3 else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError) as error:
        raise NotADay("That lies beyond the years 1 to 9999.") from error


def _whole_year(year: int, asked: _Asked) -> int:
    """26 is 2026, in this century."""
    return year + asked.today.year // 100 * 100 if year < 100 else year


def _nearest(day: int, month: int, asked: _Asked) -> date:
    """The day of that month nearest to today, of those that there are: 29 February is in a leap year."""
    if not 1 <= month <= 12:
        raise NotADay(f"There is no month {month}.")
    today = asked.today
    years = range(max(1, today.year - 8), min(9999, today.year + 8) + 1)
    found = [date(year, month, day) for year in years if 1 <= day <= monthrange(year, month)[1]]
    found = [each for each in found if not asked.ahead or each >= today]
    if not found:
        raise NotADay(f"{MONTHS[month - 1]} has no day {day}.")
    return min(found, key=lambda each: abs((each - today).days))


def _made(year: int, month: int, day: int) -> date:
    made = parsed(f"{year:04}-{month:02}-{day:02}")
    if made is None:
        known = 1 <= month <= 12
        raise NotADay(f"{MONTHS[month - 1]} {year} has no day {day}." if known else f"There is no month {month}.")
    return made
