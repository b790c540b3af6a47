"""Labelled lines in their parts: what stands ahead, sections, stories, and the foot."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desk.read.house.house import House
from desk.read.house.look import Look
from desk.read.model.labels import HEADS, Label

OFFERS = re.compile(
    r"(?:\S+\s){0,2}?(?i:jobs|careers|positions|training|courses|offers|deals|stellen|angebote|emplois|offres|ofertas)"
    r"\s(?i:by|from|von|par|por|de)\s[A-ZÀ-Þ].{0,60}"
)
"""Offers that somebody presents: "Jobs by Harbour & Sons"."""
_NEAR = 8
"""Lines from one card to the next."""
_CARDS = 2
"""Cards that say their headlines twice; a name that is said twice on top is a masthead."""
_TITLE = 60
"""Cells of the title above cards."""
_SMALL = frozenset((Label.ASIDE, Label.BODY, Label.INTRO, Label.ABOVE, Label.LINK))


@dataclass(slots=True)
class StoryPart:
    """The lines of one story: above the headline, the headline's own (it may have none), and below."""

    above: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    label: str = Label.HEADLINE
    body: list[int] = field(default_factory=list)

    @property
    def lines(self) -> list[int]:
        """All its lines, in order."""
        return [*self.above, *self.head, *self.body]


@dataclass(slots=True)
class SectionPart:
    """A section: the lines of its title, those of its introduction, and its stories. The first may have no title."""

    title: list[int] = field(default_factory=list)
    intro: list[int] = field(default_factory=list)
    stories: list[StoryPart] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """A whole source. `feet` has every run of lines that was read as a foot; mostly there is one."""

    ahead: list[int] = field(default_factory=list)
    sections: list[SectionPart] = field(default_factory=list)
    feet: list[int] = field(default_factory=list)


def parts_of(labels: Sequence[str], house: House) -> Parts:
    """The parts that the labels make.

    A small line above a headline that looks as the titles of sections do is one, and so is "Jobs by Harbour & Sons".
    A line with the words of the headline below is what its picture says. Lines between a section's title and its
    first headline introduce it; a second line of title continues it where only a break parts the two, or where the
    first is a mere sign. Words that follow a foot and no headline stay with the foot.
    """
    found = Parts()
    above: list[int] = []
    story: StoryPart | None = None
    last = ""
    for at, label in enumerate(_with_titles(labels, house)):
        if label == Label.ABOVE:
            above.append(at)
        elif label in HEADS:
            story = StoryPart(above, [at], label)
            above = []
            _section(found, house, at).stories.append(story)
        elif label == Label.MORE and story is not None and last in (*HEADS, Label.MORE):
            story.head.append(at)
        else:
            _end(found, above)
            above = []
            story = _place(found, story, at, label, last, house)
        last = label
    _end(found, above)
    return found


def _with_titles(labels: Sequence[str], house: House) -> Iterator[str]:
    """The labels, those of small lines that are titles of sections among them."""
    titles = Counter(house.looks[at].key for at, label in enumerate(labels) if label == Label.SECTION)
    topics = Counter(house.looks[at].key for at, label in enumerate(labels) if label == Label.ABOVE)
    labels, said = _with_cards(labels, house)
    for at, (given, below) in enumerate(zip(labels, [*labels[1:], Label.FOOT], strict=True)):
        line, look = house.lines[at], house.looks[at].key
        small = given == Label.ABOVE and at not in said and not line.image
        titled = small and 0 < titles[look] >= topics[look]
        offers = below in HEADS and given in _SMALL and OFFERS.fullmatch(line.text)
        yield Label.SECTION if titled or offers else given


def _with_cards(labels: Sequence[str], house: House) -> tuple[Sequence[str], Sequence[int]]:
    """Labels in which the words of cards' pictures stand above their headlines, and the lines that those are.

    A copied card says its headline twice, once for its picture: where several do, each such line is a headline. A short
    line above several of them is a title.
    """
    found, folds = list(labels), house.folds
    twice = [at for at in range(len(folds) - 1) if folds[at] == folds[at + 1] != "" and not house.lines[at].urls]
    if sum(labels[at + 1] in HEADS for at in twice) >= _CARDS:
        for at in twice:
            found[at + 1] = Label.HEADLINE if labels[at + 1] in _SMALL else labels[at + 1]
    said = [at for at in twice if found[at + 1] in HEADS and found[at] != Label.SECTION]
    said = [at for at in said if found[at] != Label.AHEAD or len(said) >= _CARDS]
    for at in said:
        found[at] = Label.ABOVE
    for before, at, behind in zip([-_NEAR, *said], said, [*said[1:], len(labels) + _NEAR], strict=False):
        if at - before > _NEAR and behind - at < _NEAR and at and _is_title(found[at - 1], house.looks[at - 1]):
            found[at - 1] = Label.SECTION
    return found, said


def _is_title(label: str, look: Look) -> bool:
    return label in (*_SMALL, Label.AHEAD) and look.cells < _TITLE and look.ends in "-?"


def _section(found: Parts, house: House, head: int = -1) -> SectionPart:
    """The section that goes on; a headline of its title's level, behind headlines of a lower one, stands in none."""
    if not found.sections:
        found.sections.append(SectionPart())
    last = found.sections[-1]
    own = house.lines[last.title[0]].heading if last.title else 0
    level = house.lines[head].heading if head >= 0 else 0
    if own and 0 < level <= own and last.stories and not _is_level(last, house, level):
        found.sections.append(SectionPart())
    return found.sections[-1]


def _is_level(section: SectionPart, house: House, level: int) -> bool:
    return any(story.head and house.lines[story.head[0]].heading == level for story in section.stories)


def _end(found: Parts, lines: Sequence[int]) -> None:
    """Lines that were to stand above a headline, which did not come, end what came before."""
    for at in lines:
        if found.sections and found.sections[-1].stories:
            found.sections[-1].stories[-1].body.append(at)
        elif found.sections:
            found.sections[-1].intro.append(at)
        else:
            found.ahead.append(at)


def _place(found: Parts, story: StoryPart | None, at: int, label: str, last: str, house: House) -> StoryPart | None:
    """Put one line that begins no story where it belongs, below a line that is `last`; the story that goes on then."""
    if label == Label.SECTION:
        above = house.lines[at - 1]
        if last == Label.SECTION and (house.lines[at].gap <= 1 or not any(map(str.isalnum, above.text))):
            found.sections[-1].title.append(at)
        else:
            found.sections.append(SectionPart([at]))
        return None
    if label == Label.FOOT:
        found.feet.append(at)
        return None
    if not found.sections and label in (Label.AHEAD, Label.INTRO):
        found.ahead.append(at)
        return None
    if label == Label.INTRO and story is None and not found.sections[-1].stories:
        found.sections[-1].intro.append(at)
        return None
    if label == Label.AHEAD and (story is None or story.label != Label.AHEAD):
        story = StoryPart(label=Label.AHEAD)
        found.sections.append(SectionPart(stories=[story]))
    elif story is None:
        story = StoryPart()
        _section(found, house).stories.append(story)
    story.body.append(at)
    return story
