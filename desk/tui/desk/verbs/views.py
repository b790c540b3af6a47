"""Verbs that go somewhere on the desk, and those of the whole desk: save, close the issue, quit."""

from desk.tui.ports import Front, OnDesk


def edit(desk: OnDesk) -> None:
    """Go into what is selected: the subject, a section's title or a story's text."""
    row = desk.selection.row
    if row is None or row.what == "subject":
        desk.run_command("details")
    elif row.what == "section":
        desk.run_command("rename")
    else:
        story = desk.issue.story(row.id)
        desk.take_in_hand(row.id)
        desk.panes.go("story", "body" if story.headline else "headline", to_write=True)


def back(desk: OnDesk) -> None:
    """Go back to where the focus came from, one level; in the running order, take marks away."""
    if desk.desk.remembering.is_building:
        desk.desk.remembering.stop_building()
        desk.say("Stopped reading the archive; what was read is kept.")
    elif desk.archive.is_open:
        desk.archive.close()
    elif desk.selection.place == "order":
        if desk.selection.marked:
            desk.run_command("story.unmark")
    else:
        desk.panes.back()


def next_pane(desk: OnDesk) -> None:
    """Go on: running order, headline, standfirst, body, links, proof."""
    desk.panes.step(1)


def pane_before(desk: OnDesk) -> None:
    """The other way round."""
    desk.panes.step(-1)


def proof(desk: OnDesk) -> None:
    """Show the proof in the story's place; where both fit, go into the proof. Once more: the galley, to be read."""
    if desk.selection.place == "proof" and not desk.proofs.as_text:
        desk.run_command("galley.proof")
        return
    if desk.panes.all_fit and not desk.proofs.as_text:
        desk.panes.go("proof")
        return
    if desk.proofs.as_text:
        desk.proofs.toggle_text()
    _cover(desk, not (desk.panes.over or (desk.panes.one_fits and desk.panes.here == "proof")))


def proof_text(desk: OnDesk) -> None:
    """Show the plain text edition, or the e-mail again."""
    desk.proofs.toggle_text()
    _cover(desk, desk.proofs.as_text or not desk.panes.all_fit)


def _cover(desk: OnDesk, over: bool) -> None:
    desk.panes.over = over and not desk.panes.one_fits
    desk.panes.go("proof" if over else "order")
    desk.redraw_soon()


def details(desk: OnDesk) -> None:
    """The issue's subject, preheader, number and date."""
    from desk.tui.desk.details import DetailsScreen

    desk.show(DetailsScreen())


def paste(front: Front) -> None:
    """Paste what lies on the clipboard where the focus is."""
    front.desk.action_paste_clipboard()


def paste_page(front: Front) -> None:
    """Paste by a page in the browser."""
    front.desk.paste_page()


def save(front: Front) -> None:
    """Save now."""
    saver = front.desk.saver

    async def save_and_say() -> None:
        if await saver.save(anew=True):
            front.say(f"Saved {saver.saved_at}." if saver.saved_at else "Everything is saved.")

    front.work(save_and_say, group="save-now")


def issues(desk: OnDesk) -> None:
    """Save, close the issue and go back to the list."""
    _leave(desk)


def duplicate_issue(desk: OnDesk) -> None:
    """Go back to the list and ask there for the number and day of a copy of this issue."""
    _leave(desk, "issue.duplicate")


def begin_issue(desk: OnDesk) -> None:
    """Go back to the list and ask there for the number and day of the next issue."""
    _leave(desk, "issue.new")


def _leave(desk: OnDesk, then: str = "") -> None:
    """Save, close the issue, go back to the list, and run a command there."""

    async def leave() -> None:
        while await desk.desk.saver.save():
            if not desk.is_in_front:  # something was opened meanwhile: the editor is not leaving
                return
            if not desk.desk.session.is_dirty("issue"):  # no key came while it was saved
                desk.desk.close_issue()
                desk.desk.run_on_list = then
                desk.leave()
                return

    desk.work(leave, group="leave")


def quit_desk(front: Front) -> None:
    """Save and close the desk."""
    front.desk.quit()
