"""The parts of a page put in order before they are judged: what is hidden or stands twice goes, broken lines join."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from desk.intake.page.flow import INVISIBLE
from desk.intake.page.parts import Part, Run
from desk.intake.page.tagged import with_mark
from desk.intake.page.written import BREAK
from desk.intake.reading import LeftOut, Lines
from desk.intake.starts import is_lone_bullet, item_in
from desk.intake.wrap import breaks_off
from desk.links.paste import is_label
from desk.links.sources import split_source
from desk.model.text import tidy_line

_LONG = 60
"""Letters from which a part that stands twice was not meant to."""
_LOUDER = 1.1
_LETTERS = re.compile(r"[\W_]+")
_PADDED = re.compile(r"(?:\s*[\u00a0\u2007\u034f]\s*){3,}.*", re.DOTALL)


@dataclass(slots=True)
class Settled:
    """The parts that are read, the page's words line by line, what was left out, and the line for the inbox."""

    parts: list[Part] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    preheader: str = ""


def settled(parts: Sequence[Part]) -> Settled:
    """The parts in order, each with its line."""
    made = Settled()
    seen = {_folded(part) for part in parts if not part.hidden and part.words}
    shown: list[Part] = []
    for part in _lines_joined(parts):
        if part.hidden:
            _hide(part, made, seen, first=not any(each.words for each in shown))
        else:
            shown.append(_as_item(with_mark(part)))
    shown = list(_bulleted(shown))
    twice = _twice(shown)
    for place, part in enumerate(shown):
        if part.words:
            made.source.append(part.words)
        line = Lines(len(made.source), len(made.source)) if made.source else Lines(1, 1)
        if place in twice:
            made.left_out.append(
                LeftOut(part.words, "stands on the page twice, for wide and for narrow screens", None, line)
            )
        else:
            made.parts.append(replace(part, line=line.first))
    return made


def _hide(part: Part, made: Settled, seen: set[str], first: bool) -> None:
    words = tidy_line(INVISIBLE.sub("", _PADDED.sub("", "".join(run.words for run in part.runs))))
    if not words:
        return
    if first and not made.preheader:
        made.preheader = words
    elif _folded(part) in seen:
        made.left_out.append(LeftOut(words, "hidden on the page, and shown elsewhere on it"))
    else:
        made.source.append(words)
        url = part.links[0].url if len(part.links) == 1 else None
        made.left_out.append(LeftOut(words, "hidden on the page", url, Lines(len(made.source), len(made.source))))


def _folded(part: Part) -> str:
    return _LETTERS.sub("", part.words).casefold()


def _lines_joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Lines that one line break parts and that look alike, made one part."""
    lines: list[Part] = []
    for part in parts:
        if lines and not _joins(lines[-1], part):
            yield _joined(lines)
            lines = []
        lines.append(part)
    if lines:
        yield _joined(lines)


def _joined(lines: Sequence[Part]) -> Part:
    if len(lines) == 1:
        return lines[0]
    runs = list(lines[0].runs)
    for line, below in pairwise(lines):
        runs.append(Run(" " if breaks_off(line.words, below.words) else BREAK, size=line.size))
        runs += below.runs
    return replace(lines[0], runs=tuple(runs))


def _joins(part: Part, below: Part) -> bool:
    if not below.soft or below.image or part.image or part.rule or below.rule or not part.words or not below.words:
        return False
    if (part.item, part.cell, part.path, part.hidden) != (below.item, below.cell, below.path, below.hidden):
        return False
    if (part.bold >= 0.9) != (below.bold >= 0.9) or not 1 / _LOUDER < part.size / below.size < _LOUDER:
        return False
    if part.level or part.code:
        return True
    if part.linked >= 0.9 or below.linked >= 0.9 or is_label(part.words):
        return False
    if _is_reference(part) or _is_reference(below):
        return False
    return not item_in(0, below.words)


def _is_reference(part: Part) -> bool:
    """Whether a line is `SOURCE:  title` with the title linked."""
    text = "".join(run.words for run in part.runs)
    return bool(part.links) and len(part.words) < 250 and split_source(text)[0] is not None


def _as_item(part: Part) -> Part:
    """A paragraph that begins with a bullet sign, as word processors write lists, made an item."""
    if part.depth or part.level or part.rule or part.image or not part.words:
        return part
    item = item_in(0, part.words)
    if item is None or item.number or item.weak or item.sign == "-":
        return part
    rest = len("".join(run.words for run in part.runs).lstrip()) - len(item.sign)
    runs = list(_last_letters(part.runs, rest))
    return replace(part, runs=tuple(runs), depth=1, item=-1 - part.path, first=True) if runs else part


def _bulleted(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with each bullet that stands alone, as in tables that are lists, put ahead of the words below it."""
    bullet: Part | None = None
    for part in parts:
        if is_lone_bullet(part.words):
            bullet = part
        elif bullet is not None and part.words and not part.image:
            plain = not part.depth and not part.level
            yield replace(part, depth=1, item=-1 - part.path, first=True) if plain else part
            bullet = None
        else:
            yield part


def _last_letters(runs: Sequence[Run], count: int) -> Iterator[Run]:
    """The last `count` characters of the runs, without white space ahead."""
    skip = sum(len(run.words) for run in runs) - count
    begun = False
    for run in runs:
        words = run.words[skip:] if skip > 0 else run.words
        skip -= len(run.words)
        words = words if begun else words.lstrip()
        if words:
            begun = True
            yield replace(run, words=words)


def _twice(parts: Sequence[Part]) -> set[int]:
    """The places of parts that are shown again for another width: a run of them, or one directly below itself."""
    first: dict[tuple[str, tuple[str | None, ...]], int] = {}
    runs: list[list[tuple[int, int]]] = []
    for place, part in enumerate(parts):
        earlier = first.setdefault((part.words, tuple(link.url for link in part.links)), place)
        if runs and runs[-1] and runs[-1][-1][0] == place - 1:
            goes_on = runs[-1][-1][1] + 1
            earlier = goes_on if goes_on < place and _same(part, parts[goes_on]) else earlier
        if earlier == place or not _same(part, parts[earlier]):
            continue
        if runs and runs[-1][-1] == (place - 1, earlier - 1):
            runs[-1].append((place, earlier))
        else:
            runs.append([(place, earlier)])
    return {place for run in runs if _is_repeat([parts[place] for place, _ in run], run[0]) for place, _ in run}


def _is_repeat(run: Sequence[Part], begins: tuple[int, int]) -> bool:
    """Whether parts that stand earlier too were meant to be shown once: some are long, and they belong together."""
    worded = [part for part in run if part.words]
    return any(map(_is_text, worded)) and (len(worded) > 1 or begins[0] - begins[1] == len(run))


def _same(part: Part, other: Part) -> bool:
    if part.image or other.image:
        return part.image is not None and other.image is not None and part.image.src == other.image.src
    alike = (part.level, bool(part.depth), part.rule) == (other.level, bool(other.depth), other.rule)
    return alike and part.words == other.words and [run.url for run in part.links] == [run.url for run in other.links]


def _is_text(part: Part) -> bool:
    """Whether a part is long enough and no headline, which a list of contents repeats."""
    return len(part.words) >= _LONG and not part.level and part.linked < 0.9 and part.bold < 0.9
