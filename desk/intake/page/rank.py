"""What a loud part of a page can be, and which parts are what."""

from dataclasses import dataclass, field
from enum import StrEnum


class Rank(StrEnum):
    """What a loud part is."""

    SECTION = "section"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    SPONSOR = "sponsor"
    LISTED = "listed"
    """A section's title among headlines: its stories are the items of the list below."""
    KICKER = "kicker"
    """A word or two above a headline, where sections have titles of their own."""


@dataclass(slots=True)
class Ranked:
    """The rank of each loud part by its place; `stories` says how stories open: with a head, an item or a lead."""

    ranks: dict[int, Rank] = field(default_factory=dict)
    items: bool = False
    """Whether items of lists are stories."""
    unsure: set[int] = field(default_factory=set)
    """Headlines that look as the titles of sections do."""
    asides: set[int] = field(default_factory=set)
    """Those of them on pages whose stories are items: a word of the house under a title, not a story."""
    leads: str = ""
    """Whether paragraphs that open with "bold" or "linked" words are stories; "" if not."""
