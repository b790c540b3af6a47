"""Which lines open a section and which a story: told from how the looks of headlines follow each other in the text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from desk.intake.plain.blocks import Form
from desk.intake.plain.evidence import Evidence
from desk.intake.plain.heads import STRONG, Head, Looks, kind_of, rank
from desk.intake.plain.kinds import GREETING, SALUTATION
from desk.intake.plain.lines import may_open
from desk.intake.plain.runs import plain_heads
from desk.intake.plain.sources import names_links
from desk.links.found import found_in
from desk.links.paste import is_label
from desk.links.sources import split_source

LONGEST_INTRODUCTION = 1_000
"""Characters that may stand between a section's title and its first story."""


class Level(StrEnum):
    """What a headline opens."""

    SECTION = "section"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Opening:
    """A headline in the outline: its level, its blocks, and whether it could as well be something else."""

    level: Level
    first: int
    last: int
    look: str = ""
    doubt: str = ""


def outline(looks: Looks, skipped: Collection[int], listed: Collection[int] = ()) -> list[Opening]:
    """The openings of sections and stories, in order.

    `skipped` are blocks that cannot open anything (masthead, contents, footer); `listed` are blocks that a list of
    contents names, which is the best evidence there is.
    """
    return _Outline(looks, frozenset(skipped), frozenset(listed)).openings


