"""The roles that the model tells apart. A headline is a whole line, or the front part of one."""

from enum import StrEnum


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


HEADS = (Label.HEADLINE, Label.LINKED, Label.BOLD, Label.COLON, Label.NAMED, Label.BRACKETED, Label.ADDRESSED)
"""Labels of lines that begin a story."""
