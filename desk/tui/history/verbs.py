"""Verbs of the past: undo and redo, the versions there were, and what was not saved."""

from desk.store.form.steps import Step
from desk.tui.history.described import described
from desk.tui.ports import Front, OnDesk


def history(desk: OnDesk) -> None:
    """Show the versions of the story in hand, or of the issue."""
    from desk.tui.history.screen import HistoryScreen

    desk.desk.session.end_typing()
    desk.show(HistoryScreen(desk.selection.in_hand if desk.targets() else None))


def recovered(front: Front) -> None:
    """Show again what an earlier desk had not saved in the open issue; without one, in the publication and shelf."""
    from desk.tui.history.recovered import RecoveredScreen

    if front.desk.session.recover():
        front.show(RecoveredScreen())
    else:
        front.say("Everything that was typed is in the file.")


def undo(front: Front) -> None:
    """Take the last step back and show the place that it changed."""
    done = front.desk.session.undo()
    if done is None and front.desk.session.path is not None:
        front.run_command("finish.back")
    elif done is None:
        front.say("There is nothing to undo.")
    else:
        _show_step(front, *done, word="Undone", back="redo")


def redo(front: Front) -> None:
    """Make the last undone step again and show its place."""
    done = front.desk.session.redo()
    if done is None:
        front.say("There is nothing to redo.")
    else:
        _show_step(front, *done, word="Redone", back="undo")


def _show_step(front: Front, step: Step, refused: int, word: str, back: str) -> None:
    front.show_step(step)
    words = step.title or described(step, front.desk.session)
    title = f": {words[:1].lower()}{words[1:]}" if words else ""
    if refused:
        front.say(f"{word}{title}, but for what was changed elsewhere since: that stays.")
    else:
        front.say(f"{word}{title}.", back)
