"""Titles with nothing but links below, in what was read as one story or as a foot between stories: a roundup."""

from collections.abc import Sequence

from desk.read.house.house import House
from desk.read.model.labels import HEADS, INSIDE, Label

_GROUPS = 3
"""So many titles of one look with links below are no longer what a story leads to."""
_LINKS = 2
"""Links that such a title has at least."""
_BEGINS = frozenset((*HEADS, Label.SECTION, Label.FOOT))


def with_groups(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which such titles are those of sections, and their links are headlines."""
    return _rows(_between(_in_one_story(labels, house), house), house)


def _rows(found: list[str], house: House) -> list[str]:
    """Labels in which links right below a headline that is one are headlines, too, if they look just so."""
    looks = [look.key for look in house.looks]
    for at in range(1, len(found)):
        below = (
            found[at] in (Label.LINK, Label.ASIDE) and found[at - 1] == Label.HEADLINE and looks[at] == looks[at - 1]
        )
        if below and _is_link(house, at) and _is_link(house, at - 1):
            found[at] = Label.HEADLINE
    return found


def _in_one_story(labels: Sequence[str], house: House) -> list[str]:
    """Labels in which several titles that look alike, each with links, are no part of the story above them."""
    found = list(labels)
    alike: dict[int, list[tuple[int, int]]] = {}
    for at, label in enumerate(labels):
        if label in INSIDE and _is_title(house, at):
            end = next((n for n in range(at + 1, len(labels)) if labels[n] not in INSIDE or not _is_link(house, n)), 0)
            end = end or len(labels)
            if end - at > _LINKS:
                alike.setdefault(house.looks[at].key, []).append((at, end))
    for groups in alike.values():
        told = labels[groups[0][0] : groups[-1][1]]
        if len(groups) >= _GROUPS and not any(label in _BEGINS for label in told):
            for at, end in groups:
                found[at:end] = [Label.SECTION, *[Label.HEADLINE] * (end - at - 1)]
    return found


def _between(found: list[str], house: House) -> list[str]:
    """Labels in which a title and its links that were read as a foot ahead of more stories are a section."""
    last = max((at for at, label in enumerate(found) if label in HEADS), default=0)
    at = 0
    while at < last:
        end = next(each for each in range(at, last + 1) if found[each] != Label.FOOT)
        listed = (
            end - at > _GROUPS and _is_title(house, at) and all(_is_link(house, each) for each in range(at + 1, end))
        )
        if listed and not any({"footer", "view"} & house.cues[each].says for each in range(at, end)):
            found[at:end] = [Label.SECTION, *[Label.HEADLINE] * (end - at - 1)]
            while found[end] == Label.AHEAD:
                found[end] = Label.ASIDE if house.lines[end].urls else Label.BODY
                end += 1
        at = end + 1
    return found


def _is_title(house: House, at: int) -> bool:
    line, look = house.lines[at], house.looks[at]
    return bool(line.text) and not (line.urls or line.image or look.text or line.text.endswith("."))


def _is_link(house: House, at: int) -> bool:
    return house.looks[at].all_linked and bool(house.lines[at].text) and not house.lines[at].image
