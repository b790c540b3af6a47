"""What is in a newsletter before it has a look: blocks with their roles, and the stories that are right."""

from dataclasses import dataclass, field

from bench.reader.truth import TrueStory


@dataclass(frozen=True, slots=True)
class Span:
    """Words, with an address where they are a link."""

    text: str
    url: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a newsletter. `role` says what it is for, `level` how deep a list item lies."""

    role: str
    spans: tuple[Span, ...] = ()
    level: int = 1

    @property
    def text(self) -> str:
        """The words."""
        return "".join(span.text for span in self.spans)


@dataclass(slots=True)
class Draft:
    """A story while it is made: what will be true of it."""

    headline: str
    kind: str = "story"
    section: str = ""
    urls: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    def true(self) -> TrueStory:
        """What is right."""
        return TrueStory(
            self.headline, self.kind, self.section, tuple((url,) for url in self.urls), " ".join(self.body)
        )


@dataclass(slots=True)
class Plan:
    """A whole newsletter."""

    blocks: list[Block] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    language: str = "en"
    alone: bool = False
    """Nothing but stories, as they are pasted one by one."""
    pasted: bool = False
    """Copied from a screen, so that no address came with it."""
    bare: bool = False
    """A text of titles and paragraphs with empty lines between, and nothing else that tells them apart."""
    terse: bool = False
    """Stories of a few words, as somebody types who tries desk out."""
    club: bool = False
    """What clubs, parishes and towns print: notices far apart, hardly a link."""
    mail: bool = False
    """A mail of a publisher: hidden first words, cards in one column or two."""
    again: int = 0
    """The block that another newsletter begins at, in the same file; 0 for none."""
    roundup: bool = False
    """Sections of links, each of them an item of a list: the commonest newsletter that is kept in a repository."""
    outline: bool = False
    """Sections and their items are one list inside another."""

    def add(self, role: str, *spans: Span | str, level: int = 1) -> None:
        """Put a block at the end."""
        self.blocks.append(Block(role, tuple(Span(span) if isinstance(span, str) else span for span in spans), level))

    @property
    def stories(self) -> tuple[TrueStory, ...]:
        """What is right."""
        return tuple(draft.true() for draft in self.drafts)
