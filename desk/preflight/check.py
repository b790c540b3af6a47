"""Asking the rules, and their findings as sentences: what both doors call."""

from collections.abc import Sequence
from itertools import groupby

from desk.preflight.finding import Finding, Scope, Subject
from desk.preflight.rules import RULES, Rule

_DATA = frozenset({"json"})
"""Formats that no reader of the newsletter sees: nothing is said about them."""


def about_issue(subject: Subject) -> tuple[Finding, ...]:
    """What is to be known whatever the format, in the order of the table."""
    return _asked(subject, Scope.ISSUE)


def about_export(subject: Subject) -> tuple[Finding, ...]:
    """What is to be known of the export at hand alone; nothing where there is none."""
    return _asked(subject, Scope.EXPORT) if subject.export else ()


def before_it_goes(subject: Subject, issue: Sequence[Finding] | None = None) -> tuple[Finding, ...]:
    """All that is to be known before this export goes out; `issue` is what `about_issue` said, where it was asked."""
    if subject.export and subject.export.format in _DATA:
        return ()
    return (*(about_issue(subject) if issue is None else issue), *about_export(subject))


def sentences(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings in words: one sentence or two for each rule that found something."""
    return tuple(_rule(name).words(list(found)) for name, found in groupby(findings, lambda each: each.rule))


def _asked(subject: Subject, scope: Scope) -> tuple[Finding, ...]:
    return tuple(found for rule in RULES if rule.scope == scope for found in rule.findings(subject))


def _rule(name: str) -> Rule:
    return next(rule for rule in RULES if rule.name == name)
