"""The ways in which the front part of a line can be a headline, and what is left of the line behind it."""

import re
from collections.abc import Iterable, Sequence

from desk.model.url import host
from desk.read.line import Form, Line, Run
from desk.read.model.labels import Label
from desk.words.cues import cues

_PARTS = re.compile(r"[:：–—|-](?:(?<=：)|(?<=:)(?=\s|$)|(?<=\s[–—|-])-?(?=\s))")
"""What `_COLON` ends with, and little more; it begins with its sign, so that all others are passed over at once."""
_COLON = re.compile(r"(.{4,140}?)(?:[:：](?=\s|$)|：|\s[-–—|](?=\s)|\s--(?=\s))")
_NAMED_WORD = re.compile(r" (?:by|von|par|via|di|por|door|av) [A-ZÀ-Ý@]")
_NAMED = re.compile(rf"(.{{4,140}}?)(?={_NAMED_WORD.pattern})")
_BRACKET = re.compile(r"(\W{0,6}(?P<words>.{4,140}?)) [(（][^()（）]{2,60}[)）]\W*$")
_CAPITALS = re.compile(r"\s*([^a-z\n]{4,80}?)(?:\.|(?<=[!?]))[ \u00a0]+(?=\S.{0,8}[a-z])")
_FEWEST = 4
"""Capitals that a title has: "A.", "P. S." and "U. S." are none."""
_BEHIND = re.compile(r"[>)\s]{0,2}[:：]\s+")
_FAR = 160
"""Characters in which what parts a headline from the rest stands: the longest headline and such a sign."""
_LEADING = 40
"""Characters that may stand ahead of a link that is still the line's headline, such as “(Easy) ” or a date."""
_DATED = 100
"""The same where a day comes first: “August 22 – Boise, Idaho, USA – ”."""
_RUNS_ON = ".!?…。！？'’\"”"
"""What words ahead of a link end with that is in the middle of a text: a sign, or a letter or a figure."""
_OPENS = " \t\u00a0([{«„“"
"""What may stand between words and a link that belongs to them: "It is shut. ([Post](…))"."""
_AROUND_HOST = " \t\u00a0()[]（）–—-|·/"
"""What may stand around the host that a title's link leads to: "[Winch 2](…) (quay.example)"."""
_DAY = 3
"""Words of a day that stands ahead of a link: "24 October", "Sat 9 May"."""
TIMES = frozenset(("months", "days"))
_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(
    r"\W*(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}([-/])\d{1,2}\1\d{1,2}|\d{1,2}([-.])\d{1,2}\2(?:19|20)\d\d)\W*"
)
"""9/30/18, 2027-05-09 and 9.5.2027; "2.10.11" and "2024.1.2" are versions."""
_SMALL = 3
"""Letters of a word in a day that names no month and no weekday: "of", "den", "th"."""


def leads(line: Line) -> dict[Label, tuple[int, int]]:
    """For each way that this line allows, where the headline begins and ends in the joined text of its runs."""
    found: dict[Label, tuple[int, int]] = {}
    runs = worded(line)
    text = line.joined
    if line.urls and (span := _linked(runs, text)):
        found[Label.LINKED] = span
    if span := _bold(runs, text) or capitals(line):
        found[Label.BOLD] = span
    start = 0 if text[:1].isalnum() else len(text) - len(text.lstrip())
    head = text[start : start + _FAR]
    if _PARTS.search(head) and (match := _COLON.match(text, start)) and len(match[1]) < len(text) - start:
        found[Label.COLON] = match.span(1)
    if _NAMED_WORD.search(head) and (match := _NAMED.match(text, start)):
        found[Label.NAMED] = match.span(1)
    if (")" in text or "）" in text) and (match := _BRACKET.match(text, start)):
        found[Label.BRACKETED] = match.span("words")
    if "://" in text and (span := _addressed(runs, text)):
        found[Label.ADDRESSED] = span
    if found and (span := _described(line, text, found)):
        found[Label.DESCRIBED] = span
    return found


def headline_in(line: Line, label: str) -> tuple[int, int] | None:
    """Where a line's headline stands, None for the whole line: none goes on behind an address that is written out."""
    fronts = leads(line) if label != Label.HEADLINE or "://" in line.joined else {}
    span, ahead = fronts.get(Label(label)), fronts.get(Label.ADDRESSED)
    if label == Label.HEADLINE:
        return ahead if ahead and len(line.urls) == 1 and not _unlinked(line, ahead[1]) else None
    if span and ahead and label not in (Label.LINKED, Label.DESCRIBED):
        goes_on = len(line.joined[ahead[1] : span[1]].split()) > 1
        return ahead if goes_on else span
    return span


def _unlinked(line: Line, begin: int) -> str:
    """The letters behind a place of a line's joined text that no link has."""
    text, at = "", 0
    for run in worded(line):
        text += "" if run.href else run.text[max(0, begin - at) :]
        at += len(run.text)
    return "".join(filter(str.isalnum, text))


