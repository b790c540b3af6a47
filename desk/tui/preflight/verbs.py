"""Verbs of pre-flight: to open it, those for its selected row, and going to a place."""

from typing import TYPE_CHECKING

from desk.tui.ports import OnDesk, OnPreflight

if TYPE_CHECKING:
    from desk.preflight.finding import Finding


def show(desk: OnDesk) -> None:
    """Show what is to fix, to look at and to know; closed with a place, go there."""
    from desk.tui.preflight.screen import PreflightScreen

    def closed(finding: "Finding | None") -> None:
        if finding is not None:
            go_to(desk, finding)

    desk.show(PreflightScreen(), closed)


def go_to(desk: OnDesk, finding: "Finding") -> None:
    """Go to the very words of a finding."""
    where = finding.where
    desk.show_words(where.table, where.id, where.field, where.start, where.end)


def go(preflight: OnPreflight) -> None:
    """Go to the place of the selected finding, or tick the line."""
    preflight.go()


def mend(preflight: OnPreflight) -> None:
    """Put in what belongs there."""
    preflight.mend()


def let_pass(preflight: OnPreflight) -> None:
    """Let it pass in this issue, or say again what was let pass."""
    preflight.let_pass()


def let_pass_for_ever(preflight: OnPreflight) -> None:
    """Never say it again in this publication."""
    preflight.let_pass_for_ever()


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
    preflight.browse()


def seen_by_me(preflight: OnPreflight) -> None:
    """Say that a page is fine that the web check was not sure of."""
    preflight.seen_by_me()
