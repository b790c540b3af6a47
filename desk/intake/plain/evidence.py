"""Evidence for the look that the headlines of stories have, from what stands above and below each of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from desk.intake.plain.blocks import LONGEST_HEADLINE, Block, Form
from desk.intake.plain.heads import STRONG, Head, Looks, kind_of, rank
from desk.intake.plain.lines import may_open
from desk.intake.plain.sources import names_links
from desk.links.paste import is_label

WEIGHTS = {"boxed": 1.3, "under": 1.3, "hash": 1.3, "deco": 1.2, "after": 1.2, "num": 1.1, "runin": 1.1, "caps": 0.9}
"""How much a look counts against others when the look of stories is chosen; those not named count 1."""

NAMED = "named"
"""The look of a line that has no other and that a list of contents names."""


class Evidence:
    """The headlines by their looks, without those that cannot open anything."""

    def __init__(self, looks: Looks, skipped: frozenset[int], listed: frozenset[int]) -> None:
        """Of these blocks; `skipped` open nothing, `listed` are named by a list of contents."""
        self.looks = looks
        self.blocks: Sequence[Block] = looks.blocks
        self.skipped = skipped
        self.heads = {
            place: head for place, head in looks.heads.items() if place not in skipped and not self._under_label(place)
        }
        for place in listed:
            if place not in skipped and self._is_apart(place):
                self.heads.setdefault(place, Head(place, place, (NAMED,)))
        self.listed = frozenset(place for place in listed if place in self.heads)

    def _is_apart(self, place: int) -> bool:
        """Whether a line has an empty one above and text below, so that it is a headline if something names it."""
        block, below = self.blocks[place], self.looks.form(self.looks.below(place))
        return may_open(block) and block.gap > 0 and below in (Form.PARAGRAPH, Form.ITEM, Form.ADDRESS)

    def _under_label(self, place: int) -> bool:
        """Whether a line is the first link under a label: that is no headline, whatever it looks like."""
        above = self.blocks[place - 1] if place else None
        strong = any(kind_of(look) in STRONG for look in self.looks.heads[place].looks)
        return bool(above) and above is not None and not strong and names_links(above.text) and above.is_text

    @cached_property
    def by_look(self) -> dict[str, list[Head]]:
        """The headlines that have each look."""
        made: dict[str, list[Head]] = defaultdict(list)
        for head in self.heads.values():
            for look in head.looks:
                made[look].append(head)
        return made

    def next_text(self, head: Head) -> int:
        """The place of the words below a headline."""
        return self.looks.below(head.last)

    def is_filled(self, head: Head) -> bool:
        """Whether something follows a headline that is no headline."""
        below = self.next_text(head)
        return below < len(self.blocks) and below not in self.heads and below not in self.skipped

    def has_text(self, head: Head) -> bool:
        """Whether a paragraph follows, be it behind an address or a second line."""
        below = self.next_text(head)
        for _ in range(3):
            if below >= len(self.blocks) or below in self.heads or below in self.skipped:
                return False
            if self.blocks[below].form in (Form.PARAGRAPH, Form.QUOTE, Form.ITEM, Form.TABLE):
                return True
            below = self.looks.below(below)
        return False

    @cached_property
    def story_look(self) -> str | None:
        """The look that stories have: the one that most of the contents have, else the most frequent that is filled."""
        if len(self.listed) > 1:
            named = Counter(look for place in self.listed for look in self.heads[place].looks if look != NAMED)
            look, count = max(named.items(), key=lambda entry: (entry[1], rank(entry[0])), default=("", 0))
            if count > 1 and 2 * count >= len(self.listed) and not self._lead_to_others(self.by_look[look]):
                return look
        best, weight = None, 0.0
        for look, heads in self.by_look.items():
            if look == NAMED:
                continue
            score = len(heads) * WEIGHTS.get(kind_of(look), 1.0)
            if score > weight and self._may_be_stories(look, heads):
                best, weight = look, score
        return best

    def _lead_to_others(self, heads: Sequence[Head]) -> bool:
        """Whether most of these have a headline of another look right below, so that the contents name sections."""
        below = [(head, self.heads.get(self.next_text(head))) for head in heads]
        return 2 * sum(lower is not None and not set(lower.looks) & set(head.looks) for head, lower in below) > len(
            heads
        )

    def _may_be_stories(self, look: str, heads: Sequence[Head]) -> bool:
        kind = kind_of(look)
        if len(heads) < (2 if kind in STRONG or kind in ("num", "runin") else 3):
            return False
        if kind == "runin":
            return True
        if kind == "pair" and self._is_all_pairs(heads):
            return True
        if kind == "marked" or kind == "pair":
            return 2 * sum(self.has_text(head) or self._is_led(head) for head in heads) >= len(heads)
        if kind == "item":
            return 2 * sum(map(self.has_text, heads)) >= len(heads)
        if kind == "after":
            sign = look.removeprefix("after")
            rules = sum(self.blocks[place].sign == sign for place in self.looks.separators)
            return 2 * len(heads) >= rules and 2 * sum(map(self.is_filled, heads)) >= len(heads)
        return 2 * sum(map(self.is_filled, heads)) >= len(heads)

    def _is_all_pairs(self, heads: Sequence[Head]) -> bool:
        """Whether a text is hardly more than titles, each with its address below."""
        prose = sum(block.form == Form.PARAGRAPH and len(block.text) > LONGEST_HEADLINE for block in self.blocks)
        return len(heads) > 3 * prose and 3 * len(heads) > sum(block.form == Form.LINE for block in self.blocks)

    def _is_led(self, head: Head) -> bool:
        """Whether a headline of a coarser look stands directly above."""
        place = head.first - 1
        while place >= 0 and not self.blocks[place].is_text:
            place -= 1
        above = self.heads.get(place)
        return bool(above and min(map(rank, above.looks)) < min(map(rank, head.looks)))

    def is_only_sections(self, look: str) -> bool:
        """Whether what looks like stories are sections: each leads to lines of text with headlines of their own."""
        if kind_of(look) not in (*STRONG, "caps"):
            return False
        heads = len(self.by_look[look])
        if kind_of(look) == "caps" and self._are_kickers(self.by_look[look]):
            return True
        labels = sum(block.form == Form.LINE and names_links(block.text) for block in self.blocks)
        return labels >= 2 * heads or self._tight >= 2 * heads or self._lead_to_plain(self.by_look[look])

    def _are_kickers(self, heads: Sequence[Head]) -> bool:
        """Whether a word or two in capitals stand right above each headline: "MUSIC" above "Bells for all"."""
        below = [self.blocks[at] for head in heads if (at := self.next_text(head)) < len(self.blocks)]
        led = sum(may_open(block) and not block.gap and block.text.upper() != block.text for block in below)
        words = max(self.blocks[head.first].text.count(" ") for head in heads)
        longer = sum(block.text.count(" ") for block in below if may_open(block))
        return words < 2 and 4 * led >= 3 * len(heads) and longer > len(heads)

    def _lead_to_plain(self, heads: Sequence[Head]) -> bool:
        """Whether nearly each of these leads to a plain headline, and some of them to several."""
        first = {self.next_text(head) for head in heads}
        led = first & self._plain
        others = [place for place in self._plain - first if self.blocks[place].gap and place > min(first, default=0)]
        return len(heads) > 1 and 4 * len(led) >= 3 * len(heads) and len(others) >= max(1, len(heads) // 4)

    @cached_property
    def _plain(self) -> frozenset[int]:
        """Lines without a look that may be headlines: they stand apart, above a paragraph or an address."""
        return frozenset(place for place in range(len(self.blocks)) if self._is_plain(place))

    def _is_plain(self, place: int) -> bool:
        block, below = self.blocks[place], self.looks.below(place)
        head = self.heads.get(place)
        marked = head is not None and head.looks != ("pair",)
        if marked or not may_open(block) or place in self.skipped or is_label(block.text):
            return False
        if not block.gap and self.looks.form(place - 1) != Form.RULE and place - 1 not in self.heads:
            return False
        return self.looks.form(below) == Form.PARAGRAPH or (
            self.looks.form(below) == Form.ADDRESS and not self.blocks[below].gap
        )

    @cached_property
    def _tight(self) -> int:
        """How many lines without a look stand right above a paragraph, with a blank line above and an address below."""
        count = 0
        for place, block in enumerate(self.blocks):
            if block.form != Form.LINE or not block.gap or place in self.heads or place in self.skipped:
                continue
            end = place + 1
            while end < place + 3 and self.looks.form(end) == Form.LINE and not self.blocks[end].gap:
                end += 1
            text = self.looks.form(end) == Form.PARAGRAPH and not self.blocks[end].gap
            count += text and self.looks.form(end + 1) == Form.ADDRESS
        return count
