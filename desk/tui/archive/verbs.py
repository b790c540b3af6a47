"""Verbs of the archive: search, cross-link, read, let a repeat pass, figures."""

from desk.archive.references import story_address
from desk.archive.seen import passing
from desk.archive.stories import Run
from desk.edit import Refused
from desk.edit import links as link_edits
from desk.edit.passed import let_pass
from desk.model.ids import new_id
from desk.model.issue import Link
from desk.tui.ports import Front, OnDesk
from desk.tui.widgets.cells import shown


def search(desk: OnDesk) -> None:
    """Go into the line of the archive; there, ask for what is close to the story in hand."""
    if desk.panes.over:
        desk.panes.over = False
    desk.archive.open()


def close_stories(desk: OnDesk) -> None:
    """Empty the line: the stories that are close to the one in hand."""
    desk.archive.open("")


def later_stories(desk: OnDesk) -> None:
    """The later stories that point to the one in hand."""
    desk.archive.later_stories()


def read(desk: OnDesk) -> None:
    """Read the selected story beside the draft, or go back to the list."""
    desk.archive.read()


def _chosen(desk: OnDesk) -> Run:
    run = desk.archive.run
    if run is None:
        raise Refused("There is no earlier story selected.")
    return run


def cross_link(desk: OnDesk) -> None:
    """Put a link to the selected story under the one in hand, with its reference and its address."""
    run, id = _chosen(desk), desk.selection.in_hand
    if id is None:
        raise Refused("There is no story in hand that could link to it.")
    if any(link.ref == run.ref for link in desk.issue.links_of(id)):
        raise Refused(f"This story links to {shown(run.label)} already.")
    made = Link(id=new_id(), order="", story=id, url=_address(desk, run), ref=run.ref, title=run.story.headline)
    desk.do(f"Linked to {shown(run.label)}: “{shown(run.story.headline)}”", link_edits.add, [made])
    desk.selection.select_link(made.id)


def link_in_sentence(desk: OnDesk) -> None:
    """Make the selected words of the body a link to the earlier story; without any its headline is put in."""
    run = _chosen(desk)
    if desk.selection.in_hand is None:
        raise Refused("There is no story in hand that could link to it.")
    field = desk.field("body")
    words = " ".join((field.selected_text or run.story.headline).split())
    escaped = words.replace("[", "\\[").replace("]", "\\]")
    desk.desk.session.end_typing()
    field.insert_text(f"[{escaped}]({_address(desk, run) or ''})")
    desk.desk.session.end_typing()
    desk.archive.leave()
    desk.panes.go("story", "body")
    where = "" if _address(desk, run) else " It waits for its address: the publication has no pattern for one."
    desk.say(f"Linked to {shown(run.label)} in the sentence.{where}", "undo")


def _address(desk: OnDesk, run: Run) -> str | None:
    return story_address(desk.desk.session.publication, run.number, run.slug, run.story.id)


def read_repeat(desk: OnDesk, link: int | str) -> None:
    """Open the story that ran a link before, beside the draft."""
    found = desk.remarking.repeat(link)
    if found is not None and found.here is not None:
        desk.pick(found.here.id)
    elif found is not None and found.run is not None:
        desk.archive.read(found.run)


def pass_here(desk: OnDesk) -> None:
    """Let the repeat of the selected link pass in this issue."""
    what = _repeat_in_hand(desk)
    if desk.do("", let_pass, what):
        desk.say("Said no more in this issue.", "undo")


def pass_for_ever(desk: OnDesk) -> None:
    """Never remark on this address again in this publication."""
    what = _repeat_in_hand(desk)
    session = desk.desk.session
    passed = let_pass(session.publication, what).passed
    with session.step("Let it pass for ever"):
        session.change_publication(passed=passed)
    desk.say("Never said again of this address; the publication's settings list it.", "undo")


def _repeat_in_hand(desk: OnDesk) -> str:
    chosen = desk.selection
    id = chosen.link if chosen.remark is None else chosen.remark
    found = None if id is None else desk.remarking.repeat(id)
    what = None if found is None else passing(found.url)
    if what is None:
        raise Refused("There is no remark on this link that could be let pass.")
    return what


def stats(front: Front) -> None:
    """The archive in figures."""
    from desk.tui.archive.stats import StatsScreen

    front.show(StatsScreen(), lambda words: front.show_stories(words) if words else None)
