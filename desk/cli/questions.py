"""`desk question`: what colleagues were asked about the stories of an issue."""

from typing import Any

import click

from desk.cli import naming
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument, prints, story_argument
from desk.edit import questions
from desk.edit.questions import Question
from desk.model.issue import Issue
from desk.model.text import clean_line, short

HEAD = ("No", "To", "Question", "Story")


@click.group()
def question() -> None:
    """Ask colleagues about a story. Questions stand in its notes and are never published."""


@question.command("list", epilog=example("desk question list latest\ndesk question list 202 --to Ana"))
@issue_argument
@click.option("--to", "whom", metavar="NAME", help="Only those to this colleague.")
@prints
@pass_desk
def list_questions(desk: Desk, reference: str, whom: str | None, as_json: bool) -> None:
    """List the open questions of an issue, in running order."""
    issue = desk.read(reference)[1].issue
    found = [
        (number, each)
        for number, each in enumerate(questions.of_issue(issue), 1)
        if whom is None or each.whom.casefold() == whom.strip().casefold()
    ]
    if as_json:
        give_json([_object(number, each) for number, each in found])
    elif found:
        give(columns([HEAD, *((str(number), *_row(issue, each)) for number, each in found)]))
    else:
        say("No question to a colleague is open.")


@question.command(epilog=example("desk question ask 202 harbour 'is the figure right?' --to Ana"))
@issue_argument
@story_argument
@click.argument("words", metavar="QUESTION")
@click.option("--to", "whom", metavar="NAME", default="", help="Whom it is for. Without it: anybody.")
@changes
@pass_desk
def ask(desk: Desk, reference: str, story_name: str, words: str, whom: str, as_json: bool, dry_run: bool) -> None:
    """Put a question about a story into its notes."""
    with desk.change(reference, dry_run) as session:
        found = naming.story(session.issue, story_name)
        session.do(questions.ask, found.id, whom, words)
    done(f"Asked {short(whom) or 'anybody'} about “{short(found.name)}”.", dry_run)
    if as_json:
        everything = list(enumerate(questions.of_issue(session.issue), 1))
        give_json([_object(number, each) for number, each in everything if each.story == found.id])


@question.command(epilog=example("desk question answer 202 1 'it is: 4,200'"))
@issue_argument
@click.argument("number", type=click.IntRange(1), metavar="NUMBER")
@click.argument("words", metavar="[ANSWER]", default="")
@changes
@pass_desk
def answer(desk: Desk, reference: str, number: int, words: str, as_json: bool, dry_run: bool) -> None:
    """Settle a question, by its number in the list, with an answer behind it if there is one."""
    with desk.change(reference, dry_run) as session:
        found = list(questions.of_issue(session.issue))
        if number > len(found):
            raise Fault(f"There is no open question {number}. `desk question list {reference}` shows what there is.")
        session.do(questions.answer, found[number - 1], words)
    done(f"Settled “{short(found[number - 1].words)}”.", dry_run)
    if as_json:
        give_json([_object(at, each) for at, each in enumerate(questions.of_issue(session.issue), 1)])


def _row(issue: Issue, asked: Question) -> tuple[str, ...]:
    return clean_line(asked.whom), clean_line(asked.words), short(issue.story(asked.story).name)


def _object(number: int, asked: Question) -> dict[str, Any]:
    return {"number": number, "story": asked.story, "to": clean_line(asked.whom), "question": clean_line(asked.words)}
