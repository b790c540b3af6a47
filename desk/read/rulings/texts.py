"""What rows are not, as titles and sentences by turns, rows right above headlines and the list of contents say."""

import re
from collections.abc import Iterator, Sequence

from desk.model.text import has_sentences
from desk.read.basis import Basis, Never
from desk.read.house.house import House
from desk.read.house.masthead import dated
from desk.read.line import Form
from desk.read.model.labels import BEGINS, FRONTS, HEADS, INSIDE, NO_SECTION, OUTSIDE, TITLES, Label
from desk.read.rulings.headings import SEVERAL

_ROWS = 8
"""Names in their order from which they are a list of contents, whatever they were read as."""
_TITLE_WORDS = 6
"""Words of a section's title."""
_NAMED, _PART = 3, 4
"""Lines that a list of contents names, and one in how many of them was read as a title at least."""
_ENDS = re.compile(r"\w[.!?。！？؟]\s*$")
"""How a sentence ends, ahead of an address, in any script."""
_TELLING = frozenset(("footer", "view", "more", "label", "by"))
_HEADS = frozenset(HEADS)
_NOT_BOLD = frozenset(Label).difference({Label.BOLD})


def alike(basis: Basis) -> Never:
    """What the titles of a source are not that is nothing but titles and sentences below them: text, where one heads;
    titles of sections may stand between.

    "Crane", and below it "It is sold.", and perhaps the address, as somebody types a handful of stories; no title has
    less space above than below it, and all end with a colon or none does.
    """
    house, labels = basis.house, basis.labels
    own = [at for at, label in enumerate(labels) if label not in OUTSIDE and label != Label.SECTION]
    first = [at for at in own if not _is_sentence(house, at)]
    sentences = set(own).difference(first)
    titled = own[:1] == first[:1] and all(at + 1 in sentences and _may_head(house, at) for at in first)
    colons = sum(house.looks[at].ends == ":" for at in first)
    if not titled or colons not in (0, len(first)) or not any(labels[at] in HEADS for at in first):
        return {}
    return {at: INSIDE for at in first if labels[at] in INSIDE}


def begun(basis: Basis) -> Never:
    """What first rows of blocks of a text are not above a sentence: text, where twice as many of them head stories.

    "Fares frozen", "No rise until 2028.", and perhaps links, where other blocks that begin so are stories.
    """
    house, labels = basis.house, basis.labels
    told = [each.lines for each in house.blocks if len(each.lines) > 1]
    first = [lines[0] for lines in told if house.lines[lines[0]].form == Form.TEXT and _may_be_title(house, lines[0])]
    first = [at for at in first if house.looks[at + 1].ends == "." and not _TELLING & house.cues[at].opens]
    inside = [at for at in first if labels[at] in INSIDE]
    heads = sum(labels[at] in HEADS for at in first)
    return dict.fromkeys(inside, INSIDE) if heads >= max(SEVERAL, 2 * len(inside)) else {}


def run_in(basis: Basis) -> Never:
    """What lines are not of a source of nothing but lines that begin with a bold title, and links and titles of
    sections between them, where one was read as a story or each has a link right below it.

    "**Crane.** It is sold." and more such paragraphs; "**Cost:** 5" is a point of a story.
    """
    house, labels = basis.house, basis.labels
    fronts = [fronts.get(Label.BOLD) for fronts in house.fronts]
    first = next((at for at, span in enumerate(fronts) if span), len(fronts)) - 1
    own = [at for at, label in enumerate(labels) if label not in OUTSIDE or (label == Label.AHEAD and at > first)]
    own += [first] if first >= 0 and labels[first] == Label.AHEAD and house.looks[first].ends == ":" else []
    spans = {at: span for at in own if (span := fronts[at])}
    titles = [house.lines[at].joined[slice(*span)].rstrip() for at, span in spans.items()]
    if len(spans) < SEVERAL or any(title.endswith((":", "：")) for title in titles):
        return {}
    apart = [at for at in own if at not in spans and not house.lines[at].urls]
    tops = {at for at in apart if at + 1 in spans and house.looks[at].ends != "." and not house.looks[at].long}
    links = {at for at in own if house.lines[at].urls and not has_sentences(house.lines[at].text)}
    told = any(labels[at] in HEADS for at in spans) or links.issuperset(at + 1 for at in spans)
    if not told or not {*spans, *tops, *links}.issuperset(own):
        return {}
    found = {at: _HEADS for at in links.difference(spans) if labels[at] in HEADS}
    found |= {at: _NOT_BOLD for at in spans if labels[at] != Label.BOLD}
    return found | {at: NO_SECTION for at in tops if labels[at] != Label.SECTION}


