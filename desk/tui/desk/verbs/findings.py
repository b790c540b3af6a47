"""Findings of pre-flight as something to step through: `]` and `[` go from one to the next."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from desk.tui.desk.verbs.stepping import here
from desk.tui.ports import At, OnDesk, Open, Round
from desk.tui.widgets.cells import shown

if TYPE_CHECKING:
    from desk.preflight.finding import Finding, Where

_DONE = "Nothing is to fix or to look at."


def walk(desk: OnDesk) -> Round:
    """The findings of the group that the editor chose in pre-flight, as long as there are any; else nothing."""
    checking = desk.desk.checking
    if checking.walk is None:
        return Round((), (-1,))
    rule, severity = checking.walk
    found = _round(desk, lambda each: (each.rule, each.severity) == (rule, severity))
    if not found.places:
        checking.walk = None
    return found


def findings(desk: OnDesk) -> Round:
    """What is to fix and to look at; what is only to know is in the list of pre-flight."""
    return _round(desk, lambda each: each.severity.name != "KNOW")


def _round(desk: OnDesk, is_wanted: Callable[["Finding"], bool]) -> Round:
    """The findings that are wanted, in the order of reading.

    Two may stand at one place, and the place of some is a form that is closed again. So the editor is at the one that
    they were taken to last, as long as they have not gone anywhere since.
    """
    checking = desk.desk.checking
    checked = checking.now
    if checked is None or checked.issue.id != desk.issue.id:
        return Round((), (-1,))
    stories: dict[int | None, int] = {story.id: at for at, story in enumerate(desk.issue.in_order())}
    links = {link.id: at for story in stories for at, link in enumerate(desk.issue.links_of(story or 0))}
    found = filter(is_wanted, checked.open)
    there = [each for each in found if each.where.story is None or each.where.story in stories]
    places = sorted(((_at(each.where, stories, links), each) for each in there), key=lambda pair: pair[0])
    now = here(desk, stories, links)
    before = sum(at <= now for at, _ in places)
    order = [each for _, each in places]
    if checking.gone_to is not None and checking.gone_to[0] in order and checking.gone_to[1] == now:
        place = 2 * order.index(checking.gone_to[0])
    else:
        place = 2 * before - 1
    run = [Open((2 * at,), partial(_show, desk, each)) for at, each in enumerate(order)]
    return Round(run, (place,), _DONE)


def _at(where: "Where", stories: Mapping[int | None, int], links: Mapping[int, int]) -> At:
    """Where a finding stands, in the measure of `stepping.here`: the issue first, then story by story."""
    if where.story is None:
        return (-1, 0, where.start)
    if where.link is not None:
        return stories[where.story], 1, links.get(where.link, 0)
    return stories[where.story], 0, where.start if where.field == "body" else -1


def _show(desk: OnDesk, finding: "Finding", number: int, of: int) -> None:
    """Go to the words of a finding, and say what it is and which of how many."""
    from desk.preflight.rules import BY_NAME

    where = finding.where
    desk.show_words(where.table, where.id, where.field, where.start, where.end)
    stories: dict[int | None, int] = {story.id: at for at, story in enumerate(desk.issue.in_order())}
    links = {link.id: at for story in stories for at, link in enumerate(desk.issue.links_of(story or 0))}
    desk.desk.checking.gone_to = finding, here(desk, stories, links)
    desk.desk.say_soon(f"{number} of {of}: {shown(BY_NAME[finding.rule].line(finding))}.", "open.next", "preflight")
