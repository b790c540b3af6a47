"""What is said about an issue outside its lines: in front matter and in the name of its file."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import PurePath

from desk.model import dates
from desk.model.text import tidy_line
from desk.read.line import Hint, LeftOut
from desk.read.reasons import Reason
from desk.read.sources.days import DAYS, day_in, is_number, month_in, number_in

_KEYS = {
    "title": "title", "titre": "title", "titel": "title", "subject": "subject", "date": "date", "pubdate": "date",
    "pubdatetime": "date", "publishdate": "date", "published": "date", "revdate": "date", "created": "date",
    "number": "number", "issue": "number", "revnumber": "number", "edition": "number",
    "description": "preheader", "summary": "preheader", "excerpt": "preheader", "subtitle": "preheader",
    "lang": "language", "language": "language", "locale": "language", "publication": "publication",
}  # fmt: skip
"""What the keys of front matter say about, as Jekyll, Hugo, Pelican, Ghost and AsciiDoc name them."""
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_MOST_ROWS = 200
"""Rows of the longest front matter."""
_PAIR = re.compile(r"[\"']?([A-Za-z][\w .-]{0,40}?)[\"']?\s*(?::\s|=\s?|:$)\s*(.*)")
_HEADER = re.compile(r"([A-Za-z][\w -]{0,30}):[ \t]+(\S.*)")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])(?!\d)")
_WEEK = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?[wW](0[1-9]|[1-4]\d|5[0-3])(?!\d)")
_NUMBERED = re.compile(r"(?:^|[-_ ]|(?<!\d)\.)(?!(?:19|20)\d\d$)(\d{1,4})$")


def front_matter(rows: Sequence[str]) -> tuple[int, list[Hint], list[LeftOut]]:
    """How many rows front matter takes (YAML, TOML, or lines as of a header), and what it says.

    >>> front_matter(["---", "title: Rope weekly", "---", "Hello"])[0]
    3
    """
    first = next((at for at, row in enumerate(rows[:5]) if row.strip()), 0)
    fence = _FENCES.get(rows[first].strip()) if rows else None
    if fence:
        end = next((at for at in range(first + 1, min(len(rows), _MOST_ROWS)) if rows[at].strip() in fence), 0)
        if end and any(_PAIR.fullmatch(row) for row in rows[first + 1 : end]):
            return end + 1, *_said(rows[first + 1 : end], first + 2, _PAIR)
    end = first + len(list(takewhile(_HEADER.fullmatch, rows[first:_MOST_ROWS])))
    keys = [row.partition(":")[0].lower() for row in rows[first:end]]
    if len(keys) >= 2 and end < len(rows) and not rows[end].strip() and {"title", "date"} & set(keys):
        return end, *_said(rows[first:end], first + 1, _HEADER)
    return 0, [], []


def _said(rows: Sequence[str], number: int, pair: re.Pattern[str]) -> tuple[list[Hint], list[LeftOut]]:
    hints: list[Hint] = []
    left: list[LeftOut] = []
    for at, row in enumerate(rows, number):
        match = pair.fullmatch(row)
        value = tidy_line(match[2]).strip("\"'").strip() if match else ""
        value = value.lstrip("#").strip() if value.startswith(("# ", "## ")) else value  # written as the heading it was
        if match and (hint := key_hint(match[1], value)):
            hints.append(hint)
        elif row.strip():
            left.append(LeftOut(Reason.SETTING, tidy_line(row), line=at))
    return hints, left


def key_hint(key: str, value: str) -> Hint | None:
    """What a key of front matter says; None for one that is not known, or has no value of its kind."""
    about = _KEYS.get(key.lower())
    return hint_of(about, value) if about and value else None


def hint_of(about: str, value: str, origin: str = "front matter") -> Hint | None:
    """What a value says; None for a date or a number that it is not."""
    if about == "date":
        day = day_in(value)
        return Hint("date", day, origin) if day else None
    if about == "number":
        match = re.fullmatch(r"\D{0,10}(\d{1,5})", value)
        return Hint("number", str(int(match[1])), origin) if match else None
    return Hint(about, value, origin)


def name_hints(name: str) -> Iterator[Hint]:
    """What the name of a file and of its folder say: "issue-99.md", "2015-10-21.md", "2015-10-21/index.html".

    A month or a week stands for its first day: "201711.txt", "2019/03/index.html", "2022-w14.md".
    """
    path = PurePath(name.replace("\\", "/"))
    above = path.parent
    folder = above.name
    if re.fullmatch(r"(?:19|20)\d\d", above.parent.name) and re.fullmatch(r"0?[1-9]|1[0-2]", folder):
        folder = f"{above.parent.name}-{folder:0>2}"
    for text, origin in ((path.stem, "file"), (folder, "folder")):
        if day := _named_day(text):
            yield Hint("date", day, origin)
        rest = text
        for dated in DAYS:
            rest = dated.sub(lambda match: match[0] if is_number(match) else " ", rest)
        for dated in (_WEEK, _MONTH):
            rest = dated.sub(" ", rest)
        last = _NUMBERED.search(rest)
        if number := number_in(rest.replace("_", " ")) or (int(last[1]) if last else 0):
            yield Hint("number", str(number), origin)


def _named_day(text: str) -> str:
    """The day that a file's name says, the first of the month or the week where it says no more; "" for none."""
    if day := day_in(text):
        return day
    if match := _MONTH.search(text):
        return f"{match[1]}-{match[2]}-01"
    match = _WEEK.search(text)
    monday = dates.parsed(f"{match[1]}-W{match[2]}") if match else None  # not each year has a week 53
    return monday.isoformat() if monday else month_in(text.replace("-", " ").replace("_", " "))
