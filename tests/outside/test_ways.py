"""Which way a copy goes, what it gives to whom, and that its words claim no more than is known."""

import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from world import World

from desk.outside.clipboard import Content, Failed, HowFar
from desk.outside.clipboard.commands import UTF_8
from desk.outside.clipboard.ways import WAYS, copy, only, usual

RICH = Content("Ünder £5\n", "<p>Ünder £5</p>")
SOURCE = Content("<p>Ünder £5</p>\n")
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
SSH = {"SSH_CONNECTION": "10.0.0.1 5000 10.0.0.2 22", "TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("system", "environment", "programs", "ways"),
    [
        ("linux", WAYLAND, ["wl-copy", "xclip"], ("wl-copy", "xclip", "page")),
        ("linux", WAYLAND, ["xclip"], ("xclip", "page")),
        ("linux", X11, ["wl-copy", "xclip"], ("xclip", "page")),
        ("linux", X11, [], ("page",)),
        ("linux", {**SSH, **X11}, ["xclip"], ("xclip", "page")),
        ("linux", SSH, ["wl-copy", "xclip"], ("osc52", "page")),
        ("linux", {"SSH_TTY": "/dev/pts/3"}, [], ("osc52", "page")),
        ("linux", {}, ["xclip"], ("osc52", "page")),
        ("linux", {"WSL_DISTRO_NAME": "Debian"}, ["clip.exe"], ("page",)),
        ("linux", {"WSL_DISTRO_NAME": "Debian", **WAYLAND}, ["wl-copy"], ("wl-copy", "page")),
        ("freebsd14", X11, ["xclip"], ("xclip", "page")),
        ("darwin", {}, ["osascript"], ("osascript", "page")),
        ("darwin", SSH, ["osascript"], ("osc52", "page")),
        ("darwin", {**SSH, **X11}, ["osascript", "xclip"], ("xclip", "page")),
        ("win32", {}, [], ("windows", "page")),
        ("win32", SSH, [], ("osc52", "page")),
    ],
)
def test_the_way_follows_the_display_and_the_system(
    system: str, environment: dict[str, str], programs: list[str], ways: tuple[str, ...], tmp_path: Path
) -> None:
    assert usual(World(tmp_path, *programs, environment=environment, system=system).outside) == ways


def test_the_setting_goes_first_and_no_way_is_tried_twice(tmp_path: Path) -> None:
    outside = World(tmp_path, "xclip", environment=X11).outside
    assert usual(outside, "osc52") == ("osc52", "xclip", "page")
    assert usual(outside, "page") == ("page", "xclip")
    assert usual(outside, " xclip\n") == ("xclip", "page")


@pytest.mark.parametrize(
    ("way", "content", "command", "data"),
    [
        ("xclip", RICH, "/usr/bin/xclip -selection clipboard -t text/html -in", UTF_8 + "<p>Ünder £5</p>"),
        ("xclip", SOURCE, "/usr/bin/xclip -selection clipboard -t UTF8_STRING -in", "<p>Ünder £5</p>\n"),
        ("wl-copy", RICH, "/usr/bin/wl-copy --type text/html", UTF_8 + "<p>Ünder £5</p>"),
        ("wl-copy", SOURCE, "/usr/bin/wl-copy --type text/plain", "<p>Ünder £5</p>\n"),
    ],
)
def test_a_program_gets_the_bytes_and_their_kind(
    way: str, content: Content, command: str, data: str, tmp_path: Path
) -> None:
    world = World(tmp_path, "xclip", "wl-copy")
    copied = copy(content, "No 7", world.outside, only(way))
    assert world.ran == [(command.split(), data.encode())]
    assert (copied.way, copied.state, copied.path) == (way, HowFar.COPIED, None)
    assert copied.words == f"Copied No 7 with {way}."


@pytest.mark.parametrize("content", [RICH, SOURCE])
def test_the_pasteboard_of_macos_gets_both_kinds_in_files_that_do_not_stay(content: Content, tmp_path: Path) -> None:
    seen: list[Any] = []

    def run(command: Any, data: bytes) -> None:
        files = [Path(word) for word in command[5:]]
        seen.append((command[:4], [file.read_text(encoding="utf-8") for file in files], files))

    outside = replace(World(tmp_path, "osascript", system="darwin").outside, run=run)
    assert copy(content, "No 7", outside, only("osascript")).state == HowFar.COPIED
    [(command, texts, files)] = seen
    assert command == ["/usr/bin/osascript", "-l", "JavaScript", "-e"]
    assert texts == [content.text, *([UTF_8 + content.html] if content.html else [])]
    assert not any(file.exists() or file.parent.exists() for file in files)


