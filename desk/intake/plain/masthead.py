"""The top of a newsletter: its name, number and date, and what stands around them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.heads import undecorated
from desk.intake.plain.kinds import is_byline
from desk.intake.plain.months import MONTH_NAMES, MONTH_NUMBERS
from desk.intake.reading import Doubt
from desk.model.text import tidy_line

_NUMBER = re.compile(
    r"(?:\b(?:issue|edition|number|num|nr|no|ausgabe|n[uú]m[eé]ro|numero|episode|folge|édition|edición|nummer)\b\.?\s*"
    r"(?:no\b\.?\s*)?#?\s*|#\s?|\bn[°º]\s*)(\d{1,5})\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"\bvol(?:ume)?\.?\s*([\dIVXL]+)\b[,;:.]?", re.IGNORECASE)
_NUMBER_OF_VOLUME = re.compile(
    rf"\bvol(?:ume)?\.?\s*(?:\d{{1,4}}|[IVXL]+)\s*[,;:.–—-]?\s*(?:number|num|nr|no|issue|#)\b[.:]?\s*#?\d{{1,4}}\b"
    rf"(?P<month>,?\s(?:{MONTH_NAMES})\b)?",
    re.IGNORECASE,
)
"""The number of a volume, which each year has again; a month behind it has no day, the number is the volume's."""
_NAMED_NUMBER = re.compile(r"(?P<name>[^\W\d_][^\d#]{2,50}?)\s(?!(?:19|20)\d\d)(?P<number>\d{1,4})")
"""A name and the number behind it, which is no year."""
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?: (?:of|de))? ({MONTH_NAMES})\b\.?,?(?: del?)? (\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b({MONTH_NAMES})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b({MONTH_NAMES})\b\.?,? (\d{{4}})\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b,?",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(from|to|subject|date|reply-to|sent|betreff|von|an|cc)\s?:\s+(\S.*)", re.IGNORECASE)
WEB = re.compile(
    r"(?:read|view|see|open)\b.{0,40}\b(?:web|online|browser)|(?:online|web) version|trouble (?:reading|viewing)"
    r"|not displaying|latest \| archive|\barchive\b.*\|.*\||im browser|en ligne",
    re.IGNORECASE,
)
"""Words of a line that leads to the web version."""
_NAVIGATION = re.compile(
    r"skip to (?:main )?content|home|menu|archives?|about(?: us)?|subscribe|sign (?:in|up)|log ?in|search"
    r"|contact(?: us)?|share|open in app|(?:previous|next) issue",
    re.IGNORECASE,
)
"""Lines that a paste from a web page brings along."""
_WEEK = re.compile(
    r"^\W*(?:week|woche|kw|semaine|semana|settimana|vecka|uge)\s+\d{1,2}\b.{0,3}\d{4}\W*$", re.IGNORECASE
)
_MAIL = re.compile(r"<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}>?")
_BETWEEN = re.compile(r"^[\s,;:|()\[\]*_/–—-]+|[\s,;:|()\[\]*_/–—-]+$")
LONGEST_LINE = 120
"""Characters of the longest line of a masthead."""
LONGEST_SAID = 60
"""Characters of the longest sentence of one: "Every second Friday. This week: 21 January 2011."."""
_DEEPEST = 14
"""Blocks below which no masthead is looked for."""


@dataclass(slots=True)
class Masthead:
    """What the top says, and the block behind it."""

    end: int = 0
    publication: str = ""
    title: str = ""
    tagline: str = ""
    number: int | None = None
    date: str = ""
    subject: str = ""
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    web: list[int] = field(default_factory=list)
    """Blocks that lead to the web version."""
    said: list[int] = field(default_factory=list)
    """Blocks of which parts became numbers."""


def masthead_in(blocks: Sequence[Block], heads: Collection[int] = ()) -> Masthead:
    """The masthead of a text; its end is 0 where nothing says that there is one. `heads` are sure headlines.

    A number, a date or a link to the web version among the first short lines says so; so do the headers of a mail.
    """
    made = Masthead(end=_evidence(blocks, heads))
    lines = []
    for place in range(made.end):
        block = blocks[place]
        if not block.is_text:
            continue
        if header := _HEADER.fullmatch(block.text):
            _take_header(made, header[1].lower(), header[2])
        elif _NAVIGATION.fullmatch(block.text):
            made.notes.append(block.text)
        elif block.form == Form.ADDRESS or WEB.search(block.text):
            made.web.append(place)
        else:
            lines.append(tidy_line(undecorated(block.text)))
            if _dated(block.text):
                made.said.append(place)
    _take_lines(made, lines)
    return made


def begins_again(blocks: Sequence[Block]) -> list[int]:
    """The places of further mastheads like the one at the top: the same name, with a date or number."""
    top = next((block for block in blocks if block.is_text), None)
    if top is None or not masthead_in(blocks).said:
        return []
    key = _letters(top.text)
    made: list[int] = []
    prose = 0
    for place, block in enumerate(blocks):
        prose += block.form == Form.PARAGRAPH
        short = block.form in (Form.LINE, Form.TABLE) and len(block.text) < LONGEST_LINE and place > 0
        if (
            prose
            and short
            and _letters(block.text) == key
            and any(_dated(near.text) for near in blocks[place : place + 4])
        ):
            made.append(place)
            prose = 0
    return made


