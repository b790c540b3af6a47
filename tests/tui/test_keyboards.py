"""Every command has a key that French (AZERTY) and German (QWERTZ) keyboards type, without AltGr and dead keys."""

import pytest

from desk.tui.galley.screen import GalleyScreen
from desk.tui.keys.command import Command
from desk.tui.keys.commands import COMMANDS
from desk.tui.preflight.screen import PreflightScreen
from desk.tui.screens.choosing import CHANGES
from desk.tui.screens.sheet import Own

SIGNS = {
    "ampersand": "&",
    "asterisk": "*",
    "dollar_sign": "$",
    "equals_sign": "=",
    "exclamation_mark": "!",
    "full_stop": ".",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "minus": "-",
    "number_sign": "#",
    "percent_sign": "%",
    "plus": "+",
    "question_mark": "?",
    "right_square_bracket": "]",
    "semicolon": ";",
    "slash": "/",
}
"""Textual's names for the signs that are keys."""
PLAIN = {"AZERTY": set("&*$=!.><-%+?;/,:_()\"'"), "QWERTZ": set("&*$=!.><-#%+?;/,:_()\"'")}
"""The signs that a keyboard types with no more than shift; the others need AltGr, or are dead."""
NAMED = {"enter", "escape", "space", "tab", "shift+tab", "delete", "up", "down", "left", "right", "ctrl+space"}


def types(layout: str, key: str) -> bool:
    """Whether a keyboard has the key. A key with alt does not count: a Mac's Option makes a letter of it."""
    sign = SIGNS.get(key, key)
    if len(sign) == 1:
        return sign.isalnum() or sign in PLAIN[layout]
    function = sign.startswith("f") and sign[1:].isdigit()
    control = sign.startswith("ctrl+") and len(sign) == 6 and sign[-1].isalpha()
    return function or control or sign in NAMED


@pytest.mark.parametrize("layout", list(PLAIN))
@pytest.mark.parametrize("command", [each for each in COMMANDS if each.keys], ids=lambda each: each.id)
def test_every_command_with_a_key_has_one_on_this_keyboard(layout: str, command: Command) -> None:
    assert any(types(layout, key) for key in command.keys.split(",")), command.keys


@pytest.mark.parametrize("layout", list(PLAIN))
def test_the_keys_of_screens_of_their_own_are_on_it_too(layout: str) -> None:
    own: list[Own] = [*GalleyScreen.own, *getattr(PreflightScreen, "own", ()), *CHANGES]
    for each in own:
        assert any(types(layout, key) for key in each.keys.split(",")), each


def test_brackets_are_not_among_what_both_type() -> None:
    assert not types("AZERTY", "number_sign")
    assert not any(types(layout, "right_square_bracket") for layout in PLAIN)
    assert not types("QWERTZ", "alt+down")
