"""What stands around the stories of a page: the masthead above them, the small print below."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desk.intake.page.envelope import behind_envelope
from desk.intake.page.loud import body_size
from desk.intake.page.parts import Part
from desk.intake.page.phrases import BROWSER, CLOSING, GREETING, NAVIGATION, NUMBER, is_small_print
from desk.intake.plain.masthead import date_in

_EARLY = 14
"""Parts among which the masthead's title is looked for."""
_NEAR = 5
"""Parts below the title among which number, day or the way to the web version are looked for."""
_FEW = 2
"""Headlines that a page has at least, whose look says what a tagline's is not."""
_ROW = 3
"""Links that make a row of a table a menu."""
_LABEL = 20
"""Characters of the longest of them."""
_ASKED = 4
"""Words of a button that asks what the reader thinks."""
_SMALL_CELL = 8
"""Parts of a cell that may be small print as a whole."""
_HEAVY = 0.9
_LONG = 110
"""Characters from which a part is text."""
_MUCH_LARGER = 1.4
_DAY = re.compile(r"\b\d{1,2}\.?(?:\s+de)?\s+[^\W\d_]{3,10}\.?(?:\s+de)?\s+(?:19|20)\d\d\b|(?:19|20)\d\d年\s?\d{1,2}月")
"""A day of a year, whatever language names the month."""
_SHORT_DAY = re.compile(r"\W*(?:[^\W\d_]{2,10}\.?,?\s)?(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,10})\W*")
"""A day without its year."""
_BETWEEN = re.compile(r"\s*(?:[|·•/,–—]|\s{2,}|\u00a0)+\s*")


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
    end = _footer(parts)
    title = _title(parts[:end])
    begin = 0 if title is None else title + 1
    rows = menu_rows(parts)
    for place in range(begin, min(begin + _NEAR, end)):
        if place == begin and title is not None and _is_tagline(parts[:end], place):
            begin = place + 1
            continue
        if len(parts[place].words) > _LONG or parts[place].depth or parts[place].level:
            break
        if _says_when(parts[place]) and not _comes_again(parts[place], parts):
            begin = place + 1
    while begin < end and (begin in rows or (_is_masthead(parts[begin]) and not _comes_again(parts[begin], parts))):
        begin += 1
    begin = _behind_title(parts, begin, end)
    pictures = sum(part.image is not None for part in parts[begin:end])
    if begin and pictures > 1 and parts[begin - 1].image is not None and title != begin - 1:
        begin -= 1  # where stories have pictures above their headlines, so has the first
    return Edges(begin, end, title)


def _is_tagline(parts: Sequence[Part], place: int) -> bool:
    """Whether the line below the issue's title is one to it: it looks as nothing else does and less than headlines do.

    A heading is one where all later headings are of a higher level; a plain line where headings or heavy lines follow.
    """
    part = parts[place]
    if not part.words or len(part.words) > _LONG or part.links or part.depth or part.image:
        return False
    below = [each for each in parts[place + 1 :] if each.words and not each.depth]
    heads = [each for each in below if each.level or each.bold >= _HEAVY]
    if len(heads) < _FEW:
        return False
    if part.level:
        near = bool(below) and len(below[0].words) < _LONG / 2
        return near and all(each.level < part.level for each in heads if each.level) and any(h.level for h in heads)
    larger = sum(each.size >= part.size for each in heads) >= _FEW
    return part.bold < _HEAVY and larger and part.size > body_size(parts) and not _comes_again(part, parts)


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
    alike = [
        each
        for each in parts
        if each.words and (each.level, each.size, each.bold) == (part.level, part.size, part.bold)
    ]
    if _dated(part.words):
        alike = [each for each in alike if _dated(each.words)]
    return len(alike) > 1


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
        if part.level == 1 and sum(each.level == 1 for each in parts) == 1:
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


