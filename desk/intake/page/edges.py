"""What stands around the stories of a page: the masthead above them, the small print below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.intake.page.envelope import behind_envelope
from desk.intake.page.foot import footer
from desk.intake.page.loud import body_size
from desk.intake.page.menus import is_menu, menu_rows
from desk.intake.page.parts import Part
from desk.intake.page.phrases import BROWSER, GREETING, NUMBER
from desk.intake.plain.masthead import date_in

_EARLY = 14
"""Parts among which the masthead's title is looked for."""
_NEAR = 5
"""Parts below the title among which number, day or the way to the web version are looked for."""
_FEW = 2
"""Headlines that a page has at least, whose look says what a tagline's is not."""
_HEAVY = 0.9
_LONG = 110
"""Characters from which a part is text."""
_MUCH_LARGER = 1.4
_DAY = re.compile(r"\b\d{1,2}\.?(?:\s+de)?\s+[^\W\d_]{3,10}\.?(?:\s+de)?\s+(?:19|20)\d\d\b|(?:19|20)\d\d年\s?\d{1,2}月")
"""A day of a year, whatever language names the month."""
_SHORT_DAY = re.compile(r"\W*(?:[^\W\d_]{2,10}\.?,?\s)?(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,10})\W*")
"""A day without its year."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the stories begin and end, and the place of the part that names the issue, or None."""

    begin: int
    end: int
    title: int | None


def edges_of(parts: Sequence[Part]) -> Edges:
    """The edges of a page's stories."""
    front = behind_envelope(parts)
    if front:
        inner = edges_of(parts[front:])
        return Edges(inner.begin + front, inner.end + front, None if inner.title is None else inner.title + front)
    end = footer(parts)
    title = _title(parts[:end])
    begin = 0 if title is None else title + 1
    rows = menu_rows(parts)
    for place in range(begin, min(begin + _NEAR, end)):
        if place == begin and title is not None and _is_tagline(parts[:end], place):
            begin = place + 1
            continue
        if len(parts[place].words) > _LONG or parts[place].depth or parts[place].level or _dates_stories(parts, place):
            break
        if _says_when(parts[place]) and not _comes_again(parts[place], parts):
            begin = place + 1
    while begin < end and (begin in rows or (_is_masthead(parts[begin]) and not _comes_again(parts[begin], parts))):
        begin += 1
    begin = _behind_title(parts, begin, end)
    if begin and title != begin - 1 and parts[begin - 1].image is not None and _is_pictured(parts[:end], begin):
        begin -= 1
    return Edges(begin, end, title)


def _is_tagline(parts: Sequence[Part], place: int) -> bool:
    """Whether the line below the issue's title is one to it: it looks as nothing else does and less than headlines do.

    A heading is one where all later headings are of a higher level; a plain line where headings or heavy lines follow.
    """
    part = parts[place]
    if not part.words or len(part.words) > _LONG or part.links or part.depth or part.image:
        return False
    alike = [other for other, each in enumerate(parts) if other > place and each.words and _look(each) == _look(part)]
    if _is_signed(parts, place) and not any(_is_signed(parts, other) for other in alike):
        return True
    below = [each for each in parts[place + 1 :] if each.words and not each.depth]
    heads = [each for each in below if each.level or each.bold >= _HEAVY]
    if len(heads) < _FEW:
        return False
    if part.level:
        near = bool(below) and len(below[0].words) < _LONG / 2
        return near and all(each.level < part.level for each in heads if each.level) and any(h.level for h in heads)
    larger = sum(each.size >= part.size for each in heads) >= _FEW
    return part.bold < _HEAVY and larger and part.size > body_size(parts) and not _comes_again(part, parts)


def _is_pictured(parts: Sequence[Part], begin: int) -> bool:
    """Whether the picture above the first headline is its own: others that look alike have pictures above them too."""
    alike = [place for place in range(begin + 1, len(parts)) if _look(parts[place]) == _look(parts[begin])]
    return any(parts[place - 1].image is not None for place in alike if parts[place].words)


