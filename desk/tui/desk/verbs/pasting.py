"""What becomes of a paste, wherever it goes: prose where the cursor is, links under the story, stories as stories.

One reader says which it is, and one step takes it in. A key takes the paste the next other way: as stories, as
prose, as links, or as it came.
"""

from functools import partial
from typing import TYPE_CHECKING

from desk.links.trackers import entering, said
from desk.model.text import clean_text
from desk.model.url import is_address, typed_url
from desk.tui.desk.verbs.pasted import RAW, as_links, as_prose, as_stories, insert, is_new, origin_of
from desk.tui.desk.verbs.pastes import LONGEST, fill_first, read_paste
from desk.tui.ports import LastPaste, OnDesk, OrderRow, Origin
from desk.tui.widgets.copied import LINE, too_much
from desk.tui.widgets.fields import TextField

if TYPE_CHECKING:
    from desk.read.paste import Pasted as Read

LONGEST_LINE = 200
"""Characters of several lines that a field of one line takes; more go into the body."""


def into_field(desk: OnDesk, field: TextField, text: str, page: str = "") -> None:
    """Take a paste into a text of the story in hand.

    An address over selected words makes a link in the sentence. A story or several become stories, the first of
    them the one in hand where that is empty; a link on an empty line of the body and a list of links anywhere in it
    become the story's links; all else is tidied prose, in a field of one line on one line, or in the body where it is
    too long for one. `page` is the HTML that it was copied from.
    """
    if field.id == "body":
        origin = origin_of(desk, field, page)
        fill_first(desk, text, origin, partial(_into_field, desk, field, text, page))
    else:
        _into_field(desk, field, text, page)


def _into_field(desk: OnDesk, field: TextField, text: str, page: str) -> None:
    """Take a paste that no link waits for."""
    if field.selected_text and is_address(text) and field.id == "body":
        came = entering(typed_url(text) or "")
        field.insert_text(f"[{field.selected_text}]({came.url})")
        if came.is_changed:
            desk.say(f"Linked{said([came])}.", "undo")
        return
    if field.id != "body":
        if not is_new(desk) or (len(text.strip()) <= LONGEST_LINE and "\n\n" not in text.strip()):
            if not too_much(desk, text, LINE):
                insert(desk, field, text, None, page)
            return
        field = desk.field("body")
    into = field
    origin = origin_of(desk, into, page)

    def then(read: "Read") -> None:
        in_sentence = "\n" not in text.strip() or into.selected_text
        if read.what == "links" and in_sentence and not into.on_empty_line:
            insert(desk, into, text, read, page)
        else:
            _take(desk, origin, text, read)

    read_paste(desk, text, "body", then, origin)


def on_lists(desk: OnDesk, text: str, page: str = "") -> None:
    """Take a paste where no text is typed: links under the story in hand, stories below the selected row."""
    text = clean_text(text)
    if len(text) > LONGEST:
        desk.say("That is too long for a paste here. R in the list of issues reads it in as an old issue.")
        return
    origin = origin_of(desk, None, page)
    fill_first(desk, text, origin, partial(_onto_lists, desk, text, origin))


def _onto_lists(desk: OnDesk, text: str, origin: Origin) -> None:
    """Take a paste that no link waits for."""
    where = "links" if desk.selection.place == "links" else "stories"

    read_paste(desk, text, where, partial(_take, desk, origin, text), origin)


def otherwise(desk: OnDesk) -> None:
    """Take the last paste the next other way, in place of what became of it; after other edits, say what to do."""
    paste, session = desk.last_paste, desk.desk.session
    if not paste.text:
        desk.say("Nothing was pasted yet.")
        return
    session.end_typing()
    if session.last_step is not paste.before and session.last_step is not paste.after:
        desk.say("The paste was edited since. Undo that first, or paste it again.", "undo")
        return
    if session.last_step is paste.after:
        while session.last_step is not None and session.last_step is not paste.before:
            session.undo()
    way, *rest = paste.ways or (RAW,)
    before = session.last_step
    _back_to(desk, paste.origin)

    def then(read: "Read | None") -> None:
        made = _take_as(desk, paste.origin, paste.text, read)
        desk.last_paste = LastPaste(paste.text, before, session.last_step, (*rest, way), paste.origin, made)

    if way == RAW:
        then(None)
    else:
        read_paste(desk, paste.text, "body", then, paste.origin, way)


def _back_to(desk: OnDesk, origin: Origin) -> None:
    """Select what was selected when the paste came, as far as it is there still."""
    if origin.row is not None:
        desk.selection.select(origin.row, tell=False)
    if origin.in_hand is not None and any(story.id == origin.in_hand for story in desk.issue.in_order()):
        desk.take_in_hand(origin.in_hand)
    if origin.field:
        desk.panes.go("story", origin.field)


def _take_as(desk: OnDesk, origin: Origin, text: str, read: "Read | None") -> tuple[OrderRow | None, int] | None:
    if read is not None:
        _take(desk, origin, text, read)
        return desk.last_paste.made
    if not origin.field:
        return _made(desk, as_prose(desk, origin, text))
    desk.field(origin.field).insert_text(text)
    desk.desk.session.end_typing()
    desk.say("Put the paste in as it came.", "undo", "paste.other")
    return None


def _made(desk: OnDesk, last: int | None) -> tuple[OrderRow | None, int] | None:
    """The row that is selected now, and the last story that a paste became."""
    return None if last is None else (desk.selection.row, last)


def _take(desk: OnDesk, origin: Origin, text: str, read: "Read") -> None:
    """Do with a paste what it was read as, and remember the other ways; this one comes round again."""
    before, last = desk.desk.session.last_step, None
    if read.what == "stories":
        last = as_stories(desk, origin, read)
    elif read.what == "links":
        as_links(desk, origin, read)
    elif origin.field:
        insert(desk, desk.field(origin.field), text, read, origin.page)
    else:
        last = as_prose(desk, origin, read.text, read.left)
    others = [str(each) for each in read.others]
    ways = (RAW, *others) if read.what == "prose" else (*others, RAW)
    after, ways = desk.desk.session.last_step, (*ways, str(read.what))
    desk.last_paste = LastPaste(text, before, after, ways, origin, _made(desk, last))
