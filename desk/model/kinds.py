"""The kinds of story, and what is true of the stories of each: one row a kind, and whoever asks, asks here."""

from collections.abc import Mapping
from enum import Enum, StrEnum, auto


class Kind(StrEnum):
    """How a story is rendered; nothing else decides it. A kind from a newer desk is rendered as a story."""

    STORY = "story"
    SPONSOR = "sponsor"
    LINKS = "links"
    LETTER = "letter"
    BRIEF = "brief"
    CARD = "card"
    CONTENTS = "contents"
    NOTE = "note"


class Trait(Enum):
    """Something that is true of the stories of one kind and not of another's."""

    HEADED = auto()
    """Readers look for it by a headline: one without is told before the issue goes."""
    LEADING = auto()
    """Its headline leads to where its first link leads."""
    NEWS = auto()
    """It is in lists of contents, and its links are not there week after week on purpose."""
    ECHOED = auto()
    """Its headline is its own: one like an earlier issue's is worth a word."""
    RELATED = auto()
    """An earlier one may be worth a link from a new story."""
    WRITTEN = auto()
    """Somebody takes it from an idea to a draft and on, so that its status is shown before it was ever set."""
    SENTENCES = auto()
    """It is made of sentences whose openings are compared: no advertisement, no list of lines."""
    MADE = auto()
    """It is made of the other stories, and has no words of its own to check."""
    PROSE = auto()
    """It is running text: addresses in it are a part of its sentences, and no links of an item."""


TRAITS: Mapping[str, frozenset[Trait]] = {
    Kind.STORY: frozenset(
        {Trait.HEADED, Trait.LEADING, Trait.NEWS, Trait.ECHOED, Trait.RELATED, Trait.WRITTEN, Trait.SENTENCES}
    ),
    Kind.SPONSOR: frozenset({Trait.LEADING, Trait.WRITTEN}),
    Kind.LINKS: frozenset({Trait.NEWS, Trait.ECHOED, Trait.RELATED, Trait.WRITTEN, Trait.SENTENCES}),
    Kind.LETTER: frozenset({Trait.NEWS, Trait.RELATED, Trait.SENTENCES, Trait.PROSE}),
    Kind.BRIEF: frozenset({Trait.NEWS, Trait.ECHOED, Trait.RELATED, Trait.WRITTEN}),
    Kind.CARD: frozenset({Trait.HEADED, Trait.NEWS, Trait.ECHOED, Trait.RELATED, Trait.WRITTEN, Trait.SENTENCES}),
    Kind.CONTENTS: frozenset({Trait.MADE}),
    Kind.NOTE: frozenset({Trait.PROSE}),
}


def has(kind: str, trait: Trait) -> bool:
    """Whether `trait` is true of the stories of `kind`; one from a newer desk is as a story is."""
    return trait in TRAITS.get(kind, TRAITS[Kind.STORY])
