"""The second copies that sync tools set beside a file: found off the screen’s thread, merged if the editor says so."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from desk.compare.summary import summary
from desk.model.issue import Issue
from desk.session.session import Session
from desk.store.errors import StoreError
from desk.store.folder.brought_in import BroughtIn, bring_in, finish, journal_of, second_copies
from desk.store.folder.issues import Folder
from desk.store.folder.second_copies import SecondCopy
from desk.store.form.steps import diff
from desk.tui import background
from desk.tui.merging.offer import Offer
from desk.tui.pauses import every
from desk.tui.ports import Asking, Desk
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.cells import count, shown

LOOK = 2.0
"""Seconds between two looks at whether a file came or went."""
MERGING = "merging"
"""The workers that merge: no look that finds the folder changed may end them."""
_DOCUMENTS = {"publication.json": "publication", "shelf.json": "shelf"}


class SecondCopies:
    """What there is now is in `found`; it is said once."""

    def __init__(self, app: App[int], desk: Desk, screens: Callable[[], Iterable[DeskBase]]) -> None:
        """Nothing is looked at before `start`. `app` and `desk` are the same; `screens` gives those that are open."""
        self._app = app
        self._desk = desk
        self._screens = screens
        self._state: tuple[int, int] | None = None
        self._told: frozenset[Path] = frozenset()
        self._looking = False
        self.found: tuple[SecondCopy, ...] = ()

    def start(self) -> None:
        """Look now and whenever something in the folder changed."""
        self._look()
        every(self._app, LOOK, self._look)

    @property
    def files(self) -> frozenset[str]:
        """The names of the copies."""
        return frozenset(each.path.name for each in self.found)

    def _look(self) -> None:
        if self._looking:
            return  # the next look sees what changes meanwhile
        try:
            state = self._desk.session.folder.path.stat()
        except OSError:
            return
        seen, self._state = self._state, (state.st_mtime_ns, state.st_ino)
        if seen != self._state:
            self._looking = True
            background.run(self._app, self._look_once, group="copies")

    async def _look_once(self) -> None:
        try:
            await self.look()
        finally:
            self._looking = False

    async def look(self) -> None:
        """Find the copies, and say so where new ones are there."""
        try:
            found = await asyncio.to_thread(second_copies, self._desk.session.folder)
        except StoreError:
            return  # the list of issues says that the folder is gone
        changed, self.found = found != self.found, found
        if not changed:
            return
        for screen in self._screens():
            screen.second_copies_changed()
        new = [each for each in found if each.path not in self._told]
        self._told = frozenset(each.path for each in found)
        if new:
            self._desk.say(_sentence(new), "copies")

    # Merging

    def ask(self, screen: Asking) -> None:
        """Say what comes from where, and merge if the editor wants it."""
        if not self.found:
            screen.say("There are no second copies: no sync tool left one here.")
            return
        background.run(self._app, partial(self._ask, screen), group=MERGING)

    async def _ask(self, screen: Asking) -> None:
        from desk.tui.merging.consent import MergeCopies

        if not await self._desk.saver.save():
            return  # the saver says why
        documents = {name: self._desk.session.document(name) for name in ("issue", "publication", "shelf")}
        offers, faults = await asyncio.to_thread(self._offers, self.found, documents, self._desk.session.path)
        if not offers:
            self._desk.say(" ".join(faults))
            return
        screen.ask(MergeCopies(offers, faults), lambda _: self._merge_soon(offers))

    def _offers(
        self, copies: Sequence[SecondCopy], documents: dict[str, Any], path: Path | None
    ) -> tuple[list[Offer], list[str]]:
        offers, faults = [], []
        for copy in copies:
            try:
                held = self._held(copy, documents, path)
                brought = bring_in(held, copy, journal_of(copy.original.parent, held))
                offers.append(Offer(copy, _label(copy, held), _brings(held, brought)))
            except StoreError as error:
                faults.append(shown(str(error)))
        return offers, faults

    def _held(self, copy: SecondCopy, documents: dict[str, Any], path: Path | None) -> Any:
        if name := self._name(copy, path):
            return documents[name]
        return self._desk.session.folder.open_issue(copy.original).issue

    def _name(self, copy: SecondCopy, path: Path | None) -> str:
        """The document in hand that a copy belongs to; "" if it is an issue that is not open."""
        return "issue" if copy.original == path else _DOCUMENTS.get(copy.original.name, "")

    def _merge_soon(self, offers: Sequence[Offer]) -> None:
        background.run(self._app, partial(self._merge, offers), group=MERGING)

    async def _merge(self, offers: Sequence[Offer]) -> None:
        done: list[Offer] = []
        faults: list[str] = []
        for offer in offers:
            try:
                if await self._merge_one(offer):
                    done.append(offer)
            except StoreError as error:
                faults.append(shown(str(error)))
        self._state = None
        await self.look()
        if done or faults:
            self._desk.say(*self._told_of(done, faults))

    async def _merge_one(self, offer: Offer) -> bool:
        """Merge one copy; False if it stays because the result is not saved. Raises StoreError."""
        session, copy = self._desk.session, offer.copy
        name = self._name(copy, session.path)
        if name:
            return await self._in_hand(name, offer)
        if session.path is not None:
            await self._desk.saver.note()  # the editor's own steps come before this one
            await asyncio.to_thread(_merge_elsewhere, session.folder, offer)
            session.forget(copy.original)
            return True
        session.open(copy.original)
        try:
            return await self._in_hand("issue", offer)
        finally:
            if not self._shows_issue():  # it may have been opened meanwhile
                session.close()

    def _shows_issue(self) -> bool:
        return any(screen.shows_issue for screen in self._screens())

    async def _in_hand(self, name: str, offer: Offer) -> bool:
        """Merge a copy as a step of the document in hand, and put it away once that is on disk. Raises StoreError."""
        session = self._desk.session
        held: Any = session.document(name)
        brought = await asyncio.to_thread(
            partial(bring_in, held, offer.copy, journal_of(offer.copy.original.parent, held))
        )
        if name == "issue" and session.path != offer.copy.original:
            return False  # another one was opened meanwhile: the copy stays and is offered again
        session.make(offer.title, [(name, change) for change in diff(held, brought.document)])
        if not await self._desk.saver.save():
            return False
        await self._desk.saver.note()
        await asyncio.to_thread(finish, offer.copy, brought)
        return True

    def _told_of(self, done: Sequence[Offer], faults: Sequence[str]) -> Iterator[str]:
        names = list(dict.fromkeys(offer.label for offer in done))
        path = self._desk.session.path
        here = [offer for offer in done if self._name(offer.copy, path)]
        into = f" into {names[0]}" if len(names) == 1 else ""
        words = f"Merged {_counted(done)}{into}." if done else ""
        elsewhere = list(dict.fromkeys(offer.label for offer in done if offer not in here))
        if elsewhere:
            what = "it" if len(names) == 1 else " and ".join(filter(None, (", ".join(elsewhere[:-1]), elsewhere[-1])))
            words += f" Open {what}, and {self._desk.keys.shown('undo')} takes that back."
        yield " ".join(filter(None, (words, *faults)))
        if here:
            yield "undo"
        from desk.tui.merging.clashes import others

        if others(self._desk):
            yield "clashes"


def _merge_elsewhere(folder: Folder, offer: Offer) -> None:
    """Merge a copy into an issue that is not open, as a step of a session of its own.

    Whoever opens the issue next can take it back. For another thread. Raises StoreError.
    """
    own = Session(Folder(folder.path), journalled=True)
    try:
        held: Any = own.open(offer.copy.original)
        brought = bring_in(held, offer.copy, journal_of(folder.path, held))
        own.make(offer.title, [("issue", change) for change in diff(held, brought.document)])
        own.save()
        finish(offer.copy, brought)
    finally:
        own.recorder.release()


def _counted(offers: Sequence[Offer]) -> str:
    return "the second copy" if len(offers) == 1 else f"{len(offers)} second copies"


def _sentence(copies: Sequence[SecondCopy]) -> str:
    tools = {each.tool for each in copies}
    who = tools.pop() if len(tools) == 1 else ""
    who = who or ("A sync tool" if len(copies) == 1 else "Sync tools")
    what = "a second copy" if len(copies) == 1 else f"{len(copies)} second copies"
    return f"{who} left {what}."


def _label(copy: SecondCopy, held: Any) -> str:
    name = _DOCUMENTS.get(copy.original.name)
    return f"the {name}" if name else shown(held.label)


def _brings(held: Any, brought: BroughtIn) -> str:
    document: Any = brought.document
    clashes = f"{count(brought.clashes, 'other version')} to choose from" if brought.clashes else ""
    if document == held:
        return "nothing that is not there already"
    words = summary(held, document) if isinstance(held, Issue) else ""
    words = f"{words} words" if words[-1:].isdigit() else words
    return "; ".join(filter(None, (words, clashes))) or count(len(diff(held, document)), "change")
