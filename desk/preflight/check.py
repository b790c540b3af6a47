"""Asking the rules, and their findings as sentences: what all doors call."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from desk.model.issue import Issue, Story
from desk.model.verdict import Verdict
from desk.preflight.finding import HEAVIEST, Export, Finding, Severity, Subject
from desk.preflight.passing import Passed
from desk.preflight.rule import Rule, Scope
from desk.preflight.rules import BY_NAME, PLACES, RULES
from desk.preflight.texts import Piece, issue_pieces, pieces

_DATA = frozenset({"json"})
"""Formats that no reader of the newsletter sees: nothing is said about them."""
FEW = 2
"""Rules that are to fix of which a door says what they found; the rest is counted."""
MANY = 6
"""Findings of one rule from which on a list has one row for all of them: 115 links without an address are one thing."""
_OF_EXPORTS = frozenset({"plain-text-older", "templates-not-trusted", "templates-not-read"})
"""Rules on the issue that say what an export of it will be like."""


def _of(scope: Scope) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.scope == scope)


_WHOLE, _STORY, _WEB, _TEXT, _PROSE, _EXPORT = (
    _of(scope) for scope in (Scope.ISSUE, Scope.STORY, Scope.WEB, Scope.TEXT, Scope.PROSE, Scope.EXPORT)
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found in an issue. `found` are all findings, `open` those that nobody let pass.

    `at` is the time ("14:02"), and `export` the e-mail whose size and tags were looked at, if one was made by then.
    """

    issue: Issue
    found: tuple[Finding, ...] = ()
    open: tuple[Finding, ...] = ()
    at: str = ""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    export: Export | None = None
    fix: int = 0
    look: int = 0


_Kept = dict[int, tuple[tuple[object, ...], tuple[Finding, ...]]]
"""What was found in each story, by its id, beside the values that it was found in."""


class Checks:
    """Asks the rules again and again while an issue is written: of a story only where something of it has changed.

    What its texts say by themselves is kept where the archive has more to say by now: it was asked a moment later.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._around: tuple[object, ...] = ()
        self._stories: _Kept = {}
        self._apart: tuple[object, ...] = ()
        self._texts: _Kept = {}

    def all(self, subject: Subject, breathe: Callable[[], object] = bool) -> tuple[Finding, ...]:
        """What every rule finds whatever the format, what was let pass too; the heaviest first, then as it is read.

        `breathe` is called after each story that the rules were asked of.
        """
        self._forget(subject)
        stories, self._stories = self._stories, {}
        texts, self._texts = self._texts, {}
        found = [finding for rule in _WHOLE for finding in map(rule.finding, rule.find(subject))]
        for piece in issue_pieces(subject.issue, subject.publication.language):
            found += (*_in_text(piece), *_in_prose(subject, piece))
        for story in subject.issue.in_order():
            key = (story, *subject.issue.links_of(story.id))
            own, known = _same(stories, story, key), _same(texts, story, key)
            self._texts[story.id] = key, tuple(_in_texts(subject, story)) if known is None else known
            self._stories[story.id] = key, tuple(_in_story(subject, story)) if own is None else own
            if own is None:
                breathe()
            found += (*self._texts[story.id][1], *self._stories[story.id][1])
            found += (finding for rule in _WEB for finding in map(rule.finding, rule.find(subject, story)))
        if speller := subject.memory.writing.speller:
            speller.dictionary.keep()
        return in_order(found, subject.issue)

    def _forget(self, subject: Subject) -> None:
        """Forget what does not hold any more, since what it was held against is something else."""
        apart = (subject.publication.language, subject.issue.date)
        around = (subject.publication, subject.tool, subject.memory, subject.today, subject.issue.date)
        if apart != self._apart:
            self._apart, self._texts = apart, {}
        if around != self._around:
            self._around, self._stories = around, {}

    def open(self, subject: Subject) -> tuple[Finding, ...]:
        """What every rule finds and nobody let pass."""
        return still_open(self.all(subject), subject)


def _same(kept: _Kept, story: Story, key: tuple[object, ...]) -> tuple[Finding, ...] | None:
    """What was found in a story, if it and its links are the very values that it was found in."""
    before, found = kept.get(story.id, ((), ()))
    return found if len(before) == len(key) and all(map(_is_it, before, key)) else None


def _is_it(one: object, other: object) -> bool:
    return one is other


def about_issue(subject: Subject) -> tuple[Finding, ...]:
    """What is to be known whatever the format and was not let pass, the heaviest first."""
    return Checks().open(subject)


def about_export(subject: Subject) -> tuple[Finding, ...]:
    """What is to be known of the export at hand alone; nothing where there is none."""
    export = subject.export
    if export is None or export.format in _DATA:
        return ()
    found = [finding for rule in _EXPORT for finding in map(rule.finding, rule.find(subject, export))]
    return still_open(in_order(found, subject.issue), subject)


def before_it_goes(subject: Subject, issue: Sequence[Finding] | None = None) -> tuple[Finding, ...]:
    """All that is to be known before this export goes out; `issue` is what `about_issue` said, where it was asked."""
    if subject.export and subject.export.format in _DATA:
        return ()
    return (*(about_issue(subject) if issue is None else issue), *about_export(subject))


def still_open(findings: Sequence[Finding], subject: Subject) -> tuple[Finding, ...]:
    """The findings that nobody let pass, in this issue or for ever."""
    passed = Passed(subject.issue, subject.publication)
    return tuple(finding for finding in findings if not passed.lets(finding))


def in_order(findings: Sequence[Finding], issue: Issue) -> tuple[Finding, ...]:
    """The findings as lists have them: the heaviest first, then as a reader meets them, then by rule."""
    stories = {story.id: at for at, story in enumerate(issue.in_order(), 1)}

    def place(finding: Finding) -> tuple[int, int, int, int]:
        where = finding.where
        story = stories.get(where.story or 0, 0)
        return HEAVIEST.index(finding.severity), story, PLACES[finding.rule], where.start

    return tuple(sorted(findings, key=place))


def grouped(findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    """The findings as lists have their rows: `MANY` of one rule and severity at the place of their first, others alone.

    They are in the order of `in_order`, and stay so otherwise.
    """
    together: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        together.setdefault((finding.severity, finding.rule), []).append(finding)
    for finding in findings:
        same = together[finding.severity, finding.rule]
        if len(same) < MANY:
            yield (finding,)
        elif finding is same[0]:
            yield tuple(same)


def sentences(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings in words: one sentence or two for each rule that found something, in the order of the table."""
    by_rule = sorted(findings, key=lambda each: PLACES[each.rule])
    return tuple(BY_NAME[name].sentence(list(found)) for name, found in groupby(by_rule, lambda each: each.rule))


