"""Verbs of structure: split a story, merge several, and make one thing of another. Each is one step."""

from desk.edit import Refused, convert, restructure
from desk.edit.blocks import Mark, blocks, lines_of, marks_of
from desk.model.ids import new_id
from desk.model.text import short
from desk.tui.desk.verbs import sections
from desk.tui.desk.verbs.selection import story_here, targets
from desk.tui.desk.verbs.stories import named
from desk.tui.ports import OnDesk, OrderRow
from desk.tui.widgets.cells import count
from desk.tui.widgets.choice import Choice

MARKS = (
    (Mark.HEADING, "Headings", "lines that begin with #"),
    (Mark.BOLD, "Bold words", "lines that begin in bold"),
    (Mark.LINK, "Links", "lines that begin with a link"),
    (Mark.NUMBER, "Numbers", "1. 2. 3."),
    (Mark.BULLET, "Bullets", "the items of a list"),
    (Mark.LINE, "Lines", "lines with a break behind them"),
)


def split(desk: OnDesk) -> None:
    """What stands behind the cursor becomes a story of its own, right below this one; at the beginning of a story that
    has no headline its first line becomes that.
    """
    id, new = story_here(desk), new_id()
    at = _caret(desk)
    if at is None:
        raise Refused("Put the cursor into the text first, where the new story begins.")
    story, links = desk.issue.story(id), desk.issue.links_of(id)
    if not (story.headline or story.standfirst or story.body[:at].strip()):
        desk.do("Made the first line the headline", restructure.head, id)
        return
    if not desk.do("Split the story", restructure.split, id, at, new):
        return
    if links:
        desk.say(f"Split the story; its {count(len(links), 'link')} stayed with the first.", "undo")
    desk.pick(new)
    desk.panes.go("story", "headline" if desk.issue.story(new).headline is None else "body", to_write=True)


def _caret(desk: OnDesk) -> int | None:
    """The place of the cursor in the body of the story in hand, in characters; None where it is elsewhere."""
    field = desk.field("body")
    if not field.has_focus:
        return None
    row, column = field.cursor_location
    lines = desk.issue.story(story_here(desk)).body.split("\n")
    return sum(len(line) + 1 for line in lines[:row]) + column


def as_list(desk: OnDesk) -> None:
    """Read a story as a list: a story for each line that begins with bold words, a link, a number …"""
    id = story_here(desk)
    parts = blocks(desk.issue.story(id).body)
    found = [marks_of(block) for block in parts]
    counts = {mark: sum(mark in marks for marks in found) for mark in Mark}
    counts[Mark.LINE] = sum(len(lines_of(block)) for block in parts)
    choices = [(mark, words, f"{counts[mark]} of them: {says}") for mark, words, says in MARKS if counts[mark]]
    if not choices and counts[Mark.PARAGRAPH] > 1:
        choices = [(Mark.PARAGRAPH, "Paragraphs", "")]
    if not choices:
        desk.say("This story has no lines that a list could be made of.")
        return

    def chosen(mark: str) -> None:
        before = len(desk.issue.stories)
        if desk.do("Read as a list", restructure.split_each, id, Mark(mark)):
            made = count(len(desk.issue.stories) - before, "new story", "new stories")
            desk.say(f"Read as a list: {made}.", "undo")

    if len(choices) == 1:
        chosen(choices[0][0])
    else:
        desk.ask(Choice("A story for each line that begins with", choices), chosen)


def merge(desk: OnDesk) -> None:
    """Join the marked stories, else the selected one to the story above it in its section."""
    ids = targets(desk)
    if len(ids) == 1:
        above = _neighbour(desk, ids[0], -1)
        if above is None:
            raise Refused("There is no story above it in its section.")
        ids = [above, ids[0]]
    if not ids:
        raise Refused("Select a story first.")
    first = next(story.id for story in desk.issue.in_order() if story.id in ids)
    if desk.do(f"Merged {count(len(ids), 'story', 'stories')}", restructure.merge, ids):
        desk.selection.mark(desk.selection.marked, on=False)
        desk.pick(first)


def join_headlines(desk: OnDesk) -> None:
    """The headline of the story below is the second line of this one's."""
    id = story_here(desk)
    below = _neighbour(desk, id, 1)
    if below is None:
        raise Refused("There is no story below it in its section.")
    desk.do("Joined the headlines", restructure.join_headlines, id, below)


def _neighbour(desk: OnDesk, id: int, step: int) -> int | None:
    story = desk.issue.story(id)
    run = [each.id for each in desk.issue.stories_of(story.section)]
    at = run.index(id) + step if id in run else -1
    return run[at] if 0 <= at < len(run) else None


def duplicate(desk: OnDesk) -> None:
    """A copy of the story with its links, below it; on the subject, of the issue as the next one."""
    row = desk.selection.row
    if row is not None and row.what == "subject" and desk.selection.place == "order":
        desk.run_command("issue.twin")
        return
    id, new = story_here(desk), new_id()
    if desk.do(f"Duplicated {named(desk.issue, [id])}", restructure.duplicate, id, new):
        desk.pick(new)


def turn(desk: OnDesk) -> None:
    """A story's headline becomes a section's title; a section's title becomes a headline.

    What it became is selected: the same key turns it back.
    """
    section, new = sections.selected(desk), new_id()
    if section is not None:
        run = [story.id for story in desk.issue.stories_of(section.id)]
        if desk.do(f"Made “{section.title or ''}” a headline", restructure.demote, section.id, new):
            made = any(story.id == new for story in desk.issue.in_order())
            desk.pick(new if made else run[0])
        return
    id = story_here(desk)
    title = short(restructure.titled(desk.issue.story(id)).headline or "")
    if desk.do(f"Made “{title}” a section", restructure.promote, id, new):
        desk.selection.select(OrderRow("section", new))


def story_to_link(desk: OnDesk) -> None:
    """The selected story is only a title and an address: it becomes a link of the story above it."""
    id = story_here(desk)
    above = _neighbour(desk, id, -1)
    if above is None:
        raise Refused("There is no story above it in its section that could take the link.")
    if desk.do(f"Made {named(desk.issue, [id])} a link", convert.story_to_link, id, above):
        desk.pick(above)


def link_to_story(desk: OnDesk) -> None:
    """The selected link becomes a story below this one."""
    new = new_id()
    if desk.do("Made the link a story", convert.link_to_story, _link(desk), new):
        desk.pick(new)


def link_to_line(desk: OnDesk) -> None:
    """The selected link becomes the last paragraph of the text."""
    desk.do("Put the link into the text", convert.link_to_line, _link(desk))


def _link(desk: OnDesk) -> int:
    id = desk.selection.link
    if desk.selection.place != "links" or id is None:
        raise Refused("That is for a link: go to the links first.")
    return id


def line_to_links(desk: OnDesk) -> None:
    """The paragraph or item under the cursor becomes links of the story."""
    at = _caret(desk)
    if at is None:
        raise Refused("Put the cursor into the line first that should become a link.")
    desk.do("Made the line a link", convert.line_to_links, story_here(desk), at)
