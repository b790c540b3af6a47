"""What is on the screen can be read, in every theme: the contrast of each sign with its ground, as it is drawn."""

from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from desk.edit import stories
from desk.model import colour
from desk.model.kinds import Kind
from desk.tui.desk.screen import DeskScreen
from desk.tui.theme.themes import OWN_THEMES

DRAWN = set("━─▌┃╭╮╰╯│ ")
"""Lines and bars: no text."""


def styles(desk: DeskScreen) -> Iterator[tuple[str, Style]]:
    """Every piece of the screen that can be read, with its style."""
    for strip in desk.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is not None and set(text) - DRAWN:
                yield text, style


def ratio(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    one, other = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
    return colour.contrast(one, other)


async def test_all_text_on_the_desk_has_a_contrast_of_four_and_a_half_in_every_theme(opened) -> None:
    themes = [
        *(theme.name for theme in OWN_THEMES),
        *(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi),
    ]
    async with opened(120, 36) as (desk, pilot):
        desk.do("", stories.change, 201, notes="Call back", kind=Kind.SPONSOR, sponsor="A Bank", byline="Ana")
        desk.do("", stories.change, 202, body="*One* **two** [three](https://a.example/) `four`\n\n> Five.")
        for key in ("enter", "escape"):
            await pilot.press(key)
            for theme in (*(theme.name for theme in OWN_THEMES), *themes)[
                slice(None, None, 1 if key == "enter" else 20)
            ]:
                desk.app.theme = theme
                await pilot.pause()
                for text, style in styles(desk):
                    assert ratio(style) >= 4.5, f"{theme}: “{text.strip()}” has {ratio(style):.2f} to 1"


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_sixteen_colours_the_selected_row_is_one_reversed_block(opened, theme: str) -> None:
    async with opened(100, 30) as (desk, pilot):
        style = desk.desk.palette.style
        desk.app.theme = theme
        await pilot.pause()
        style = desk.desk.palette.style
        assert style("stop row bold") == style("row bold")
        assert style("stop bold") != style("bold")
