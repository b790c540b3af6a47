"""What makes a line a headline by its looks: rules over and under it, signs, capitals, a number, an address below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from desk.intake.plain.blocks import LONGEST_HEADLINE, Block, Form
from desk.intake.plain.kinds import signature_in
from desk.intake.plain.notes import MARKER, Notes
from desk.intake.plain.rows import CORNERS
from desk.intake.plain.runin import TITLED, run_in
from desk.intake.plain.sources import names_links
from desk.links.paste import is_label
from desk.links.sources import split_source

COARSENESS = {"=": 0, "#": 0, "*": 1, "+": 1, "~": 2, "_": 2}
"""How far up in an outline a rule of a sign stands; all others are 3."""
STRONG = ("boxed", "under", "hash", "deco", "after")
"""Looks that a line does not have by accident."""

_HASH = re.compile(r"(#{1,4})\s+(?=\S)")
_DECO = re.compile(
    r"(?:\*{2,}|={2,}|-{2,}|~{1,}|>{2,}|:{2,}|\+{2,}|_{2,}|#{2,}|=+>|-+>|\[|-=|\|)\s*([^\W_].*?)\s*(?:[*=~<:+_#|>-]+|\])?"
)
_CLOSED = re.compile(r"([-*=~+#_<>:])\1*\s+(\S.*?)\s+[-*=~+#_<>:]+")
_TIGHT = re.compile(r"([*_])(?=[^\s*_])([^*_]{2,80}[^\s*_])\1")
_NUMBER = re.compile(r"^\d{1,3}[.)]\s+")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Head:
    """A headline by its looks: the blocks it takes (`first` to `last`), and its looks, the most telling one first."""

    first: int
    last: int
    looks: tuple[str, ...]


class Looks:
    """The blocks of a text, and which of them look like headlines."""

    def __init__(self, blocks: Sequence[Block], notes: Notes) -> None:
        self.blocks = blocks
        self.notes = notes

    @cached_property
    def places(self) -> dict[int, int]:
        """The places of the blocks by their first line."""
        return {block.first: place for place, block in enumerate(self.blocks)}

    def below(self, place: int) -> int:
        """The place of the next block with words; the number of blocks if there is none."""
        place += 1
        while place < len(self.blocks) and not self.blocks[place].is_text:
            place += 1
        return place

    def form(self, place: int) -> Form | None:
        """The form of a block, None outside of the text."""
        return self.blocks[place].form if 0 <= place < len(self.blocks) else None

    @cached_property
    def underlines(self) -> dict[int, tuple[int, str]]:
        """Rules that belong to words above them: their place, the first block of those words, and the look."""
        found = {}
        others: Counter[str] = Counter()
        for place, block in enumerate(self.blocks):
            if block.form != Form.RULE:
                continue
            if block.gap == 0 and (first := self._over(place)) is not None:
                found[place] = first
            elif place and self.blocks[place - 1].is_text:
                others[block.sign] += 1
        over = Counter(self.blocks[place].sign for place in found)
        made = {}
        for place, first in found.items():
            sign = self.blocks[place].sign
            boxed = first > 0 and self.form(first - 1) == Form.RULE and self.blocks[first].gap == 0
            often = over[sign] > 1 and over[sign] >= 2 * others[sign]
            aligned = self.blocks[place].indent <= self.blocks[first].indent + 2
            if boxed or (often and aligned) or self._is_as_long(place, first):
                upper = self.blocks[first - 1].sign if boxed else ""
                made[place] = (first, f"boxed{upper}" if boxed else f"under{sign}")
        return made

    def _over(self, rule: int) -> int | None:
        """The first of at most three short lines directly above a rule, which begin after a blank line or a rule.

        An item with a bullet has no rule of its own.
        """
        first = rule
        while first and rule - first < 3 and self._is_headline_like(first - 1):
            first -= 1
            if self.blocks[first].gap or not first or self.form(first - 1) == Form.RULE:
                return first
        return None

    def _is_headline_like(self, place: int) -> bool:
        block = self.blocks[place]
        return block.is_short and bool(_LETTERS.search(block.text)) and (block.form == Form.LINE or bool(block.number))

    def _is_as_long(self, rule: int, first: int) -> bool:
        longest = max(max(block.width - block.indent, 0) for block in self.blocks[first:rule])
        return abs(self.blocks[rule].width - longest) <= 2 and self.blocks[rule].width > 2

    @cached_property
    def separators(self) -> frozenset[int]:
        """The places of rules that part what is above from what is below."""
        over = {first - 1 for first, look in self.underlines.values() if look.startswith("boxed")}
        rules = {place for place, block in enumerate(self.blocks) if block.form == Form.RULE}
        closing = {place for place in rules if place and self.blocks[place].text[0] in CORNERS}
        rules -= {place for place in closing if not self.blocks[place].gap}
        return frozenset(rules - set(self.underlines) - over)

    @cached_property
    def heads(self) -> dict[int, Head]:
        """The headlines by their looks, by the place of their first block."""
        made: dict[int, Head] = {}
        for rule, (first, look) in self.underlines.items():
            made[first] = Head(first, rule, (look,))
        taken = {place for head in made.values() for place in range(head.first, head.last + 1)}
        for place, block in enumerate(self.blocks):
            if (place in taken and place not in made) or not block.is_text:
                continue
            looks = tuple(self._looks(place))
            if place in made:
                made[place] = Head(place, made[place].last, (*made[place].looks, *looks))
            elif looks:
                made[place] = Head(place, place, looks)
        return made

    def _looks(self, place: int) -> list[str]:
        block = self.blocks[place]
        looks = []
        if block.form == Form.PARAGRAPH or (block.form == Form.ITEM and block.number):
            ahead = run_in(block.text[:300]) if len(block.text) > 60 else None
            if ahead and (ahead.form != TITLED or self._are_titled):
                looks.append(f"runin{ahead.form}")
        if not block.is_short or not _LETTERS.search(block.text):
            return looks
        if match := _HASH.match(block.text):
            looks.append(f"hash{len(match[1])}")
        elif block.form == Form.LINE and is_decorated(block.text) and not self._is_signature(place):
            looks.append("deco" + _lead(block.text))
        if place and place - 1 in self.separators:
            looks.append("after" + self.blocks[place - 1].sign)
        top = not place and self.form(1) == Form.PARAGRAPH
        if is_shouted(block.text) and (block.gap or top or (place and self.form(place - 1) == Form.RULE)):
            looks.append("caps")
        looks += self._weak(place)
        return looks

    @cached_property
    def _are_titled(self) -> bool:
        """Whether half of the paragraphs begin with a title that ends as a sentence does, as no accident makes them."""
        paragraphs = [block.text[:300] for block in self.blocks if block.form == Form.PARAGRAPH]
        titled = sum((ahead := run_in(text)) is not None and ahead.form == TITLED for text in paragraphs)
        return titled > 2 and 2 * titled >= len(paragraphs)

    def _is_signature(self, place: int) -> bool:
        """Whether a line behind a dash names who said what stands right above it."""
        block = self.blocks[place]
        above = self.form(place - 1) in (Form.PARAGRAPH, Form.LINE, Form.QUOTE, Form.ITEM)
        return above and not block.gap and bool(signature_in(block.text))

    def _weak(self, place: int) -> list[str]:
        """Looks that need others like them."""
        block = self.blocks[place]
        looks = []
        marker = MARKER.match(block.text)
        if marker and int(marker[1]) in self.notes and (block.gap or block.form == Form.ITEM):
            looks.append("marked")
        if block.form == Form.ITEM and self._opens(place):
            looks.append(f"num{block.sign}" if block.number else f"item{block.sign[:1]}")
        below = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        addressed = below and below.form == Form.ADDRESS and below.gap == 0 and not block.text.endswith(":")
        if addressed and (block.gap or (place and self.form(place - 1) in (Form.RULE, Form.ADDRESS))):
            looks.append("pair")
        return looks

    @cached_property
    def _list_signs(self) -> frozenset[str]:
        """The signs of items that stand below labels again and again: those are links, never headlines."""
        labels = Counter(block.text for block in self.blocks if is_label(block.text))
        signs: Counter[str] = Counter()
        for above, below in pairwise(self.blocks):
            labelled = names_links(above.text) or labels.get(above.text, 0) > 1
            if labelled and below.form == Form.ITEM:
                signs[below.sign] += 1
        return frozenset(sign for sign, count in signs.items() if count > 1)

    def _opens(self, place: int) -> bool:
        """Whether an item stands above text of its own: no item above or below it goes with it as a list."""
        block = self.blocks[place]
        above = self.blocks[place - 1] if place else None
        below = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if block.sign in self._list_signs or split_source(block.text)[0]:
            return False
        alike = above and above.form == Form.ITEM and block.sign == above.sign and above.indent == block.indent
        if alike and (len(block.sign) == 1 or block.number):
            return False
        return bool(below) and below is not None and below.form in (Form.PARAGRAPH, Form.LINE, Form.RULE, Form.ADDRESS)


def kind_of(look: str) -> str:
    """The look without its sign: "under-" is "under"."""
    return re.sub(r"[^a-z].*", "", look)


def rank(look: str) -> float:
    """How fine a look is in an outline: sections have a lower one than stories."""
    kind, sign = kind_of(look), look[len(kind_of(look)) :]
    level = COARSENESS.get(sign[:1], 3)
    finer = 0.2 * (3 - len(sign)) if kind == "deco" else 0
    ranks = {
        "boxed": 10 + level,
        "under": 20 + level,
        "deco": 15 + level + finer,
        "caps": 26,
        "after": 30 + level,
        "runin": 44,
    }
    if kind == "hash":
        return 11 + 6 * len(sign) if not sign.isdigit() else 11 + 6 * int(sign)
    return ranks.get(kind, {"num": 42, "item": 46, "marked": 48, "pair": 50}.get(kind, 60))


def _lead(text: str) -> str:
    """The signs ahead of a decorated line, three at most: "** News" and "* News *" are two looks."""
    return text[: min(3, len(text) - len(text.lstrip(text[0])))]


def is_shouted(text: str) -> bool:
    """Whether a line is in capitals: four letters at least, none small."""
    letters = _LETTERS.findall(text)
    return len(letters) > 3 and text.upper() == text and len(text) <= LONGEST_HEADLINE and not text.endswith(",")


def is_decorated(text: str) -> bool:
    """Whether signs stand around or ahead of a line's words: "*** News ***", "==> News", "[ News ]"."""
    if _CLOSED.fullmatch(text) or _TIGHT.fullmatch(text):
        return True
    if text[:2] in ("**", "__") and text[:2] in text.lstrip("*_").rstrip("*_"):
        return False
    return bool(_DECO.fullmatch(text)) and (text[0] != "[" or text.endswith("]")) and not MARKER.match(text)


def undecorated(text: str) -> str:
    """The words of a headline without hash signs, arrows and other signs around them, and without its number."""
    if match := _HASH.match(text):
        words = text[match.end() :].rstrip("# ")
    elif match := _CLOSED.fullmatch(text) or _TIGHT.fullmatch(text):
        words = match[2]
    elif is_decorated(text) and (match := _DECO.fullmatch(text)):
        words = match[1]
    else:
        return text
    return _NUMBER.sub("", words) or words
