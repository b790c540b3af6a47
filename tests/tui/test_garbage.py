"""Garbage is looked for in all that the desk holds while nobody types, and only then."""

import gc
from collections.abc import Iterator

import pytest
from textual.app import App

from desk.store.folder.issues import Folder
from desk.tui import garbage
from desk.tui.app import DeskApp


class Ring:
    """Something that holds itself."""

    def __init__(self, gone: list[str]) -> None:
        self.self = self
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append("gone")


@pytest.fixture(autouse=True)
def settings() -> Iterator[None]:
    """What Python does by itself is put back."""
    kept = gc.get_threshold()
    yield
    gc.set_threshold(*kept)
    gc.enable()


def looked(seconds: float, middle_aged: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    gone: list[str] = []
    Ring(gone)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, middle_aged))
    assert garbage.look(lambda: seconds) == bool(gone)
    return bool(gone)


def test_what_holds_itself_goes_when_nobody_has_typed_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.disable()
    assert looked(garbage.QUIET, 1, monkeypatch)


def test_nothing_is_looked_through_amid_typing_or_where_nothing_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.disable()
    assert not looked(garbage.QUIET / 2, 1, monkeypatch)
    assert not looked(60.0, 0, monkeypatch)


def test_young_garbage_is_found_as_ever_and_all_of_it_before_it_fills_the_memory() -> None:
    gc.disable()
    garbage.begin(App(), lambda: 0.0)
    assert gc.isenabled()
    young, middle, old = gc.get_threshold()
    assert 0 < young <= 10_000
    assert 0 < middle <= 100
    assert 0 < old <= 10_000


async def test_a_key_ends_the_quiet(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("desk.tui.at_terminal.monotonic", lambda: now[0])
    app = DeskApp(folder.path)
    async with app.run_test() as pilot:
        await pilot.pause()
        now[0] += 30
        assert app.quiet() == 30
        await pilot.press("j")
        assert app.quiet() == 0
