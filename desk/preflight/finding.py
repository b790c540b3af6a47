"""What pre-flight says: findings, and what they are about. Values only; the rules are in `rules.py`."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desk.formats.profiles.target import Target
from desk.model.issue import Issue
from desk.model.publication import Publication


class Severity(StrEnum):
    """How much a finding matters, the heaviest first."""

    FIX = "to fix before it goes"
    LOOK = "to look at"
    KNOW = "to know"


class Scope(StrEnum):
    """What a rule has to look at, which says when it can be asked."""

    ISSUE = "issue"
    """The issue with its publication and folder: the same for every format."""
    EXPORT = "export"
    """The text of one export."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a finding is about: the whole, or a story, or a link of it.

    `field` names a field of that story or link, and `start` and `end` are places in its text, counted in characters:
    in the body "See [the map]()." the link that waits stands from 4 to 15.
    """

    story: int | None = None
    link: int | None = None
    field: str = ""
    start: int = 0
    end: int = 0


WHOLE = Where()
"""The issue as a whole, its publication or the export."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found. `details` are the texts and numbers that its words are made with."""

    rule: str
    severity: Severity
    where: Where = WHOLE
    details: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """One export of the issue: the name of its format, for whom it was made, and its text."""

    format: str
    target: Target
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about. `folder` is that of the issues; `export` is None as long as nothing has been rendered."""

    issue: Issue
    publication: Publication
    folder: Path
    export: Export | None = None
