"""What lies on the clipboard, taken from it: as HTML where there is some, and as text.

Each program is asked once for each kind, and has `PATIENCE` seconds for an answer of at most `MOST` bytes.
"""

import base64
import binascii
import codecs
import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence

from desk.model.text import clean_text
from desk.outside.browser import is_remote
from desk.outside.clipboard import Content, Failed
from desk.outside.clipboard.programs import Outside
from desk.outside.clipboard.windows import from_windows
from desk.store.errors import system_says

PATIENCE = 2.0
"""Seconds that a program may take to answer."""
MOST = 4_000_000
"""Bytes of one kind that are taken; more is no paste."""
_FROM_PASTEBOARD = """
ObjC.import("AppKit");
function run() {
  const board = $.NSPasteboard.generalPasteboard;
  const taken = {};
  for (const kind of ["public.html", "public.utf8-plain-text"]) {
    const data = board.dataForType($(kind));
    if (!data.isNil()) taken[kind] = ObjC.unwrap(data.base64EncodedStringWithOptions(0));
  }
  return JSON.stringify(taken);
}
"""
"""JavaScript for osascript: the two kinds, each in base64."""
Ask = Callable[[Sequence[str]], bytes]
"""Runs a command and gives what it writes. Raises Failed."""


def take(outside: Outside, ask: Ask | None = None) -> Content:
    """What lies on the clipboard; its text is "" where there is only HTML. Raises Failed; its words are a sentence."""
    refused = []
    for name, way in _ways(outside):
        try:
            return way(outside, ask or answer)
        except Failed as error:
            refused.append(f"The clipboard could not be read with {name}: {error}.")
    if refused:
        raise Failed(" ".join(refused))
    raise Failed("There is no clipboard here that desk can read: paste with your terminal's own key, or by a page.")


Way = Callable[[Outside, Ask], Content]
"""How one program gives what lies on the clipboard."""


def _ways(outside: Outside) -> Iterable[tuple[str, Way]]:
    environment = outside.environment
    if is_remote(environment, outside.system):
        return
    if environment.get("WAYLAND_DISPLAY") and outside.find("wl-paste"):
        yield "wl-paste", _by_wl_paste
    if environment.get("DISPLAY") and outside.find("xclip"):
        yield "xclip", _by_xclip
    if not any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY")):
        if outside.system == "darwin":
            yield "osascript", _by_osascript
        if outside.system == "win32":
            yield "Windows", lambda *_: from_windows(outside)


def _by_wl_paste(outside: Outside, ask: Ask) -> Content:
    program = outside.find("wl-paste") or "wl-paste"
    kinds = ask([program, "--list-types"]).decode(errors="replace").split("\n")
    html = _text(ask([program, "--type", "text/html"])) if "text/html" in kinds else None
    plain = [kind for kind in kinds if kind.startswith(("text/plain", "UTF8_STRING", "STRING", "TEXT"))]
    text = _text(ask([program, "--no-newline"])) if plain or html is None else ""
    return _content(text, html)


def _by_xclip(outside: Outside, ask: Ask) -> Content:
    command = [outside.find("xclip") or "xclip", "-selection", "clipboard", "-o", "-t"]
    kinds = ask([*command, "TARGETS"]).decode(errors="replace").split()
    html = _text(ask([*command, "text/html"])) if "text/html" in kinds else None
    plain = next((kind for kind in ("UTF8_STRING", "text/plain", "STRING") if kind in kinds), "")
    text = _text(ask([*command, plain or "UTF8_STRING"])) if plain or html is None else ""
    return _content(text, html)


def _by_osascript(outside: Outside, ask: Ask) -> Content:
    found = ask([outside.find("osascript") or "osascript", "-l", "JavaScript", "-e", _FROM_PASTEBOARD])
    try:
        kinds = {kind: base64.b64decode(data) for kind, data in json.loads(found).items()}
    except (ValueError, AttributeError, TypeError, binascii.Error) as error:
        raise Failed("its answer cannot be read") from error
    html = kinds.get("public.html")
    return _content(_text(kinds.get("public.utf8-plain-text", b"")), _text(html) if html is not None else None)


def _content(text: str, html: str | None) -> Content:
    if not text.strip() and not (html or "").strip():
        raise Failed("nothing is on it that could be pasted")
    return Content(text, html)


def _text(data: bytes) -> str:
    """Bytes of a clipboard as clean text: UTF-8, or UTF-16, as Firefox gives HTML under X11."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    elif data[1:2] == b"\0" and data[3:4] == b"\0":
        text = data.decode("utf-16-le", errors="replace")
    else:
        text = data.decode("utf-8-sig", errors="replace")
    return clean_text(text)


def answer(command: Sequence[str]) -> bytes:
    """Run a command and give what it writes, `MOST` bytes at most. Raises Failed.

    It writes into a file and not into a pipe: one that leaves another program behind would keep that open.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaint:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=given, stderr=complaint, start_new_session=True, cwd=os.sep
            )
        except OSError as error:
            raise Failed(system_says(error)) from error
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            with contextlib.suppress(OSError):
                process.kill()
            process.wait()
            raise Failed(f"it did not answer within {PATIENCE:.0f} seconds") from error
        if code:
            raise Failed("nothing is on it" if code == 1 else f"it ended with code {code}")
        given.seek(0, os.SEEK_END)
        size = given.tell()
        if size > MOST:
            raise Failed(f"{size // 1_000_000} MB are on it, which is too long for a paste")
        given.seek(0)
        return given.read()
