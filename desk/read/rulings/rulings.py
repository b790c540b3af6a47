"""All rulings on a labelling, and those on the whole of a newsletter and on titles that look alike.

A ruling looks at a labelling and names labels that lines do not have; the chain then finds the best one without them.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from desk.read.basis import Basis, Never
from desk.read.house.house import House, folded
from desk.read.house.masthead import dated, numbered
from desk.read.line import Form
from desk.read.model.labels import HEADS, INSIDE, NO_HEADS, NO_SECTION, OUTSIDE, TITLES, Label
from desk.read.rulings.headings import SEVERAL, alone, beside, headings, subtitles, underlined
from desk.read.rulings.linked import addressed, cards
from desk.read.rulings.listed import led
from desk.read.rulings.texts import alike, begun, named, nearer, over, run_in

_FEW = 3
"""Stories below the title of a newsletter; above fewer it may be that of a story."""
_HEADS_OR_OUTSIDE = OUTSIDE.union(HEADS)
_SECTION = frozenset((Label.SECTION,))
_TELLING = frozenset(("greeting", "contents", "view", "footer", "closing"))
"""What a title opens with that stands ahead of all or in the foot."""
_LOUD_WORDS = 12
"""Words of a title in capitals."""
_LETTERS = 4
"""Letters and figures of one; "OR" and "II" are none."""
_PARAGRAPH = 60
"""Cells from which what stands below a title is text of its story."""
_INTRODUCED = 2
"""Lines down to a first headline, where no more than one introduces the section."""
_MOST = 3
"""How many times as many titles of a look head stories, from which one inside a story does, too."""
_LOW = 7
"""A level that no heading has."""
_NAME = 6
"""Letters of a newsletter's name that stand ahead of the figures of its subject."""
_NEWSLETTERS = INSIDE | TITLES | {Label.ABOVE}
"""What the title of a newsletter is not."""


def _without_stories(basis: Basis) -> Never:
    """One with text has a story, whatever it looks like."""
    told = any(label in HEADS for label in basis.labels) or not any(line.text for line in basis.house.lines)
    first = next((at for at, line in enumerate(basis.house.lines) if line.urls), 0) if _has_title(basis) else 0
    return {} if told else dict.fromkeys(range(first, len(basis.labels)), (Label.AHEAD, Label.FOOT, Label.ABOVE))


def _masthead(basis: Basis) -> Never:
    """What the title of a newsletter is not, above several stories."""
    several = sum(each in HEADS for each in basis.labels[1:]) >= _FEW
    return {0: _NEWSLETTERS} if several and basis.labels[0] in _NEWSLETTERS and _has_title(basis) else {}


def _has_title(basis: Basis) -> bool:
    """Whether the first line, without an address, has the number or the day, or begins as a subject with a number does.

    "Tide Weekly for Monday" below the subject "Tide Weekly 42".
    """
    house, subject = basis.house, folded(basis.document.hint("subject"))
    name = "".join(takewhile(str.isalpha, subject))
    named = _NAME <= len(name) < len(subject) and house.folds[0].startswith(name)
    short = not (house.looks[0].long or house.lines[0].urls)
    return short and (named or dated(house, 0) or numbered(house, 0))


def capitals(basis: Basis) -> Never:
    """What lines in capitals that stand alone are not where several do, without headings or underlines: text."""
    house = basis.house
    if any(at > house.masthead for at, _ in house.headings) or any(underlined(house)):
        return {}
    found = [at for at in range(house.masthead + 1, len(house.lines) - 1) if _is_loud(house, at)]
    inside = [at for at in found if basis.labels[at] in INSIDE]
    return dict.fromkeys(inside, INSIDE) if len(found) > SEVERAL else {}


def _is_loud(house: House, at: int) -> bool:
    """Whether a line is in capitals, with space above and words below, and may be a title by its length and its end."""
    line, look = house.lines[at], house.looks[at]
    words = look.capitals and line.gap != 1 and len(house.folds[at]) >= _LETTERS and house.lines[at + 1].text
    alone = look.words <= _LOUD_WORDS and look.ends in "-?:)" and not (line.urls or line.level or line.image)
    return bool(words) and alone


def titles(basis: Basis) -> Never:
    """What a title is, those that look the same say."""
    return overlooked(basis.house, basis.labels)


def overlooked(house: House, labels: Sequence[str]) -> dict[int, frozenset[Label]]:
    """What lines are not that were read as ahead of all, as foot or inside a story, as titles of the same look say.

    Headings look the same where they are of one level; in a text, titles look as many other lines do.
    """
    last = max((at for at, _ in house.headings if labels[at] in TITLES), default=0)
    found = {at: INSIDE | OUTSIDE if at < last else INSIDE for at in _as_high(house, labels)}
    found |= dict.fromkeys(_of_lowest(house, labels), _SECTION)
    found |= dict.fromkeys(_amid_titles(house, labels), OUTSIDE)
    sections = (*_over_stories(house, labels), *_over_titles(house, labels), *_first_section(house, labels))
    found |= dict.fromkeys(sections, NO_SECTION)
    if house.lines[0].form == Form.TEXT:
        return found
    outside = [
        at
        for at, label in enumerate(labels)
        if label in OUTSIDE and house.titlelike[at] and not _TELLING & house.cues[at].opens
    ]
    inside = [at for at, label in enumerate(labels) if label in INSIDE and _stands_alone(house, at)]
    if not (outside or inside):
        return found
    keys = [(line.heading, line.heading or look.key) for line, look in zip(house.lines, house.looks, strict=True)]
    alike = (*_of_stories(house, labels, keys, outside), *_of_stories(house, labels, keys, inside, _MOST))
    return found | dict.fromkeys(alike, NO_HEADS)


