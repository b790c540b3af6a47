"""The kinds of story in the words of the choice that `story.kind` opens."""

from desk.model.kinds import Kind

KINDS = (
    (Kind.STORY, "Story", "headline, text and links"),
    (Kind.SPONSOR, "Sponsor", "labelled as paid for, or as your own promotion"),
    (Kind.LINKS, "Links", "links only, under a line of introduction"),
    (Kind.LETTER, "Letter", "from the editor"),
    (Kind.BRIEF, "Brief", "one line; neighbours become a list"),
    (Kind.CARD, "Card", "picture, headline and link; neighbours stand side by side"),
    (Kind.CONTENTS, "Contents", "made of the headlines that follow"),
    (Kind.NOTE, "Note", "small print where it stands"),
)
