"""Verbs of a draft on the desk: its doubts, their other readings, and from its source to its stories."""

from functools import partial
from typing import cast

from desk.edit import Refused
from desk.edit import stories as story_edits
from desk.edit.blocks import as_words
from desk.model.issue import Issue
from desk.read.questions import reading_as
from desk.read.reading import Doubt
from desk.tui.ports import OnDesk, OnDraft, Open, OrderRow, Round
from desk.tui.widgets.cells import count


def doubts(desk: OnDesk) -> Round:
    """The doubts of a draft as something to step through, counted from the one in hand."""
    draft = cast("OnDraft", desk)
    found = draft.open_doubts
    places = [Open((at,), partial(draft.go_to_doubt, doubt)) for at, doubt in enumerate(found)]
    here = found.index(draft.doubt) if draft.doubt in found and draft.doubt is not None else -1
    return Round(places, (here,), "Nothing is in doubt any more.")


def take_other(desk: OnDraft) -> None:
    """Read the line in doubt as what else it could be."""
    doubt = _in_hand(desk)
    _, other = reading_as(doubt)
    if desk.turn(f"Read as {other}", desk.read.otherwise(desk.issue, doubt)):
        return
    if doubt.matter == "charset":
        desk.say("Another charset changes every line: read the file in again and say which.")
    else:
        desk.say(f"Read as {other}, the issue would be the same.", "draft.settle")


def settle(desk: OnDraft) -> None:
    """The line was read rightly: its doubt goes, and the next one comes."""
    doubts, doubt = desk.open_doubts, _in_hand(desk)
    at = doubts.index(doubt)
    desk.settle(doubt)
    rest = desk.open_doubts
    if rest:
        desk.go_to_doubt(rest[at % len(rest)], at % len(rest) + 1, len(rest))
    else:
        desk.say("That was the last doubt.", "undo", "draft.keep")


def _in_hand(desk: OnDraft) -> Doubt:
    """The doubt that was gone to, else the first of the selected row. Raises Refused where there is none."""
    doubts = desk.open_doubts
    if desk.doubt in doubts and desk.doubt is not None:
        return desk.doubt
    row = desk.selection.row
    part = row.id if row is not None and row.what == "section" else desk.selection.in_hand
    links = {link.id for link in desk.issue.links if link.story == part}
    for doubt in doubts:
        if doubt.of is not None and (doubt.of == part or doubt.of in links):
            return doubt
    raise Refused("Nothing is in doubt here." + (" ] goes to the next doubt." if doubts else ""))


def read_again(desk: OnDraft) -> None:
    """Read the whole in the next best way; what the editor changed meanwhile stays."""
    before = sum(1 for _ in desk.issue.in_order())
    if not desk.turn("Read again", desk.read.again(desk.issue)):
        desk.say("There is no other way to read it that would change the issue.")
        return
    after = sum(1 for _ in desk.issue.in_order())
    desk.say(f"Read again: {count(after, 'story', 'stories')}, there were {before}.", "undo", "draft.again")


def toggle_source(desk: OnDraft) -> None:
    """Show the proof in the source's place, or the source again."""
    desk.toggle_source()


def from_source(desk: OnDraft) -> None:
    """From a line of the source: to the story that it is in; a line that was left out comes into the story in hand."""
    line = desk.source_line
    if line is None:
        return
    part = desk.read.part_at(line)
    if part is not None and desk.go_to_part(part):
        return
    left = [each for each in desk.read.reading.left_out if each.lines.first <= line <= each.lines.last]
    id = desk.selection.in_hand
    if not left or id is None:
        desk.say("This line is in no story, and was not left out with words of its own.")
        return
    words = "\n\n".join(_words(each.text, each.url) for each in left)
    if desk.do("Took the line in", _with_words, id, words):
        desk.selection.select(OrderRow("story", id))


def _words(text: str, url: str) -> str:
    return f"[{as_words(text or url)}]({url})" if url else as_words(text)


def _with_words(issue: Issue, id: int, words: str) -> Issue:
    body = issue.story(id).body
    return story_edits.change(issue, id, body="\n\n".join(each for each in (body.rstrip(), words) if each))
