"""A contribution that came by mail, without the letter around it: its heads, its greeting, its close, its quotation.

"Hello Ann, here is our text:" and "Best regards, Tom" are no part of the story between them. Editors paste the whole
mail, forwarded and quoted as it came; what is taken off here is kept beside the stories.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

from desk.model.text import tidy_line
from desk.read.line import LeftOut
from desk.read.reasons import Reason
from desk.read.sources.envelopes import FIELDS, field_in, is_head
from desk.words.cues import cues, words_of

_CLOSINGS: dict[str, list[str]] = json.loads((files("desk.words") / "mail_closings.json").read_text("utf-8"))
"""How letters close, in all languages: words of a row that does, rows as a whole, how what a device adds begins, and
how only letters to readers begin."""
_PHRASES = {kind: {tuple(words_of(each)) for each in phrases} for kind, phrases in _CLOSINGS.items()}
MOST = 120
"""Rows of the longest letter; what is longer is a newsletter."""
_MARKS = re.compile(r"(?:>[ \t]?)*")
_SAID = re.compile(r".*\d.*(?:@|\d[:.h]\d\d).*[:：]\s*")
"""Who wrote what is quoted, and when: "On 24 Nov 2026 at 16:40 Tom wrote:"."""
_PASSED_ON = re.compile(r"\W*[-_=*]{3,}.*|(?:\S+\s+){1,5}[:：]|(?:\S+\s+){0,4}\S+[:：]")
"""What stands above the head of a mail that is passed on: "-------- Forwarded message --------"."""
_SIGNED = re.compile(r"-- |[_—–]{2,}\s*|--\s*")
_TECHNICAL = re.compile(
    r"^(?:received|message-id|mime-version|content-type|return-path):", re.IGNORECASE | re.MULTILINE
)
_MARK = re.compile(r"\s*(?:[-*•·◦‣▪●–—]|\d{1,3}[.)])\s")
_ENDS, _STOPS = re.compile(r"[.:：。…]$"), ".,:;：。，"
_SENTENCES = re.compile(r"[.!?]\s+\S")
_BARE_GREETING = 3
"""Words of a greeting that nothing ends."""
_ASK, _GREETING, _CLOSE, _TITLE = 40, 6, 6, 14
"""Words of the longest note to the editor, greeting, close and headline."""
_SHORT_ROW, _PARAGRAPH = 60, 200
"""Characters of a row that a title can be right above its text, and from which a paragraph below a close is one."""
_FEWEST = 3
"""Words of the shortest contribution."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the mail: where it stands, its words without marks of quotation, and how deep it is quoted."""

    number: int
    words: str
    depth: int = 0


