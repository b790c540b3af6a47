"""The order in which a line stands on the screen, where Arabic, Hebrew or another script runs from right to left in it.

Most terminals put the first letter of a line leftmost, whatever it is: a Hebrew word stands there from its end to its
beginning. `visual` gives the line as it is to be seen, by the Unicode Bidirectional Algorithm (UAX #9): "אבג 12 abc"
becomes "abc 12 גבא". Lines are paragraphs of their own here, already broken. Embeddings and overrides, which no text of
an issue may hold, are signs like others; isolates count and are left out, since terminals print boxes for them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from desk.tui.theme.joined_letters import joined

Span = tuple[str, str]

_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""What begins nothing but scripts that run from right to left."""
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_ISOLATES = frozenset((_LRI, _RLI, _FSI, _PDI))
_PAIRS = "()[]{}<>«»‹›≤≥⟨⟩（）［］｛｝〈〉《》「」『』【】"
_MIRRORED = dict(zip(_PAIRS, "".join(_PAIRS[at ^ 1] for at in range(len(_PAIRS))), strict=True))
_BRACKETS = {one: other for one, other in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if one not in "<«‹≤"}
_CLOSING = frozenset(_BRACKETS.values())
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI", "BN"))
_DEEPEST = 60
"""Isolates inside each other that are told apart; UAX #9 allows 125 levels."""


def runs_right(text: str) -> bool:
    """Whether anything in a text runs from right to left."""
    return not text.isascii() and _RIGHT.search(text) is not None


def apart(spans: Sequence[Span]) -> list[Span]:
    """The spans with an isolate around those from the first to the last that hold anything from right to left."""
    found = [at for at, (text, _) in enumerate(spans) if runs_right(text)]
    made = list(spans)
    if found:
        (first, style), (last, of) = made[found[0]], made[found[-1]]
        if found[0] == found[-1]:
            made[found[0]] = f"{_FSI}{first}{_PDI}", style
        else:
            made[found[0]], made[found[-1]] = (f"{_FSI}{first}", style), (f"{last}{_PDI}", of)
    return made


def visual(spans: tuple[Span, ...], base: str = "") -> list[Span]:
    """A line as it is to be seen from left to right, its letters joined; `base` is "rtl" or "ltr", "" by the line.

    Every letter keeps its style and its cells.
    """
    return list(_visual(spans, base) if any(runs_right(part) for part, _ in spans) else spans)


@lru_cache(maxsize=1024)
def _visual(spans: tuple[Span, ...], base: str) -> tuple[Span, ...]:
    text = "".join(part for part, _ in spans)
    styles = [style for part, style in spans for _ in part]
    levels = _levels(text, base)
    seen = _mirrored(joined(text), levels)
    return tuple(_merged((seen[at], styles[at]) for at in _order(text, levels) if text[at] not in _ISOLATES))


def _mirrored(text: str, levels: Sequence[int]) -> list[str]:
    """Rule L4: brackets that run from right to left open to the other side."""
    return [_MIRRORED.get(sign, sign) if level % 2 else sign for sign, level in zip(text, levels, strict=True)]


def _merged(signs: Iterable[Span]) -> Iterator[Span]:
    held, style = "", ""
    for sign, its in signs:
        if held and its != style:
            yield held, style
            held = ""
        held, style = held + sign, its
    if held:
        yield held, style


def _order(text: str, levels: Sequence[int]) -> list[int]:
    """Rule L2, with the marks behind their letter (L3): the places of the signs as they are to be seen."""
    clusters: list[list[int]] = []
    for at, sign in enumerate(text):
        if clusters and unicodedata.category(sign) in ("Mn", "Me"):
            clusters[-1].append(at)
        else:
            clusters.append([at])
    level = [levels[each[0]] for each in clusters]
    order = list(range(len(clusters)))
    for deep in range(max(level, default=0), 0, -1):
        start = None
        for place in range(len(order) + 1):
            inside = place < len(order) and level[order[place]] >= deep
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = reversed(order[start:place])
                start = None
    return [at for each in order for at in clusters[each]]


def _levels(text: str, base: str) -> list[int]:
    """The level of each sign: even ones run from left to right, odd ones from right to left."""
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    ends = _ends(text)
    first = 1 if (base or _direction(kinds, ends, 0, len(text))) == "rtl" else 0
    levels = [first] * len(text)
    for level, places in _sequences(text, kinds, ends, first):
        for at, found in zip(places, _resolved(text, kinds, places, level), strict=True):
            levels[at] = found
    _rests(kinds, levels, first)
    return levels


def _ends(text: str) -> dict[int, int]:
    """The places where isolates begin, each with the place where it ends (BD9)."""
    open_ones: list[int] = []
    found: dict[int, int] = {}
    for at, sign in enumerate(text):
        if sign == _PDI and open_ones:
            found[open_ones.pop()] = at
        elif sign in _ISOLATES and sign != _PDI:
            open_ones.append(at)
    return found | dict.fromkeys(open_ones, len(text))


def _direction(kinds: Sequence[str], ends: dict[int, int], start: int, end: int) -> str:
    """Rules P2 and P3: the direction of the first letter that has one, isolates passed over."""
    at = start
    while at < end:
        if kinds[at] in ("L", "R", "AL"):
            return "ltr" if kinds[at] == "L" else "rtl"
        at = ends.get(at, at) + 1
    return "ltr"


