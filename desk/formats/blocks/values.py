"""The blocks of an issue: what every format prints, in words that are ready to print."""

import re
from dataclasses import dataclass

from desk.formats.prose.values import Body, Picture, Prose

__all__ = (
    "BEHIND",
    "VALUES",
    "Block",
    "Brief",
    "Briefs",
    "Card",
    "Cards",
    "Contents",
    "Footer",
    "Head",
    "Item",
    "Masthead",
    "Picture",
    "Reference",
    "References",
    "bare_label",
)

BEHIND = " · "
"""What parts the title of a link from the source behind it."""
_COLON = re.compile(r"\s*[:：]\Z")


def bare_label(printed: str) -> str:
    """A label without the colon of its language: "Researched Links"."""
    return _COLON.sub("", printed)


@dataclass(frozen=True, slots=True)
class Reference:
    """One researched link. `url` is safe, or None while it waits for its address; `title` is never empty.

    `lead` is what stands ahead of the title: the source as the language writes it ("NHS England:  ", "新聞："), or "".
    """

    title: str
    source: str
    url: str | None
    lead: str = ""

    @property
    def spaced(self) -> str:
        """The lead for HTML, where the two spaces stay two."""
        return self.lead.replace(":  ", ":\xa0 ")

    @property
    def behind(self) -> str:
        """The source where the title comes first: " · NHS England"; "" without one."""
        return f"{BEHIND}{self.source}" if self.source else ""


@dataclass(frozen=True, slots=True)
class References:
    """The links of a story under their label, with the colon of its language; "" is no label.

    `title_first` says that a page prints the source of each behind its title, not ahead of it.
    """

    label: str = ""
    items: tuple[Reference, ...] = ()
    title_first: bool = False

    @property
    def name(self) -> str:
        """The label without its colon, for a look that sets it apart without one."""
        return bare_label(self.label)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The top of the issue. `number` reads "No 201", `date` "Thursday 5 November 2026"; `web` is a safe address.

    `day` is both as one line of text: "No 201, Thursday 5 November 2026". `picture` leads the issue.
    """

    name: str
    tagline: str
    number: str
    date: str
    title: str
    subject: str
    preheader: str
    web: str | None
    day: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a section and its standfirst. Without a title it only separates what is below from what is above.

    `capitals` is the title in the capitals of the language, for formats that have no other way to set it off.
    """

    title: str
    standfirst: str
    capitals: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A story, sponsor item, list of links, letter or note; any part may be empty. `label` is a sponsor item's mark.

    `url` is where the headline leads, where the publication has headlines that lead to a story's first link.
    """

    story: int
    kind: str
    label: str
    headline: str
    standfirst: str
    byline: str
    picture: Picture | None
    body: Body
    references: References
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One item of the news in brief: a line, with its links among the words."""

    story: int
    prose: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Briefs:
    """Briefs that stand next to each other, printed as one list."""

    items: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A picture, a headline and a line that lead somewhere. `url` is where the headline itself leads."""

    story: int
    headline: str
    standfirst: str
    picture: Picture | None
    url: str | None
    body: Body
    references: References


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards that stand next to each other, printed as one grid."""

    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of what follows: headlines, and the titles of sections that have none.

    `stories` holds for each entry the story that it stands for, or the first of them.
    """

    story: int
    headline: str
    standfirst: str
    entries: tuple[str, ...]
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """The end of every issue: the publication's footer, and its postal address as lines."""

    body: Body
    address: tuple[str, ...]


Block = Masthead | Head | Item | Briefs | Cards | Contents | Footer
"""What every format prints, one after the other."""

VALUES = frozenset({Picture, Reference, References, Masthead, Head, Item, Brief, Briefs, Card, Cards, Contents, Footer})
"""All of these types: what a template may read without being asked twice."""