def without_letter(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """A contribution without the letter that it came in, and that; a text that came in none is as it was."""
    rows = [_row(number, row) for number, row in enumerate(text.split("\n"), 1)]
    if len(rows) > MOST or _TECHNICAL.search(text):
        return text, ()
    kept, by_mail = _peeled(rows, by_mail=False)
    while kept != (peeled := _peeled(kept, by_mail=by_mail))[0]:
        kept, by_mail = peeled
    kept = _titled(kept)
    if _count(kept) < _FEWEST or kept == rows:
        return text, ()
    numbers = {row.number for row in kept}
    left = (LeftOut(Reason.LETTER, tidy_line(row.words), line=row.number) for row in rows if row.number not in numbers)
    return "\n".join(f"{'> ' * row.depth}{row.words}" for row in kept), tuple(each for each in left if each.text)


def _peeled(rows: list[_Row], *, by_mail: bool) -> tuple[list[_Row], bool]:
    """The rows without the outermost letter around them; and whether they came by mail, as it tells."""
    kept, passed_on = _without_heads(rows)
    kept, said = _without_answered(kept)
    kept, greeted = _without_greeting(kept, by_mail or passed_on or said)
    by_mail = by_mail or passed_on or said or greeted
    if by_mail or any(row.words == "-- " for row in kept):
        kept = _without_close(kept)
    return _unquoted(kept) if by_mail else kept, by_mail


def _row(number: int, row: str) -> _Row:
    match = _MARKS.match(row)
    marks = match[0] if match else ""
    return _Row(number, row[len(marks) :], marks.count(">"))


def _count(rows: Sequence[_Row]) -> int:
    return sum(len(row.words.split()) for row in rows)


def _next(rows: Sequence[_Row], at: int) -> int:
    """The place of the first row with words from one on."""
    return next((each for each in range(at, len(rows)) if rows[each].words.strip()), len(rows))


def _without_answered(rows: list[_Row]) -> tuple[list[_Row], bool]:
    """The rows without quotations below who said them, where there is more than these; and whether anything was said.

    Who said it stands on top where all of it is a quotation.
    """
    gone: set[int] = set()
    said = [at for at, row in enumerate(rows) if _SAID.fullmatch(row.words) and _next(rows, at + 1) < len(rows)]
    first = _next(rows, 0)
    named = {first} if first < len(rows) and "@" in rows[first].words else set()
    said = [at for at in said if at in named or rows[_next(rows, at + 1)].depth > rows[at].depth]
    for at in said:
        end = next((each for each in range(at + 1, len(rows)) if _breaks(rows[each], rows[at])), len(rows))
        quoted = range(at, end)
        outside = [row for each, row in enumerate(rows) if each not in quoted]
        gone |= {at} if _count(outside) < _count(rows[at + 1 : end]) else set(quoted)
    return [row for at, row in enumerate(rows) if at not in gone], bool(said)


def _unquoted(rows: list[_Row]) -> list[_Row]:
    """The rows that most of the letters stand in, or that are quoted deeper, as if they were not quoted."""
    letters = Counter[int]()
    for row in rows:
        letters[row.depth] += len(row.words)
    deepest = max(sorted(letters), key=letters.__getitem__, default=0)
    inside = [row for row in rows if row.depth >= deepest or not row.words.strip()]
    return [_Row(row.number, row.words, max(0, row.depth - deepest)) for row in inside]


def _breaks(row: _Row, said: _Row) -> bool:
    """Whether a row ends what is quoted below who said it."""
    return row.depth <= said.depth and bool(row.words.strip())


def _heads(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """Where heads of mails begin and end, with what is written above them where they are passed on."""
    found = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and field_in(rows[end].words)[0]:
            end += 1
        if is_head([field_in(row.words)[0] for row in rows[at:end]], end - at):
            above = next((each for each in range(at - 1, -1, -1) if rows[each].words.strip()), -1)
            passed_on = above >= 0 and at - above <= 2 and _PASSED_ON.fullmatch(rows[above].words.strip())
            found.append((above if passed_on else at, end))
        at = max(end, at + 1)
    return found


def _without_heads(rows: list[_Row]) -> tuple[list[_Row], bool]:
    """The rows of the contribution where mails are passed on: below a head, but for what a head below it begins.

    Above the head of what was answered stands the answer, which is more than a note to the editor.
    """
    heads = _heads(rows)
    begin, last = 0, len(rows)
    for first, end in heads:
        above, below = _count(rows[begin:first]), _count(rows[end:])
        if above > _ASK or above > below:
            last = first
            break
        begin = end
    return rows[begin:last], bool(heads)


def _without_greeting(rows: list[_Row], by_mail: bool) -> tuple[list[_Row], bool]:
    """The rows without a greeting and a note to the editor on top, and whether there was one.

    A letter to readers begins so, too: it says more, or what follows has no title, or is less than the note.
    """
    first = _next(rows, 0)
    if first == len(rows) or not greets(rows[first].words) or _begins(rows[first].words, "welcome"):
        return rows, False
    at, words, colon = _next(rows, first + 1), 0, False
    while at < len(rows):
        end = next((each for each in range(at, len(rows)) if not rows[each].words.strip()), len(rows))
        note = " ".join(row.words.strip() for row in rows[at:end])
        words += len(note.split())
        if colon or words > _ASK or not _asks(note) or _next(rows, end) == len(rows):
            break
        colon, at = note.endswith((":", "：")), _next(rows, end)
    if colon or (_heads_text(rows, at) and _count(rows[at:]) > words):
        return rows[at:], True
    return (rows[first + 1 :], True) if by_mail else (rows, False)


def greets(words: str) -> bool:
    """Whether a row greets somebody and does nothing else: "Dear readers,", "Guten Tag"."""
    count = len(words.split())
    ends = words.rstrip().endswith((",", "!", ":", "，", "！", "：")) or count <= _BARE_GREETING
    return 0 < count <= _GREETING and ends and "://" not in words and "greeting" in cues(words).opens


def _asks(note: str) -> bool:
    """Whether a paragraph below a greeting goes on from it, or is a sentence."""
    return note[:1].islower() or bool(_ENDS.search(note) or (note[-1:] in "!?" and _SENTENCES.search(note)))


def _heads_text(rows: Sequence[_Row], at: int) -> bool:
    """Whether a row is the title of what stands below it."""
    if at >= len(rows) or _next(rows, at + 1) == len(rows):
        return False
    title, below = rows[at].words.strip(), rows[at + 1].words.strip()
    if "://" in title or _MARK.match(title) or _closes(title) or title.strip("*_").endswith(tuple(_STOPS)):
        return False
    apart = not below or (len(title) <= _SHORT_ROW and not below[0].islower())
    return apart and len(title.split()) <= _TITLE and not title[:1].islower()


def _without_close(rows: list[_Row]) -> list[_Row]:
    """The rows above "Best regards", below which there is nothing but who wrote it and what a firm adds."""
    first = _next(rows, 0)
    for at in range(_next(rows, first + 1), len(rows)):
        if (_closes(rows[at].words) or _SIGNED.fullmatch(rows[at].words)) and _is_signature(rows[at + 1 :]):
            return rows[:at]
    return rows


def _begins(row: str, kind: str) -> bool:
    words = tuple(words_of(row))
    return any(words[: len(each)] == each for each in _PHRASES[kind])


def _closes(row: str) -> bool:
    words = tuple(words_of(row))
    if not words or len(words) > 2 * _CLOSE:
        return False
    if words in _PHRASES["alone"] or _begins(row, "sent"):
        return True
    spans = {words[at : at + size] for at in range(len(words)) for size in (1, 2, 3)}
    return len(words) <= _CLOSE and not _PHRASES["close"].isdisjoint(spans)


def _is_signature(rows: Sequence[_Row]) -> bool:
    """Whether rows are short, but for a last paragraph that says how the mail may be used."""
    sizes = [sum(len(row.words) for row in part) for part in _paragraphs(rows)]
    return all(size < _PARAGRAPH for size in sizes[:-1])


def _paragraphs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    part: list[_Row] = []
    for row in chain(rows, (_Row(0, ""),)):
        if row.words.strip():
            part.append(row)
        elif part:
            yield part
            part = []


def _titled(rows: list[_Row]) -> list[_Row]:
    """The rows with the subject on top as a title, where nothing but it was copied of the mail's head."""
    first = _next(rows, 0)
    name, words = field_in(rows[first].words) if first < len(rows) else ("", "")
    alone = first + 1 < len(rows) and not field_in(rows[first + 1].words)[0]
    if not words or name not in FIELDS["subject"] or not alone:
        return rows
    return [*rows[:first], _Row(rows[first].number, words), *rows[first + 1 :]]
