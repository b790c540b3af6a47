"""Lines that look alike and stand alike speak with one voice: what most of them are, each of them is more likely.

Without it one item of a list is read as a headline and the next as a link, because their words differ.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import add, mul

from desk.read.house.clusters import places_of
from desk.read.house.house import House
from desk.read.line import Form, Line
from desk.read.model.chain import Chain, Labels, Scores
from desk.read.model.labels import GROUPS, HEADS, INSIDE, Label, group

WEIGHT = 2.0
"""How much the voice of the others counts beside what a line shows itself."""
_LEAST = 0.02
"""No label is less likely than that to the others, so that a line of its own kind stays what it is."""
_FAR = 4
"""Blank lines beyond which it does not matter how many there are."""
_REACH = 1e-6
"""How likely a label is beside the likeliest of its line, once the others have spoken, below which it is not looked at
again; what a line shows itself is never so unlikely, as the others make no label less likely than `_LEAST**WEIGHT`."""
_OUTSIDE = frozenset((Label.AHEAD, Label.FOOT))
_HEADS_OR_OUTSIDE = _OUTSIDE.union(HEADS)
_SECTION = frozenset((Label.SECTION,))
_NO_HEADS = frozenset(Label).difference(HEADS)
_NO_SECTION = frozenset(Label).difference(_SECTION)
_TITLES = frozenset((*HEADS, Label.SECTION))
_TELLING = frozenset(("greeting", "contents", "view", "footer", "closing"))
"""What a title opens with that stands ahead of all or in the foot."""
_QUOTES = frozenset("\"'“„«»‘‚‹「『")
_LOUD_WORDS = 6
"""Words of a title of a text that is told by its capitals or a sign ahead of it."""
_PARAGRAPH = 60
"""Cells from which what stands below a title is text of its story."""
_TITLE_WORDS = 4
"""Words of a linked title; those of a menu have fewer."""
_CARD_WORDS = 2
"""Words of a title below a picture; a mere name is that of a network or of a sponsor."""
_NO_STORY = frozenset((*HEADS, Label.SECTION, Label.ASIDE))
_NOT_ABOVE = frozenset(Label).difference({Label.ABOVE})
_NOT_WHOLE = frozenset(Label).difference({Label.HEADLINE})
_SEVERAL = 2
"""Headlines of one look, from which a title that looks the same is one too, and items with links that are a list."""


def voted(scores: Scores, likelihoods: Scores, chain: Chain, house: House) -> tuple[Scores, list[Labels]]:
    """Scores with what the lines that stand alike say of each added, and the labels of each line to choose of.

    They speak twice, as what was said changes the lines around; in a text, where all lines look alike, once.
    """
    voices = [lines for lines in places_of(_speaking(house)).values() if len(lines) > 1]
    said = _said(likelihoods, chain.labels, voices)
    among = _within_reach(likelihoods, said, voices)
    if any(line.form != Form.TEXT for line in house.lines):
        said = _said(chain.likelihoods(_heard(scores, said, voices), among), chain.labels, voices)
    return _heard(scores, said, voices), among


def _speaking(house: House) -> list[Hashable]:
    """For each line, those that it speaks with: in a text, a title and the last line of a story have one look and one
    blank line above, and only the blank lines below tell them apart.
    """
    below = [*(min(line.gap, _FAR) for line in house.lines[1:]), _FAR]
    return [
        voice if inside else (voice, gap)
        for voice, inside, gap in zip(house.voices, house.items_of, below, strict=True)
    ]


def _said(likelihoods: Scores, labels: Sequence[str], voices: Sequence[Sequence[int]]) -> Scores:
    """How much likelier each voice makes each label, by the group that it is in; more lines count for more."""
    places, found = [group(label) for label in labels], []
    for lines in voices:
        count = len(lines)
        shares = [0.0] * len(GROUPS)
        for place, likely in zip(places, zip(*[likelihoods[at] for at in lines], strict=True), strict=True):
            shares[place] += sum(likely) / count
        said = [max(each, _LEAST) ** (WEIGHT * (1 - 1 / count)) for each in shares]
        found.append([said[place] for place in places])
    return found


def _within_reach(likelihoods: Scores, said: Scores, voices: Sequence[Sequence[int]]) -> list[Labels]:
    """The labels of each line that can still be the likeliest when the lines around have heard what was said."""
    shares = list(likelihoods)
    for lines, more in zip(voices, said, strict=True):
        for at in lines:
            shares[at] = list(map(mul, shares[at], more))
    least = [max(row) * _REACH for row in shares]
    every = range(max(map(len, shares), default=0))
    return [tuple(compress(every, map(low.__le__, row))) for row, low in zip(shares, least, strict=True)]


def _heard(scores: Scores, said: Scores, voices: Sequence[Sequence[int]]) -> Scores:
    """Scores with what each line's voice says added."""
    found = list(scores)
    for lines, likelier in zip(voices, said, strict=True):
        more = list(map(math.log, likelier))
        for at in lines:
            found[at] = list(map(add, scores[at], more))
    return found


