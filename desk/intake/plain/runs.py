"""Headlines that nothing marks: in a run of short lines between two paragraphs, which are links and which is one."""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.heads import Head, Looks
from desk.intake.plain.kinds import BRIEFS, is_button
from desk.intake.plain.lines import is_link, is_when, may_be_section, may_open
from desk.intake.plain.sources import has_source, is_long_link, label_ahead, names_links, parted, sources_in
from desk.links.found import found_in
from desk.links.paste import is_label

Found = tuple[str, int, int, str]
"""Level, first and last block, and what is in doubt about it."""

_KEY = re.compile(r"[\W_]+")


LONGEST_TITLE = 90
"""Characters of the longest line below a headline that is not its text but another headline."""
LONGEST_OVER = 60
"""Characters of the longest title of a section of cards."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that stand directly below each other."""

    places: tuple[int, ...]
    gap: int


def plain_heads(looks: Looks, skipped: Collection[int], strong: dict[int, Head]) -> list[Found]:
    """The headlines among lines that have no look of their own; `strong` are headlines found before."""
    taken = {place for head in strong.values() for place in range(head.first, head.last + 1)}
    parts: list[list[int]] = [[]]
    for place, block in enumerate(looks.blocks):
        if place in taken or place in skipped or (block.form == Form.RULE and parts[-1]):
            parts.append([])
        elif block.is_text:
            parts[-1].append(place)
    known = sources_in(block.text for block in looks.blocks if block.form == Form.LINE)
    reader = _Reader(looks.blocks, known, taken)
    gaps = reader.parts_by_gaps(parts)
    made: list[Found] = []
    for part in filter(None, parts):
        made += (
            reader.by_links(part) if reader.is_list(part) else reader.by_gaps(part) if gaps else reader.by_runs(part)
        )
    return made


