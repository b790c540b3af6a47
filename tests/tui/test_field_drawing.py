"""A field draws only the rows that a key touches; what stands on the screen is what drawing all of it would give."""

import random
from typing import Any

import pytest
from textual.pilot import Pilot

from desk.edit import stories
from desk.tui.widgets.fields import TextField

BODY = """A paragraph with **some words** in it that is long enough to be wrapped over three or four rows here.

- a point (with brackets [and more] in it)
- another

> words of somebody else that go on for more than one row of the field

The end of it."""
KEYS = (
    *("x", "space", "left_parenthesis", "right_parenthesis", "asterisk", "enter", "backspace", "delete", "ctrl+w"),
    *("left", "right", "up", "down", "home", "end", "ctrl+right", "ctrl+home", "ctrl+end", "pagedown", "pageup"),
    *("shift+left", "shift+right", "shift+up", "shift+down", "shift+end", "shift+home", "ctrl+u", "ctrl+k"),
)


def _drawn(field: TextField) -> list[str]:
    """The rows of a field as they stand on the screen, with their colours."""
    return [repr(list(strip.simplify())) for strip in field.render_lines(field.size.region)]


async def _same_when_drawn_whole(field: TextField, pilot: Pilot[int], after: str) -> None:
    await pilot.pause()
    drawn = _drawn(field)
    field._line_cache.clear()
    field._styles_cache.clear()
    assert drawn == _drawn(field), after


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("id", ["headline", "body"])
async def test_what_is_drawn_after_a_key_is_what_drawing_all_would_give(opened: Any, id: str, seed: int) -> None:
    chance = random.Random(seed)
    async with opened(60, 20) as (desk, pilot):
        await pilot.press("enter")
        field = desk.story_pane.field(id)
        field.focus()
        field.insert_text(BODY.replace("wrapped", "wrapped and wrapped again " * 5))
        await pilot.press("ctrl+home", "down", "x")
        await _same_when_drawn_whole(field, pilot, "the text")
        for key in chance.choices(KEYS, k=30):
            await pilot.press(key)
            field.focus()  # up and down leave a headline
            await _same_when_drawn_whole(field, pilot, key)


async def test_what_the_model_says_is_drawn_too(opened: Any) -> None:
    async with opened(60, 20) as (desk, pilot):
        await pilot.press("enter")
        field = desk.story_pane.field("body")
        for text in (BODY, BODY.replace("another", "other"), BODY + "\n\nMore.", "", "x", BODY.replace("\n", " "), ""):
            field.show(text)
            await _same_when_drawn_whole(field, pilot, text)
            field.select_range(2, 70)
            await _same_when_drawn_whole(field, pilot, f"{text} selected")
            field.load(text[::-1])
            await _same_when_drawn_whole(field, pilot, f"{text} backwards")


async def test_a_field_that_has_another_width_is_drawn_for_it(opened: Any) -> None:
    async with opened(100, 30) as (desk, pilot):
        words = "The missing pool was paid for in 1987. It has been earning interest since then, and nobody has looked."
        desk.do("Standfirst", stories.change, desk.in_hand, standfirst=words)
        for key in ("enter", "escape", "enter", "tab", "escape"):
            await pilot.press(key)
            for _ in range(5):
                await pilot.pause()
            for id in ("headline", "standfirst", "body"):
                await _same_when_drawn_whole(desk.story_pane.field(id), pilot, f"{key}: {id}")
