"""Old newsletters on their way into a folder: read, told apart from what is there, and saved as finished issues."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desk.intake import own
from desk.intake.issue import to_issue
from desk.intake.kinds import SourceKind
from desk.intake.reading import Doubt, NotRead, Reading
from desk.intake.source import Source, readings, shown, source_of
from desk.links.sources import used_sources
from desk.model.ids import new_id
from desk.model.issue import Issue, IssueStatus
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.store.errors import StoreError
from desk.store.file import save
from desk.store.file.documents import parsed
from desk.store.file.names import PUBLICATION
from desk.store.folder.issues import Folder, Opened
from desk.store.folder.summaries import Summary, summarise
from desk.store.form import records
from desk.store.problems import Reason

NEWEST = 200
"""Issues, newest first, whose links tell which sources the publication knows; reading one takes a millisecond."""

_EDITED = 0.1
"""Part of an issue's words by which it can have changed here and still be the issue that comes in once more."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An issue as it came in: what it was read as, and the name of its source.

    `own` is the issue itself where the source was the desk's own JSON and nobody changed the reading.
    """

    name: str
    reading: Reading
    own: Issue | None = None

    def reviewed(self, reading: Reading) -> "Arrival":
        """The arrival with another reading of it."""
        return self if reading == self.reading else replace(self, reading=reading, own=None)


class Here(StoreError):
    """An issue that is in the folder already; nothing was saved."""


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

    @property
    def publication(self) -> Publication:
        """The publication, nameless where there is none yet."""
        return self._publication

    def known_sources(self) -> tuple[str, ...]:
        """The sources that links of the newest issues name; a file that cannot be read names none."""
        names: dict[str, None] = {}
        for each in [each for each in self._there if not each.problem][:NEWEST]:
            try:
                names |= dict.fromkeys(used_sources(self.folder.open_issue(self.folder.path / each.file).issue))
            except StoreError:  # it was there a moment ago, and its sources are no reason to refuse the import
                continue
        return tuple(names)

    def issue(self, arrival: Arrival) -> Issue:
        """The issue that an arrival makes."""
        return arrival.own or to_issue(arrival.reading, self._publication, arrival.name)

    def fitted(self, arrival: Arrival) -> Arrival:
        """The arrival as it can come in: without its number if another issue here has that, which a doubt says."""
        issue = self.issue(arrival)
        if issue.number is None or self.twin(issue) or (taken := self._holder(issue.number)) is None:
            return arrival
        where = f" ({taken.file})" if taken.file else ""
        doubt = Doubt(
            "number", f"No {issue.number} is another issue here{where}. Which is this?", "none", f"No {issue.number}"
        )
        own = arrival.own and replace(arrival.own, number=None)
        reading = replace(arrival.reading, number=None, doubts=(doubt, *arrival.reading.doubts))
        return replace(arrival, reading=reading, own=own)

    def _holder(self, number: int) -> Summary | None:
        return next((each for each in self._there if each.takes == number), None)

    def twin(self, issue: Issue) -> Summary | None:
        """The issue in the folder that is the same: by id, by number, by day and title, or by day and content.

        Two issues of one number are two if they have different days, different names and different content.
        """
        new = summarise("", issue)
        return next((each for each in self._there if not each.problem and _same(each, new)), None) or next(
            (each for each in self._there if each.problem and each.takes is not None and each.takes == new.number), None
        )

    def save(self, arrival: Arrival, *, again: bool = False, numbers: bool = True, dry_run: bool = False) -> Opened:
        """Save an arrival as a new file, with the publication where there is none yet.

        `again` takes in what is there already beside it, under a new id. One whose number another issue has comes in
        without it, see `fitted`.
        Without `numbers` it comes in without its number. A `dry_run` refuses what would be refused and writes
        nothing. Raises Here, OutOfOrder, NotSaved.
        """
        arrival = self.fitted(arrival) if numbers else arrival
        issue = self.issue(arrival)
        if not numbers:
            issue = replace(issue, number=None)
        if twin := self.twin(issue):
            if not again:
                raise _here(issue, twin)
            issue = self._beside(issue)
        self._check_order(issue)
        issue = _with_slug(issue, arrival.name)
        if dry_run:
            self._there.append(summarise("", issue))
            return Opened(Path(), b"", issue)
        self._begin(arrival.reading)
        opened = self.folder.create_issue(issue)
        self._there.append(summarise(opened.path.name, opened.issue))
        return opened

    def _beside(self, issue: Issue) -> Issue:
        number = None if issue.number in {each.takes for each in self._there} else issue.number
        return replace(issue, id=new_id(), number=number)

    def _check_order(self, issue: Issue) -> None:
        """Refuse a finished issue that `latest` would mean in place of the one in hand."""
        if issue.number is None or issue.status != IssueStatus.SENT:
            return
        in_hand = [each for each in self._there if each.status == IssueStatus.DRAFT and each.stories]
        highest = max((each.number for each in in_hand if each.number is not None), default=None)
        if highest is not None and issue.number > highest:
            reason = Reason.HIGHER_THAN_THE_DRAFT
            raise OutOfOrder(reason, number=issue.number, draft=highest, next=issue.number + 1)

    def _begin(self, reading: Reading) -> None:
        """Make the folder and the publication's file, named as the newsletter is, where there is none."""
        if self._begun:
            return
        self.folder.begin()
        name, tagline = tidy_line(reading.publication), tidy_line(reading.tagline)
        self._publication = replace(self._publication, name=name, tagline=tagline)
        save.create(self.folder.path / PUBLICATION, records.publication_tables(self._publication))
        self._begun = True


