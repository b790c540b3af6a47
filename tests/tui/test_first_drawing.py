"""A screen is styled for the size of the terminal from the first: it is not laid out and drawn once for another."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from desk.tui.issues.screen import IssuesScreen
from desk.tui.theme.styled import StyledApp


class Seen(Screen[Any]):
    """A screen that keeps the classes that it had when its widgets were made."""

    had: frozenset[str]

    def compose(self) -> Iterator[Widget]:
        self.had = self.classes
        yield from ()


@pytest.mark.parametrize(
    ("width", "height", "classes"),
    [
        (140, 40, {"-wide", "-tall"}),
        (160, 26, {"-broad", "-tall"}),
        (119, 25, {"-normal", "-short"}),
        (60, 20, {"-narrow", "-short"}),
        (39, 11, {"-tiny", "-flat"}),
    ],
)
async def test_a_screen_has_the_classes_of_the_size_before_it_is_made(
    width: int, height: int, classes: set[str]
) -> None:
    app = StyledApp("ink")
    async with app.run_test(size=(width, height)) as pilot:
        screen = Seen()
        await app.push_screen(screen)
        assert screen.had == classes
        await pilot.pause()
        assert classes <= screen.classes
        await pilot.resize_terminal(100, 30)
        assert {"-normal", "-tall"} <= screen.classes
        assert not screen.classes & (classes - {"-normal", "-tall"})


async def test_the_list_of_issues_is_styled_for_the_size_before_it_is_first_drawn(
    opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[frozenset[str]] = []
    compose = IssuesScreen.compose

    def noted(screen: IssuesScreen) -> Any:
        seen.append(screen.classes)
        return compose(screen)

    monkeypatch.setattr(IssuesScreen, "compose", noted)
    async with opened(100, 30, listed=True):
        assert [{"-normal", "-tall"} <= classes for classes in seen] == [True]
