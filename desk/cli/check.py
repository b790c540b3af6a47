"""`desk check`: what to know before an issue goes out."""

import re
from typing import TYPE_CHECKING, Any

import click

from desk.cli.answers import Fault, give, give_json, plural, say
from desk.cli.checking import about, ask_web, exported
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument, profile_option
from desk.edit.passed import let_pass, tell_again, tick
from desk.model.issue import Issue
from desk.model.text import clean_line, short, tidy_line
from desk.preflight.check import MANY, Checks, about_export, grouped, in_order, open_words, still_open
from desk.preflight.finding import HEAVIEST, Finding, Severity
from desk.preflight.passing import by_rule, here
from desk.preflight.place import owner_of, place_of, title_of, told_apart
from desk.preflight.rule import made
from desk.preflight.rules import BY_NAME, RULES

if TYPE_CHECKING:
    from desk.model.publication import Publication

OPEN = 1
"""Exit code: something is to be fixed."""
_NUMBERS = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")
NAMED = 3
"""Findings that are named where many of one rule stand on one line."""


@click.command(
    epilog=example(
        """desk check 202
        desk check latest --web
        desk check 202 --json | jq '.findings[].says'
        desk check 202 --pass 3
        desk check 202 --tick 'Read aloud'"""
    )
)
@issue_argument
@profile_option
@click.option("--web", "on_web", is_flag=True, help="Ask the links on the web, too. Nothing else is fetched.")
@click.option("--pass", "passing", metavar="N", multiple=True, help="Let finding N pass in this issue, or all of N-M.")
@click.option("--again", metavar="WHAT", multiple=True, help="Say again what was let pass, as the list has it.")
@click.option(
    "--tick", "ticking", metavar="LINE", multiple=True, help="Tick a line of the checklist, or open it again."
)
@changes
@pass_desk
def check(
    desk: Desk,
    /,
    reference: str,
    profile_name: str | None,
    on_web: bool,
    passing: tuple[str, ...],
    again: tuple[str, ...],
    ticking: tuple[str, ...],
    as_json: bool,
    dry_run: bool,
) -> None:
    """Say what to know before an issue goes out.

    Each finding has a number, its place and what to do. Three weights: to fix before it goes, to look at, to know.
    Exit code 1 where something is to fix. What was let pass and the checklist are listed at the end.
    """
    folder, opened = desk.read(reference)
    publication, _ = folder.publication()
    issue = opened.issue
    subject = about(folder, issue, publication)
    if on_web:
        subject = ask_web(subject)
    export = exported(subject, profile_name)
    found = in_order((*Checks().all(subject), *about_export(export)), issue)
    listed = tuple(each for together in grouped(still_open(found, subject)) for each in together)
    if passing or again or ticking:
        _change(desk, reference, listed, publication, (passing, again, ticking), dry_run)
        return
    if as_json:
        give_json(_described(issue, publication, listed))
    else:
        _print(issue, publication, listed)
    if any(each.severity == Severity.FIX for each in listed):
        raise click.exceptions.Exit(OPEN)


def _print(issue: Issue, publication: "Publication", listed: tuple[Finding, ...]) -> None:
    number = 1
    for severity in HEAVIEST:
        group = [each for each in listed if each.severity == severity]
        if group:
            give(f"{str(severity).capitalize()}: {len(group)}")
        for together in grouped(group):
            give(clean_line(_line(issue, together, number)))
            number += len(together)
    for line in publication.checklist:
        give(clean_line(f"   {'[x]' if tidy_line(line) in issue.ticked else '[ ]'}  {line}"))
    for lines in by_rule((*issue.passed, *publication.passed)).values():
        for line in lines if len(lines) < MANY else [f"{lines[0]} and {len(lines) - 1} more of this rule"]:
            give(clean_line(f"   let pass: {line}"))
    quiet = len(RULES) - len({each.rule for each in listed})
    say(f"{open_words(listed) or 'Nothing to fix'}. {plural(quiet, 'other rule')} found nothing.")


