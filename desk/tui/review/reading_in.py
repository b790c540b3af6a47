"""Verbs that read old issues in."""

from desk.tui.ports import Front
from desk.tui.review.taking_in import Gathered


def choose(front: Front) -> None:
    """Ask what to read in, and show it before it is saved; if anything was, the screen is told."""
    from desk.tui.review.read_in import ReadIn

    front.ask(ReadIn(front.desk.session.folder), lambda found: review(front, found))


def review(front: Front, found: Gathered) -> None:
    """Show what was read; what was saved of it is said on the screen that comes back."""
    from desk.tui.review.screen import ReviewScreen

    def done(words: str | None) -> None:
        if words:
            front.issues_came()
            front.desk.say_soon(words)

    front.show(ReviewScreen(found), done)
