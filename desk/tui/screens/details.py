"""The issue's own settings, and how an inbox shows the first two of them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from desk.edit import issues as issue_edits
from desk.model.dates import long_date, short_date
from desk.model.issue import Issue, IssueStatus
from desk.store import StoreError
from desk.tui.cells import Span, count, cut, cut_spans, shown
from desk.tui.screens.new_issue import date_fault, number_fault
from desk.tui.screens.settings import BACK, BEFORE, NEXT, SettingsScreen
from desk.tui.screens.sheet import own_bindings
from desk.tui.widgets.dialog import Words
from desk.tui.widgets.fields import LineField
from desk.tui.widgets.head import Head
from desk.tui.widgets.setting import OneOf, Setting
from desk.tui.widgets.titleline import TitleLine

PHONE, DESKTOP = 35, 70
"""Characters of one line that the inbox of a phone and that of a desktop program show."""
SUBJECT = (30, 50)
PREHEADER = (40, 100)
"""Characters that read whole: below the first number there is room left, above the second the line is cut."""
_TEXTS = frozenset({"subject", "preheader", "title"})


class DetailsScreen(SettingsScreen):
    """The settings of the open issue."""

    own = (NEXT, BEFORE, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#subject"
    heading = "Issue details"

    def fields(self) -> ComposeResult:
        """The fields, and the inbox under them."""
        yield Setting("Subject", LineField(id="subject", placeholder="none yet", look="bold"))
        yield Setting("Preheader", LineField(id="preheader", placeholder="none yet", look="italic"))
        yield Setting("Number", LineField(id="number", placeholder="none"))
        yield Setting("Date", LineField(id="date", placeholder="none yet, written as 2026-11-05"))
        yield Setting("Title", LineField(id="title-text", placeholder="the publication's name"))
        statuses = ((str(IssueStatus.DRAFT), "draft"), (str(IssueStatus.SENT), "sent"))
        yield Setting("Status", OneOf(*statuses, id="status"))
        yield Head("In the inbox", id="inbox-head")
        yield Words(id="phone", wrap=True)
        yield Words(id="desktop", wrap=True)

    def on_mount(self) -> None:
        """Learn which numbers are taken; a file that cannot be read counts by its name elsewhere."""
        self._taken: dict[int, str] = {}
        self.run_worker(self._learn, thread=True, exit_on_error=False)

    def _learn(self) -> None:
        try:
            found = self.desk.session.folder.summaries()
        except StoreError:
            return  # then no number is known to be taken
        own = self.issue.id
        self._taken = {each.number: shown(each.file) for each in found if each.number is not None and each.id != own}

    @property
    def issue(self) -> Issue:
        """The issue as it is now."""
        return self.desk.session.issue

    def value(self, name: str) -> str:
        """What the issue says."""
        value = getattr(self.issue, _field(name))
        return "" if value is None else str(value)

    def typed(self, name: str, text: str) -> None:
        """Take the text, unless it is no number or no date."""
        if self._fault(name):
            return
        session, field = self.desk.session, _field(name)
        value: str | int | None = text if field in _TEXTS else text.strip()
        if field == "number":
            value = int(text) if text.strip() else None
        if field == "status":
            with session.step(f"Set the status to {text}"):
                session.do(lambda issue: issue_edits.change(issue, status=text))
        else:
            session.type(lambda issue, _: issue_edits.change(issue, **{field: value}), "", self.issue.id, field)

    def left(self, name: str) -> None:
        """Write a number or a date as it was taken."""
        if name in ("number", "date") and not self._fault(name):
            self.tidy(name)

    def _fault(self, name: str) -> str:
        if name == "number":
            return number_fault(self.text(name), self._taken)
        return date_fault(self.text(name)) if name == "date" else ""

    def remark(self, name: str) -> None:
        """Count the characters, spell the date, say what is wrong."""
        setting = self.settings[name]
        if fault := self._fault(name):
            setting.note((f"{self.desk.glyphs.of('stop')} ", "stop"), (f"{fault} Not taken yet.", ""))
        elif name == "subject":
            setting.note(*self._counted(self.issue.subject, SUBJECT, "a phone shows about 50", "a phone shows 50"))
        elif name == "preheader":
            short = "under 40 characters the inbox goes on with the first words of the issue"
            setting.note(*self._counted(self.issue.preheader, PREHEADER, "100 are shown at most", short))
        elif name == "date" and self.issue.date:
            setting.note((long_date(self.issue.date), "dim"))
        else:
            setting.note()

    def _counted(self, text: str, room: tuple[int, int], over: str, under: str) -> tuple[Span, ...]:
        least, most = room
        length = len(shown(text))
        words = count(length, "character")
        if length > most:
            return (f"{self.desk.glyphs.of('look')} ", "look"), (f"{words}; {over}", "dim")
        if not length:
            return ((under, "dim"),)
        return ((f"{words}; {under}" if length < least else f"{words}, reads whole", "dim"),)

    def draw_rest(self) -> None:
        """The title line and the two inboxes."""
        issue, publication = self.issue, self.desk.session.publication
        left: list[tuple[int, list[Span]]] = [(0, [(shown(issue.label), "bold")])]
        if publication.name:
            left.insert(0, (3, [(shown(publication.name), "bold")]))
        if issue.date:
            left.append((2, [(short_date(issue.date), "dim")]))
        state = self.desk.saver.state
        self.query_one(TitleLine).show(left, [(0, [(state, "bold" if state == "not saved" else "dim")])])
        self._draw_inboxes(issue, shown(publication.name or publication.editor) or "Untitled publication")

    def _draw_inboxes(self, issue: Issue, sender: str) -> None:
        subject = shown(issue.subject) or "no subject"
        preheader = shown(issue.preheader) or "the first words of the issue"
        look = "" if issue.preheader else "italic "
        room = max(10, self.size.width - 22)
        phone, desktop = min(PHONE, room), min(DESKTOP, room)
        self.query_one("#phone", Words).show(
            (f"{'  Phone':<19}", "dim"),
            (cut(sender, phone), "bold"),
            (f"\n{'':<19}{cut(subject, phone)}\n", ""),
            (f"{'':<19}{cut(preheader, phone)}\n", f"{look}dim"),
        )
        line = cut_spans([(subject, ""), ("  ", ""), (preheader, f"{look}dim")], desktop)
        self.query_one("#desktop", Words).show(
            (f"{'  Desktop':<19}", "dim"), (cut(sender, desktop), "bold"), (f"\n{'':<19}", ""), *line
        )


def _field(name: str) -> str:
    return "title" if name == "title-text" else name
