"""The clipboard of Windows, through its own functions: HTML and text together.

HTML goes in the format CF_HTML ("HTML Format" in Microsoft's documents): a head of offsets in bytes, then UTF-8.
"""

import ctypes
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from desk.model.text import clean_text
from desk.outside.clipboard import Content, Failed
from desk.outside.clipboard.programs import Outside

_TEXT = 13
"""CF_UNICODETEXT: UTF-16, little end first, lines ended by CR LF, a NUL at the end."""
_MOVEABLE = 0x0002
"""GMEM_MOVEABLE: how memory has to be for the clipboard to own it."""
_TRIES, _PAUSE = 20, 0.05
"""How often, and how many seconds apart, the clipboard is asked for while another program holds it."""
_OFFSET = re.compile(rb"(\w+):(\d{1,10})\r?\n")
_MOST = 4_000_000
"""Bytes of one format that are taken."""
_HEAD = "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"
_BEFORE = b"<html><body>\r\n<!--StartFragment-->"
_AFTER = b"<!--EndFragment-->\r\n</body></html>"


def cf_html(fragment: str) -> bytes:
    """A fragment of HTML in the format of the clipboard. Its offsets count bytes, not characters."""
    data = fragment.encode()
    start = len(_HEAD.format(0, 0, 0, 0))
    first = start + len(_BEFORE)
    last = first + len(data)
    return _HEAD.format(start, last + len(_AFTER), first, last).encode() + _BEFORE + data + _AFTER


def unicode_text(text: str) -> bytes:
    """A text in the format of the clipboard."""
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return lines.encode("utf-16-le") + b"\0\0"


def by_windows(content: Content, outside: Outside) -> None:
    """Give both kinds to the clipboard of Windows. Raises Failed."""
    if sys.platform != "win32" or outside.system != "win32":
        raise Failed("this is not Windows")
    user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
    _declare(user, kernel)
    formats = [(_TEXT, unicode_text(content.text))]
    if content.html is not None:
        formats.append((user.RegisterClipboardFormatW("HTML Format"), cf_html(content.html) + b"\0"))
    put(formats, user, kernel, time.sleep)


def from_windows(outside: Outside) -> Content:
    """What lies on the clipboard of Windows, its HTML without the head of CF_HTML. Raises Failed."""
    if sys.platform != "win32" or outside.system != "win32":
        raise Failed("this is not Windows")
    user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
    _declare(user, kernel)
    text, html = taken((_TEXT, user.RegisterClipboardFormatW("HTML Format")), user, kernel, time.sleep)
    fragment = html_of(html) if html else None
    words = text.decode("utf-16-le", errors="replace").partition("\0")[0].replace("\r\n", "\n")
    if not words.strip() and not fragment:
        raise Failed("nothing is on it that could be pasted")
    return Content(clean_text(words), clean_text(fragment) if fragment else None)


def html_of(data: bytes) -> str:
    """The fragment in CF_HTML; all of it where its offsets lie."""
    head = {name: int(value) for name, value in _OFFSET.findall(data[:400])}
    start, end = head.get(b"StartFragment", 0), head.get(b"EndFragment", len(data))
    inside = data[start:end] if 0 < start < end <= len(data) else data
    return inside.decode("utf-8", errors="replace").rstrip("\0")


def taken(formats: Sequence[int], user: Any, kernel: Any, pause: Callable[[float], None]) -> list[bytes]:
    """The bytes that the clipboard holds under each format's number, b"" for none. Raises Failed."""
    _open(None, user, pause)
    try:
        return [_get(number, user, kernel) for number in formats]
    finally:
        user.CloseClipboard()


def _get(number: int, user: Any, kernel: Any) -> bytes:
    """One format; the memory stays the clipboard's own."""
    memory = user.GetClipboardData(number)
    size = kernel.GlobalSize(memory) if memory else 0
    if not size or size > _MOST:
        return b""
    place = kernel.GlobalLock(memory)
    if not place:
        return b""
    try:
        return ctypes.string_at(place, size)
    finally:
        kernel.GlobalUnlock(memory)


def put(formats: Sequence[tuple[int, bytes]], user: Any, kernel: Any, pause: Callable[[float], None]) -> None:
    """Put bytes on the clipboard, each under a format's number, by the functions of user32 and kernel32. Raises Failed.

    A window that is never shown owns the clipboard meanwhile: without an owner nothing can be put on it.
    """
    window = user.CreateWindowExW(0, "STATIC", None, 0, 0, 0, 0, 0, None, None, None, None)
    try:
        _put(formats, window, user, kernel, pause)
    finally:
        user.DestroyWindow(window)


def _put(
    formats: Sequence[tuple[int, bytes]], window: Any, user: Any, kernel: Any, pause: Callable[[float], None]
) -> None:
    _open(window, user, pause)
    try:
        if not user.EmptyClipboard():
            raise Failed("the clipboard could not be emptied")
        for number, data in formats:
            _set(number, data, user, kernel)
    finally:
        user.CloseClipboard()


def _open(window: Any, user: Any, pause: Callable[[float], None]) -> None:
    tries = 0
    while not user.OpenClipboard(window):
        tries += 1
        if tries == _TRIES:
            raise Failed("another program holds the clipboard")
        pause(_PAUSE)


def _set(number: int, data: bytes, user: Any, kernel: Any) -> None:
    """Hand one format over: the memory is the clipboard's own once it took it, and ours to free until then."""
    memory = kernel.GlobalAlloc(_MOVEABLE, len(data))
    if not memory:
        raise Failed("there is no memory for it")
    place = kernel.GlobalLock(memory)
    if not place:
        kernel.GlobalFree(memory)
        raise Failed("its memory cannot be used")
    ctypes.memmove(place, data, len(data))
    kernel.GlobalUnlock(memory)
    if not user.SetClipboardData(number, memory):
        kernel.GlobalFree(memory)
        raise Failed("the clipboard did not take it")


def _declare(user: Any, kernel: Any) -> None:
    """Handles are as wide as pointers; without this ctypes would cut them to 32 bits."""
    handle = ctypes.c_void_p
    for function in (
        kernel.GlobalAlloc,
        kernel.GlobalLock,
        kernel.GlobalFree,
        user.SetClipboardData,
        user.GetClipboardData,
    ):
        function.restype = handle
    user.CreateWindowExW.restype = handle
    user.CreateWindowExW.argtypes = (
        *(ctypes.c_uint, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint),
        *((ctypes.c_int,) * 4),
        *((handle,) * 4),
    )
    kernel.GlobalAlloc.argtypes = (ctypes.c_uint, ctypes.c_size_t)
    kernel.GlobalLock.argtypes = kernel.GlobalUnlock.argtypes = kernel.GlobalFree.argtypes = (handle,)
    user.GetClipboardData.argtypes = (ctypes.c_uint,)
    kernel.GlobalSize.argtypes, kernel.GlobalSize.restype = (handle,), ctypes.c_size_t
    user.OpenClipboard.argtypes = user.DestroyWindow.argtypes = (handle,)
    user.SetClipboardData.argtypes = (ctypes.c_uint, handle)
    user.RegisterClipboardFormatW.argtypes = (ctypes.c_wchar_p,)
