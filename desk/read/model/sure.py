"""What a line cannot be, whatever the weights say: a few signs that mean the same in every newsletter."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from desk.read.house.house import House
from desk.read.house.leads import is_day
from desk.read.hygiene import cells
from desk.read.line import Form, Line
from desk.read.model.labels import HEADS, INSIDE, TITLES, Label
from desk.words.cues import cues, may_say_how_to_leave, says_how_to_leave

_UNTITLED = INSIDE | {Label.INTRO, Label.ABOVE}
_SOURCED = re.compile(r"(?=.{3,40}:)[^\s:][^:.!?]*:[ \u00a0]{2,}\S")
"""“Quay Board:  Minutes”: a source, a colon, two spaces and a title."""
_PARAGRAPH = 60
"""Cells of a sentence that is a paragraph of its own."""
_MARK_WORDS = 2
"""Words of a mark that something is paid for; one more is a sentence about sponsors."""
_MORE = 20
"""Cells of “Continue reading »”; a longer line says of what there is more."""
_OFTEN = 3
"""Lines that end in “by Ana Reed”, from which that is no part of a headline."""
_NAME = r"[A-ZÀ-Ý@][\w.'’@-]*"
_AND = "&|and|und|et|y|e|de|von|van|der|du|la|i|en"
_SIGNED = re.compile(rf"\W+\w+ {_NAME}(?: (?:{_NAME}|{_AND})){{0,6}}\W*")
"""“ by Ana Reed & Tom Winch”: what stands behind a title that somebody wrote."""
_LEADS = " .:!?–—-"
"""What may stand between a bold title and the text behind it."""
_STOPS = (".", "!", "?", "。", "！", "？", "…")
_WORDED = (Label.BOLD, Label.COLON)
_TITLES = frozenset((Label.HEADLINE, Label.SECTION, Label.ABOVE, Label.MORE))
_TOLD = frozenset((*HEADS, Label.SECTION, Label.LINK, Label.MORE, Label.BODY, Label.ABOVE))
_WHOLE = frozenset((Label.HEADLINE,))
_ENDS = frozenset((Label.HEADLINE, Label.SECTION))
_NEEDS_WORDS = frozenset((*HEADS, Label.SECTION, Label.MORE))
_NONE: frozenset[Label] = frozenset()
_STORIES = frozenset(Label) - {Label.AHEAD, Label.FOOT, Label.ASIDE}
NO_OTHER_LINK = frozenset(Label) - {Label.LINK, Label.ASIDE}
"""What a line is not that names its source ahead of a title: nothing but a link."""


def impossible(house: House) -> Iterator[frozenset[Label]]:
    """For each line the labels that it cannot have.

    A line that is underlined or framed is no text inside a story, and no topic above one; one that names its source
    ahead of a colon and two spaces is a link; one that takes the reader off the list is in no story. “Read more” and
    days are no headline. No title ends with the full stop of Chinese and Japanese. Signs alone, and a picture without
    words, are none.
    """
    titles, signers = _second_titles(house), _signers(house)
    shared = zip(house.said_often, _front_parts(house), _contents(house), strict=True)
    for at, (line, look, (often, fronts, contents)) in enumerate(zip(house.lines, house.looks, shared, strict=True)):
        never = often | fronts | contents if often or fronts or contents else _NONE
        never = never | _UNTITLED if at in titles else never | TITLES if at in signers else never
        if leads_away(house, at):
            never = _STORIES
        elif line.under and not look.long and not look.address and not line.image:
            never |= _UNTITLED
        elif line.form == Form.TEXT and not look.long and _names_source(line.joined):
            never |= NO_OTHER_LINK
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
    """What a line cannot be that has no words, or by how these end, as a link that leads on, or as a day.

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
    if house.figures[at] and is_day(line.text):
        return TITLES if not line.heading or (at and house.titlelike[at - 1]) else _NONE
    return _NONE


def _is_sentence(words: str) -> bool:
    """Whether words end as a sentence does, and are more than a name."""
    return words.rstrip().endswith(_STOPS) and (words.count(" ") >= _MARK_WORDS or cells(words) > _MORE)


def _contents(house: House) -> Iterator[frozenset[Label]]:
    """What leads down the same page is in a list of contents, and so is the title above it."""
    held = {at for at, line in enumerate(house.lines) for run in line.runs if run.raw}  # hardly any
    down = [at in held and leads_down(line) for at, line in enumerate(house.lines)]
    for at, line_down in enumerate(down):
        titled = down[at + 1 : at + 2] == [True] and "contents" in house.cues[at].opens
        yield _TOLD if line_down or titled else _NONE


def leads_down(line: Line) -> bool:
    """Whether all its links lead to places of the same page; a mere "#" is an address that is still to come."""
    linked = [run for run in line.runs if run.link and run.text.strip()]
    return bool(linked) and all((run.raw or "").startswith("#") and run.raw != "#" for run in linked)


def _front_parts(house: House) -> Iterator[frozenset[Label]]:
    """Lines that are no headline as a whole, and front parts that are none.

    A day is none. Where several lines end in “by Ana Reed”, that is no part of a headline.
    """
    named = [fronts.get(Label.NAMED) for fronts in house.fronts]
    signed = [
        bool(span and _SIGNED.fullmatch(each.joined[span[1] :])) for each, span in zip(house.lines, named, strict=True)
    ]
    several = sum(signed) >= _OFTEN
    for line, fronts, names in zip(house.lines, house.fronts, signed, strict=True):
        if not fronts:
            yield _NONE
            continue
        never = {label for label in _WORDED if label in fronts and is_day(line.joined[slice(*fronts[label])])}
        never |= _none_as_a_whole(line, fronts)
        yield frozenset(never) | _WHOLE if several and names else frozenset(never) if never else _NONE


def _none_as_a_whole(line: Line, fronts: Mapping[Label, tuple[int, int]]) -> frozenset[Label]:
    """What a line is not whose front part is a headline and whose rest is none: of several links the first, a bold
    title ahead of a sentence, a linked one ahead of its author, one ahead of the time that it takes to read.
    """
    behind = {label: line.joined[end:] for label, (_, end) in fronts.items()}
    bold, linked = _is_sentence(behind.get(Label.BOLD, "").lstrip(_LEADS)), behind.get(Label.LINKED, "")
    several = Label.LINKED in behind and len(set(line.urls)) > 1
    timed = "readtime" in cues(behind.get(Label.BRACKETED, "")).says
    return _WHOLE if several or bold or timed or "by" in cues(linked).opens else _NONE
