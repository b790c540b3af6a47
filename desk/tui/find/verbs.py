"""Verbs that find: words, to go to them or to replace them, and stories by their headlines."""

from desk.model.issue import Place
from desk.tui.ports import OnDesk


def find(desk: OnDesk) -> None:
    """Find and replace."""
    from desk.tui.find.rows import counted
    from desk.tui.find.screen import FindScreen, FoundPlace, Replacement, replaced

    def found(answer: FoundPlace | Replacement) -> None:
        if isinstance(answer, FoundPlace):
            desk.show_words(*answer)
            return
        desk.do(f"Replaced {counted(desk.issue, answer.matches)}", replaced, answer)

    desk.ask(FindScreen(desk.issue, desk.selection.in_hand), found)


def jump(desk: OnDesk) -> None:
    """Ask for a story and go to it."""
    from desk.tui.find.jump import JumpScreen

    def chosen(id: int) -> None:
        if desk.issue.story(id).place == Place.IN:
            desk.panes.remember()
            desk.pick(id)
            desk.panes.go("story", "body")
        else:
            desk.run_command("shelf")

    desk.ask(JumpScreen(desk.issue), chosen)
