"""Verbs of the review that go through it: stories and doubts, issues and panes, undo, saving, and the way out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.intake import otherwise, review
from desk.intake.reading import Reading
from desk.tui.review.edits import join, rename, story_here, take_in
from desk.tui.review.rows import Spot
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.dialog import Choice

if TYPE_CHECKING:
    from desk.tui.review.screen import ReviewScreen


def open(screen: "ReviewScreen") -> None:  # noqa: A001 - the command's own name
    """Open a story or close it; change the line of anything else; from the list of issues, go into the reading."""
    spot = screen.spot
    if screen.pane == "issues":
        screen.show_pane("reading")
    elif spot.what in ("story", "part"):
        screen.item.toggle(spot.at)
        screen.redraw()
        screen.rows.select(Spot("story", spot.at))
        screen.rows.reveal(screen.rows.row)
    elif spot.what == "doubt":
        other_side(screen)
    elif spot.what == "left":
        take_in(screen)
    else:
        rename(screen)


# Doubts


def next_doubt(screen: "ReviewScreen") -> None:
    """Go to the next doubt."""
    _go(screen, 1)


def doubt_before(screen: "ReviewScreen") -> None:
    """Go to the doubt before."""
    _go(screen, -1)


def _go(screen: "ReviewScreen", step: int) -> None:
    rows = screen.rows.rows
    here = rows.index(screen.rows.row) if screen.rows.row in rows else 0
    ahead = rows[here + 1 :] if step > 0 else tuple(reversed(rows[:here]))
    found = next((row for row in ahead if isinstance(row, Spot) and row.what == "doubt"), None)
    if found is None:
        more = any(isinstance(row, Spot) and row.what == "doubt" for row in rows)
        where = "below" if step > 0 else "above"
        screen.say(f"There is no other doubt {where}." if more else "There is no doubt left in this issue.")
        return
    screen.show_pane("reading")
    screen.rows.select(found)


def _doubt(screen: "ReviewScreen") -> int:
    spot, reading = screen.spot, screen.reading
    if spot.what == "doubt":
        return spot.at
    at = None if spot.what == "issue" else story_here(screen)
    found = next((place for place, doubt in enumerate(reading.doubts) if doubt.story == at), None)
    if found is None:
        raise LookupError("there is no doubt here; n goes to the next one")
    return found


def other_side(screen: "ReviewScreen") -> None:
    """Read it the other way."""
    place = _doubt(screen)
    doubt = screen.reading.doubts[place]
    if doubt.about == "issue" and doubt.story is None:
        below = screen.at + 1
        follows = below < len(screen.items) and screen.items[below].arrival.name == screen.item.arrival.name
        join(screen, screen.at if follows else screen.at - 1)
        return
    _answer(screen, f"Took the other side: {shown(doubt.other)}", otherwise.take_other, place)


def settle(screen: "ReviewScreen") -> None:
    """Say that it is right as it was read."""
    place = _doubt(screen)
    _answer(screen, "Settled the doubt", review.settle, place)


def _answer(screen: "ReviewScreen", title: str, edit: Callable[..., Reading], doubt: int) -> None:
    """Answer a doubt; its row goes, and the one below it is selected."""
    rows = screen.rows
    here = rows.rows.index(rows.row) if rows.row in rows.rows else 0
    screen.edit(title, edit, doubt)
    if rows.rows:
        screen.land(rows.rows[min(here, len(rows.rows) - 1)])


# The review


def undo(screen: "ReviewScreen") -> None:
    """Take the last change of this issue back."""
    title = None if screen.item.file else screen.item.undo()
    screen.redraw()
    if title is not None and screen.item.row is not None:
        screen.rows.select(screen.item.row)
    if title is None:
        screen.say("There is nothing to undo in this issue.")
    else:
        screen.say(f"Undone: {title[:1].lower()}{title[1:]}.", "redo")


def redo(screen: "ReviewScreen") -> None:
    """Make the change again that was undone."""
    title = None if screen.item.file else screen.item.redo()
    screen.redraw()
    if title is not None and screen.item.row is not None:
        screen.rows.select(screen.item.row)
    if title is None:
        screen.say("There is nothing to redo in this issue.")
    else:
        screen.say(f"Redone: {title[:1].lower()}{title[1:]}.", "undo")


def save(screen: "ReviewScreen") -> None:
    """Save this issue and go on to the next."""
    if screen.item.file:
        _next_unsaved(screen)
    else:
        screen.saving.start([screen.item])


def _next_unsaved(screen: "ReviewScreen") -> None:
    if not screen.unsaved:
        screen.dismiss(screen.saving.words)
    else:
        screen.go_to(screen.items.index(screen.unsaved[0]))


def save_all(screen: "ReviewScreen") -> None:
    """Save every issue that is not saved yet."""
    screen.saving.start(screen.unsaved)


def next_issue(screen: "ReviewScreen") -> None:
    """Look at the next issue."""
    _look(screen, 1)


def issue_before(screen: "ReviewScreen") -> None:
    """Look at the issue before."""
    _look(screen, -1)


def _look(screen: "ReviewScreen", step: int) -> None:
    if not 0 <= screen.at + step < len(screen.items):
        raise LookupError("it is the last issue" if step > 0 else "it is the first issue")
    screen.go_to(screen.at + step)


def pane(screen: "ReviewScreen") -> None:
    """Go to the next pane."""
    panes = screen.panes
    screen.show_pane(panes[(panes.index(screen.pane) + 1) % len(panes)])


def leave(screen: "ReviewScreen") -> None:
    """Go back; what is not saved is dropped only if the editor says so. While issues are saved: stop."""
    if screen.saving.busy:
        screen.saving.stop()
    else:
        ask_to_drop(screen, lambda: screen.dismiss(screen.saving.words))


def ask_to_drop(screen: "ReviewScreen", go: Callable[[], object], stay: Callable[[], object] = lambda: None) -> None:
    """Do `go` if nothing is lost by it, or if the editor says so; else `stay`."""
    left = len(screen.unsaved)
    if not left:
        go()
        return
    what = f"{screen.unsaved[0].label} is" if left == 1 else f"{count(left, 'issue')} are"
    choices = (
        ("stay", "Stay", "and look at them" if left > 1 else "and look at it"),
        ("save", "Save", "as they are now" if left > 1 else "as it is now"),
        ("drop", "Drop", "the files that were read stay as they are"),
    )

    def answered(choice: str | None) -> None:
        if choice == "drop":
            go()
            return
        stay()
        if choice == "save":
            save_all(screen)

    screen.app.push_screen(Choice(f"{what} not saved", choices, "stay"), answered)
