"""Typed bullets told from the words behind them, and rows of cells counted: what lines say beside each other."""

import re
from collections.abc import Sequence
from functools import cache

from desk.read.line import Line
from desk.words.cues import LANGUAGES, vocabulary

_MARK = re.compile(
    r"[ \t\u00a0]*(?:[*•·▪►»●◦‣‧⁃∙■□◆➤→–-]|[o§](?=[ \t]{2})|[a-z][.)](?=[ \t]{2})|[(（]?\d{1,3}\s?[.)、:．）]"
    r"|\[\d{1,3}\]|[①-⑳])[ \t\u00a0\u3000]+(?=\S)|\s*\d{1,3}[、．]"
    r"|[ \t\u3000]*・(?=\S)|[ \t\u3000]*[●○◎◆◇■□▼▽★☆](?=[\u3005-\u9fff\uac00-\ud7a3\uff21-\uff9f])"
)
_LONE_MARKS = frozenset("*•·▪►●◦‣■◆")


def finished(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with their typed bullets told from their words, and how many cells each row has."""
    made: list[Line] = []
    lone: Line | None = None
    for line in lines:
        if line.text in _LONE_MARKS and not line.code and not line.image:
            lone = line
        elif lone is not None and not line.bullet:
            made.append(line.changed(bullet="*", mark=lone.text, gap=max(line.gap, lone.gap), rule=lone.rule))
            lone = None
        else:
            made.append(line if line.bullet or line.code else typed_bullet(line))
            lone = None
    cells: dict[int, set[int]] = {}
    for line in made:
        if line.row:
            cells.setdefault(line.row, set()).add(line.cell)
    many = {row: len(each) for row, each in cells.items() if len(each) > 1}
    return tuple([line.changed(columns=many[line.row]) if line.row in many else line for line in made])


def typed_bullet(line: Line) -> Line:
    """A line that begins with a typed bullet or number, with the sign as its mark."""
    begin = line.runs[0].text[:2] if line.runs else ""
    if (len(begin) == 2 and begin.isalpha()) or not line.runs or line.runs[0].link or line.image:  # letters are no sign
        return line
    text = "".join(run.text for run in line.runs)
    match = _MARK.match(text)
    if match is None or match.end() == len(text) or begins_with_day(text):
        return line
    mark, gone = match[0].strip(), match.end()
    runs = []
    for run in line.runs:
        taken = min(gone, len(run.text))
        gone -= taken
        if taken < len(run.text) or run.image:
            runs.append(run.saying(run.text[taken:]))
    numbered = any(sign.isdigit() or "①" <= sign <= "⑳" for sign in mark)
    return line.changed(runs=tuple(runs), bullet="1" if numbered else "*", mark=mark)


def begins_with_day(text: str) -> bool:
    """Whether a number at its beginning is a day of a month: "12. Mai: Open house"; English has no full stop there."""
    number, month = [*text.split(maxsplit=2), "", ""][:2]
    return number[:-1].isdecimal() and number[-1] == "." and month.rstrip(".,:").casefold() in _months()


@cache
def _months() -> frozenset[str]:
    """The names of months in the languages that write days as "12."."""
    return frozenset(name for language in LANGUAGES if language != "en" for name in vocabulary(language)["months"])