def on_the_way(issue: Sequence[Finding], export: Sequence[Finding], how: str) -> tuple[str, ...]:
    """What a door says of an issue that goes out: nothing is stopped by it.

    A sentence for each rule that is to fix (`FEW` of them) and for what concerns this export; where something is to
    fix, also how many are open, and `how` they are seen: "P shows them".
    """
    fix = sentences([each for each in issue if each.severity == Severity.FIX and each.rule not in _OF_EXPORTS])
    own = sentences([*(each for each in issue if each.rule in _OF_EXPORTS), *export])
    return (*fix[:FEW], *own, *((f"{open_words((*issue, *export))}: {how}.",) if fix else ()))


def counted(findings: Sequence[Finding]) -> dict[Severity, int]:
    """How many there are of each severity."""
    return {severity: sum(each.severity == severity for each in findings) for severity in HEAVIEST}


def open_words(findings: Sequence[Finding]) -> str:
    """As in "3 to fix, 5 to look at"; "" where there is neither."""
    counts = counted(findings)
    named = ((counts[Severity.FIX], "to fix"), (counts[Severity.LOOK], "to look at"))
    return ", ".join(f"{number} {words}" for number, words in named if number)


def _in_story(subject: Subject, story: Story) -> Iterator[Finding]:
    for rule in _STORY:
        yield from map(rule.finding, rule.find(subject, story))
    for piece in pieces(subject.issue, story, subject.publication.language):
        yield from _in_prose(subject, piece)


def _in_texts(subject: Subject, story: Story) -> Iterator[Finding]:
    for piece in pieces(subject.issue, story, subject.publication.language):
        yield from _in_text(piece)


def _in_text(piece: Piece) -> Iterator[Finding]:
    for rule in _TEXT:
        yield from map(rule.finding, rule.find(piece))


def _in_prose(subject: Subject, piece: Piece) -> Iterator[Finding]:
    for rule in _PROSE:
        yield from map(rule.finding, rule.find(subject, piece))
