"""A question to the archive as it is typed: words, "phrases", and filters such as `source:nhs`."""

import re
from dataclasses import dataclass

from desk.archive.texts import spaced
from desk.model.text import tidy_line

LONGEST = 1_000
"""Characters of a question that are read; nobody asks for more, and a paste into the field can be anything."""
MOST = 24
"""Words and phrases of a question that are looked for."""
FILTERS = ("source", "section", "no", "since", "url")
"""Names of filters; anything else before a colon is a word."""

_PARTS = re.compile(
    rf"""(?P<name>{"|".join(FILTERS)}):(?:["“”](?P<quoted>[^"“”]*)["“”]|(?P<value>\S+))
    | ["“”„](?P<phrase>[^"“”„]*)["“”]
    | (?P<word>\S+)""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,9})?(?:(-|\.\.|–)(\d{1,9})?)?")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, each part cleaned. `last_open` says that the last word may be the beginning of one.

    `numbers` are the lowest and the highest number of an issue; `since` is a day, a month or a year (ISO 8601).
    `url` is an address whose page is looked for. `unused` are filters that say nothing that can be used.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    source: str = ""
    section: str = ""
    numbers: tuple[int, int] | None = None
    since: str = ""
    url: str = ""
    last_open: bool = False
    unused: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for, not even a filter."""
        return not (self.words or self.phrases or self.source or self.section or self.numbers or self.since or self.url)

    @property
    def has_words(self) -> bool:
        """Whether there is more than filters."""
        return bool(self.words or self.phrases)


def understood(text: str) -> Query:
    """The question in what was typed: any text is one."""
    line = tidy_line(text[:LONGEST])
    words: list[str] = []
    phrases: list[str] = []
    values: dict[str, str] = {}
    for part in _PARTS.finditer(line):
        if part["name"]:
            values[part["name"].lower()] = part["quoted"] if part["quoted"] is not None else part["value"]
        elif part["phrase"] is not None:
            phrases.append(part["phrase"])
        else:
            words.append(part["word"])
    numbers, since = _numbers(values.get("no", "")), values.get("since", "")
    day = since if _DAY.fullmatch(since) else ""
    unused = [
        f"{name}:{values[name]}" for name, used in (("no", numbers), ("since", day)) if values.get(name) and not used
    ]
    kept = _asked(words)
    return Query(
        words=kept,
        phrases=_asked(phrases),
        source=values.get("source", ""),
        section=values.get("section", ""),
        numbers=numbers,
        since=day,
        url=values.get("url", ""),
        last_open=bool(kept) and line.endswith(words[-1]) and _asked(words[-1:]) != (),
        unused=tuple(unused),
    )


def quoted(text: str, prefix: bool = False) -> str:
    """Words as a string of the index's own language of questions: always a phrase, never an operator."""
    return '"' + spaced(text).replace('"', " ") + '"' + ("*" if prefix else "")


def _asked(parts: list[str]) -> tuple[str, ...]:
    """Those that hold something to look for."""
    return tuple(part for part in parts if any(map(str.isalnum, part)))[:MOST]


def _numbers(text: str) -> tuple[int, int] | None:
    found = _RANGE.fullmatch(text) if text else None
    if not found or not (found[1] or found[3]):
        return None
    low = int(found[1]) if found[1] else 0
    high = int(found[3]) if found[3] else (low if not found[2] else 10**9)
    return low, high