def of_cards(house: House, labels: Sequence[str]) -> dict[int, frozenset[Label]]:
    """What linked titles are not that were read as one story's links, right below linked pictures that lead there, too.

    Several of them are a row of cards, as shops and lists of old issues have them.
    """
    lines, looks = house.lines, house.looks
    cards = [
        at
        for at in range(1, len(labels))
        if labels[at] == Label.LINK and labels[at - 1] in INSIDE and lines[at - 1].image and not lines[at].image
        if looks[at].all_linked and looks[at].words >= _CARD_WORDS and lines[at].urls == lines[at - 1].urls
    ]
    said, places = {house.folds[at] for at in cards}, {lines[at].urls for at in cards}
    if not len(said) == len(places) == len(cards) >= _SEVERAL:
        return {}
    return {place: never for at in cards for place, never in ((at - 1, _NOT_ABOVE), (at, _NOT_WHOLE))}


def of_linked(house: House, labels: Sequence[str]) -> dict[int, frozenset[Label]]:
    """What headings and links right below them are not, where most of one level stand above links and then a text.

    Such a heading is a headline and the links are its story's, if one of them was read so: in a section each item has
    its text below.
    """
    found: dict[int, frozenset[Label]] = {}
    tops = [(at, line.heading) for at, line in enumerate(house.lines) if line.heading and line.text]
    levels: dict[int, list[range]] = {}
    for (at, level), (end, _) in pairwise([*tops, (len(labels), 0)]):
        levels.setdefault(level, []).append(range(at, end))
    for parts in levels.values():
        told = [part for part in parts if _links_then_text(house, part)]
        headed = any(labels[part.start] == Label.HEADLINE for part in told)
        if len(told) >= _SEVERAL and 2 * len(told) > len(parts) and headed:
            for part in told:
                found |= {at: _NO_STORY for at in part[1:] if house.lines[at].urls} | {part.start: _NOT_WHOLE}
    return found


def _links_then_text(house: House, part: range) -> bool:
    """Whether below a heading stand lines that begin with a link, and below these nothing but a text."""
    links = [Label.LINKED in house.fronts[at] or house.looks[at].all_linked for at in part[1:]]
    first = links.index(False) if False in links else len(links)
    return 0 < first < len(links) and not any(links[first:])


def overlooked(house: House, labels: Sequence[str]) -> dict[int, frozenset[Label]]:
    """What lines are not that were read as ahead of all, as foot or inside a story, as titles of the same look say.

    Headings look the same where they are of one level; in a text, titles look as many other lines do.
    """
    found = dict.fromkeys(_as_high(house, labels), INSIDE) | dict.fromkeys(_of_lowest(house, labels), _SECTION)
    found |= dict.fromkeys(_loud(house, labels), INSIDE) | dict.fromkeys(_counted(house, labels), _NO_HEADS)
    found |= dict.fromkeys(_of_highest(house, labels), _NO_SECTION)
    outside = [
        at
        for at, label in enumerate(labels)
        if label in _OUTSIDE and house.titlelike[at] and not _TELLING & house.cues[at].opens
    ]
    if not outside or house.lines[0].form == Form.TEXT:
        return found
    keys = [(line.heading, line.heading or look.key) for line, look in zip(house.lines, house.looks, strict=True)]
    for title, items in _of_lists(house, labels, keys, outside):
        found |= {title: _OUTSIDE, **dict.fromkeys(items, _NO_HEADS)}
    return found | dict.fromkeys(_of_stories(house, labels, keys, outside), _NO_HEADS)


