"""What stands ahead of the first story: the editor's letter, the masthead, and what it says of the issue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.model import dates
from desk.read.assemble.pieces import left_out
from desk.read.house.house import House
from desk.read.house.leads import is_day
from desk.read.line import Document, Form, Hint, Line
from desk.read.model.sure import leads_down
from desk.read.reading import NOWHERE, LeftOut, Lines, Matter
from desk.read.reasons import Reason
from desk.read.sources.days import day_in, month_in, number_in
from desk.read.sources.envelopes import FIELDS, field_of

_TRAILING = re.compile(r"\D{3,}\s(\d{1,4})$")
"""A number behind the name: "Boat Weekly 12"."""
_PAGE = re.compile(r"\b(?:page|seite|p[áa]gina|sid[ae]|strona|strana|blz|стр|страница)\W{1,3}\d+$", re.IGNORECASE)
"""What stands at the top or the foot of each page of a print: "Page 1"."""
MONTH = "month"
"""The origin of a day of which only the month is said."""
_SHORT = 90
_MOST_WORDS = 13
"""Words of a title."""
_TOP = 5
"""Lines on top that can say which issue it is, whatever they were read as."""


@dataclass(slots=True)
class Said:
    """Something that a line or a hint says of the issue, and where."""

    value: str
    lines: Lines = NOWHERE
    origin: str = ""


@dataclass(slots=True)
class Front:
    """What stands ahead: lines of the letter, the title, and all that was said about number and day, best first."""

    letter: list[int]
    title: str
    said: dict[Matter, list[Said]] = field(default_factory=lambda: {Matter.NUMBER: [], Matter.DATE: []})
    left: list[LeftOut] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    """The subject and the preheader, where lines name them."""


def front_of(document: Document, house: House, ahead: Sequence[int]) -> Front:
    """Part what stands ahead into the letter and the masthead."""
    letter = _letter(house, ahead)
    masthead = [at for at in ahead if at not in letter]
    short = {at for at, look in enumerate(house.looks) if look.cells <= _SHORT and house.lines[at].text}
    fields = _fields(document, house, masthead)
    masthead = [at for at in masthead if at not in fields]
    names = [at for at in masthead if at in short and not house.lines[at].level]
    first = 0 if document.form == Form.SHEET else _TOP
    top = [at for at in range(first) if at in short and at not in ahead and not house.lines[at].urls]
    front = Front([at for at in ahead if at in letter], _title(house, names))
    front.fields = dict(fields.values())
    front.left += [each for at in masthead for each in left_out(house.lines[at], _why(house, at))]
    for at in (*names, *top):
        _say(front, house.lines[at], named=at == 0 or at in names)
    _hints(front, document)
    if not front.said[Matter.NUMBER]:
        titles = (each for each in document.hints if each.about in ("title", "subject"))
        told = ((each, number_in(each.value)) for each in titles)
        front.said[Matter.NUMBER] += [Said(str(number), origin=each.origin) for each, number in told if number][:1]
    if not front.said[Matter.DATE]:
        months = (house.lines[at] for at in (*names, *(at for at in top if number_in(house.lines[at].text))))
        said = ((line, month_in(line.text)) for line in months)
        front.said[Matter.DATE] += [Said(day, Lines(line.start, line.end), MONTH) for line, day in said if day][:1]
    return front


def _fields(document: Document, house: House, masthead: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The lines that name the subject and the preheader of the issue, as editors note them, and what they say; of those
    that the source names elsewhere none.
    """
    found: dict[str, tuple[int, str]] = {}
    for at in masthead:
        name, words = field_of(house.lines[at])
        for what in ("subject", "preheader"):
            if words and name in FIELDS[what] and not house.lines[at].urls and not document.hint(what):
                found.setdefault(what, (at, words))
    return {at: (what, words) for what, (at, words) in found.items()}


def _letter(house: House, ahead: Sequence[int]) -> set[int]:
    """The lines of the editor's letter: from the first paragraph to the last, without menus and lists of contents."""
    texts = [at for at in ahead if _is_text(house, at)]
    if not texts:
        return set()
    first = texts[0]
    last = max(at for at in ahead if at == texts[-1] or (at > first and _is_sentence(house, at)))
    greeting = [at for at in ahead if at < first and "greeting" in house.cues[at].opens and not house.lines[at].heading]
    closing = [at for at in ahead if last < at <= last + 3 and _signs(house, at)]
    inside = {at for at in ahead if first <= at <= last and not _is_menu(house, at)}
    return inside | set(greeting[-1:]) | set(closing)


