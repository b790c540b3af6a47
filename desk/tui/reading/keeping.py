"""Keeping drafts among the issues: off the screen's thread; what is here already, or looks like it, is asked about."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Protocol

from textual.dom import DOMNode

from desk.archive.arrivals import Alike, Here, Incoming, OutOfOrder
from desk.archive.drafts import Drafts
from desk.archive.finishing import begin, finish
from desk.archive.sourced import Placed, Sourced, sourced
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder, Opened
from desk.store.sentences import why
from desk.tui.background import Wire
from desk.tui.ports import Front, OnDraft
from desk.tui.screens.number_and_date import today
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.progress import progress

_OFTEN = 0.1
"""Seconds between two drawings of the progress."""
LATER = ("later", "Decide later", "it stays among the drafts")
"""An answer about a draft that cannot be kept as it is: its name, its title, what it means."""
BESIDE = ("beside", "Keep it beside", "as another issue, without a number that is taken")
"""The same, for one that is here already."""
DROP = ("drop", "Leave the one that is here", "this draft goes; undo in the list of drafts puts it back")
"""The same, for one that is here already."""
BARE = ("bare", "Keep it without its number", "it can have one later, in its details")
"""The same, for one whose number does not fit its day."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the editor decided about issues that are refused as they are."""

    again: bool = False
    numbers: bool = True
    today: str = field(default_factory=lambda: today().isoformat())


@dataclass(frozen=True, slots=True)
class Refusal:
    """A draft that was not kept, what it is called, and why."""

    path: Path
    label: str
    why: StoreError


_ASKED: tuple[tuple[type[StoreError], tuple[tuple[str, str, str], ...]], ...] = (
    (Here, (DROP, BESIDE, LATER)),
    (Alike, (LATER, BESIDE, DROP)),
    (OutOfOrder, (BARE, LATER)),
)
"""What is asked for each reason, the safest answer first."""


@dataclass
class Outcome:
    """What became of drafts: those that are in, those that were refused with why, and the fault that ended it."""

    kept: list[Opened] = field(default_factory=list)
    reads: list[Sourced] = field(default_factory=list)
    """How those that are in were read."""
    unnumbered: list[int] = field(default_factory=list)
    """Numbers that other issues have: these were kept without them."""
    refused: list[Refusal] = field(default_factory=list)
    fault: str = ""

    @property
    def words(self) -> str:
        """What is in now, as a sentence; "" for nothing."""
        if not self.kept:
            return ""
        if len(self.kept) == 1:
            only = self.kept[0]
            how = "" if only.issue.is_frozen else " as a draft"
            return f"Kept {shown(only.issue.label)}{how} in {shown(only.path.name)}.{self._without}"
        return f"Kept {count(len(self.kept), 'issue')}.{self._without}"

    @property
    def _without(self) -> str:
        """What is said of those that lost their number, with a space before it."""
        if not self.unnumbered:
            return ""
        named = ", ".join(f"No {number}" for number in self.unnumbered[:3])
        return f" {named} is another issue here: kept without that number."


