"""What lies on the clipboard is taken by whichever program there is, in bounded time, and never raises a traceback."""

import base64
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from world import World

from desk.outside.clipboard import Content, Failed, taking
from desk.outside.clipboard.taking import answer, take
from desk.outside.clipboard.windows import cf_html, html_of

HTML = '<meta charset="utf-8"><a href="https://e.example">It</a>'
Kinds = dict[str, bytes]


def program(kinds: Kinds) -> Callable[[Sequence[str]], bytes]:
    """wl-paste, xclip and osascript with these kinds of content, each asked for as the real one is."""

    def ask(command: Sequence[str]) -> bytes:
        name = Path(command[0]).name
        if name == "osascript":
            return json.dumps({kind: base64.b64encode(data).decode() for kind, data in kinds.items()}).encode()
        if command[-1] in ("TARGETS", "--list-types"):
            return "\n".join(kinds).encode()
        kind = command[-1] if "/" in command[-1] or command[-1].isupper() else next(iter(kinds))
        if kind not in kinds:
            raise Failed("nothing is on it")
        return kinds[kind]

    return ask


def test_each_program_gives_html_and_text(tmp_path: Path) -> None:
    text = {"text/plain;charset=utf-8": b"It", "UTF8_STRING": b"It", "text/html": HTML.encode()}
    for world, kinds in (
        (World(tmp_path, "wl-paste", environment={"WAYLAND_DISPLAY": "w"}), text),
        (World(tmp_path, "xclip", environment={"DISPLAY": ":0"}), text),
        (
            World(tmp_path, "osascript", system="darwin"),
            {"public.html": HTML.encode(), "public.utf8-plain-text": b"It"},
        ),
    ):
        assert take(world.outside, program(kinds)) == Content("It", HTML)


def test_firefox_gives_utf_16_and_text_alone_is_enough(tmp_path: Path) -> None:
    outside = World(tmp_path, "xclip", environment={"DISPLAY": ":0"}).outside
    kinds = {"UTF8_STRING": b"It", "text/html": HTML.encode("utf-16-le")}
    assert take(outside, program(kinds)).html == HTML
    kinds["text/html"] = HTML.encode("utf-16")
    assert take(outside, program(kinds)).html == HTML
    assert take(outside, program({"UTF8_STRING": b"\xffIt\x1b[2J\x07"})) == Content("\ufffdIt")


def test_where_nothing_can_be_read_a_sentence_says_so(tmp_path: Path) -> None:
    for world in (
        World(tmp_path),
        World(tmp_path, "xclip", environment={"SSH_TTY": "/dev/pts/1"}),
        World(tmp_path, system="darwin", environment={"SSH_TTY": "x"}),
    ):
        with pytest.raises(Failed, match="no clipboard here"):
            take(world.outside, program({}))
    with pytest.raises(Failed, match=r"with xclip: nothing is on it that could be pasted\."):
        take(World(tmp_path, "xclip", environment={"DISPLAY": ":0"}).outside, program({"UTF8_STRING": b" "}))
    with pytest.raises(Failed, match="cannot be read"):
        take(World(tmp_path, "osascript", system="darwin").outside, lambda command: b'["x"]')


def test_a_program_that_hangs_fails_or_says_too_much_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "PATIENCE", 0.2)
    monkeypatch.setattr(taking, "MOST", 1_000_000)
    python = [sys.executable, "-c"]
    with pytest.raises(Failed, match="did not answer"):
        answer([*python, "import time; time.sleep(60)"])
    monkeypatch.setattr(taking, "PATIENCE", 30.0)
    for code, words in (
        ("raise SystemExit(1)", "nothing is on it"),
        ("raise SystemExit(9)", "code 9"),
        ("print('x' * 2_000_000)", "2 MB"),
    ):
        with pytest.raises(Failed, match=words):
            answer([*python, code])
    with pytest.raises(Failed):
        answer(["/nowhere/xclip"])
    assert answer([*python, "print('yes', end='')"]) == b"yes"


def test_the_head_of_cf_html_is_taken_off_and_one_that_lies_is_not_believed() -> None:
    assert html_of(cf_html(HTML) + b"\0") == HTML
    assert HTML in html_of(cf_html(HTML).replace(b"EndFragment:0", b"EndFragment:9"))
    assert html_of(b"<b>no head</b>") == "<b>no head</b>"
