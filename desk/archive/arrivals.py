"""Old newsletters on their way into a folder: read, told apart from what is there, and kept as finished issues."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from desk.archive.files import NotRead
from desk.archive.finishing import finish, in_its_spelling, left_out_story, with_aside
from desk.archive.own_exports import KEPT, NoIssue, Owned, owned
from desk.archive.same import LIKE, SAME, Likeness, likeness, numbered_apart, sayings, telling, told_as_one
from desk.edit.copies import take_in, under_new_ids
from desk.edit.places import last_in
from desk.links.sources import used_sources
from desk.model.ids import new_id
from desk.model.issue import Issue, IssueStatus
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.read.read import read_all
from desk.read.reading import Reading
from desk.read.sources import shown
from desk.store.errors import StoreError
from desk.store.file import save
from desk.store.file.names import PUBLICATION
from desk.store.folder.issues import Folder, Opened
from desk.store.folder.summaries import Summary, summarise
from desk.store.form import records
from desk.store.problems import Reason

NEWEST = 200
"""Issues, newest first, whose links tell which sources the publication knows; reading one takes a millisecond."""


@dataclass(frozen=True)
class Arrival:
    """An issue as it came in: what it was read as, the name of its source, and which of the source's issues it is.

    `own` is there where desk wrote the source itself, so that the issue is the very one that was written.
    """

    name: str
    reading: Reading
    place: int = 0
    own: Owned | None = None


class Twin(NamedTuple):
    """An issue in the folder that is the same as one that comes in, or looks like it.

    `certain` is what needs no question: the same id, or nearly all of its words. `part` is what the two share.
    """

    summary: Summary
    certain: bool
    part: float = 1.0


class Here(StoreError):
    """An issue that is in the folder already; nothing was saved."""


class Alike(StoreError):
    """An issue that may be in the folder already, edited or read in part: nothing was saved, somebody must say."""


class OutOfOrder(StoreError):
    """An old issue whose number is higher than that of the issue in hand; nothing was saved."""


class Incoming:
    """A folder that old issues come into. It looks at what is there once, and remembers what it adds."""

    def __init__(self, folder: Folder) -> None:
        """For a folder that need not exist yet. Raises Unreadable, NotFound."""
        self.folder = folder
        self._there = folder.summaries() if folder.path.exists() else []
        self._publication, data = folder.publication()
        self._begun = data is not None
        self._said: list[frozenset[int]] | None = None
        self._sayers: dict[int, list[int]] = {}

    @property
    def publication(self) -> Publication:
        """The publication, nameless where there is none yet."""
        return self._publication

    def publication_for(self, reading: Reading) -> Publication:
        """The publication as it is once this newsletter is in: the first one gives it its name where there is none."""
        if self._begun:
            return self._publication
        name, tagline = tidy_line(reading.publication), tidy_line(reading.tagline)
        return replace(self._publication, name=name, tagline=tagline)

    def is_to_come(self, issue: Issue, today: str) -> bool:
        """Whether an issue that nobody sent to us is one to work on: the first of all, or one whose day is not past."""
        return not self._there or not issue.date or issue.date >= today

    def known_sources(self) -> tuple[str, ...]:
        """The sources that links of the newest issues name; a file that cannot be read names none."""
        names: dict[str, None] = {}
        for each in [each for each in self._there if not each.problem][:NEWEST]:
            try:
                names |= dict.fromkeys(used_sources(self.folder.open_issue(self.folder.path / each.file).issue))
            except StoreError:  # it was there a moment ago, and its sources are no reason to refuse the import
                continue
        return tuple(names)

    def holder(self, issue: Issue) -> Summary | None:
        """The other issue here that has this one's number; None if it has none, or the number is free."""
        if issue.number is None:
            return None
        return next((each for each in self._there if each.takes == issue.number and each.id != issue.id), None)

    def twin(self, issue: Issue) -> Twin | None:
        """The issue in the folder that is the same, or looks like it: by id, else by what the two say.

        How many stories, words or links they have says nothing. The first issues of a newsletter share what stands in
        each of them, before a third tells that, so those of different numbers may share more. Of the same number, or of
        the same day and title, few words are enough; where such two say different things, that is asked. A file that
        cannot be read is taken for the issue of its number.
        """
        if same := next((each for each in self._there if not each.problem and each.id == issue.id), None):
            return Twin(same, certain=True)
        at, shared = self._likest(sayings(issue))
        if shared.same:
            return Twin(self._there[at], certain=True, part=shared.part)
        new = summarise("", issue)
        if shared.like and not numbered_apart(self._there[at], new):
            return Twin(self._there[at], certain=False, part=shared.part)
        for each in self._there:
            if each.problem and each.takes is not None and each.takes == new.number:
                return Twin(each, certain=True)
            if not each.problem and told_as_one(each, new):
                part = shared.part if self._there[at] is each else 0.0
                return Twin(each, certain=part >= SAME, part=part)
        return None

    def _likest(self, said: frozenset[int]) -> tuple[int, Likeness]:
        """The place of the issue here that shares most of what one says, and how much that is."""
        if self._said is None:
            self._said = []
            for each in self._there:
                self._learn(self._sayings_in(each))
        said = telling(said, self._sayers)
        counts = Counter(at for each in said for at in self._sayers.get(each, ()))
        best, part = -1, Likeness(0.0, enough=False)
        for at, _ in counts.most_common(3):
            found = likeness(said, telling(self._said[at], self._sayers))
            if found.part > part.part:
                best, part = at, found
        return best, part

    def _sayings_in(self, summary: Summary) -> frozenset[int]:
        if summary.problem or not summary.file:
            return frozenset()
        try:
            return sayings(self.folder.open_issue(self.folder.path / summary.file).issue)
        except StoreError:
            return frozenset()

    def _learn(self, said: frozenset[int]) -> None:
        assert self._said is not None
        for each in said:
            self._sayers.setdefault(each, []).append(len(self._said))
        self._said.append(said)

    def keep(
        self,
        issue: Issue,
        name: str = "",
        reading: Reading | None = None,
        *,
        again: bool = False,
        numbers: bool = True,
        dry_run: bool = False,
    ) -> Opened:
        """Write an issue that was read to a new file, as finished; with it the publication where there is none yet.

        `name` is that of its source, `reading` says what its newsletter is called. `again` takes in what is here
        already, or looks like it, beside that under a new id. One whose number another issue has comes in without
        it, and without `numbers` all do. A `dry_run` refuses what would be refused and writes nothing.
        Raises Here, Alike, OutOfOrder, NotSaved.
        """
        if twin := self.twin(issue):
            if not again:
                raise _here(issue, twin.summary) if twin.certain else _alike(issue, twin)
            issue = replace(issue, id=new_id())
        if not numbers or self.holder(issue) is not None:
            issue = replace(issue, number=None)
        self._check_order(issue)
        issue = _with_slug(issue, name)
        if dry_run:
            self._add(summarise("", issue), issue)
            return Opened(Path(), b"", issue)
        self._begin(reading)
        opened = self.folder.create_issue(issue)
        self._add(summarise(opened.path.name, opened.issue), opened.issue)
        return opened

    def _add(self, summary: Summary, issue: Issue) -> None:
        self._there.append(summary)
        if self._said is not None:
            self._learn(sayings(issue))

    def _check_order(self, issue: Issue) -> None:
        """Refuse a finished issue that `latest` would mean in place of the one in hand."""
        if issue.number is None or issue.status != IssueStatus.SENT:
            return
        in_hand = [each for each in self._there if each.status == IssueStatus.DRAFT and each.stories]
        highest = max((each.number for each in in_hand if each.number is not None), default=None)
        if highest is not None and issue.number > highest:
            reason = Reason.HIGHER_THAN_THE_DRAFT
            raise OutOfOrder(reason, number=issue.number, draft=highest, next=issue.number + 1)

    def _begin(self, reading: Reading | None) -> None:
        """Make the folder and the publication's file, named as the newsletter is, where there is none."""
        if self._begun:
            return
        self.folder.begin()
        if reading is not None:
            self._publication = self.publication_for(reading)
        save.create(self.folder.path / PUBLICATION, records.publication_tables(self._publication))
        self._begun = True