def _is_signed(parts: Sequence[Part], place: int, lines: int = 2) -> bool:
    """Whether a day follows within a few short plain lines, as it does below a title."""
    for part in [each for each in parts[place + 1 : place + 6] if each.words and not each.image][:lines]:
        if part.level or part.depth or len(part.words) > _LONG / 2 or part.bold >= _HEAVY:
            return False
        if _says_when(part):
            return True
    return False


def _behind_title(parts: Sequence[Part], begin: int, end: int) -> int:
    """Where the stories begin if the issue's own title stands first, bold, with a heading's tag directly below it."""
    if not 0 < begin < end - 1 or parts[begin].level or parts[begin].bold < 0.9 or parts[begin].links:
        return begin
    below = begin + 1
    while below < end and not parts[below].words:
        below += 1
    return below if below < end and parts[below].level else begin


def _comes_again(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a heavy line or a heading looks as others do: then it is one of the headlines."""
    if not part.words or part.image or not (part.level or part.bold >= _HEAVY):
        return False
    alike = [each for each in parts if each.words and _look(each) == _look(part)]
    if _dated(part.words):
        alike = [each for each in alike if _dated(each.words)]
    return len(alike) > 1


def _dates_stories(parts: Sequence[Part], place: int) -> bool:
    """Whether a line is one of several alike that say a day, such as stories have below their headlines."""
    part = parts[place]
    if not part.words or not _says_when(part):
        return False
    return sum(_look(each) == _look(part) and _says_when(each) for each in parts[place + 1 :] if each.words) > 1


def _look(part: Part) -> tuple[int, float, float]:
    return part.level, part.size, part.bold


def _dated(words: str) -> bool:
    """Whether words name a day or the number of the issue."""
    return bool(date_in(words)[0] or NUMBER.search(words) or _DAY.search(words))


def _says_when(part: Part) -> bool:
    words = part.words
    quiet = not part.level and part.bold < _HEAVY
    return bool(
        BROWSER.search(words) or (len(words) <= 90 and _dated(words)) or (quiet and _SHORT_DAY.fullmatch(words))
    )


def _title(parts: Sequence[Part]) -> int | None:
    """The one part near the top that is louder than anything else, ahead of every other loud part."""
    body = body_size(parts)
    worded = [place for place, part in enumerate(parts) if part.words][:_EARLY]
    for place in worded:
        part = parts[place]
        if len(part.words) > 200 or part.depth:
            return None
        if part.level == 1 and (sum(each.level == 1 for each in parts) == 1 or _is_named_first(parts, place)):
            return place
        if part.level > 1 and NUMBER.search(part.words) is None:
            return None
        largest = part.size >= body * _MUCH_LARGER and not any(
            each.size >= part.size for other, each in enumerate(parts) if other != place and each.words
        )
        numbered = _is_masthead(part) and (part.level or part.bold >= _HEAVY) and NUMBER.search(part.words)
        if largest or (numbered and not _comes_again(part, parts)):
            return place
        if len(part.words) > _LONG or GREETING.match(part.words):
            return None
    return None


def _is_named_first(parts: Sequence[Part], place: int) -> bool:
    """Whether the first of several headings alike has a day below it, and no other has: it names the issue."""
    others = [other for other, each in enumerate(parts) if other > place and each.level == parts[place].level]
    first = not any(each.level for each in parts[:place])
    return first and _has_day(parts, place) and not any(_has_day(parts, other) for other in others)


def _has_day(parts: Sequence[Part], place: int) -> bool:
    below = next((other for other in range(place + 1, len(parts)) if parts[other].words), None)
    tagged = below is not None and bool(parts[below].level) and parts[below].level != parts[place].level
    return _is_signed(parts, below if tagged and below is not None else place)


def _is_masthead(part: Part) -> bool:
    """Whether a part above the first story tells of the mail, the number or the day, or is a menu."""
    if part.rule or (part.image and not part.words) or not part.words:
        return True
    words = part.words
    if part.depth and not is_menu(part):
        return False
    if BROWSER.search(words) and len(words) < 200:
        return True
    if len(words) > _LONG:
        return False
    dated = _dated(words)
    if GREETING.match(words):
        return False
    return is_menu(part) or bool(dated and len(words) <= 90 and part.linked < 0.9) or bool(part.image)
