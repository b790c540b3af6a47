"""The marks of unread stories on the desk: they come with others' changes, and go when a story is looked at."""

from collections.abc import Collection
from functools import partial

from desk.model.issue import Issue
from desk.store.care.authors import last_author
from desk.store.folder import looked_at
from desk.tui.desk.unread import Unread
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import shown


class UnreadMarks:
    """What is unread of the issue on a desk. Nothing is before `begin`."""

    def __init__(self, desk: OnDesk) -> None:
        """For this desk."""
        self._desk = desk
        self._unread: Unread | None = None
        self._shown: Issue | None = None

    @property
    def ids(self) -> Collection[int]:
        """The unread stories."""
        return () if self._unread is None else self._unread.ids

    def begin(self) -> None:
        """Look what changed since the issue was last open here, and ask git who it was."""
        session = self._desk.desk.session
        path, issue = session.path, self._desk.issue
        if self._desk.desk.drafts.holds(path):
            return  # nobody else works on it, and when it is kept it is another file
        unread = self._unread = Unread(looked_at.place(session.folder.path, issue.id), issue)
        self._shown, ids = issue, unread.unknown
        if path is None or not ids:
            self.read(self._desk.selection.in_hand)
            return

        def known(who: str) -> None:
            unread.credit(ids, who)
            self.read(self._desk.selection.in_hand)

        self._desk.in_thread(partial(last_author, path), known, group="who")

    def show(self, issue: Issue) -> None:
        """This is what the editor sees by now."""
        self._shown = issue

    def read(self, id: int | None) -> None:
        """The editor looks at a story: that others changed it is said once."""
        if id is None or self._unread is None or (who := self._unread.read(id)) is None:
            return
        by = shown(who) or "another program"
        self._desk.desk.say_soon(f"Changed by {by} since you last looked.", "history")
        self._desk.redraw_soon()

    def take(self, before: Issue) -> None:
        """Another program's changes came in since `before`."""
        if self._unread is None:
            return
        desk, who = self._desk, self._desk.desk.company.lately
        at = desk.desk.session.recorder.merged_at
        changed = self._unread.take(before, desk.issue, who, desk.selection.in_hand, at)
        desk.redraw()
        self.keep()
        if changed and not who:
            desk.work(self._ask, group="who")

    async def _ask(self) -> None:
        """Somebody who came and saved before this desk had looked who is there."""
        company = self._desk.desk.company
        await company.look()
        if self._unread is not None and company.lately:
            self._unread.credit_last(company.lately)
            self.keep()

    def keep(self) -> None:
        """Remember what was looked at, off the screen's thread."""
        if self._unread is not None:
            self._desk.in_thread(self._unread.keep(self._desk.issue), lambda _: None, group="looked")

    def leave(self) -> None:
        """The desk goes: remember it here and now."""
        if self._unread is not None and self._shown is not None:
            self._unread.keep(self._shown)()