def _as_high(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings inside a story whose headline is a heading of their level or a lower one: they end it.

    Below "### [Winch 2](…)" stands "## More", or "### [Crane](…) (ad)".
    """
    level = 0
    for at, (line, label) in enumerate(zip(house.lines, labels, strict=True)):
        if label in HEADS:
            level = line.heading
        elif label in INSIDE and 0 < line.heading <= level and line.text:
            yield at


def _loud(house: House, labels: Sequence[str]) -> Iterator[int]:
    """Lines of a text that stand alone in capitals, or behind a picture sign, above others: "IN BRIEF", "🔥 Jobs"."""
    found: dict[bool, list[int]] = {False: [], True: []}
    for at, (line, look) in enumerate(zip(house.lines, house.looks, strict=True)):
        signed = unicodedata.category(line.text[:1] or " ") == "So"
        alone = line.form == Form.TEXT and line.gap != 1 and not (line.urls or line.bullet or line.level or line.quote)
        short = look.words <= _LOUD_WORDS and look.ends in "-?" and line.text[:1] not in _QUOTES
        below = house.lines[at + 1].text if at + 1 < len(labels) else ""
        if alone and short and (signed or look.capitals) and below and not below[0].islower():
            found[signed].append(at)
    for lines in found.values():
        if len(lines) >= _SEVERAL:
            yield from (at for at in lines if labels[at] in INSIDE)


def _counted(house: House, labels: Sequence[str]) -> Iterator[int]:
    """Titles that count up with texts between, "1. Office", "2. Staff", where most head a story and these do not."""
    titles: list[int] = []
    for at, (line, below) in enumerate(pairwise([*house.lines, Line(())])):
        number = "".join(filter(str.isdecimal, line.mark))
        if line.bullet == "1" and number and int(number) == len(titles) + 1 and below.text and not below.bullet:
            titles.append(at)
    heads = sum(labels[at] in HEADS for at in titles)
    if len(titles) > _SEVERAL and 2 * heads > len(titles):
        yield from (at for at in titles if labels[at] not in _HEADS_OR_OUTSIDE)


def _of_lowest(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings read as sections right below a section, where most of their level that head no heading head stories.

    Below "# Harbour" stand "## Winch 2" and "## Crane", below "# Town" stands "## Hall": it is a story, too.
    """
    titles = [(at, line.heading) for at, line in enumerate(house.lines) if line.heading and line.text]
    levels, heads, others = [level for _, level in titles], Counter[int](), Counter[int]()
    over: list[tuple[int, int]] = []
    sections: list[tuple[int, int]] = []
    for (at, level), below in zip(titles, [*levels[1:], 0], strict=False):
        while over and over[-1][1] >= level:
            over.pop()
        if over and below <= level:
            heads[level] += labels[at] in HEADS
            others[level] += labels[at] == Label.SECTION
            if labels[at] == labels[over[-1][0]] == Label.SECTION:
                sections.append((at, level))
        over.append((at, level))
    return (at for at, level in sections if heads[level] >= _SEVERAL and heads[level] > others[level])


def _of_highest(house: House, labels: Sequence[str]) -> Iterator[int]:
    """The headings read as headlines that have stories below them, as the sections' headings of their level have.

    Beside "# Boats", a section, stands "# Harbour" above "## Winch 2", a headline. Beside two sections and no other
    headline of their level stands "## [Reading](…)" right above a headline.
    """
    titles = [(at, line.heading) for at, line in enumerate(house.lines) if line.heading and line.text]
    sections = Counter(level for at, level in titles if labels[at] == Label.SECTION)
    heads = Counter(level for at, level in titles if labels[at] in HEADS)
    over: list[tuple[int, int]] = []
    hold: set[int] = set()
    for at, level in titles:
        while over and over[-1][1] >= level:
            over.pop()
        if labels[at] in HEADS:
            hold.update(each for each, high in over if heads[high] - 1 <= sections[high] > 0)
        over.append((at, level))
    for at, level in titles:
        linked = house.lines[at].urls and heads[level] == 1 < sections[level]
        if labels[at] in HEADS and (at in hold or (linked and set(labels[at + 1 : at + 2]) & set(HEADS))):
            yield at


def _of_stories(house: House, labels: Sequence[str], keys: Sequence[Hashable], titles: Iterable[int]) -> Iterator[int]:
    """The titles above a text or a link where most of those that look the same head a story."""
    heads = Counter(key for key, label in zip(keys, labels, strict=True) if label in HEADS)
    others = Counter(key for key, label in zip(keys, labels, strict=True) if label not in _HEADS_OR_OUTSIDE)
    for at in titles:
        told = at + 1 < len(labels) and (house.looks[at + 1].cells > _PARAGRAPH or house.lines[at + 1].urls)
        if told and heads[keys[at]] >= _SEVERAL and heads[keys[at]] > others[keys[at]]:
            yield at


def _of_lists(
    house: House, labels: Sequence[str], keys: Sequence[Hashable], titles: Iterable[int]
) -> Iterator[tuple[int, list[int]]]:
    """Titles of the top level above items with links, with these, where one further down is of stories or a story.

    Rows of linked titles are items, too.
    """
    items: dict[int, list[int]] = {}
    for at, (line, look, above) in enumerate(zip(house.lines, house.looks, house.governors, strict=True)):
        if line.urls and (line.level or (look.all_linked and look.words >= _TITLE_WORDS)):
            items.setdefault(above, []).append(at)
    last = {key: at for at, (key, label) in enumerate(zip(keys, labels, strict=True)) if label in _TITLES}
    for at in titles:
        top = labels[at] == Label.AHEAD and not house.levels.get(house.lines[at].heading)
        if top and len(items.get(at, ())) >= _SEVERAL and at < last.get(keys[at], at):
            yield at, items[at]
