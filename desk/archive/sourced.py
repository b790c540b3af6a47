"""A draft and its source: which line is which part, what is in doubt, and what another reading would change.

A frozen value beside the issue in hand. The issue is edited like any other; what is asked of the reading is answered
by the ids that the issue has, and a doubt taken the other way is laid over what was edited meanwhile.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from desk.archive.arrivals import Arrival, arrivals
from desk.archive.drafts import Drafts, Note
from desk.archive.finishing import in_its_spelling
from desk.edit import stories
from desk.edit.copies import called, ids_in, under_new_ids
from desk.edit.reread import relaid
from desk.model.ids import new_id
from desk.model.issue import Issue, IssueStatus
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.read import other_readings
from desk.read.paste import read_again
from desk.read.read import read_all
from desk.read.reading import NOWHERE, Alarm, Doubt, LeftOut, Lines, Matter, Reading
from desk.read.reasons import Reason
from desk.store.folder.issues import Opened


@dataclass(frozen=True)
class Sourced:
    """A reading and how it was noted."""

    note: Note
    reading: Reading

    @cached_property
    def _own(self) -> dict[int, int]:
        """The reading's id of each id of the issue."""
        return {id: read for read, id in self.note.ids.items()}

    def lines_of(self, id: int | None) -> Lines:
        """Where a section, a story or a link stands in the source; nowhere for what the editor made."""
        return self.reading.where.get(self._own.get(id, -1), NOWHERE) if id is not None else NOWHERE

    def part_at(self, line: int) -> int | None:
        """The id of the smallest part of the issue that a line of the source is in, counted from 1; None for none."""
        found = self.reading.at(line)
        return self._part(found)

    def open_doubts(self, issue: Issue) -> tuple[Doubt, ...]:
        """The doubts that nobody settled and whose part is in the issue still, each with the issue's own id."""
        return tuple(self._open(issue))

    def _open(self, issue: Issue) -> Iterator[Doubt]:
        there = set(ids_in(issue))
        for doubt in self.reading.doubts:
            part = self._part(doubt.of)
            if key_of(doubt) not in self.note.settled and (part is None or part in there):
                yield replace(doubt, of=part)

    def alarms(self, issue: Issue) -> tuple[Alarm, ...]:
        """What looks wrong about the whole, where its story is in the issue still."""
        there = {story.id for story in issue.stories}
        named = (replace(each, of=self._part(each.of)) for each in self.reading.alarms)
        return tuple(each for each in named if each.of is None or each.of in there)

    def _part(self, read: int | None) -> int | None:
        return self.note.ids.get(read) if read is not None else None

    def to_finish(self, issue: Issue) -> Reading:
        """The reading with only those doubts that are open still: what a finished issue keeps in its notes."""
        return replace(self.reading, doubts=self.open_doubts(issue))

    def noted(self, issue: Issue) -> Note:
        """The note to keep: with how much is open in the issue as it is now."""
        return replace(self.note, doubts=len(self.open_doubts(issue)), alarms=len(self.alarms(issue)))

    def settled(self, doubt: Doubt) -> "Sourced":
        """The same, with a doubt let stand."""
        return replace(self, note=replace(self.note, settled=(*self.note.settled, key_of(doubt))))

    def otherwise(self, issue: Issue, doubt: Doubt) -> "tuple[Sourced, Issue] | None":
        """A doubt taken the other way, and the issue with what that changes; None where it changes nothing."""
        if doubt.matter == Matter.NUMBER:
            number = int(doubt.other) if doubt.other.isdigit() else None
            return self.settled(doubt), replace(issue, number=number)
        if doubt.matter == Matter.DATE:
            return self.settled(doubt), replace(issue, date=doubt.other)
        if doubt.matter == Matter.TITLE:
            return self.settled(doubt), replace(issue, title=doubt.other)
        if doubt.matter == Matter.CHARSET:
            return None
        other = other_readings.forced(self.reading, {**self.note.forced, **doubt.labels})
        made = self._laid_over(issue, other)
        kept = replace(made[0].note, forced={**self.note.forced, **doubt.labels})
        return replace(made[0], note=kept), made[1]

    def again(self, issue: Issue) -> "tuple[Sourced, Issue] | None":
        """The next best reading of the whole; None when all were seen."""
        other = other_readings.next_best(self.reading)
        return self._laid_over(issue, other) if other is not None else None

    def _laid_over(self, issue: Issue, other: Reading) -> "tuple[Sourced, Issue]":
        before, ids = under_new_ids(self.reading.issue, self.note.ids)
        after, ids = under_new_ids(other.issue, ids)
        return replace(self, note=replace(self.note, ids=ids), reading=other), self._changed(
            issue, before, after, other
        )

    def _changed(self, issue: Issue, before: Issue, after: Issue, other: Reading) -> Issue:
        """The issue with what `after`, which `other` made, has in place of `before`."""
        return other_readings.changed(issue, before, after)