def arrivals(data: bytes, name: str = "", form: str | None = None, known: Collection[str] = ()) -> tuple[Arrival, ...]:
    """The issues in a source. `form` is what it is, None finds out; `known` are the archive's sources of links.

    Raises NotRead, whose sentence names the source.
    """
    try:
        own = owned(data, name, form)
        read = () if own is not None else read_all(data, name, form, known)
    except NoIssue as error:
        raise NotRead(f"{shown(name)}: {error}") from error
    except RecursionError as error:
        raise NotRead(
            f"{shown(name)}: it is nested too deeply, mails within mails or boxes within boxes. "
            "Save the part that is the newsletter as a file of its own and read that."
        ) from error
    if own is not None:
        return (Arrival(name, own.reading, own=own),)
    found = [Arrival(name, each, place) for place, each in enumerate(read) if each.issue.stories]
    if found:
        return tuple(found)
    problem = next((each.problem for each in read if each.problem), "")
    if problem:
        raise NotRead(problem if shown(name) in problem else f"{shown(name)}: {problem}")
    raise NotRead(f"There is no story in {shown(name)}. If it is a newsletter, say what it is with --as.")


def issue_of(arrival: Arrival, publication: Publication) -> Issue:
    """The finished issue that an arrival makes, under ids of its own; an issue that desk wrote as it was."""
    reading = arrival.reading
    if arrival.own is None:
        return finish(under_new_ids(reading.issue)[0], reading, publication, arrival.name)
    if arrival.own.exact:
        return reading.issue
    kept = replace(reading, left_out=tuple(each for each in reading.left_out if each.reason in KEPT))
    return finish(reading.issue, kept, publication, arrival.name)


def put_into(issue: Issue, arrival: Arrival, publication: Publication) -> Issue:
    """An issue with the stories of an arrival behind its own, and with what was left out of them put aside.

    They come under new ids, in the sections of the same titles, else in their own behind the last one.
    """
    made = in_its_spelling(under_new_ids(arrival.reading.issue)[0], publication)
    last = issue.running_order[-1].id if issue.sections else None
    issue = take_in(issue, made, last_in(issue, last))
    aside = left_out_story(arrival.reading, publication, arrival.name)
    return issue if aside is None else with_aside(issue, aside)


def _here(issue: Issue, twin: Summary) -> Here:
    what = f"No {issue.number}" if issue.number is not None and twin.takes == issue.number else "This issue"
    return Here(Reason.HERE_ALREADY, what=what, where=f", in {twin.file}" if twin.file else "")


def _alike(issue: Issue, twin: Twin) -> Alike:
    there = twin.summary
    where = f"{there.file} ({there.label})" if there.file else "an issue that came in just before"
    if twin.part < LIKE:
        return Alike(Reason.CALLED_ALIKE, what=issue.label, where=where)
    return Alike(Reason.SAYS_ALIKE, what=issue.label, where=where, part=round(twin.part * 100))


def _with_slug(issue: Issue, name: str) -> Issue:
    """An issue that knows nothing of itself is named after its file."""
    if issue.slug or issue.subject or issue.date or issue.title:
        return issue
    return replace(issue, slug=tidy_line(name).rpartition("/")[2].rpartition(".")[0])
