"""Typographic quotes, dashes and spaces, for publications that choose them: what is stored stays as it was typed.

Running text is looked at as one line, whatever is emphasised or linked in it: `l'[étude](…)` is one elision. What
becomes of each sign is an edit of that line, and each run of words takes the edits that fall into it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from desk.formats.prose.full_width import full_width
from desk.formats.prose.isolates import OTHER, isolated
from desk.formats.prose.quotes import quoted
from desk.model.url import is_mailbox
from desk.words.marks import Marks, marks_of

_DASHES = re.compile(r"--(?:(?<![-\w]--)-?(?=\s|\Z)|(?<=[^\s-]--)-?(?=[^\s-]))")
_RUN = re.compile(r"[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+")
"""What an address can be found in: it ends at the characters of East Asia, between which no space stands."""
_SCHEME = re.compile(r"(?:https?://|www\.|mailto:)(?=\S)")
_AHEAD_OF_MAIL = "\"'([{<«„“‘‚‹「『（"
_BEHIND = "\"'.,;:!?…)]}>»”’›、。，．：；？！）」』([{<«„“‘‚「『（"
"""What no address ends with: signs that close behind it, and those that open ahead of what follows."""
_SPACES = " \u00a0\u202f"
_AHEAD = "_)]»”’\"'%…"
"""What stands ahead of a sign that French parts from it, besides letters and figures."""
_SIGNS = re.compile(r"[;!?]+(?=[\s»”’\"')\]]|\Z)")
_COLON = re.compile(r":(?=\s|\Z)")
_UNITS = re.compile(rf"[%‰€£$](?<=\d[{_SPACES}].)")
_GUILLEMETS = re.compile(rf"(?<=«)([{_SPACES}]?)(?=[^\s«])|(?<=[^\s»])([{_SPACES}]?)(?=»)")
_LETTER = re.compile(r"[^\W_]")


Edit = tuple[int, int, str]
"""What stands from one place to another becomes the text."""


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
    edits = _edits(line, marks, before[-1:])
    if not edits:
        return list(texts)
    if len(texts) == 1:
        return [_edited(line, edits, 0)]
    ends = list(accumulate(map(len, texts)))
    made, at = [], 0
    for text, end in zip(texts, ends, strict=True):
        begin = end - len(text)
        own = []
        while at < len(edits) and edits[at][0] < end:
            if edits[at][1] <= end:
                own.append(edits[at])
            at += 1
        made.append(_edited(text, own, begin) if own else text)
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


def _edits(line: str, marks: Marks, before: str) -> list[Edit]:
    """What becomes of the line, in its order; addresses are left alone."""
    kept = list(_addresses(line))
    found = [] if marks.typed else _signs(line, marks, before, kept)
    if marks.isolates:
        found += isolated(line, kept)
    found.sort()
    return list(_outside(found, kept)) if kept else found


def _signs(line: str, marks: Marks, before: str, kept: Sequence[tuple[int, int]]) -> list[Edit]:
    """What becomes of quotation marks, dashes and spaces."""
    found = list(quoted(line, marks, before, kept))
    if "--" in line:
        found += ((*dash.span(), marks.dashes[len(dash[0]) - 2]) for dash in _DASHES.finditer(line))
    if marks.full:
        found += full_width(line, marks.full)
    if marks.inside:
        found += _spaced(line, marks)
    return found


def _outside(edits: Sequence[Edit], kept: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that are not in an address."""
    at = 0
    for edit in edits:
        while at < len(kept) and kept[at][1] <= edit[0]:
            at += 1
        if at == len(kept) or edit[1] <= kept[at][0] or edit[0] < kept[at][0]:
            yield edit


def _spaced(line: str, marks: Marks) -> Iterator[Edit]:
    """The no-break spaces that French has around its signs, whether a space was typed there or none."""
    found = [(*each.span(), marks.inside) for each in _GUILLEMETS.finditer(line)] if "«" in line or "»" in line else []
    if marks.ahead:
        if ";" in line or "!" in line or "?" in line:
            found += ((*each, marks.ahead) for each in _ahead_of(_SIGNS, line, f"{_AHEAD}."))
        found += (
            (at.start() - 1, at.start(), marks.ahead) for at in _UNITS.finditer(line)
        )  # "50%" stays as it was typed
    if marks.colon and ":" in line:
        found += ((*each, marks.colon) for each in _ahead_of(_COLON, line, _AHEAD))
    return (each for each in found if line[each[0] : each[1]] != each[2])


def _ahead_of(sign: re.Pattern[str], line: str, behind: str) -> Iterator[tuple[int, int]]:
    """Where the space ahead of a sign stands, or would, if it is behind a word or one of these characters."""
    for found in sign.finditer(line):
        end = found.start()
        start = end - (line[end - 1 : end] in _SPACES) if end else 0
        if start and (line[start - 1].isalnum() or line[start - 1] in behind):
            yield start, end


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
