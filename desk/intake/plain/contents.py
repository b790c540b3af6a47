"""Lists of contents: lines that say again what stands below as headlines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.heads import undecorated
from desk.intake.plain.runin import run_in

_TITLES = (
    r"(?:table of )?contents?|inhalt\w*|sommaire|índice|topics|index|highlights|headlines|at a glance|quick links",
    r"in (?:this|today.s|the) (?:\w+ )?(?:issue|edition|newsletter|week|digest|number)\b.*|in this \w+.s issue",
    r"(?:also )?(?:inside|in) this .*|what.?s (?:inside|in (?:this|store)).*|jump to.*",
    r"today.?s (?:topics|headlines|stories|news)|this week(?:.s \w+)?",
)
TITLE = re.compile(rf"\W*(?:{'|'.join(_TITLES)})\W*$", re.IGNORECASE)
"""Titles of lists of contents."""
_SURE = re.compile(
    r"\W*(?:(?:table of )?contents?|inhalt|sommaire|in this week.s|inside|"
    r"in (?:this|today.s) (?:\w+ |\w+.s )?(?:issue|edition|newsletter|number|digest))\b",
    re.I,
)
LONGEST_ENTRY = 80
"""Characters of the longest entry of a list whose entries are not found again."""
_WORD = re.compile(r"\w+")
_COMMON = frozenset("a an the of in on to for and or with by at is are as from your our this that s".split())
_MOST = 80
"""Entries of the longest list of contents."""
_DOTS = re.compile(r"(?:\s*\.){3,}\s*\d+$|\s{2,}(?:p(?:age|\.)?\s*)?\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of contents: its blocks (with its title), and the blocks that its entries name."""

    first: int
    last: int
    named: tuple[int, ...]


def contents_in(blocks: Sequence[Block]) -> list[Contents]:
    """The lists of contents of a text, each in front of what it names."""
    lookup = _Lookup(blocks)
    made: list[Contents] = []
    for first, last in _lists(blocks):
        if not made or first > made[-1].last:
            made += _contents(blocks, lookup, first, last)
    return made


def _contents(blocks: Sequence[Block], lookup: "_Lookup", first: int, last: int) -> list[Contents]:
    """A list of contents if these lines are one: by its title, or near the top and with most of it found again."""
    title = _title_above(blocks, first)
    if title is None and TITLE.match(undecorated(blocks[first].text)):
        title, first = first, first + 1
    if title is None and (last - first < 2 or first > max(12, len(blocks) // 4)):
        return []
    named = [place for entry in range(first, last + 1) if (place := lookup.find(entry, last)) is not None]
    distinct, count = len(set(named)), last - first + 1
    if title is not None and distinct < 2 and _SURE.match(undecorated(blocks[title].text)):
        return (
            [Contents(title, last, ())] if _is_short_list(blocks[first : last + 1]) and first < len(blocks) // 3 else []
        )
    likely = distinct > 2 and 5 * distinct >= 3 * count and named == sorted(named)
    if distinct < 2 or not (likely or (title is not None and 3 * distinct >= count)):
        return []
    end = last + 1
    while end < named[0] and blocks[end].is_short and (more := lookup.find(end, end)) is not None:
        named.append(more)
        end += 1
    return [Contents(first if title is None else title, end - 1, tuple(dict.fromkeys(named)))]


def _is_short_list(blocks: Sequence[Block]) -> bool:
    """Whether a list holds nothing but short words, which may say in other words what stands below."""
    return all(
        block.form == Form.ITEM and len(block.text) < LONGEST_ENTRY and "://" not in block.text for block in blocks
    )


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Runs of short lines or items, two at least."""
    first = None
    for place in range(len(blocks) + 1):
        block = blocks[place] if place < len(blocks) else None
        if block and block.is_short and (first is None or _goes_on(blocks, first, place)):
            first = place if first is None else first
            continue
        if first is not None and place - first > 1 and place - first <= _MOST:
            yield first, place - 1
        first = place if block and block.is_short else None


def _goes_on(blocks: Sequence[Block], first: int, place: int) -> bool:
    """Whether a short block goes on with a list: it is such an entry, and no gap parts it from entries without any."""
    block = blocks[place]
    if block.form != blocks[first].form or block.gap > 1 or TITLE.match(undecorated(block.text)):
        return False
    return not block.gap or place - first < 2 or bool(blocks[place - 1].gap)


def _title_above(blocks: Sequence[Block], first: int) -> int | None:
    """The place of the line above that says "In this issue", or None."""
    for place in range(first - 1, max(first - 4, -1), -1):
        block = blocks[place]
        if block.form == Form.RULE:
            continue
        return place if TITLE.match(undecorated(block.text)) else None
    return None


class _Lookup:
    """The headlines of a text by their words."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.exact: dict[str, list[int]] = {}
        self.words: dict[str, list[int]] = {}
        self.sizes: dict[int, int] = {}
        for place, block in enumerate(blocks):
            text = _headline(block)
            if not text:
                continue
            self.exact.setdefault(_key(text), []).append(place)
            telling = _telling(text)
            self.sizes[place] = len(telling)
            for word in telling:
                self.words.setdefault(word, []).append(place)

    def find(self, entry: int, after: int) -> int | None:
        """The first block behind `after` that says what an entry says, or most of it."""
        text = _DOTS.sub("", self.blocks[entry].text)
        for place in self.exact.get(_key(undecorated(text)), ()):
            if place > after:
                return place
        words = _telling(text)
        if len(words) < 2:
            return None
        hits: dict[int, int] = {}
        for word in words:
            for place in self.words.get(word, ())[:_MOST]:
                if place > after:
                    hits[place] = hits.get(place, 0) + 1
        shares = {place: shared / max(len(words), self.sizes[place]) for place, shared in hits.items()}
        best = max(shares, key=lambda place: (shares[place], -place), default=None)
        return best if best is not None and shares[best] > 1 / 2 else None


def _headline(block: Block) -> str:
    if block.is_short:
        return undecorated(block.text)
    ahead = run_in(block.text[:300]) if block.is_text else None
    return ahead.headline if ahead else ""


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _telling(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _COMMON
