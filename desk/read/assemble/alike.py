"""Titles and headlines that the model took for something else, told by those that it knew: they look alike."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from desk.read.assemble.fronts import with_fronts
from desk.read.assemble.labelled import below_labels
from desk.read.house.house import House
from desk.read.house.masthead import dated, numbered
from desk.read.model.labels import BEGINS, HEADS, INSIDE, Label

_NEAR = 2
"""The gap of a block: a cell or a blank line more stands between a section's title and its first headline."""
_FEW = 3
"""One pair among so many headings of its look is a headline in two lines; so many headlines are a newsletter."""
_ANSWERS, _ANSWER_WORDS = 6, 4
"""Answers of a poll, and words that they have on average."""
_LINKS_OR_HEADS = frozenset((*HEADS, Label.LINK))
_INSIDE = INSIDE | {Label.MORE}


def mended(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which what looks and stands alike is the same, as far as that is plain."""
    looks = [look.key for look in house.looks]
    labels = below_labels(with_fronts(labels, house), house)
    labels = _without_masthead(_listed(labels, house), house)
    labels = _with_titles(_in_two_lines(labels, house, looks), house, looks)
    return _below_questions(labels, house)


def _listed(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which items that are nothing but links, in a list behind a titled story's text, are its links.

    So is what was read as a remark below another link of its list, or is one link: "To the programme" below a text.
    """
    found, head, lists = list(labels), -1, house.items_of
    for at, (label, below) in enumerate(zip(labels, [*labels[1:], Label.FOOT], strict=True)):
        own = found[at - 1] in (Label.BODY, Label.LINK)
        behind = label == Label.HEADLINE and head >= 0 and own and house.looks[at].all_linked and below not in _INSIDE
        whole = house.looks[at].all_linked and len(house.lines[at].urls) == 1
        beside = lists[at] and found[at - 1] == Label.LINK and lists[at] is lists[at - 1]
        if (lists[at] and behind) or (label == Label.ASIDE and (whole or beside)):
            found[at] = Label.LINK
        elif label in BEGINS:
            head = at if label == Label.HEADLINE and house.titlelike[at] else -1
    return found


def _without_masthead(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a first story of nothing but short lines, or the number or the day, stands ahead of all.

    Unless the number or the day stands above it, or most stories have no text: a list of days begins with one.
    """
    begins = [at for at, label in enumerate(labels) if label in BEGINS]
    heads = [at for at in begins if labels[at] in HEADS]
    if len(heads) > 1 and heads[0] == begins[0] <= house.masthead + 1 and _greets(house, begins[0], begins[1]):
        return [*[Label.AHEAD] * begins[1], *labels[begins[1] :]]
    above = any(dated(house, at) or numbered(house, at) for at in range(heads[0] if heads else 0))
    if above or len(heads) < _FEW or heads[0] != begins[0] or begins[1] - 1 > house.masthead:
        return labels
    below = [*labels[1:], Label.FOOT]
    told = sum(below[at] in _INSIDE for at in heads[1:])
    own = range(heads[0], begins[1])
    short = len(own) > 1 and not any(house.looks[at].text for at in own[1:])
    says = short or any(dated(house, at) or numbered(house, at) for at in own)
    if 2 * told < len(heads) or not says or any(house.lines[at].urls for at in own):
        return labels
    return [*[Label.AHEAD] * begins[1], *labels[begins[1] :]]


def _greets(house: House, first: int, end: int) -> bool:
    """Whether a greeting stands below a number or a day, and no link: "Dear friends,"; a headline needs the comma."""
    own = range(max(first, house.masthead + 1), end)
    said = [at for at in own if "greeting" in house.cues[at].opens and not house.looks[at].long]
    greeted = any(at > first or house.looks[at].ends == "," for at in said)
    return greeted and not any(house.lines[at].urls for at in range(first, end))


def _with_titles(labels: Sequence[str], house: House, looks: Sequence[int]) -> Sequence[str]:
    """Labels in which what looks as titles of sections do, above a headline and a text, is no foot: "IN BRIEF"."""
    titles = {looks[at] for at, label in enumerate(labels) if label == Label.SECTION}
    heads = {looks[at] for at, label in enumerate(labels) if label == Label.HEADLINE} - titles
    found = list(labels)
    for at, (label, below) in enumerate(pairwise(labels)):
        loud = looks[at] in titles and house.titlelike[at]
        titled = below == Label.FOOT and (label == Label.SECTION or (loud and label == Label.FOOT))
        if titled and _is_story(house, at + 1, heads):
            end = next((n for n in range(at + 1, len(labels)) if _ends(labels, house, n)), len(labels))
            found[at:end] = [Label.SECTION, Label.HEADLINE, *[Label.BODY] * (end - at - 2)]
    return found


def _is_story(house: House, at: int, heads: set[int]) -> bool:
    """Whether a line that looks as headlines do stands right above a text, and neither says what feet say."""
    if at + 1 >= len(house.lines) or house.looks[at].key not in heads or house.looks[at].text:
        return False
    told = house.looks[at + 1].text or house.looks[at + 1].ends == "."
    return told and not any(_ends((), house, each) for each in (at, at + 1))


def _ends(labels: Sequence[str], house: House, at: int) -> bool:
    """Whether the foot begins there again, or something else than a foot."""
    said = house.cues[at].says
    return bool(house.lines[at].urls or "footer" in said or "view" in said or (labels and labels[at] != Label.FOOT))


def _in_two_lines(labels: Sequence[str], house: House, looks: Sequence[int]) -> Sequence[str]:
    """Labels in which a heading right above another one that looks the same begins its headline.

    Unless many headings of that look come in pairs: then the first of each is the title of a section.
    """
    begins = [
        at for at, label in enumerate(labels) if label in (Label.SECTION, Label.HEADLINE) and house.lines[at].heading
    ]
    pairs = [
        at
        for at in begins
        if list(labels[at + 1 : at + 2]) == [Label.HEADLINE]
        and looks[at] == looks[at + 1]
        and house.lines[at + 1].gap <= _NEAR
    ]
    found = list(labels)
    paired, all_of = Counter(looks[at] for at in pairs), Counter(looks[at] for at in begins)
    for at in pairs:
        if _FEW * paired[looks[at]] <= all_of[looks[at]]:
            found[at], found[at + 1] = Label.HEADLINE, Label.MORE
    return found


def _below_questions(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which the answers of a reader's poll are the links of its question: "Late ferries?", "Yes", "No"."""
    found = list(labels)
    for at, label in enumerate(labels):
        if house.looks[at].ends != "?" or house.lines[at].urls or label not in (Label.HEADLINE, Label.SECTION):
            continue
        end = at + 1
        while end < len(labels) and house.looks[end].all_linked and labels[end] in _LINKS_OR_HEADS:
            end += 1
        answers = range(at + 1, end)
        words = sum(house.looks[each].words for each in answers)
        hosts = {host for each in answers for host in house.hosts[each]}
        if 1 < len(answers) <= _ANSWERS and words <= _ANSWER_WORDS * len(answers) and len(hosts) == 1:
            found[at:end] = [Label.HEADLINE, *[Label.LINK] * len(answers)]
    return found
