"""Remarks on the story in hand: links that were run before, a headline that echoes one, what is close, what came later.

They come a moment after what they are about, from another thread, and take no room where there is nothing to say.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from desk.archive.echo import echoes
from desk.archive.entries import addresses_in, entry
from desk.archive.references import Linked, backlinks
from desk.archive.related import related
from desk.archive.remarks import echo_words, place, repeat_words
from desk.archive.seen import Repeat, repeat
from desk.archive.stories import Before, Run
from desk.model.issue import Issue, IssueStatus, Story
from desk.model.publication import Publication
from desk.tui.archive.searching import Hand
from desk.tui.background import is_there
from desk.tui.pauses import Pause
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.cells import shown

STRONG = 0.35
"""Part of the story's own score from which an earlier one is so close that a line says so unasked."""
PAUSE = 2.0
"""Seconds without a change after which it is looked for what is close: nobody waits for that."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said of a story: of its links, of its headline, and how many later stories point to it.

    A link is named by its id, one inside a sentence by its address.
    """

    repeats: Mapping[int | str, Repeat] = field(default_factory=dict)
    echo: str = ""
    later: int = 0


class Remarking:
    """Keeps the remarks on the story in hand. `drawn` is called when they are others."""

    def __init__(self, screen: DeskBase, hand: Callable[[], Hand], drawn: Callable[[], None]) -> None:
        """For one desk screen."""
        self._screen = screen
        self._hand = hand
        self._drawn = drawn
        self._of: tuple[object, ...] = ()
        self._close_of: tuple[object, ...] = ()
        self.pause = Pause(screen, self._ask_close)
        self._story: int | None = None
        self.now = Remarks()
        self.close: Run | None = None

    def look(self) -> None:
        """Ask for the remarks, if what they are about has changed."""
        hand = self._hand()
        if hand.story is None:
            return
        if hand.story.id != self._story:
            self._story, self.now, self.close = hand.story.id, Remarks(), None
        inside = tuple(url for url, _ in addresses_in(hand.story.body))
        links = (*((link.id, link.url) for link in hand.issue.links_of(hand.story.id)), *inside)
        of = (hand.story.id, hand.story.headline, hand.story.kind, links, hand.issue.passed, hand.publication.passed)
        if of != self._of:
            self._of = of
            self._screen.desk.remembering.ask(_repeats(hand), self._take_repeats, group="repeats")
            self._screen.desk.remembering.ask(_headline(hand), self._take_headline, group="headline")
        self._look_later(hand)

    def forget(self) -> None:
        """Ask again though nothing changed here: the archive may be another one."""
        self._of = self._close_of = ()

    @property
    def close_words(self) -> str:
        """The line on a story that is very close: where it was, and its headline; "" without one."""
        if self.close is None:
            return ""
        return f"Close to this: {place(self.close, self._hand().issue.date)[3:]}, “{shown(self.close.story.headline)}”"

    def repeat(self, link: int | str) -> Repeat | None:
        """The repeat that a link of the story in hand is; one inside a sentence is named by its address."""
        return self.now.repeats.get(link)

    @property
    def link_words(self) -> dict[int | str, str]:
        """What is said of each link that was run before."""
        date = self._hand().issue.date
        return {link: shown(repeat_words(found, date)) for link, found in self.now.repeats.items()}

    def _look_later(self, hand: Hand) -> None:
        of = (hand.story, hand.issue.links)
        if len(self._close_of) == len(of) and all(one is other for one, other in zip(of, self._close_of, strict=True)):
            return
        self._close_of = of
        self.pause.begin(PAUSE)

    def _ask_close(self) -> None:
        hand = self._hand()
        if hand.story is not None and hand.issue.status != IssueStatus.SENT:
            self._screen.desk.remembering.ask(
                _closest(hand.issue, hand.story, hand.publication), self._take_close, group="close"
            )

    def _take_repeats(self, found: tuple[int, Mapping[int | str, Repeat]]) -> None:
        self._have(found[0], replace(self.now, repeats=found[1]))

    def _take_headline(self, found: tuple[int, str, int]) -> None:
        self._have(found[0], replace(self.now, echo=found[1], later=found[2]))

    def _have(self, story: int, now: Remarks) -> None:
        if is_there(self._screen) and story == self._story and now != self.now:
            self.now = now
            self._drawn()

    def _take_close(self, found: tuple[int, Run | None]) -> None:
        if is_there(self._screen) and found[0] == self._story and found[1] != self.close:
            self.close = found[1]
            self._drawn()


def _repeats(hand: Hand) -> Callable[[sqlite3.Connection], tuple[int, Mapping[int | str, Repeat]]]:
    issue, story, publication = hand.issue, hand.story, hand.publication
    assert story is not None

    urls: dict[int | str, str] = {link.id: link.url for link in issue.links_of(story.id) if link.url}
    urls |= {url: url for url, _ in addresses_in(story.body)}

    def work(connection: sqlite3.Connection) -> tuple[int, Mapping[int | str, Repeat]]:
        found = ((link, repeat(connection, url, issue, story, publication)) for link, url in urls.items())
        return story.id, {link: each for link, each in found if each is not None}

    return work


def _headline(hand: Hand) -> Callable[[sqlite3.Connection], tuple[int, str, int]]:
    issue, story, publication = hand.issue, hand.story, hand.publication
    assert story is not None

    def work(connection: sqlite3.Connection) -> tuple[int, str, int]:
        echo = next(iter(echoes(connection, story.headline or "", Before.of(issue))), None)
        words = "" if echo is None or echo.run.ref == story.origin else echo_words(echo, issue.date)
        return story.id, shown(words), len(backlinks(connection, issue, story, publication))

    return work


def _closest(
    issue: Issue, story: Story, publication: Publication
) -> Callable[[sqlite3.Connection], tuple[int, Run | None]]:
    def work(connection: sqlite3.Connection) -> tuple[int, Run | None]:
        linked = Linked.of(issue, story, publication)
        best = next(iter(related(connection, entry(issue, story), Before.of(issue), linked)), None)
        return story.id, best.run if best is not None and best.is_shown and best.score >= STRONG else None

    return work
