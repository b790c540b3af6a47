"""Paragraphs that are items: a sentence or two with a link inside on each thing that others have published.

Digests of communities are written so: "Ana has built [a quieter drum](…).", and no item has a headline.
"""

import re
from collections.abc import Iterator, Sequence

from desk.read.house.house import House, host_of
from desk.read.model.labels import HEADS, Label
from desk.read.model.sure import leads_away

_SEVERAL = 4
"""Paragraphs one below the other, each with its own link, from which they are items."""
_SENTENCES = 1.7
"""Sentences of such an item, on average; whoever tells a story with links in it writes more."""
_LONGEST = 500
"""Cells of an item."""
_INTRODUCED = 2
"""Lines of an introduction above them."""
_STOP = re.compile(r"[.!?…](?=\s|\W*$)|[。！？]")


def with_digests(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which each paragraph of a digest is an item, and the title above them that of a section."""
    found = list(labels)
    for run in _runs(labels, house):
        if (
            2 * sum(labels[at] in HEADS for at in run) >= len(run)
            or not _are_items(house, run)
            or _tells_stories(house, run[0])
        ):
            continue
        found[run.start : run.stop] = [Label.HEADLINE] * len(run)
        title = house.governors[run.start]
        named = any(house.titlelike[:title]) if title >= 0 and labels[title] == Label.AHEAD else title >= 0
        if named and run.start - title - 1 <= _INTRODUCED:
            found[title : run.start] = [Label.SECTION, *[Label.INTRO] * (run.start - title - 1)]
    return found


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
    return plain and any(map(host_of, line.urls)) and not leads_away(house, at)


def _are_items(house: House, run: range) -> bool:
    """Whether paragraphs tell of different things: in a sentence or two, with links to as many places as there are."""
    hosts = {host_of(url) for at in run for url in house.lines[at].urls}
    stops = [len(_STOP.findall(house.lines[at].text)) for at in run]
    return len(hosts) >= len(run) < 2 * sum(map(bool, stops)) and sum(stops) <= _SENTENCES * len(run)


def _tells_stories(house: House, at: int) -> bool:
    """Whether most titles that look as the one above a line does have a text without a link: it heads a story, too."""
    own = house.governors[at]
    if own < 0:
        return False
    keys = [line.heading or (look.key, "look") for line, look in zip(house.lines, house.looks, strict=True)]
    linked, others = set[int](), set[int]()
    for title, line, look in zip(house.governors, house.lines, house.looks, strict=True):
        if title >= 0 and title != own and keys[title] == keys[own]:
            linked |= {title} if line.urls else set()
            others |= {title} if look.text else set()
    return len(others - linked) > len(linked)
