"""How a paragraph or an item opens: with linked words, with heavy ones, or with neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.intake.page.parts import Part, Run
from desk.links.found import whole_address
from desk.links.sources import may_be_source, split_source
from desk.model.text import tidy_line

LONGEST = 200
"""Characters of the longest words that name a story."""
_LABEL_WORDS = 2
_WORD = re.compile(r"\w")
_AFTER = re.compile(r"^[\s.:–—|-]+(?=\S)")
_BEHIND = re.compile(r"\s*\(([^()]{2,40})\)\s*")
_STOP = re.compile(r"[.:]+$")


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that a part opens with, where they lead, and what follows."""

    words: str
    url: str | None
    rest: tuple[Run, ...]
    parting: bool = False
    """Whether the words end in a colon, as those do that part a story."""


def linked_lead(part: Part) -> Lead | None:
    """The linked words that a part opens with. Words that are an address themselves open nothing."""
    start = _first(part.runs)
    if start is None or part.runs[start].url is None:
        return None
    url = part.runs[start].url
    end = start
    while end < len(part.runs) and (part.runs[end].url == url or not part.runs[end].words.strip()):
        end += 1
    words = tidy_line("".join(run.words for run in part.runs[:end]))
    if len(words) > LONGEST or whole_address(words) or not _WORD.search(words):
        return None
    return Lead(words, url, part.runs[end:])


def bold_lead(part: Part) -> Lead | None:
    """The heavy words that a part opens with, without the stop at their end, if lighter ones follow."""
    start = _first(part.runs)
    if start is None or not part.runs[start].bold:
        return None
    end = start
    while end < len(part.runs) and (part.runs[end].bold or not part.runs[end].words.strip()):
        end += 1
    words = tidy_line("".join(run.words for run in part.runs[:end]))
    rest = part.runs[end:]
    if not any(_WORD.search(run.words) for run in rest) or len(words) > LONGEST or len(words) < 2:
        return None
    links = {run.url for run in part.runs[start:end] if run.url is not None}
    parting = words.endswith(":") or rest[0].words.lstrip().startswith(":")
    return Lead(_STOP.sub("", words), links.pop() if len(links) == 1 else None, rest, parting)


def bare_lead(part: Part) -> Lead | None:
    """The words ahead of an address that is written out: "Meeting in the hall <address> Friday"."""
    for place, run in enumerate(part.runs):
        if run.url is None:
            continue
        words = tidy_line("".join(each.words for each in part.runs[:place])).rstrip(" :–—-(<")
        if whole_address(run.words) and _WORD.search(words) and len(words) <= LONGEST:
            return Lead(words, run.url, part.runs[place + 1 :])
        return None
    return None


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without the dash, colon or line break that parted them from the words ahead."""
    made = list(runs)
    while made and not _WORD.search(made[0].words) and made[0].url is None and not re.search(r"[(\[]", made[0].words):
        made.pop(0)
    if made:
        made[0] = replace(made[0], words=_AFTER.sub("", made[0].words).lstrip())
    return tuple(made)


def is_reference(part: Part, known: frozenset[str] | set[str]) -> bool:
    """Whether a part is one link and nothing more than its source: `SOURCE:  title`."""
    links = part.links
    text = "".join(run.words for run in part.runs)
    source, _ = split_source(text, known)
    if not links:
        return source is not None and len(part.words) <= LONGEST
    if len({link.url for link in links}) != 1:
        return False
    if part.linked >= 0.85:
        return True
    return source is not None and len(_WORD.findall(source)) + sum(
        len(_WORD.findall(link.words)) for link in links
    ) >= 0.85 * len(_WORD.findall(text))


def is_labelled_address(part: Part) -> bool:
    """Whether a part is an address that is written out with a word ahead that says so: "Link: place.example/page"."""
    links = part.links
    ahead = "".join(run.words for run in part.runs if run.url is None).strip()
    label = ahead.endswith(":") and len(ahead.split()) <= _LABEL_WORDS
    return len(links) == 1 and label and bool(whole_address(links[0].words.strip()))


def source_behind(part: Part) -> str:
    """The source in round brackets that follows the one linked title of a part, "" if there is none."""
    lead = linked_lead(part)
    match = _BEHIND.fullmatch("".join(run.words for run in lead.rest)) if lead else None
    plain = lead is not None and all(run.url is None for run in lead.rest)
    return tidy_line(match[1]) if match and plain and may_be_source(match[1]) else ""


def _first(runs: Sequence[Run]) -> int | None:
    return next((place for place, run in enumerate(runs) if _WORD.search(run.words)), None)