class _Reader:
    def __init__(self, blocks: Sequence[Block], known: Collection[str], strong: Collection[int]) -> None:
        self.blocks = blocks
        self.known = known
        self.strong = strong
        lines = [block.text for block in blocks if block.form == Form.LINE]
        self.linked = any(names_links(text) or has_source(text, known) or found_in(text) for text in lines)
        """Whether the links of stories can be told from other lines."""
        self.labelled = sum(map(names_links, lines)) > 1
        """Whether lists of links have labels, so that words ahead of a colon are rather a source than a title."""
        self.labels = Counter(filter(is_label, lines))

    def is_label(self, place: int) -> bool:
        """Whether a line stands above links: by its words, or because it is said again and again."""
        text = self.blocks[place].text
        return names_links(text) or self.labels.get(text, 0) > 1

    def _is_link(self, place: int) -> bool:
        text = self.blocks[place].text
        source, _title, doubtful = parted(text, self.known)
        return source is not None or bool(label_ahead(text)) or (doubtful and self.labelled)

    def _is_addressed(self, lines: Sequence[int], at: int) -> bool:
        """Whether a line holds an address and is not the last of its run, which may be a headline that leads there."""
        return at + 1 < len(lines) and any(found.url for found in found_in(self.blocks[lines[at]].text))

    def parts_by_gaps(self, parts: Sequence[Sequence[int]]) -> bool:
        """Whether headlines have a wider gap above them than anything else."""
        ahead = wide = 0
        for part in parts:
            for place, below in itertools.pairwise(part):
                if not may_open(self.blocks[place]) or is_label(self.blocks[place].text) or not self.blocks[place].gap:
                    continue
                if self.blocks[below].form == Form.PARAGRAPH or self.blocks[below].gap == 0:
                    ahead += 1
                    wide += self.blocks[place].gap > 1
        return wide > 3 and 5 * wide >= 3 * ahead

    def is_list(self, part: Sequence[int]) -> bool:
        """Whether a part is hardly more than links, each a line that ends with its address."""
        links = sum(is_link(self.blocks[place]) for place in part)
        prose = sum(self.blocks[place].form == Form.PARAGRAPH for place in part)
        return links > 1 and links >= 3 * prose and 2 * links >= sum(may_open(self.blocks[place]) for place in part)

    def by_links(self, part: Sequence[int]) -> Iterator[Found]:
        """Each link is an item; a line without an address ahead of some is the title of their section."""
        for place, below in itertools.pairwise((*part, part[-1])):
            if is_link(self.blocks[place]):
                yield "brief", place, place, ""
            elif is_link(self.blocks[below]) and may_open(self.blocks[place]) and not is_label(self.blocks[place].text):
                yield "section", place, place, ""

    def by_gaps(self, part: Sequence[int]) -> Iterator[Found]:
        """Headlines have two blank lines above them; a section's title has nothing but a gap below."""
        groups = list(self._groups(part))
        led = bare = False
        for group, below in zip(groups, [*groups[1:], None], strict=True):
            first = group.places[0]
            block, top = self.blocks[first], first == part[0]
            if not may_open(block) or is_label(block.text) or (not top and (group.gap < 2 or is_when(block))):
                continue
            alone = below is not None and below.gap > 1 and len(group.places) == 1
            if alone and bare and len(block.text) > LONGEST_TITLE:
                bare = False
                continue
            under = self.blocks[below.places[0]] if below and alone else None
            opens = under and not is_when(under) and may_open(under) and len(under.text) <= LONGEST_TITLE
            led = bool(opens and not led and may_be_section(block.text))
            bare = alone and not led
            yield "section" if led else "story", first, first, ""

    def _groups(self, part: Sequence[int]) -> Iterator[_Group]:
        places: list[int] = []
        for place in part:
            if places and self.blocks[place].gap:
                yield _Group(tuple(places), self.blocks[places[0]].gap)
                places = []
            places.append(place)
        if places:
            yield _Group(tuple(places), self.blocks[places[0]].gap)

    def by_runs(self, part: Sequence[int]) -> Iterator[Found]:
        """The last short line ahead of a paragraph is a headline; those ahead of it are links of the story above."""
        run: list[int] = []
        closed = False
        pairs = self._pairs(part)
        for at, place in enumerate(part):
            block = self.blocks[place]
            if is_button(block.text) and self._ends(part, at):
                run, closed = [], True
                continue
            if block.form == Form.LINE or self._goes_on(run, block):
                run.append(place)
                continue
            run, cards = self._cards(run)
            yield from cards
            if block.form == Form.PARAGRAPH and run:
                yield from self._in_run(run, closed or at == len(run))
            elif run and (at < pairs or (block.form == Form.ITEM and self._heads_list(run[-1]))):
                yield "story", run[-1], run[-1], ""
            elif block.form == Form.ITEM and run and self._heads_links(run, part, at):
                yield "section", run[-1], run[-1], ""
            run, closed = [], False
        run, cards = self._cards(run)
        yield from cards
        if run and not any(is_label(self.blocks[place].text) for place in run) and len(run) == len(part):
            yield from self._in_run(run[:1], opens=True)
        else:
            yield from self._between_labels(run)

    def _ends(self, part: Sequence[int], at: int) -> bool:
        """Whether a story ends with this line: words stand above it, and below it neither an address nor a link."""
        above = self.blocks[part[at - 1]].form if at else None
        below = part[at + 1] if at + 1 < len(part) else None
        return above == Form.PARAGRAPH and (below is None or (self._is_apart(below) and not self._is_link(below)))

    def _is_apart(self, place: int) -> bool:
        return self.blocks[place].gap > 0 and self.blocks[place].form != Form.ADDRESS

    def _pairs(self, part: Sequence[int]) -> int:
        """How many blocks below a section's title are lines and the addresses right below them: items of their own."""
        count = 0
        if part[0] - 1 in self.strong:
            for line, address in itertools.pairwise(part):
                if count % 2 == 0 and not self._is_pair(line, address):
                    break
                count += 1
        return count + count % 2

    def _is_pair(self, line: int, address: int) -> bool:
        return (
            may_open(self.blocks[line]) and self.blocks[address].form == Form.ADDRESS and not self.blocks[address].gap
        )

    def _goes_on(self, run: Sequence[int], block: Block) -> bool:
        """Whether a long line is one more link under a label."""
        labelled = any(self.is_label(place) for place in run)
        return labelled and block.form == Form.PARAGRAPH and is_long_link(block.text)

    def _heads_list(self, place: int) -> bool:
        block = self.blocks[place]
        apart = block.gap > 0 or bool(BRIEFS.search(block.text))
        return may_open(self.blocks[place]) and not block.text.endswith(":") and apart

    def _heads_links(self, run: Sequence[int], part: Sequence[int], at: int) -> bool:
        """Whether a line with a colon is the title of items that are links, and not the label below a story."""
        above = self.blocks[part[at - len(run) - 1]].form if at > len(run) else None
        below = self.blocks[part[at + 1]].form if at + 1 < len(part) else None
        linked = below == Form.ADDRESS or (below == Form.ITEM and bool(found_in(self.blocks[part[at]].text)))
        return above in (None, Form.ITEM, Form.ADDRESS) and linked and not self.is_label(run[-1])

    def _in_run(self, run: Sequence[int], opens: bool) -> Iterator[Found]:
        yield from self._between_labels(run)
        labels = [at for at, place in enumerate(run) if self.is_label(place)]
        lines = list(run[labels[-1] + 1 :]) if labels else list(run)
        sourced = [at for at, place in enumerate(lines) if self._is_link(place) or self._is_addressed(lines, at)]
        rest = lines[sourced[-1] + 1 :] if sourced else lines
        if labels and not sourced and len(lines) == 1:
            return
        groups = [[*group] for group in self._close(rest)]
        while groups and not may_open(self.blocks[groups[-1][0]]):
            if len(groups[-1]) > 1:
                groups[-1].pop(0)
            else:
                groups.pop()
        if not groups:
            return
        last, ahead = groups[-1], groups[:-1]
        alone = not labels and not sourced
        if alone and not opens and len(ahead) > 1 and not self.linked:
            yield from self._bare(ahead)
        elif alone and ahead and (opens or len(ahead) == 1) and may_open(self.blocks[ahead[-1][0]]):
            yield "section", ahead[-1][0], ahead[-1][-1], "section"
        doubt = "" if sourced or len(rest) == 1 or labels else "headline"
        yield "story", last[0], last[0], doubt

    def _bare(self, groups: Sequence[Sequence[int]]) -> Iterator[Found]:
        """Lines between two stories of a text without links: items without text, and the titles of sections.

        The one right ahead of the next story is such a title; so is the first, if items stand between them.
        """
        for at, group in enumerate(groups):
            if may_open(self.blocks[group[0]]):
                title = at == len(groups) - 1 or (at == 0 and len(groups) > 2)
                yield "section" if title else "brief", group[0], group[0], "section" if title else "headline"

    def _between_labels(self, run: Sequence[int]) -> Iterator[Found]:
        """The headlines of stories that are nothing but links under a label, and perhaps a line that leads to them."""
        labels = [at for at, place in enumerate(run) if self.is_label(place)]
        for above, label in itertools.pairwise(labels):
            ahead = [place for place in run[above + 1 : label] if not self._is_link(place)]
            if ahead and self.blocks[ahead[-1]].text.endswith((":", ";")):
                ahead.pop()
            apart = [place for place in ahead[-2:] if self.blocks[place].gap > 1] or ahead[-1:]
            if apart and may_open(self.blocks[apart[-1]]):
                yield "story", apart[-1], apart[-1], "headline"

    def _cards(self, run: list[int]) -> tuple[list[int], list[Found]]:
        """Lines that say the same twice, picture and headline, as cards; and the lines behind the last of them.

        What stands ahead of the first is their section's title; between two, it is one behind the words of the first.
        """
        twice = [at for at in range(1, len(run)) if self._same(run[at - 1], run[at]) and may_open(self.blocks[run[at]])]
        if not twice:
            return run, []
        cards: list[Found] = []
        for above, at in itertools.pairwise([-1, *twice]):
            between = run[above + 1 : at - 1]
            title = between[-1] if between else None
            first = above < 0 or len(between) > 1
            short = title is not None and may_open(self.blocks[title]) and len(self.blocks[title].text) <= LONGEST_OVER
            if title is not None and short and first and self.blocks[title].gap >= (above >= 0):
                cards.append(("section", title, title, "section"))
            cards.append(("card", run[at - 1], run[at], ""))
        rest = run[twice[-1] + 1 :]
        behind = [place for place in rest if self.blocks[place].gap or BRIEFS.search(self.blocks[place].text)]
        return behind, cards

    def _same(self, place: int, other: int) -> bool:
        key = _KEY.sub("", self.blocks[place].text).casefold()
        return place != other and bool(key) and key == _KEY.sub("", self.blocks[other].text).casefold()

    def _close(self, lines: Sequence[int]) -> Iterator[list[int]]:
        """The lines as groups without blank lines inside; each its own where there are no blank lines between any."""
        spaced = any(self.blocks[place].gap for place in lines[1:]) or (
            len(lines) > 1 and self.blocks[lines[0]].gap > 0
        )
        group: list[int] = []
        for place in lines:
            if group and (self.blocks[place].gap or not spaced):
                yield group
                group = []
            group.append(place)
        if group:
            yield group
