"""What becomes of a paste, wherever it goes: prose where the cursor is, links under the story, stories as stories.

One reader says which it is, and one step takes it in. A key takes the paste the next other way: as stories, as
prose, as links, or as it came.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.edit import long_lines
from desk.edit import stories as story_edits
from desk.edit.copies import take_in, under_new_ids
from desk.edit.places import Spot
from desk.links.entering import entering, said
from desk.model.ids import new_id
from desk.model.issue import Issue, Story
from desk.model.text import clean_text
from desk.model.url import is_address, typed_url
from desk.read.hygiene import seen
from desk.tui.desk.verbs.entered import take_off_in_text
from desk.tui.desk.verbs.filling import fill_from
from desk.tui.desk.verbs.links import attach, known_sources, links_story
from desk.tui.desk.verbs.selection import place_for_new
from desk.tui.ports import OnDesk, OrderRow, Origin, Pasted
from desk.tui.widgets.cells import count
from desk.tui.widgets.fields import TextField

if TYPE_CHECKING:
    from desk.read.paste import Pasted as Read

_BREAKS = re.compile(r"\s*\n\s*")
RAW = "raw"
"""A paste as it came, without any tidying."""
LONGEST = 200_000
"""Characters of a paste that is read for what it is; a longer one is prose in a text, and a file elsewhere."""
AT_ONCE = 6_000
"""Characters of a paste that is read before the screen can be drawn anew: a few milliseconds."""
LONGEST_LINE = 200
"""Characters of several lines that a field of one line takes; more go into the body."""


def into_field(desk: OnDesk, field: TextField, text: str) -> None:
    """Take a paste into a text of the story in hand.

    An address over selected words makes a link in the sentence. A story or several become stories, the first of
    them the one in hand where that is empty; links on an empty line of the body become the story's links; all else
    is tidied prose, in a field of one line on one line, or in the body where it is too long for one.
    """
    if field.id == "body" and len(text) <= LONGEST and _filled(desk, field, text):
        return
    if field.selected_text and is_address(text) and field.id == "body":
        came = entering(typed_url(text) or "")
        field.insert_text(f"[{field.selected_text}]({came.url})")
        if came.is_changed:
            desk.say(f"Linked{said([came])}.", "undo")
        return
    if field.id != "body":
        if not _is_new(desk) or (len(text.strip()) <= LONGEST_LINE and "\n\n" not in text.strip()):
            _insert(desk, field, text, None)
            return
        field = desk.field("body")
    into = field

    def then(read: "Read | None") -> None:
        if read is None or (read.what == "links" and not into.on_empty_line):
            _insert(desk, into, text, read)
        else:
            _take(desk, _origin(desk, into), text, read)

    _read(desk, text, "body", then, _origin(desk, into))


def on_lists(desk: OnDesk, text: str) -> None:
    """Take a paste where no text is typed: links under the story in hand, stories below the selected row."""
    text = clean_text(text)
    if len(text) > LONGEST:
        desk.say("That is too long for a paste here. R in the list of issues reads it in as an old issue.")
        return
    if _filled(desk, None, text):
        return
    where = "links" if desk.selection.place == "links" else "stories"
    origin = _origin(desk, None)

    def then(read: "Read | None") -> None:
        if read is not None:
            _take(desk, origin, text, read)

    _read(desk, text, where, then, origin)


def _filled(desk: OnDesk, field: TextField | None, text: str) -> bool:
    """Give a paste of addresses to the links that wait for them; another key takes it as links or as it came."""
    before, origin = desk.desk.session.last_step, _origin(desk, field)
    if not fill_from(desk, text):
        return False
    desk.last_paste = Pasted(text, before, desk.desk.session.last_step, ("links", RAW), origin)
    return True


def _origin(desk: OnDesk, field: TextField | None) -> Origin:
    """Where a paste went: the text it was pasted into or "", the selected row, and the story in hand."""
    return Origin(field.id or "" if field is not None else "", desk.selection.row, desk.selection.in_hand)


def otherwise(desk: OnDesk) -> None:
    """Take the last paste the next other way, in place of what became of it if nothing was done since."""
    paste, session = desk.last_paste, desk.desk.session
    if not paste.text:
        desk.say("Nothing was pasted yet.")
        return
    session.end_typing()
    if session.last_step is paste.after:
        while session.last_step is not None and session.last_step is not paste.before:
            session.undo()
    way, *rest = paste.ways or (RAW,)
    before = session.last_step
    _back_to(desk, paste.origin)

    def then(read: "Read | None") -> None:
        _take_as(desk, paste.origin, paste.text, read)
        desk.last_paste = Pasted(paste.text, before, session.last_step, (*rest, way), paste.origin)

    if way == RAW:
        then(None)
    else:
        _read(desk, paste.text, "body", then, paste.origin, way)


def _back_to(desk: OnDesk, origin: Origin) -> None:
    """Select what was selected when the paste came, as far as it is there still."""
    if origin.row is not None:
        desk.selection.select(origin.row, tell=False)
    if origin.in_hand is not None and any(story.id == origin.in_hand for story in desk.issue.in_order()):
        desk.take_in_hand(origin.in_hand)
    if origin.field:
        desk.panes.go("story", origin.field)


def _take_as(desk: OnDesk, origin: Origin, text: str, read: "Read | None") -> None:
    if read is not None:
        _take(desk, origin, text, read)
    elif origin.field:
        desk.field(origin.field).insert_text(text)
        desk.desk.session.end_typing()
        desk.say("Put the paste in as it came.", "undo", "paste.other")
    else:
        _as_prose(desk, text)


def _read(
    desk: OnDesk,
    text: str,
    where: str,
    then: Callable[["Read | None"], object],
    origin: Origin,
    what: str | None = None,
) -> None:
    """Do `then` with the paste as the reader takes it, with None where it is too long to be read.

    What takes longer than a blink is read on another thread; what is typed meanwhile comes behind it.
    """
    if len(text) > LONGEST:
        then(None)
        return
    from desk.read.paste import What, paste

    def read() -> "Read":
        return paste(text, where, known, What(what) if what else None)

    def stopped() -> None:
        ways = tuple(each for each in (RAW, "prose", "stories", "links") if origin.field or each != RAW)
        step = desk.desk.session.last_step
        desk.last_paste = Pasted(text, step, step, ways, origin)
        desk.say("Stopped: nothing of the paste was put in.", "paste.other")

    known = known_sources(desk)
    if len(text) <= AT_ONCE:
        then(read())
    else:
        desk.before_more("Reading what was pasted", read, then, stopped)


def _take(desk: OnDesk, origin: Origin, text: str, read: "Read") -> None:
    """Do with a paste what it was read as, and remember the other ways; this one comes round again."""
    before = desk.desk.session.last_step
    if read.what == "stories":
        _as_stories(desk, origin, read)
    elif read.what == "links":
        _as_links(desk, read)
    elif origin.field:
        _insert(desk, desk.field(origin.field), text, read)
    else:
        _as_prose(desk, read.text)
    others = [str(each) for each in read.others]
    ways = (RAW, *others) if read.what == "prose" else (*others, RAW)
    desk.last_paste = Pasted(text, before, desk.desk.session.last_step, (*ways, str(read.what)), origin)


def _as_stories(desk: OnDesk, origin: Origin, read: "Read") -> None:
    from desk.archive.finishing import in_its_spelling

    assert read.reading is not None
    made, ids = under_new_ids(in_its_spelling(read.reading.issue, desk.desk.session.publication))
    new = [story.id for story in made.in_order()]
    left = [each for each in read.reading.left_out if each.text.strip()]
    into = desk.selection.in_hand if origin.field and _is_new(desk) else None
    spot = Spot(None, None) if into is not None else place_for_new(desk)

    def taken(issue: Issue) -> Issue:
        issue = take_in(issue, made, spot, into)
        first = into if into is not None else new[0]
        notes = [issue.story(first).notes, *(f"From the paste: {each.text}" for each in left)]
        return story_edits.change(issue, first, notes="\n".join(filter(None, notes))) if left else issue

    words = count(len(new), "story", "stories") + " from a paste"
    if not desk.do(words, taken):
        return
    desk.doubt_about({ids[each.of] for each in read.reading.doubts if each.of in ids})
    desk.selection.select(OrderRow("story", into if into is not None else new[0]))
    if into is None:
        desk.panes.go("order")
    doubts = len(read.reading.doubts)
    parts = [words, *([count(doubts, "doubt")] if doubts else [])]
    parts += [f"{count(len(left), 'line')} kept in its notes"] if left else []
    desk.say(f"{', '.join(parts)}.", "paste.other", "undo")


def _as_links(desk: OnDesk, read: "Read") -> None:
    if not read.links:
        desk.say("There are no links in that.")
    elif desk.selection.in_hand is not None and not _on_section(desk):
        words = attach(desk, read.links)
        desk.say(f"{words}. In the story's links.", "undo", "paste.other")
    else:
        links_story(desk, read.links)


def _as_prose(desk: OnDesk, text: str) -> None:
    """Prose outside a text: the end of the body of the story in hand, or a new story on a section."""
    id = desk.selection.in_hand
    if id is None or _on_section(desk):
        spot, new = place_for_new(desk), new_id()
        story = Story(new, "", spot.section, body=text)
        if desk.do("A story from a paste", story_edits.add, story, after=spot.after, first=spot.after is None):
            desk.say("A story without a headline from a paste.", "paste.other", "undo")
        return

    def appended(issue: Issue) -> Issue:
        body = issue.story(id).body
        return story_edits.change(issue, id, body="\n\n".join(each for each in (body.rstrip(), text) if each))

    if desk.do("Put the paste at the end of the text", appended):
        desk.say("Put the paste at the end of the text.", "paste.other", "undo")


def _insert(desk: OnDesk, field: TextField, text: str, read: "Read | None") -> None:
    """Prose where the cursor is: a line as it is, several tidied; a line that is too long to edit is broken.

    Soft hyphens and zero-width spaces, which nobody sees, go without a word.
    """
    bare = seen(text).strip("\n")
    session = desk.desk.session
    before = session.last_step
    if field.id != "body":
        words = _BREAKS.sub(" ", bare)
    elif "\n" not in bare and not field.on_empty_line:
        words = bare
    else:
        words = read.text if read is not None and read.what == "prose" else _tidied(text)
    longest = max(map(len, words.split("\n")))
    words, breaks = long_lines.broken(words)
    session.end_typing()
    field.insert_text(words)
    session.end_typing()
    off = _taken_off(desk, field, len(words))
    others = [str(each) for each in read.others] if read is not None else []
    ways = (RAW, *others, "prose")
    desk.last_paste = Pasted(text, before, session.last_step, ways, _origin(desk, field))
    if breaks:
        parts = count(breaks, "break")
        desk.say(f"A line of {longest:,} characters was too long to edit: {parts} put in.", "undo", "paste.other")
    elif words != bare and field.id == "body":
        desk.say(" ".join(filter(None, ("Tidied what was pasted.", off))), "undo", "paste.other")
    elif off:
        desk.say(off, "undo")


def _taken_off(desk: OnDesk, field: TextField, length: int) -> str:
    """Take off what wraps the addresses in the words before the cursor of the body; a sentence, "" for nothing."""
    id = desk.selection.in_hand
    if id is None or field.id != "body":
        return ""
    end = field.selected_range[1]
    return take_off_in_text(desk, id, end - length, end)


def _tidied(text: str) -> str:
    from desk.read.prose import tidy

    return tidy(text)


def _on_section(desk: OnDesk) -> bool:
    row = desk.selection.row
    return desk.selection.place == "order" and row is not None and row.what == "section"


def _is_new(desk: OnDesk) -> bool:
    id = desk.selection.in_hand
    story = desk.issue.story(id) if id is not None else None
    return story is not None and not story.body.strip() and not desk.issue.links_of(story.id)
