"""Keys that come in one go, as over a slow line, do what they do when they come one by one."""

from collections.abc import Callable

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from desk.model.issue import Issue
from desk.tui.app import DeskApp
from tests.tui.conftest import Opener
from tests.tui.waiting import until


def at_once(app: DeskApp, *keys: str) -> None:
    """Type all keys before the app looks at the first; what begins with a colon is typed letter by letter."""
    for key in keys:
        for each in key[1:] if key[:1] == ":" else [key]:
            letter = each if len(each) == 1 else None
            event = Key(_character_to_key(each) if letter else each, letter)
            app.inbox.took(event)
            app.post_message(event)


def told(issue: Issue) -> list[tuple[str | None, str]]:
    return [(story.headline, story.body) for story in issue.in_order()]


@pytest.mark.parametrize(
    ("keys", "holds"),
    [
        (
            ("n", ":Rain today", "enter", ":It rained.", "enter", ":And again."),
            lambda issue: ("Rain today", "It rained.\nAnd again.") in told(issue),
        ),
        (
            ("n", ":One", "escape", "n", ":Two", "enter", ":The second.", "escape", "s"),
            lambda issue: ("Two", "The second.") in told(issue) and "One" in dict(told(issue)),
        ),
        (
            ("n", ":One", "alt+n", ":Two", "enter", ":The second.", "alt+s"),
            lambda issue: ("Two", "The second.") in told(issue) and "One" in dict(told(issue)),
        ),
        (
            ("enter", "ctrl+end", ": wrong", "left", "ctrl+z", ": right"),
            lambda issue: "All about clock mended. right" in dict(told(issue)).values(),
        ),
        (("a", ":Fine words", "enter"), lambda issue: any(link.title == "Fine words" for link in issue.links)),
        (
            ("J", "enter", "ctrl+end", ": Down here."),
            lambda issue: told(issue)[1] == ("Clock mended", "All about clock mended. Down here."),
        ),
    ],
    ids=[
        "headline and text",
        "two stories",
        "escape read with its letter",
        "undo, then on",
        "a dialog",
        "moved, then written",
    ],
)
async def test_what_a_key_does_is_done_before_the_next(
    opened: Opener, keys: tuple[str, ...], holds: Callable[[Issue], bool]
) -> None:
    async with opened(140, 40) as (desk, pilot):
        at_once(desk.app, *keys)
        await until(pilot, lambda: holds(desk.desk.session.issue))


async def test_a_key_that_a_dialog_takes_ahead_of_its_field_finds_all_that_was_typed(opened: Opener) -> None:
    async with opened(140, 40) as (desk, pilot):
        at_once(desk.app, "N", ":Sea", "ctrl+s")
        await until(pilot, lambda: "Sea" in [each.title for each in desk.desk.session.issue.sections])


async def test_keys_are_not_kept_for_a_dialog_that_is_gone(opened: Opener) -> None:
    async with opened(140, 40) as (desk, pilot):
        at_once(desk.app, "a", "escape", "a", "escape", "enter", "ctrl+end", ": On.")
        await until(pilot, lambda: told(desk.desk.session.issue)[0][1] == "All about clock mended. On.")
