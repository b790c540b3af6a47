"""Verbs that show something, go somewhere, or are for the whole desk."""

from functools import partial
from typing import TYPE_CHECKING, Any

from desk.model.issue import Place as StoryPlace
from desk.store.form.steps import Step
from desk.tui import background
from desk.tui.desk.verbs import places
from desk.tui.history.described import described

if TYPE_CHECKING:
    from desk.tui.desk.screen import DeskScreen
    from desk.tui.screens.base import DeskBase


def edit(desk: "DeskScreen") -> None:
    """Go into what is selected: the subject, a section's title or a story's text."""
    row = desk.selected
    if row is None or row.what == "subject":
        desk.run_command("details")
    elif row.what == "section":
        desk.run_command("rename")
    else:
        story = desk.issue.story(row.id)
        desk.take_in_hand(row.id)
        desk.panes.go("story", "body" if story.headline else "headline")


def back(desk: "DeskScreen") -> None:
    """From the links to the text, from everything else to the running order; there, take marks away."""
    if desk.focus_place == "links":
        desk.panes.go("story", "body")
    elif desk.focus_place == "order":
        if desk.order.marked:
            desk.run_command("story.unmark")
    else:
        if desk.has_class("over") and desk.focus_place == "proof":
            desk.remove_class("over")
        desk.panes.go("order")


def next_pane(desk: "DeskScreen") -> None:
    """Go on: running order, headline, standfirst, body, links, proof."""
    desk.panes.step(1)


def pane_before(desk: "DeskScreen") -> None:
    """The other way round."""
    desk.panes.step(-1)


def undo(screen: "DeskBase") -> None:
    """Take the last step back and show the place that it changed."""
    done = screen.desk.session.undo()
    if done is None:
        screen.say("There is nothing to undo.")
    else:
        _show_step(screen, *done, word="Undone")


def redo(screen: "DeskBase") -> None:
    """Make the last undone step again and show its place."""
    done = screen.desk.session.redo()
    if done is None:
        screen.say("There is nothing to redo.")
    else:
        _show_step(screen, *done, word="Redone")


def _show_step(screen: "DeskBase", step: Step, refused: int, word: str) -> None:
    screen.show_step(step)
    words = step.title or described(step, screen.desk.session)
    title = f": {words[:1].lower()}{words[1:]}" if words else ""
    if refused:
        screen.say(f"{word}{title}, but for what was changed elsewhere since: that stays.")
    else:
        screen.say(f"{word}{title}.", "redo" if word == "Undone" else "undo")


def jump(desk: "DeskScreen") -> None:
    """Ask for a story and go to it."""
    from desk.tui.find.jump import JumpScreen

    def chosen(id: int) -> None:
        if desk.issue.story(id).place == StoryPlace.IN:
            desk.pick(id)
            desk.panes.go("story", "body")
        else:
            shelf(desk)

    desk.ask(JumpScreen(desk.issue), chosen)


def proof(desk: "DeskScreen") -> None:
    """Show the proof in the story's place, or the story again; where both fit, go into the proof."""
    if desk.has_class("-wide") and not desk.proofs.as_text:
        desk.panes.go("order" if desk.focus_place == "proof" else "proof")
        return
    if desk.proofs.as_text:
        desk.proofs.toggle_text()
    _cover(desk, not (desk.has_class("over") or (desk.has_class("-narrow") and desk.panes.here == "proof")))


def proof_text(desk: "DeskScreen") -> None:
    """Show the plain text edition, or the e-mail again."""
    desk.proofs.toggle_text()
    _cover(desk, desk.proofs.as_text or not desk.has_class("-wide"))


def _cover(desk: "DeskScreen", over: bool) -> None:
    desk.set_class(over and not desk.has_class("-narrow"), "over")
    desk.set_class(desk.proofs.as_text, "text-proof")
    desk.panes.go("proof" if over else "order")
    desk.call_after_refresh(desk.redraw)


