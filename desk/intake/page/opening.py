"""Whether the stories of a page open with items of lists, with the first words of paragraphs or with lines of links."""

from collections import Counter
from collections.abc import Collection, Sequence

from desk.intake.page.lead import Lead, bare_lead, bold_lead, linked_lead, trimmed
from desk.intake.page.loud import FEWEST_WORDS, LONGEST_HEAD, body_size, is_link_line, named_below, worded_below
from desk.intake.page.parts import Part
from desk.intake.page.rank import Rank

_ENOUGH = 3
_MANY = 3
WHOLLY = 0.9
"""The share of its letters from which a part is nothing but its link, or is heavy."""
_NEARLY_ALL = 0.8
_PARAGRAPHS = 4
"""Paragraphs of stories that open with heavy words, at most, on an average."""


def items_are_stories(parts: Sequence[Part], looks: Collection[int]) -> bool:
    """Whether the page's stories are items of lists: more titles stand above such lists than above texts.

    A list counts that stands directly below a title, or inside an item that only names it; without any of these, one
    that stands by itself. Lists below a text are part of a story.
    """
    lists = texts = led = items = 0
    above: Part | None = None
    loud_above = named = False
    for place, part in enumerate(parts):
        if not part.words:
            continue
        if part.depth and part.first:
            items += 1
            led += opens_story(part)
            names = above is not None and above.first and 0 < above.depth < part.depth and not above.links
            lists += loud_above or names
        loud = place in looks
        told = named and not part.depth and not loud and len(part.words) > LONGEST_HEAD / 2
        texts += told
        named = loud or (named and not told and not part.depth)
        above, loud_above = part, loud
    paragraphs = sum(not part.depth and len(part.words) > LONGEST_HEAD for part in parts)
    if led < _ENOUGH or led * 2 < items:
        return False
    enough = lists > texts or (lists == texts and led > _MANY * texts)
    return led > paragraphs and (enough if lists else not looks)


def opens_story(part: Part) -> bool:
    """Whether an item opens with a link, with words ahead of an address or with heavy words."""
    bold = bold_lead(part)
    return bool(linked_lead(part) or bare_lead(part) or (bold and _names(bold)))


def _names(lead: Lead) -> bool:
    """Whether heavy words name a story: they do not end in a colon, or are more than a word or two."""
    return not lead.parting or len(lead.words.split()) >= FEWEST_WORDS


def leads_of(parts: Sequence[Part], looks: Collection[int], heads: int) -> str:
    """Whether paragraphs open as stories do, with "bold" or "linked" words, more often than the `heads` above them.

    "" where they do not.

    Words that end in a colon or come again ("Why it matters:") only part a story.
    """
    paragraphs = [
        part for place, part in enumerate(parts)
        if place not in looks and not part.depth and not part.quote and len(part.words) > LONGEST_HEAD / 2
    ]  # fmt: skip
    if _all_open_linked(parts, looks, heads):
        return "linked"
    for name, lead_of in (("bold", bold_lead), ("linked", linked_lead)):
        leads = [lead for part in paragraphs if (lead := lead_of(part)) is not None]
        words = Counter(lead.words.casefold() for lead in leads)
        count = sum(words[lead.words.casefold()] == 1 and not lead.parting for lead in leads)
        many = count * _PARAGRAPHS > len(paragraphs) if name == "bold" else count * 2 > len(paragraphs)
        if count >= _ENOUGH and many and count > heads:
            return name
    return ""


def is_row(part: Part) -> bool:
    """Whether a line that is neither heading nor heavy opens with a link and goes on behind it."""
    lead = linked_lead(part) if not part.level and part.bold < WHOLLY else None
    return lead is not None and bool(trimmed(lead.rest))


def _all_open_linked(parts: Sequence[Part], looks: Collection[int], heads: int) -> bool:
    """Whether nearly every plain line, however short, opens with a link of some words and goes on behind it."""
    plain = [
        part for place, part in enumerate(parts)
        if (place not in looks or is_row(part)) and part.words and not part.depth and not part.quote and not part.image
    ]  # fmt: skip
    leads = [lead for part in plain if (lead := linked_lead(part)) is not None and trimmed(lead.rest)]
    count = sum(len(lead.words.split()) >= FEWEST_WORDS for lead in leads)
    return count >= _ENOUGH and count >= _NEARLY_ALL * len(plain) and count > heads


def lines_tell(parts: Sequence[Part], ranks: dict[int, Rank]) -> bool:
    """Whether lines that are nothing but a link open the stories and what is loud are the titles above them.

    Most loud parts have such a line directly below, and there are more lines with a text below than loud parts.
    """
    heads = [place for place, rank in ranks.items() if rank in (Rank.HEADLINE, Rank.SECTION)]
    lines = {
        place for place, part in enumerate(parts)
        if place not in ranks and is_link_line(part) and _is_plain(parts, worded_below(parts, place), ranks)
    }  # fmt: skip
    body = body_size(parts)
    below = [named_below(parts, place, lines, body) for place in heads]
    texts = [place for place in below if place is not None and not parts[place].depth]
    above = sum(place in lines for place in texts)
    items = sum(part.first and part.depth > 0 for part in parts)
    return len(lines) >= _ENOUGH and len(lines) > max(len(heads), items) and above * 2 > len(texts)


def _is_plain(parts: Sequence[Part], place: int | None, ranks: Collection[int]) -> bool:
    """Whether a text stands there that is neither loud nor a link."""
    return place is not None and place not in ranks and not parts[place].depth and parts[place].linked < WHOLLY


def opens(part: Part, leads: str) -> bool:
    """Whether a paragraph opens as stories do on this page: with "bold" or with "linked" words."""
    return not part.depth and lead_in(part, leads) is not None


def lead_in(part: Part, leads: str) -> Lead | None:
    """The words that name the story which a paragraph opens, on a page where "bold" or "linked" words do."""
    if leads == "linked":
        return linked_lead(part)
    lead = bold_lead(part) if leads else None
    return lead if lead is not None and _names(lead) else None
