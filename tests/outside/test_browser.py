"""The browser: what may be opened in it, that it does not take the terminal, and that a failure is said."""

import os
import sys
import webbrowser
from pathlib import Path

import pytest

from desk.outside import browser as browsers
from desk.outside.browser import SEARCH, is_remote, open_in_browser, search_address


class Window(webbrowser.BaseBrowser):
    """A browser that remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__("window")
        self.shown: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.shown.append(url)
        return True


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk in front of a screen."""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("SSH_TTY", raising=False)


def use(monkeypatch: pytest.MonkeyPatch, browser: webbrowser.BaseBrowser) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: browser)


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("target", ["https://example.org/a", "file:///home/nora/out/7.html", "mailto:me@example.org"])
def test_pages_and_addresses_are_opened(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window()
    use(monkeypatch, window)
    assert open_in_browser(target) == ""
    assert window.shown == [target]


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("target", ["javascript:alert(1)", "file://host/share", "ftp://example.org", "--help", ""])
def test_nothing_else_reaches_the_browser(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window()
    use(monkeypatch, window)
    assert open_in_browser(target) == "That is not an address a browser may open."
    assert window.shown == []


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("name", ["www-browser", "lynx", "links", "elinks", "w3m"])
def test_a_browser_for_the_terminal_does_not_take_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, webbrowser.GenericBrowser(name))
    words = open_in_browser("file:///out/7%20more.html")
    assert words == "The only browser found needs this terminal; the page is /out/7 more.html."


@pytest.mark.usefixtures("display")
def test_without_a_browser_the_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> webbrowser.BaseBrowser:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    assert open_in_browser("file:///out/7.html") == "No browser was found; the page is /out/7.html."


def test_over_ssh_the_page_is_named_and_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 5000 10.0.0.2 22")
    window = Window()
    use(monkeypatch, window)
    assert open_in_browser("file:///out/7.html") == "There is no display here; the page is /out/7.html."
    assert window.shown == []


def program(tmp_path: Path, line: str) -> str:
    """A browser of one line of Python; the address is in `sys.argv[1]`."""
    script = tmp_path / "browser"
    script.write_text(f"#!{sys.executable}\nimport os, sys\nfrom pathlib import Path\n{line}\n", encoding="utf-8")
    script.chmod(0o755)
    return str(script)


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("kind", [webbrowser.BackgroundBrowser, webbrowser.Chrome, webbrowser.Mozilla])
def test_a_program_gets_the_address_and_no_way_to_write_on_the_terminal(
    kind: type[webbrowser.BaseBrowser],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    seen = tmp_path / "seen"
    line = f"print('noise'); print('warning', file=sys.stderr); Path({str(seen)!r}).write_text(sys.argv[1])"
    use(monkeypatch, kind(program(tmp_path, line)))
    assert open_in_browser("file:///out/7%20more.html") == ""
    assert seen.read_text(encoding="utf-8") == "file:///out/7%20more.html"
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("kind", [webbrowser.BackgroundBrowser, webbrowser.Chrome])
def test_one_that_ends_with_a_fault_has_opened_nothing(
    kind: type[webbrowser.BaseBrowser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, kind(program(tmp_path, "sys.exit(3)")))
    assert open_in_browser("file:///out/7.html") == "No browser was found; the page is /out/7.html."
    use(monkeypatch, kind("/no/such/browser"))
    assert open_in_browser("file:///out/7.html") == "No browser was found; the page is /out/7.html."


@pytest.mark.usefixtures("display")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the browser goes on: that is the point
def test_one_that_runs_on_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "PATIENCE", 0.2)
    pipe = tmp_path / "end"
    os.mkfifo(pipe)
    use(monkeypatch, webbrowser.Chrome(program(tmp_path, f"open({str(pipe)!r}).read()")))
    said = open_in_browser("file:///out/7.html")
    pipe.write_text("")  # it reads to the end of this, and is over
    assert said == ""


@pytest.mark.parametrize(
    ("environment", "system", "remote"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0", "SSH_TTY": "/dev/pts/1"}, "linux", False),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", False),
        ({"WSL_DISTRO_NAME": "Debian", "SSH_TTY": "/dev/pts/1"}, "linux", True),
        ({}, "freebsd14", True),
        ({}, "darwin", False),
        ({"SSH_CONNECTION": "1 2 3 4"}, "darwin", True),
        ({}, "win32", False),
        ({"SSH_CONNECTION": "1 2 3 4"}, "win32", True),
    ],
)
def test_a_place_without_a_display_is_told_by_the_environment(
    environment: dict[str, str], system: str, remote: bool
) -> None:
    assert is_remote(environment, system) is remote


def test_words_are_looked_for_at_the_place_of_the_settings_if_that_is_one() -> None:
    own = "https://find.example/?q={words}&l=en"
    assert search_address(own, "NHS: 5 & more\x1b") == "https://find.example/?q=NHS%3A+5+%26+more&l=en"
    for wrong in ("", "https://find.example/", "javascript:{words}", "{words}"):
        assert search_address(wrong, "a b") == SEARCH.replace("{words}", "a+b")
