"""Items of lists: told as short stories, as the links of a story, or as a list in its body."""

import re
from collections.abc import Collection, Sequence

from desk.intake.page.lead import Lead, bare_lead, bold_lead, is_reference, linked_lead, source_behind, trimmed
from desk.intake.page.opened import Opened
from desk.intake.page.parts import Part, Run
from desk.intake.page.phrases import BYLINE, paid_mark
from desk.links.sources import may_be_source
from desk.model.issue import Kind
from desk.model.text import tidy_line

_WORD = re.compile(r"\w")
_LONGEST_BRIEF = 150
_LONGEST_SECTION = 60
_LONGEST_TERM = 30
_TERM_WORDS = 3
_AFTER_COLON = re.compile(r":\s+((?![a-z])\w.*)")
_SHORT = 100
"""Characters of what may follow the headline of a brief."""


class ItemTeller:
    """Tells the items of a list."""

    def __init__(self, out: Opened, known: Collection[str]) -> None:
        self._out, self._known = out, set(known)
        self._depth = 0
        self._levels: list[int] = []
        """How deep the lists of the sections lie that are open by the title of an outer item."""

    def stories(self, group: Sequence[Part]) -> None:
        """Tell each item as a story; one that only stands above a deeper list is the title of a section."""
        for place, part in enumerate(group):
            below = group[place + 1] if place + 1 < len(group) else None
            while self._levels and part.depth <= self._levels[-1]:
                self._levels.pop()
                self._out.close()
                if not (_is_title(part, below)):
                    self._out.no_section(part)
            if not part.first or self._is_below(part):
                self._more(part)
            elif _is_title(part, below):
                self._levels.append(part.depth)
                self._out.section(part, paid=False)
            else:
                self._depth = part.depth
                self._story(part, alone=below is None or (below.first and below.depth <= part.depth))

    def _is_below(self, part: Part) -> bool:
        """Whether an item of a deeper list only tells more of the story that its outer item opened."""
        return self._out.open and 0 < self._depth < part.depth and _lead(part) is None

    def inside(self, group: Sequence[Part], labelled: bool = False) -> None:
        """Tell a list of the open story: as links if every item is one, else as a list of its body.

        Below a label that says so, an item without an address is a link that waits for one.
        """
        firsts = [part for part in group if part.first]
        links = all(is_reference(part, self._known) or (labelled and not part.links) for part in group)
        behind = all(is_reference(part, self._known) or source_behind(part) for part in group)
        if len(firsts) == len(group) and (links or behind):
            for part in group:
                self._out.reference(part, self._known, source_behind(part))
            return
        if not self._out.open:
            self._out.begin(group[0], "", None, Kind.NOTE)
        number = 0
        for part in group:
            if part.image is not None:
                self._out.picture(part, ahead=False, link=None)
                continue
            indent = "  " * (part.depth - 1)
            number = number + 1 if part.ordered and part.first else number
            sign = f"{number}. " if part.ordered and part.depth == 1 else "- "
            self._out.body(part, ahead=indent + (sign if part.first else "  "), item=True)

    def _story(self, part: Part, alone: bool) -> None:
        lead = _lead(part)
        if lead is None:
            self._plain(part, alone)
            return
        if alone and (told := _told_of(lead)):
            question = f"Is “{lead.words}” the source of what follows its colon?"
            self._out.wonder("source", question, "its source", "the headline")
            self._out.begin(part, told, lead.url, Kind.BRIEF, source=lead.words)
            return
        rest = trimmed(lead.rest)
        words = tidy_line("".join(run.words for run in rest))
        links = [run for run in rest if run.url is not None]
        brief = alone and len(words) <= _SHORT and (not links or _only_links(rest))
        self._out.begin(part, lead.words, lead.url, Kind.BRIEF if brief else Kind.STORY)
        self._rest(part, rest, words)

    def _rest(self, part: Part, rest: Sequence[Run], words: str) -> None:
        """What follows a headline in its item: a byline, a word on who paid, links and nothing else, or text."""
        if not words:
            return
        if paid_mark(words)[1] and not paid_mark(words)[0]:
            self._out.sponsored(Part(runs=tuple(rest), line=part.line), "")
        elif BYLINE.fullmatch(words) and len(words) <= _SHORT and not words.endswith("."):
            self._out.byline(part, words, [run for run in rest if run.url is not None])
        elif _only_links(rest):
            for link in Part(runs=tuple(rest)).links:
                self._out.link(part, link.words, link.url)
        else:
            self._out.body(part, rest)

    def _plain(self, part: Part, alone: bool) -> None:
        """An item that opens with plain words: a headline if it is short and no sentence, else a line of news."""
        short = len(part.words) <= _LONGEST_BRIEF and not part.links and not part.words.endswith(".")
        self._out.begin(part, part.words if short else "", None, Kind.BRIEF if alone else Kind.STORY)
        if not short:
            self._out.body(part)

    def _more(self, part: Part) -> None:
        """A further block of an item."""
        if part.image is not None:
            self._out.picture(part, ahead=False, link=part.links[0] if part.links else None)
        elif self._out.open:
            inner = part.first and not part.quote
            self._out.body(part, part.runs if part.quote else None, "- " if inner else "", item=inner)
        else:
            self._out.begin(part, "", None, Kind.NOTE)
            self._out.body(part)


def _lead(part: Part) -> Lead | None:
    return linked_lead(part) or bold_lead(part) or bare_lead(part)


def _is_title(part: Part, below: Part | None) -> bool:
    """Whether an item only names the deeper list that follows it."""
    if below is None or not below.first or below.depth <= part.depth or not part.first:
        return False
    return len(part.words) <= _LONGEST_SECTION and (part.words.endswith(":") or not part.links)


def _told_of(lead: Lead) -> str:
    """What an item tells of the name that it opens with and links: "name: what it is". "" if it is none such."""
    words = tidy_line("".join(run.words for run in lead.rest))
    name = lead.url is not None and len(lead.words) <= _LONGEST_TERM and len(lead.words.split()) <= _TERM_WORDS
    if not name or not may_be_source(lead.words) or any(run.url is not None for run in lead.rest):
        return ""
    match = _AFTER_COLON.fullmatch(words)
    return match[1] if match and len(match[1]) <= _LONGEST_BRIEF else ""


def _only_links(rest: Sequence[Run]) -> bool:
    """Whether all that follows are links with signs between them: "(Reddit, HN)"."""
    return any(run.url is not None for run in rest) and not any(
        run.url is None and _WORD.search(run.words) for run in rest
    )