def browser(screen: Any) -> None:
    """Open the exported page itself in the browser."""
    from desk.tui.export.writing import show_in_browser

    chosen = chosen_issue(screen)
    if chosen is not None:
        path, issue = chosen
        screen.say_later(partial(show_in_browser, issue, screen.desk.session.publication, path))


def copy(screen: Any) -> None:
    """Copy the issue, formatted, to be pasted into a mail tool."""
    from desk.publish.copying import USUAL
    from desk.tui.export.writing import copy_issue

    chosen = chosen_issue(screen)
    if chosen is not None:
        _, issue = chosen
        screen.say_later(partial(copy_issue, screen.desk, issue, screen.desk.session.publication, USUAL))


def export(screen: Any) -> None:
    """Ask for a format and a place, and write the issue."""
    from desk.tui.export.screen import ExportScreen

    chosen = chosen_issue(screen)
    if chosen is None:
        return
    path, issue = chosen

    folder = screen.desk.session.folder.path
    screen.ask(ExportScreen(issue, screen.desk.session.publication, folder, path.stem), screen.say)


def chosen_issue(screen: Any) -> Any:
    """The file and the issue that a command is for: the open one, or the selected one of the list."""
    if screen.desk.session.path is not None:
        return screen.desk.session.path, screen.desk.session.issue
    return screen.selected_issue()


def details(desk: "DeskScreen") -> None:
    """The issue's subject, preheader, number and date."""
    from desk.tui.desk.details import DetailsScreen

    desk.app.push_screen(DetailsScreen())


def shelf(desk: "DeskScreen") -> None:
    """Inbox, held and spiked."""
    from desk.tui.shelf.screen import ShelfScreen

    desk.app.push_screen(ShelfScreen(desk.in_hand))


def publication(screen: "DeskBase") -> None:
    """The settings of the publication."""
    from desk.tui.publication.screen import PublicationScreen

    screen.app.push_screen(PublicationScreen())


def find(desk: "DeskScreen") -> None:
    """Find and replace."""
    from desk.tui.find.rows import counted
    from desk.tui.find.screen import FindScreen, Place, Replacement, replaced

    def found(answer: Place | Replacement) -> None:
        if isinstance(answer, Place):
            places.show_place(desk, *answer)
            return
        desk.do(f"Replaced {counted(desk.issue, answer.matches)}", replaced, answer)

    desk.ask(FindScreen(desk.issue, desk.in_hand), found)


def theme(screen: "DeskBase") -> None:
    """Choose a theme; it is kept."""
    from desk.tui.theme.screen import ThemeScreen

    def chosen(name: str) -> None:
        if screen.desk.choose_theme(name):
            screen.say(f"The theme is {name}, and stays so.")

    screen.ask(ThemeScreen(screen.app.available_themes, screen.app.theme), chosen)


def keys(screen: "DeskBase") -> None:
    """The searchable help, which runs what is chosen."""
    from desk.tui.help.screen import HelpScreen

    screen.ask(HelpScreen(screen.here, screen.desk.keys), screen.run_command)


def palette(screen: "DeskBase") -> None:
    """Every command by its name."""
    from desk.tui.help.palette import PaletteScreen

    screen.ask(PaletteScreen(screen.here, screen.desk.keys), screen.run_command)


def save(screen: "DeskBase") -> None:
    """Save now."""
    saver = screen.desk.saver

    async def save_and_say() -> None:
        if await saver.save(anew=True):
            screen.say(f"Saved {saver.saved_at}." if saver.saved_at else "Everything is saved.")

    background.run(screen, save_and_say, group="save-now", alone=True)


def issues(desk: "DeskScreen") -> None:
    """Save, close the issue and go back to the list."""

    async def leave() -> None:
        while await desk.desk.saver.save():
            if not desk.is_in_front:  # she opened something meanwhile: she is not leaving
                return
            if not desk.desk.session.is_dirty("issue"):  # no key came while it was saved
                desk.desk.close_issue()
                desk.dismiss(None)
                return

    background.run(desk, leave, group="leave", alone=True)


def quit_desk(screen: "DeskBase") -> None:
    """Save and close the desk."""
    screen.app.call_later(screen.app.action_quit)
