"""Typographic quotes, dashes and spaces, for publications that choose them: what is stored stays as it was typed.

Running text is looked at as one line, whatever is emphasised or linked in it: `l'[étude](…)` is one elision. What
becomes of each sign is an edit of that line, and each run of words takes the edits that fall into it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from desk.formats.prose.full_width import full_width
from desk.formats.prose.isolates import OTHER, isolated
from desk.formats.prose.quotes import quoted
from desk.model.url import is_mailbox
from desk.words.marks import Marks, marks_of

_DASHES = re.compile(r"(?<![-\w])-{2,3}(?=\s|\Z)|(?<=[^\s-])-{2,3}(?=[^\s-])")
_RUN = re.compile(r"[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+")
"""What an address can be found in: it ends at the characters of East Asia, between which no space stands."""
_SCHEME = re.compile(r"(?:https?://|www\.|mailto:)(?=\S)")
_AHEAD_OF_MAIL = "\"'([{<«„“‘‚‹「『（"
_BEHIND = "\"'.,;:!?…)]}>»”’›、。，．：；？！）」』"
_SPACES = "[ \u00a0\u202f]"
_BEFORE_SIGNS = re.compile(rf"(?<=[\w)\]»”’\"'%….])({_SPACES}?)(?=[;!?]+(?:[\s»”’\"')\]]|\Z))")
_BEFORE_COLON = re.compile(rf"(?<=[\w)\]»”’\"'%…])({_SPACES}?)(?=:(?:\s|\Z))")
_BEFORE_UNITS = re.compile(rf"(?<=\d)({_SPACES})(?=[%‰€£$])")
_GUILLEMETS = re.compile(rf"(?<=«)({_SPACES}?)(?=[^\s«])|(?<=[^\s»])({_SPACES}?)(?=»)")
_LETTER = re.compile(r"[^\W_]")


class Edit(NamedTuple):
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def typographic(text: str, language: str, before: str = "") -> str:
    """`text` with the quotation marks, dashes and spaces of a language; `before` is what stands ahead of it.

    Double stays double and single stays single, since British editors quote in either. Addresses are left alone.
    """
    return runs([text], language, before)[0]


def runs(texts: Sequence[str], language: str, before: str = "") -> list[str]:
    """Runs of words that stand one behind the other, each with its typographic signs."""
    line = "".join(texts)
    marks = marks_of(language)
    if not _wanted(marks).search(line) or (marks.isolates and not _LETTER.search(line)):
        return list(texts)
    edits = sorted(_edits(line, marks, before[-1:]))
    if not edits:
        return list(texts)
    ends = list(accumulate(map(len, texts)))
    made, at = [], 0
    for text, end in zip(texts, ends, strict=True):
        begin = end - len(text)
        own = []
        while at < len(edits) and edits[at].start < end:
            if edits[at].end <= end:
                own.append(edits[at])
            at += 1
        made.append(_edited(text, own, begin))
    return made


def _edited(text: str, edits: Sequence[Edit], begin: int) -> str:
    made: list[str] = []
    done = 0
    for start, end, new in edits:
        if start - begin >= done:
            made += (text[done : start - begin], new)
            done = end - begin
    return "".join((*made, text[done:]))


@lru_cache(maxsize=16)
def _wanted(marks: Marks) -> re.Pattern[str]:
    """Whether a line holds anything to be edited at all."""
    if marks.isolates:
        return re.compile(OTHER if marks.typed else f"[\"']|--|{OTHER}")
    return re.compile(
        "[\"']|--" + ("|[;:!?«»]|\\d [%‰€£$]" if marks.ahead or marks.colon else "|[:;!?(,]" if marks.full else "")
    )


def _edits(line: str, marks: Marks, before: str) -> Iterator[Edit]:
    kept = list(_addresses(line))
    found = [] if marks.typed else _signs(line, marks, before, kept)
    if marks.isolates:
        found += (Edit(*each) for each in isolated(line, kept))
    return _outside(sorted(found), kept)


def _signs(line: str, marks: Marks, before: str, kept: Sequence[tuple[int, int]]) -> list[Edit]:
    """What becomes of quotation marks, dashes and spaces."""
    found = [Edit(*each) for each in quoted(line, marks, before, kept)]
    found += (Edit(*dash.span(), marks.dashes[len(dash[0]) - 2]) for dash in _DASHES.finditer(line))
    if marks.full:
        found += (Edit(*each) for each in full_width(line, marks.full))
    if marks.inside:
        found += _spaced(line, marks)
    return found


def _outside(edits: Sequence[Edit], kept: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that are not in an address."""
    at = 0
    for edit in edits:
        while at < len(kept) and kept[at][1] <= edit.start:
            at += 1
        if at == len(kept) or edit.end <= kept[at][0] or edit.start < kept[at][0]:
            yield edit


def _spaced(line: str, marks: Marks) -> Iterator[Edit]:
    """The no-break spaces that French has around its signs, whether a space was typed there or none."""
    rules = (
        (_GUILLEMETS, marks.inside),
        (_BEFORE_SIGNS, marks.ahead),
        (_BEFORE_COLON, marks.colon),
        (_BEFORE_UNITS, marks.ahead),  # "50 %" stays on one line, and "50%" as it was typed
    )
    for pattern, space in rules:
        for found in pattern.finditer(line) if space else ():
            if line[found.start() : found.end()] != space:
                yield Edit(*found.span(), space)


def _addresses(line: str) -> Iterator[tuple[int, int]]:
    """Where the addresses stand, which are never touched; what closes behind one is none of it."""
    for run in _RUN.finditer(line) if "@" in line or "://" in line or "www." in line or "mailto:" in line else ():
        if scheme := _SCHEME.search(line, *run.span()):
            yield scheme.start(), run.end() - _behind(line[scheme.start() : run.end()])
        elif is_mailbox(run[0]):
            begin = run.end() - len(run[0].lstrip(_AHEAD_OF_MAIL))
            yield begin, run.end() - _behind(line[begin : run.end()])


def _behind(address: str) -> int:
    """How many signs at the end of an address close something that was opened ahead of it."""
    count = 0
    for sign in reversed(address):
        if sign not in _BEHIND or (sign in "\"'" and address.count(sign, 0, len(address) - count) % 2 == 0):
            break
        count += 1
    return count
