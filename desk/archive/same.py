"""Whether two issues are one: what they say is compared, never how much of it there is.

An issue is a set of sayings: its headlines, its sentences and the titles of its links, without signs, spaces and
case, so that the same newsletter read from its page, its text and its Markdown says the same. Two issues of one
newsletter share what stands in each of them ("Submit your event"), which is a small part of either.
"""

import re
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass
from hashlib import blake2b

from desk.model.issue import Issue
from desk.model.text import tidy_line
from desk.store.folder.summaries import Summary

SAME = 0.65
"""From this part of the sayings of the smaller issue on, two issues are one (`make bench ARGS=same`)."""
LIKE = 0.25
"""From this part on they may be one, one of them edited or read in part: that is asked, not decided."""
FEWEST = 3
"""Sayings that an issue needs before what it shares with another one says anything."""
COMMON = 3
"""From this many issues on that say it, a saying stands in each of a newsletter and tells none of them apart."""

_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|https?://\S+")
_ENDS = re.compile(r"(?<=[.!?…。！？])[\s\")\]”’»」]*|\n+")
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST = 9
"""Letters and digits that a saying has: "Read more" and "News" are said by everybody."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two issues share: `part` of the sayings of the smaller one, from 0 to 1."""

    part: float
    enough: bool

    @property
    def same(self) -> bool:
        """Whether they are one issue."""
        return self.enough and self.part >= SAME

    @property
    def like(self) -> bool:
        """Whether they may be one issue."""
        return self.enough and self.part >= LIKE


def sayings(issue: Issue) -> frozenset[int]:
    """What an issue says, as 64-bit numbers that are the same in every run and on every machine."""
    return frozenset(_number(words) for words in _said(issue))


def telling(said: frozenset[int], issues: Mapping[int, Sized]) -> frozenset[int]:
    """What tells an issue apart of what it says, where `issues` are those that say it; all, where nothing does."""
    return frozenset(each for each in said if len(issues.get(each, ())) < COMMON) or said


def likeness(first: frozenset[int], second: frozenset[int]) -> Likeness:
    """How much two issues share of what they say."""
    smaller = min(len(first), len(second))
    part = len(first & second) / smaller if smaller else 0.0
    return Likeness(part, smaller >= FEWEST)


def _said(issue: Issue) -> Iterator[str]:
    for story in issue.in_order():
        texts = [story.headline or "", story.standfirst, story.body, *(link.title for link in issue.links_of(story.id))]
        for text in texts:
            for part in _ENDS.split(_ADDRESS.sub("] ", text)):
                words = _SIGNS.sub("", part).casefold()
                if len(words) >= _SHORTEST:
                    yield words


def _number(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest())


def numbered_apart(there: Summary, new: Summary) -> bool:
    """Whether two issues have numbers that differ, and not the same day."""
    same_day = bool(new.date) and there.date == new.date
    return None not in (there.number, new.number) and there.number != new.number and not same_day


def told_as_one(there: Summary, new: Summary) -> bool:
    """Whether two issues of different words call themselves the same: by number, or by day and title without one."""
    if new.number is not None and there.number is not None:
        return there.number == new.number and (not (there.date and new.date) or there.date == new.date)
    names = {tidy_line(name).casefold() for name in (there.title, there.subject)} - {""}
    same_name = any(tidy_line(name).casefold() in names for name in (new.title, new.subject))
    return bool(new.date) and there.date == new.date and same_name
