"""`desk sponsors`: the ledger of who booked which slot on which day, and what ran."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from desk.cli.answers import Fault, give, give_json, plural, say
from desk.cli.columns import columns
from desk.cli.days import DAY, day_given
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.options import changes, example, prints
from desk.edit import sponsors as edits
from desk.edit.standing import with_sponsors
from desk.model.issue import IssueStatus
from desk.model.publication import Booking, Publication
from desk.model.text import clean_line, short, tidy_line

HEAD = ("Id", "Day", "Slot", "Sponsor", "Copy due", "State")
FAULTS = 1
"""Exit code of a list in which a slot is booked twice on a day."""


@click.group(
    invoke_without_command=True,
    epilog=example(
        """desk sponsors
        desk sponsors book 'Loom & Co' --slot Top --date 2026-12-03 --due '1 Dec'
        desk sponsors copy-in 2026-12-03 Top
        desk sponsors cancel 2026-12-03 Top"""
    ),
)
@prints
@click.pass_context
def sponsors(context: click.Context, as_json: bool) -> None:
    """The ledger of sponsors, by day.

    Who has which slot on which day, run or not, and when their copy is due.

    Where a slot is booked twice on a day, as two editors can have done in two clones, the exit code is 1.
    """
    if context.invoked_subcommand is not None:
        return
    desk = context.find_object(Desk)
    assert desk is not None
    publication, _ = desk.folder.publication()
    today = datetime.now().astimezone().date().isoformat()
    numbers = _numbers(desk)
    rows = edits.in_order(publication)
    doubles = {each.id for run in edits.twice(publication) for each in run}
    if as_json:
        give_json([_object(each, today, doubles) for each in rows])
    elif rows:
        give(columns([HEAD, *(_row(each, today, numbers, doubles) for each in rows)]))
    else:
        say("Nobody has booked anything. `desk sponsors book` notes who did.")
    for run in edits.twice(publication):
        who = " and ".join(tidy_line(each.sponsor) for each in run)
        say(f"{tidy_line(run[0].slot)} is booked twice on {clean_line(run[0].date)}, by {who}: cancel one of them.")
    if doubles:
        context.exit(FAULTS)


@sponsors.command(epilog=example("desk sponsors book Loom --slot Top --date 2026-12-03 --date 2026-12-10"))
@click.argument("sponsor")
@click.option("--slot", required=True, help="The name of the place, such as Top.")
@click.option("--date", "dates", required=True, multiple=True, metavar=DAY, help="The day; several are given.")
@click.option("--due", default="", metavar=DAY, help="The day by which their copy is to come.")
@click.option("--note", default="", help="A note of yours; it is never published.")
@changes
@pass_desk
def book(
    desk: Desk, sponsor: str, slot: str, dates: tuple[str, ...], due: str, note: str, as_json: bool, dry_run: bool
) -> None:
    """Note that a sponsor has booked a slot. An issue of that day that is a draft gets their item at once."""

    def booked(publication: Publication) -> Publication:
        for date in dates:
            day, due_day = (day_given(each, publication, ahead=True) for each in (date, due))
            publication = edits.book(publication, sponsor, slot, day, due_day, note)
        return publication

    before, after = _change(desk, booked, dry_run)
    known = {each.id for each in before.bookings}
    new = [each for each in edits.in_order(after) if each.id not in known]
    put_in = _put_in(desk, after, dry_run)
    into = f" It is in {', '.join(put_in)}." if put_in else ""
    done(f"{tidy_line(sponsor)} has booked {tidy_line(slot)} on {plural(len(new), 'day')}.{into}", dry_run)
    if as_json:
        give_json([_object(each, "", set()) for each in new])
    else:
        for each in new:
            give(str(each.id))


@sponsors.command(epilog=example("desk sponsors cancel 2026-12-03 Top"))
@click.argument("date", metavar=DAY)
@click.argument("slot")
@click.option("--sponsor", default="", help="Whose, where two have booked it.")
@changes
@pass_desk
def cancel(desk: Desk, date: str, slot: str, sponsor: str, as_json: bool, dry_run: bool) -> None:
    """Take a booking out of the ledger. What stands in an issue by now stays there."""
    found = _found(desk, date, slot, sponsor)
    _change(desk, lambda publication: edits.cancel(publication, found.id), dry_run)
    done(f"{tidy_line(found.sponsor)} has {tidy_line(found.slot)} on {clean_line(found.date)} no more.", dry_run)
    if as_json:
        give_json({"id": found.id})


@sponsors.command("copy-in", epilog=example("desk sponsors copy-in 2026-12-03 Top"))
@click.argument("date", metavar=DAY)
@click.argument("slot")
@click.option("--sponsor", default="", help="Whose, where two have booked it.")
@changes
@pass_desk
def copy_in(desk: Desk, date: str, slot: str, sponsor: str, as_json: bool, dry_run: bool) -> None:
    """Note that a sponsor's copy has come."""
    found = _found(desk, date, slot, sponsor)
    _change(desk, lambda publication: edits.copy_came(publication, found.id), dry_run)
    done(f"The copy of {tidy_line(found.sponsor)} for {clean_line(found.date)} is in.", dry_run)
    if as_json:
        give_json({"id": found.id, "due": ""})


