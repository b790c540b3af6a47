"""What stands behind a headline in its own line, in quieter print: where it was published, or who wrote it."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from desk.intake.page.parts import Part, Run
from desk.intake.page.phrases import BYLINE, paid_mark
from desk.links.sources import may_be_source
from desk.model.text import tidy_line

_WORD = re.compile(r"\w")
_SMALLER = 0.9
_LONGEST = 60
"""Characters of the longest tail."""
_PARTED = re.compile(r"\s*(?:[—–|·•/(\[:-]|\n)")
_SIGNS = " \n\t—–|·•/()[]:-"


def split_tail(part: Part) -> tuple[str, str]:
    """The words of a headline and those of its tail; "" where it has none.

    A tail is smaller or lighter than all ahead of it, and parted from it by a sign, a bracket or a line break.
    """
    start = _quieter(part.runs)
    if start is None:
        return part.words, ""
    behind = "".join(run.words for run in part.runs[start:])
    title = tidy_line("".join(run.words for run in part.runs[:start])).rstrip(_SIGNS)
    tail = tidy_line(behind).strip(_SIGNS)
    ahead = "".join(run.words for run in part.runs[:start])
    parted = _PARTED.match(behind) or re.search(r"(?:[—–|·•/(\[]|\s-|\n)\s*$", ahead)
    if not parted or not tail or not title or len(tail) > _LONGEST or paid_mark(part.words)[1]:
        return part.words, ""
    return title, tail


def is_host(words: str, url: str | None) -> bool:
    """Whether words are the name of the place that an address leads to."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return bool(host) and words.casefold().removeprefix("www.") == host


def is_author(tail: str) -> bool:
    """Whether a tail says who wrote it."""
    return bool(BYLINE.fullmatch(tail))


def is_source(tail: str, url: str | None) -> bool:
    """Whether a tail says where it was published."""
    return is_host(tail, url) or (may_be_source(tail) and not any(map(str.isdigit, tail)))


def _quieter(runs: Sequence[Run]) -> int | None:
    """The place of the first run from which all are quieter than every one ahead, or None."""
    worded = [place for place, run in enumerate(runs) if _WORD.search(run.words)]
    for cut, place in enumerate(worded):
        ahead, behind = [runs[each] for each in worded[:cut]], [runs[each] for each in worded[cut:]]
        if not ahead:
            continue
        small = max(run.size for run in behind) <= _SMALLER * min(run.size for run in ahead)
        light = all(run.bold for run in ahead) and not any(run.bold for run in behind)
        if small or (light and max(run.size for run in behind) <= min(run.size for run in ahead)):
            return place
    return None
