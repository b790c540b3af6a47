"""A paste while it is looked through: which links wait for it, and what the reader says it is.

What takes longer than a blink is done on another thread; what is typed meanwhile comes behind the paste, and Esc stops
it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from desk.links.paste import LinkDraft
from desk.tui.desk.verbs.filling import addresses_in, fill_from, may_fill
from desk.tui.desk.verbs.links import known_sources
from desk.tui.desk.verbs.pasted import RAW
from desk.tui.ports import LastPaste, OnDesk, Origin

if TYPE_CHECKING:
    from desk.read.paste import Pasted as Read

Answer = TypeVar("Answer")
LONGEST = 200_000
"""Characters of a paste that is read for what it is; a longer one is prose in a text, and a file elsewhere."""
AT_ONCE = 6_000
"""Characters of a paste that is read before the screen can be drawn anew: a few milliseconds."""


def fill_first(desk: OnDesk, text: str, origin: Origin, otherwise: Callable[[], object]) -> None:
    """Give a paste of addresses to the links that wait for them; `otherwise` if it is about something else.

    Another key takes it as links or as it came. A long paste is looked through on another thread.
    """
    if len(text) > LONGEST or not may_fill(desk, text):
        otherwise()
        return
    before = desk.desk.session.last_step

    def then(drafts: Sequence[LinkDraft]) -> None:
        if not fill_from(desk, drafts):
            otherwise()
            return
        desk.last_paste = LastPaste(text, before, desk.desk.session.last_step, ("links", RAW), origin)

    _off_the_screen(desk, text, partial(addresses_in, text, known_sources(desk)), then, origin)


def read_paste(
    desk: OnDesk,
    text: str,
    where: str,
    then: Callable[["Read"], object],
    origin: Origin,
    what: str | None = None,
) -> None:
    """Do `then` with the paste as the reader takes it; one that is too long to be read is prose.

    What takes longer than a blink is read on another thread; what is typed meanwhile comes behind it.
    """
    from desk.read.paste import Pasted, What, paste, paste_page
    from desk.read.prose import tidy

    if len(text) > LONGEST:  # too long to be anything but prose; where it goes is asked by whoever calls
        _off_the_screen(desk, text, lambda: Pasted(What.PROSE, tidy(text)), then, origin)
        return

    def read() -> "Read":
        as_what = What(what) if what else None
        if origin.page:
            return paste_page(origin.page, text, where, known, as_what)
        return paste(text, where, known, as_what)

    known = known_sources(desk)
    _off_the_screen(desk, text, read, then, origin)


def _off_the_screen(
    desk: OnDesk, text: str, work: Callable[[], Answer], then: Callable[[Answer], object], origin: Origin
) -> None:
    """Do `then` with what work on a paste gives; the work on a long one is done on another thread."""

    def stopped() -> None:
        ways = tuple(each for each in (RAW, "prose", "stories", "links") if origin.field or each != RAW)
        step = desk.desk.session.last_step
        desk.last_paste = LastPaste(text, step, step, ways, origin)
        desk.say("Stopped: nothing of the paste was put in.", "paste.other")

    if len(text) + len(origin.page) <= AT_ONCE:
        then(work())
    else:
        desk.before_more("Reading what was pasted", work, then, stopped)
