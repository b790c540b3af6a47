"""Markdown signs inside one line: those that were meant stay, those that happened get a backslash.

Meant are links with an address or none yet, `<https://…>`, `code`, and emphasis that opens at the beginning of a
word and closes at the end of one. Everything else that CommonMark (0.31, sections 2.5 and 6) would take for markup
is escaped, so that it is printed as it was typed. An escape that is there already stays as it is.
"""

import re
import unicodedata
from dataclasses import dataclass
from html.entities import html5

from desk.model.url import safe_url, typed_url

_UNIT = re.compile(
    r"""
    \\[!-/:-@\[-`{-~]
    | (?P<ticks>`+)
    | <(?:https?://|mailto:)[^\s<>]*>
    | <[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+>
    | (?P<link>!?\[(?P<words>(?:[^\[\]`\\<]|\\.|(?<!`)`[^`]+`(?!`)|<(?=\s)|\[[^\[\]`\\<]*\])*)\]
        \((?P<target>(?:[^()\s<>\\]|\([^()\s<>\\]*\))*)(?P<hover>(?:[ ]+"[^"\\]*")?)\))
    | (?P<run>\*+|_+)
    | (?P<entity>&(?:\#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<tag><(?=[A-Za-z/!?][^<>]*>))
    | (?P<close>\](?=\())
    | [^\\`<!\[*_&\]]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>*_.,;:!?)\]\\]", re.IGNORECASE)


@dataclass(slots=True)
class _Unit:
    """A piece of the line as typed (`raw`) and as written, and where it is a run of emphasis signs, what it can do."""

    raw: str
    text: str
    start: int
    run: bool = False
    opens: bool = False
    closes: bool = False
    at_start: bool = False
    at_end: bool = False
    meant: bool = False


def escape_signs(line: str) -> str:
    """The line of running text with every sign escaped that was not meant as Markdown."""
    units = _units(line)
    runs = _runs(units, line)
    _pair(units, runs)
    for sign in "*_":
        _escape_loose([unit for unit in runs if unit.raw[0] == sign])
    return "".join(unit.text for unit in units)


def _units(line: str) -> list[_Unit]:
    units: list[_Unit] = []
    place, unclosed = 0, set[int]()
    while match := _UNIT.match(line, place):
        raw = match[0]
        if match["link"] is not None:
            text = _link(match)
            if text is None:
                raw = text = line[place]
            units.append(_Unit(raw, text, place))
        elif match["ticks"] is not None:
            raw = _code(line, place, raw, unclosed)
            units.append(_Unit(raw, raw, place))
        elif match["run"] is not None:
            units.append(_Unit(raw, raw, place, run=True))
        else:
            entity = match["entity"] is not None and (raw[1] == "#" or raw[1:] in html5)
            escaped = entity or match["tag"] is not None or (match["close"] is not None and "[" in line[:place])
            units.append(_Unit(raw, "\\" + raw if escaped else raw, place))
        place += len(raw)
    return units


def _link(match: re.Match[str]) -> str | None:
    """A Markdown link as it is kept, its address with a scheme; None if it only looks like one."""
    target, words = match["target"], match["words"]
    url = target if not target or safe_url(target) else typed_url(target)
    if url is None or "](" in words:
        return None
    lead = "![" if match["link"].startswith("!") else "["
    return f"{lead}{escape_signs(words)}]({url}{match['hover']})"


def _code(line: str, place: int, ticks: str, unclosed: set[int]) -> str:
    """The code span that begins with these backticks, or the backticks alone if nothing closes them."""
    if len(ticks) not in unclosed:
        end = re.compile(rf"(?<!`)`{{{len(ticks)}}}(?!`)").search(line, place + len(ticks))
        if end:
            return line[place : end.end()]
        unclosed.add(len(ticks))
    return ticks


def _runs(units: list[_Unit], line: str) -> list[_Unit]:
    """The runs of emphasis signs, with what CommonMark lets them do (left- and right-flanking); none in an address."""
    made: list[_Unit] = []
    if not any(unit.run for unit in units):
        return made
    inside = {place for match in _ADDRESS.finditer(line) for place in range(*match.span())}
    for place, unit in enumerate(units):
        if not unit.run:
            continue
        before = units[place - 1].raw[-1] if place else " "
        after = units[place + 1].raw[0] if place + 1 < len(units) else " "
        left = not (after.isspace() or (_is_sign(after) and not (before.isspace() or _is_sign(before))))
        right = not (before.isspace() or (_is_sign(before) and not (after.isspace() or _is_sign(after))))
        star = unit.raw[0] == "*"
        unit.opens = left and (star or not right or _is_sign(before))
        unit.closes = right and (star or not left or _is_sign(after))
        unit.at_start = unit.opens and not before.isalnum() and unit.start not in inside
        unit.at_end = unit.closes and not after.isalnum() and unit.start not in inside
        made.append(unit)
    return made


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _pair(units: list[_Unit], runs: list[_Unit]) -> None:
    """Mark the runs that were meant: alike at the beginning and at the end of words, with words between them."""
    places = {id(unit): place for place, unit in enumerate(units)}
    open_runs: dict[str, int] = {}
    stack: list[_Unit] = []
    for unit in runs:
        if unit.at_end and open_runs.get(unit.raw):
            while (opener := stack.pop()).raw != unit.raw:
                open_runs[opener.raw] -= 1
            open_runs[unit.raw] -= 1
            between = units[places[id(opener)] + 1 : places[id(unit)]]
            opener.meant = unit.meant = any(character.isalnum() for part in between for character in part.raw)
        elif unit.at_end and len(unit.raw) == 3 and "".join([each.raw for each in stack[-2:]]) == unit.raw:
            # "*and **this***"
            for opener in (stack.pop(), stack.pop()):
                open_runs[opener.raw] -= 1
                opener.meant = unit.meant = True
        elif unit.at_start and len(unit.raw) <= 3:
            stack.append(unit)
            open_runs[unit.raw] = open_runs.get(unit.raw, 0) + 1


def _escape_loose(runs: list[_Unit]) -> None:
    """Escape the runs of one sign that were not meant, if any of them could become emphasis."""
    loose = [unit for unit in runs if not unit.meant and (unit.opens or unit.closes)]
    opened = next((place for place, unit in enumerate(loose) if unit.opens), len(loose))
    if any(unit.meant for unit in runs) or any(unit.closes for unit in loose[opened + 1 :]):
        for unit in loose:
            unit.text = "".join("\\" + sign for sign in unit.raw)
