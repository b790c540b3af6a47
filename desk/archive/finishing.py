"""A reading made into an issue of the archive: finished, in the publication's own spelling, nothing of the source lost.

What was left out of the issue stands in the notes of one spiked story, where an editor finds it and no export
prints it; so do the doubts that nobody settled.
"""

from collections.abc import Iterator
from dataclasses import replace

from desk.model import order
from desk.model.ids import new_id
from desk.model.issue import Issue, IssueStatus, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.model.text import clean_text, tidy_line
from desk.read.questions import question
from desk.read.reading import NOWHERE, Doubt, LeftOut, Lines, Reading
from desk.read.reasons import sentence
from desk.words.printed import links_label

LEFT_OUT = "Left out when this issue was read in"
"""The headline of the spiked story whose notes keep what is not in the issue."""


def finish(issue: Issue, reading: Reading | None, publication: Publication, name: str = "") -> Issue:
    """A sent issue whose stories are ready; `reading` is what it was read as, `name` that of its source."""
    ready = tuple(replace(story, status=Status.READY) for story in issue.stories)
    return begin(replace(issue, status=IssueStatus.SENT, stories=ready), reading, publication, name)


def begin(issue: Issue, reading: Reading | None, publication: Publication, name: str = "") -> Issue:
    """The same as an issue that is worked on still: nothing in it is said to be ready, or sent."""
    aside = left_out_story(reading, publication, name) if reading is not None else None
    issue = in_its_spelling(issue, publication)
    return issue if aside is None else with_aside(issue, aside)


def in_its_spelling(issue: Issue, publication: Publication) -> Issue:
    """What was read in the publication's own spelling.

    The label above links is left to the publication where it is the same, and sections that it knows are spelt as it
    spells them: the plain text edition prints them in capitals.
    """
    sections = tuple(_spelt(section, publication) for section in issue.sections)
    return replace(issue, sections=sections, stories=tuple(_labelled(story, publication) for story in issue.stories))


def with_aside(issue: Issue, aside: Story) -> Issue:
    """An issue with one more story, which no place of the running order is asked for."""
    return replace(issue, stories=tuple(sorted((*issue.stories, aside), key=lambda story: story.id)))


def _spelt(section: Section, publication: Publication) -> Section:
    spelt = {tidy_line(each).casefold(): tidy_line(each) for each in publication.sections}
    title = spelt.get(tidy_line(section.title or "").casefold())
    return replace(section, title=title) if title and title != section.title else section


def _labelled(story: Story, publication: Publication) -> Story:
    usual = tidy_line(links_label(publication)).casefold()
    label = story.links_label
    if label is not None and story.kind != Kind.SPONSOR and tidy_line(label).casefold() == usual:
        return replace(story, links_label=None)
    return story


def left_out_story(reading: Reading, publication: Publication, name: str = "") -> Story | None:
    """The spiked story whose notes keep what of a reading is not in the issue; None where that is nothing."""
    lines = [
        *_masthead(reading, publication),
        *map(_doubt_line, reading.doubts),
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


def _masthead(reading: Reading, publication: Publication) -> Iterator[str]:
    """Lines about a name and a tagline that are not those of the publication."""
    pairs = (("Name", reading.publication, publication.name), ("Tagline", reading.tagline, publication.tagline))
    for what, read, own in pairs:
        if read and tidy_line(read).casefold() != tidy_line(own).casefold():
            yield f"{what}: {tidy_line(read)}"


def _doubt_line(doubt: Doubt) -> str:
    return tidy_line(f"To check{_where(doubt.lines)}: {question(doubt)}")


def left_out_line(left: LeftOut) -> str:
    """What was left out as a line of notes: the reason, where, the words and the address."""
    address = f" <{left.url}>" if left.url else ""
    return tidy_line(f"{sentence(left.reason)}{_where(left.lines)}: {left.text}{address}")


def _where(lines: Lines) -> str:
    if lines == NOWHERE:
        return ""
    return f" (line {lines.first})" if lines.first >= lines.last else f" (lines {lines.first}–{lines.last})"
