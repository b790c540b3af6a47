"""Signs that are made of several characters are gone over and taken away whole."""

import pytest


@pytest.mark.parametrize("sign", ["👨\u200d👩\u200d👧", "🇬🇧", "e\u0323\u0302", "👍🏽", "क्\u200dष", "漢"])
async def test_backspace_delete_and_arrows_take_a_whole_sign(sign: str, opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter", "ctrl+end")
        body = desk.field("body")
        body.insert_text(f"a{sign}b")
        await pilot.press("left", "backspace")
        assert body.text.endswith(".ab")
        body.insert_text(sign)
        await pilot.press("left", "left", "right", "delete")
        assert body.text.endswith(".ab")
        assert body.cursor_location[1] == len(body.text) - 1