def keep_all(
    folder: Folder,
    drafts: Drafts,
    paths: Sequence[Path],
    asked: Decided,
    *,
    told: Callable[[int], object] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Keep drafts among the issues of a folder, one after the other; on any thread."""
    outcome = Outcome()
    try:
        incoming = Incoming(folder)
    except StoreError as error:
        outcome.fault = str(error)
        return outcome
    for done, path in enumerate(paths):
        if stopped():
            break
        told(done)
        label = path.name
        try:
            opened = drafts.folder.open_issue(path)
            label = opened.issue.label
            _keep_one(incoming, drafts, opened, asked, outcome)
        except (Here, Alike, OutOfOrder) as error:
            outcome.refused.append(Refusal(path, label, error))
        except StoreError as error:
            outcome.fault = str(error)
            break
    return outcome


def _keep_one(incoming: Incoming, drafts: Drafts, opened: Opened, asked: Decided, outcome: Outcome) -> None:
    """Keep one draft and note it. Raises Here, Alike, OutOfOrder, StoreError."""
    draft, note = opened.issue, drafts.note(opened.path)
    read = sourced(note, drafts.source(note))
    reading = read.to_finish(draft)
    made = begin if note.pasted and incoming.is_to_come(draft, asked.today) else finish
    issue = made(draft, reading, incoming.publication_for(reading), note.name)
    taken = incoming.holder(issue) is not None
    outcome.kept.append(incoming.keep(issue, note.name, reading, again=asked.again, numbers=asked.numbers))
    outcome.reads.append(read)
    if taken and issue.number is not None:
        outcome.unnumbered.append(issue.number)
    drafts.drop([opened.path])


class OnDrafts(Front, Protocol):
    """The list of drafts."""

    def kept(self, words: str) -> None:
        """Some were kept or dropped."""

    def redraw(self) -> None:
        """Show the list."""


class Keeping:
    """Keeps drafts for the list of them. `busy` while it does; `note` says how far it is."""

    def __init__(self, screen: OnDrafts, owner: DOMNode) -> None:
        """For one list; `owner` is its screen, with which the work ends."""
        self._owner = owner
        self._screen = screen
        self._stopped = False
        self.busy = False
        self.note = ""

    def stop(self) -> None:
        """Keep no more than the one in hand."""
        self._stopped = True

    def start(self, paths: Sequence[Path], asked: Decided | None = None) -> None:
        """Begin."""
        if self.busy or not paths:
            return
        self.busy, self._stopped = True, False
        asked, desk, wire, begun = asked or Decided(), self._screen.desk, Wire(self._owner), monotonic()
        last = [begun]

        def told(done: int) -> None:
            if monotonic() - last[0] >= _OFTEN:
                last[0] = monotonic()
                wire.tell(self._draw, done, len(paths), last[0] - begun)

        work = partial(keep_all, desk.session.folder, desk.drafts, paths, asked)
        work = partial(work, told=told, stopped=lambda: self._stopped or not wire.is_open)
        self._screen.in_thread(work, lambda outcome: self._have(outcome, asked), group="keeping")

    def _draw(self, done: int, of: int, seconds: float) -> None:
        self.note = "".join(words for words, _ in progress("Keeping", done, of, seconds))
        self._screen.redraw()

    def _have(self, outcome: Outcome, asked: Decided) -> None:
        self.busy, self.note = False, ""
        self._screen.desk.adopt_publication()
        self._screen.kept(outcome.fault or outcome.words or ("" if outcome.refused else "Nothing was kept."))
        if outcome.refused and not outcome.fault:
            ask_about(self._screen, outcome.refused, partial(self._decide, asked))

    def _decide(self, asked: Decided, choice: str, paths: Sequence[Path]) -> None:
        if choice == "drop":
            self._screen.desk.drafts.dropped.append(self._screen.desk.drafts.drop(paths))
            self._screen.kept("")
        elif (again := decided(asked, choice)) is not None:
            self.start(paths, again)


def ask_about(front: Front, refused: Sequence[Refusal], decide: Callable[[str, Sequence[Path]], object]) -> None:
    """Ask what becomes of drafts that were refused, each kind of reason once; `decide` is told the answer and whose."""
    kind, choices = next(
        (kind, choices) for kind, choices in _ASKED if any(isinstance(each.why, kind) for each in refused)
    )
    found = [each for each in refused if isinstance(each.why, kind)]
    rest = [each for each in refused if each not in found]

    def answered(choice: str) -> None:
        decide(choice, [each.path for each in found])
        if rest:
            ask_about(front, rest, decide)

    says = shown(why(found[0].why.problem))
    front.ask(Choice(_title(found), choices, says=says), answered)


def _title(found: Sequence[Refusal]) -> str:
    first = found[0]
    if len(found) == 1:
        return shown(first.label)
    what = {
        Here: "are here already",
        Alike: "look like issues that are here",
        OutOfOrder: "have a number above a draft's",
    }
    return f"{shown(first.label)} and {count(len(found) - 1, 'other')} {what[type(first.why)]}"


def decided(asked: Decided, choice: str) -> Decided | None:
    """What an answer asks for: another try, or None where the drafts stay or go."""
    if choice == "beside":
        return Decided(again=True, numbers=asked.numbers)
    return Decided(again=asked.again, numbers=False) if choice == "bare" else None


def keep(desk: OnDraft) -> None:
    """Keep the draft on the desk among the issues; then the next draft comes, else the list."""

    async def saved_first() -> None:
        if not await desk.desk.saver.save() or not desk.is_in_front:
            return
        path = desk.desk.session.path
        if path is not None:
            _keep_open(desk, path, Decided())

    desk.work(saved_first, group="keep")


def _keep_open(desk: OnDraft, path: Path, asked: Decided) -> None:
    work = partial(keep_all, desk.desk.session.folder, desk.drafts, [path], asked)
    desk.in_thread(work, lambda outcome: _kept(desk, path, outcome, asked), group="keep")


def _kept(desk: OnDraft, path: Path, outcome: Outcome, asked: Decided) -> None:
    if outcome.fault:
        desk.say(outcome.fault)
    elif outcome.refused:
        ask_about(desk, outcome.refused, partial(_decide, desk, path, asked))
    else:
        _next(desk, outcome.words, outcome)


def _decide(desk: OnDraft, path: Path, asked: Decided, choice: str, paths: Sequence[Path]) -> None:
    if choice == "drop":
        desk.drafts.dropped.append(desk.drafts.drop(paths))
        _next(desk, f"Dropped {shown(desk.issue.label).rstrip('.')}; undo in the list of drafts puts it back.")
    elif (again := decided(asked, choice)) is not None:
        _keep_open(desk, path, again)


def _next(desk: OnDraft, words: str, outcome: Outcome | None = None) -> None:
    """The draft is off the list: show the next one, else the issue it is now if that is no old one, else the list."""
    app = desk.desk
    app.close_issue()
    app.adopt_publication()
    rest = app.drafts.listed()
    if rest:
        app.session.take(app.drafts.folder.open_issue(rest[0].path))
        app.show_issue(f"{words} {count(len(rest), 'draft')} left; this is the next.", instead=True)
        return
    to_work_on = [] if outcome is None else [each for each in outcome.kept if not each.issue.is_frozen]
    if outcome is None or not to_work_on:
        desk.leave()
        app.say_soon(words)
        return
    read = outcome.reads[0]
    issue = app.session.take(to_work_on[0])
    app.pasted[issue.id] = (Placed(read.note, read.reading, app.session.publication),)
    with suppress(StoreError):  # then what is in doubt is known until desk is closed
        app.drafts.write_pasted(issue.id, [read.note])
    app.show_issue(words, instead=True)
