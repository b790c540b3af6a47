"""How the list of pre-flight is drawn: three weights of findings, the checklist, what was let pass, and costs."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.preflight.check import MANY, grouped
from desk.preflight.costs import costs
from desk.preflight.finding import Export, Finding, Severity
from desk.preflight.passing import by_rule, described
from desk.preflight.place import owner_of, place_of, title_of
from desk.preflight.rules import BY_NAME, RULES
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, count, cut, shown, width
from desk.tui.widgets.lines import BLANK, Line

STYLES = {Severity.FIX: "stop", Severity.LOOK: "look", Severity.KNOW: "dim"}
"""The signal of each severity; its glyph has the same name."""
_PLACE = 11
"""Cells of the column of places."""
_OWNER = 22
"""Cells of the column of stories."""
_LEAST = 30
"""Cells that the words of a finding have at least, before its place goes: it stands with the finding in full."""


class ListRow(NamedTuple):
    """A row that is no finding: a line of the checklist ("tick"), one let pass ("passed", "for ever"), a "cost"."""

    what: str
    line: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row for many of one rule: of the findings of a severity ("to look at"), or of what was let pass ("passed")."""

    what: str
    rule: str


class Drawing:
    """Draws the list for one width. `airy` puts an empty row before each group, `unfolded` show what is in them."""

    def __init__(self, glyphs: Glyphs, width: int, airy: bool, unfolded: Collection[GroupRow] = ()) -> None:
        """`width` in cells."""
        self._glyphs, self._width, self._airy, self._unfolded = glyphs, width, airy, unfolded

    def lines(self, findings: Sequence[Finding], issue: Issue, publication: Publication) -> Iterator[Line]:
        """The groups one under the other, and how many rules found nothing."""
        if not any(each.severity != Severity.KNOW for each in findings):
            yield Line(((f"Nothing to fix. {len(RULES)} rules looked.", ""),))
        for severity, each in groupby(findings, lambda each: each.severity):
            weighty = list(each)
            yield from self._group(str(severity), list(self._findings(weighty, issue)), str(len(weighty)))
        ticked = set(issue.ticked)
        ticks = [self._tick(line, tidy_line(line) in ticked) for line in publication.checklist]
        done = sum(tidy_line(line) in ticked for line in publication.checklist)
        yield from self._group("checklist", ticks, f"{done} of {len(ticks)}")
        passed = [*self._passed("passed", issue.passed), *self._passed("for ever", publication.passed)]
        yield from self._group("let pass", passed, str(len(issue.passed) + len(publication.passed)))
        quiet = len(RULES) - len({each.rule for each in findings})
        if findings:
            yield BLANK
            yield Line(((f"{count(quiet, 'other rule')} found nothing.", "dim"),))

    def _group(self, title: str, lines: list[Line], note: str) -> Iterator[Line]:
        if lines:
            if self._airy:
                yield BLANK
            yield Line(((title.upper(), "bold"),), ((note, "dim"),))
            yield from lines

    def _findings(self, findings: Sequence[Finding], issue: Issue) -> Iterator[Line]:
        for together in grouped(findings):
            first = together[0]
            if len(together) == 1:
                yield self._finding(first, issue)
                continue
            row = GroupRow(str(first.severity), first.rule)
            stories = len({each.where.story for each in together})
            owner = f"in {count(stories, 'story', 'stories')}" if first.where.story else ""
            title = title_of(together)
            yield self._row(first.severity, shown(title), (owner, self._folds(row, len(together))), row)
            is_alike = title != BY_NAME[first.rule].title
            for finding in together if row in self._unfolded else ():
                yield self._member(finding, issue, is_alike=is_alike)

    def _finding(self, finding: Finding, issue: Issue) -> Line:
        words = shown(BY_NAME[finding.rule].line(finding))
        return self._row(finding.severity, words, (self._owner(finding, issue), self._place(finding, issue)), finding)

    def _member(self, finding: Finding, issue: Issue, *, is_alike: bool) -> Line:
        """A finding in its group; where all say the same, its story tells it from the others."""
        owner, words = self._owner(finding, issue), shown(BY_NAME[finding.rule].line(finding))
        said, at = (owner, "") if is_alike else (words, owner)
        return self._row(finding.severity, f"  {said}", (at, self._place(finding, issue)), finding)

    def _owner(self, finding: Finding, issue: Issue) -> str:
        return shown(owner_of(finding.where, issue))

    def _place(self, finding: Finding, issue: Issue) -> str:
        return cut(place_of(finding.where, issue), _PLACE)

    def _row(self, severity: Severity, words: str, at: tuple[str, str], row: Hashable) -> Line:
        """A row with its story and its place, as far as the words leave room: they are what tells what is wrong."""
        style = STYLES[severity]
        left: tuple[Span, ...] = ((f" {self._glyphs.of(style) or '·'} ", style), (" ", ""), (words, ""))
        owner, place = at
        if width(left) + _OWNER + _PLACE + 3 <= self._width:
            place = f"{cut(owner, _OWNER):<{_OWNER}}  {place:>{_PLACE}}"
        elif self._width - width([(place, "")]) < _LEAST:
            place = ""
        return Line(left, ((place, "dim"),) if place.strip() else (), row=row)

    def _folds(self, row: GroupRow, number: int) -> str:
        return str(number) if row in self._unfolded else f"{number} folded"

    def _tick(self, line: str, is_ticked: bool) -> Line:
        sign = self._glyphs.of("ready" if is_ticked else "idea")
        style = "dim" if is_ticked else ""
        return Line(((f" {sign} ", style), (" ", ""), (shown(line), style)), row=ListRow("tick", line))

    def _passed(self, what: str, passed: Sequence[str]) -> Iterator[Line]:
        """What was let pass in this issue, or for ever: many of one rule as one row."""
        where = "in this issue" if what == "passed" else "for ever"
        for rule, lines in by_rule(passed).items():
            row = GroupRow(what, rule)
            if len(lines) < MANY:
                yield from (self._let_pass(line, where, ListRow(what, line)) for line in lines)
                continue
            yield self._let_pass(rule, f"{self._folds(row, len(lines))}, {where}", row)
            for line in lines if row in self._unfolded else ():
                yield self._let_pass(line, where, ListRow(what, line), indent=2)

    def _let_pass(self, line: str, where: str, row: Hashable, indent: int = 0) -> Line:
        title, about = described(line)
        words: tuple[Span, ...] = ((" ·  ", "dim"), (" " * indent + shown(title), "dim"))
        if about and not about.isdecimal():
            words += ((f"  {shown(about)}", "dim"),)
        return Line(words, ((where, "dim"),), row=row)


def cost_lines(export: Export | None, issue: Issue, *, by_size: bool) -> Iterator[Line]:
    """What each story costs of the e-mail's size: the heaviest first, or in the order of reading."""
    if export is None:
        yield Line((("The e-mail is still being made.", "dim"),))
        return
    found = dict(costs(export.text, export.target.profile, issue))
    order = [story.id for story in issue.in_order()]
    total = 0
    yield Line((("WHAT EACH STORY COSTS", "bold"),), ((f"{'KB':>6}  {'so far':>8}", "dim"),))
    for story in found if by_size else sorted(found, key=order.index):
        total += found[story]
        name = shown(issue.story(story).name)
        right = f"{found[story] / 1000:>6.1f}  {total / 1000:>8.1f}"
        yield Line(((f"    {name}", ""),), ((right, "dim"),), row=ListRow("cost", str(story)))
