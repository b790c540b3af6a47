"""What becomes of a paste, wherever it goes: prose where the cursor is, links under the story, stories as stories.

One reader says which it is, and one step takes it in. A key takes the paste the next other way: as stories, as
prose, as links, or as it came.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.links.entering import entering, said
from desk.model.text import clean_text
from desk.model.url import is_address, typed_url
from desk.tui.desk.verbs.filling import fill_from
from desk.tui.desk.verbs.links import known_sources
from desk.tui.desk.verbs.pasted import RAW, as_links, as_prose, as_stories, insert, is_new, origin_of
from desk.tui.ports import LastPaste, OnDesk, Origin
from desk.tui.widgets.fields import TextField

if TYPE_CHECKING:
    from desk.read.paste import Pasted as Read

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
        if not is_new(desk) or (len(text.strip()) <= LONGEST_LINE and "\n\n" not in text.strip()):
            insert(desk, field, text, None)
            return
        field = desk.field("body")
    into = field

    def then(read: "Read | None") -> None:
        if read is None or (read.what == "links" and not into.on_empty_line):
            insert(desk, into, text, read)
        else:
            _take(desk, origin_of(desk, into), text, read)

    _read(desk, text, "body", then, origin_of(desk, into))


def on_lists(desk: OnDesk, text: str) -> None:
    """Take a paste where no text is typed: links under the story in hand, stories below the selected row."""
    text = clean_text(text)
    if len(text) > LONGEST:
        desk.say("That is too long for a paste here. R in the list of issues reads it in as an old issue.")
        return
    if _filled(desk, None, text):
        return
    where = "links" if desk.selection.place == "links" else "stories"
    origin = origin_of(desk, None)

    def then(read: "Read | None") -> None:
        if read is not None:
            _take(desk, origin, text, read)

    _read(desk, text, where, then, origin)


def _filled(desk: OnDesk, field: TextField | None, text: str) -> bool:
    """Give a paste of addresses to the links that wait for them; another key takes it as links or as it came."""
    before, origin = desk.desk.session.last_step, origin_of(desk, field)
    if not fill_from(desk, text):
        return False
    desk.last_paste = LastPaste(text, before, desk.desk.session.last_step, ("links", RAW), origin)
    return True


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
        desk.last_paste = LastPaste(paste.text, before, session.last_step, (*rest, way), paste.origin)

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
        as_prose(desk, text)


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
        desk.last_paste = LastPaste(text, step, step, ways, origin)
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
        as_stories(desk, origin, read)
    elif read.what == "links":
        as_links(desk, read)
    elif origin.field:
        insert(desk, desk.field(origin.field), text, read)
    else:
        as_prose(desk, read.text)
    others = [str(each) for each in read.others]
    ways = (RAW, *others) if read.what == "prose" else (*others, RAW)
    desk.last_paste = LastPaste(text, before, desk.desk.session.last_step, (*ways, str(read.what)), origin)
