"""The ledger of sponsors: who booked which slot on which day, whose copy is due, what ran."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from desk.edit import Refused, standing
from desk.edit import sponsors as edits
from desk.model.dates import short_date
from desk.model.issue import IssueStatus
from desk.model.publication import Booking, Publication
from desk.tui.screens.number_and_date import DATE_HELP, date_fault, day_spelled, day_typed, today
from desk.tui.screens.sheet import Own, Sheet, own_bindings
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.form import Form, FormField
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import BLANK, Line, RowView

SIGNS = {"booked twice": "stop", "copy late": "look", "not run": "look"}
"""The states that want a sign, and which."""


class BookingForm(Form):
    """A booking as it is typed."""

    def __init__(self, title: str, publication: Publication, old: Booking | None) -> None:
        """Empty, with the next slot that stands; or filled with a booking."""
        slots = [item.slot for item in standing.in_order(publication) if item.slot]
        slot = old.slot if old else next(iter(slots), "")
        fields = (
            FormField("sponsor", "Sponsor", old.sponsor if old else "", "who pays"),
            FormField("slot", "Slot", slot, "for example Top"),
            FormField("date", "Day", old.date if old else "", DATE_HELP),
            FormField("due", "Copy due", old.due if old else "", "empty: it is here"),
            FormField("note", "Note", old.note if old else "", "never published"),
        )
        super().__init__(title, fields, done="book it")
        self._publication, self._old = publication, old
        self._language = publication.language

    def wrong(self, values: Mapping[str, str]) -> str:
        """Why it cannot be booked so."""
        for name in ("date", "due"):
            if fault := date_fault(values[name], self._language, ahead=self._old is None):
                return fault
        try:
            booked(self._publication, self._old, self.given(values))
        except Refused as error:
            return str(error)
        return ""

    def remark(self, values: Mapping[str, str]) -> str:
        """The day with its weekday."""
        return day_spelled(values["date"], self._language, ahead=self._old is None)

    def given(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """The values, their days as dates."""
        days = {name: day_typed(values[name], self._language, ahead=self._old is None) for name in ("date", "due")}
        return {**values, **days}


def booked(publication: Publication, old: Booking | None, values: Mapping[str, str]) -> Publication:
    """The publication with a booking as it was typed, in the place of the old one. Raises Refused."""
    fields = {name: values[name].strip() for name in ("sponsor", "slot", "date", "due", "note")}
    return edits.book(publication, **fields) if old is None else edits.change(publication, old.id, **fields)


class SponsorsScreen(Sheet):
    """The bookings by their days, those to come first."""

    own = (
        Own("n", "book", "book"),
        Own("enter", "change", "change"),
        Own("c", "copy is in", "copy_in"),
        Own("x,delete", "cancel", "cancel"),
        Own("escape", "back", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#sponsors"

    def compose(self) -> ComposeResult:
        """Head, lines, key bar."""
        with Pane(id="sponsors-pane"):
            yield Head("Sponsors", id="sponsors-head")
            yield RowView(id="sponsors")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Draw the ledger, and again whenever it changes."""
        self._labels = {each.id: each.label for each in self.desk.session.folder.summaries() if not each.problem}
        self.listen(self.redraw)
        self.redraw()
        self.draw_keys()

    @property
    def rows(self) -> RowView:
        """The lines."""
        return self.query_one(RowView)

    def redraw(self) -> None:
        """Draw the ledger as it is now."""
        if self.is_mounted:
            ledger = edits.in_order(self.desk.session.publication)
            self.query_one("#sponsors-head", Head).show(note=count(len(ledger), "booking"))
            self.rows.show(self._lines(ledger))

    def on_resize(self) -> None:
        """Fit the lines anew."""
        self.call_after_refresh(self.redraw)

    def _lines(self, ledger: tuple[Booking, ...]) -> list[Line]:
        day = today().isoformat()
        doubles = {each.id for run in edits.twice(self.desk.session.publication) for each in run}
        to_come = [each for each in ledger if each.date >= day]
        past = [each for each in reversed(ledger) if each.date < day]
        lines: list[Line] = []
        for title, rows in (("TO COME", to_come), ("PAST", past)):
            if rows:
                lines += [*([BLANK] if lines else []), Line(((title, "bold"),))]
                lines += [self._line(each, edits.state(each, day, doubles)) for each in rows]
        return lines or [
            Line((("Nobody has booked anything", "bold"),)),
            BLANK,
            Line((("n       ", "bold"), ("notes who booked which slot, and for which day", ""))),
        ]

    def _line(self, each: Booking, state: str) -> Line:
        kind = SIGNS.get(state, "")
        sign = self.desk.glyphs.of(kind) if kind else " "
        where = self._labels.get(each.ran or 0, "")
        words = f"{state} in {shown(where)}" if where else state
        words = f"{words} {short_date(each.due)}" if state in ("copy due", "copy late") else words
        left = ((f"{sign} ", kind), (f"{short_date(each.date):<15}  ", "dim"), (f"{shown(each.slot):<10}  ", ""))
        note = ((f"  {shown(each.note)}", "dim"),) if each.note else ()
        return Line((*left, (shown(each.sponsor), ""), *note), ((words, "dim"),), row=each.id)

    def _selected(self) -> Booking:
        row = self.rows.row
        if not isinstance(row, int):
            raise Refused("Select a booking first.")
        return edits.booking(self.desk.session.publication, row)

    @on(RowView.Chosen, "#sponsors")
    def _chosen(self) -> None:
        self.run_command("own.change")

    def book(self) -> None:
        """Note a booking; a draft of that day gets their item."""
        form = BookingForm("Book a slot", self.desk.session.publication, None)
        self.ask(form, partial(self._take_form, None))

    def change(self) -> None:
        """Change a booking."""
        old = self._selected()
        form = BookingForm(f"Booked by {shown(old.sponsor)}", self.desk.session.publication, old)
        self.ask(form, partial(self._take_form, old))

    def _take_form(self, old: Booking | None, values: Mapping[str, str]) -> None:
        words = f"Booked {values['slot'].strip()} on {short_date(values['date'])} for {values['sponsor'].strip()}"
        self._take(lambda publication: booked(publication, old, values), shown(words))
        self._put_in(values["date"])

    def copy_in(self) -> None:
        """Note that a sponsor's copy has come."""
        each = self._selected()
        self._take(lambda publication: edits.copy_came(publication, each.id), f"{shown(each.sponsor)}’s copy is in")

    def cancel(self) -> None:
        """Take a booking out."""
        each = self._selected()
        words = f"{shown(each.sponsor)} has {shown(each.slot)} on {short_date(each.date)} no more"
        self._take(lambda publication: edits.cancel(publication, each.id), words)

    def _take(self, edit: Callable[[Publication], Publication], title: str) -> None:
        session = self.desk.session
        made = edit(session.publication)
        with session.step(title):
            session.change_publication(bookings=made.bookings)
        self.say(f"{title}.", "undo")

    def _put_in(self, date: str) -> None:
        """Give the drafts of a day the items of those who booked it."""
        session = self.desk.session
        if session.path is not None and session.issue.date == date and session.issue.status == IssueStatus.DRAFT:
            session.do(standing.with_sponsors, session.publication)
        drafts = [
            session.folder.path / each.file
            for each in session.folder.summaries()
            if each.date == date and each.status == IssueStatus.DRAFT and each.file != getattr(session.path, "name", "")
        ]
        for path in drafts:
            self.say_later(partial(self._elsewhere, path, session.publication))

    def _elsewhere(self, path: Path, publication: Publication) -> str:
        from desk.session.elsewhere import change

        session = self.desk.session
        before, after = change(session.folder, path, standing.with_sponsors, publication)
        self.desk.call_later(session.forget, path)
        return "Booked." if after == before else f"Booked; their item is in {shown(after.label)}."