def over(basis: Basis) -> Never:
    """What rows are not that stand apart right above headlines, and differ, where as many stories have none: the titles
    of sections. Of one look they are; in a text, in capitals or with a colon.

    "CULTURE" above two stories, and "EVENTS" above three; a topic stands above each. Where a heading is a section's, no
    such row is.
    """
    house, labels = basis.house, basis.labels
    if any(label == Label.SECTION and line.heading for line, label in zip(house.lines, labels, strict=True)):
        return {}
    rows: dict[object, list[int]] = {}
    heads = [at for at, label in enumerate(labels) if label in HEADS]
    for at in (head - 1 for head in heads if head):
        line, look = house.lines[at], house.looks[at]
        plain = not (line.heading or line.level or line.urls or line.image or _TELLING & house.cues[at].opens)
        if plain and line.text and line.gap != 1 and look.words <= _TITLE_WORDS and (kind := _kind(house, at)):
            rows.setdefault(kind, []).append(at)
    found: dict[int, frozenset[Label]] = {}
    for kind, own in rows.items():
        most = len(heads) - 1 if kind == ":" else len(heads) // 2
        if len({house.folds[at] for at in own}) == len(own) and SEVERAL <= len(own) <= most:
            found |= {at: NO_SECTION for at in own if labels[at] != Label.SECTION}
    return found


def _kind(house: House, at: int) -> object:
    """What a row above a headline shares with others that head sections; "" for nothing."""
    line, look = house.lines[at], house.looks[at]
    if house.lines[at + 1].gap > 1 and (look.ends == ":" or look.capitals):
        return ":" if look.ends == ":" else "capitals"
    titled = line.form != Form.TEXT and house.titlelike[at] and at > house.masthead
    return (look.key,) if titled and not dated(house, at) else ""


def nearer(basis: Basis) -> Never:
    """What words without a link are not that stand nearer to a story's text above than to what begins below: a story.

    "Ana Reed", below "[Winch 2 turns](…): it is quieter." and above the next such line.
    """
    house, labels = basis.house, basis.labels
    found: dict[int, frozenset[Label]] = {}
    for at, (above, label, below) in enumerate(zip(labels, labels[1:], labels[2:], strict=False), 1):
        line, begins = house.lines[at], below in BEGINS and house.lines[at].gap < house.lines[at + 1].gap
        if label in HEADS and begins and (above in INSIDE or above in FRONTS):
            found |= {} if line.urls or line.image or line.heading or line.bullet else {at: _HEADS}
    return found


def _is_sentence(house: House, at: int) -> bool:
    """Whether a line ends as a sentence does, or is an address, behind a label or a sentence, too."""
    line, look = house.lines[at], house.looks[at]
    ahead = line.joined.partition("http")[0] if line.urls else ""
    label = "://" in line.text and bool({"more", "label"} & house.cues[at].opens)
    told = look.ends == "." or (line.urls and (label or has_sentences(line.text) or _ENDS.search(ahead)))
    return look.address or bool(told and not line.heading)


def _may_head(house: House, at: int) -> bool:
    """Whether a line may be a title: short, with as much space above as below, and nothing linked but what it says.

    "Read more" and "Links:" are none.
    """
    line, look = house.lines[at], house.looks[at]
    if _TELLING & house.cues[at].opens:
        return False
    linked = line.urls and title_with_address(house, at) is None
    apart = at == 0 or line.gap >= house.lines[at + 1].gap
    return apart and bool(line.text) and look.ends in "-?!):" and not (look.long or linked or line.level)


def _may_be_title(house: House, at: int) -> bool:
    """Whether a row is short and no sentence."""
    look = house.looks[at]
    return bool(house.lines[at].text) and look.ends in "-?!)" and not (look.long or house.lines[at].urls)


def title_with_address(house: House, at: int) -> tuple[int, int] | None:
    """Where the words stand that a row of a text has ahead of its address, and that are no label."""
    told = house.lines[at].form == Form.TEXT and not _TELLING & house.cues[at].opens
    return house.fronts[at].get(Label.ADDRESSED) if told else None


def named(basis: Basis) -> Never:
    """What lines are not that a list of contents names: each begins a story or a section.

    The list stands ahead of all, and some of them were read so; or it names eight and more in their order, and is
    nothing but names.
    """
    house, labels = basis.house, basis.labels
    pairs = _named(house)
    ahead = [late for early, late in pairs if labels[early] == Label.AHEAD]
    told = sum(labels[at] in TITLES for at in ahead)
    titles = set(ahead if len(ahead) >= _NAMED and _PART * told >= len(ahead) else ())
    for run in _in_order([pair for pair in pairs if not house.looks[pair[0]].text]):
        certain = len(run) >= _ROWS and run[0][1] > run[-1][0]
        titles.update(late for _, late in run if certain)
    return {at: frozenset(Label) - TITLES for at in titles if labels[at] not in TITLES}


def _named(house: House) -> Sequence[tuple[int, int]]:
    """Lines that come again further down, and where; a cell beside others names nothing: "Sunday"."""
    late: dict[str, int] = {}
    for at, when in enumerate(house.named):
        if when == "late" and house.lines[at].columns <= 1:
            late.setdefault(house.folds[at], at)
    early = (at for at, when in enumerate(house.named) if when == "early" and house.folds[at] in late)
    return [(at, late[house.folds[at]]) for at in early]


def _in_order(pairs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Lines right below each other that come again in the same order, below the last of them."""
    run: list[tuple[int, int]] = []
    for pair in pairs:
        if run and not (pair[0] == run[-1][0] + 1 and pair[1] > run[-1][1]):
            yield run
            run = []
        run.append(pair)
    yield run