def test_a_way_that_fails_gives_way_to_the_next_and_is_named_with_its_reason(tmp_path: Path) -> None:
    broken = {"wl-copy": "failed to connect", "xclip": "Error: Can't open display: :0"}
    world = World(tmp_path, "wl-copy", "xclip", environment=WAYLAND, broken=broken)
    copied = copy(RICH, "No 7", world.outside, usual(world.outside))
    assert (copied.way, copied.state) == ("page", HowFar.OPENED)
    assert copied.words == (
        "Opened a page in the browser: its button copies No 7. "
        "It could not be copied with wl-copy: failed to connect. "
        "It could not be copied with xclip: Error: Can't open display: :0."
    )


@pytest.mark.parametrize("setting", ["wl-copy", "clip\x1b[31m", "windows", "osascript"])
def test_a_setting_that_cannot_be_followed_is_said_and_the_best_way_taken(setting: str, tmp_path: Path) -> None:
    world = World(tmp_path, "xclip", environment=X11)
    copied = copy(RICH, "No 7", world.outside, usual(world.outside, setting))
    assert copied.way == "xclip"
    assert copied.words.startswith("Copied No 7 with xclip. It could not be copied with ")
    assert "\x1b" not in copied.words


def test_one_way_alone_does_not_fall_through(tmp_path: Path) -> None:
    world = World(tmp_path, environment=X11)
    with pytest.raises(Failed, match="not be copied with xclip: it is not installed"):
        copy(RICH, "No 7", world.outside, only("xclip"))
    assert world.shown == []
    with pytest.raises(LookupError, match=r"no way “elsewhere”.* wl-copy, xclip, osascript, windows, osc52, page"):
        only("elsewhere")


def test_the_page_is_private_and_each_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    world = World(tmp_path / "new" / "copy")
    for what in ("No 7", "No 8"):
        copied = copy(RICH, what, world.outside, only("page"))
    assert copied.path is not None
    assert world.shown == [copied.path.as_uri()] * 2
    assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(copied.path.parent.stat().st_mode) == 0o700
    assert list(copied.path.parent.iterdir()) == [copied.path]
    assert b"No 8" in copied.path.read_bytes()


def test_where_no_browser_opens_the_page_is_named(tmp_path: Path) -> None:
    world = World(tmp_path, no_browser=f"There is no display here; the page is {tmp_path}/copy.html.")
    copied = copy(RICH, "No 7", world.outside, only("page"))
    assert copied.state == HowFar.WRITTEN
    assert copied.words == f"There is no display here; the page is {tmp_path}/copy.html. Its button copies No 7."


def test_over_ssh_the_text_is_sent_and_the_page_named_and_nothing_is_called_copied(tmp_path: Path) -> None:
    world = World(tmp_path, environment={**SSH, "HOME": str(tmp_path.parent)})
    copied = copy(RICH, "No 7", world.outside, usual(world.outside))
    assert (copied.way, copied.state, copied.path) == ("osc52", HowFar.SENT, tmp_path / "copy.html")
    assert len(world.sent) == 1
    assert world.shown == []
    assert copied.words == (
        "Sent the text of No 7 to the terminal, if it takes it. "
        f"Formatted: ~/{tmp_path.name}/copy.html, a page with a button that copies it."
    )


def test_over_ssh_a_text_is_sent_whole_and_no_page_is_needed(tmp_path: Path) -> None:
    world = World(tmp_path, environment=SSH)
    copied = copy(SOURCE, "the HTML of No 7", world.outside, usual(world.outside))
    assert copied.path is None
    assert copied.words == "Sent the HTML of No 7 to the terminal, if it takes it."
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_page_is_left(tmp_path: Path) -> None:
    world = World(tmp_path, environment=SSH, terminal=False, no_browser="There is no display here; the page is x.")
    copied = copy(SOURCE, "No 7", world.outside, usual(world.outside))
    assert (copied.way, copied.state) == ("page", HowFar.WRITTEN)
    assert copied.words.endswith("It could not be copied with osc52: there is no terminal here.")


def test_when_nothing_works_every_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    world = World(tmp_path / "file", "xclip", environment=X11, broken={"xclip": "it ended with code 1"})
    with pytest.raises(Failed) as failed:
        copy(RICH, "No 7", world.outside, usual(world.outside))
    assert "with xclip: it ended with code 1." in str(failed.value)
    assert "with page: " in str(failed.value)
    assert "cannot be written" in str(failed.value)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("way", ["osc52", "page"])
def test_what_is_only_sent_or_opened_is_never_called_copied(way: str, tmp_path: Path) -> None:
    for content in (RICH, SOURCE):
        copied = copy(content, "No 7", World(tmp_path).outside, only(way))
        assert copied.state != HowFar.COPIED
        assert not copied.words.startswith("Copied")


def test_windows_is_a_way_on_windows_only(tmp_path: Path) -> None:
    assert "windows" in WAYS
    with pytest.raises(Failed, match="this is not Windows"):
        copy(RICH, "No 7", World(tmp_path).outside, only("windows"))
