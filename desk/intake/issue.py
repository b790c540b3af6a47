"""A reading made into an issue: finished, under new ids, and with nothing of the source lost.

What a reader of the newsletter saw becomes stories, sections and links. The rest is kept where an editor sees and
finds it and no export prints it: a story's own doubts and remarks stand in its notes, and what was left out of the
issue stands in the notes of one spiked story. An address that belongs to a mail tool is no address of a link: it
goes into the link's note, and the link waits for one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from desk.edit.issues import HIGHEST_NUMBER
from desk.intake.reading import NOWHERE, Doubt, LeftOut, Lines, Reading, ReadLink, ReadStory
from desk.links.tracking import is_tracked
from desk.model import order
from desk.model.ids import new_id
from desk.model.issue import Image, Issue, IssueStatus, Kind, Link, Place, Section, Status, Story
from desk.model.publication import Publication
from desk.model.text import clean_line, clean_text, tidy_line
from desk.model.url import safe_url

LEFT_OUT = "Left out when this issue was read in"
"""The headline of the spiked story whose notes keep what is not in the issue."""
TRACKED = "tracking address: "
"""What stands in a link's note ahead of a mail tool's address."""
NOT_SAFE = "address that cannot be a link: "
_INLINE = re.compile(
    r"!?(?P<words>\[(?:[^\[\]\\]|\\.){0,999}\])\((?P<target>https?://(?:[^()\s]|\([^()\s]*\))+)(?:\s[^()]*)?\)"
    r"|<?(?P<bare>https?://[^\s<>()\[\]]+)>?",
    re.IGNORECASE,
)
"""Links in a body: words with their address, and bare addresses."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class _Made:
    """The rows of the issue so far."""

    sections: list[Section] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def to_issue(reading: Reading, publication: Publication | None = None, name: str = "") -> Issue:
    """The issue that a reading makes, sent and with every story ready; `name` is that of its source.

    The label above a story's links is left to `publication` where it is the same, and sections that it knows are spelt
    as it spells them: the plain text edition prints them in capitals. Sections follow each other as the
    stories do, so that a title which comes back makes a second section; what stood in none goes into one without a
    title. A number or a date that an issue cannot have is not taken, and stands in the notes of what was left out.
    """
    made = _Made()
    house = publication or Publication(id=0)
    label = tidy_line(house.links_label).casefold()
    spelt = {tidy_line(each).casefold(): tidy_line(each) for each in house.sections}
    runs = [(title, list(run)) for title, run in groupby(enumerate(reading.stories), lambda each: each[1].section)]
    words = dict(_standfirsts(reading))
    titles = [title for title, _ in runs] + [title for title in words if title not in {run[0] for run in runs}]
    for title, key in zip(titles, order.spread(len(titles)), strict=True):
        line = spelt.get(tidy_line(title or "").casefold(), tidy_line(title or "")) or None
        made.sections.append(Section(new_id(), key, line, clean_line(words.pop(title or "", ""))))
    for section, (_, run) in zip(made.sections, runs, strict=False):
        for (place, story), key in zip(run, order.spread(len(run)), strict=True):
            doubts = [doubt for doubt in reading.doubts if doubt.story == place]
            _add_story(made, story, Story(new_id(), key, section.id), doubts, label)
    number, day, remarks = _number_and_day(reading)
    if aside := _left_out(reading, [*_masthead(reading, house), *remarks], name):
        made.stories.append(aside)
    return Issue(
        id=new_id(),
        number=number,
        title=tidy_line(reading.title),
        date=day,
        subject=tidy_line(reading.subject),
        preheader=tidy_line(reading.preheader),
        status=IssueStatus.SENT,
        sections=tuple(sorted(made.sections, key=lambda each: each.id)),
        stories=tuple(sorted(made.stories, key=lambda each: each.id)),
        links=tuple(sorted(made.links, key=lambda each: each.id)),
    )


def doubt_line(doubt: Doubt) -> str:
    """A doubt as a line of notes: the question, what was taken, what else it could be."""
    other = f" It could be: {doubt.other}." if doubt.other else ""
    return tidy_line(f"To check{_where(doubt.lines)}: {doubt.question} Taken: {doubt.taken}.{other}")


def left_out_line(left: LeftOut) -> str:
    """What was left out as a line of notes."""
    address = f" <{left.url}>" if left.url else ""
    return tidy_line(f"{left.reason}{_where(left.lines)}: {left.words}{address}")


def _standfirsts(reading: Reading) -> Iterator[tuple[str, str]]:
    """The introductions of sections, those of one title together."""
    for title in dict.fromkeys(title for title, _ in reading.standfirsts):
        yield title, " ".join(tidy_line(words) for each, words in reading.standfirsts if each == title)