def arrivals(data: bytes, name: str = "", kind: str | None = None, known: Collection[str] = ()) -> tuple[Arrival, ...]:
    """The issues in a source. `kind` is what it is, None finds out; `known` are the archive's sources of links.

    Raises NotRead, whose sentence names the source.
    """
    try:
        source = source_of(data, name, kind)
        if source.kind == SourceKind.JSON:
            return (_own(source),)
        return tuple(Arrival(name, reading) for reading in readings(source, known))
    except NotRead as error:
        if error.named:
            raise
        raise NotRead(f"{shown(name)}: {error}", named=True) from error
    except RecursionError as error:
        raise NotRead(
            f"{shown(name)}: it is nested too deeply, mails within mails or boxes within boxes. "
            "Save the part that is the newsletter as a file of its own and read that.",
            named=True,
        ) from error


def _own(source: Source) -> Arrival:
    """The desk's own JSON: an export, or the file of an issue."""
    if exported := own.issue_in(source.text):
        issue, publication = exported
        return Arrival(source.name, own.reading_of(issue, publication), issue)
    try:
        issue = parsed(Issue, source.data, Path(source.name))
    except StoreError as error:
        raise NotRead(str(error)) from error
    return Arrival(source.name, own.reading_of(issue), issue)


def _same(there: Summary, new: Summary) -> bool:
    if there.id == new.id:
        return True
    names = set(_names(there)) & set(_names(new))
    alike = bool(names) or _content(there) == _content(new)
    if new.number is not None and there.number == new.number:
        return alike or (there.date == new.date if there.date and new.date else _near(there, new))
    if new.number is not None and there.number is not None:
        return False
    if there.date != new.date:
        return False
    return bool(names and new.date) or (_content(there) == _content(new) and new.words > 0)


def _near(there: Summary, new: Summary) -> bool:
    """Whether two issues of unknown days are as long as one that was edited and the source that it came from."""
    return abs(there.words - new.words) <= max(there.words, new.words) * _EDITED


def _content(summary: Summary) -> tuple[int, int, int]:
    return summary.stories, summary.words, summary.links


def _names(summary: Summary) -> Iterator[str]:
    return (tidy_line(name).casefold() for name in (summary.title, summary.subject) if tidy_line(name))


def _here(issue: Issue, twin: Summary) -> Here:
    what = f"No {issue.number}" if issue.number is not None and twin.takes == issue.number else "This issue"
    return Here(Reason.HERE_ALREADY, what=what, where=f", in {twin.file}" if twin.file else "")


def _with_slug(issue: Issue, name: str) -> Issue:
    """An issue that knows nothing of itself is named after its file."""
    if issue.slug or issue.subject or issue.date or issue.title:
        return issue
    return replace(issue, slug=tidy_line(name).rpartition("/")[2].rpartition(".")[0])
