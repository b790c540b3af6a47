"""What the editor lets pass: in this issue, or for ever in the publication."""

from dataclasses import replace
from typing import TypeVar

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line

Document = TypeVar("Document", Issue, Publication)


def let_pass(document: Document, what: str) -> Document:
    """Say no more of `what`, such as "seen https://example.org/jobs", in this issue or this publication."""
    line = tidy_line(what)
    return document if not line or line in document.passed else replace(document, passed=(*document.passed, line))


def tell_again(document: Document, what: str) -> Document:
    """Say it again."""
    kept = tuple(each for each in document.passed if each != tidy_line(what))
    return document if kept == document.passed else replace(document, passed=kept)
