"""Which form of a word a number takes, by the rules of CLDR: "one" for 1 in English, "few" for 3 in Polish."""

from functools import lru_cache
from typing import TYPE_CHECKING

from desk.model.language import steps

if TYPE_CHECKING:
    from babel import Locale

OTHER = "other"
"""The form that every language has."""


@lru_cache(maxsize=64)
def locale(tag: str) -> "Locale | None":
    """What CLDR knows about a language, None where it knows nothing. Babel is imported here, and only here: it takes
    its time, and an English newsletter does without it.
    """
    from babel import Locale, UnknownLocaleError

    for each in steps(tag):
        try:
            return Locale.parse(each, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def forms(tag: str) -> frozenset[str]:
    """The forms that the words of a language have: "one" and "other" in English, six in Arabic."""
    known = locale(tag)
    return frozenset({*known.plural_form.tags, OTHER}) if known else frozenset({OTHER})


def form(tag: str, count: int) -> str:
    """The form for a number. Where nobody knows the rule, or it fails, it is `OTHER`."""
    known = locale(tag)
    try:
        return str(known.plural_form(count)) if known else OTHER
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return OTHER
