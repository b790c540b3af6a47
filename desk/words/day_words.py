"""The words that days are typed with: English, and those of one other language.

Months and weekdays are as CLDR has them; the few words around them, such as "tomorrow" and "in … weeks", are in
`typed_days.json`, by language and by group.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from desk.model.dates import MONTHS, WEEKDAYS

if TYPE_CHECKING:  # Babel is slow to load: it comes where it is asked
    from babel import Locale

MOST = 240
"""Characters that are looked at."""
TOKEN = re.compile(r"[+\-−–]|\d+|[^\W\d_]+(?:-[^\W\d_]+)*")
"""A sign, a number or a word."""
UNITS = ("day", "week", "month", "year")
"""What a day may be counted in: "in three weeks"."""


class Role(NamedTuple):
    """What a token may be: its letter in a pattern, and its value."""

    sign: str
    value: int


NOTHING = Role("", 0)
"""What a word is that says nothing: "the", "of"."""


class Vocabulary(NamedTuple):
    """The words of English and of one other language: what each may be, phrases, and words that say nothing.

    `weeks` stand ahead of a weekday and `counted` behind a number, in languages that part no words by spaces.
    """

    words: Mapping[str, Sequence[Role]]
    phrases: Mapping[str, str]
    fillers: frozenset[str]
    weeks: Mapping[str, int]
    counted: Mapping[str, str]

    def roles(self, token: str) -> Sequence[Role]:
        """What a word may be; the beginning of one month or weekday is meant for it, from three letters on."""
        known = (*self.words.get(token, ()), *((NOTHING,) if token in self.fillers else ()))
        if len(token) < 3:
            return known
        begun = [role for word, roles in self.words.items() if word.startswith(token) for role in roles]
        named = {role for role in begun if role.sign in ("mw" if not known else "m")}
        return (*known, *(named - {*known})) if len(named) == 1 else known


_ROLES: tuple[tuple[str, str, int], ...] = (
    ("today", "t", 0),
    ("tomorrow", "t", 1),
    ("yesterday", "t", -1),
    ("next", "N", 1),
    ("last", "N", -1),
)
_ROLES += (("this", "N", 0), ("after", "i", 1), ("ago", "g", -1), *((unit, "u", at) for at, unit in enumerate(UNITS)))


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, by its tag, and of English."""
    text = (resources.files("desk.words") / "typed_days.json").read_text("utf-8")
    own = language.partition("-")[0].lower()
    words: dict[str, list[Role]] = {}
    phrases: dict[str, str] = {}
    fillers: set[str] = set()
    weeks: dict[str, int] = {}
    counted: dict[str, str] = {}
    data = json.loads(text)
    for each in dict.fromkeys((own, "en")):
        known = data.get("nb" if each == "no" else each, {})
        for name, sign, value in _calendar(language if each == own else "en"):
            for ahead in ("", *known.get("joined", ())):
                _add(words, ahead + name, Role(sign, value))
        for name, value in known.get("weekdays", {}).items():
            _add(words, name, Role("w", value))
        for group, sign, value in _ROLES:
            for word in known.get(group, ()):
                _add(words, word, Role(sign, value))
        for value, forms in enumerate(known.get("numbers", ()), 1):
            for word in forms.split("|"):
                _add(words, word, Role("n", value))
        fillers |= {plain(word) for word in known.get("filler", ())}
        phrases |= {" ".join(TOKEN.findall(plain(said))): moved for said, moved in known.get("phrases", {}).items()}
        weeks |= {plain(word): week for word, week in known.get("weeks", {}).items()}
        counted |= {plain(word): moved for word, moved in known.get("counted", {}).items()}
    return Vocabulary(words, phrases, frozenset(fillers), weeks, counted)


def _add(words: dict[str, list[Role]], word: str, role: Role) -> None:
    known = words.setdefault(plain(word).rstrip("."), [])
    if role not in known:
        known.append(role)


def _calendar(language: str) -> Iterator[tuple[str, str, int]]:
    """The names of months and weekdays of a language, written out and short: name, "m" or "w", and number."""
    if language.lower().startswith("en"):
        for at, name in enumerate(MONTHS, 1):
            yield from ((name, "m", at), (name[:3], "m", at))
        for at, name in enumerate(WEEKDAYS):
            yield from ((name, "w", at), (name[:3], "w", at))
        return
    locale = _locale(language)
    if locale is None:
        return
    for sign, names in (("m", locale.months), ("w", locale.days)):
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[use][width].items():
                    yield str(name).rstrip(".").rpartition(" ")[2], sign, int(number)


def month_first(language: str) -> bool:
    """Whether figures put the month before the day: 11/7 in American English."""
    if language.lower().startswith("en"):
        return language.lower() in ("en", "en-us", "en-ph")
    locale = _locale(language)
    pattern = str(locale.date_formats["short"].pattern) if locale is not None else "d/M"
    return "m" in pattern.lower() and pattern.lower().index("m") < pattern.lower().index("d")


@cache
def _locale(language: str) -> "Locale | None":
    """What CLDR knows of a language; None where it knows none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def plain(text: str) -> str:
    """Lower case, without accents, every digit an ASCII one."""
    digits = "".join(
        str(unicodedata.decimal(sign)) if unicodedata.decimal(sign, None) is not None else sign for sign in text[:MOST]
    )
    bare = (sign for sign in unicodedata.normalize("NFKD", digits.casefold()) if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", "".join(bare)).strip()
