"""How pre-flight is drawn: three groups of findings, the checklist, what was let pass, and a finding in full."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.preflight.costs import costs
from desk.preflight.finding import Export, Finding, Severity
from desk.preflight.passing import described
from desk.preflight.place import owner_of, place_of, quoted
from desk.preflight.rule import made
from desk.preflight.rules import BY_NAME, RULES
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, count, cut, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line

STYLES = {Severity.FIX: "stop", Severity.LOOK: "look", Severity.KNOW: "dim"}
"""The signal of each severity; its glyph has the same name."""
_PLACE = 11
"""Cells of the column of places."""
_OWNER = 22
"""Cells of the column of stories."""
_WIDE = 76
"""Cells from which both columns have room."""


class ListRow(NamedTuple):
    """A row that is no finding: a line of the checklist ("tick"), one let pass ("passed", "for ever"), a "cost"."""

    what: str
    line: str


class Drawing:
    """Draws the list for one width. `airy` puts an empty row before each group."""

    def __init__(self, glyphs: Glyphs, width: int, airy: bool) -> None:
        """`width` in cells."""
        self._glyphs, self._width, self._airy = glyphs, width, airy

    def lines(self, findings: Sequence[Finding], issue: Issue, publication: Publication) -> Iterator[Line]:
        """The groups one under the other, and how many rules found nothing."""
        if not any(each.severity != Severity.KNOW for each in findings):
            yield Line(((f"Nothing to fix. {len(RULES)} rules looked.", ""),))
        for severity, group in groupby(findings, lambda each: each.severity):
            yield from self._group(str(severity), [self._finding(each, issue) for each in group])
        ticked = set(issue.ticked)
        ticks = [self._tick(line, tidy_line(line) in ticked) for line in publication.checklist]
        done = sum(tidy_line(line) in ticked for line in publication.checklist)
        yield from self._group("checklist", ticks, f"{done} of {len(ticks)}")
        passed = [*(("passed", each) for each in issue.passed), *(("for ever", each) for each in publication.passed)]
        yield from self._group("let pass", [self._passed(what, line) for what, line in passed])
        quiet = len(RULES) - len({each.rule for each in findings})
        if findings:
            yield BLANK
            yield Line(((f"{count(quiet, 'other rule')} found nothing.", "dim"),))

    def _group(self, title: str, lines: list[Line], note: str = "") -> Iterator[Line]:
        if lines:
            if self._airy:
                yield BLANK
            yield Line(((title.upper(), "bold"),), ((note or str(len(lines)), "dim"),))
            yield from lines

    def _finding(self, finding: Finding, issue: Issue) -> Line:
        style = STYLES[finding.severity]
        sign = self._glyphs.of(style) or "·"
        words = shown(BY_NAME[finding.rule].line(finding))
        left: tuple[Span, ...] = ((f" {sign} ", style), (" ", ""), (words, ""))
        place = cut(place_of(finding.where, issue), _PLACE)
        right = f"{place:>{_PLACE}}"
        if self._width >= _WIDE:
            right = f"{cut(shown(owner_of(finding.where, issue)), _OWNER):<{_OWNER}}  {right}"
        return Line(left, ((right, "dim"),), row=finding)

    def _tick(self, line: str, is_ticked: bool) -> Line:
        sign = self._glyphs.of("ready" if is_ticked else "idea")
        style = "dim" if is_ticked else ""
        return Line(((f" {sign} ", style), (" ", ""), (shown(line), style)), row=ListRow("tick", line))

    def _passed(self, what: str, line: str) -> Line:
        title, about = described(line)
        words: tuple[Span, ...] = ((" ·  ", "dim"), (shown(title), "dim"))
        if about and not about.isdecimal():
            words += ((f"  {shown(about)}", "dim"),)
        where = "in this issue" if what == "passed" else "for ever"
        return Line(words, ((where, "dim"),), row=ListRow(what, line))


def in_full(finding: Finding, issue: Issue, glyphs: Glyphs, width: int, keys: Sequence[tuple[str, str]]) -> list[Line]:
    """A finding in full: what, why, where with the words beside it, and what can be done; `keys` with their words."""
    rule, style = BY_NAME[finding.rule], STYLES[finding.severity]
    sign = glyphs.of(style) or "·"
    first, *rest = wrapped(shown(rule.line(finding)), max(10, width - 2))
    lines = [Line(((f"{sign} ", style), (first, "bold"))), *(Line(((f"  {part}", "bold"),)) for part in rest)]
    lines += [BLANK, *_plain(made(rule.why, finding), width), BLANK]
    where = finding.where
    lines.append(Line(((" · ".join(filter(None, (_section(issue, finding), place_of(where, issue)))), "dim"),)))
    lines += [Line(((part, "bold"),)) for part in wrapped(shown(owner_of(where, issue)), width)]
    before, at, behind = quoted(where, issue)
    if at:
        lines += [BLANK, *_quotation(before, at, behind, width)]
    lines += [BLANK, Line((("What you can do", "dim"),)), *_plain(made(rule.do, finding), width)]
    if finding.mend is not None:
        lines += _plain(f"f puts “{shown(finding.mend)}” there." if finding.mend.strip() else "f takes it out.", width)
    return [*lines, BLANK, *(Line(((f"{key:<7}", "bold"), (words, ""))) for key, words in keys)]


def _plain(words: str, width: int) -> list[Line]:
    return [Line(((part, ""),)) for part in wrapped(shown(words), width)]


def _quotation(before: str, at: str, behind: str, width: int) -> list[Line]:
    """The words at a place, bold, among those beside them, on as many lines as they need."""
    from desk.formats.prose.wrap import wrap

    spans: list[Span] = [(f"… {before}" if before else "", ""), (at, "bold"), (f"{behind} …" if behind else "", "")]
    return [Line(tuple(line)) for line in wrap([span for span in spans if span[0]], width, keep_addresses=False)]


def _section(issue: Issue, finding: Finding) -> str:
    if finding.where.story is None:
        return ""
    section = issue.story(finding.where.story).section
    return next((shown(each.title or "") for each in issue.sections if each.id == section), "Unsorted")


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


def address_of(issue: Issue, finding: Finding) -> str:
    """The address that a finding is about: of its link, or the one in a body that it marks; "" for none."""
    where = finding.where
    if where.link is not None:
        return issue.link(where.link).url or ""
    if where.field != "body":
        return ""
    text = issue.story(where.story or 0).body[where.start : where.end]
    return text if text.startswith(("http://", "https://")) else ""
