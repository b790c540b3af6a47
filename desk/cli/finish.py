"""`desk finish`: the end of the week. The issue is frozen, its receipt written, the next one begun."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from desk.cli.answers import give, give_json, plural, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument
from desk.model.dates import short_date
from desk.model.text import clean_line, tidy_line

if TYPE_CHECKING:
    from desk.publish.finishing import Done, Plan
    from desk.store.folder.issues import Folder, Opened

FAULTS = 1
"""Exit code: pre-flight found something to fix, and nothing was finished."""


@click.command(
    epilog=example(
        """desk finish latest
        desk finish 201 --dry-run
        desk finish 201 --reason 'The map follows on Friday'
        desk finish 201 --undo"""
    )
)
@issue_argument
@click.option("--reason", default="", metavar="WHY", help="Why it goes though there is something to fix; it is kept.")
@click.option("--undo", is_flag=True, help="Take it back: an issue that was sent is a draft again.")
@changes
@pass_desk
@click.pass_context
def finish(
    context: click.Context, desk: Desk, reference: str, reason: str, undo: bool, as_json: bool, dry_run: bool
) -> None:
    """Freeze an issue, and begin the next one.

    The next issue has the next number and, one cadence later, its day; the sections of this one, the standing items,
    the sponsors booked for that day, and the stories that were held until then. The receipt lies beside the issue.

    Where pre-flight finds something to fix nothing is finished and the exit code is 1, unless --reason says why.
    The file of the next issue is printed.
    """
    from desk.publish.finishing import carry_out, plan

    folder, opened = desk.read(reference)
    if undo:
        _reopen(folder, opened, as_json, dry_run)
        return
    today = datetime.now().astimezone().date().isoformat()
    planned = plan(folder, opened, today)
    if planned.to_fix and not tidy_line(reason):
        for sentence in planned.to_fix:
            say(sentence)
        say(f"desk: {planned.issue.label} is not finished: mend that, or say with --reason why it goes as it is.")
        if as_json:
            give_json(_object(planned, None))
        context.exit(FAULTS)
    result = None if dry_run else carry_out(folder, planned, today, reason)
    _say(planned, dry_run)
    if result and result.late:
        say(f"One thing is done when desk next opens this folder: {result.late}")
    give_json(_object(planned, result)) if as_json else give(clean_line(str(folder.path / planned.file)))


def _say(plan: "Plan", dry_run: bool) -> None:
    following = plan.following
    parts = [plural(len(following.sections), "section")]
    parts += [plural(plan.items, "standing item")] if plan.items else []
    parts += [f"{plural(len(plan.booked), 'sponsor')} booked"] if plan.booked else []
    parts += [f"{plural(len(plan.carried), 'story')} carried over"] if plan.carried else []
    began = "began" if plan.begun else "went on to"
    day = short_date(following.date)
    done(f"Finished {plan.issue.label} and {began} {following.label}, dated {day}, with {', '.join(parts)}.", dry_run)
    for slot in plan.unbooked:
        say(f"Nobody has booked {slot} on {short_date(following.date)}.")


def _object(plan: "Plan", result: "Done | None") -> dict[str, Any]:
    following = plan.following
    return {
        "issue": plan.issue.id,
        "number": plan.issue.number,
        "finished": result is not None,
        "to_fix": list(plan.to_fix),
        "open": list(plan.open),
        "receipt": clean_line(_receipt_name(plan)),
        "next": {
            "id": following.id,
            "number": following.number,
            "date": clean_line(following.date),
            "file": clean_line(plan.file),
            "begun": plan.begun,
            "standing_items": plan.items,
            "carried": [
                {"issue": issue.id, "story": story.id, "headline": tidy_line(story.name)}
                for issue, story in plan.carried
            ],
            "sponsors": [{"slot": tidy_line(each.slot), "sponsor": tidy_line(each.sponsor)} for each in plan.booked],
            "not_booked": list(plan.unbooked),
        },
    }


def _receipt_name(plan: "Plan") -> str:
    from desk.publish.receipt import place

    return place(plan.path).name


def _reopen(folder: "Folder", opened: "Opened", as_json: bool, dry_run: bool) -> None:
    from desk.publish.reopening import check, reopen

    issue = opened.issue
    if dry_run:
        check(issue)
        done(f"Opened {issue.label} again, as a draft.", dry_run)
        return
    result = reopen(folder, opened)
    kept = f" {clean_line(result.next.name)} was changed since it was begun, and stays." if result.next else ""
    done(f"Opened {issue.label} again, as a draft.{kept}", dry_run)
    if as_json:
        kept_file = clean_line(result.next.name) if result.next else None
        give_json({"issue": issue.id, "number": issue.number, "finished": False, "kept": kept_file})
