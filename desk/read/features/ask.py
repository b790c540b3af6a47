"""The questions that take more than a look at one field. Each takes the facts of a source and the number of a line."""

import re
from collections.abc import Callable
from functools import cache

from desk.read.features.scale import Value, part, steps, width
from desk.read.house.house import House, host_of
from desk.read.house.lists import Items
from desk.read.line import Form
from desk.read.model.labels import FRONTS
from desk.words.cues import GROUPS

__all__ = ["steps", "width"]

Ask = Callable[[House, int], Value]

SAID = ("footer", "sponsor", "view")
"""Groups whose words tell something anywhere in a line."""
_SAYS = {group: f"says_{group}" for group in SAID}
_OPENS = {group: f"opens_{group}" for group in GROUPS}
_FRONT = {label: f"front_{label}" for label in FRONTS}
_NOTHING: dict[str, Value] = {}

_FIGURE = re.compile(r"\d")


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


def lower(h: House, i: int) -> Value:
    """How many levels of headings lie below its own."""
    heading = h.lines[i].heading
    return 1 + min(2, sum(other > heading for other in h.levels)) if heading else 0


def members(h: House, i: int) -> Value:
    """How many lines look so."""
    return steps(len(h.clusters[h.looks[i].key].members))


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


def gap_below(h: House, i: int) -> Value:
    """How far the next line is."""
    return h.lines[i + 1].gap + 1 if i + 1 < len(h.lines) else 9


def where(h: House, i: int) -> Value:
    """In which part of the source: finer towards both ends."""
    place = i / len(h.lines)
    return 1 + sum(place > cut for cut in (0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97))


def form(h: House, i: int) -> Value:
    """Page, Markdown or text; other markups are read as Markdown is."""
    own = h.lines[i].form
    return own if own in (Form.HTML, Form.TEXT) else Form.MARKDOWN


def document_lines(h: House, _: int) -> Value:
    """How long the source is: a paste has few lines."""
    return steps(len(h.lines) / 2)


def figures(h: House, i: int) -> Value:
    """Whether there are figures in it."""
    return bool(_FIGURE.search(h.lines[i].text))


def fronts(h: House, i: int) -> dict[str, Value]:
    """The ways in which its front part could be a headline, and how much of the line that is."""
    length = max(1, len(h.lines[i].text))
    return {_FRONT[label]: 1 + part((end - begin) / length) for label, (begin, end) in h.fronts[i].items()}


def masthead(h: House, i: int) -> Value:
    """Where it stands beside the last line near the top that has a number or a day: above, on it, right below."""
    return "" if i > h.masthead + 1 else "above" if i < h.masthead else "on" if i == h.masthead else "below"


_WORD = re.compile(r"[^\W\d_]+")


def capitals(h: House, i: int) -> Value:
    """Which share of its words begins with a capital: names and offices have many."""
    words = _WORD.findall(h.lines[i].text[:100])
    return 1 + part(sum(word[0].isupper() for word in words) / len(words)) if words else 0


def cues(h: House, i: int) -> dict[str, Value]:
    """The groups whose words it has, as far as that tells, and those whose words it begins with."""
    own = h.cues[i]
    if not own.says:
        return _NOTHING
    found: dict[str, Value] = {name: True for group, name in _SAYS.items() if group in own.says}
    for group in own.opens:
        found[_OPENS[group]] = True
    return found


def own_host(h: House, i: int) -> Value:
    """Whether it leads where most links of the source lead."""
    urls = h.lines[i].urls
    return bool(urls) and 5 * h.hosts[host_of(urls[0])] > 2 * h.links


def _shares(h: House, i: int, j: int) -> bool:
    return min(i, j) >= 0 and max(i, j) < len(h.lines) and bool(set(h.lines[i].urls) & set(h.lines[j].urls))


def as_above(h: House, i: int) -> Value:
    """Whether the line above leads there too."""
    return _shares(h, i, i - 1)


def as_below(h: House, i: int) -> Value:
    """Whether the line below leads there too."""
    return _shares(h, i, i + 1)


def between(h: House, i: int) -> Value:
    """Whether the lines above and below lead to one place, and it does not: a small line under a picture."""
    return not h.lines[i].urls and _shares(h, i - 1, i + 1)


