"""Facts of a source as a whole: which lines look alike and what follows them, blocks, lists, what is said twice.

Nothing here decides what a line is. Everything is counted once, so that a feature only looks it up.
"""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from desk.model.caching import once
from desk.read.house.clusters import Cluster, clusters_of, loudness, places_of
from desk.read.house.leads import leads
from desk.read.house.lists import Items, items_of
from desk.read.house.look import Look, body_size, look_of
from desk.read.house.masthead import masthead_of
from desk.read.house.stands import Stands, stands_of
from desk.read.line import Line
from desk.read.model.labels import Label
from desk.words.cues import LOOKED_AT, Cues, cues, cues_in, language_of, words_of

_OFTEN = 3
"""Lines with one gap that make it a measure of the source; lines that begin with the same words, which head none."""
_WORDED = (Label.BOLD, Label.COLON)
_NO_FRONT: frozenset[Label] = frozenset()
_FEW_LETTERS = 5
"""Letters of a line that says too little to be said twice."""
_TELLING, _TELLING_WORDS = 20_000, 3_500
"""Letters, and words, that tell the language."""
_HOST = re.compile(r"[^:/?#]+://([^/?#]*)")
_FIGURE = re.compile(r"\d")


def folded(text: str) -> str:
    """Letters and figures only, in lower case: two lines of one fold say the same."""
    return "".join(words_of(text))


@dataclass(slots=True)
class Block:
    """Lines that stand together, and the letters of their kinds as `shape`."""

    lines: list[int]
    shape: str = ""
    same: int = 1
    after: str = ""


