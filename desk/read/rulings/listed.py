"""What headings and items of lists below them are not after all, as texts that lead to a list say."""

from collections.abc import Sequence

from desk.read.basis import Basis, Never
from desk.read.house.lists import is_led_to
from desk.read.model.labels import HEADS, INSIDE, Label
from desk.read.rulings.headings import NOT_WHOLE, levels

_PARAGRAPH = 60
"""Cells of a text that leads to its points; a shorter line may introduce a section."""
_POINT = frozenset((*HEADS, Label.ASIDE))
"""What a point of a story is not."""


def led(basis: Basis) -> Never:
    """What items are not to which a line with a colon leads below a headline: "Here is what she saw:".

    Where as many headings of a level head a story as a section, one heads a story, too, above a text and lists to which
    that leads, or one below which it goes on.
    """
    house, labels = basis.house, basis.labels
    heads = (at for at, label in enumerate(labels) if label in HEADS)
    found = {at: _POINT for at in heads if is_led_to(house, at) and labels[house.governors[at]] in HEADS}
    for parts in levels(house).values():
        told = [part for part in parts if labels[part.start] in HEADS]
        sections = [part for part in parts if labels[part.start] == Label.SECTION]
        for part in sections if len(told) >= len(sections) else ():
            points = [at for at in part[1:] if labels[at] in HEADS]
            if points and _in_text(basis, part, points):
                found |= {part.start: NOT_WHOLE, **dict.fromkeys(points, _POINT)}
    return found


def _in_text(basis: Basis, part: range, heads: Sequence[int]) -> bool:
    """Whether lines below a heading are items of lists to which a text leads, or of one below which it goes on."""
    house, looks = basis.house, basis.house.looks
    flat = [at for at in part[1:] if house.lines[at].text and house.items_of[at] is None]
    if not flat or flat[0] > heads[0]:
        return False
    if any(looks[at].cells > _PARAGRAPH for at in flat) and all(is_led_to(house, at) for at in heads):
        return True
    behind = [at for at in flat if at >= heads[0]]
    return min(behind, default=0) > heads[-1] and any(looks[at].text and basis.labels[at] in INSIDE for at in behind)
