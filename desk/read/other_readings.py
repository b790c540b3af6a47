"""The other readings: one doubt taken the other way, and the next best reading of the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from desk.model.issue import Issue, Link, Section, Story
from desk.read.basis import Basis
from desk.read.house.clusters import places_of
from desk.read.model.chain import NEVER, Scores
from desk.read.model.labels import group
from desk.read.read import reading_of
from desk.read.reading import Doubt, Matter, Reading

_Row = TypeVar("_Row", Section, Story, Link)


def taken(reading: Reading, doubt: Doubt) -> Reading:
    """The reading with a doubt taken the other way. Lines near it may change with it; the doubt is settled."""
    basis = reading.origin
    if basis is None:
        return reading
    if doubt.matter in (Matter.DATE, Matter.TITLE, Matter.NUMBER):
        number = int(doubt.other) if doubt.other.isdigit() else None
        value: dict[str, Any] = {str(doubt.matter): number if doubt.matter == Matter.NUMBER else doubt.other}
        issue = replace(reading.issue, **value)
        return replace(reading, issue=issue, doubts=tuple(each for each in reading.doubts if each != doubt))
    if doubt.matter == Matter.CHARSET:
        return reading
    return forced(reading, doubt.labels)


def forced(reading: Reading, labels: Mapping[int, str]) -> Reading:
    """The best reading in which lines (counted from 0 among the document's) have these labels."""
    basis = reading.origin
    if basis is None:
        return reading
    return reading_of(_forced(basis, labels))


def next_best(reading: Reading) -> Reading | None:
    """Another reading of the whole: all lines of one look read as what they could be next. None when all were seen."""
    basis = reading.origin
    if basis is None:
        return None
    seen = {*basis.tried, basis.labels}
    best: tuple[float, Basis] | None = None
    for change in _changes(basis):
        other = _forced(basis, change)
        if other.labels in seen:
            continue
        score = basis.chain.score(basis.scores, other.labels)
        if best is None or score > best[0]:
            best = score, other
    if best is None:
        return None
    return reading_of(replace(best[1], forced=basis.forced, tried=(*basis.tried, basis.labels)))


def _changes(basis: Basis) -> Iterable[dict[int, str]]:
    """For each look, all its lines of one label with the label that comes next for them."""
    looks = (look.key for look in basis.house.looks)
    for (_, now), lines in places_of(zip(looks, basis.labels, strict=True)).items():
        totals = [sum(basis.scores[at][place] for at in lines) for place in range(len(basis.chain.labels))]
        others = [
            (total, label)
            for label, total in zip(basis.chain.labels, totals, strict=True)
            if group(label) != group(now)
        ]
        if others:
            label = max(others)[1]
            yield dict.fromkeys(lines, label)


def _forced(basis: Basis, labels: Mapping[int, str]) -> Basis:
    chain = basis.chain
    wanted = {at: label for at, label in {**basis.forced, **labels}.items() if label in chain.labels}

    def only(scores: Scores) -> Scores:
        """Scores with nothing but the wanted labels where there are such."""
        return [
            [each if label == wanted[at] else NEVER for label, each in zip(chain.labels, row, strict=True)]
            if at in wanted
            else row
            for at, row in enumerate(scores)
        ]

    best = tuple(chain.labels[place] for place in chain.best(only(basis.scores)))
    heard, likelihoods = chain.likelihoods(only(basis.scores)), chain.likelihoods(only(basis.shown))
    return replace(basis, labels=best, likelihoods=likelihoods, heard=heard, forced=wanted)


def changed(current: Issue, before: Issue, after: Issue) -> Issue:
    """An issue that has been edited since it was read (`before`), with what another reading (`after`) changes.

    Sections, stories and links that the other reading leaves alone stay as they were edited.
    """
    return replace(
        current,
        sections=_rows(current.sections, before.sections, after.sections),
        stories=_rows(current.stories, before.stories, after.stories),
        links=_rows(current.links, before.links, after.links),
    )


def _rows(current: tuple[_Row, ...], before: tuple[_Row, ...], after: tuple[_Row, ...]) -> tuple[_Row, ...]:
    old = {row.id: row for row in before}
    new = {row.id: row for row in after}
    found = {row.id: row for row in current if row.id not in old or row.id in new}
    for key, row in new.items():
        if key not in old or key not in found:
            found |= {key: row} if old.get(key) != row else {}
            continue
        differ = [each.name for each in fields(row) if getattr(old[key], each.name) != getattr(row, each.name)]
        found[key] = replace(found[key], **{name: getattr(row, name) for name in differ})
    return tuple(found[key] for key in sorted(found))
