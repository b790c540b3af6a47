"""What says that an item is paid, and who pays."""

import re
from collections.abc import Sequence

from desk.model.text import tidy_line
from desk.read.assemble.parts import OFFERS, Parts
from desk.read.house.house import House
from desk.read.line import Line
from desk.words.cues import cues

_PAID = re.compile(r"[\[(]\W*\w[\w ]{0,20}\W*[\])]\W*")
"""A mark in brackets behind a headline: "(ad)", "[Anzeige]"."""
_OPENING = 80
"""Characters in which a line can open with a call such as "Klicken Sie hier"."""
_MARK = 120
"""Cells of a line that says who pays."""
_MARK_WORDS = 2
"""Words of a mark ahead of a title: "Paid post: …"."""
_BEHIND_MARK = re.compile(r"[:：|–—()\[\]]|\s-\s")
_BY = frozenset(("by", "from", "von", "par", "por", "da", "door"))
_OUR = re.compile(r"(?:our|unser|notre|nuestro|il nostro|onze|nosso)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>")
"""A tag that a mail tool left standing in a title."""


def sponsor_in(text: str) -> str | None:
    """Who pays, as a mark such as "Presented by Tallow & Sons:" says; None where it names nobody."""
    for cut in (str.partition, str.rpartition):
        for sign in (" by ", " of ", " with ", " von ", " par ", " por ", " da ", " door ", " gracias a "):
            _, found, name = cut(text, sign)
            name = name.strip(" .:!*")
            if found and name and name[0].isupper() and len(name.split()) <= 6:
                return tidy_line(name)
    return None


def opens_sponsor(section: str) -> bool:
    """Whether the title of a section says that all in it is paid."""
    section = _TAG.sub("", section).strip()
    short = bool(section) and len(section.split()) <= 4
    return (short and "sponsor" in cues(section).opens) or bool(OFFERS.fullmatch(section))


def is_paid(house: House, texts: Sequence[Line], head: int, *, linked: bool) -> bool:
    """Whether the item says that it is paid: "Try our pump (ad)", "Our second sponsor …", "Click here to order"."""
    if head >= 0 and "sponsor" in house.cues[head].opens and _is_marked(house.lines[head].text):
        return True
    if texts and is_mark(texts[0].text):
        return True
    if texts and _OUR.match(texts[0].text) and "sponsor" in cues(" ".join(texts[0].text.split()[:4])).says:
        return True
    last = texts[-1] if len(texts) > 1 else None
    return last is not None and not last.urls and not linked and "pitch" in cues(last.text[:_OPENING]).opens


def is_mark(text: str) -> bool:
    """Whether a text says that something is paid, in brackets or ahead of a colon, and nothing more.

    >>> [is_mark(text) for text in ("(ad)", "[Anzeige]", "Sponsored:", "(4 minutes)")]
    [True, True, True, False]
    """
    if text.endswith(":"):
        return len(text.split()) <= _MARK_WORDS and "sponsor" in cues(text).opens
    return bool(_PAID.fullmatch(text)) and "sponsor" in cues(text).says


def _is_marked(title: str) -> bool:
    """Whether the word that opens a title marks it as paid and is not one of its own words.

    >>> [_is_marked(title) for title in ("Ad: Try our pump", "Sponsored by Tallow & Sons", "Ad spending falls again")]
    [True, True, False]
    """
    words = title.split()
    mark = _BEHIND_MARK.split(title, maxsplit=1)[0].split()
    if len(mark) <= _MARK_WORDS or "sponsor" not in cues(words[0]).opens:
        return True
    return words[1].casefold() in _BY


def mark_sponsors(parts: Parts, house: House) -> None:
    """A short line that says who pays, right above a headline, marks the story below and ends none above.

    Above the first story it does so with a colon; without one it pays for the issue. A picture may stand between.
    """
    ahead = [at for at in parts.ahead[-1:] if house.looks[at].ends == ":"]
    for section in parts.sections:
        before = section.intro or ([] if section.title else ahead)
        for story in section.stories:
            if story.head and before and all(house.lines[at].image for at in story.above):
                at = before[-1]
                cues, look = house.cues[at], house.looks[at]
                near = at == story.lines[0] - 1 and "sponsor" in cues.says and look.cells < _MARK
                if near and not house.lines[at].urls and (look.ends != "." or look.words < 9):
                    story.above.insert(0, before.pop())
            before = story.body
        section.stories = [story for story in section.stories if story.lines]
    if not ahead and parts.ahead and parts.sections and parts.sections[0].stories:
        parts.ahead = [at for at in parts.ahead if at not in parts.sections[0].stories[0].above]
