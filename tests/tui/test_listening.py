"""A screen follows the session while it is there, and no longer."""

import pytest


@pytest.mark.parametrize("key", ["S", "H", "I"])
async def test_a_screen_that_is_closed_is_told_nothing_more(opened, key: str) -> None:
    async with opened() as (desk, pilot):
        session = desk.desk.session
        before = list(session.listeners)
        await pilot.press(key)
        await desk.desk.workers.wait_for_complete()
        await pilot.pause()
        assert desk.desk.screen is not desk
        assert len(session.listeners) == len(before) + 1
        await pilot.press("escape")
        await pilot.pause()
        assert desk.desk.screen is desk
        assert session.listeners == before
