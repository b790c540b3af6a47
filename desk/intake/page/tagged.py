"""Short lines that say by a tag that a story is paid for: "Logwell | Sponsor", with the tag in a look of its own."""

import re
from dataclasses import replace

from desk.intake.page.parts import Part, Run
from desk.intake.page.phrases import paid_mark
from desk.intake.plain.kinds import is_sponsors
from desk.model.text import tidy_line

_WORD = re.compile(r"\w")
_BRACKETED = re.compile(r"(\s*[\[(][^\[\]()]{2,30}[\])])(.*)", re.DOTALL)
_LONGEST = 80
_SIGNS = " —–|·•/()[]:-"


def tagged(part: Part) -> str | None:
    """Who paid according to the line, "" if it does not say who, None if nobody did."""
    if len(part.words) > _LONGEST or part.words.endswith("."):
        return None
    rest, mark = paid_mark(part.words)
    if mark:
        return rest.strip(_SIGNS)
    worded = [run for run in part.runs if _WORD.search(run.words)]
    for tag, others in ((worded[-1:], worded[:-1]), (worded[:1], worded[1:])):
        if others and is_sponsors(tag[0].words.strip()):
            return tidy_line("".join(run.words for run in others)).strip(_SIGNS)
    return None


def with_mark(part: Part) -> Part:
    """The part with a mark in brackets, "(sponsor)", that follows linked or heavy words in the look of these."""
    runs: list[Run] = []
    for run in part.runs:
        last = runs[-1] if runs else None
        match = _BRACKETED.match(run.words) if last and (last.url is not None or last.bold) else None
        if last and match and paid_mark(f"x {match[1].strip()}")[1] and run.url is None and not run.bold:
            runs.append(replace(last, words=match[1]))
            runs += [replace(run, words=match[2])] if match[2] else []
        else:
            runs.append(run)
    return (
        part if len(runs) == len(part.runs) and runs[-1:] == list(part.runs[-1:]) else replace(part, runs=tuple(runs))
    )
