"""The difference between two texts, word by word: what editors read before they choose a version."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from desk.model.text import count_words

Span = tuple[str, str]
"""A run of text and what became of it: "out", "in", or "" where both texts have it."""

_TOKEN = re.compile(r"[£$€#@]?\w+(?:[.,'’\-/:]\w+)*|[^\S\n]+|\n|.", re.DOTALL)
"""A word with what belongs to it (a price, a hyphen, an address), spaces, a line end, or one sign."""

_MOST = 80_000
"""Pairs of like parts that are looked at, in a paragraph of 2,000 words about as many: the time grows with them, and
faster where the same words come again and again."""


def difference(old: str, new: str) -> tuple[Span, ...]:
    """The runs that turn `old` into `new`, in reading order; what goes out comes before what replaces it.

    From "the old bridge" to "the new bridge": ("the ", ""), ("old", "out"), ("new", "in"), (" bridge", ""). Joined, the
    runs "" and "out" are `old`, and "" and "in" are `new`. Whole lines are compared first, so that a change in a long
    text costs no more than the lines it is in.
    """
    spans: list[Span] = []
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for same, a, b, c, d in _runs(before, after):
        if same:
            spans.append(("".join(before[a:b]), ""))
        else:
            spans.extend(_by_words("".join(before[a:b]), "".join(after[c:d])))
    return tuple(_joined(spans))


def changed_words(spans: Sequence[Span]) -> tuple[int, int]:
    """How many words came in and how many went out."""
    counts = {kind: sum(count_words(text) for text, each in spans if each == kind) for kind in ("in", "out")}
    return counts["in"], counts["out"]


def _by_words(old: str, new: str) -> Iterator[Span]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for same, a, b, c, d in _runs(before, after, _is_space):
        if same:
            yield "".join(before[a:b]), ""
        else:
            yield "".join(before[a:b]), "out"
            yield "".join(after[c:d]), "in"


def _runs(
    before: list[str], after: list[str], junk: Callable[[str], bool] | None = None
) -> Iterator[tuple[bool, int, int, int, int]]:
    """The runs that two lists have in common or not: whether they do, and where each run begins and ends in both.

    What both begin and end with is found at once; only what is between is compared part by part, unless it is so long
    that an editor would wait for it: then all of it goes and comes.
    """
    first = _shared(before, after)
    last = _shared(before[first:][::-1], after[first:][::-1])
    a, b = len(before) - last, len(after) - last
    if first:
        yield True, 0, first, 0, first
    if _pairs(before[first:a], after[first:b], junk) > _MOST:
        yield False, first, a, first, b
    else:
        for tag, i, j, k, m in SequenceMatcher(junk, before[first:a], after[first:b], autojunk=False).get_opcodes():
            yield tag == "equal", first + i, first + j, first + k, first + m
    if last:
        yield True, a, len(before), b, len(after)


def _pairs(one: list[str], other: list[str], junk: Callable[[str], bool] | None) -> int:
    """How many pairs of like parts two lists make, without those that nothing is found by."""
    there = Counter(other)
    return sum(times * there[part] for part, times in Counter(one).items() if junk is None or not junk(part))


def _shared(one: list[str], other: list[str]) -> int:
    """The number of parts that two lists begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_space(token: str) -> bool:
    return token.isspace()


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Runs without empty ones; words that changed on both sides of a lone space are one change."""
    kept, out, came = "", "", ""
    for at, (text, kind) in enumerate(spans):
        if kind == "out":
            out += text
        elif kind == "in":
            came += text
        elif (out or came) and text.isspace() and "\n" not in text and _continues(spans, at):
            out, came = out + text, came + text
        else:
            if out or came:
                yield from _run(kept, out, came)
                kept, out, came = "", "", ""
            kept += text
    yield from _run(kept, out, came)


def _continues(spans: Sequence[Span], at: int) -> bool:
    return any(text and not text.isspace() for text, kind in spans[at + 1 : at + 3] if kind)


def _run(kept: str, out: str, came: str) -> Iterator[Span]:
    yield from ((text, kind) for text, kind in ((kept, ""), (out, "out"), (came, "in")) if text)