def _add_story(made: _Made, read: ReadStory, row: Story, doubts: Sequence[Doubt], label: str) -> None:
    """Put a story and its links into the issue."""
    body, tracked = _untracked(clean_text(read.body).strip("\n"))
    notes = [read.notes, *tracked, *map(doubt_line, doubts)]
    image = read.image
    if image is not None and (src := safe_url(image.src)) and not is_tracked(src):
        image = Image(src, image.alt)
    elif image is not None:
        notes += [f"{TRACKED if src else NOT_SAFE}{tidy_line(image.src)}", tidy_line(image.alt)]
        image = None
    made.stories.append(
        replace(
            row,
            kind=read.kind if read.kind in tuple(Kind) else Kind.STORY,
            status=Status.READY,
            headline=tidy_line(read.headline or "") or None,
            standfirst=tidy_line(read.standfirst),
            byline=tidy_line(read.byline),
            links_label=_label(read, label),
            sponsor=tidy_line(read.sponsor or "") or None,
            image=Image(image.src, clean_line(image.alt)) if image else None,
            notes=clean_text("\n".join(line for line in notes if line)),
            body=body,
        )
    )
    for link, key in zip(read.links, order.spread(len(read.links)), strict=True):
        made.links.append(_link(link, key, row.id))


def _untracked(body: str) -> tuple[str, list[str]]:
    """A body whose links wait for their address where that was a mail tool's, and lines that keep those addresses."""
    notes: list[str] = []

    def waiting(match: re.Match[str]) -> str:
        url = match["target"] or match["bare"]
        if not is_tracked(url):
            return match[0]
        words = match["words"] or "[address]"
        notes.append(f"{TRACKED}{url} ({tidy_line(words)})")
        return f"{words}()"

    return (_INLINE.sub(waiting, body), notes) if "://" in body else (body, notes)


def _label(read: ReadStory, usual: str) -> str | None:
    """The label above the links: none, the publication's own or what was read.

    A sponsor item that names no sponsor keeps what was read, for there it marks the promotion.
    """
    if read.links_label is None:
        return "" if read.links and read.kind not in (Kind.CARD, Kind.BRIEF, Kind.SPONSOR) else None
    line = tidy_line(read.links_label)
    return None if line.casefold() == usual and read.kind != Kind.SPONSOR else line


def _link(read: ReadLink, key: str, story: int) -> Link:
    url = None if read.tracked else safe_url(read.url)
    note = "" if url or not read.url else f"{TRACKED if read.tracked else NOT_SAFE}{tidy_line(read.url)}"
    source = tidy_line(read.source or "") or None
    return Link(new_id(), key, story, source, url, None, note, tidy_line(read.title))


def _number_and_day(reading: Reading) -> tuple[int | None, str, list[str]]:
    """Number and date as an issue can have them, and lines about what was not taken."""
    number, day, remarks = reading.number, reading.date, []
    if number is not None and not 0 <= number <= HIGHEST_NUMBER:
        remarks.append(f"The number {number} is not one that an issue can have.")
        number = None
    if day and not _is_day(day):
        remarks.append(f"The date is not one of the calendar: {tidy_line(day)}")
        day = ""
    return number, day, remarks


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(text))


def _masthead(reading: Reading, house: Publication) -> Iterator[str]:
    """Lines about a name and a tagline that are not those of the publication."""
    for what, read, own in (("Name", reading.publication, house.name), ("Tagline", reading.tagline, house.tagline)):
        if read and tidy_line(read).casefold() != tidy_line(own).casefold():
            yield f"{what}: {tidy_line(read)}"


def _left_out(reading: Reading, remarks: Iterable[str], name: str) -> Story | None:
    """The spiked story that keeps what is not in the issue; None where nothing was left out."""
    lines = [
        *remarks,
        *map(tidy_line, reading.notes),
        *(doubt_line(doubt) for doubt in reading.doubts if _stands_alone(doubt, reading)),
        *map(left_out_line, reading.left_out),
    ]
    if not lines:
        return None
    return Story(
        id=new_id(),
        order=order.between("", ""),
        kind=Kind.NOTE,
        place=Place.SPIKED,
        status=Status.READY,
        headline=LEFT_OUT,
        notes=clean_text("\n".join(lines)),
        reason=f"from {tidy_line(name)}" if tidy_line(name) else "",
    )


def _stands_alone(doubt: Doubt, reading: Reading) -> bool:
    """Whether a doubt is about the whole, or about a story that is not there."""
    return doubt.story is None or not 0 <= doubt.story < len(reading.stories)


def _where(lines: Lines) -> str:
    if lines == NOWHERE:
        return ""
    return f" (line {lines.first})" if lines.first >= lines.last else f" (lines {lines.first}–{lines.last})"
