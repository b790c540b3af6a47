"""What the gates look at: every issue of the sample publication, one with every kind in it, and the reference issue.

Each in all house styles, for every mail tool, in every format; one of them in brand colours that are hard to read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench import reference
from desk.formats import FORMATS, render
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target
from desk.formats.profiles.values import Profile
from desk.model.issue import Issue
from desk.model.publication import STYLES, Brand, Publication
from desk.store.folder.issues import Folder
from tests.formats import complete_issue, everything

ROOT = Path(__file__).parents[2]
SENDER = "desk@record.example"
"""A draft needs someone to come from; SpamAssassin takes a point for one that has no one."""

_LOOKS: dict[str, dict[str, Any]] = {
    "yellow": {"brand": Brand(accent="#ffff00")},
    "navy": {"brand": Brand(accent="#000080", background="#fff8e7")},
    "white": {"brand": Brand(accent="#ffffff", text="#eeeeee")},
    "night": {"brand": Brand(accent="#000080", text="#101010", background="#101820")},
    "linked": {"headlines": "linked", "links_first": "title", "logo": "https://record.example/logo.png"},
}
"""Brand colours that cannot be read as they are, and what else can be chosen."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An issue with its publication in one of the house styles."""

    name: str
    issue: Issue
    publication: Publication


@dataclass(frozen=True, slots=True)
class Export:
    """One export; where it is `filled`, examples stand in the place of the tool's tags, as in what is sent."""

    sample: Sample
    profile: Profile
    format: str
    filled: bool

    @property
    def name(self) -> str:
        """A name for a file and for a fault."""
        filled = "filled." if self.filled else ""
        return f"{self.sample.name}.{self.profile.name}.{filled}{FORMATS[self.format].extension}"

    def text(self) -> str:
        """The export."""
        target = Target(self.profile, filled=self.filled)
        return render(self.sample.issue, self.sample.publication, self.format, target)


def samples() -> Iterator[Sample]:
    """Every issue in every house style."""
    for name, issue, publication in _issues():
        for style in STYLES:
            yield Sample(f"{name}.{style}", issue, replace(publication, style=style))
    for style in STYLES:
        for name, look in _LOOKS.items():
            publication = replace(complete_issue.PUBLICATION, from_address=SENDER, style=style, **look)
            yield Sample(f"complete-{name}.{style}", complete_issue.ISSUE, publication)


def exports() -> Iterator[Export]:
    """Every export that a tool takes, with its tags and with them filled in."""
    for sample in samples():
        for tool in map(profile, names()):
            for format in FORMATS:
                if format in tool.formats:
                    yield from (Export(sample, tool, format, filled) for filled in (False, True))


def _issues() -> Iterator[tuple[str, Issue, Publication]]:
    folder = Folder(ROOT / "issues")
    publication, _ = folder.publication()
    for path in sorted(folder.issue_files()):
        yield path.stem, folder.open_issue(path).issue, publication
    yield "everything", everything.ISSUE, everything.PUBLICATION
    yield "complete", complete_issue.ISSUE, replace(complete_issue.PUBLICATION, from_address=SENDER)
    yield "reference", reference.issue(), replace(reference.PUBLICATION, from_address=SENDER)