def _is_text(house: House, at: int) -> bool:
    look = house.looks[at]
    greeted = look.text and at > 0 and house.looks[at - 1].ends == "," and "greeting" in house.cues[at - 1].opens
    return (look.cells > _SHORT or greeted) and look.linked < 2 and not house.named[at]


def _is_sentence(house: House, at: int) -> bool:
    """Whether a short line below the first paragraph is one, too: a sentence, and not how to get or leave the mail."""
    look, line = house.looks[at], house.lines[at]
    leaves = not {"view", "footer", "pitch"}.isdisjoint(house.cues[at].says)
    return look.text and look.linked < 2 and not (leaves or house.named[at] or line.image or line.bullet)


def _signs(house: House, at: int) -> bool:
    """Whether a line below the letter signs it."""
    look = house.looks[at]
    plain = not (house.named[at] or house.lines[at].heading or house.lines[at].urls or house.lines[at].image)
    return plain and look.cells < 60 and ("closing" in house.cues[at].says or look.words <= 4) and look.ends != ":"


def _is_menu(house: House, at: int) -> bool:
    return bool(house.named[at]) or "view" in house.cues[at].says or "contents" in house.cues[at].opens


def _why(house: House, at: int) -> str:
    if "view" in house.cues[at].says:
        return Reason.WEB
    if house.named[at] or "contents" in house.cues[at].opens or (house.lines[at].bullet and not house.looks[at].long):
        return Reason.CONTENTS
    return Reason.MASTHEAD


def _title(house: House, short: Sequence[int]) -> str:
    """The loudest short line of the masthead that can be a title, the first of those that are as loud.

    A sentence is none, nor a day alone, nor what leads down the same page: "Skip to content".
    """
    best, title = -1.0, ""
    for at in short:
        line, cues = house.lines[at], house.cues[at]
        other = house.named[at] or "view" in cues.says or "greeting" in cues.opens or line.image
        other = (
            other
            or leads_down(line)
            or is_day(line.text)
            or "://" in line.text
            or (line.text.endswith(".") and not line.text.endswith(".."))
        )
        loud = house.loud[at] + (2 if line.heading else 0)
        if not other and house.looks[at].words <= _MOST_WORDS and loud > best + 0.1:
            best, title = loud, line.text
    return title


def _say(front: Front, line: Line, *, named: bool) -> None:
    """Take down the day and the number that a line gives; a number behind a name only where it is the newsletter's."""
    spot = Lines(line.start, line.end)
    if day := day_in(line.text):
        front.said[Matter.DATE].append(Said(day, spot))
    number, last = number_in(line.text), _TRAILING.fullmatch(line.text) if named else None
    other = day or is_day(line.text) or _PAGE.search(line.text)
    if number is None and last and not 1900 < int(last[1]) < 2100 and not other:
        number = int(last[1])
    if number is not None:
        front.said[Matter.NUMBER].append(Said(str(number), spot))


def _is_number(front: Front, hint: Hint) -> bool:
    """Whether the day in a file's name is the number that lines give the issue: "letter-04-april-2026.txt"."""
    numbers = {each.value for each in front.said[Matter.NUMBER] if not each.origin}
    return hint.origin == "file" and hint.value[8:10].lstrip("0") in numbers


def _hints(front: Front, document: Document) -> None:
    """What the file's name, the mail's headers and the page say."""
    for hint in document.hints:
        if hint.about == "number" and hint.value.isdigit():
            front.said[Matter.NUMBER].append(Said(hint.value, origin=hint.origin))
        elif hint.about == "date" and dates.parsed(hint.value[:10]) and not _is_number(front, hint):
            front.said[Matter.DATE].append(Said(hint.value[:10], origin=hint.origin))
        elif hint.about in ("title", "subject"):
            sure = hint.about == "title" and hint.origin == "front matter"
            front.title = hint.value if sure or not front.title else front.title
