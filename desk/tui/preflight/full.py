"""How a finding, or a group of them, is drawn in full: what, why, where with the words beside it, what can be done."""

from collections.abc import Hashable, Iterator, Sequence

from textual.message import Message

from desk.model.issue import Issue
from desk.preflight.finding import Finding
from desk.preflight.place import owner_of, place_of, quoted, title_of, told_apart
from desk.preflight.rule import made
from desk.preflight.rules import BY_NAME
from desk.tui.preflight.rows import STYLES, GroupRow, ListRow
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, cut, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line, LineView

FIRST = 6
"""Findings of a group that are named beside the list."""
_LONGEST, _SHORT = 6, 3
"""Lines of a quotation beside the list, and below it: what can be done stays in sight."""
Keys = Sequence[tuple[str, str]]


class InFull:
    """Draws findings in full for one width. Where it is not `airy`, without empty lines and keys: under the list."""

    def __init__(self, issue: Issue, glyphs: Glyphs, width: int, airy: bool) -> None:
        """`width` in cells."""
        self._issue, self._glyphs, self._width, self._airy = issue, glyphs, width, airy

    def lines(self, findings: Sequence[Finding], keys: Keys) -> list[Line]:
        """All about one finding, or about several of one rule; `keys` with their words."""
        first = findings[0]
        rule = BY_NAME[first.rule]
        title = rule.line(first) if len(findings) == 1 else f"{title_of(findings)}: {len(findings)} of them"
        parts: list[list[Line]] = [self._title(title, first), self._plain(made(rule.why, first))]
        parts += self._place(first) if len(findings) == 1 else [self._places(findings)]
        parts.append([*self._heading("What you can do"), *self._plain(made(rule.do, first)), *self._mends(findings)])
        if not self._airy:
            return [line for part in (parts[0], *parts[2:-1], parts[1], parts[-1]) for line in part]
        made_lines = [line for part in parts if part for line in (*part, BLANK)]
        return [*made_lines, *(Line(((f"{key:<7}", "bold"), (words, ""))) for key, words in keys)]

    def _title(self, title: str, finding: Finding) -> list[Line]:
        style = STYLES[finding.severity]
        first, *rest = wrapped(shown(title), max(10, self._width - 2))
        sign = self._glyphs.of(style) or "·"
        return [Line(((f"{sign} ", style), (first, "bold"))), *(Line(((f"  {part}", "bold"),)) for part in rest)]

    def _plain(self, words: str, style: str = "") -> list[Line]:
        return [Line(((part, style),)) for part in wrapped(shown(words), self._width)]

    def _heading(self, words: str) -> list[Line]:
        return [Line(((words, "dim"),))] if self._airy else []

    def _place(self, finding: Finding) -> Iterator[list[Line]]:
        where = finding.where
        section, place, owner = _section(self._issue, finding), place_of(where, self._issue), self._owner(finding)
        if self._airy:
            at = " · ".join(filter(None, (section, place)))
            yield [Line(((at, "dim"),)), *self._plain(owner, "bold")]
        else:
            yield [Line(((" · ".join(filter(None, (place, owner, section))), "dim"),))]
        before, at, behind = quoted(where, self._issue)
        if at:
            yield self._quotation(before, at, behind)

    def _quotation(self, before: str, at: str, behind: str) -> list[Line]:
        """The words at a place, bold, among those beside them, as far as there is room."""
        from desk.formats.prose.wrap import wrap

        spans: list[Span] = [(f"… {before}" if before else "", ""), (at, "bold"), (f"{behind} …" if behind else "", "")]
        made_lines = wrap([span for span in spans if span[0]], self._width, keep_addresses=False)
        most = _LONGEST if self._airy else _SHORT
        return [
            Line((*line, (" …", "")) if number == most and len(made_lines) > most else tuple(line))
            for number, line in enumerate(made_lines[:most], 1)
        ]

    def _places(self, findings: Sequence[Finding]) -> list[Line]:
        made_lines = self._heading("Where")
        named = told_apart(findings[:FIRST], self._issue)
        made_lines += [Line(((cut(shown(words), self._width), ""),)) for words in named]
        if len(findings) > FIRST:
            made_lines.append(Line(((f"and {len(findings) - FIRST} more", "dim"),)))
        return made_lines

    def _mends(self, findings: Sequence[Finding]) -> list[Line]:
        certain = [each for each in findings if each.mend is not None]
        if not certain:
            return []
        if len(findings) > 1:
            return self._plain(f"f puts in what belongs there: {len(certain)} of {len(findings)} are certain.")
        mend = certain[0].mend or ""
        return self._plain(f"f puts “{shown(mend)}” there." if mend.strip() else "f takes it out.")

    def _owner(self, finding: Finding) -> str:
        return shown(owner_of(finding.where, self._issue))


_ABOUT = {
    "tick": (
        "Checklist",
        "A line of the publication's own checklist: enter ticks it, and that is kept with the issue.",
    ),
    "passed": ("Let pass", "It was let pass in this issue, and is not told again until . says so."),
    "for ever": ("Let pass", "It is never told in this publication, until . takes that back."),
}


def about_row(row: Hashable) -> tuple[str, str]:
    """What a row is that is no finding, and what can be done with it; "" for none."""
    return _ABOUT.get(row.what, ("", "")) if isinstance(row, ListRow | GroupRow) else ("", "")


def _section(issue: Issue, finding: Finding) -> str:
    if finding.where.story is None:
        return ""
    section = issue.story(finding.where.story).section
    return next((shown(each.title or "") for each in issue.sections if each.id == section), "Unsorted")


class FullView(LineView):
    """The finding in full. It says when it has another width, by which its lines are broken."""

    class Fitted(Message):
        """It has its place now."""

    def on_resize(self) -> None:
        """Say it."""
        self.post_message(self.Fitted())
