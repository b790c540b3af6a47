"""What the editor lets pass, in this issue or for ever in the publication, and the checklist that they tick off."""

from dataclasses import replace
from typing import TypeVar

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line

Document = TypeVar("Document", Issue, Publication)


def let_pass(document: Document, *what: str) -> Document:
    """Say no more of these, such as "seen https://example.org/jobs", in this issue or this publication."""
    lines = dict.fromkeys((*document.passed, *filter(None, map(tidy_line, what))))
    return document if len(lines) == len(document.passed) else replace(document, passed=tuple(lines))


def tell_again(document: Document, *what: str) -> Document:
    """Say them again."""
    again = frozenset(map(tidy_line, what))
    kept = tuple(each for each in document.passed if each not in again)
    return document if kept == document.passed else replace(document, passed=kept)


def tick(issue: Issue, line: str) -> Issue:
    """Tick a line of the publication's checklist, such as "Read aloud"; ticked once more it is open again."""
    line = tidy_line(line)
    if line in issue.ticked:
        return replace(issue, ticked=tuple(each for each in issue.ticked if each != line))
    return replace(issue, ticked=(*issue.ticked, line)) if line else issue
