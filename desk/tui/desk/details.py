"""The issue's own settings, and how an inbox shows the first two of them."""

from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from desk.edit import Refused
from desk.edit import issues as issue_edits
from desk.model.dates import short_date
from desk.model.issue import Image, Issue, IssueStatus
from desk.model.publication import Publication, issue_address
from desk.model.url import safe_url
from desk.store.errors import StoreError
from desk.store.folder import slugs
from desk.tui import background
from desk.tui.screens.number_and_date import DATE_HELP, date_fault, day_spelled, day_typed, number_fault
from desk.tui.screens.settings import BACK, BEFORE, NEXT, SettingsScreen
from desk.tui.screens.sheet import own_bindings
from desk.tui.widgets.cells import Span, count, cut, cut_spans, shown
from desk.tui.widgets.head import Head
from desk.tui.widgets.line_field import LineField
from desk.tui.widgets.setting import OneOf, Setting
from desk.tui.widgets.titleline import TitleLine
from desk.tui.widgets.words import Words
from desk.words.dates import long_date as printed_date
from desk.words.printed import words_of

PHONE, DESKTOP = 35, 70
"""Characters of one line that the inbox of a phone and that of a desktop program show."""
_LATE = frozenset({"number", "date", "slug", "src", "alt"})
"""Settings that half a text cannot be: they are taken when their field is left."""


