"""`desk doctor`: what is wrong in the folder, and what can be put right."""

from typing import TYPE_CHECKING, Any

import click

from desk.cli.answers import Fault, give, give_json, say
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import changes, example
from desk.model.text import clean_line
from desk.store.errors import StoreError

if TYPE_CHECKING:
    from desk.store.care.doctor import Diagnosis

FAULTS = 1
"""Exit code: something is wrong and still there."""


@click.command(epilog=example("desk doctor\ndesk doctor --repair\ndesk doctor --setup-git"))
@click.option("--repair", "to_repair", is_flag=True, help="Mend what can be mended safely; a copy is kept beside.")
@click.option("--merge-copies", "to_merge", is_flag=True, help="Merge the second copies that sync tools left.")
@click.option("--setup-git", is_flag=True, help="Let git merge issues by stories instead of lines.")
@changes
@pass_desk
def doctor(desk: Desk, to_repair: bool, to_merge: bool, setup_git: bool, as_json: bool, dry_run: bool) -> None:
    """Find and mend what is wrong in the folder.

    That is: files that cannot be read, copies of sync tools, leftovers, references to nothing. Nothing is changed
    unless it is asked for. The exit code is 1 while something is wrong.
    """
    if setup_git:
        _set_up(desk, as_json, dry_run)
        return
    from desk.store.care.doctor import Fix, examine

    wanted = {fix for fix, asked in ((Fix.REPAIR, to_repair), (Fix.MERGE, to_merge)) if asked}
    found = examine(desk.folder)
    done = [_put_right(each, dry_run) if each.fix in wanted else (False, "") for each in found]
    if as_json:
        give_json([_object(each, *each_done) for each, each_done in zip(found, done, strict=True)])
    else:
        for each, (_, words) in zip(found, done, strict=True):
            give(words or f"{each.sentence} {each.advice}")
    if not found:
        say("Nothing is wrong here.")
    if not all(mended for mended, _ in done):
        click.get_current_context().exit(FAULTS)


def _put_right(finding: "Diagnosis", dry_run: bool) -> tuple[bool, str]:
    """Whether it is right now, and a cleaned sentence about it."""
    from desk.store.care.doctor import repair

    if dry_run:
        return False, f"{finding.sentence} It would be put right."
    try:
        return True, clean_line(repair(finding))
    except StoreError as error:
        return False, str(error)


def _object(finding: "Diagnosis", mended: bool, words: str) -> dict[str, Any]:
    return {
        "file": clean_line(finding.path.name),
        "kind": str(finding.kind),
        "sentence": finding.sentence,
        "fix": str(finding.fix),
        "advice": finding.advice,
        "mended": mended,
        "answer": words,
    }


def _set_up(desk: Desk, as_json: bool, dry_run: bool) -> None:
    """Register the merge driver and say what was done. Raises Fault, NotSaved."""
    from desk.store.care.git import Repository

    repository = Repository.of(desk.folder.path)
    if repository is None:
        raise Fault(f"{desk.folder.path} does not lie in a git repository. `git init` begins one.")
    told = repository.set_up(desk.folder.path, dry_run)
    if as_json:
        give_json([clean_line(each) for each in told])
        return
    for each in told:
        say(f"Dry run, nothing is written: {each}" if dry_run else each)
    if not told:
        say("git merges issues by stories already; nothing was changed.")