@dataclass
class House:
    """The facts of one source."""

    lines: Sequence[Line]
    looks: list[Look] = field(init=False)
    words: list[list[str]] = field(init=False)
    cues: list[Cues] = field(init=False)
    folds: list[str] = field(init=False)

    def __post_init__(self) -> None:
        body = body_size(self.lines)
        keys: dict[tuple[object, ...], int] = {}
        self.looks = [look_of(line, body, keys) for line in self.lines]
        self.words = [words_of(line.text) for line in self.lines]
        self.folds = list(map("".join, self.words))
        self.cues = [
            cues_in(line.text, said) if len(line.text) <= LOOKED_AT else cues(line.text)
            for line, said in zip(self.lines, self.words, strict=True)
        ]

    @once
    def hosts(self) -> list[list[str]]:
        """The hosts of each line's addresses without "www.", in their order; "" for an address that has none."""
        found = [[_HOST.match(url) for url in line.urls] for line in self.lines]
        return [[each[1].lower().removeprefix("www.") if each else "" for each in matches] for matches in found]

    @once
    def fronts(self) -> list[dict[Label, tuple[int, int]]]:
        """For each line the ways in which its front part could be a headline."""
        return [leads(line) for line in self.lines]

    @once
    def link_labels(self) -> list[bool]:
        """Whether each line is "Links:", below which no topic of a next story stands."""
        return [
            look.ends == ":" and "label" in own.opens and not line.urls
            for line, look, own in zip(self.lines, self.looks, self.cues, strict=True)
        ]

    @once
    def headings(self) -> list[tuple[int, int]]:
        """Where headings with words stand, and their levels."""
        return [(at, line.heading) for at, line in enumerate(self.lines) if line.heading and line.text]

    @once
    def over(self) -> dict[int, int]:
        """For each heading that stands below one of a higher level, that one."""
        found: dict[int, int] = {}
        above: list[tuple[int, int]] = []
        for at, level in self.headings:
            while above and above[-1][1] >= level:
                above.pop()
            if above:
                found[at] = above[-1][0]
            above.append((at, level))
        return found

    @once
    def said_often(self) -> list[frozenset[Label]]:
        """Fronts of lines that begin many lines alike: "Why it matters:" is the headline of none of them."""
        said = [
            [(label, folded(line.joined[slice(*fronts[label])])) for label in _WORDED if label in fronts]
            for line, fronts in zip(self.lines, self.fronts, strict=True)
        ]
        counts = Counter(words for each in said for words in {words for _, words in each})
        return [
            frozenset(label for label, words in each if counts[words] >= _OFTEN) if each else _NO_FRONT for each in said
        ]

    @once
    def voices(self) -> list[Hashable]:
        """For each line, those that it speaks with: items that look alike in lists below the same, else as it stands.

        Of lines that are no items those speak together that look alike, stand in like blocks, with as many blank lines
        above, and a paragraph below.
        """
        below = [*(look.long for look in self.looks[1:]), False]
        return [
            (look.key, inside.above) if inside else (fine, min(line.gap, 4), long)
            for look, inside, fine, line, long in zip(
                self.looks, self.items_of, self.fine, self.lines, below, strict=True
            )
        ]

    @once
    def stands(self) -> Stands:
        """What blank lines, running text and labels around each line say of it."""
        return stands_of(self)

    @once
    def gaps(self) -> dict[int, str]:
        """The ways in which lines are set apart, by how far: "far" for the widest that is used often, else "near".

        Every source has its own measure: stories are parted by the widest gap, of two blank lines or of four.
        """
        counts = Counter(min(line.gap, 4) + (line.rule and 5) for line in self.lines[1:])
        often = [gap for gap in sorted(counts) if counts[gap] >= _OFTEN]
        far = (
            often[-1]
            if len(often) > 1 and 2 * sum(counts[gap] for gap in counts if gap >= often[-1]) < len(self.lines)
            else 99
        )
        return {
            gap: "far" if gap >= far else "wide" if len(often) > 1 and gap > often[0] else "near" for gap in range(10)
        }

    @once
    def figures(self) -> list[bool]:
        """Whether there are figures in each line."""
        return [
            not fold.isalpha() and _FIGURE.search(line.text) is not None
            for line, fold in zip(self.lines, self.folds, strict=True)
        ]

    @once
    def masthead(self) -> int:
        """The last line of the masthead that says the number or the day."""
        return masthead_of(self)

    @once
    def language(self) -> str:
        """The language most of it is in, by its first lines, "" where none is known."""
        text = " ".join([line.text for line in self.lines])[:_TELLING]
        return language_of(text, islice(chain.from_iterable(self.words), _TELLING_WORDS))

    @once
    def loud(self) -> list[float]:
        """How much each line stands out from the running text."""
        return [loudness(line, look) for line, look in zip(self.lines, self.looks, strict=True)]

    @once
    def members(self) -> dict[int, list[int]]:
        """The lines of each look."""
        return places_of(look.key for look in self.looks)

    @once
    def grounds(self) -> Counter[str]:
        """How many lines stand on each ground."""
        return Counter(line.background for line in self.lines)

    @once
    def titlelike(self) -> list[bool]:
        """Lines that could be the title of what follows by their look alone: short, and louder than the rest."""
        quiet = sorted(self.loud)[len(self.loud) // 2] if self.loud else 0.0
        return [
            (line.heading > 0 or (loud > quiet + 1 and not line.level)) and not look.long and not line.image
            for line, look, loud in zip(self.lines, self.looks, self.loud, strict=True)
        ]

    @once
    def clusters(self) -> dict[int, Cluster]:
        """The clusters by look."""
        return clusters_of(self)

    @once
    def ranks(self) -> dict[int, int]:
        """Clusters of titles with two lines and more, the loudest first."""
        several = [key for key, each in self.clusters.items() if each.titlelike and len(self.members[key]) > 1]
        several.sort(key=lambda key: (-self.clusters[key].loud, self.members[key][0]))
        return {key: rank for rank, key in enumerate(several)}

    @once
    def levels(self) -> dict[int, int]:
        """Levels of headings that come more than once, the top one 0."""
        counts = Counter(line.heading for line in self.lines if line.heading)
        used = sorted(level for level, count in counts.items() if count > 1)
        return {level: place for place, level in enumerate(used)}

    @once
    def named(self) -> list[str]:
        """Says "early" for a line that comes again further down, "late" for one that came before, else ""."""
        last = {fold: at for at, fold in enumerate(self.folds)}
        often = Counter(self.folds)
        return [
            "" if often[fold] < 2 or len(fold) <= _FEW_LETTERS else "early" if at < last[fold] else "late"
            for at, fold in enumerate(self.folds)
        ]

    @once
    def blocks(self) -> list[Block]:
        """Lines that stand together, in their order."""
        found: list[Block] = []
        for at, line in enumerate(self.lines):
            apart = line.gap >= 2 or line.rule or (line.heading and at and not self.lines[at - 1].heading)
            if not found or apart:
                found.append(Block([]))
            found[-1].lines.append(at)
        for block in found:
            block.shape = "".join(self.kinds[at] for at in block.lines[:6])
        counts = Counter(block.shape for block in found)
        for block, after in zip(found, [*(block.shape for block in found[1:]), "end"], strict=True):
            block.same, block.after = counts[block.shape], after
        return found

    @once
    def kinds(self) -> list[str]:
        """A letter a line: u address, A link, h title, p paragraph (all of it may be a link), s short, i item."""
        return [self._kind(at) for at in range(len(self.lines))]

    def _kind(self, at: int) -> str:
        look, line = self.looks[at], self.lines[at]
        if look.address:
            return "u"
        if look.linked == 2:
            return "p" if look.long else "A"
        if line.heading or (look.bold == 2 and not look.long):
            return "h"
        return "p" if look.text else "i" if line.bullet else "s"

    @once
    def governors(self) -> list[int]:
        """The title-like line above each line, itself not counted; -1 for none."""
        last, found = -1, []
        for at in range(len(self.lines)):
            found.append(last)
            if self.titlelike[at]:
                last = at
        return found

    @once
    def paragraphs_under(self) -> dict[int, int]:
        """How many paragraphs stand under each title-like line; -1 for what stands ahead of the first."""
        found = {-1: 0}
        for at, title in enumerate(self.governors):
            line, look = self.lines[at], self.looks[at]
            text = not self.titlelike[at] and not line.level and look.linked != 2 and look.cells > 60
            found[title] = found.get(title, 0) + text
        return found

    @once
    def items_of(self) -> list[Items | None]:
        """The list that each line stands in."""
        return items_of(self)

    @once
    def fine(self) -> list[int]:
        """A finer look: with the place in the block and the kind of the next line."""
        keys: dict[tuple[object, ...], int] = {}
        kinds = [*self.kinds[1:], "-"]
        return [
            keys.setdefault((self.looks[at].key, min(place, 2), len(block.lines) == 1, kinds[at]), len(keys))
            for block in self.blocks
            for place, at in enumerate(block.lines)
        ]

    @once
    def fine_times(self) -> Counter[int]:
        """How often each finer look comes."""
        return Counter(self.fine)
