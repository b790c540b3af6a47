"""What the lines of a short paste are not: it is nothing but stories, so it has no masthead and no foot."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desk.read.basis import Never
from desk.read.contribution import greets
from desk.read.house.house import folded
from desk.read.house.leads import leads
from desk.read.line import Document, Form, Line
from desk.read.model.labels import HEADS, INSIDE, OUTSIDE, Label
from desk.words.cues import cues

_WHOLE, _LAST = 12, 8
"""Lines of which a whole newsletter has more, and those of its foot."""
_SIGNS = " .,;)>]）］】〕》〉"
_MORE = re.compile(rf"[{re.escape(_SIGNS)}]*\s?(?:[–—|:：]|-\s)\s?\w")
"""What stands behind an address, and what leads on from it."""
_PARAGRAPH = 80
"""Characters from which what stands below a title is a paragraph."""
_STOPS = tuple(".,;:。，；：…")


def nothing_around(document: Document) -> Never:
    """What the lines of a short paste are not: it has neither a masthead nor a foot.

    Where it ends as a newsletter does, with how to leave it, it is the whole of one, and may have both.
    """
    lines, last = document.lines, len(document.lines)
    if last > _WHOLE and any("footer" in cues(line.text).says for line in lines[-_LAST:]):
        return {}
    found = dict.fromkeys(range(last), OUTSIDE)
    titles = _titles(lines)
    items = sum(bool(line.bullet or line.heading) for line in lines) > 1
    greeted = titles[0] if titles else int(items)
    ahead = greeted if lines and greets(lines[0].text) else _contents(lines)
    return found | dict.fromkeys(range(ahead), frozenset(Label).difference({Label.AHEAD}))


def _contents(lines: Sequence[Line]) -> int:
    """How many lines at the beginning are a list of what comes: two and more that come again further down, in their
    order, and a title above them that says so.
    """
    first = int(bool(lines) and "contents" in cues(lines[0].text).opens)
    said = [folded(line.text) for line in lines]
    end, place = first, first
    while end < len(said) and said[end] and said[end] in said[max(place, end) + 1 :]:
        place = said.index(said[end], max(place, end) + 1)
        end += 1
    return end if end - first > 1 else 0


def overlooked(lines: Sequence[Line], labels: Sequence[str]) -> Never:
    """What titles are not that were read as no headline, where all lines that are as they head a story of their own."""
    titles = _titles(lines)
    longs = [at for at, line in enumerate(lines) if len(line.text) >= _PARAGRAPH]
    if titles and longs == [at + 1 for at in titles]:
        return {at: INSIDE for at in titles if labels[at] in INSIDE}
    heads = _addressed(lines) or _above_linked(lines)
    return {at: frozenset(Label).difference(HEADS) for at in heads if labels[at] not in HEADS}


def _addressed(lines: Sequence[Line]) -> list[int]:
    """The lines of a text with their address behind them, "Winch 2 (https://…)", if all that have one say more: behind
    a sign, or in the row right below.
    """
    found = [at for at, line in enumerate(lines) if line.urls]
    for at in found:
        line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else Line(())
        span = leads(line).get(Label.ADDRESSED)
        behind = line.joined[span[1] :].partition(line.urls[0])[2] if span else ""
        more = _MORE.match(behind) or (not behind.strip(_SIGNS) and below.text and below.gap == 1)
        if line.form != Form.TEXT or line.bullet or not (span and more):
            return []
    return found if len(found) > 1 else []


def _above_linked(lines: Sequence[Line]) -> list[int]:
    """The first rows of the blocks of a text, if the second row of each, and no other, has an address behind its words.

    "Lamp lit", below which stands "It is green. https://…", is a title each time.
    """
    found = [at for at, line in enumerate(lines) if line.urls]
    for at in found:
        title, line = lines[at - 1] if at else Line(()), lines[at]
        begins = title.gap != 1 and title.text and not (title.urls or title.bullet or title.text.endswith(_STOPS))
        if not begins or line.form != Form.TEXT or line.gap != 1 or Label.ADDRESSED not in leads(line):
            return []
    return [at - 1 for at in found] if len(found) > 1 else []


def _titles(lines: Sequence[Line]) -> list[int]:
    """The lines of a text that stand alone above a paragraph, and end as no sentence does."""
    return [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if line.form == Form.TEXT and below.gap > 1 and (line.gap > 1 or not at) and len(below.text) >= _PARAGRAPH
        if not (line.urls or line.bullet or line.quote or line.text.endswith(_STOPS)) and len(line.text) < _PARAGRAPH
        if line.text[:1].isupper() and not (below.bullet or below.quote)
    ]
