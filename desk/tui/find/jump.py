"""Jumping to a story by any word of its headline."""

from collections.abc import Collection, Hashable, Iterable
from typing import ClassVar

from desk.model.issue import Issue, Place, Story
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.cells import shown
from desk.tui.widgets.lines import Line
from desk.tui.widgets.matching import match, underlined

_ASIDE = {Place.HELD: "held", Place.SPIKED: "spiked", Place.CLASH: "other version"}


class JumpScreen(Chooser[int]):
    """The stories in running order, then those on the shelf. Closes with a story's id."""

    prompt: ClassVar[str] = "Any word of a headline"

    def __init__(self, issue: Issue, title: str = "Jump to a story", but: Collection[int] | None = None) -> None:
        """The stories of an issue, those on the shelf too; with `but` neither these nor the shelf's."""
        super().__init__(title)
        titles = {section.id: shown(section.title or "") for section in issue.sections}
        self._stories: list[tuple[Story, str]] = [
            (story, titles.get(story.section or 0, "")) for story in issue.in_order() if story.id not in (but or ())
        ]
        if but is None:
            self._stories += [(each, _ASIDE[Place(each.place)]) for each in issue.stories if each.place in _ASIDE]

    def lines(self, query: str) -> Iterable[Line]:
        """The stories whose headlines answer, best first."""
        found = [
            (hit, shown(story.name), place, story.id)
            for story, place in self._stories
            if (hit := match(query, shown(story.name))) is not None
        ]
        for (_, letters), name, place, id in sorted(found, key=lambda each: each[0][0]):
            yield Line(underlined(name, letters), ((place, "dim"),), row=id)

    def answer(self, row: Hashable) -> int | None:
        """The story's id."""
        return row if isinstance(row, int) else None