class _Outline(Evidence):
    """The openings that the evidence tells."""

    @cached_property
    def openings(self) -> list[Opening]:
        look = self.story_look
        if look is None or self.is_only_sections(look):
            sections = {head.first: head for head in (*self._coarse(None), *(self.by_look[look] if look else ()))}
            return plain_openings(self, list(sections.values()))
        stories = {head.first: head for head in self.by_look[look]}
        stories |= {place: self.heads[place] for place in self.listed}
        if kind_of(look) in ("item", "marked"):
            stories |= self._alike(look, stories)
        coarse = {head.first: head for head in self._coarse(look) if head.first not in stories}
        if kind_of(look) == "after":
            stories |= self._first_of(coarse, look)
        made = [*self._stories(look, stories, coarse), *self._coarse_openings(coarse, stories)]
        made += self._leading(stories, {*coarse, *stories})
        return sorted(made, key=lambda opening: opening.first)

    def _first_of(self, coarse: dict[int, Head], look: str) -> dict[int, Head]:
        """The first story of the text and of each section, where a rule stands between stories but not ahead of one."""
        made = {}
        top = next((place for place, block in enumerate(self.blocks) if block.is_text and place not in self.skipped), 0)
        for place in (*((top,) if 0 in self.skipped else ()), *map(self.next_text, coarse.values())):
            alone = self.looks.form(place) == Form.LINE and self.looks.form(place + 1) in (Form.PARAGRAPH, Form.ADDRESS)
            if alone and place not in coarse and place not in self.skipped and may_open(self.blocks[place]):
                made[place] = Head(place, place, (look,))
        return made

    def _coarse(self, look: str | None) -> list[Head]:
        """The headlines that stand above the stories: of a look that has no accidents, or that leads to stories."""
        made = []
        limit = rank(look) if look else 40
        for other, heads in self.by_look.items():
            if other == look or rank(other) >= limit:
                continue
            sure = kind_of(other) in STRONG
            leads = sum(self.next_text(head) in self.heads for head in heads)
            if sure or (kind_of(other) == "caps" and 2 * leads >= len(heads)):
                made += heads
        return list({head.first: head for head in made}.values())

    def _alike(self, look: str, stories: dict[int, Head]) -> dict[int, Head]:
        """Items like those that open stories, which have nothing below: they are stories too.

        A list inside a story is none of them: a line that ends with a colon or its story's headline leads to it.
        """
        signs = {self.blocks[place].sign[:1] for place in stories if self._is_item(place)}
        made: dict[int, Head] = {}
        run: list[int] = []
        for place, block in enumerate(self.blocks):
            alike = self._is_item(place) and block.is_short and block.sign[:1] in signs
            if alike and place not in self.skipped:
                run.append(place)
                continue
            made.update(self._run_alike(look, run, stories))
            run = []
        return made | dict(self._run_alike(look, run, stories))

    def _run_alike(self, look: str, run: Sequence[int], stories: dict[int, Head]) -> list[tuple[int, Head]]:
        above = run[0] - 1 if run else -1
        title = above >= 0 and self.blocks[above].form == Form.LINE and not is_label(self.blocks[above].text)
        opens = bool(run) and (title or any(place in stories for place in run) or self._is_marked(look, run))
        return [(place, self.heads.get(place, Head(place, place, (look,)))) for place in run] if opens else []

    def _is_marked(self, look: str, run: Sequence[int]) -> bool:
        return look == "marked" and all(place in self.heads for place in run)

    def _is_item(self, place: int) -> bool:
        return self.blocks[place].form == Form.ITEM

    def _stories(self, look: str, stories: dict[int, Head], coarse: dict[int, Head]) -> list[Opening]:
        empty = [head for head in stories.values() if self.next_text(head) in stories]
        whole = kind_of(look) not in ("item", "marked", "pair", "runin") and 5 * len(empty) < 2 * len(stories)
        made = []
        for head in stories.values():
            listed = head.first in self.listed
            other = look not in head.looks if listed else whole
            section = other and self.next_text(head) in stories
            made.append(Opening(Level.SECTION if section else Level.STORY, head.first, head.last, look))
        return made

    def _coarse_openings(self, coarse: dict[int, Head], stories: dict[int, Head]) -> list[Opening]:
        made = []
        for head in coarse.values():
            below = self.next_text(head)
            section = below in stories or below in coarse or self._leads(below, stories)
            doubt = "" if section else "section"
            made.append(Opening(Level.SECTION if section else Level.STORY, head.first, head.last, head.looks[0], doubt))
        return made

    def _leads(self, place: int, stories: dict[int, Head]) -> bool:
        """Whether one introduction stands between a section's title and its first story."""
        if place >= len(self.blocks) or self.blocks[place].form not in (Form.PARAGRAPH, Form.LINE):
            return False
        rules = any(between in self.looks.separators for between in range(place, self.looks.below(place)))
        return self.looks.below(place) in stories and not rules and len(self.blocks[place].text) < LONGEST_INTRODUCTION

    def _leading(self, stories: dict[int, Head], taken: Collection[int]) -> list[Opening]:
        """Lines without a look of their own that stand alone above a story: they open a section."""
        found = []
        for place, block in enumerate(self.blocks):
            if place in taken or place in self.skipped or not self._stands_alone(place):
                continue
            if place + 1 in stories and not (stories[place + 1].first == place + 1 and names_links(block.text)):
                found.append(place)
        if len(found) == 1 and self._is_sign_off(found[0], stories):
            return []
        alike = {(self.blocks[place].indent, min(self.blocks[place].gap, 2)) for place in found}
        made = [Opening(Level.SECTION, place, place, "plain") for place in found]
        if len(found) > 1:
            made += [
                Opening(Level.STORY, place, place, "plain", "section")
                for place, block in enumerate(self.blocks)
                if place not in taken
                and place not in found
                and place not in self.skipped
                and self._stands_alone(place)
                and (block.indent, min(block.gap, 2)) in alike
                and self.looks.form(place + 1) == Form.PARAGRAPH
                and self.blocks[place + 1].gap
                and self._ends_part(place - 1)
            ]
        return made

    def _is_sign_off(self, place: int, stories: dict[int, Head]) -> bool:
        """Whether a line ahead of the first story ends a letter that began with a greeting."""
        words = [block for block in self.blocks[:place] if block.is_text]
        greets = any(GREETING.match(block.text) and len(block.text) < SALUTATION for block in words[:4])
        return place < min(stories) and greets and self.blocks[place].gap < 2

    def _ends_part(self, place: int) -> bool:
        return self.looks.form(place) in (Form.PARAGRAPH, Form.RULE, Form.ITEM, Form.ADDRESS)

    def _stands_alone(self, place: int) -> bool:
        """Whether a line has blank lines or rules around it and does not go on with links above."""
        block = self.blocks[place]
        if (
            block.form != Form.LINE
            or not block.is_short
            or (not block.gap and place and self.looks.form(place - 1) != Form.RULE)
        ):
            return False
        if found_in(block.text) or split_source(block.text)[0]:
            return False
        parted = self.blocks[place].gap > 1 or place - 1 in self.heads or place - 1 in self.skipped
        return parted or self.looks.form(place - 1) != Form.LINE


def plain_openings(made: _Outline, sections: Sequence[Head]) -> list[Opening]:
    """The openings of a text whose stories have no look: headlines are the short lines ahead of paragraphs."""
    strong = {head.first: head for head in sections}
    found = plain_heads(made.looks, made.skipped, strong)
    openings = [
        Opening(
            Level.SECTION if level == "section" else Level.STORY,
            first,
            last,
            level if level in ("card", "brief") else "plain",
            doubt,
        )
        for level, first, last, doubt in found
    ]
    opened = {opening.first for opening in openings}
    for head in strong.values():
        section = made.next_text(head) in opened
        openings.append(Opening(Level.SECTION if section else Level.STORY, head.first, head.last, head.looks[0]))
    return sorted(openings, key=lambda opening: opening.first)