def is_menu(part: Part) -> bool:
    """Whether a part is a row of words such as "home | archive | about", most of them linked."""
    pieces = [piece for piece in _BETWEEN.split(part.words) if piece.strip()]
    named = sum(bool(NAVIGATION.fullmatch(piece.strip(" .:"))) for piece in pieces)
    if not pieces or len(part.words) > 200:
        return False
    return named * 2 >= len(pieces) and (part.linked >= 0.4 or named == len(pieces))


def menu_rows(parts: Sequence[Part]) -> set[int]:
    """The places of parts that are menus by their form: rows of a table with nothing but links of a word or two."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        if part.row and part.words and not part.image:
            rows[part.row].append(place)
    return {place for row in rows.values() if _is_row(parts, row) for place in row}


def _is_row(parts: Sequence[Part], row: Sequence[int]) -> bool:
    cells = {parts[place].cell for place in row}
    return len(row) == len(cells) >= _ROW and all(
        parts[place].linked >= _HEAVY and len(parts[place].words.split()) <= 2 and len(parts[place].words) <= _LABEL
        for place in row
    )


def _footer(parts: Sequence[Part]) -> int:
    """Where the small print begins: at its first sure sign behind which no more stories come."""
    body = body_size(parts)
    stories = _last_story(parts, body)
    signs = [place for place, part in enumerate(parts) if place > stories and _is_small_print(part)]
    if not signs:
        return _closing(parts, stories)
    start = signs[0]
    rows = menu_rows(parts)
    cells = Counter(part.cell for part in parts)
    cells.subtract({part.cell: cells[part.cell] for part in parts if part.level})
    while start > stories + 1 and (start - 1 in rows or _belongs(parts[start - 1], parts[signs[0]], cells, body)):
        start -= 1
    return start


def _closing(parts: Sequence[Part], stories: int) -> int:
    """Where an editor's last words begin on a page without small print."""
    for place in range(max(stories + 1, len(parts) - 4, 1), len(parts)):
        part = parts[place]
        if not part.depth and CLOSING.search(part.words) and not part.level:
            return place
    return len(parts)


def _is_small_print(part: Part) -> bool:
    return is_small_print(part.words) and not part.level


def _last_story(parts: Sequence[Part], body: float) -> int:
    """The place of the last part that must be of a story: a loud line with a text below it that is no small print."""
    text = False
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if not part.words:
            continue
        if _is_small_print(part):
            text = False
            continue
        loud = part.level or part.size >= body * 1.12 or part.bold >= 0.9
        if (
            loud
            and text
            and len(part.words) <= 200
            and not CLOSING.search(part.words)
            and not NAVIGATION.fullmatch(part.words)
        ):
            return place
        if part.depth and part.links and len(part.words) > 20 and not is_menu(part):
            return place
        text = text or (len(part.words) >= 40 and part.size >= body * 0.9)
    return -1


def _is_feedback(part: Part) -> bool:
    """Whether a part is a picture of a word or two that leads somewhere, or links side by side and nothing else."""
    if part.image:
        return bool(part.links) and len(part.words.split()) <= 2
    few = all(len(link.words.split()) <= _ASKED for link in part.links)
    return bool(part.cell) and part.linked >= _HEAVY and few and len({link.url for link in part.links}) > 1


def _belongs(part: Part, sign: Part, cells: Counter[int], body: float) -> bool:
    """Whether a part directly above the small print is part of it: a menu, icons, a rule, smaller print, its cell.

    `cells` counts the parts of each cell that holds no heading.
    """
    if part.rule or not part.words:
        return True
    if part.depth and not is_menu(part):
        return False
    if is_menu(part) or NAVIGATION.fullmatch(part.words) or CLOSING.search(part.words) or BROWSER.search(part.words):
        return True
    if part.image and NAVIGATION.search(part.words):
        return True
    if _is_feedback(part) and part.cell != sign.cell:
        return True
    smaller = part.size <= sign.size and part.size < body * 0.95
    return smaller or (bool(part.cell) and part.cell == sign.cell and 0 < cells[part.cell] <= _SMALL_CELL)