def _sequences(text: str, kinds: Sequence[str], ends: dict[int, int], first: int) -> Iterator[tuple[int, list[int]]]:
    """Rules X1 to X10: the places that are worked out together, with their level; an isolate is a sequence."""
    stack: list[tuple[int, list[int], int]] = [(first, [], len(text))]
    for at in range(len(text)):
        while at == stack[-1][2] and len(stack) > 1:
            level, places, _ = stack.pop()
            yield level, places
        level, places, _ = stack[-1]
        places.append(at)
        if at in ends and len(stack) <= _DEEPEST:
            way = {"LRI": "ltr", "RLI": "rtl"}.get(kinds[at]) or _direction(kinds, ends, at + 1, ends[at])
            odd = way == "rtl"
            stack.append((level + 1 if (level + 1) % 2 == odd else level + 2, [], ends[at]))
    for level, places, _ in stack:
        yield level, places


def _resolved(text: str, kinds: Sequence[str], places: Sequence[int], level: int) -> list[int]:
    """The levels of one sequence: rules W1 to W7, N0 to N2, I1 and I2."""
    own = "R" if level % 2 else "L"
    found = _weak([kinds[at] for at in places], own)
    _pairs([text[at] for at in places], [kinds[at] for at in places], found, own)
    _neutral(found, own)
    if level % 2:
        return [level + (each != "R") for each in found]
    return [level + {"R": 1, "AN": 2, "EN": 2}.get(each, 0) for each in found]


def _weak(kinds: Sequence[str], own: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and the signs at numbers."""
    found = _marks_and_numbers(kinds, own)
    for at in range(1, len(found) - 1):  # W4
        left, right = found[at - 1], found[at + 1]
        if left == right and ((found[at], left) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN"))):
            found[at] = left
    _beside_numbers(found)
    strong = own
    for at, kind in enumerate(found):  # W6 and W7
        if kind in ("ES", "ET", "CS"):
            found[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            found[at] = "L"
    return found


def _marks_and_numbers(kinds: Sequence[str], own: str) -> list[str]:
    """Rules W1 to W3: a mark is what its letter is, a number behind an Arabic letter an Arabic one."""
    found: list[str] = []
    strong = own
    for each in kinds:
        before = found[-1] if found else own
        kind = each
        if each == "NSM":
            kind = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        if kind in ("L", "R", "AL"):
            strong = kind
        found.append("AN" if kind == "EN" and strong == "AL" else kind)
    return ["R" if kind == "AL" else kind for kind in found]


def _beside_numbers(found: list[str]) -> None:
    """Rule W5: signs such as % and € belong to the number they stand at."""
    for places in (range(len(found)), range(len(found) - 1, -1, -1)):
        near = False
        for at in places:
            near = found[at] == "EN" or (near and found[at] in ("ET", "BN"))
            if near and found[at] == "ET":
                found[at] = "EN"


def _pairs(signs: Sequence[str], kinds: Sequence[str], found: list[str], own: str) -> None:
    """Rule N0: both brackets of a pair run as what is in them, or as what stands before them."""
    for start, end in sorted(_bracketed(signs, found)):
        inside = {_side(kind) for kind in found[start + 1 : end]} - {""}
        if inside:
            ahead = (side for kind in reversed(found[:start]) if (side := _side(kind)))
            side = own if own in inside else next(ahead, own)
            for at in (start, end):
                marks = next((to for to in range(at + 1, len(kinds)) if kinds[to] != "NSM"), len(kinds))
                found[at:marks] = [side] * (marks - at)  # marks on a bracket go with it


def _bracketed(signs: Sequence[str], found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together (BD16)."""
    open_ones: list[tuple[str, int]] = []
    for at, sign in enumerate(signs):
        if found[at] != "ON":
            continue
        if sign in _BRACKETS:
            open_ones.append((_BRACKETS[sign], at))
        elif sign in _CLOSING:
            back = next((place for place in range(len(open_ones) - 1, -1, -1) if open_ones[place][0] == sign), None)
            if back is not None:
                yield open_ones[back][1], at
                del open_ones[back:]


def _side(kind: str) -> str:
    """The side that a letter or a number counts for among neutral signs; "" for none."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _neutral(found: list[str], own: str) -> None:
    """Rules N1 and N2: what stands between two of one side is of that side, anything else of the line's."""
    at = 0
    while at < len(found):
        if found[at] not in _NEUTRAL:
            at += 1
            continue
        end = next((to for to in range(at, len(found)) if found[to] not in _NEUTRAL), len(found))
        left = _side(found[at - 1]) if at else own
        right = _side(found[end]) if end < len(found) else own
        found[at:end] = [left if left == right else own] * (end - at)
        at = end


def _rests(kinds: Sequence[str], levels: list[int], first: int) -> None:
    """Rule L1: spaces at the end of a line, and before a tab, run as the line does."""
    ends = True
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] in ("S", "B"):
            levels[at], ends = first, True
        elif kinds[at] in ("WS", "LRI", "RLI", "FSI", "PDI", "BN") and ends:
            levels[at] = first
        else:
            ends = False