def is_day(words: str) -> bool:
    """Whether words are a day and nothing more: "2 May", "Sat, May 9th", "2026年5月2日", "9/30/18:".

    >>> is_day("Saturday, 9 May"), is_day("Winches of May 2026"), is_day("2026-05-09"), is_day("2.10.11")
    (True, False, True, False)
    """
    if not any(map(str.isdigit, words)):
        return False
    if not TIMES & cues(words).says:
        return _FIGURES.fullmatch(words) is not None
    return all(len(word) <= _SMALL or TIMES & cues(word).says for word in _LETTERS.findall(words))


def host_named(words: str, urls: Iterable[str]) -> str:
    """The name of a host in words that say nothing else, where one of the addresses leads to it; else "".

    >>> host_named("(Quay.example)", ["https://www.quay.example/1"]), host_named("by Ana", ["https://quay.example/1"])
    ('Quay.example', '')
    """
    name = words.strip(_AROUND_HOST)
    if "." not in name or " " in name:
        return ""
    bare = name.casefold().removeprefix("www.")
    return name if any(host(url) == bare or host(url).endswith(f".{bare}") for url in urls) else ""


def without_host(title: str, url: str) -> tuple[str, str]:
    """A title without the host that stands in brackets behind it, and that host, where its address leads to it.

    >>> without_host("Quay shut (quay.example)", "https://www.quay.example/1"), without_host("Quay (2)", "https://q.example")
    (('Quay shut', 'quay.example'), ('Quay (2)', ''))
    """
    words, _, name = title.rpartition(" (")
    name = host_named(name, [url]) if words and name.endswith(")") else ""
    return (words.rstrip(), name) if name else (title, "")


def halves_link(line: Line, end: int) -> bool:
    """Whether words on both sides of a place of a line's joined text lead to one address, as no title ends there.

    >>> halves_link(Line((Run("Quay shut: ferries wait", "https://quay.example/1"),)), 9)
    True
    """
    ahead, behind = set[str](), set[str]()
    at = 0
    for run in worded(line):
        if run.href:
            cut = max(0, end - at)
            ahead |= {run.href} if run.text[:cut].strip() else set()
            behind |= {run.href} if any(map(str.isalnum, run.text[cut:])) else set()
        at += len(run.text)
    return not ahead.isdisjoint(behind)


def capitals(line: Line) -> tuple[int, int] | None:
    """The capitals that open a paragraph of a text, which has no bold, up to their stop: "QUAY SHUT. Ferries …"."""
    match = _CAPITALS.match(line.joined) if line.form == Form.TEXT else None
    return match.span(1) if match and sum(map(str.isupper, match[1])) >= _FEWEST else None


def worded(line: Line) -> list[Run]:
    """The runs of a line without the marks of notes."""
    return [run for run in line.runs if not run.note]


def _linked(runs: Sequence[Run], text: str) -> tuple[int, int] | None:
    """The first link, where it is not the whole line and nothing but a mark of its own stands ahead of it."""
    at, begin, end, href = 0, -1, -1, ""
    for run in runs:
        if run.href and run.text.strip() and begin < 0:
            begin, href = at, run.href
        if begin >= 0 and run.href != href:
            break
        at += len(run.text)
        if begin >= 0:
            end = at
    words = text[begin:end].strip()
    if begin >= _LEADING and (begin >= _DATED or not is_day(" ".join(text[:begin].split()[:_DAY]))):
        return None
    if begin < 0 or words == text.strip() or words.startswith(("http://", "https://")):
        return None
    return None if _runs_on(text[:begin].strip(_OPENS)) else (begin, end)


def _runs_on(ahead: str) -> bool:
    """Whether a link behind these words is in the middle of a sentence, or of a text: no title begins there."""
    if not any(map(str.isalpha, ahead)) or not (ahead[-1].isalnum() or ahead[-1] in _RUNS_ON):
        return False
    words = ahead.split()
    return len(words) > _DAY or not any(word.strip(".,").isdigit() for word in words)


def _bold(runs: Sequence[Run], text: str) -> tuple[int, int] | None:
    """The bold words that open it, where they are not the whole line."""
    at = 0
    for run in runs:
        if not run.bold and run.text.strip():
            break
        at += len(run.text)
    return (0, at) if at and text[:at].strip() and text[at:].strip() else None


def _addressed(runs: Sequence[Run], text: str) -> tuple[int, int] | None:
    """What stands ahead of the first address that is its own words."""
    at = 0
    for run in runs:
        if run.text.strip().startswith(("http://", "https://")):
            break
        at += len(run.text)
    else:
        return None
    words = text[:at].rstrip(" \t\u00a0:：–—-(<[（［【〔《〈")
    return (0, len(words)) if len(words.strip()) > 3 else None


def _described(line: Line, text: str, found: dict[Label, tuple[int, int]]) -> tuple[int, int] | None:
    """What stands behind a link, or words and their address, and a colon."""
    if Label.LINKED in found:
        begin = found[Label.LINKED][1]
    elif Label.ADDRESSED in found:
        begin = max(text.find(url) + len(url) for url in (*line.urls[:1], "") if url in text)
    else:
        return None
    match = _BEHIND.match(text, begin)
    return (match.end(), len(text)) if match and len(text) - match.end() > 3 else None
