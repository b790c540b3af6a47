"""What pre-flight says: findings, and what they are about. Values only; the rules are in `rules/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from desk.formats.profiles.own import profile_in
from desk.formats.profiles.target import Target
from desk.formats.profiles.values import Profile
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.verdict import Verdict
from desk.words.grammar import Grammar
from desk.words.spelling.speller import Speller
from desk.words.style.sheet import NONE, StyleSheet


class Severity(StrEnum):
    """How much a finding matters, the heaviest first."""

    FIX = "to fix before it goes"
    LOOK = "to look at"
    KNOW = "to know"


HEAVIEST = tuple(Severity)
"""The severities in their order."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a finding is about: the issue, or a section, a story, a link of it, or its publication.

    `field` names a field of that, and `start` and `end` are places in its text, counted in characters: in the body
    "See [the map]()." the link that waits stands from 4 to 15.
    """

    story: int | None = None
    link: int | None = None
    field: str = ""
    start: int = 0
    end: int = 0
    section: int | None = None
    publication: bool = False

    @property
    def table(self) -> str:
        """Where the field is: "links", "stories", "sections", "publication" or "issue"."""
        if self.publication:
            return "publication"
        if self.link is not None:
            return "links"
        return "stories" if self.story is not None else "sections" if self.section is not None else "issue"

    @property
    def id(self) -> int:
        """The id of the link, the story or the section; 0 for the issue and the publication."""
        return self.link or self.story or self.section or 0


WHOLE = Where()
"""The issue as a whole, or the export."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    `details` are the texts and numbers that its words are made with. `about` is what it is about in any issue, such as
    an address or a host: let pass for ever, that is let pass; without one the whole rule is. `mend` is the text that
    belongs in the place of the one found, where that is certain.
    """

    rule: str
    severity: Severity
    where: Where = WHOLE
    details: tuple[str | int, ...] = ()
    about: str = ""
    mend: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One export of the issue: the name of its format, for whom it was made, and its text."""

    format: str
    target: Target
    text: str


@dataclass(frozen=True, slots=True)
class Last:
    """What the issue before this one said: its label ("No 200"), subject, preheader and day."""

    label: str = ""
    subject: str = ""
    preheader: str = ""
    date: str = ""


@dataclass(frozen=True, eq=False)
class Writing:
    """How a publication writes (`writing.py` reads it): its speller, its style sheet, and what is wrong with the files.

    The speller is None where there is no dictionary for the `language`.
    """

    language: str = ""
    speller: Speller | None = None
    sheet: StyleSheet = NONE
    grammar: Grammar | None = None
    faults: tuple[str, ...] = ()


UNREAD = Writing()
"""Nobody has looked yet: nothing is said about spelling and style."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the folder remembers of earlier issues, as far as it concerns this one (`remembered.py` asks it).

    `numbers` are those of all other issues, with their files. `seen` says of a story's id and an address where that ran
    before, in words; `echoes` says of a story's id which headline it echoes. `labels` are the source labels that a
    host had before, `secure` the hosts that were linked by https, and `gone` the references that lead to no story.
    `names` are words that no dictionary knows and that are no slips: other issues or the addresses have them.
    `elsewhere` are those of the English of another country, where the whole issue is written in that, and `foreign` is
    how many per cent of its words are of another language, where so many are. `terms` is whether many are of a trade.
    """

    last: Last = Last()
    numbers: Mapping[int, str] = field(default_factory=dict)
    seen: Mapping[tuple[int, str], str] = field(default_factory=dict)
    echoes: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    secure: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    elsewhere: tuple[str, ...] = ()
    foreign: int = 0
    terms: bool = False
    writing: Writing = UNREAD


NOTHING = Memory()
"""Nothing is remembered, or nobody has asked yet."""


@dataclass(frozen=True)
class Subject:
    """What is asked about. `folder` is that of the issues; `export` is None as long as nothing has been rendered.

    `today` is the day (ISO 8601) that dates are held against, "" where that is not asked. `verdicts` say of an address
    whether readers reach a page there, as far as anybody asked.
    """

    issue: Issue
    publication: Publication
    folder: Path
    export: Export | None = None
    today: str = ""
    memory: Memory = NOTHING
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    @cached_property
    def tool(self) -> Profile:
        """The publication's mail tool, which may be one of its own: the export's, or that in the folder.

        Looked up once: a rule asks for it at each story.
        """
        made = self.export.target.profile if self.export else None
        name = self.publication.profile
        return made if made is not None and made.name == name else profile_in(self.folder, name)
