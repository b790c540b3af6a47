"""The titles of a source as a tree: which stands under which, and what stands directly below each.

A title governs what follows up to the next one that is as loud. "# Values" with "## Ease of entry" and "## Governance"
below has two kids; "# Events" with a paragraph has none, though it looks the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.read.house.house import House

_LOUDER = 0.25
"""How much more a title has to stand out than another to govern it: less is one look in two places."""


@dataclass(slots=True)
class Title:
    """A line that could be a title by its look: how deep it lies, and what is directly below it."""

    depth: int = 0
    kids: int = 0
    texts: int = 0
    items: int = 0


class Tree:
    """The titles of one source."""

    def __init__(self, house: "House") -> None:
        """For the facts of a source."""
        self.house = house
        self.titles: dict[int, Title] = {-1: Title()}
        """By line; -1 is what all others stand under."""
        self.of: list[int] = []
        """For each line the title that it stands under; a title stands under the louder one above it."""
        self._grow()

    def _grow(self) -> None:
        house = self.house
        stack = [-1]
        for at, (line, look) in enumerate(zip(house.lines, house.looks, strict=True)):
            if house.titlelike[at]:
                while len(stack) > 1 and self._loud(stack[-1]) <= self._loud(at) + _LOUDER:
                    stack.pop()
                self.titles[at] = Title(len(stack) - 1)
                self.titles[stack[-1]].kids += 1
                self.of.append(stack[-1])
                stack.append(at)
                continue
            self.of.append(stack[-1])
            above = self.titles[stack[-1]]
            if line.bullet:
                above.items += 1
            elif not line.level and look.text:
                above.texts += 1

    def _loud(self, at: int) -> float:
        return self.house.clusters[self.house.looks[at].key].loud

    @cached_property
    def kin(self) -> dict[int, tuple[float, float, float]]:
        """For each look of titles, the shares of them that have kids, running text and items below."""
        members: dict[int, list[Title]] = {}
        for at, title in self.titles.items():
            if at >= 0:
                members.setdefault(self.house.looks[at].key, []).append(title)
        return {
            key: (
                _share(titles, lambda each: each.kids > 0),
                _share(titles, lambda each: each.texts > 0),
                _share(titles, lambda each: each.items > 0),
            )
            for key, titles in members.items()
        }


def _share(titles: Sequence[Title], having: Callable[[Title], bool]) -> float:
    return sum(map(having, titles)) / len(titles)
