"""Headings, pictures and the row of a signature whose place among stories is plain, whatever they were read as."""

from collections import Counter
from collections.abc import Sequence

from desk.read.house.house import House
from desk.read.model.labels import HEADS, INSIDE, Label

_MOST = 2
"""So many headlines of a look make it theirs."""


def with_headings(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a heading of the look of most headlines is one, where what stands below it is its text.

    It was read as the title of a section whose first headline is a paragraph, or as part of a foot that says nothing of
    what feet say.
    """
    kinds = {label: Counter[int]() for label in (Label.HEADLINE, Label.SECTION)}
    for at, label in enumerate(labels):
        if label in kinds and house.lines[at].heading:
            kinds[Label(label)][house.looks[at].key] += 1
    heads = {look for look, count in kinds[Label.HEADLINE].items() if count >= max(_MOST, kinds[Label.SECTION][look])}
    found = list(labels)
    for at in range(len(labels) - 1):
        if not house.lines[at].heading or house.looks[at].key not in heads:
            continue
        text = house.looks[at + 1].text and not house.lines[at + 1].urls
        if labels[at] == Label.SECTION and labels[at + 1] == Label.HEADLINE and text:
            found[at : at + 2] = [Label.HEADLINE, Label.BODY]
        elif labels[at] == Label.FOOT and found[at] == Label.FOOT and text:
            _told(found, house, at)
    return found


def _told(found: list[str], house: House, at: int) -> None:
    """Make stories of the foot that a heading stands in, unless it says what feet say."""
    first = next((each + 1 for each in range(at, -1, -1) if found[each] != Label.FOOT), 0)
    end = next((each for each in range(at, len(found)) if found[each] != Label.FOOT), len(found))
    said = set().union(*(house.cues[each].says for each in range(first, end)))
    if said & {"footer", "view"} or not any(label in HEADS for label in found[:first]):
        return
    for each in range(first, end):
        found[each] = Label.LINK if house.lines[each].urls else Label.BODY
    found[at] = Label.HEADLINE


def with_pictures(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a linked picture right above a headline belongs to it, if it leads where that story leads."""
    found = list(labels)
    for at in range(len(labels) - 1):
        line = house.lines[at]
        if not line.image or not line.urls or labels[at] not in INSIDE or labels[at + 1] not in HEADS:
            continue
        end = next((each for each in range(at + 2, len(labels)) if labels[each] not in INSIDE), len(labels))
        if set(line.urls) & {url for each in range(at + 1, end) for url in house.lines[each].urls}:
            found[at] = Label.ABOVE
    return found


def with_rows(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which links right below a headline that is one are headlines, too, if they look just so."""
    found, looks = list(labels), house.looks
    bare = [
        look.all_linked and bool(line.text) and not line.image for look, line in zip(looks, house.lines, strict=True)
    ]
    for at in range(1, len(found)):
        alike = bare[at - 1] and bare[at] and looks[at].key == looks[at - 1].key
        if alike and found[at] in (Label.LINK, Label.ASIDE) and found[at - 1] == Label.HEADLINE:
            found[at] = Label.HEADLINE
    return found


def with_signature(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which the foot begins at the row "--" that mails have ahead of it, if one was read below that."""
    at = next((each for each in range(len(labels) - 1, -1, -1) if house.lines[each].text == "--"), len(labels))
    rest = labels[at:]
    if Label.FOOT not in rest or any(label in HEADS for label in rest):
        return labels
    return [*labels[:at], *[Label.FOOT] * len(rest)]
