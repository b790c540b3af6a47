"""A story that was brought here from another issue: its original is marked moved only after the copy is on disk,
and held again before undo takes the copy away. It is never in neither file.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from desk.edit import copies
from desk.edit import stories as story_edits
from desk.model.issue import Issue, Place, Story
from desk.store.errors import StoreError
from desk.store.file import save
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.tui.ports import Desk
from desk.tui.widgets.cells import cut, shown


@dataclass(frozen=True, slots=True)
class Aside:
    """A story that another issue holds: the story, its issue and that issue's file."""

    story: Story
    issue: Issue
    path: Path


def held_elsewhere(folder: Folder, here: Path | None) -> list[Aside]:
    """The held stories of all issues but the one in the file `here`, newest first; what cannot be read is left out."""
    found: list[Aside] = []
    for summary in folder.summaries():
        path = folder.path / summary.file
        if summary.held and path != here:
            try:
                issue = folder.open_issue(path).issue
            except StoreError:
                continue  # the list of issues says why
            found += [Aside(story, issue, path) for story in issue.placed(Place.HELD)]
    return found


def mark(folder: Folder, path: Path, id: int, place: Place) -> None:
    """Record in another issue's file where its story is now. Raises LookupError, NotFound, Unreadable, NotSaved."""
    opened = folder.open_issue(path)
    marked = story_edits.change(opened.issue, id, place=place)
    if marked is not opened.issue:
        save.save(path, opened.data, records.issue_tables(marked))


class Brought:
    """One story on its way from another issue into the open one. It follows undo and redo of the step."""

    def __init__(self, desk: Desk, aside: Aside) -> None:
        """For a story of another issue; `start` brings it."""
        self._desk = desk
        self._aside = aside
        self._home = desk.session.path
        self._here = False
        self._refused = False

    @property
    def title(self) -> str:
        """What the step is called."""
        return f"Took “{cut(shown(self._aside.story.name), 40)}” from {shown(self._aside.issue.label)}"

    def start(self) -> None:
        """Copy the story into the open issue as one step; then its file is written, then the original is marked."""
        session, story = self._desk.session, self._aside.story
        with session.step(self.title):
            session.do(copies.bring, self._aside.issue, story.id)
        self._here = True
        session.listeners.append(self._follow)
        self._desk.work(self._arrive, group="brought")

    def _is_here(self) -> bool:
        origin = f"{self._aside.issue.id}/{self._aside.story.id}"
        return any(story.origin == origin for story in self._desk.session.issue.stories)

    def _follow(self) -> None:
        if self._refused or self._desk.session.path != self._home or self._is_here() == self._here:
            return
        self._here = not self._here
        if self._here:
            self._desk.work(self._arrive, group="brought")
        else:
            self._give_back()

    async def _arrive(self) -> None:
        """Write the copy, then mark the original: in between, both issues have the story."""
        saved = await self._desk.saver.save()
        if not saved or not self._here:
            return
        try:
            await asyncio.to_thread(
                mark, self._desk.session.folder, self._aside.path, self._aside.story.id, Place.MOVED
            )
            self._desk.learn_numbers()
        except (StoreError, LookupError) as error:
            label = shown(self._aside.issue.label)
            self._desk.say(f"The story is here, and {label} holds it too, because that could not be changed: {error}")

    def _give_back(self) -> None:
        """Hold the original again, here and now: the copy goes with the next save. Else the copy stays."""
        try:
            mark(self._desk.session.folder, self._aside.path, self._aside.story.id, Place.HELD)
            self._desk.learn_numbers()
        except (StoreError, LookupError) as error:
            self._refused = True
            self._desk.call_later(self._stay, str(error))

    def _stay(self, reason: str) -> None:
        """Make the undone step again."""
        self._desk.session.redo()
        self._refused, self._here = False, self._is_here()
        self._desk.say(f"The story stays here: {shown(self._aside.issue.label)} cannot take it back. {reason}")
