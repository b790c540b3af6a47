"""What a line cannot be, whatever the weights say: a few signs that mean the same in every newsletter."""

import re
from collections import Counter
from collections.abc import Iterator

from desk.read.house.house import House, folded
from desk.read.house.leads import joined
from desk.read.line import Form
from desk.read.model.labels import Label

_INSIDE = frozenset((Label.BODY, Label.LINK, Label.ASIDE, Label.INTRO))
_SOURCED = re.compile(r"(?=.{3,40}:)[^\s:][^:.!?]*:[ \u00a0]{2,}\S")
"""“Quay Board:  Minutes”: a source, a colon, two spaces and a title."""
_WORDED = (Label.BOLD, Label.COLON)
_OFTEN = 3
"""Lines that begin with the same words, from which those are no headline."""
_OTHERS = frozenset(Label) - {Label.LINK, Label.ASIDE}


def impossible(house: House) -> Iterator[frozenset[Label]]:
    """For each line the labels that it cannot have.

    A heading of the markup, or a line that is underlined, is no text inside a story; a line that names its source
    ahead of a colon and two spaces is a link, as a sentence without an address never is.
    """
    often = _said_often(house)
    for at, (line, look) in enumerate(zip(house.lines, house.looks, strict=True)):
        if line.under and not look.long and not look.address and not line.image:
            yield _INSIDE
        elif line.form == Form.TEXT and not look.long and _SOURCED.match(joined(line)):
            yield _OTHERS
        elif not line.urls and (line.text.endswith((".", "。")) or _is_above_text(house, at)):
            yield often[at] | {Label.LINK}
        else:
            yield often[at]


def _is_above_text(house: House, at: int) -> bool:
    """Whether a paragraph stands below: links, which a story ends with, have none."""
    below = at + 1
    return below < len(house.lines) and house.looks[below].long and not house.lines[below].level


def _said_often(house: House) -> list[frozenset[Label]]:
    """Fronts of lines that begin many lines alike: "Why it matters:" is the headline of none of them."""
    said = [
        [(label, folded(joined(line)[slice(*span)])) for label, span in fronts.items() if label in _WORDED]
        for line, fronts in zip(house.lines, house.fronts, strict=True)
    ]
    counts = Counter(words for each in said for words in {words for _, words in each})
    return [frozenset(label for label, words in each if counts[words] >= _OFTEN) for each in said]
