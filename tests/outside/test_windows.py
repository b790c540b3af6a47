"""The clipboard of Windows: its formats byte by byte, and the order of its calls."""

import ctypes
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.outside.clipboard import Failed
from desk.outside.clipboard.windows import cf_html, put, unicode_text

TEXTS = st.text(st.characters(codec="utf-8"))


@given(TEXTS)
def test_the_offsets_of_cf_html_count_bytes(fragment: str) -> None:
    data = cf_html(fragment)
    offsets = {name.decode(): int(value) for name, value in re.findall(rb"(\w+):(\d{10})\r\n", data[:200])}
    assert data.startswith(b"Version:0.9\r\nStartHTML:")
    assert data[offsets["StartFragment"] : offsets["EndFragment"]].decode() == fragment
    assert data[: offsets["StartFragment"]].endswith(b"<!--StartFragment-->")
    assert data[offsets["EndFragment"] :].startswith(b"<!--EndFragment-->")
    assert data[offsets["StartHTML"] :].startswith(b"<html>")
    assert offsets["EndHTML"] == len(data)
    assert data.endswith(b"</html>")


@pytest.mark.parametrize(
    ("text", "lines"), [("one\ntwo\n", "one\r\ntwo\r\n"), ("one\r\ntwo", "one\r\ntwo"), ("£5 🦉", "£5 🦉"), ("", "")]
)
def test_text_has_the_line_ends_of_windows_and_a_nul(text: str, lines: str) -> None:
    data = unicode_text(text)
    assert data.decode("utf-16-le") == lines + "\0"


class Windows:
    """user32 and kernel32 in one, with memory of its own."""

    def __init__(self, held: int = 0, refuses: str = "") -> None:
        self.held, self.refuses = held, refuses
        self.calls: list[str] = []
        self.memory: dict[int, Any] = {}
        self.clipboard: dict[int, bytes] = {}

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any) -> int:
            self.calls.append(name)
            own = getattr(type(self), f"_{name}", None)
            return 0 if name == self.refuses else own(self, *args) if own else 1

        return call

    def _CreateWindowExW(self, *args: Any) -> int:  # noqa: N802
        return 77

    def _OpenClipboard(self, window: int) -> int:  # noqa: N802
        assert window == 77
        self.held -= 1
        return int(self.held < 0)

    def _GlobalAlloc(self, _: int, size: int) -> int:  # noqa: N802
        block = ctypes.create_string_buffer(size)
        self.memory[ctypes.addressof(block)] = block
        return ctypes.addressof(block)

    def _GlobalLock(self, memory: int) -> int:  # noqa: N802
        return memory

    def _SetClipboardData(self, number: int, memory: int) -> int:  # noqa: N802
        self.clipboard[number] = self.memory[memory].raw
        return memory


FORMATS = [(13, b"t\0\0\0"), (49161, b"Version:0.9\0")]


def test_all_formats_are_put_on_it_between_opening_and_closing() -> None:
    windows = Windows()
    put(FORMATS, windows, windows, lambda _: None)
    assert windows.clipboard == dict(FORMATS)
    calls = windows.calls
    assert calls.index("OpenClipboard") < calls.index("EmptyClipboard") < calls.index("SetClipboardData")
    assert calls[-2:] == ["CloseClipboard", "DestroyWindow"]
    assert "GlobalFree" not in calls


def test_a_clipboard_that_another_program_holds_is_waited_for() -> None:
    windows = Windows(held=3)
    waited: list[float] = []
    put(FORMATS, windows, windows, waited.append)
    assert windows.clipboard == dict(FORMATS)
    assert len(waited) == 3


def test_one_that_is_never_let_go_is_given_up() -> None:
    windows = Windows(held=1000)
    waited: list[float] = []
    with pytest.raises(Failed, match="another program holds the clipboard"):
        put(FORMATS, windows, windows, waited.append)
    assert sum(waited) <= 2
    assert windows.calls[-1] == "DestroyWindow"
    assert "CloseClipboard" not in windows.calls


@pytest.mark.parametrize("call", ["EmptyClipboard", "GlobalAlloc", "GlobalLock", "SetClipboardData"])
def test_whatever_refuses_it_is_closed_again(call: str) -> None:
    windows = Windows(refuses=call)
    with pytest.raises(Failed):
        put(FORMATS, windows, windows, lambda _: None)
    assert windows.calls[-2:] == ["CloseClipboard", "DestroyWindow"]
    assert ("GlobalFree" in windows.calls) == (call in ("SetClipboardData", "GlobalLock"))
