"""Addresses for the links that wait for one: pasted singly, as a list in their order, or with the links' titles.

An address is kept as `links.entering` wants it. What that takes off is a step of its own, so that one undo gives the
address back as it was pasted.
"""

from collections.abc import Collection, Mapping, Sequence

from desk.edit import waiting as waits
from desk.edit.waiting import Waiting, at_cursor, by_title, waiting, waiting_in
from desk.links.paste import LinkDraft, pasted_links
from desk.links.trackers import entering, said
from desk.model.issue import Issue
from desk.model.url import safe_url
from desk.tui.desk.verbs.links import attach
from desk.tui.desk.verbs.stepping import addresses, go_on
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import count, cut, shown

_NEARLY, _MANY = 0.8, 10
"""The part of an issue's links that a list of addresses is for, if it has no fewer, and the fewest of such a list."""
_QUOTED = 40
"""Cells of a title that a message quotes."""


def may_fill(desk: OnDesk, text: str) -> bool:
    """Whether links wait for an address and a paste could hold some: what is asked before it is read."""
    return ("." in text or "://" in text) and bool(waiting(desk.issue))


def addresses_in(text: str, known: Collection[str]) -> list[LinkDraft]:
    """The links of a paste that have an address. The time it takes grows with the paste: long ones are for a thread."""
    return [draft for draft in pasted_links(text, known) if safe_url(draft.url)]


def fill_from(desk: OnDesk, drafts: Sequence[LinkDraft]) -> bool:
    """Give the addresses of a paste to links that wait for them; False if it is about something else.

    An address goes to the link in hand, a list of bare ones to that and those behind it. Without one in hand a list of
    bare addresses fills the story's links if it has as many, or the issue's if it has nearly as many. Links with
    titles fill those that wait under the same titles, if these are at least half of the paste. What is left over
    becomes links of the story.
    """
    waiting_here = waiting(desk.issue)
    if not waiting_here or not drafts:
        return False
    hand = _in_hand(desk)
    if all(not draft.title and not draft.source for draft in drafts):
        return _fill_in_order(desk, hand, waiting_here, drafts)
    if desk.selection.place == "text" and hand is None:
        return False
    return _fill_by_title(desk, waiting_here, drafts)


def _in_hand(desk: OnDesk) -> Waiting | None:
    """The link that waits and is selected in its list, or has the cursor of the text in it."""
    chosen = desk.selection
    if chosen.in_hand is None or chosen.place not in ("links", "text"):
        return None
    places = list(waiting_in(desk.issue, desk.issue.story(chosen.in_hand)))
    if chosen.place == "links":
        return next((each for each in places if each.link is not None and each.link == chosen.link), None)
    return at_cursor(places, *desk.field("body").selected_range) if chosen.caret is not None else None


def _fill_in_order(desk: OnDesk, hand: Waiting | None, places: Sequence[Waiting], drafts: Sequence[LinkDraft]) -> bool:
    urls = [draft.url or "" for draft in drafts]
    if hand is not None:
        at = places.index(hand)
        run = [*places[at:], *places[:at]]
    elif len(urls) > 1 and desk.selection.place != "text":
        own = [each for each in places if each.story == desk.selection.in_hand]
        run = own if len(own) == len(urls) else list(places)
        nearly = len(urls) >= _MANY and _NEARLY * len(run) <= len(urls) < len(run)
        if len(run) != len(urls) and not nearly:
            return False
    else:
        return False
    filled = dict(zip(run, urls, strict=False))
    _finish(desk, filled, drafts[len(filled) :])
    return True


def _fill_by_title(desk: OnDesk, places: Sequence[Waiting], drafts: Sequence[LinkDraft]) -> bool:
    own = sorted(places, key=lambda each: each.story != desk.selection.in_hand)
    found = by_title(own, [draft.title for draft in drafts])
    filled = {place: draft.url or "" for place, draft in zip(found, drafts, strict=True) if place is not None}
    if not filled or 2 * len(filled) < len(drafts):
        return False
    _finish(desk, filled, [draft for place, draft in zip(found, drafts, strict=True) if place is None])
    return True


def _finish(desk: OnDesk, filled: Mapping[Waiting, str], rest: Sequence[LinkDraft]) -> None:
    """Fill in, add what is left over to the story in hand, say both, and go on."""
    last = list(filled)[-1]
    here = _place_of(desk, last)
    _put(desk, filled)
    words = f"Filled in {_named(last) if len(filled) == 1 else count(len(filled), 'address', 'addresses')}"
    if rest and desk.selection.in_hand is not None:
        attach(desk, rest)
        words += f", added {count(len(rest), 'link')} that nothing waited for"
    go_on(desk, f"{words}{said([entering(url) for url in filled.values()])}.", here)


def _put(desk: OnDesk, filled: Mapping[Waiting, str]) -> None:
    """Fill in as pasted, and take off what `entering` takes off as a step of its own."""
    before = desk.issue
    made = {place: entering(url) for place, url in filled.items()}
    desk.desk.session.end_typing()
    desk.do(f"Filled in {count(len(filled), 'address', 'addresses')}", waits.fill, filled)
    if any(each.is_changed for each in made.values()):
        plain = {place: each.url for place, each in made.items()}
        desk.do("Unwrapped", lambda _: _filled(before, plain))


def _filled(issue: Issue, plain: Mapping[Waiting, str]) -> Issue:
    return waits.fill(issue, plain)


def _place_of(desk: OnDesk, place: Waiting) -> tuple[int, ...]:
    """Where a link that waits stands, as `stepping` counts."""
    at = waiting(desk.issue).index(place)
    return addresses(desk).places[at].at


def _named(place: Waiting) -> str:
    return f"“{cut(shown(place.words), _QUOTED)}”" if place.words else "the link"
