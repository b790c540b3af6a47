"""Targets in words: how long the issue, a section, or a story of a kind should be.

They stand in one setting of the publication, one a line: "issue 4500", "story 250", "Homes 900".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.edit import Refused
from desk.model.issue import Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.model.text import clean_text, tidy_line

MOST = 1_000_000
"""Words that nobody plans for."""
ISSUE = "issue"
"""The line of the targets that is about the whole issue: "issue 4500"."""
_LINE = re.compile(r"(\S.*?)\s*[:=]?\s+([\d.,  ’']+)(?:\s*words?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """Words by what they are for; a section goes by its title in any case of letters. 0: there is no target."""

    issue: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    sections: dict[str, int] = field(default_factory=dict)

    def of_story(self, story: Story) -> int:
        """How long a story of this kind should be."""
        return self.kinds.get(story.kind, 0)

    def of_section(self, title: str | None) -> int:
        """How long a section of this title should be."""
        return self.sections.get(tidy_line(title or "").casefold(), 0)


NONE = Targets()
"""The targets of a publication that has set none."""


def targets_of(publication: Publication) -> Targets:
    """The targets of a publication; lines that make no sense, as a file may hold them, say nothing."""
    if not publication.targets:
        return NONE
    issue, kinds, sections = 0, {}, {}
    titles = {tidy_line(title).casefold() for title in publication.sections}
    for line in publication.targets:
        what, words = _read(line) or ("", 0)
        name = what.casefold()
        if name == ISSUE:
            issue = words
        elif name in tuple(Kind) and name not in titles:
            kinds[name] = words
        elif what:
            sections[name.removeprefix("section ")] = words
    return Targets(issue, kinds, sections)


def checked(text: str) -> tuple[str, ...]:
    """The targets that a text of lines, or of parts between commas, gives. Raises Refused."""
    lines = [tidy_line(line) for line in re.split(r"\n|[,;](?=\s*[^\d\s])", clean_text(text))]
    made: list[str] = []
    for line in filter(None, lines):
        found = _read(line)
        if found is None:
            raise Refused(f"“{line[:40]}” is no target: write what it is for and the words, as in Homes 900.")
        made.append(f"{found[0]} {found[1]}")
    return tuple(made)


def _read(line: str) -> tuple[str, int] | None:
    """What a line is for, and how many words; None if it is no target."""
    match = _LINE.fullmatch(tidy_line(line))
    if match is None:
        return None
    digits = re.sub(r"\D", "", match[2])
    return (match[1], int(digits)) if digits and len(digits) < 10 and 0 < int(digits) <= MOST else None


def share(words: int, target: int, cells: int) -> Sequence[int]:
    """The cells of a line that are full, and those that are not."""
    full = min(cells, round(cells * words / target)) if target else 0
    return full, cells - full
