"""Verbs that find: words, to go to them or to replace them, and stories by their headlines."""

from desk.edit import Refused, links, places, stories
from desk.edit.places import Spot
from desk.model.issue import Issue, Place
from desk.model.text import first_words
from desk.tui.ports import OnDesk, OrderRow


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


def fetch(desk: OnDesk) -> None:
    """Ask for a story by a word of its headline and put it where the editor is: below the story, into the section."""
    from desk.tui.find.jump import JumpScreen

    row = desk.selection.row
    here = row.id if row is not None and row.what == "story" else 0

    def chosen(id: int) -> None:
        moved = desk.issue.story(id)
        desk.do(f"Brought “{first_words(moved.name, 40)}” here", stories.place, [id], *_below(desk.issue, row, id))
        desk.pick(id)

    desk.ask(JumpScreen(desk.issue, "Bring a story here", but=(here,)), chosen)


def _below(issue: Issue, row: OrderRow | None, moving: int) -> Spot:
    if row is not None and row.what == "story":
        return places.behind(issue, row.id, [moving])
    return places.first_in(row.id) if row is not None and row.what == "section" else places.top(issue)


def move_link(desk: OnDesk) -> None:
    """Ask for a story and put the selected link at the end of its links; the next link is in hand then."""
    from desk.tui.find.jump import JumpScreen

    id = desk.selection.link
    if id is None:
        raise Refused("Select a link first.")
    link = desk.issue.link(id)

    def chosen(story: int) -> None:
        name = first_words(desk.issue.story(story).name, 30)
        run = [each.id for each in desk.issue.links_of(link.story)]
        heir = next(iter(run[run.index(id) + 1 :] or run[: run.index(id)][-1:]), None) if id in run else None
        words = f"Moved “{first_words(link.title, 30)}” to “{name}”"
        desk.do(words, links.place, id, story, places.link_last(desk.issue, story))
        if heir is not None:
            desk.selection.select_link(heir)

    desk.ask(JumpScreen(desk.issue, "Move the link to", but=(link.story,)), chosen)
