"""Verbs of pre-flight: to open it, those for its selected row or group of rows, and going to a place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.edit import Refused
from desk.tui.ports import OnDesk, OnPreflight
from desk.tui.widgets.cells import cut, shown

if TYPE_CHECKING:
    from desk.preflight.finding import Finding

_QUOTED = 50
"""Cells of a finding that a message quotes."""


def show(desk: OnDesk) -> None:
    """Show what is to fix, to look at and to know; closed with findings, go to the first of them."""
    from desk.tui.preflight.screen import PreflightScreen

    def closed(findings: "Sequence[Finding] | None") -> None:
        if findings:
            walk(desk, findings)

    desk.show(PreflightScreen(), closed)


def walk(desk: OnDesk, findings: "Sequence[Finding]") -> None:
    """Go to the first of some findings; where they are several, `]` and `[` go through those of their rule alone."""
    first, number = findings[0], len(findings)
    desk.desk.checking.walk = (first.rule, first.severity) if number > 1 else None
    go_to(desk, first)
    if first.rule:  # a story that is gone to for its size has none
        said = f"{f'1 of {number}: ' if number > 1 else ''}{_line(first)}"
        desk.desk.say_soon(said if said.endswith("…") else f"{said}.", "open.next", "preflight")


def go_to(desk: OnDesk, finding: "Finding") -> None:
    """Go to the very words of a finding."""
    where = finding.where
    desk.show_words(where.table, where.id, where.field, where.start, where.end)


def go(preflight: OnPreflight) -> None:
    """Go to the place of the selected finding, or the first of the group; or tick the line."""
    from desk.edit.passed import tick
    from desk.model.text import tidy_line
    from desk.preflight.finding import Finding, Severity, Where
    from desk.tui.preflight.rows import ListRow

    row = preflight.row
    if isinstance(row, ListRow) and row.what == "tick":
        said = "Opened again" if tidy_line(row.line) in preflight.issue.ticked else "Ticked"
        line = row.line
        preflight.step(f"{said}: {cut(shown(line), 40)}", lambda: preflight.desk.session.do(tick, line))
    elif isinstance(row, ListRow) and row.what == "cost":
        preflight.close([Finding("", Severity.LOOK, where=Where(int(row.line), None, "headline"))])
    elif preflight.lines_let_pass():
        raise Refused("That was let pass; . says it again.")
    else:
        preflight.close(preflight.chosen())


def mend(preflight: OnPreflight) -> None:
    """Put in what belongs there, in all of a group as one step."""
    from desk.preflight.mending import mended

    findings, checked = preflight.chosen(), preflight.checked
    if checked is None:
        return
    certain = [each for each in findings if each.mend is not None]
    what = certain or findings
    title = f"Mended: {_all(what)}"
    if 0 < len(certain) < len(findings):
        title += f", of {len(findings)}"
    preflight.step(title, lambda: preflight.desk.session.do(mended, what, checked.issue))


def let_pass(preflight: OnPreflight) -> None:
    """Let it pass in this issue, or say again what was let pass."""
    from desk.edit import passed
    from desk.preflight.passing import here

    if lines := preflight.lines_let_pass():
        _say_again(preflight, lines)
        return
    findings = preflight.chosen()
    what = tuple(here(each) for each in findings)
    preflight.step(f"Let pass: {_all(findings)}", lambda: preflight.desk.session.do(passed.let_pass, *what))


def _say_again(preflight: OnPreflight, lines: tuple[tuple[str, str], ...]) -> None:
    from desk.edit.passed import tell_again

    session = preflight.desk.session
    what, passed = lines[0][0], [line for _, line in lines]

    def make() -> None:
        if what == "passed":
            session.do(tell_again, *passed)
        else:
            session.change_publication(passed=tell_again(session.publication, *passed).passed)

    preflight.step(f"Said again: {_passed(passed)}", make)


def let_pass_for_ever(preflight: OnPreflight) -> None:
    """Never say it again in this publication: it stands in its settings, and at the end of the list."""
    from desk.edit import passed
    from desk.preflight.passing import for_ever

    findings, session = preflight.chosen(), preflight.desk.session
    what = tuple(dict.fromkeys(map(for_ever, findings)))
    left = passed.let_pass(session.publication, *what).passed
    preflight.step(f"Never said again: {_passed(what)}", lambda: session.change_publication(passed=left))


def fold(preflight: OnPreflight) -> None:
    """Fold the findings of one rule into one row."""
    preflight.fold(folded=True)


def unfold(preflight: OnPreflight) -> None:
    """Unfold the selected group."""
    preflight.fold(folded=False)


def select_next(preflight: OnPreflight) -> None:
    """Select the next finding."""
    preflight.select_next(1)


def select_before(preflight: OnPreflight) -> None:
    """Select the finding before."""
    preflight.select_next(-1)


def check_again(preflight: OnPreflight) -> None:
    """Ask every rule anew."""
    preflight.check_again()


def check_web(preflight: OnPreflight) -> None:
    """Ask the links on the web, or stop asking."""
    preflight.check_web()


def costs(preflight: OnPreflight) -> None:
    """What each story costs of the e-mail's size."""
    preflight.costs()


def browse(preflight: OnPreflight) -> None:
    """Open the address of the selected finding."""
    from desk.outside.browser import open_in_browser

    url = _address(preflight, "opened")
    preflight.say_later(lambda: open_in_browser(url) or f"Opened {cut(shown(url), 60)}.")


def seen_by_me(preflight: OnPreflight) -> None:
    """Say that a page is fine that the web check was not sure of, for seven days."""
    preflight.seen(_address(preflight, "seen"))


def _address(preflight: OnPreflight, done: str) -> str:
    """The address of the one finding that is selected. Raises Refused."""
    from desk.preflight.place import address_of

    findings = preflight.chosen()
    if len(findings) > 1:
        raise Refused("These are several pages: + unfolds them, and then one can be selected.")
    if not (url := address_of(findings[0].where, preflight.issue)):
        raise Refused(f"There is no address here that could be {done}.")
    return url


def _line(finding: "Finding") -> str:
    from desk.preflight.rules import BY_NAME

    return cut(shown(BY_NAME[finding.rule].line(finding)), _QUOTED)


def _all(findings: "Sequence[Finding]") -> str:
    """One finding by its line, several by their rule and number: "A shortener, 12 of them"."""
    from desk.preflight.place import title_of

    title = cut(shown(title_of(findings)), _QUOTED)
    return title if len(findings) == 1 else f"{title}, {len(findings)} of them"


def _passed(lines: "Sequence[str]") -> str:
    """What is let pass, in words: the first of the lines, and how many more there are."""
    from desk.preflight.passing import described

    title, about = described(lines[0])
    more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
    return f"{cut(shown(f'{title} {about}' if about and not about.isdecimal() else title), _QUOTED)}{more}"