def _letters(text: str) -> str:
    """A line's letters without months and weekdays, so that the next number of a newsletter reads the same."""
    said = date_in(text)[1]
    text = text.replace(said, "") if said else text
    return "".join(re.findall(r"[^\W\d_]+", _WEEKDAY.sub("", text).casefold()))


def _evidence(blocks: Sequence[Block], heads: Collection[int]) -> int:
    """The block behind the last that is surely masthead; 0 if there is none."""
    end = 0
    for place, block in enumerate(blocks[:_DEEPEST]):
        if (place > 1 and place in heads and (end or not _says(block))) or block.form == Form.ITEM:
            break
        if block.form in (Form.PARAGRAPH, Form.QUOTE, Form.TABLE) and not _says(block):
            if len(block.text) > 90 or place > 6:
                break
            continue
        if place and not block.gap and is_date(block.text) and is_byline(blocks[place - 1].text):
            break
        if _says(block):
            end = place + 1
    while 0 < end < len(blocks) and blocks[end].form in (Form.ADDRESS, Form.RULE):
        end += 1
    return end


def _says(block: Block) -> bool:
    if not block.is_text:
        return False
    text = block.text
    short = len(text) < (LONGEST_LINE if block.form != Form.PARAGRAPH else LONGEST_SAID)
    return bool(WEB.search(text[:200])) or (short and bool(_dated(text) or _HEADER.fullmatch(text)))


def _dated(text: str) -> bool:
    if len(text) > LONGEST_LINE:
        return False
    return bool(_VOLUME.search(text) or _WEEK.search(text) or date_in(text)[0]) or bool(
        _NUMBER.search(text) and len(text) < 90
    )


def date_in(text: str) -> tuple[str, str]:
    """The date in a line (ISO 8601; the month alone as its first day is not invented) and the words that say it."""
    if not _YEAR.search(text):
        return "", ""
    if match := _ISO.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3])), match[0]
    if match := _DAY_FIRST.search(text):
        return _iso(int(match[3]), _month(match[2]), int(match[1])), match[0]
    if match := _MONTH_FIRST.search(text):
        return _iso(int(match[3]), _month(match[1]), int(match[2])), match[0]
    if match := _MONTH_ONLY.search(text):
        return f"{int(match[2]):04}-{_month(match[1]):02}", match[0]
    return "", ""


def is_date(text: str) -> bool:
    """Whether a line says when something was written and nothing more."""
    said = date_in(text)[1]
    return bool(said) and not any(map(str.isalpha, _WEEKDAY.sub("", text.replace(said, ""))))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _month(word: str) -> int:
    return MONTH_NUMBERS[word.lower()]


def _take_header(made: Masthead, name: str, value: str) -> None:
    if name in ("subject", "betreff"):
        made.subject = tidy_line(value)
    elif name in ("date", "sent"):
        made.date = made.date or date_in(value)[0]
    else:
        made.notes.append(f"{name.capitalize()}: {tidy_line(value)}")


def _take_lines(made: Masthead, lines: Sequence[str]) -> None:
    """Name, tagline and title out of the lines; what is left of a line behind number and date is the title."""
    for line in lines:
        rest = _MAIL.sub("\x00", line)
        if volume := _NUMBER_OF_VOLUME.search(rest):
            said = rest[volume.start() : volume.start("month") if volume["month"] else volume.end()]
            made.title = made.title or said
            made.doubts += [Doubt("issue", "Is the number the issue's or its volume's?", said, "the issue's number")]
            rest = rest.replace(said, "\x00", 1)
        day, said = date_in(rest)
        if said:
            made.date = made.date or (day if len(day) == 10 else "")
            rest = _WEEKDAY.sub("", rest.replace(said, "\x00"))
            if len(day) != 10:
                made.notes.append(line)
        if match := _NUMBER.search(rest):
            made.number = int(match[1]) if made.number is None else made.number
            rest = rest.replace(match[0], "\x00", 1)
        elif made.number is None and not made.publication and (match := _NAMED_NUMBER.fullmatch(rest)):
            made.number, rest = int(match["number"]), match["name"] + "\x00"
        if match := _VOLUME.search(rest):
            made.notes.append(line)
            rest = rest.replace(match[0], "\x00", 1)
        parts = [part for piece in rest.split("\x00") if (part := _BETWEEN.sub("", piece))]
        if rest == line:
            parts = [line]
        for part in parts:
            _take_words(made, part, dated=rest != line)


def _take_words(made: Masthead, words: str, dated: bool) -> None:
    if not any(map(str.isalnum, words)):
        return
    if not made.publication:
        made.publication = words
    elif words.casefold() == made.publication.casefold():
        return
    elif dated and not made.title:
        made.title = words
    elif not made.tagline and not made.title and not dated:
        made.tagline = words
    elif not made.title:
        made.title = words
    else:
        made.notes.append(words)
