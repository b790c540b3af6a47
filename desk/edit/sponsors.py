"""The ledger of sponsors: who has booked which slot on which day, and whether it ran."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from desk.edit import Refused, cleaned_value
from desk.edit.issues import is_date
from desk.model.dates import short_date
from desk.model.ids import id_from
from desk.model.issue import Issue
from desk.model.kinds import Kind
from desk.model.publication import Booking, Publication
from desk.model.text import tidy_line


def book(publication: Publication, sponsor: str, slot: str, date: str, due: str = "", note: str = "") -> Publication:
    """The publication with a slot booked for a sponsor on a day (ISO 8601).

    The id follows from the three, so that two editors who note the same booking note it once. Raises Refused for a
    slot that is booked on that day already, for a day that is none, and where a sponsor or slot is missing.
    """
    sponsor, slot = tidy_line(sponsor), tidy_line(slot)
    if not sponsor or not slot:
        raise Refused("A booking needs a sponsor and a slot, such as Top.")
    for day in filter(None, (date, due)):
        if not is_date(day):
            raise Refused(f"“{day[:20]}” is not a date: write it as 2026-11-05.")
    if not date:
        raise Refused("A booking needs a day: write it as 2026-11-05.")
    booking = Booking(_id(date, slot, sponsor), date, slot, due, note, sponsor=sponsor)
    return _with(publication, booking)


def change(publication: Publication, id: int, /, **fields: Any) -> Publication:
    """The publication with fields of a booking changed. Raises LookupError, and Refused as `book` does."""
    old = booking(publication, id)
    new = replace(old, **fields)
    made = book(_without(publication, id), new.sponsor, new.slot, new.date, new.due, new.note)
    id = _id(new.date, tidy_line(new.slot), tidy_line(new.sponsor))
    kept = tuple(replace(each, ran=old.ran, unknown=old.unknown) if each.id == id else each for each in made.bookings)
    return publication if kept == publication.bookings else replace(made, bookings=kept)


def copy_came(publication: Publication, id: int) -> Publication:
    """The publication, its ledger saying that a sponsor's copy is here. Raises LookupError."""
    booking(publication, id)
    here = tuple(replace(each, due="") if each.id == id else each for each in publication.bookings)
    return replace(publication, bookings=here)


def state(each: Booking, today: str, doubles: Collection[int] = ()) -> str:
    """Where a booking stands on a day (ISO 8601): "ran", "not run", "booked twice", "copy late", "copy due" or
    "booked". `doubles` are those that share their slot and day with another.
    """
    if each.ran is not None:
        return "ran"
    if today and each.date < today:
        return "not run"
    if each.id in doubles:
        return "booked twice"
    if each.due:
        return "copy late" if today and each.due < today else "copy due"
    return "booked"


def cancel(publication: Publication, id: int) -> Publication:
    """The publication without a booking. Raises LookupError, and Refused for one that ran: it is a record."""
    if booking(publication, id).ran is not None:
        raise Refused("That one ran, and the ledger keeps it.")
    return _without(publication, id)


def booking(publication: Publication, id: int) -> Booking:
    """The booking with this id. Raises LookupError."""
    for each in publication.bookings:
        if each.id == id:
            return each
    raise LookupError(f"there is no booking {id}")


def ran(publication: Publication, issue: Issue) -> Publication:
    """The publication, its ledger saying what ran in an issue that is finished.

    A booking ran if its story is in, or in an issue of its day any item of that sponsor.
    """
    run = [story for story in issue.in_order() if story.kind == Kind.SPONSOR]
    made_of = {story.standing for story in run}
    named = {tidy_line(story.sponsor or "").casefold() for story in run} - {""}
    marked = tuple(
        replace(each, ran=issue.id)
        if each.ran is None
        and (each.id in made_of or (each.date == issue.date and tidy_line(each.sponsor).casefold() in named))
        else each
        for each in publication.bookings
    )
    return publication if marked == publication.bookings else replace(publication, bookings=marked)


def not_run(publication: Publication, issue: int) -> Publication:
    """The publication, its ledger saying no more that anything ran in the issue with this id."""
    marked = tuple(replace(each, ran=None) if each.ran == issue else each for each in publication.bookings)
    return publication if marked == publication.bookings else replace(publication, bookings=marked)


def in_order(publication: Publication) -> tuple[Booking, ...]:
    """The ledger by days; those of a day by slot and sponsor."""
    return tuple(sorted(publication.bookings, key=_place))


def on(publication: Publication, date: str) -> tuple[Booking, ...]:
    """The bookings of a day."""
    return tuple(each for each in in_order(publication) if date and each.date == date)


def twice(publication: Publication) -> Iterator[tuple[Booking, ...]]:
    """Slots that are booked twice on a day, as the files of two editors can be after they were merged."""
    for _, run in groupby(in_order(publication), key=lambda each: _place(each)[:2]):
        if len(found := tuple(run)) > 1:
            yield found


def same(slot: str, other: str) -> bool:
    """Whether two names are those of one slot, in whatever case of letters."""
    return bool(slot) and tidy_line(slot).casefold() == tidy_line(other).casefold()


def _place(each: Booking) -> tuple[str, str, str, int]:
    return each.date, tidy_line(each.slot).casefold(), tidy_line(each.sponsor).casefold(), each.id


def _id(date: str, slot: str, sponsor: str) -> int:
    return id_from("booking", date, slot.casefold(), sponsor.casefold())


def _with(publication: Publication, new: Booking) -> Publication:
    new = cleaned_value(new)
    for each in on(publication, new.date):
        if same(each.slot, new.slot):
            raise Refused(
                f"{tidy_line(each.slot)} is booked on {short_date(new.date)} already, by {tidy_line(each.sponsor)}: "
                "choose another day or slot."
            )
    return replace(publication, bookings=tuple(sorted([*publication.bookings, new], key=lambda each: each.id)))


def _without(publication: Publication, id: int) -> Publication:
    return replace(publication, bookings=tuple(each for each in publication.bookings if each.id != id))
