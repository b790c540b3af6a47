"""A rule of pre-flight: a row of the table (`rules/`), and what it is asked with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desk.preflight.finding import WHOLE, Finding, Severity, Where


class Scope(StrEnum):
    """What a rule looks at, which says when it is asked, and with what `find` is called."""

    ISSUE = "issue"
    """The whole issue with its publication and folder: `find(subject)`."""
    STORY = "story"
    """One story with its links, for each that is in: `find(subject, story)`. Asked anew only where that changed."""
    WEB = "web"
    """One story with what the web answered: `find(subject, story)`, each time: links are asked while it is shown."""
    TEXT = "text"
    """One text, for each that readers see (`Piece`): `find(piece)`. Asked anew only where its story changed."""
    PROSE = "prose"
    """One text with all that is known: `find(subject, piece)`. Asked anew only where its story changed."""
    EXPORT = "export"
    """The text of one export: `find(subject, export)`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and what else a finding says; `severity` where it is another one than the rule's."""

    where: Where = WHOLE
    details: tuple[str | int, ...] = ()
    about: str = ""
    mend: str | None = None
    severity: Severity | None = None


Words = str | Callable[[Finding], str]
"""Words with a place for each detail, such as "A sentence of {0} words", or what makes them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table.

    `title` is what the rule looks for, `says` one line on one finding, `why` what it means for a reader, `do` what to
    do about it. `many` is one sentence for several findings. `passed_as` is the name under which it is let pass, where
    that is another rule's.
    """

    name: str
    severity: Severity
    scope: Scope
    find: Callable[..., Iterator[Found]]
    title: str
    says: Words
    why: Words
    do: Words
    many: Callable[[Sequence[Finding]], str] | None = None
    passed_as: str = ""

    def finding(self, found: Found) -> Finding:
        """What was found, as a finding of this rule."""
        severity = found.severity or self.severity
        return Finding(self.name, severity, found.where, found.details, found.about, found.mend)

    def line(self, finding: Finding) -> str:
        """One line on a finding, as a list has it: "A sentence of 61 words"."""
        return made(self.says, finding)

    def sentence(self, findings: Sequence[Finding]) -> str:
        """One or two sentences on all findings of this rule in one issue."""
        if self.many is not None:
            return self.many(findings)
        times = f" ({len(findings)} times)" if len(findings) > 1 else ""
        return f"{self.line(findings[0])}{times}: {_small(made(self.do, findings[0]))}"


def made(words: Words, finding: Finding) -> str:
    """The words on one finding."""
    return words.format(*finding.details) if isinstance(words, str) else words(finding)


def _small(sentence: str) -> str:
    first = sentence.partition(" ")[0]
    return sentence if first.isupper() else sentence[:1].lower() + sentence[1:]
