"""The versions of a story or of the issue, what lies between each and now, and the way back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from desk.compare.parts import Part, issue_parts, story_parts
from desk.compare.summary import summary
from desk.model import dates
from desk.store.errors import StoreError
from desk.store.folder import looked_at
from desk.store.journal.history import of_story, restored
from desk.store.journal.replay import Version
from desk.tui.screens.choosing import CHANGES, ChoosingScreen
from desk.tui.screens.sheet import Own, own_bindings
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.days import written
from desk.tui.widgets.head import Head
from desk.tui.widgets.lines import BLANK, Line, RowView

EMPTY = "No versions yet. Each save of the desk makes one: all of a day, one an hour for a month, one a day for a year."
"""What an issue without versions shows."""


class HistoryScreen(ChoosingScreen):
    """Newest first. `story` is the one in hand; None begins with the issue."""

    heading = "History"
    own = (
        Own("enter", "take it back", "restore"),
        Own("s", "story, issue", "switch"),
        Own("d", "with now, with the one before", "compare"),
        *CHANGES,
        Own("escape", "back", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]

    def __init__(self, story: int | None = None) -> None:
        """The history of a story, or of the issue."""
        super().__init__()
        self._story = self._in_hand = story
        self._with_now = True
        self._all: Sequence[Version] = ()
        self._came: Sequence[looked_at.Came] = ()

    def on_mount(self) -> None:
        """Read the journal."""
        try:
            self._all = self.desk.session.recorder.versions()
            known = looked_at.read(looked_at.place(self.desk.session.folder.path, self.desk.session.issue.id))
            self._came = known.came if known else ()
        except StoreError as error:
            self.say(str(error))
        self.listen(self._changed)
        self.redraw()

    def _changed(self) -> None:
        """Another program's changes came in: what taking a version back would take out is shown before it is."""
        if self.is_mounted and self.desk.session.path is not None:
            self.present()

    # What is here

    @property
    def known(self) -> list[Version]:
        """The versions of what is shown, oldest first."""
        return list(self._all) if self._story is None else of_story(self._all, self._story)

    @property
    def selected(self) -> tuple[Version, Version | None] | None:
        """The selected version and the one before it."""
        known = self.known
        at = next((at for at, each in enumerate(known) if each.id == self.rows.row), None)
        return None if at is None else (known[at], known[at - 1] if at else None)

    # Choosing

    def restore(self) -> None:
        """Make the issue, or the story in it, what it was: one step, which undo takes back."""
        chosen = self.selected
        if chosen is None:
            return
        session, version = self.desk.session, chosen[0]
        what = "story" if self._story is not None else "issue"
        title = f"Took the {what} back to {written(version.at)}"
        before = session.issue
        with session.step(title):
            session.do(restored, version.issue, self._story)
        if session.issue == before:
            self.say(f"The {what} is what it was then.")
            return
        self.leave()
        self.desk.say_soon(f"{title}.", "undo")

    def switch(self) -> None:
        """From the story in hand to the issue, and back."""
        if self._in_hand is None:
            self.say("This is the history of the issue; a story has one too, from the running order.")
            return
        self._story = self._in_hand if self._story is None else None
        self.redraw()

    def compare(self) -> None:
        """Compare with the issue of now, or with the version before."""
        self._with_now = not self._with_now
        self.present()

    @on(RowView.Chosen, "#rows")
    def _chosen(self) -> None:
        self.restore()

    # Showing

    @property
    def subject(self) -> str:
        """What the history is of."""
        if self._story is None:
            return shown(self.desk.session.issue.label)
        issues = [self.desk.session.issue, *(each.issue for each in reversed(self._all))]
        return next((shown(s.name) for each in issues for s in each.stories if s.id == self._story), "Story")

    def redraw(self) -> None:
        """Draw the versions."""
        self.draw_title()
        known = self.known
        self.query_one("#rows-head", Head).show(note=count(len(known), "version"))
        room = self.rows.text_width
        if known:
            self.fill("says", [Line(((self.subject, "bold"),)), BLANK])
        else:
            self.fill("says", [Line(((line, "dim"),)) for line in wrapped(EMPTY, room)])
        self.rows.show(self._lines(known))
        self.present()

    def _lines(self, known: Sequence[Version]) -> Iterator[Line]:
        minutes = Counter(f"{_local(each):%x %H:%M}" for each in known)
        last = ""
        for at in range(len(known) - 1, -1, -1):
            version, before = known[at], known[at - 1] if at else None
            then = _local(version)
            day = dates.short_date(then.date().isoformat())
            if day != last:
                yield from (BLANK,) if last else ()
                yield Line(((day.upper(), "bold"),))
                last = day
            seconds = minutes[f"{then:%x %H:%M}"] > 1
            when = f"{then:%H:%M:%S}" if seconds else f"{then:%H:%M}"
            who = looked_at.who_between(self._came, before.at, version.at, self._story) if before else ""
            by: tuple[Span, ...] = ((f"by {shown(who)}", "dim"),) if who else ()
            yield Line(((f" {when:<10}", "dim"), (shown(self._what(before, version)), "")), by, row=version.id)

    def _what(self, before: Version | None, version: Version) -> str:
        if self._story is None:
            return summary(before.issue if before else None, version.issue)
        if before is None:
            return "as it was found"
        parts = story_parts(before.issue, version.issue, self._story)
        labels = list(dict.fromkeys(part.label.lower() or "text" for part in parts))
        gained = _words(version, self._story) - _words(before, self._story)
        return ", ".join(labels) + (f" {'+' if gained > 0 else '−'}{abs(gained):,}" if gained else "")

    def present(self) -> None:
        """Show what lies between the selected version and now, or the one before it."""
        chosen = self.selected
        if chosen is None:
            self.words.present("", ())
        else:
            version, before = chosen
            self.words.present(*self._difference(version, before))
        self.draw_note()

    def _difference(self, version: Version, before: Version | None) -> tuple[str, list[Part]]:
        issue = self.desk.session.issue
        if self._with_now:
            old, new, name = version.issue, issue, f"From {written(version.at)} to now"
        elif before is None:
            old, new, name = version.issue, version.issue, f"{written(version.at)}, the first that is known"
        else:
            old, new, name = before.issue, version.issue, f"From {written(before.at)} to {written(version.at)}"
        return name, issue_parts(old, new) if self._story is None else story_parts(old, new, self._story)


def _local(version: Version) -> datetime:
    """When it was saved, by the clock of this machine."""
    return datetime.fromtimestamp(version.at, UTC).astimezone()


def _words(version: Version, story: int) -> int:
    return sum(each.words for each in version.issue.stories if each.id == story)
