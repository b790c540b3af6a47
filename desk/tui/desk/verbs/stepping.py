"""Stepping through what is open: what is in doubt, links without an address, findings of the checks.

`]` and `[` (F6 and F7 in a text) go to the next and the previous one, over the whole issue, from where the editor is.
What there is to step through is a table: `OnDesk.rounds` names the sources, the first that has something open is gone
through, and behind the last of what `goes_on` the next. A new source is a function that takes the desk and gives a
`Round`; it joins by standing in that table. Doubts come before addresses and findings, in the links addresses first.
"""

from collections.abc import Mapping
from functools import partial

from desk.edit.waiting import Waiting, waiting
from desk.tui.ports import At, OnDesk, Open, Round
from desk.tui.widgets.cells import cut, shown

_QUOTED = 48
"""Cells of a title that a message quotes."""


def next_open(desk: OnDesk) -> None:
    """Go to the next thing that is open; after the last one the first comes again."""
    _step(desk, 1)


def open_before(desk: OnDesk) -> None:
    """Go to the one before."""
    _step(desk, -1)


def _step(desk: OnDesk, step: int) -> None:
    rounds = [source(desk) for source in desk.rounds]
    run = [each for each in rounds if each.places]
    found = next((each for each in run if step < 0 or not _is_over(each)), next(iter(run), None))
    if found is None:
        desk.say(next((each.done for each in rounds if each.done), "Nothing is open."))
        return
    places, here = found.places, found.here
    if step > 0:
        at = next((at for at, place in enumerate(places) if place.at > here), 0)
    else:
        at = next((at for at in range(len(places) - 1, -1, -1) if places[at].at < here), len(places) - 1)
    places[at].go(at + 1, len(places))


def _is_over(found: Round) -> bool:
    """Whether the editor is at the last of what is stepped through once and not again and again."""
    return found.goes_on and found.here >= found.places[-1].at


def addresses(desk: OnDesk) -> Round:
    """The links that wait for their address: those in a text first, then those of the story's list."""
    stories: dict[int | None, int] = {story.id: at for at, story in enumerate(desk.issue.in_order())}
    links = {link.id: at for story in stories for at, link in enumerate(desk.issue.links_of(story or 0))}

    def at(place: Waiting) -> At:
        story = stories[place.story]
        return (story, 0, place.start) if place.link is None else (story, 1, links[place.link])

    run = [Open(at(each), partial(show_waiting, desk, each)) for each in waiting(desk.issue)]
    return Round(run, here(desk, stories, links), "Every link has its address.")


def here(desk: OnDesk, stories: Mapping[int | None, int], links: Mapping[int, int]) -> At:
    """Where the editor is: at a story in the running order, at a sign of its text, or at a link of its list."""
    chosen = desk.selection
    row = chosen.row if chosen.place == "order" else None
    if row is not None and row.what != "story":
        first = next(iter(desk.issue.stories_of(row.id)), None) if row.what == "section" else None
        return (-1,) if first is None else (stories[first.id],)
    if chosen.in_hand not in stories:
        return (-1,)
    story = stories[chosen.in_hand]
    if chosen.place == "links":
        return story, 1, links.get(chosen.link or 0, -1)
    if chosen.place == "text" and chosen.caret is not None:
        return story, 0, chosen.caret
    return (story,)


def show_waiting(desk: OnDesk, place: Waiting, number: int, of: int, before: str = "") -> None:
    """Take a link without an address in hand, and say which of how many it is; `before` is said first."""
    if place.link is not None:
        desk.show_words("links", place.link, "url", 0, 0)
    else:
        desk.show_words("stories", place.story, "body", place.start, place.end)
    title = f"“{cut(shown(place.words), _QUOTED)}”" if place.words else "A link without words"
    left = f"{number} of {of} without address:" if of > 1 else "The only one without address:"
    desk.say(f"{before}{left} {title}.", "open.next")


def go_on_from(desk: OnDesk, link: int, words: str) -> None:
    """The same, from the link that was given its address."""
    stories: dict[int | None, int] = {story.id: at for at, story in enumerate(desk.issue.in_order())}
    story = desk.issue.link(link).story
    run = [each.id for each in desk.issue.links_of(story)]
    go_on(desk, words, (stories.get(story, -1), 1, run.index(link)))


def go_on(desk: OnDesk, said: str, here: At) -> None:
    """An address came in at `here`: say it, and take the next link without one in hand, wherever in the issue it is."""
    found = addresses(desk).places
    if not found:
        desk.say(f"{said} Every link has its address now.", "undo")
        return
    at = next((at for at, place in enumerate(found) if place.at > here), 0)
    show_waiting(desk, waiting(desk.issue)[at], at + 1, len(found), f"{said} ")
