"""OSC 52: the bytes that reach the terminal, by way of tmux and screen too, and the sizes that are refused."""

import base64
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import World

from desk.outside.clipboard import Failed, osc52

IN_TMUX = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}
IN_SCREEN = {"STY": "1.pts-0", "TERM": "screen"}


def text_in(sequence: str) -> str:
    """What a terminal takes from a sequence."""
    (encoded,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    return base64.b64decode(encoded, validate=True).decode()


@given(st.text())
def test_a_terminal_gets_the_text_in_one_sequence(text: str) -> None:
    text = text.encode(errors="ignore").decode()
    sequence = osc52.sequence(text, {"TERM": "xterm-256color"})
    assert text_in(sequence) == text
    assert sequence.count("\x1b") == 1
    assert sequence.isascii()


def test_tmux_gets_it_for_itself_and_once_more_to_pass_on() -> None:
    for environment in (IN_TMUX, {"TERM": "tmux-256color"}):
        own, passed = osc52.sequence("Ünder £5", environment).split("\x1bPtmux;")
        assert text_in(own) == "Ünder £5"
        assert passed.endswith("\x1b\\")
        assert text_in(passed.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b")) == "Ünder £5"


def test_screen_gets_it_in_pieces_that_it_takes() -> None:
    text = "A long piece of text, and then more of it. " * 100
    for environment in (IN_SCREEN, {"TERM": "screen-256color"}):
        sequence = osc52.sequence(text, environment)
        pieces = re.findall(r"\x1bP(.*?)\x1b\\", sequence)
        assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sequence
        assert max(map(len, pieces)) < 100
        assert text_in("".join(pieces)) == text


def test_tmux_itself_is_asked_first(tmp_path: Path) -> None:
    world = World(tmp_path, "tmux", environment=IN_TMUX)
    assert osc52.put("Ünder £5", world.outside)
    assert world.ran == [(["/usr/bin/tmux", "load-buffer", "-w", "-"], "Ünder £5".encode())]
    assert world.sent == []


def test_an_old_tmux_is_passed_by(tmp_path: Path) -> None:
    world = World(tmp_path, "tmux", environment=IN_TMUX, broken={"tmux": "unknown option -- w"})
    assert osc52.put("text", world.outside)
    assert world.sent == [osc52.sequence("text", IN_TMUX)]


def test_what_some_terminals_cut_off_is_told_apart_and_what_none_takes_is_refused(tmp_path: Path) -> None:
    world = World(tmp_path, environment={"TERM": "xterm"})
    assert osc52.put("x" * 75_000, world.outside)
    assert not osc52.put("x" * 75_001, world.outside)
    assert not osc52.put("x" * 750_000, world.outside)
    with pytest.raises(Failed, match="750,001 bytes are too long for a terminal"):
        osc52.put("x" * 750_001, world.outside)
    assert len(world.sent) == 3
