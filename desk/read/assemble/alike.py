"""Titles and headlines that the model took for something else, told by those that it knew: they look alike."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from desk.read.assemble.digest import with_digests, with_pairs
from desk.read.assemble.fronts import with_fronts
from desk.read.assemble.labelled import below_labels, below_questions
from desk.read.house.house import House
from desk.read.house.masthead import dated, numbered
from desk.read.model.labels import BEGINS, FRONTS, HEADS, INSIDE, Label

_MARK = 110
"""Cells of a line that says who pays."""
_NEAR = 2
"""The gap of a block: a cell or a blank line more stands between a section's title and its first headline."""
_FEW = 3
"""One pair among so many headings of its look is a headline in two lines; so many headlines are a newsletter."""
_INSIDE = INSIDE | {Label.MORE}
_INTRODUCED = 2
"""Lines of an introduction."""
_LOW = 7
"""A level that no heading has."""
_TITLES = (Label.SECTION, Label.HEADLINE)


def mended(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which what looks and stands alike is the same, as far as that is plain."""
    looks = [look.key for look in house.looks]
    labels = below_labels(with_fronts(labels, house), house)
    labels = _without_masthead(_listed(labels, house), house)
    labels = _with_titles(_with_sponsors(_in_two_lines(labels, house, looks), house), house, looks)
    labels = _with_signature(_with_sections(labels, house, looks), house)
    labels = _with_rows(_with_pictures(labels, house), house)
    return with_pairs(with_digests(below_questions(labels, house), house), house)


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


def _with_sponsors(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a line that says who pays is no empty story, and the button of a sponsor is its link.

    "This issue is brought to you by Hawser & Sons", a headline; below its text "Get one now", linked as a whole.
    """
    found, paid = list(labels), -1
    for at, (line, label) in enumerate(zip(house.lines, labels, strict=True)):
        if label not in HEADS:
            continue
        above = house.cues[at - 1].says if at and labels[at - 1] not in HEADS else ()
        marks = "sponsor" in house.cues[at].says and house.looks[at].cells < _MARK and not line.urls
        if marks and labels[at + 1 : at + 2] and labels[at + 1] in HEADS:
            found[at] = Label.ABOVE
        elif house.looks[at].all_linked and not line.heading and paid >= 0 and house.lines[paid].heading:
            found[at] = Label.LINK
        else:
            paid = at if "sponsor" in above or (at and found[at - 1] == Label.ABOVE != labels[at - 1]) else -1
    return found


def _with_sections(labels: Sequence[str], house: House, looks: Sequence[int]) -> Sequence[str]:
    """Labels in which a title that has nothing but stories under it is their section's, and no empty story.

    "Short and sweet" above lines that begin with a link; with an introduction, if other titles of its look are those of
    sections. A heading below that of a section is a story with a list, if others of its look have a text.
    """
    found = list(labels)
    top = min(
        (house.lines[at].heading or _LOW for at, each in enumerate(labels) if each == Label.SECTION), default=_LOW
    )
    sections, heads = (Counter(looks[at] for at, each in enumerate(labels) if each == kind) for kind in _TITLES)
    begins = [*(at for at, label in enumerate(labels) if label in BEGINS), len(labels)]
    told = {looks[at] for at, end in pairwise(begins) if labels[at] == Label.HEADLINE and end > at + 1}
    for at, end in pairwise(begins):
        line, own = house.lines[at], range(at + 1, end)
        low = line.heading > top and looks[at] in told
        if labels[at] != Label.HEADLINE or not house.titlelike[at] or line.urls or low:
            continue
        if sections[looks[at]] > heads[looks[at]] and (items := _items(house, own)):
            first = min(items)
            found[at:first] = [Label.SECTION, *[Label.INTRO] * (first - at - 1)]
            for each, label in items.items():
                found[each] = label
        elif len(own) >= _FEW and all(_is_item(labels, house, each) for each in own):
            found[at:end] = [Label.SECTION, *[Label.LINKED] * len(own)]
        elif labels[end : end + 1] and labels[end] in FRONTS:
            introduced = sections[looks[at]] >= heads[looks[at]] and len(own) <= _INTRODUCED
            if not own or (introduced and not any(house.lines[each].urls for each in own)):
                found[at:end] = [Label.SECTION, *[Label.INTRO] * len(own)]
    return found


def _items(house: House, own: Sequence[int]) -> dict[int, Label]:
    """The parts that head the items of a list with addresses that ends what stands below a title; {} for no such list.

    A line of introduction may stand above it.
    """
    items = [at for at in own if house.lines[at].bullet and house.lines[at].urls]
    if len(items) < _FEW or list(own[-len(items) :]) != items or len(own) > len(items) + 1:
        return {}
    fronts: dict[int, Label] = {
        at: each for at in items for each in (Label.LINKED, Label.ADDRESSED) if each in house.fronts[at]
    }
    return fronts if 2 * len(fronts) > len(items) else {}


def _is_item(labels: Sequence[str], house: House, at: int) -> bool:
    """Whether a line is a link and a sentence that tells what it leads to: Lost oar found | Ask at the kiosk."""
    return labels[at] == Label.LINK and Label.LINKED in house.fronts[at] and house.looks[at].ends == "."


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


def _with_pictures(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a linked picture above a headline belongs to it, if it leads where that story leads.

    Between them stand small lines at most, such as a picture without words that parts stories.
    """
    found = list(labels)
    for at, line in enumerate(house.lines):
        if not line.image or not line.urls or not (labels[at] in INSIDE or labels[at] in HEADS):
            continue
        head = next((each for each in range(at + 1, len(labels)) if labels[each] != Label.ABOVE), 0)
        if not head or labels[head] not in HEADS:
            continue
        end = next((each for each in range(head + 1, len(labels)) if labels[each] not in INSIDE), len(labels))
        if set(line.urls) & {url for each in range(head, end) for url in house.lines[each].urls}:
            found[at] = Label.ABOVE
    return found


def _with_rows(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which links right below a headline that is one are headlines, too, if they look just so."""
    found, looks = list(labels), house.looks
    for at in range(1, len(found)):
        below = found[at - 1] == Label.HEADLINE and found[at] in (Label.LINK, Label.ASIDE)
        if below and looks[at].all_linked and looks[at].key == looks[at - 1].key:
            bare = [line.text and not line.image for line in house.lines[at - 1 : at + 1]]
            found[at] = Label.HEADLINE if all(bare) else found[at]
    return found


def _with_signature(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which the foot begins at the row "--" that mails have ahead of it, if one was read below that.

    It begins at a last rule, too, below which nothing but the subscription is spoken of.
    """
    last = range(len(labels) - 1, -1, -1)
    at = next((each for each in last if house.lines[each].text == "--"), len(labels))
    if Label.FOOT not in labels[at:] or any(label in HEADS for label in labels[at:]):
        at = next((each for each in last if house.lines[each].rule), 0)
        said = [each for each in range(at, len(labels)) if "footer" in house.cues[each].says]
        about = at and len(said) > 1 and said[0] == at and not any(label in HEADS for label in labels[at + 1 :])
        at = at if about else len(labels)
    return [*labels[:at], *[Label.FOOT] * (len(labels) - at)]
