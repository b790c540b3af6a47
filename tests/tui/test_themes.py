"""Every theme can be read: what WCAG 2 AA asks for, on all three grounds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from desk.tui.app import DeskApp
from desk.tui.theme.themes import INK, PAPER, Palette

NAMES = sorted({*BUILTIN_THEMES, INK.name, PAPER.name})
TINTED = [name for name in NAMES if not (name in BUILTIN_THEMES and BUILTIN_THEMES[name].ansi)]
ANSI = [name for name in NAMES if name not in TINTED]


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(luminance(Color.parse(each)) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


@contextmanager
def app_with(folder: Path, theme: str) -> Iterator[DeskApp]:
    """The app with a theme chosen; it does not run."""
    app = DeskApp(folder)
    app.theme = theme
    app.get_css_variables()
    yield app


def test_the_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_there_are_two_themes_of_our_own_and_all_of_textuals(tmp_path: Path) -> None:
    assert set(DeskApp(tmp_path).available_themes) == set(NAMES)
    assert len(TINTED) >= 17
    assert {"ansi-dark", "ansi-light"} <= set(ANSI)


@pytest.mark.parametrize("theme", TINTED)
def test_all_words_can_be_read_on_all_three_grounds(theme: str, tmp_path: Path) -> None:
    with app_with(tmp_path, theme) as app:
        variables = app.theme_variables
        for ground in ("background", "row", "row-off"):
            for token in ("words", "dim", "text-muted", "pencil", "stop", "look", "add"):
                assert contrast(variables[token], variables[ground]) >= 4.5, (token, ground)


@pytest.mark.parametrize(("theme", "row"), [("ink", 9.2), ("paper", 12.6)])
def test_our_own_themes_have_the_contrast_they_were_drawn_with(theme: str, row: float, tmp_path: Path) -> None:
    with app_with(tmp_path, theme) as app:
        assert contrast(app.theme_variables["words"], app.theme_variables["row"]) == pytest.approx(row, abs=0.1)


@pytest.mark.parametrize("theme", TINTED)
def test_the_selected_row_is_tinted_and_never_of_the_ground(theme: str, tmp_path: Path) -> None:
    with app_with(tmp_path, theme) as app:
        style = app.palette.style
        assert style("row").bgcolor != style("").bgcolor
        assert style("row-off").bgcolor not in (style("").bgcolor, style("row").bgcolor)
        assert not style("row").reverse


@pytest.mark.parametrize("theme", ANSI)
def test_on_sixteen_colours_nothing_is_tinted_and_the_row_is_reversed(theme: str, tmp_path: Path) -> None:
    with app_with(tmp_path, theme) as app:
        style = app.palette.style
        for name in ("", "bold", "dim", "row", "row-off", "caret", "stop", "pencil", "link"):
            colour = style(name).bgcolor
            assert colour is None or colour.is_default, name
            assert style(name).color is None or style(name).color.is_system_defined or style(name).color.is_default
        assert style("row").reverse
        assert style("caret").reverse
        assert style("row-off").bold
        assert style("dim").color == style("").color


def test_several_words_make_one_style_and_unknown_ones_are_left_out(tmp_path: Path) -> None:
    with app_with(tmp_path, "ink") as app:
        palette: Palette = app.palette
        assert palette.style("bold dim nonsense") == palette.style("bold dim")
        made = palette.style("strike stop")
        assert made.strike
        assert made.color == palette.style("stop").color


@pytest.mark.parametrize("theme", ["ink", "ansi-dark"])
def test_signals_are_three_different_colours(theme: str, tmp_path: Path) -> None:
    with app_with(tmp_path, theme) as app:
        colours = {app.palette.style(name).color for name in ("stop", "look", "add", "pencil", "")}
        assert len(colours) == 5
