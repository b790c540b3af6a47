"""What a command opens has all its styles when it is first shown: Textual's second pass over them is left out."""

from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from desk.tui.keys.commands import COMMANDS
from tests.tui.test_no_delay import OPENING, OUTSIDE

LEAVING = OUTSIDE | OPENING | {"issue.begin", "issue.twin", "finish"}
"""Commands after which another screen lies under what is opened next."""
FEWEST = 20
"""Screens that are looked at, at least."""


def rules(screen: Screen[Any]) -> dict[Widget, list[dict[str, object]]]:
    """What the style sheets say of each widget of a screen, and of its parts."""
    return {
        widget: [dict(each.get_rules()) for each in (widget.styles.base, *widget._component_styles.values())]
        for widget in screen.walk_children(Widget, with_self=True)
    }


async def test_styling_what_is_shown_for_the_first_time_anew_changes_nothing(opened) -> None:
    seen: set[str] = set()
    async with opened(listed=True) as (desk, pilot):
        for command in COMMANDS:
            if command.id in LEAVING or not set(command.scopes) & set(desk.here):
                continue
            desk.run_command(command.id)
            await pilot.pause()
            top = desk.app.screen
            if top is desk:
                continue
            first = rules(top)
            top.update_node_styles(animate=False)
            assert rules(top) == first, command.id
            seen.add(type(top).__name__)
            for _ in range(6):
                if desk.app.screen is not desk:
                    await pilot.press("escape")
            assert desk.app.screen is desk, command.id
    assert len(seen) >= FEWEST
