"""What each straight quotation mark of a line is: one that opens, one that closes, an apostrophe, or a sign of its own.

A single one opens only where another one closes it: in all other places it is an apostrophe ("Hans' Haus", "'90ern",
"po' di pane"). Double ones are told by what stands around them, and where that says nothing they take turns.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desk.formats.prose.wrap import is_wide
from desk.words.marks import Marks

APOSTROPHE, PRIME, DOUBLE_PRIME = "’", "′", "″"
GERESH, GERSHAYIM = "׳", "״"
_LATIN = "[A-Za-zÀ-ÖØ-öø-ɏ]"
_ELISION = re.compile(f"'(?<={_LATIN}')(?={_LATIN})")
"""The most frequent of all signs, which can be nothing else: "l'étude", "don't"."""
_SIGNS = re.compile(f"\"|'(?!(?<={_LATIN}'){_LATIN})")
"""All others."""
_OPENERS = "([{<¿¡«„“‘‚‹「『（【〔《〈［｛/–—-"
_ENDS = "،؛؟۔।॥·՞։།"
"""Commas, full stops and question marks of Arabic, Urdu, Hindi, Greek, Armenian and Tibetan."""
_CLOSERS = f".,;:!?…)]}}>»”’›」』、。，．：；？！）】〕》〉］｝–—-/{_ENDS}"
_STRONG = f".,;:!?…)]}}»”」』、。，：；？！）{_ENDS}"
_DECADE = re.compile(r"'\d\d(?!\d)([^\W\d_]*)")
_AND = re.compile(r"(?<!\w)'n'(?!\w)", re.IGNORECASE)
_HEBREW = re.compile("[\u05d0-\u05ea]")
_POSSESSIVE = "sxzßçSXZ"

_SPACES = " \u00a0\u202f"
Kept = Sequence[tuple[int, int]]
"""Places of addresses, in their order."""


@dataclass(slots=True)
class _Sign:
    """A straight mark: where it stands, what is around it, and what it was found to be."""

    at: int
    sign: str
    before: str
    after: str
    next: str
    opens: bool = False
    closes: bool = False
    made: str = ""


def quoted(line: str, marks: Marks, before: str, kept: Kept) -> Iterator[tuple[int, int, str]]:
    """The marks of a line as edits: start, end, and what stands there instead. `kept` are addresses."""
    elisions = [(*found.span(), APOSTROPHE) for found in _ELISION.finditer(line)] if "'" in line else []
    yield from elisions
    if ('"' not in line and line.count("'") == len(elisions)) or not (signs := _signs(line, before, kept)):
        return
    _singles([sign for sign in signs if sign.sign == "'"], line, marks)
    _doubles(signs, line, marks)
    for sign in signs:
        opens, closes = sign.made in ("«", "‹"), sign.made in ("»", "›")
        left, right = marks.inside if closes else "", marks.inside if opens else ""
        yield sign.at, sign.at + 1, f"{left}{sign.made}{right}"
        typed = sign.at - 1 if left else sign.at + 1
        if (left or right) and 0 <= typed < len(line) and line[typed] in _SPACES:
            yield typed, typed + 1, ""  # the no-break space stands in the place of one that was typed


def _signs(line: str, before: str, kept: Kept) -> list[_Sign]:
    ends = [end for _, end in kept]
    found = []
    for match in _SIGNS.finditer(line):
        at = match.start()
        inside = bisect_right(ends, at)
        if inside < len(kept) and kept[inside][0] <= at:
            continue
        found.append(_Sign(at, match[0], line[at - 1] if at else before, line[at + 1 : at + 2], ""))
    nearest = ""
    for sign in reversed(found):
        # Of marks in a row each looks at what stands behind the last.
        sign.next = nearest if sign.after in ("'", '"') and sign.after else sign.after
        nearest = sign.next
    for place, sign in enumerate(found):
        row = place and found[place - 1].at == sign.at - 1
        ahead = found[place - 1].opens if row else _opens(sign.before)
        sign.opens = ahead
        sign.closes = not sign.next or sign.next.isspace() or sign.next in _CLOSERS
        if row and found[place - 1].closes:
            sign.opens = False
    return found


def _opens(ahead: str) -> bool:
    """Whether a mark behind the character `ahead` can open; "" is the beginning of all text."""
    return not ahead or ahead.isspace() or ahead in _OPENERS


def _is_word(sign: str) -> bool:
    """Whether a character is part of a word: a letter, a figure or a mark on one."""
    return bool(sign) and (sign.isalnum() or unicodedata.category(sign)[0] == "M")


def _in_word(sign: _Sign) -> bool:
    wide = any(each and is_wide(each) for each in (sign.before, sign.after))
    return not wide and _is_word(sign.before) and _is_word(sign.after)


def _singles(signs: Sequence[_Sign], line: str, marks: Marks) -> None:
    """Say of each single mark what it is."""
    pairs = {found.start() + step for found in _AND.finditer(line) for step in (0, 2)} if len(signs) > 1 else ()
    waiting = []
    for sign in signs:
        if _is_geresh(sign, marks):
            sign.made = GERESH
        elif (
            _in_word(sign)
            or sign.at in pairs
            or (marks.always and marks.always.match(line, sign.at) and sign.opens)
            or ((decade := _DECADE.match(line, sign.at)) and decade[1] and sign.opens)
        ):
            sign.made = APOSTROPHE
        else:
            waiting.append(sign)
    _pair(waiting, line, marks)


def _is_geresh(sign: _Sign, marks: Marks) -> bool:
    """Whether a mark is Hebrew's own: behind a letter, and ahead of one where it opens a quotation in Hebrew."""
    if sign.opens:
        return marks.quotes[2] == GERESH and bool(_HEBREW.match(sign.after))
    return bool(_HEBREW.match(sign.before))