def _change(desk: Desk, edit: Callable[[Publication], Publication], dry_run: bool) -> tuple[Publication, Publication]:
    from desk.session.session import Session

    session = Session(desk.folder, journalled=not dry_run)
    try:
        before = session.publication
        after = edit(before)
        session.change_publication(bookings=after.bookings)
        save(session, dry_run)
    finally:
        session.recorder.release()
    return before, after


def _put_in(desk: Desk, publication: Publication, dry_run: bool) -> list[str]:
    """Give drafts of a day the items of those who booked it meanwhile; what these drafts are called."""
    dates = {each.date for each in publication.bookings if each.ran is None}
    made = []
    for each in desk.folder.summaries():
        if each.problem or each.status != IssueStatus.DRAFT or each.date not in dates:
            continue
        with desk.change(str(desk.folder.path / each.file), dry_run) as session:
            before = session.issue
            if session.do(with_sponsors, publication) != before:
                made.append(each.label)
    return made


def _found(desk: Desk, date: str, slot: str, sponsor: str) -> Booking:
    """The one booking that is meant. Raises Fault."""
    publication, _ = desk.folder.publication()
    date = day_given(date, publication)
    found = [each for each in edits.on(publication, date) if edits.same(each.slot, slot)]
    if sponsor:
        found = [each for each in found if tidy_line(each.sponsor).casefold() == tidy_line(sponsor).casefold()]
    if not found:
        raise Fault(f"Nobody has booked {short(slot)} on {short(date)}. `desk sponsors` lists what is booked.")
    if len(found) > 1:
        who = " or ".join(tidy_line(each.sponsor) for each in found)
        raise Fault(f"{short(slot)} is booked twice on {short(date)}: say with --sponsor whether you mean {who}.")
    return found[0]


def _numbers(desk: Desk) -> dict[int, str]:
    if not desk.folder.path.exists():
        return {}
    return {each.id: each.label for each in desk.folder.summaries() if not each.problem}


def _row(each: Booking, today: str, numbers: dict[int, str], doubles: set[int]) -> tuple[str, ...]:
    what = edits.state(each, today, doubles)
    where = numbers.get(each.ran or 0, "")
    shown = f"{what}, {where}" if where else what
    return (
        str(each.id),
        clean_line(each.date),
        tidy_line(each.slot),
        tidy_line(each.sponsor),
        clean_line(each.due),
        shown + (f" ({tidy_line(each.note)})" if each.note else ""),
    )


def _object(each: Booking, today: str, doubles: set[int]) -> dict[str, Any]:
    texts = {name: tidy_line(getattr(each, name)) for name in ("date", "slot", "sponsor", "due", "note")}
    return {"id": each.id, **texts, "ran": each.ran, "state": edits.state(each, today, doubles)}
