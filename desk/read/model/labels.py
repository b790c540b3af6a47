"""The roles that the model tells apart. A headline is a whole line, or the front part of one."""

from collections.abc import Collection
from enum import StrEnum
from functools import cache


class Label(StrEnum):
    """What a line of a source is."""

    AHEAD = "ahead"
    """Ahead of the first section and story: the masthead, a greeting, a list of contents, the editor's letter."""
    SECTION = "section"
    HEADLINE = "headline"
    """The whole line."""
    LINKED = "linked"
    """[Winch 2](…) by Ana: the first link of a line."""
    BOLD = "bold"
    """**Winch 2.** It is quieter: the bold words that open a line."""
    COLON = "colon"
    """Winch 2: it is quieter. What stands ahead of a colon or a dash."""
    NAMED = "named"
    """Winch 2 by Ana Reed."""
    BRACKETED = "bracketed"
    """Winch 2 (video, 4 minutes)."""
    ADDRESSED = "addressed"
    """Winch 2 https://quay.example/2 on Friday: what stands ahead of an address that is written out."""
    DESCRIBED = "described"
    """[winch](…): A quieter drum for small boats. What stands behind the first link and its colon."""
    ABOVE = "above"
    """A small line ahead of a headline that belongs to it: a topic, a day, “Sponsored”, a picture."""
    MORE = "more"
    """The second line of a headline."""
    INTRO = "intro"
    """Below a section's title, ahead of its first story."""
    BODY = "body"
    LINK = "link"
    """A line whose addresses are the story's."""
    ASIDE = "aside"
    """A line inside a story whose addresses are not the story's: tags, shares, an advertisement."""
    FOOT = "foot"


HEADS: Collection[Label] = dict.fromkeys(
    (
        Label.HEADLINE,
        Label.LINKED,
        Label.BOLD,
        Label.COLON,
        Label.NAMED,
        Label.BRACKETED,
        Label.ADDRESSED,
        Label.DESCRIBED,
    )
)
"""Labels of lines that begin a story, in their order; many a line is asked whether its own is among them."""

FRONTS: Collection[Label] = dict.fromkeys(tuple(HEADS)[1:])
"""Of those, the ones that take only the front part."""

INSIDE = frozenset((Label.BODY, Label.LINK, Label.ASIDE))
"""Labels of lines inside a story, below its headline."""
TITLES = frozenset((*HEADS, Label.SECTION))
"""Labels of lines that begin a story or a section."""
BEGINS = frozenset((*HEADS, Label.ABOVE, Label.SECTION, Label.FOOT))
"""Labels of lines that end the story above."""
OUTSIDE = frozenset((Label.AHEAD, Label.FOOT))
"""Labels of lines that are in no section and no story."""
NO_HEADS, NO_SECTION = (frozenset(Label).difference(own) for own in (HEADS, {Label.SECTION}))
"""What a line is not that begins a story, and one that is a section's title."""
FOLLOWS: dict[str, frozenset[str]] = {
    Label.AHEAD: BEGINS | {Label.AHEAD},
    Label.SECTION: BEGINS | {Label.INTRO},
    Label.INTRO: BEGINS | {Label.INTRO},
    Label.ABOVE: frozenset((*HEADS, Label.ABOVE)),
    **dict.fromkeys(HEADS, BEGINS | INSIDE),
    Label.HEADLINE: BEGINS | INSIDE | {Label.MORE},
    Label.MORE: BEGINS | INSIDE | {Label.MORE},
    **dict.fromkeys(INSIDE, BEGINS | INSIDE),
    Label.FOOT: BEGINS | {Label.AHEAD},
}
"""Which label can follow which, by what they mean: text needs a story that it is in, and what stands ahead of all
comes back only behind a foot, where another newsletter begins."""
STARTS = frozenset((*BEGINS, Label.AHEAD))
"""What the first line can be."""
GROUPS = (
    frozenset((Label.SECTION,)),
    frozenset(HEADS),
    frozenset((Label.AHEAD,)),
    frozenset((Label.FOOT,)),
    frozenset((Label.LINK, Label.ASIDE)),
    frozenset((Label.BODY, Label.INTRO, Label.MORE, Label.ABOVE)),
)
"""Labels that make the same kind of thing: which way a headline stands in its line matters less than that it is one."""


@cache
def group(label: str) -> int:
    """Which of the groups a label is in."""
    return next(place for place, labels in enumerate(GROUPS) if label in labels)
