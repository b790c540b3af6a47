"""Short lines that say by a tag that a story is paid for: "Logwell | Sponsor", with the tag in a look of its own."""

import re

from desk.intake.page.parts import Part
from desk.intake.page.phrases import paid_mark
from desk.intake.plain.kinds import is_sponsors
from desk.model.text import tidy_line

_WORD = re.compile(r"\w")
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
