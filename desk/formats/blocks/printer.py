"""The one place that asks which block it has in hand: it calls the method that a format has for that block."""

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from desk.formats.blocks.values import Block, Briefs, Cards, Contents, Footer, Head, Item, Masthead

Made = TypeVar("Made")
"""What a format makes of a block: lines, parts of a text, pieces of the proof."""

NAMES: dict[type[Block], str] = {
    Masthead: "masthead",
    Head: "head",
    Item: "item",
    Briefs: "briefs",
    Cards: "cards",
    Contents: "contents",
    Footer: "footer",
}
"""What each block is called: the method of a printer, and the template of the HTML formats."""


def name_of(block: Block) -> str:
    """What a block is called: "item" for a story."""
    return NAMES[type(block)]


class Printer(ABC, Generic[Made]):
    """A format: one method for each block, all of the same result."""

    def printed(self, block: Block) -> Made:
        """What this format makes of a block."""
        made: Made = getattr(self, name_of(block))(block)
        return made

    @abstractmethod
    def masthead(self, block: Masthead) -> Made:
        """The top of the issue."""

    @abstractmethod
    def head(self, block: Head) -> Made:
        """The title of a section."""

    @abstractmethod
    def item(self, block: Item) -> Made:
        """A story."""

    @abstractmethod
    def briefs(self, block: Briefs) -> Made:
        """The news in brief."""

    @abstractmethod
    def cards(self, block: Cards) -> Made:
        """Cards."""

    @abstractmethod
    def contents(self, block: Contents) -> Made:
        """The list of what follows."""

    @abstractmethod
    def footer(self, block: Footer) -> Made:
        """The end of the issue."""
