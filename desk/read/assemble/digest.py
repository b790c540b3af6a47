"""Paragraphs that are items: a sentence or two with a link inside on each thing that others have published.

Digests of communities are written so: "Ana has built [a quieter drum](…).", and no item has a headline.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from desk.read.house.house import House
from desk.read.model.labels import HEADS, OUTSIDE, Label
from desk.read.model.sure import leads_away

_SEVERAL = 4
"""Paragraphs one below the other, each with its own link, from which they are items."""
_SENTENCES = 1.7
"""Sentences of such an item, on average; whoever tells a story with links in it writes more."""
_LONGEST = 500
"""Cells of an item."""
_OTHERS = 2
"""Headlines with a text below that show what one of their look heads."""
_INTRODUCED = 2
"""Lines of an introduction above them."""
_PAIRS, _OF_PAIR = 2, 3
"""Pairs of a sentence and a linked title below one title, and how many lines these and others are for each, at most."""
_LABEL_WORDS = 3
_LABELS = frozenset(("label", "more"))
_STOP = re.compile(r"[.!?…](?=\s|\W*$)|[。！？]")


def with_digests(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which each paragraph of a digest is an item, and the title above them that of a section."""
    found = list(labels)
    runs = [run for run in _runs(labels, house) if _are_items(house, run) and not _are_told(labels, run)]
    heads = set(_that_head_stories(labels, house, runs))
    for run in runs:
        title = house.governors[run.start]
        if title in heads:
            continue
        found[run.start : run.stop] = [Label.HEADLINE] * len(run)
        if run.start - title - 1 <= _INTRODUCED:
            _name(found, house, title, run.start)
    return found


def with_pairs(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a linked title heads the sentence above it, where most lines below a title are such pairs.

    "The pier has a roof again:", and below it "Pier opened", four times and more.
    """
    pairs = [at for at in range(1, len(labels)) if house.looks[at].all_linked and _is_pair(house, at)]
    pairs = [at for at in pairs if labels[at] not in OUTSIDE and house.governors[at] == house.governors[at - 1]]
    if sum(house.looks[at - 1].ends == ":" for at in pairs) < _SEVERAL:
        return labels
    found, lines = list(labels), Counter(house.governors)
    for title, own in groupby(pairs, house.governors.__getitem__):
        places = list(own)
        if len(places) >= _PAIRS and lines[title] <= _OF_PAIR * len(places):
            for at in places:
                found[at - 1 : at + 1] = [Label.ABOVE, Label.HEADLINE]
            _name(found, house, title, places[0] - 1)
    return found


def _name(found: list[str], house: House, title: int, first: int) -> None:
    """Make a title that of a section, and what stands between it and its first item an introduction.

    What stands ahead of all and below no other title is the newsletter's.
    """
    named = True in house.titlelike[:title] if title >= 0 and found[title] == Label.AHEAD else title >= 0
    if named:
        found[title:first] = [Label.SECTION, *[Label.INTRO] * (first - title - 1)]


def _is_pair(house: House, at: int) -> bool:
    """Whether a line that is all a link is a title right below a sentence without one that is no "See also:"."""
    line, above = house.lines[at], house.lines[at - 1]
    titled = not line.image and _are_words(line.text, 1)
    told = _are_words(above.text, _LABEL_WORDS) and not above.urls
    return titled and told and not (line.level or above.level or _LABELS & house.cues[at - 1].opens)


def _are_words(text: str, few: int) -> bool:
    """Whether a line has more than a few words, or letters of a script that may part none."""
    return text.count(" ") >= few or (not text.isascii() and any("\u3040" <= letter <= "\u9fff" for letter in text))


def _are_told(labels: Sequence[str], run: range) -> bool:
    """Whether most paragraphs of a run begin a story already."""
    return 2 * sum(labels[at] in HEADS for at in run) >= len(run)


def _runs(labels: Sequence[str], house: House) -> Iterator[range]:
    """Paragraphs with links in them one below the other; none is in the foot."""
    first = 0
    for at, label in enumerate([*labels, Label.FOOT]):
        if label == Label.FOOT or not _is_linked(house, at):
            if at - first >= _SEVERAL:
                yield range(first, at)
            first = at + 1


def _is_linked(house: House, at: int) -> bool:
    """Whether a line is a paragraph, no title and no item of a list, with a link among its words."""
    line, look = house.lines[at], house.looks[at]
    if not line.urls or line.heading or line.level or line.bullet or line.columns > 1 or look.all_linked:
        return False
    plain = line.gap > 1 and look.cells <= _LONGEST and not house.titlelike[at]
    return plain and any(house.hosts[at]) and not leads_away(house, at)


def _are_items(house: House, run: range) -> bool:
    """Whether paragraphs tell of different things: in a sentence or two, with links to as many places as there are."""
    hosts = {host for at in run for host in house.hosts[at]}
    stops = [len(_STOP.findall(house.lines[at].text)) for at in run]
    return (
        3 * len(hosts) >= 2 * len(run) and len(run) < 2 * sum(map(bool, stops)) and sum(stops) <= _SENTENCES * len(run)
    )


def _that_head_stories(labels: Sequence[str], house: House, runs: Sequence[range]) -> Iterator[int]:
    """The headlines above such paragraphs where two of their look, and as many, have none: they head stories, too."""
    titles = {house.governors[run.start] for run in runs}
    looks: dict[object, list[int]] = {}
    for at, label in enumerate(labels):
        if label in HEADS:
            looks.setdefault(house.lines[at].heading or (house.looks[at].key,), []).append(at)
    for own in looks.values():
        told = titles.intersection(own)
        if len(own) - len(told) >= max(_OTHERS, len(told)):
            yield from told
