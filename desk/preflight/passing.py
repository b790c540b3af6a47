"""What the editor let pass: how a finding stands there, and whether it does.

`seen https://example.org/jobs` lets one address pass, `address-short bit.ly` one host, `sentence-long` a whole rule. In
an issue `headline-missing 100000000000007` lets it pass for one story. What no rule of this desk knows is kept.
"""

from collections.abc import Collection, Iterable, Mapping

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.preflight.finding import Finding
from desk.preflight.rules import BY_NAME


def for_ever(finding: Finding) -> str:
    """What is let pass in a publication, where a finding is never wanted again: what it is about, else its rule."""
    return f"{_name(finding.rule)} {finding.about}".strip()


def here(finding: Finding) -> str:
    """What is let pass in an issue: what the finding is about, else the story or link that has it."""
    return f"{_name(finding.rule)} {finding.about or finding.where.id or finding.where.field}".strip()


class Passed:
    """What is let pass in an issue and its publication, ready to be asked of many findings."""

    def __init__(self, issue: Issue, publication: Publication) -> None:
        """Both lists count."""
        self._lines: Collection[str] = frozenset((*issue.passed, *publication.passed))

    def lets(self, finding: Finding) -> bool:
        """Whether a finding was let pass: itself, what it is about, or its whole rule."""
        lines = self._lines
        return bool(lines) and (
            for_ever(finding) in lines
            or here(finding) in lines
            or _name(finding.rule) in lines
            or finding.rule in lines
        )


def described(line: str) -> tuple[str, str]:
    """A line of what is let pass as people read it: the rule's title, and what it is about; "" where there is none.

    A line that no rule of this desk knows comes back as it is.
    """
    name, _, about = line.partition(" ")
    rule = BY_NAME.get(name)
    return (rule.title, about) if rule else (line, "")


def by_rule(lines: Iterable[str]) -> Mapping[str, list[str]]:
    """The lines of what was let pass under the names of their rules, in the order of the first of each."""
    made: dict[str, list[str]] = {}
    for line in lines:
        made.setdefault(line.partition(" ")[0], []).append(line)
    return made


def _name(rule: str) -> str:
    known = BY_NAME.get(rule)
    return known.passed_as or rule if known else rule