def _stands_alone(house: House, at: int) -> bool:
    """Whether words that look as a title does, and no link, stand with space above."""
    line = house.lines[at]
    return house.titlelike[at] and line.gap > 1 and bool(line.text) and not line.urls


def _as_high(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings inside a story below a title that is a heading of their level or a lower one: they end it.

    Below "### [Winch 2](…)" stands "## More", or "### [Crane](…) (ad)"; below "## News" and a list stands "## Jobs".
    One above a mere sentence that mentions a link, "## Jobs" and "There are none: [post yours](…)", heads no story.
    """
    above = 0
    for (at, level), (end, _) in pairwise([*house.headings, (len(labels), 0)]):
        if labels[at] in TITLES:
            above = level
        elif labels[at] in INSIDE and level <= above and list(labels[at + 1 : end]) != [Label.ASIDE]:
            yield at


def _amid_titles(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings read as foot, or as ahead of all behind titles, below which one as high, or higher, is a title.

    Of 675 such headings none was in a foot, and none began another newsletter.
    """
    highest, first = _LOW, next((at for at, _ in house.headings if labels[at] in TITLES), 0)
    for at, level in reversed(house.headings):
        if labels[at] in OUTSIDE and level >= highest and at > first:
            yield at
        elif labels[at] in TITLES:
            highest = min(highest, level)


def _of_lowest(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings read as sections right below a section, where most of their level that head no heading head stories.

    Below "# Harbour" stand "## Winch 2" and "## Crane", below "# Town" stands "## Hall": it is a story, too.
    """
    heads, others = Counter[int](), Counter[int]()
    sections: list[int] = []
    with_others = set(house.over.values())
    for at, top in house.over.items():
        if at not in with_others:
            level = house.lines[at].heading
            heads[level] += labels[at] in HEADS
            others[level] += labels[at] == Label.SECTION
            sections += [at] if labels[at] == labels[top] == Label.SECTION else []
    for at in sections:
        level = house.lines[at].heading
        if heads[level] >= SEVERAL and heads[level] > others[level]:
            yield at


def _over_stories(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings read as headlines right above two headlines of one lower level, where none as high is a section's.

    One line may introduce these: "## Top things", then "### Survey" and "### Winch 2". One that is alone so high is the
    title of all.
    """
    titles, heads = house.headings, {at for at, label in enumerate(labels) if label in HEADS}
    sections = {level for at, level in titles if labels[at] == Label.SECTION or house.levels.get(level) is None}
    for (at, level), (one, low), (two, lower) in zip(titles, titles[1:], titles[2:], strict=False):
        right_above = level < low == lower and one - at <= _INTRODUCED
        if right_above and level not in sections and heads.issuperset((at, one, two)):
            yield at


def _over_titles(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings read as headlines below which lower headings are titles, where no more of their level have none.

    Of 150 headings above such titles none heads a story itself. One title below each says more of it.
    """
    titles = Counter(top for at, top in house.over.items() if labels[at] in TITLES)
    heads: dict[int, list[int]] = {}
    for at, level in house.headings:
        if labels[at] in HEADS:
            heads.setdefault(level, []).append(at)
    for own in heads.values():
        mixed = titles.keys() & own
        few = len(own) - len(mixed) < max(SEVERAL, len(mixed))
        if few and any(titles[at] > 1 for at in mixed):
            yield from mixed


def _first_section(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The line ahead of all right above the first headline, if titles of sections look so: it is the first of them."""
    first = next((at for at, label in enumerate(labels) if label in HEADS), 0) - 1
    titles = {house.looks[at].key for at, label in enumerate(labels) if label == Label.SECTION}
    told = first >= 0 and labels[first] == Label.AHEAD and house.looks[first].key in titles
    if told and not (dated(house, first) or numbered(house, first)):
        yield first


def _of_stories(
    house: House, labels: Sequence[str], keys: Sequence[Hashable], titles: Iterable[int], times: int = 1
) -> Iterator[int]:
    """The titles above a text or a link where those that look the same head a story, `times` as many as do not."""
    heads = Counter(key for key, label in zip(keys, labels, strict=True) if label in HEADS)
    others = Counter(key for key, label in zip(keys, labels, strict=True) if label not in _HEADS_OR_OUTSIDE)
    for at in titles:
        if _above_text(house, at) and heads[keys[at]] >= SEVERAL and heads[keys[at]] > times * others[keys[at]]:
            yield at


def _above_text(house: House, title: int) -> bool:
    """Whether a title has a link or a text right below it, or, as a heading, a text ahead of the next that is as high.

    One that says the number or the day of the issue has it right below.
    """
    level = 0 if dated(house, title) or numbered(house, title) else house.lines[title].heading
    for at in range(title + 1, len(house.lines)):
        if 0 < house.lines[at].heading <= level:
            return False
        if house.looks[at].cells > _PARAGRAPH or (house.lines[at].urls and at == title + 1):
            return True
        if not level:
            return False
    return False


SHORT: Sequence[Callable[[Basis], Never]] = (capitals, begun, alike, run_in, over)
"""Those that a short paste hears too, after what its titles say."""
RULINGS: Sequence[Callable[[Basis], Never]] = (
    cards,
    _without_stories,
    headings,
    beside,
    alone,
    led,
    titles,
    titles,
    subtitles,
    addressed,
    named,
    nearer,
    *SHORT,
    _masthead,
)
"""What is asked of a labelling, in this order; each hears what those ahead of it have changed."""
