"""Verbs of what is in doubt: from one doubt to the next, the other reading, and that it was read rightly."""

from functools import partial
from typing import TYPE_CHECKING

from desk.edit import Refused
from desk.tui.ports import OnDesk, Open, Round

if TYPE_CHECKING:
    from desk.read.reading import Doubt


def doubts(desk: OnDesk) -> Round:
    """What is in doubt as something to step through, from the one in hand, else from the selected row.

    Behind the last one stands that it was, once: who goes on without looking would type "o" into the next field.
    """
    doubting = desk.doubting
    found, now = doubting.open, doubting.in_hand
    places = [Open((2 * at,), partial(_go_to, desk, doubt)) for at, doubt in enumerate(found)]
    places += [Open((2 * len(found),), partial(_say_end, desk))] if doubting.goes_through else []
    here = 2 * found.index(now) if now is not None else 2 * (doubting.above % (len(found) or 1)) - 1
    return Round(places, (here,), "Nothing is in doubt any more." if doubting.is_draft else "", goes_on=True)


def _go_to(desk: OnDesk, doubt: "Doubt", number: int, _: int) -> None:
    desk.doubting.go_to(doubt, number, len(desk.doubting.open))


def _say_end(desk: OnDesk, *_: int) -> None:
    desk.doubting.goes_through = False
    desk.say("That was the last doubt.", *(["draft.keep"] if desk.doubting.is_draft else ["open.next"]))


def take_other(desk: OnDesk) -> None:
    """Read the line in doubt as what else it could be."""
    from desk.read.questions import taken

    if (doubt := _in_hand(desk)) is None:
        return
    words = taken(doubt)
    if desk.doubting.take_other(words, doubt):
        return
    if doubt.matter == "charset":
        desk.say("Another charset changes every line: read the file in again and say which.")
    else:
        desk.say(f"{words}, the issue would be the same.", "doubt.settle")


def settle(desk: OnDesk) -> None:
    """The line was read rightly: its doubt goes, and the next one comes."""
    if (doubt := _in_hand(desk)) is None:
        return
    at = desk.doubting.open.index(doubt)
    desk.doubting.settle(doubt)
    rest = desk.doubting.open
    if rest:
        desk.doubting.go_to(rest[at % len(rest)], at % len(rest) + 1, len(rest))
    else:
        desk.doubting.goes_through = False
        desk.say("That was the last doubt.", "undo", *(["draft.keep"] if desk.doubting.is_draft else ["open.next"]))


def _in_hand(desk: OnDesk) -> "Doubt | None":
    """The doubt that was gone to; nobody decides about one that was not said, so the first of the row is said instead.

    Raises Refused where there is none.
    """
    if (doubt := desk.doubting.in_hand) is not None:
        return doubt
    if (doubt := desk.doubting.of_row) is not None:
        desk.doubting.go_to(doubt, desk.doubting.open.index(doubt) + 1, len(desk.doubting.open))
        return None
    raise Refused("Nothing is in doubt here." + (" ] goes to the next doubt." if desk.doubting.open else ""))