class DetailsScreen(SettingsScreen):
    """The settings of the open issue."""

    own = (NEXT, BEFORE, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#subject"
    heading = "Issue details"

    def fields(self) -> ComposeResult:
        """The fields, the inbox under those that it shows, and what an issue seldom has."""
        yield Setting("Subject", LineField(id="subject", placeholder="none yet", look="bold"))
        yield Setting("Preheader", LineField(id="preheader", placeholder="none yet", look="italic"))
        yield Setting("Number", LineField(id="number", placeholder="none"))
        yield Setting("Date", LineField(id="date", placeholder=f"none yet, {DATE_HELP}"))
        yield Setting("Title", LineField(id="title-text", placeholder="the publication's name"))
        statuses = ((str(IssueStatus.DRAFT), "draft"), (str(IssueStatus.SENT), "sent"))
        yield Setting("Status", OneOf(*statuses, id="status"))
        yield Head("In the inbox", id="inbox-head")
        yield Words(id="phone", wrap=True)
        yield Words(id="desktop", wrap=True)
        yield Head("Its picture and its address", id="more-head")
        yield Setting("Lead picture", LineField(id="src", placeholder="none; its address, https://…"))
        yield Setting("In words", LineField(id="alt", placeholder="for those who do not see the picture"))
        yield Setting("Slug", LineField(id="slug", placeholder="none"))

    def __init__(self) -> None:
        """Nothing is typed yet."""
        super().__init__()
        self._due: dict[str, str] = {}
        self._taken: dict[int, str] = {}
        self._slugs: dict[str, str] = {}

    def on_mount(self) -> None:
        """Learn which numbers and slugs are taken; a file that cannot be read counts by its name elsewhere."""
        background.in_thread(self, self._learn)

    def _learn(self) -> None:
        try:
            found = self.desk.session.folder.summaries()
        except StoreError:
            return  # then nothing is known to be taken
        own = self.issue.id
        self._taken = {each.number: shown(each.file) for each in found if each.number is not None and each.id != own}
        self._slugs = slugs.taken(self.desk.session.folder, own)

    @property
    def issue(self) -> Issue:
        """The issue as it is now."""
        return self.desk.session.issue

    def value(self, name: str) -> str:
        """What the issue says."""
        if name in ("src", "alt"):
            return getattr(self.issue.image, name, "")
        value = getattr(self.issue, _field(name))
        return "" if value is None else str(value)

    def typed(self, name: str, text: str) -> None:
        """Take a text; what half a text cannot be waits until its field is left."""
        session, field = self.desk.session, _field(name)
        if name in _LATE:
            self._due[name] = text
        elif name == "status":
            words = f"Marked as {text}"
            with session.step(words):
                session.do(issue_edits.change, status=text)
            self.say(f"{words}.", "undo")
        else:
            session.type(lambda issue, _: issue_edits.change(issue, **{field: text}), "", self.issue.id, field)

    def take_due(self) -> None:
        """Take what a field was left with, unless it is none; an empty one takes it away."""
        due, self._due = self._due, {}
        for name, text in due.items():
            if not self._fault(name, text):
                self.desk.session.do(issue_edits.change, **self._meant(name, text.strip()))

    def _meant(self, name: str, words: str) -> dict[str, Any]:
        """What a text means that waited, as a field of the issue."""
        if name == "date":
            return {"date": day_typed(words, self._language)}
        if name == "slug":
            return {"slug": slugs.slug_of(words, self.issue, self._language, self._slugs)}
        if name in ("src", "alt"):
            changed: dict[str, Any] = {name: words}
            image = replace(self.issue.image or Image(""), **changed)
            return {"image": image if image.src else None}
        return {"number": int(words) if words else None}

    def left(self, name: str) -> None:
        """Take what waited, and write it as it was taken."""
        super().left(name)
        if name in _LATE and not self._fault(name, self.text(name)):
            self.tidy(name)

    def _fault(self, name: str, text: str) -> str:
        match name:
            case "number":
                return number_fault(text, self._taken)
            case "date":
                return date_fault(text, self._language)
            case "slug":
                return self._slug_fault(text)
            case "src":
                return picture_fault(text)
            case "alt" if text.strip() and not self.issue.image:
                return "The words describe a picture: give its address first."
        return ""

    def _slug_fault(self, text: str) -> str:
        try:
            slugs.slug_of(text, self.issue, self._language, self._slugs)
        except Refused as refused:
            return str(refused)
        return ""

    @property
    def _language(self) -> str:
        return self.desk.session.publication.language

    def remark(self, name: str) -> None:
        """Count the characters, spell the date, say what is wrong."""
        setting = self.settings[name]
        if fault := self._fault(name, self.text(name)):
            self.refuse(name, fault)
        elif name == "subject":
            setting.note((_counted(self.issue.subject) or f"A phone shows about {PHONE} characters.", "dim"))
        elif name == "preheader":
            setting.note((_counted(self.issue.preheader) or "Without one the issue's first words stand here.", "dim"))
        elif name == "slug":
            setting.note((self._web_address(), "dim"))
        elif name == "date" and (spelled := day_spelled(self.text(name), self._language)):
            setting.note((spelled, "dim"))
        else:
            setting.note()

    def _web_address(self) -> str:
        """Where the issue is read on the web, and that its earlier addresses lead on."""
        issue = self.issue
        address = issue_address(self.desk.session.publication, issue.number, issue.slug) or ""
        earlier = ", ".join(issue.earlier_slugs[-3:])
        return "; ".join(filter(None, (shown(address), f"led on from: {shown(earlier)}" if earlier else "")))

    def draw_rest(self) -> None:
        """The title line and the two inboxes."""
        issue, publication = self.issue, self.desk.session.publication
        left: list[tuple[int, list[Span]]] = [(0, [(shown(issue.label), "bold")])]
        if publication.name:
            left.insert(0, (3, [(shown(publication.name), "bold")]))
        if issue.date:
            left.append((2, [(short_date(issue.date), "dim")]))
        state = self.desk.saver.state
        self.query_one(TitleLine).show(left, [(0, [(state, "bold" if self.desk.saver.failed else "dim")])])
        self._draw_inboxes(issue, shown(publication.name or publication.editor) or "Untitled publication")

    def _draw_inboxes(self, issue: Issue, sender: str) -> None:
        subject = shown(issue.subject) or "no subject"
        preheader = shown(issue.preheader) or first_words(issue, self.desk.session.publication)
        room = max(10, self.size.width - 22)
        phone, desktop = min(PHONE, room), min(DESKTOP, room)
        self.query_one("#phone", Words).show(
            (f"{'  Phone':<19}", "dim"),
            (cut(sender, phone), "bold"),
            (f"\n{'':<19}{cut(subject, phone)}\n", ""),
            (f"{'':<19}{cut(preheader, phone)}\n", "dim"),
        )
        line = cut_spans([(subject, ""), ("  ", ""), (preheader, "dim")], desktop)
        self.query_one("#desktop", Words).show(
            (f"{'  Desktop':<19}", "dim"), (cut(sender, desktop), "bold"), (f"\n{'':<19}", ""), *line
        )


def _counted(text: str) -> str:
    """How long a line of the inbox is, and how much of it a phone shows."""
    length = len(shown(text))
    part = f"about the first {PHONE}" if length > PHONE else "all of it"
    return f"{count(length, 'character')}; a phone shows {part}" if length else ""


def first_words(issue: Issue, publication: Publication) -> str:
    """What the HTML edition begins with: an inbox shows that where there is no preheader."""
    words = words_of(publication)
    number = "" if issue.number is None else words.filled("number", number=issue.number)
    day = " · ".join(part for part in (number, printed_date(issue.date, words)) if part)
    parts = [publication.name or issue.subject, publication.tagline, day, issue.title]
    for section in issue.running_order:
        if stories := issue.stories_of(section.id):
            parts += [section.title or "", stories[0].headline or "", stories[0].standfirst or ""]
            break
    return shown(" ".join(part for part in parts if part))


def picture_fault(text: str) -> str:
    """Why a text cannot be the address of a picture, in a sentence, or ""; an empty one means: no picture."""
    text = text.strip()
    if not text or (safe_url(text) or "").lower().startswith("https:"):
        return ""
    return "Mail programs show no picture from there: its address begins with https://."


def _field(name: str) -> str:
    return "title" if name == "title-text" else name