def link_width(h: House, i: int) -> Value:
    """How long its longest link is."""
    longest = max((len(run.text) for run in h.lines[i].runs if run.href and not run.note), default=0)
    return width(longest) if longest else 0


def block_share(h: House, i: int) -> Value:
    """Which share of the blocks has its shape."""
    return part(h.block_of[i][0].same / len(h.blocks))


def fine_share(h: House, i: int) -> Value:
    """Which share of the lines of its look stand as it does."""
    return part(h.fine_times[h.fine[i]] / len(h.members[h.looks[i].key]))


def fine(h: House, i: int) -> Value:
    """How often its look comes at this place of a block with such a line below."""
    return steps(h.fine_times[h.fine[i]])


_SCALES: dict[str, Callable[[Items], Value]] = {
    "count": lambda items: steps(items.count),
    "links": lambda items: 1 + part(items.links),
    "leads": lambda items: 1 + part(items.leads),
    "above": lambda items: items.above,
}


@cache
def items(what: str) -> Ask:
    """A question about the list that it stands in."""
    scale = _SCALES[what]

    def asked(h: House, i: int) -> Value:
        inside = h.items_of[i]
        return scale(inside[0]) if inside else 0

    return asked


def list_place(h: House, i: int) -> Value:
    """First, last or inside of a list."""
    inside = h.items_of[i]
    if not inside:
        return ""
    return "first" if not inside[1] else "last" if inside[1] == inside[0].count - 1 else "inside"


def list_text(h: House, i: int) -> Value:
    """Whether text stands between the title above and the list."""
    inside = h.items_of[i]
    if not inside or inside[0].of < 0:
        return ""
    return "text" if h.paragraphs_under[inside[0].of] else "bare"


def since(h: House, i: int) -> Value:
    """What stands above, and how far: running text, a label, a louder line."""
    return h.stands.since[i]


def until(h: House, i: int) -> Value:
    """What comes below, and how far: running text, a label, a louder line."""
    return h.stands.until[i]


def stand_count(h: House, i: int) -> Value:
    """How many lines of its look have the same blank lines around them."""
    return steps(h.stands.of[i].count)


def stand_share(h: House, i: int) -> Value:
    """Which share of the lines of its look that are."""
    return part(h.stands.of[i].share)


def titles(h: House, _: int) -> Value:
    """How many lines of the source could be titles by their look alone."""
    return 1 + min(4, steps(h.titles / 2))


def governed(h: House, i: int) -> Value:
    """Whether it stands under a line that could be a title."""
    return 1 + (h.governors[i] >= 0)


def apart(h: House, i: int) -> Value:
    """How far it is set apart, by the measure of its source."""
    line = h.lines[i]
    return h.gaps[min(line.gap, 4) + (line.rule and 5)] if i else "first"


def depth(h: House, i: int) -> Value:
    """How many titles it stands under; for a title with what it is, by what stands below it."""
    title = h.tree.titles.get(i)
    return 1 + min(3, title.depth if title else h.tree.titles[h.tree.of[i]].depth + 1)


@cache
def directly(what: str) -> Ask:
    """A question: how many titles (kids), paragraphs (texts) or items stand directly below this title."""

    def asked(h: House, i: int) -> Value:
        title = h.tree.titles.get(i)
        return 1 + min(3, int(getattr(title, what))) if title else 0

    return asked


@cache
def kin(place: int) -> Ask:
    """A question: which share of the titles that look so have kids (0), text (1) or items (2) below."""
    return lambda h, i: 1 + part(h.tree.kin[h.looks[i].key][place]) if i in h.tree.titles else 0


def under(h: House, i: int) -> Value:
    """What else stands under its title: titles, text, items."""
    if i in h.tree.titles:
        return ""
    title = h.tree.titles[h.tree.of[i]]
    return f"{'k' * (title.kids > 0)}{'t' * (title.texts > 0)}{'i' * (title.items > 0)}{'-' * (h.tree.of[i] < 0)}"


def addresses(h: House, _: int) -> Value:
    """Which share of the lines of the source have addresses."""
    return 1 + part(h.addressed / len(h.lines))
