"""Finishing an issue: it is frozen, its receipt is written, and the next one is begun in the same breath.

`plan` looks at everything and changes nothing; `carry_out` writes all of it, or none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desk import __version__
from desk.edit import Refused, freezing, next_issue, sponsors, standing
from desk.edit import issues as issue_edits
from desk.formats import FORMATS, render
from desk.model.dates import parsed
from desk.model.issue import Issue, IssueStatus, Story
from desk.model.publication import Booking, Publication
from desk.model.text import clean_line, tidy_line
from desk.model.url import safe_url
from desk.model.verdict import NOT_CHECKED, Verdict
from desk.net.remembered import Remembered, verdicts_file
from desk.preflight.check import FEW, about_issue, before_it_goes, sentences
from desk.preflight.finding import Export, Finding, Memory, Severity, Subject
from desk.preflight.remembered import recalled
from desk.publish import beginning
from desk.publish import receipt as receipts
from desk.publish.receipt import Carried, Receipt
from desk.publish.targets import target
from desk.store.errors import StoreError
from desk.store.file.names import PUBLICATION
from desk.store.file.storage import read_bytes
from desk.store.folder import change_together
from desk.store.folder.change_together import Create, Operations, Replace, Save, saved, text
from desk.store.folder.issues import Folder, Opened
from desk.store.folder.summaries import Summary


@dataclass(frozen=True, slots=True)
class Plan:
    """What finishing an issue will do.

    `following` is the next issue as it will be, `file` its file and `begun` whether that is new. `carried` are the
    stories that come up in it, each with the issue that held it. `to_fix` has the sentences of what pre-flight wants
    mended, `open` of all else it found. `unbooked` are the slots that nobody booked, `booked` what will run in the next
    issue.
    """

    issue: Issue
    path: Path
    data: bytes
    following: Issue
    file: str
    begun: bool
    before: bytes
    carried: tuple[tuple[Issue, Story], ...]
    to_fix: tuple[str, ...]
    open: tuple[str, ...]
    booked: tuple[Booking, ...]
    unbooked: tuple[str, ...]
    subject: Subject
    publication: Publication
    ledger: bytes | None
    others: Mapping[Path, Opened] = field(default_factory=dict)

    @property
    def items(self) -> int:
        """How many standing items the next issue begins with; 0 where it was begun before."""
        known = {item.id for item in self.publication.standing}
        return sum(story.standing in known for story in self.following.in_order()) if self.begun else 0


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: the file of the next issue, and what could not be written yet and is done at the next start."""

    next: Path | None
    late: StoreError | None = None


def plan(folder: Folder, opened: Opened, today: str) -> Plan:
    """What finishing an issue will do; `today` (ISO 8601) stands in for the date of an issue without one.

    Raises Refused where it cannot be finished, NotFound, Unreadable.
    """
    issue = opened.issue
    if issue.finished or issue.status == IssueStatus.SENT:
        freezing.finish(issue, today)
        raise Refused(f"{issue.label} was sent already: `desk new` begins the next issue.")
    publication, ledger = folder.publication()
    summaries = [each for each in beginning.once(folder.summaries()) if each.id != issue.id]
    there = _begun_already(folder, issue, summaries)
    if there is None:
        path, following = folder.named(_begun_now(issue, summaries, publication, today))
    else:
        path, following = there.path, standing.with_sponsors(there.issue, publication)
    others = beginning.holding(folder, summaries, (path.name,))
    held = beginning.due(following.date, (issue, *(one.issue for one in others.values())))
    following = next_issue.carried(following, held)
    subject = _subject(folder, issue, publication, summaries, today)
    findings, booked = about_issue(subject), sponsors.on(publication, following.date)
    return Plan(
        issue=issue,
        path=opened.path,
        data=opened.data,
        following=following,
        file=path.name,
        begun=there is None,
        before=b"" if there is None else there.data,
        carried=held,
        to_fix=_said(findings, fix=True),
        open=_said(findings, fix=False),
        booked=booked,
        unbooked=_unbooked(publication, booked),
        subject=subject,
        publication=publication,
        ledger=ledger,
        others=others,
    )


def _unbooked(publication: Publication, booked: Sequence[Booking]) -> tuple[str, ...]:
    """The sponsor slots of the standing items that nobody has booked."""
    slots = [item.slot for item in standing.in_order(publication) if item.slot]
    return tuple(tidy_line(slot) for slot in slots if not any(sponsors.same(each.slot, slot) for each in booked))


def carry_out(folder: Folder, plan: Plan, today: str, reason: str = "") -> Done:
    """Finish an issue as planned, all of it or nothing.

    Raises Refused where something is to be fixed and no reason is given to send it so, TemplateFault, NotSaved,
    Unreadable.
    """
    reason = tidy_line(reason)
    carried = [story.id for other, story in plan.carried if other is plan.issue]
    finished = freezing.finish(plan.issue, today, carried)
    made = _exports(folder, finished, plan.publication)
    to_fix, left = _with_exports(folder, plan, made)
    if to_fix and not reason:
        more = f" {len(to_fix) - FEW} more are to fix." if len(to_fix) > FEW else ""
        raise Refused(f"{' '.join(to_fix[:FEW])}{more} Mend that, or say why it goes as it is.")
    next_text = text(plan.following)
    receipt = Receipt(
        issue=finished.id,
        number=finished.number,
        finished=today,
        by=tidy_line(plan.publication.editor),
        tool=clean_line(plan.publication.profile),
        desk=__version__,
        formats={name: receipts.digest(made[name].encode()) for name in made},
        findings=left,
        passed=tuple(map(clean_line, (*finished.passed, *plan.publication.passed))),
        overridden=to_fix,
        reason=reason if to_fix else "",
        links=_links(plan),
        next_issue=plan.following.id,
        next_file=plan.file,
        next_sha256=receipts.digest(next_text.encode()) if plan.begun else "",
        carried=tuple(_carried(plan)),
    )
    operations, decides = _operations(plan, finished, next_text, receipt)
    return Done(folder.path / plan.file, change_together.perform(folder.path, operations, decides))


