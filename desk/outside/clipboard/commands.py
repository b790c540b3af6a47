"""The programs that own the clipboard: wl-copy on Wayland, xclip on X11, osascript on macOS.

wl-copy and xclip offer one kind of content at a time, macOS both.
"""

import tempfile
from pathlib import Path

from desk.outside.clipboard import Content, Failed
from desk.outside.clipboard.programs import Outside
from desk.store.errors import system_says

UTF_8 = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
"""Put before a fragment, as browsers do: the clipboards of X11, Wayland and macOS do not tell the character set."""

_TO_PASTEBOARD = """
ObjC.import("AppKit");
function run(paths) {
  const board = $.NSPasteboard.generalPasteboard;
  board.clearContents;
  const kinds = ["public.utf8-plain-text", "public.html"];
  paths.forEach((path, place) => {
    const text = $.NSString.stringWithContentsOfFileEncodingError($(path), $.NSUTF8StringEncoding, null);
    const taken = !text.isNil() && board.setStringForType(text, $(kinds[place]));
    if (!taken) throw new Error("the pasteboard did not take it");
  });
}
"""
"""JavaScript for osascript, given a file of text and, where there is one, a file of HTML."""


def by_wl_copy(content: Content, outside: Outside) -> None:
    """Give it to wl-copy. Raises Failed."""
    kind = "text/plain" if content.html is None else "text/html"
    outside.run([_program("wl-copy", outside), "--type", kind], _one(content))


def by_xclip(content: Content, outside: Outside) -> None:
    """Give it to xclip. Raises Failed."""
    kind = "UTF8_STRING" if content.html is None else "text/html"
    outside.run([_program("xclip", outside), "-selection", "clipboard", "-t", kind, "-in"], _one(content))


def by_osascript(content: Content, outside: Outside) -> None:
    """Give both kinds to the pasteboard of macOS, in private files: arguments are too short. Raises Failed."""
    program = _program("osascript", outside)
    try:
        with tempfile.TemporaryDirectory(prefix="desk-") as folder:
            paths = [Path(folder) / "text"]
            paths[0].write_bytes(content.text.encode())
            if content.html is not None:
                paths.append(Path(folder) / "html")
                paths[1].write_bytes(_html(content.html))
            outside.run([program, "-l", "JavaScript", "-e", _TO_PASTEBOARD, *map(str, paths)], b"")
    except OSError as error:
        raise Failed(system_says(error)) from error


def _program(name: str, outside: Outside) -> str:
    found = outside.find(name)
    if found is None:
        raise Failed("it is not installed")
    return found


def _one(content: Content) -> bytes:
    """The one kind that is offered: HTML where there is some."""
    return content.text.encode() if content.html is None else _html(content.html)


def _html(html: str) -> bytes:
    return f"{UTF_8}{html}".encode()
