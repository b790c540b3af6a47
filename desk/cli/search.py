"""`desk search`: find words in the texts of all issues."""

import sqlite3
from functools import partial
from typing import Any

import click

from desk.archive.remarks import search_words
from desk.archive.search import HITS, Hit, Result
from desk.archive.search import search as search_archive
from desk.archive.snippets import Snippet, snippets
from desk.archive.stories import Before
from desk.cli.answers import give, give_json_line, say
from desk.cli.archive import asked, before_issue, fresh_archive, issue_option, run_object, today, where
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import example, prints

_SHOWN = 20


@click.command(
    epilog=example(
        """desk search milk float
        desk search '"not expected back" source:council since:2026'
        desk search 'section:health no:30-45 hospital' --json"""
    )
)
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, HITS), default=_SHOWN, show_default=True, help="Stories at most.")
@issue_option
@prints
@pass_desk
def search(desk: Desk, words: tuple[str, ...], most: int, reference: str | None, as_json: bool) -> None:
    """Find words in the texts of all issues.

    Headlines, texts, titles of links and sources are searched.

    "Words in quotes" stand together; source:, section:, no: and since: narrow it down; the last word may be the
    beginning of one. With - the questions are the lines of standard input. --json prints one object a question.
    """
    questions = list(asked(words, "question", "query")) if "-" in words else [" ".join(words)]
    before = before_issue(desk, reference)
    archive = fresh_archive(desk)
    day = today()
    for question in questions:
        result, snippets = archive.ask(partial(_answer, question=question, before=before, most=most))
        if as_json:
            give_json_line(_object(question, result, snippets))
        else:
            _give(result, snippets, day)


def _answer(
    connection: sqlite3.Connection, question: str, before: Before, most: int
) -> tuple[Result, list[tuple[Hit, Snippet]]]:
    result = search_archive(connection, question, before)
    hits = result.hits[:most]
    return result, list(zip(hits, snippets(connection, result, [hit.run for hit in hits]), strict=True))


def _give(result: Result, hits: list[tuple[Hit, Snippet]], day: str) -> None:
    if result.question.is_empty:
        raise click.UsageError("There is no word in it to look for.")
    for sentence in search_words(result):
        say(sentence)
    if not hits:
        say("Nothing found. Try one word less.")
    for at, (hit, piece) in enumerate(hits):
        lines = [click.style(where(hit.run, day), dim=True), click.style(hit.run.story.headline, bold=True)]
        lines.append(_styled(piece))
        give(("\n" if at else "") + "\n".join(line for line in lines if line))


def _styled(piece: Snippet) -> str:
    made, at = "", 0
    for start, end in piece.marks:
        made += piece.text[at:start] + click.style(piece.text[start:end], bold=True, underline=True)
        at = end
    return " ".join((made + piece.text[at:]).split("\n"))


def _object(question: str, result: Result, hits: list[tuple[Hit, Snippet]]) -> dict[str, Any]:
    return {
        "query": question,
        "hits": [
            {
                **run_object(hit.run),
                "where": piece.where,
                "snippet": piece.text,
                "marks": [list(span) for span in piece.marks],
            }
            for hit, piece in hits
        ],
        "mended": {word: list(near) for word, near in (result.mended or {}).items()},
        "all_words": not result.loose,
    }
