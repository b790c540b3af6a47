"""The thread that asks the archive: questions are answered while it is built, and it can be stopped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.archive.search import search
from desk.tui.archive import remembering
from desk.tui.archive.remembering import Remembering
from tests.archive.archives import Told, archive, issue


class Screen:
    """An app and a wire to it that note what they are told."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.said: list[str] = []
        self.faults: list[BaseException] = []
        self.on_progress: Callable[[], None] = lambda: None

    def tell(self, do: Callable[..., object], *args: Any) -> None:
        do(*args)

    def say(self, *words: str) -> None:
        self.said += words

    def show_progress(self, spans: tuple[tuple[str, str], ...]) -> None:
        self.shown.append("".join(text for text, _ in spans))
        self.on_progress()

    def caught(self, error: BaseException, where: str) -> None:
        self.faults.append(error)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def asked(tmp_path: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Remembering:
    """An archive of thirty issues of which nothing is read yet; how far it is is shown after each file."""
    monkeypatch.setattr(remembering, "MANY", 2)
    monkeypatch.setattr(remembering, "_EVERY", -1.0)
    monkeypatch.setattr("desk.archive.index.BATCH", 1)
    it = archive(tmp_path)
    for number in range(1, 31):
        it.folder.create_issue(issue(number, "2026-01-08", [Told(f"Boat of day {number}")]))
    return Remembering(screen, screen, it)


async def test_it_is_shown_how_far_a_long_reading_is_and_nothing_when_it_is_done(
    asked: Remembering, screen: Screen
) -> None:
    asked.warm()
    await asked.settled()
    assert screen.shown[1].startswith("Reading the archive ")
    assert "1 of 30" in screen.shown[1]
    assert screen.shown[-1] == ""
    assert (screen.said, screen.faults) == ([], [])
    asked.close()


async def test_what_is_asked_meanwhile_is_answered_by_what_is_known_and_then_by_all(
    asked: Remembering, screen: Screen
) -> None:
    found: list[int] = []

    def ask() -> None:
        if len(screen.shown) == 12:
            asked.ask(lambda connection: len(search(connection, "boat").hits), found.append, group="search")

    screen.on_progress = ask
    asked.warm()
    await asked.settled()
    assert len(found) >= 2
    assert 0 < found[0] < 30
    assert found[-1] == 30
    asked.close()


async def test_it_stops_when_it_is_asked_to_and_goes_on_with_the_next_question(
    asked: Remembering, screen: Screen
) -> None:
    screen.on_progress = lambda: asked.stop_building() if len(screen.shown) == 5 else None
    asked.warm()
    await asked.settled()
    assert len(screen.shown) < 20
    found: list[int] = []
    asked.ask(lambda connection: len(search(connection, "boat").hits), found.append, group="search")
    await asked.settled()
    assert found[-1] == 30
    asked.close()


async def test_only_the_last_question_of_a_group_is_answered(asked: Remembering) -> None:
    found: list[str] = []
    for words in ("one", "two", "three"):
        asked.ask(lambda connection, words=words: words, found.append, group="search")
    await asked.settled()
    assert set(found) == {"three"}
    asked.close()


async def test_a_fault_in_a_question_is_told_and_the_next_one_is_answered(asked: Remembering, screen: Screen) -> None:
    found: list[int] = []
    asked.ask(lambda connection: 1 // 0, found.append, group="search")
    await asked.settled()
    assert isinstance(screen.faults[0], ZeroDivisionError)
    asked.ask(lambda connection: 7, found.append, group="other")
    await asked.settled()
    assert found == [7]
    asked.close()
