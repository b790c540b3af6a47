"""The story that is being written left the running order: said before the next key goes elsewhere."""

from textual.app import ComposeResult

from desk.model.issue import Issue, Place
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.words import KeyLine, Words

_ON_SHELF = {Place.SPIKED: "spiked it", Place.HELD: "held it", Place.CLASH: "set it beside as another version"}


class StoryGone(Dialog[None]):
    """It takes the keys that were meant for the text; only esc closes it."""

    def __init__(self, name: str, what: str, where: str) -> None:
        """The story's name, what happened to it, and how to get it back."""
        super().__init__("Your story left the issue")
        self._story = name
        self._what = what
        self._where = where

    def inside(self) -> ComposeResult:
        """The story, what happened, what to do."""
        yield Words((self._story, "bold"))
        yield Words((f"{self._what}\n", ""), wrap=True)
        yield Words((self._where, ""), wrap=True)
        yield KeyLine((), "running order")


def keep_hand(desk: OnDesk, id: int | None, before: Issue) -> None:
    """After another program's changes: no key press goes into another story than the one that was written in."""
    if id is None or desk.selection.in_hand == id or desk.selection.place not in ("text", "links"):
        return
    desk.panes.go("order")
    story = next((story for story in desk.issue.stories if story.id == id), None)
    put = _ON_SHELF.get(Place(story.place)) if story is not None else None
    if put:
        what = f"Another program {put} while you wrote. Your words are in it."
        where = f"It is on the shelf: {desk.desk.keys.shown('shelf')} shows it and takes it back."
    else:
        what = "Another program took it out of this issue while you wrote."
        where = f"{desk.desk.keys.shown('history')} shows the versions before, and takes one back."
    if desk.is_in_front:
        desk.show(StoryGone(shown((story or before.story(id)).name), what, where))