@dataclass(frozen=True)
class Placed(Sourced):
    """Stories that were pasted into an issue, and how they were read: only what is in the issue is in doubt."""

    publication: Publication

    def _open(self, issue: Issue) -> Iterator[Doubt]:
        return (doubt for doubt in super()._open(issue) if doubt.of is not None)

    def _changed(self, issue: Issue, before: Issue, after: Issue, other: Reading) -> Issue:
        """Stories that are new stand behind those ahead of them; a line that is in none of them any more is noted."""
        before, after = (in_its_spelling(each, self.publication) for each in (before, after))
        left = [each for each in other.left_out if each not in self.reading.left_out]
        return with_left_out(relaid(issue, before, after), {story.id for story in after.stories}, left)


def in_sections_here(reading: Reading, issue: Issue) -> tuple[Reading, dict[int, str]]:
    """A paste in which lines that are the title of a section of the issue, and stand alone, begin that section; with
    those lines. "IN BRIEF" above three short lines is no headline where the issue has "In brief".
    """
    if reading.origin is None:
        return reading, {}
    lines = reading.origin.house.lines
    alone = [at for at, line in enumerate(lines) if line.gap != 1 and line.text and not (line.urls or line.bullet)]
    titles = {at: "section" for at in alone if at + 1 < len(lines) and called(issue, lines[at].text.rstrip(":："))}
    made = other_readings.forced(reading, titles) if titles else reading
    return (made, titles) if made.issue.stories else (reading, {})


def titles_alone(made: Issue) -> Iterator[LeftOut]:
    """What a paste says of the issue that it came from, and its titles that have no story below them, and so become no
    section: they are kept as lines are.
    """
    yield from (LeftOut(Reason.MASTHEAD, words) for words in (made.subject, made.preheader) if words)
    with_stories = {story.section for story in made.stories}
    for section in made.sections:
        if section.title and section.id not in with_stories:
            yield LeftOut(Reason.MASTHEAD, section.title)
            yield from [LeftOut(Reason.MASTHEAD, section.standfirst)] if section.standfirst else []


def with_left_out(issue: Issue, ours: Collection[int], left: Sequence[LeftOut]) -> Issue:
    """An issue that stories of a paste, `ours`, were taken into: lines in none of them are in the first one's notes,
    with the addresses that they lead to.
    """
    lines: list[str] = []
    for each, above in zip(left, (None, *left), strict=False):
        if each.text.strip():
            lines.append(f"From the paste: {each.text}")
        more = above is not None and (above.reason, above.lines) == (each.reason, each.lines) != (each.reason, NOWHERE)
        if lines and (more or each.text.strip()) and each.url and each.url not in lines[-1]:
            lines[-1] += f" <{each.url}>"
    first = next((story for story in issue.in_order() if story.id in ours), None)
    if not lines or first is None:
        return issue
    return stories.change(issue, first.id, notes="\n".join(filter(None, (first.notes, *lines))))


def key_of(doubt: Doubt) -> str:
    """A name for a doubt that is the same in every reading of the same source."""
    return f"{doubt.matter}:{doubt.line}:{doubt.label or doubt.other}"


def sourced(note: Note, data: bytes) -> Sourced:
    """A draft's reading, made again from its source; an empty one where that was lost. Takes a moment: 60 ms a page."""
    read = read_all(data, note.name, note.form or None, note.known) if data else ()
    reading = read[note.place] if note.place < len(read) else Reading(Issue(0))
    return Sourced(note, other_readings.forced(reading, note.forced) if note.forced else reading)


def placed(drafts: Drafts, issue: Issue, publication: Publication) -> tuple[Placed, ...]:
    """The readings of what was pasted into an issue, made again; takes a moment for each."""
    found = []
    for note in drafts.pasted(issue.id):
        data = drafts.source(note)
        if not note.into:
            read = sourced(note, data).reading
        else:
            read = read_again(data.decode(errors="replace"), note.form, note.known)
            read = other_readings.forced(read, note.forced) if note.forced else read
        found.append(Placed(note, read, publication))
    return tuple(each for each in found if each.open_doubts(issue))


def drafted(
    drafts: Drafts, data: bytes, name: str, known: Collection[str], form: str = "", *, pasted: bool = False
) -> tuple[Opened, ...]:
    """The issues of a source put among the drafts. Raises NotRead, and NotSaved where they cannot be written."""
    found = arrivals(data, name, form or None, known)
    source = drafts.keep_source(data)
    note = Note(source=source, form=form, known=tuple(known), pasted=pasted)
    return tuple(_drafted(drafts, each, note) for each in found)


def _drafted(drafts: Drafts, arrival: Arrival, note: Note) -> Opened:
    if arrival.own:
        return drafts.add(replace(arrival.reading.issue, id=new_id(), status=IssueStatus.DRAFT), Note(arrival.name))
    issue, ids = under_new_ids(arrival.reading.issue)
    doubts, alarms = len(arrival.reading.doubts), len(arrival.reading.alarms)
    note = replace(note, name=arrival.name, place=arrival.place, ids=ids, doubts=doubts, alarms=alarms)
    return drafts.add(_named(issue, arrival.name), note)


def _named(issue: Issue, name: str) -> Issue:
    """An issue that knows nothing of itself gets its draft's file name from its source."""
    if issue.slug or issue.subject or issue.date or issue.title:
        return issue
    return replace(issue, slug=tidy_line(name).rpartition("/")[2].rpartition(".")[0])
