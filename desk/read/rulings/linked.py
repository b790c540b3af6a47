"""What titles are not after all, as links and addresses around them say once all lines have a label."""

import re

from desk.read.basis import Basis, Never
from desk.read.house.house import House
from desk.read.model.labels import HEADS, INSIDE, Label
from desk.read.rulings.headings import NOT_WHOLE, SEVERAL
from desk.read.rulings.texts import title_with_address

_CARD_WORDS = 2
"""Words of a title below a picture; a mere name is that of a network or of a sponsor."""
_BRACKETED = re.compile(r"\s*[(\[<]\s*https?://\S+\s*[)\]>][^.!?:]{0,40}")
"""An address in brackets, and perhaps whose the title is: " (https://quay.example/2) by Ana Reed"."""
_GOES_ON = (".", ":", ",", ";")
_REACH = 4
"""How far below a title with its address the paragraph begins: a row may say who wrote it."""
_NOT_ABOVE = frozenset(Label).difference({Label.ABOVE})
_HEADS = frozenset(HEADS)
_NOT_ADDRESSED = frozenset(Label).difference({Label.ADDRESSED})


def cards(basis: Basis) -> Never:
    """What linked titles are not that were read as one story's links, right below linked pictures that lead there, too.

    Several of them are a row of cards, as shops and lists of old issues have them.
    """
    house, labels = basis.house, basis.labels
    lines, looks = house.lines, house.looks
    found = [
        at
        for at in range(1, len(labels))
        if labels[at] == Label.LINK and labels[at - 1] in INSIDE and lines[at - 1].image and not lines[at].image
        if looks[at].all_linked and looks[at].words >= _CARD_WORDS and lines[at].urls == lines[at - 1].urls
    ]
    said, places = {house.folds[at] for at in found}, {lines[at].urls for at in found}
    if not len(said) == len(places) == len(found) >= SEVERAL:
        return {}
    return {place: never for at in found for place, never in ((at - 1, _NOT_ABOVE), (at, NOT_WHOLE))}


def addressed(basis: Basis) -> Never:
    """What titles of a text are not that have their address in brackets behind, and a paragraph below: part of a story.

    "Winch 2 turns again [https://quay.example/2]", three times and more, as mail tools write a linked headline; the
    row below, "Ana Reed [https://quay.example/ana] of the board", is none.
    """
    house = basis.house
    titled = {at for at in range(len(house.lines)) if _has_address(house, at)}
    told = {at for at, look in enumerate(house.looks) if look.text or (look.ends == "." and look.words > _CARD_WORDS)}
    found = [at for at in titled if not titled & {at - 1, at + 1} and told & {*range(at + 1, at + _REACH)}]
    inside = [at for at in found if basis.labels[at] in INSIDE]
    if len(found) <= SEVERAL or not inside:
        return {}
    others = [at for at, fronts in enumerate(house.fronts) if Label.ADDRESSED in fronts and at not in titled]
    return dict.fromkeys(inside, _NOT_ADDRESSED) | dict.fromkeys(others, _HEADS)


def _has_address(house: House, at: int) -> bool:
    """Whether a row of a text is three words and more and an address in brackets, no sentence and no label."""
    words, span = house.lines[at].joined, title_with_address(house, at)
    title = words[slice(*span)].strip() if span else ""
    if span is None or title.count(" ") < _CARD_WORDS or title.endswith(_GOES_ON):
        return False
    return _BRACKETED.fullmatch(words[span[1] :]) is not None
