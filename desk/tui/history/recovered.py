"""What a desk that stopped too early had not saved: row by row, word by word, to be kept or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from desk.compare.parts import Part, parts, words_of
from desk.model.issue import Issue
from desk.store.form.steps import Change, apply
from desk.store.journal.losses import Loss, beside, current_of, keeping, missing
from desk.tui.screens.choosing import CHANGES, ChoosingScreen
from desk.tui.screens.sheet import Own, own_bindings
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.days import written
from desk.tui.widgets.head import Head
from desk.tui.widgets.lines import BLANK, Line, RowView

HEADINGS = {"stories": "STORIES", "links": "LINKS", "sections": "SECTIONS", "clips": "SHELF", "": "DETAILS"}
"""The tables, in the order in which their rows are shown."""

_BOTH = Own("b", "keep both", "keep_both", "both")


@dataclass(frozen=True, slots=True)
class Lost:
    """All that one session did to one row."""

    losses: tuple[Loss, ...]

    @property
    def place(self) -> tuple[str, str, str, int]:
        """The session, and the document, table and id of the row."""
        first = self.losses[0]
        return first.session, first.name, first.change.table, first.change.id

    def changes(self, document: Any) -> list[Change]:
        """What makes the document hold it."""
        return [change for loss in self.losses for change in keeping(loss, document)]


def gathered(losses: Sequence[Loss]) -> list[Lost]:
    """Losses by their rows: stories first."""
    found: dict[tuple[str, str, str, int], list[Loss]] = {}
    for loss in losses:
        found.setdefault((loss.session, loss.name, loss.change.table, loss.change.id), []).append(loss)
    made = [Lost(tuple(each)) for each in found.values()]
    return sorted(made, key=lambda lost: list(HEADINGS).index(lost.place[2]))


class RecoveredScreen(ChoosingScreen):
    """Decide now or later: what is not decided is shown again when the issue is opened."""

    heading = "Recovered"
    scopes = ("everywhere",)
    own = (
        Own("enter", "keep mine", "keep", "mine"),
        Own("d", "keep the file’s", "drop", "the file’s"),
        _BOTH,
        Own("A", "keep all of mine", "keep_all", "all of mine"),
        *CHANGES,
        Own("escape", "decide later", "leave", "later"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]

    def on_mount(self) -> None:
        """Follow what other programs write: mine is compared with what is in the file now."""
        self.listen(self._changed)

    def _changed(self) -> None:
        if self.is_mounted:
            self.redraw()

    # What is here

    @property
    def found(self) -> list[Lost]:
        """What is to be decided about: what the documents do not hold, as they are now."""
        session = self.desk.session
        held = {name: session.document(name) for name in ("issue", "publication", "shelf")}
        known = {name: document for name, document in held.items() if document is not None}
        return gathered(missing(session.losses, known))

    @property
    def selected(self) -> Lost | None:
        """The selected row."""
        return next((each for each in self.found if each.place == self.rows.row), None)

    def document(self, lost: Lost) -> Any:
        """What the row belongs to, as it is now."""
        return getattr(self.desk.session, lost.place[1])

    @property
    def issue(self) -> Issue | None:
        """The open issue; None where only the publication and the shelf are asked about."""
        return self.desk.session.issue if self.desk.session.path is not None else None

    def versions(self, lost: Lost) -> tuple[Any, Any]:
        """The row as it is now and as it is if mine is kept; None where there is none."""
        document = self.document(lost)
        kept, _ = apply(document, lost.changes(document))
        return _row(document, lost), _row(kept, lost)

    def parts(self, lost: Lost) -> list[Part]:
        """What differs."""
        return parts(*self.versions(lost), self.issue)

    # Choosing

    def answers(self, id: str) -> bool:
        """Whether a command makes sense: both versions can be kept only where an issue's shelf can take one."""
        return super().answers(id) and (id != _BOTH.shown.command or self.issue is not None)

    def keep(self) -> None:
        """Put what was not saved into the issue, as a step on top."""
        if self.selected:
            self._keep([self.selected])

    def keep_all(self) -> None:
        """Put all of it into the issue as one step."""
        self._keep(self.found)

    def _keep(self, chosen: Sequence[Lost]) -> None:
        changes: list[tuple[str, Change]] = []
        for lost in chosen:
            changes += [(lost.place[1], change) for change in lost.changes(self.document(lost))]
        title = (
            f"Kept what was not saved of {count(len(chosen), 'row')}" if len(chosen) > 1 else "Kept what was not saved"
        )
        self.desk.session.make(title, changes)
        self._decided(chosen, title)

    def drop(self) -> None:
        """Leave the issue as it is."""
        if self.selected:
            self._decided([self.selected], "Kept what is in the file")

    def keep_both(self) -> None:
        """Set what was not saved beside, as another version on the shelf."""
        lost, issue = self.selected, self.issue
        if lost is None or issue is None:
            return
        change = beside(lost.losses, issue)
        self.desk.session.make("Kept both versions", [("issue", change)])
        self._decided([lost], "Kept both: the other version is on the shelf")

    def _decided(self, chosen: Sequence[Lost], words: str) -> None:
        self.desk.session.decided([loss for lost in chosen for loss in lost.losses])
        if self.found:
            self.redraw()
            self.say(f"{words}.", "undo")
        else:
            self.desk.session.decided(self.desk.session.losses)
            self.leave()
            self.desk.say_soon(f"{words}.", "undo")

    @on(RowView.Chosen, "#rows")
    def _chosen(self) -> None:
        self.keep()

    # Showing

    def redraw(self) -> None:
        """Draw the rows that are left."""
        self.draw_title()
        self.query_one("#rows-head", Head).show(note="words")
        found = self.found
        if not found:
            self._draw_none()
            return
        stopped = written(max(loss.at for lost in found for loss in lost.losses))
        what = "changes that were not saved" if self.issue is None else "typing that was not yet in the issue file"
        says = f"The desk stopped at {stopped} with {what}. "
        room = self.rows.text_width
        self.fill(
            "says",
            [*(Line(((line, ""),)) for line in wrapped(says + "Nothing is lost: look and choose.", room)), BLANK],
        )
        self.rows.show(self._lines(found))
        self._draw_foot(found)
        self.present()

    def _draw_none(self) -> None:
        """Another program wrote the same, or took out what it was about."""
        says = "Nothing is left to decide: the file holds it, or what it was about is gone."
        self.fill("says", [Line(((line, ""),)) for line in wrapped(says, self.rows.text_width)])
        self.fill("foot", [])
        self.rows.show([])
        self.present()

    def _lines(self, found: Sequence[Lost]) -> Iterator[Line]:
        last = None
        for lost in found:
            table = lost.place[2]
            if table != last:
                if last is not None:
                    yield BLANK
                yield Line(((HEADINGS[table], "bold"),), ((f"{'in':>5}{'out':>6}", "dim"),))
                last = table
            came, went = words_of(self.parts(lost))
            old, new = self.versions(lost)
            right: tuple[Span, ...] = ((f"{came:>5}", ""), (f"{went:>6}", "dim"))
            if old is None or new is None:
                right = ((f"{'new' if old is None else 'taken out':>11}", "dim"),)
            yield Line((((" " + self._called(lost)), ""),), right, row=lost.place)

    def _called(self, lost: Lost) -> str:
        old, new = self.versions(lost)
        row = new if new is not None else old
        if lost.place[2] in ("links", "clips"):
            return "  ".join(shown(each) for each in (row.source, row.title) if each) or "Link"
        if lost.place[2] == "stories":
            return shown(row.name)
        names = {"": lost.place[1].capitalize(), "sections": row.title if lost.place[2] == "sections" else ""}
        return shown(names.get(lost.place[2]) or "Untitled")

    def _draw_foot(self, found: Sequence[Lost]) -> None:
        session = self.desk.session
        if self.issue is None:
            self.fill("foot", [])
            return
        mine: Issue = session.issue
        for lost in found:
            if lost.place[1] == "issue":
                mine, _ = apply(mine, lost.changes(mine))
        at = written(max(loss.at for lost in found for loss in lost.losses))
        file = written(session.path.stat().st_mtime) if session.path and session.path.exists() else "no file"
        rows = (("In the file", file, session.issue), ("In the journal", at, mine))
        self.fill(
            "foot",
            [
                Line(((f"{label:<16}", "dim"), (f"{when}, {count(each.words, 'word')}", "")))
                for label, when, each in rows
            ],
        )

    def present(self) -> None:
        """Show what differs in the selected row."""
        lost = self.selected
        if lost is None:
            self.words.present("", ())
        else:
            self.words.present(self._called(lost), self.parts(lost))
        self.draw_note()


def _row(document: Any, lost: Lost) -> Any:
    change = lost.losses[0].change
    if not change.table:
        return document
    row, there = current_of(document, Change(change.table, change.id, "", None, None))
    return row if there else None
