"""Verbs of a draft on the desk: read again, and from its source to its stories."""

from desk.edit import stories as story_edits
from desk.edit.blocks import as_words
from desk.model.issue import Issue
from desk.tui.ports import OnDraft, OrderRow
from desk.tui.widgets.cells import count, cut

_NAMED = 40
"""Columns of a story's name in a message."""


def read_again(desk: OnDraft) -> None:
    """Read the whole in the next best way; what the editor changed meanwhile stays."""
    before = sum(1 for _ in desk.issue.in_order())
    if not desk.doubting.turn("Read again", desk.read, desk.read.again(desk.issue)):
        desk.say("There is no other way to read it that would change the issue.")
        return
    after = sum(1 for _ in desk.issue.in_order())
    desk.say(f"Read again: {count(after, 'story', 'stories')}, there were {before}.", "undo", "draft.again")


def toggle_source(desk: OnDraft) -> None:
    """Show the proof in the source's place, or the source again."""
    desk.toggle_source()


def from_source(desk: OnDraft) -> None:
    """From a line of the source: to the story that it is in; a line that was left out comes into the one above it."""
    line = desk.source_line
    if line is None:
        return
    part = desk.read.part_at(line)
    if part is not None and desk.go_to_part(part):
        return
    left = [each for each in desk.read.reading.left_out if each.lines.first <= line <= each.lines.last]
    id = _story_above(desk, line)
    if not left or id is None:
        desk.say("This line is in no story, and was not left out with words of its own.")
        return
    words = "\n\n".join(_words(each.text, each.url) for each in left)
    story = desk.issue.story(id)
    if words in story.body:
        desk.say(f"That line is in “{cut(story.name, _NAMED)}” already.")
    elif desk.do(f"Took the line into “{cut(story.name, _NAMED)}”", _with_words, id, words):
        desk.selection.select(OrderRow("story", id))


def _story_above(desk: OnDraft, line: int) -> int | None:
    """The story that stands nearest above a line of the source; the one in hand where none does."""
    places = ((desk.read.lines_of(story.id), story.id) for story in desk.issue.in_order())
    above = max(((place.last, id) for place, id in places if 0 < place.last <= line), default=None)
    return above[1] if above is not None else desk.selection.in_hand


def _words(text: str, url: str) -> str:
    return f"[{as_words(text or url)}]({url})" if url else as_words(text)


def _with_words(issue: Issue, id: int, words: str) -> Issue:
    body = issue.story(id).body
    return story_edits.change(issue, id, body="\n\n".join(each for each in (body.rstrip(), words) if each))
