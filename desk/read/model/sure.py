"""What a line cannot be, whatever the weights say: a few signs that mean the same in every newsletter."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from desk.read.house.house import House
from desk.read.house.leads import TIMES, capitals, host_named, is_day
from desk.read.hygiene import cells
from desk.read.line import Form, Line
from desk.read.model.labels import HEADS, INSIDE, TITLES, Label
from desk.words.cues import cues, may_say_how_to_leave, says_how_to_leave

_INSIDE = INSIDE | {Label.INTRO}
_UNTITLED = _INSIDE | {Label.ABOVE}
_SOURCED = re.compile(r"(?=.{3,40}:)[^\s:][^:.!?]*:[ \u00a0]{2,}\S")
"""“Quay Board:  Minutes”: a source, a colon, two spaces and a title."""
_TOPIC = frozenset(("sponsor", "by", "months", "days", "issue"))
"""What a line above a headline can say that ends with a full stop: “Sponsored.”, “By A. R.”, “3 Nov.”"""
_MARK_WORDS = 2
"""Words of a mark that something is paid for; one more is a sentence about sponsors."""
_MORE = 20
"""Cells of “Continue reading »”; a longer line says of what there is more."""
_PARAGRAPH = 60
"""Cells of a sentence that is a paragraph of its own."""
_OFTEN = 3
"""Lines that end in “by Ana Reed”, from which that is no part of a headline."""
_NAME = r"[A-ZÀ-Ý@][\w.'’@-]*"
_AND = "&|and|und|et|y|e|de|von|van|der|du|la|i|en"
_SIGNED = re.compile(rf"\W+\w+ {_NAME}(?: (?:{_NAME}|{_AND})){{0,6}}\W*")
"""“ by Ana Reed & Tom Winch”: what stands behind a title that somebody wrote."""
_WRITTEN = re.compile(rf"(?:\w+ )?\w+(?: ?:)? {_NAME}(?:,? (?:{_NAME}|{_AND})){{0,9}}")
"""“Submitted by Ana Reed, Quay Board”: who wrote what stands below, and nothing else."""
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]\W*$")
_NUMBERED = re.compile(r"[^\d:]{6,60}\d+|\d+[-./]\d+[-./]\d+[^\W\d]{2,3}")
"""“Tide Weekly 42”, “2026-05-09号”: a name and a number, or a day and the name right behind."""
_LEADS = " .:!?–—-"
"""What may stand between a bold title and the text behind it."""
_STOPS = (".", "!", "?", "。", "！", "？", "…")
_FIGURES = re.compile(r"\d+")
_WORDED = (Label.BOLD, Label.COLON)
_TITLES = frozenset((Label.HEADLINE, Label.SECTION, Label.ABOVE, Label.MORE))
_TOLD = frozenset((*HEADS, Label.SECTION, Label.LINK, Label.MORE, Label.BODY, Label.ABOVE))
_WHOLE = frozenset((Label.HEADLINE,))
_HEADS = frozenset(HEADS)
_NO_TITLE = frozenset((*HEADS, Label.SECTION, Label.ABOVE, Label.MORE, Label.AHEAD))
_NOT_LOUD = frozenset(Label) - {Label.BOLD, Label.FOOT}
_ENDS = frozenset((Label.HEADLINE, Label.SECTION))
_ABOVE = frozenset((Label.ABOVE,))
_LINK = frozenset((Label.LINK,))
_NO_TEXT = INSIDE | {Label.SECTION, Label.INTRO, Label.FOOT}
"""What a title is not that stands right above whoever wrote what is below."""
_NEEDS_WORDS = frozenset((*HEADS, Label.SECTION, Label.MORE))
_NONE: frozenset[Label] = frozenset()
_STORIES = frozenset(Label) - {Label.AHEAD, Label.FOOT, Label.ASIDE}
NO_OTHER_LINK = frozenset(Label) - {Label.LINK, Label.ASIDE}
"""What a line is not that names its source ahead of a title: nothing but a link."""


def impossible(house: House) -> Iterator[frozenset[Label]]:
    """For each line the labels that it cannot have.

    A line that is underlined or framed is no text inside a story, and no topic above one unless it marks a sponsor; a
    line that names its source ahead of a colon and two spaces is a link, as a sentence without an address never is;
    below "Links:" stands nothing that belongs to a next story; a term that is no day heads its definition. Of a line
    with several links, or one of several that end in “by Ana Reed”, the headline is the front part; “Read more” is
    none. No title ends with the full stop of Chinese and Japanese, and no topic with ours. Signs alone, and a picture
    without words, are neither.
    """
    titles, signers = _second_titles(house), _signers(house)
    shared = zip(house.said_often, _front_parts(house), _contents(house), strict=True)
    for at, (line, look, (often, fronts, contents)) in enumerate(zip(house.lines, house.looks, shared, strict=True)):
        never = often | fronts | contents if often or fronts or contents else _NONE
        never = never | _UNTITLED if at in titles else never | TITLES if at in signers else never
        if leads_away(house, at):
            never = _STORIES
        elif line.under and not look.long and not look.address and not line.image:
            never |= _INSIDE if "sponsor" in house.cues[at].opens else _UNTITLED
        elif line.form == Form.TEXT and not look.long and _names_source(line.joined):
            never |= NO_OTHER_LINK
        elif _is_mark(house, at):
            never |= _INSIDE.union(HEADS)
        elif (line.term and not is_day(line.text)) or (at and house.link_labels[at - 1]):
            never |= _ABOVE
        elif not line.urls and line.text.endswith((".", "。")):
            never |= _LINK
        words = _by_words(house, at)
        yield never | words if words and never else never or words


def _names_source(text: str) -> bool:
    """Whether a source, a colon and two spaces stand ahead of a title."""
    return (":  " in text or "\u00a0" in text) and _SOURCED.match(text) is not None


def _signers(house: House) -> set[int]:
    """The lines that say "by Ana Reed" as many others do: whoever wrote several stories is the headline of none."""
    names = [at for at, own in enumerate(house.cues) if "by" in own.opens and not house.lines[at].urls]
    counts = Counter(house.folds[at] for at in names)
    return {at for at in names if counts[house.folds[at]] >= _OFTEN}


def leads_away(house: House, at: int) -> bool:
    """Whether one of its links takes the reader off the mailing list, as its words say, or the end of its address.

    In a text the few words beside the address say so: "To unsubscribe: https://quay.example/u/7".
    """
    line = house.lines[at]
    ends = [url.partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0] for url in line.urls]
    if any(end.isalpha() and says_how_to_leave(end) for end in ends):
        return True
    if not line.urls or not may_say_how_to_leave(line.text, house.words[at]):
        return False
    beside = "".join(run.text for run in line.runs if not run.link) if line.form == Form.TEXT else ""
    return says_how_to_leave(beside) or any(run.link and says_how_to_leave(run.text) for run in line.runs)


def _by_words(house: House, at: int) -> frozenset[Label]:
    """What a line cannot be that has no words, or by how these end, as a day, as whoever wrote a story, or its title.

    Of 211 publishers one had a day alone for a headline, and none for a section's title.
    """
    line = house.lines[at]
    if not house.folds[at]:
        return _NEEDS_WORDS
    if line.text.endswith("。"):
        return _TITLES
    cues = house.cues[at]
    leads = "more" in cues.opens or (house.looks[at].all_linked and bool({"more", "label"} & cues.says))
    if leads and house.looks[at].cells <= _MORE and not line.heading:
        return _ENDS
    above = at > 0 and house.titlelike[at - 1]
    if above and _is_byline(house, at):
        return TITLES
    if house.figures[at] and is_day(line.text):
        return TITLES if above or not line.heading else _NONE
    if house.titlelike[at] and at + 1 < len(house.lines) and _is_byline(house, at + 1):
        return _NO_TEXT
    topic = line.image or not line.text.endswith(".") or _TOPIC.intersection(house.cues[at].opens)
    return _NONE if topic else _ABOVE


def _is_byline(house: House, at: int) -> bool:
    """Whether a line says who wrote what stands above, and no more: "Submitted by Ana Reed"."""
    line = house.lines[at]
    if "by" not in house.cues[at].opens or line.urls or line.heading or line.bullet:
        return False
    return _WRITTEN.fullmatch(line.text) is not None


def _is_mark(house: House, at: int) -> bool:
    """Whether a line says that something is paid for, and nothing more, and stands nearer to what is below."""
    line, look = house.lines[at], house.looks[at]
    if look.words > _MARK_WORDS or look.ends == "." or line.urls or "sponsor" not in house.cues[at].opens:
        return False
    return at + 1 < len(house.lines) and line.gap > house.lines[at + 1].gap


def _second_titles(house: House) -> set[int]:
    """Two labels of links belong to two stories: the line above the text ahead of the second one is its headline."""
    labels = [at for at, told in enumerate(house.link_labels) if told]
    titles: set[int] = set()
    for above, below in pairwise(labels):
        at = below - 1
        while at > above and (house.lines[at].level or (house.looks[at].text and house.looks[at].cells > _PARAGRAPH)):
            at -= 1
        if above + 1 < at < below - 1 and not house.lines[at].urls and not house.lines[at].text.endswith((".", ":")):
            titles.add(at)
    return titles


def _said_again(house: House) -> set[int]:
    """Links that come again and again with the same words and the same address: "Recommend it!" below every story."""
    places: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for at, (line, look) in enumerate(zip(house.lines, house.looks, strict=True)):
        if line.urls and look.all_linked and not line.image and "more" not in house.cues[at].opens:
            places.setdefault((house.folds[at], line.urls), []).append(at)
    return {at for many in places.values() if len(many) >= _OFTEN for at in many}


def _other_issues(house: House) -> set[int]:
    """Links named as the issue is but for the figures, two and more: "Tide Weekly 41" below "Tide Weekly 42".

    So is the title right above them.
    """
    below = house.masthead + 1
    names = {_figured(house, at) for at in range(below)} - {""}
    linked = [at for at in range(below, len(house.lines)) if house.looks[at].all_linked] if names else []
    found = {at for at in linked if _figured(house, at) in names}
    return found | {at - 1 for at in found if house.titlelike[at - 1]} if len(found) > 1 else set()


def _figured(house: House, at: int) -> str:
    """A line down to its number, without the figures: "tide weekly 0"; "" where there is none, or a day is."""
    named = house.figures[at] and not TIMES & house.cues[at].opens
    match = _NUMBERED.match(house.lines[at].text) if named else None
    return _FIGURES.sub("0", match[0].casefold()) if match else ""


def _is_sentence(words: str) -> bool:
    """Whether words end as a sentence does, and are more than a name."""
    return words.rstrip().endswith(_STOPS) and (words.count(" ") >= _MARK_WORDS or cells(words) > _MORE)


def _is_label(words: str) -> bool:
    """Whether words ahead of a colon say no more than that a link comes: "Link", "Further reading", "Quelle"."""
    return len(words.split()) <= _MARK_WORDS and "label" in cues(words).opens


def _contents(house: House) -> Iterator[frozenset[Label]]:
    """What leads down the same page is in a list of contents, and so is the title above it.

    So are items without an address below "In this issue", where more comes behind them.
    """
    listed = _listed(house) | _said_again(house) | _other_issues(house)
    held = {at for at, line in enumerate(house.lines) for run in line.runs if run.raw}  # hardly any
    down = [at in listed or (at in held and leads_down(line)) for at, line in enumerate(house.lines)]
    for at, line_down in enumerate(down):
        titled = down[at + 1 : at + 2] == [True] and "contents" in house.cues[at].opens
        yield _TOLD if line_down or titled else _NONE


def _listed(house: House) -> set[int]:
    """The items right below "In this issue" without an address and without a text, where more comes behind them."""
    found, lines = set[int](), house.lines
    for at, said in enumerate(house.cues[:-2]):
        heads = not (lines[at].level or lines[at].urls or house.looks[at].long)
        if "contents" not in said.opens or "issue" not in said.says or not heads:
            continue  # an item is none, or each of a long list would look through all that follow
        end = at + 2
        while end < len(lines) and lines[end].level and not lines[end].rule and lines[end].gap <= lines[at + 2].gap:
            end += 1
        items = range(at + 1, end)
        told = any(lines[each].urls or not lines[each].bullet or house.looks[each].text for each in items)
        if not told and end < len(lines):
            found.update(items)
    return found


def leads_down(line: Line) -> bool:
    """Whether all its links lead to places of the same page; a mere "#" is an address that is still to come."""
    linked = [run for run in line.runs if run.link and run.text.strip()]
    return bool(linked) and all((run.raw or "").startswith("#") and run.raw != "#" for run in linked)


def _front_parts(house: House) -> Iterator[frozenset[Label]]:
    """Lines that are no headline as a whole, and front parts that are none.

    A day is none. Brackets that say nothing of a length, a day or a kind are words of the title where few lines have
    any. Where several paragraphs of a text open with capitals, these are headlines. "Link: [Winch 2](…)" is none.
    """
    signed = []
    for line, fronts in zip(house.lines, house.fronts, strict=True):
        span = fronts.get(Label.NAMED)
        signed.append(bool(span and _SIGNED.fullmatch(line.joined[span[1] :])))
    several = sum(signed) >= _OFTEN
    loud = [
        Label.BOLD in fronts and bool(capitals(each)) for each, fronts in zip(house.lines, house.fronts, strict=True)
    ]
    shouted = sum(loud) >= _OFTEN
    few = sum(Label.BRACKETED in fronts for fronts in house.fronts) < _OFTEN
    for line, fronts, names, told in zip(house.lines, house.fronts, signed, loud, strict=True):
        if not fronts:
            yield _NONE
            continue
        never = {label for label in _WORDED if label in fronts and is_day(line.joined[slice(*fronts[label])])}
        mark = _BRACKETS.search(line.text) if few and Label.BRACKETED in fronts else None
        if mark and not any(map(str.isdigit, mark[1])) and not cues(mark[1]).says:
            never.add(Label.BRACKETED)
        if told and shouted:
            never |= _NOT_LOUD
        if Label.COLON in fronts and line.urls and not line.heading:
            never |= _NO_TITLE if _is_label(line.joined[slice(*fronts[Label.COLON])]) else _NONE
        never |= _none_as_a_whole(line, fronts)
        yield frozenset(never) | _WHOLE if several and names else frozenset(never) if never else _NONE


def _none_as_a_whole(line: Line, fronts: Mapping[Label, tuple[int, int]]) -> frozenset[Label]:
    """What a line is not whose front part is a headline and whose rest is none: of several links the first, a bold
    title ahead of a sentence, a linked one ahead of its author, one ahead of the time that it takes to read.
    """
    behind = {label: line.joined[end:] for label, (_, end) in fronts.items()}
    if Label.LINKED in behind and host_named(behind[Label.LINKED], line.urls):
        return _ENDS
    bold, linked = _is_sentence(behind.get(Label.BOLD, "").lstrip(_LEADS)), behind.get(Label.LINKED, "")
    several = Label.LINKED in behind and len(set(line.urls)) > 1
    timed = "readtime" in cues(behind.get(Label.BRACKETED, "")).says
    return _WHOLE if several or bold or timed or "by" in cues(linked).opens else _NONE