def _line(issue: Issue, together: tuple[Finding, ...], number: int) -> str:
    """A finding, or many of one rule: their numbers, how many there are, and the first of their places."""
    first = together[0]
    rule = BY_NAME[first.rule]
    if len(together) == 1:
        return f"{number:>4}  {rule.line(first)}  ({_place(issue, first)}) [{first.rule}]"
    named = "; ".join(map(short, told_apart(together[:NAMED], issue)))
    last = number + len(together) - 1
    return f"{number:>4}–{last}  {title_of(together)}: {len(together)}  ({named}; …) [{first.rule}]"


def _place(issue: Issue, finding: Finding) -> str:
    return ", ".join(filter(None, (owner_of(finding.where, issue), place_of(finding.where, issue))))


def _described(issue: Issue, publication: "Publication", listed: tuple[Finding, ...]) -> dict[str, Any]:
    ticked = set(issue.ticked)
    return {
        "issue": issue.id,
        "number": issue.number,
        "findings": [_object(issue, each) for each in listed],
        "checklist": [
            {"line": clean_line(each), "ticked": tidy_line(each) in ticked} for each in publication.checklist
        ],
        "passed": {
            "issue": [clean_line(each) for each in issue.passed],
            "publication": [clean_line(each) for each in publication.passed],
        },
        "rules": len(RULES),
    }


def _object(issue: Issue, finding: Finding) -> dict[str, Any]:
    rule, where = BY_NAME[finding.rule], finding.where
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "says": clean_line(rule.line(finding)),
        "why": clean_line(made(rule.why, finding)),
        "do": clean_line(made(rule.do, finding)),
        "in": where.table,
        "id": where.id or None,
        "story": where.story,
        "field": where.field or None,
        "start": where.start,
        "end": where.end,
        "place": place_of(where, issue),
        "mend": None if finding.mend is None else clean_line(finding.mend),
        "passes_as": clean_line(here(finding)),
    }


def _change(
    desk: Desk,
    reference: str,
    listed: tuple[Finding, ...],
    publication: "Publication",
    what: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    dry_run: bool,
) -> None:
    """Let findings pass, say others again, tick lines of the checklist: one step each. Raises Fault."""
    passing, again, ticking = what
    known = {tidy_line(line) for line in publication.checklist}
    said: list[str] = []
    with desk.change(reference, dry_run) as session:
        for each in passing:
            first, last = _numbers(each, len(listed), reference)
            together = listed[first - 1 : last]
            session.do(let_pass, *map(here, together))
            more = f", and {len(together) - 1} more" if len(together) > 1 else ""
            said.append(f"Let pass: {BY_NAME[together[0].rule].line(together[0])}{more}.")
        for line in again:
            if tidy_line(line) not in session.issue.passed:
                raise Fault(f"“{short(line)}” was not let pass in this issue: `desk check {reference}` lists what was.")
            session.do(tell_again, line)
            said.append(f"Said again: {short(line)}.")
        for line in ticking:
            if tidy_line(line) not in known:
                raise Fault(f"The checklist has no line “{short(line)}”: {_lines(known)}")
            session.do(tick, line)
            said.append(f"{'Ticked' if tidy_line(line) in session.issue.ticked else 'Opened again'}: {short(line)}.")
    done(" ".join(said), dry_run)


def _numbers(words: str, number: int, reference: str) -> tuple[int, int]:
    """The first and the last of "3" or "3-117", as the list writes them. Raises Fault."""
    match = _NUMBERS.fullmatch(words.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last <= number:
        raise Fault(f"There is no finding {short(words)}: there are {number}. `desk check {reference}` lists them.")
    return first, last


def _lines(known: set[str]) -> str:
    if not known:
        return "it has none yet; `desk set publication checklist LINE…` writes one."
    return f"it has {'; '.join(sorted(map(short, known)))}."