def _begun_already(folder: Folder, issue: Issue, summaries: list[Summary]) -> Opened | None:
    """The draft that follows this issue, where the editor has begun it: the nearest one with a higher number."""
    later = [
        each
        for each in summaries
        if each.status == IssueStatus.DRAFT
        and each.number is not None
        and issue.number is not None
        and each.number > issue.number
    ]
    nearest = min(later, key=lambda each: (each.number or 0, each.file), default=None)
    return folder.open_issue(folder.path / nearest.file) if nearest else None


def _begun_now(issue: Issue, summaries: list[Summary], publication: Publication, today: str) -> Issue:
    """The issue after this one: the next number, and the day one cadence after the latest issue.

    That is this one, or one with a higher number.
    """
    latest = max(
        (each for each in summaries if each.number is not None and each.number > (issue.number or 0)),
        key=lambda each: each.number or 0,
        default=None,
    )
    date = issue.date if latest is None or issue.number is None else latest.date
    day = next_issue.day_after(date if parsed(date) else today, publication.cadence)
    taken = [issue.number, *(each.number for each in summaries)]
    number = None if issue.number is None else issue_edits.next_number(taken)
    return next_issue.begun_after(issue, publication, number, day)


def _said(findings: tuple[Finding, ...], *, fix: bool) -> tuple[str, ...]:
    return sentences([each for each in findings if (each.severity == Severity.FIX) == fix])


def _exports(folder: Folder, issue: Issue, publication: Publication) -> dict[str, str]:
    made_for = target(folder.path, publication)
    return {name: render(issue, publication, name, made_for) for name in FORMATS}


def _with_exports(folder: Folder, plan: Plan, made: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is to be fixed and what else is open, of the issue and of the e-mail as it goes."""
    made_for = target(folder.path, plan.publication)
    found = before_it_goes(replace(plan.subject, export=Export("html", made_for, made["html"])))
    return _said(found, fix=True), _said(found, fix=False)


def _addresses(issue: Issue) -> list[str]:
    """The addresses of the links of an issue, sorted."""
    ids = {story.id for story in issue.in_order()}
    return sorted({url for link in issue.links if link.story in ids and (url := safe_url(link.url))})


def _subject(folder: Folder, issue: Issue, publication: Publication, others: list[Summary], today: str) -> Subject:
    """What pre-flight is asked about, with what is known of the addresses and what the archive remembers."""
    memory = recalled(folder, issue, publication)
    if memory is None:  # there is no index to ask; the numbers of the other issues are known all the same
        memory = Memory(numbers={each.number: each.file for each in others if each.number is not None})
    return Subject(issue, publication, folder.path, today=today, memory=memory, verdicts=_verdicts(issue, today))


def _verdicts(issue: Issue, today: str) -> dict[str, Verdict]:
    """What was found about the addresses of an issue when they were last asked on the web."""
    day = parsed(today)
    if day is None or not verdicts_file().exists():
        return {}
    remembered = Remembered()
    try:
        return remembered.of(_addresses(issue), day)
    finally:
        remembered.close()


def _links(plan: Plan) -> dict[str, str]:
    """What is known of each address in the issue's links, as the receipt has it: "fine, 2026-11-05"."""
    known = plan.subject.verdicts
    said = {url: known.get(url, NOT_CHECKED) for url in _addresses(plan.issue)}
    return {clean_line(url): ", ".join(filter(None, (each.state, each.seen or each.day))) for url, each in said.items()}


def _carried(plan: Plan) -> Iterator[Carried]:
    files = {opened.issue.id: path.name for path, opened in plan.others.items()} | {plan.issue.id: plan.path.name}
    for other, story in plan.carried:
        yield Carried(other.id, files[other.id], story.id)


def _operations(plan: Plan, finished: Issue, next_text: str, receipt: Receipt) -> tuple[list[Operations], int]:
    """What is written, in order: copies before their originals are marked; and which of it makes the difference."""
    made: list[Operations] = []
    if plan.begun:
        made.append(Create(plan.file, next_text))
    elif next_text.encode() != plan.before:
        made.append(Save(plan.file, plan.before.decode(), next_text))
    place = receipts.place(plan.path)
    there = read_bytes(place)
    made.append(Replace(place.name, there.decode() if there else "", receipts.written(receipt, there)))
    made.append(saved(plan.path, plan.data, finished))
    decides = len(made) - 1
    made += beginning.moves(plan.others, plan.carried)
    ledger = sponsors.ran(plan.publication, plan.issue)
    if plan.ledger is not None and ledger is not plan.publication:
        made.append(Save(PUBLICATION, plan.ledger.decode(), text(ledger)))
    return made, decides
