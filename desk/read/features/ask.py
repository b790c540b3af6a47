"""The questions that take more than a look at one field. Each gives a column: what it says of every line."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from desk.read.features.scale import Value, part, steps, width
from desk.read.house import masthead
from desk.read.house.house import Block, House
from desk.read.house.lists import Items
from desk.read.house.stands import Stand
from desk.read.line import Form

Column = Sequence[Value]
Ask = Callable[[House, int], Value]
"""A question about a look, asked of one of its lines."""

SAID = ("footer", "sponsor", "view")
"""Groups whose words tell something anywhere in a line."""
_PLACES = (0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97)
"""Parts of a source: finer towards both ends."""


def ground(h: House, i: int) -> Value:
    """Whether it stands on a ground that most lines do not have."""
    own = h.lines[i].background
    return bool(own) and 2 * h.grounds[own] < len(h.lines)


def rank(h: House, i: int) -> Value:
    """Place of its look among the loud ones, the loudest 1; 0 for running text."""
    place = h.ranks.get(h.looks[i].key)
    return 0 if place is None else min(place, 4) + 1


def order(h: House, i: int) -> Value:
    """Place of its level among the levels of headings that come more than once; "once" for another heading."""
    heading = h.lines[i].heading
    if not heading:
        return ""
    place = h.levels.get(heading)
    return "once" if place is None else str(min(place, 3))


def members(h: House, i: int) -> Value:
    """How many lines look so."""
    return steps(len(h.members[h.looks[i].key]))


def _most(counts: dict[str, float]) -> str:
    name = max(counts, key=lambda each: (counts[each], each))
    return name if counts[name] >= 0.6 else "mix"


def follows(h: House, i: int) -> Value:
    """What stands below most lines of its look."""
    return _most(h.clusters[h.looks[i].key].after)


def leads(h: House, i: int) -> Value:
    """What stands above most lines of its look."""
    return _most(h.clusters[h.looks[i].key].before)


@cache
def below(what: str) -> Ask:
    """A question: how often that stands below lines of its look."""
    return lambda h, i: part(h.clusters[h.looks[i].key].after.get(what, 0.0))


@cache
def above(what: str) -> Ask:
    """A question: how often that stands above lines of its look."""
    return lambda h, i: part(h.clusters[h.looks[i].key].before.get(what, 0.0))


def numbered(h: House) -> Column:
    """Whether it says the number of an issue."""
    return [masthead.numbered(h, at) for at in range(len(h.lines))]


def gap_below(h: House) -> Column:
    """How far the next line is."""
    return [*(line.gap + 1 for line in h.lines[1:]), 9]


def where(h: House) -> Column:
    """In which part of the source."""
    count = len(h.lines)
    return [1 + bisect_left(_PLACES, at / count) for at in range(count)]


def top(h: House) -> Column:
    """How many lines stand above."""
    return [min(at, 3) + 1 for at in range(len(h.lines))]


def form(h: House) -> Column:
    """Page, Markdown or text; other markups are read as Markdown is."""
    return [line.form if line.form in (Form.HTML, Form.TEXT) else Form.MARKDOWN for line in h.lines]


def document_lines(h: House) -> Column:
    """How long the source is: a paste has few lines."""
    return [steps(len(h.lines) / 2)] * len(h.lines)


def fronts(h: House) -> dict[str, Column]:
    """The ways in which its front part could be a headline, and how much of the line that is."""
    return _filled(
        h,
        (
            (f"front_{label}", at, 1 + part((end - begin) / max(1, len(line.text))))
            for at, (line, ways) in enumerate(zip(h.lines, h.fronts, strict=True))
            for label, (begin, end) in ways.items()
        ),
    )


def _filled(h: House, said: Iterable[tuple[str, int, Value]]) -> dict[str, Column]:
    """Columns out of names, lines and what is said of them."""
    found: dict[str, list[Value]] = {}
    for name, at, value in said:
        if name not in found:
            found[name] = [0] * len(h.lines)
        found[name][at] = value
    return {**found}


_CASES = bytes(
    ord("A" if chr(byte).isupper() else "a" if chr(byte).isalpha() else " ") if byte < 128 else ord(" ")
    for byte in range(256)
)
"""ASCII as capitals, small letters and a space for all else."""
_INITIAL = re.compile(r"([^\W\d_])[^\W\d_]*")


def capitals(h: House) -> Column:
    """Which share of its words begins with a capital: names and offices have many."""
    shares = (_capitals(line.text[:100]) for line in h.lines)
    return [1 + part(great / words) if words else 0 for great, words in shares]


def _capitals(text: str) -> tuple[int, int]:
    """Words that begin with a capital, and all words; most texts are of ASCII, which is counted at once."""
    if text.isascii():
        cases = b" " + text.encode().translate(_CASES)
        great = cases.count(b" A")
        return great, great + cases.count(b" a")
    initials = _INITIAL.findall(text)
    return sum(map(str.isupper, initials)), len(initials)


def cues(h: House) -> dict[str, Column]:
    """The groups whose words it has, as far as that tells, and those whose words it begins with."""
    said = [(at, own) for at, own in enumerate(h.cues) if own.says]
    found = _filled(h, ((f"says_{group}", at, True) for at, own in said for group in SAID if group in own.says))
    return found | _filled(h, ((f"opens_{group}", at, True) for at, own in said for group in sorted(own.opens)))


def own_host(h: House) -> Column:
    """Whether it leads where most links of the source lead."""
    often = Counter([host for each in h.hosts for host in each])
    most = {host for host, count in often.items() if 5 * count > 2 * often.total()}
    return [bool(each) and each[0] in most for each in h.hosts]


def as_above(h: House) -> Column:
    """Whether the line above leads there too."""
    both = zip(h.lines, h.lines[1:], strict=False)
    return [False, *(bool(one.urls and two.urls) and not set(one.urls).isdisjoint(two.urls) for one, two in both)]


def link_width(h: House) -> Column:
    """How long its longest link is."""
    longest = [
        max([0, *[len(run.text) for run in line.runs if run.href and not run.note]]) if line.urls else 0
        for line in h.lines
    ]
    return [width(cells) if cells else 0 for cells in longest]


def block(value: Callable[[Block, int], Value]) -> Callable[[House], Column]:
    """A question about the block that a line stands in, and the number of blocks."""
    return lambda h: [said for each in h.blocks for said in [value(each, len(h.blocks))] * len(each.lines)]


def block_place(h: House) -> Column:
    """The place of a line in its block."""
    return [min(place, 3) + 1 for each in h.blocks for place in range(len(each.lines))]


def fine_share(h: House) -> Column:
    """Which share of the lines of its look stand as it does."""
    return [part(h.fine_times[fine] / len(h.members[look.key])) for fine, look in zip(h.fine, h.looks, strict=True)]


def fine(h: House) -> Column:
    """How often its look comes at this place of a block with such a line below."""
    return [steps(h.fine_times[each]) for each in h.fine]


def items(value: Callable[[Items], Value]) -> Callable[[House], Column]:
    """A question about the list that a line stands in."""
    return lambda h: [value(inside) if inside else 0 for inside in h.items_of]


def list_text(h: House) -> Column:
    """Whether text stands between the title above and the list."""
    return [
        ("text" if h.paragraphs_under[inside.of] else "bare") if inside and inside.of >= 0 else ""
        for inside in h.items_of
    ]


def stand(value: Callable[[Stand], Value]) -> Callable[[House], Column]:
    """A question about the lines of its look that have the same blank lines around them."""
    return lambda h: list(map([value(each) for each in h.stands.stands].__getitem__, h.stands.of))


def titles(h: House) -> Column:
    """How many lines of the source could be titles by their look alone."""
    return [1 + min(4, steps(sum(h.titlelike) / 2))] * len(h.lines)


def apart(h: House) -> Column:
    """How far it is set apart, by the measure of its source."""
    return ["first", *(h.gaps[min(line.gap, 4) + (line.rule and 5)] for line in h.lines[1:])]


def addresses(h: House) -> Column:
    """Which share of the lines of the source have addresses."""
    return [1 + part(sum(bool(line.urls) for line in h.lines) / len(h.lines))] * len(h.lines)
