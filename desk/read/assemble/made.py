"""A story as far as it was read, and what kind of story that makes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.model.issue import Image
from desk.model.kinds import Kind
from desk.read.assemble.links import FoundLink
from desk.read.assemble.paid import is_paid
from desk.read.assemble.parts import StoryPart
from desk.read.house.house import House
from desk.read.line import Line
from desk.read.model.labels import Label


@dataclass(slots=True)
class Made:
    """A story as far as it was read; `first` and `last` are its lines among those of the source's document."""

    first: int
    last: int
    kind: str = Kind.STORY
    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    body: str = ""
    label: str | None = None
    sponsor: str | None = None
    image: Image | None = None
    links: list[FoundLink] = field(default_factory=list)
    held: list[tuple[str, str]] = field(default_factory=list)
    is_card: bool = False
    """The words of its picture stand above it."""


def kind_of(
    house: House, labels: Sequence[str], made: Made, part: StoryPart, texts: Sequence[Line], *, paid: bool
) -> str:
    """What kind of story lines with such labels make; `texts` are those of its text, `paid` says that all around is."""
    head = part.head[0] if part.head else -1
    if made.kind == Kind.SPONSOR or paid or is_paid(house, texts, head, linked=bool(made.links)):
        return Kind.SPONSOR
    if head < 0:
        return Kind.LETTER if part.label == Label.AHEAD else made.kind
    told = texts or part.above or any(labels[at] != Label.ASIDE for at in part.body)
    if not told and _is_line(house, head, made):
        return Kind.BRIEF if part.label == Label.HEADLINE else made.kind
    if made.is_card and len(texts) <= 1 and len(made.links) <= 1:
        return Kind.CARD
    return Kind.LINKS if not texts and len(made.links) > 1 and part.body else made.kind


def _is_line(house: House, head: int, made: Made) -> bool:
    """Whether a line may be all there is of an item: one of a list with one link, or a sentence with links in it."""
    line, look = house.lines[head], house.looks[head]
    sentence = (look.text or look.ends == ".") and not (look.all_linked or line.heading)
    return bool(made.links) and (sentence or (bool(line.bullet) and len(made.links) == 1))