def _pair(signs: Sequence[_Sign], line: str, marks: Marks) -> None:
    """Give each opening mark the one that closes it; what is left over is an apostrophe."""
    starts = list(_starts(signs))
    for start, end in pairwise([*starts, len(signs)]):
        opening = signs[start]
        closing = _closing([sign for sign in signs[start + 1 : end] if _may_close(sign)])
        if closing is not None and not (marks.perhaps and _is_perhaps(opening, closing, line, marks.perhaps)):
            opening.made, closing.made = marks.quotes[2], marks.quotes[3]
    for sign in signs:
        sign.made = sign.made or APOSTROPHE


def _starts(signs: Sequence[_Sign]) -> Iterator[int]:
    """The places of the marks that open. Where no spaces stand ("彼は'本'と") every other one does."""
    inside = False
    for place, sign in enumerate(signs):
        if _may_open(sign) and not (inside and is_wide(sign.before) and is_wide(sign.next)):
            inside = True
            yield place
        elif _may_close(sign):
            inside = False


def _may_open(sign: _Sign) -> bool:
    wide = bool(sign.before) and is_wide(sign.before) and not sign.closes
    return wide or (sign.opens and bool(sign.next) and not sign.next.isspace() and sign.next not in _STRONG)


def _may_close(sign: _Sign) -> bool:
    return bool(sign.before) and not sign.before.isspace() and (sign.closes or is_wide(sign.next))


def _closing(found: Sequence[_Sign]) -> _Sign | None:
    """The mark that closes: one beside punctuation first, then one that ends no genitive ("Hans' Haus")."""
    strong = (sign for sign in found if not sign.next or sign.next in _STRONG or sign.before in _STRONG)
    plain = (sign for sign in found if sign.before not in _POSSESSIVE)
    return next(strong, None) or next(plain, None) or next(iter(found), None)


def _is_perhaps(opening: _Sign, closing: _Sign, line: str, perhaps: re.Pattern[str]) -> bool:
    """Whether a word that may begin with an apostrophe does: the mark behind it closes nothing for certain."""
    sure = not closing.next or closing.next in _STRONG or closing.before in _STRONG
    return bool(perhaps.match(line, opening.at)) and not sure


def _doubles(signs: Sequence[_Sign], line: str, marks: Marks) -> None:
    """Say of each double mark what it is."""
    depth = 0
    for place, sign in enumerate(signs):
        if sign.sign != '"':
            continue
        if sign.before and _HEBREW.match(sign.before) and _HEBREW.match(sign.after):
            sign.made = GERSHAYIM
            continue
        if place and signs[place - 1].at == sign.at - 1 and signs[place - 1].made == APOSTROPHE and sign.next:
            sign.opens = not sign.closes  # l'"amore"
        opening = sign.opens if sign.opens != sign.closes else not depth
        if not opening and not depth and sign.before.isdecimal():
            sign.made = DOUBLE_PRIME
            _foot(signs, place, line)
            continue
        sign.made = marks.quotes[(0 if opening else 1) + 2 * _is_inside(sign.at, line, marks.quotes)]
        depth = depth + 1 if opening else max(0, depth - 1)


def _is_inside(at: int, line: str, quotes: tuple[str, str, str, str]) -> bool:
    """Whether a place is in a quotation whose marks are typed as the language has them: «Il dit "oui"»."""
    opens, closes = quotes[:2]
    if opens == closes or opens not in line or line.find(closes, at) < 0:
        return False
    return line.count(opens, 0, at) > line.count(closes, 0, at)


def _foot(signs: Sequence[_Sign], place: int, line: str) -> None:
    """The mark of feet ahead of inches: 5' 10"."""
    ahead = signs[place - 1] if place else None
    if ahead and ahead.sign == "'" and re.fullmatch(r"\s?\d{1,2}", line[ahead.at + 1 : signs[place].at]):
        ahead.made = PRIME if ahead.before.isdecimal() else ahead.made
