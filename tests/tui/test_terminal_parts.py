"""The parts between the desk and its terminal: the painter that nobody waits for, and the end that waits for nobody."""

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

from desk.tui.terminal.leaving import Leaving
from desk.tui.terminal.painter import BEHIND, Painter

PATIENCE = 30.0
"""Seconds after which something that another thread should have done has failed."""


@pytest.fixture
def pipe() -> Any:
    reads, writes = os.pipe()
    yield reads, writes
    for handle in (reads, writes):
        try:
            os.close(handle)
        except OSError:
            continue


def test_what_is_written_arrives_in_order(pipe: Any) -> None:
    reads, writes = pipe
    painter = Painter(writes, lambda: None, lambda: None)
    painter.start()
    for part in (b"one ", b"two ", b"three"):
        painter.write(part)
    assert painter.stop(PATIENCE)
    assert os.read(reads, 100) == b"one two three"


def test_a_terminal_that_does_not_read_holds_nobody_up_and_is_painted_once_it_has(pipe: Any) -> None:
    reads, writes = pipe
    caught_up = threading.Event()
    painter = Painter(writes, lambda: None, caught_up.set)
    painter.start()
    for _ in range(8):
        painter.write(b"x" * (BEHIND // 4))
    assert painter.is_behind
    reader = threading.Thread(target=lambda: all(iter(lambda: os.read(reads, 65536), b"")), daemon=True)
    reader.start()
    assert caught_up.wait(PATIENCE)
    assert not painter.is_behind
    painter.write(b"!")
    assert painter.stop(PATIENCE)
    os.close(writes)
    reader.join(PATIENCE)


def test_a_terminal_that_is_gone_is_told_once(pipe: Any) -> None:
    reads, writes = pipe
    lost = threading.Event()
    painter = Painter(writes, lost.set, lambda: None)
    painter.start()
    os.close(reads)
    painter.write(b"nobody reads this")
    assert lost.wait(PATIENCE)
    painter.write(b"nor this")
    assert not painter.stop(PATIENCE)


class Told:
    """A desk that is told to end, and does what it is let do."""

    def __init__(self, *, answers: bool) -> None:
        self.answers = answers
        self.done: list[str] = []
        self.ended = threading.Event()
        self.code: int | None = None

    def write_journal(self) -> None:
        self.done.append("journal")

    def part_soon(self, code: int, flushed: Callable[[], object]) -> None:
        self.done.append("asked")
        if self.answers:
            flushed()

    def flush_alone(self) -> None:
        self.done.append("alone")

    def give_back_terminal(self) -> None:
        self.done.append("terminal")

    def finish(self) -> None:
        self.done.append("finish")

    def end(self, code: int) -> None:
        self.code = code if self.code is None else self.code
        self.ended.set()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("LOOP", 0.01), ("SOON", 0.02), ("LAST", 20.0)):
        monkeypatch.setattr(f"desk.tui.terminal.leaving.{name}", seconds)


@pytest.mark.parametrize("answers", [True, False])
def test_a_loop_that_does_not_answer_is_done_without(quick: None, answers: bool) -> None:
    told = Told(answers=answers)
    Leaving(told, told.end)._part(129)
    assert told.ended.wait(PATIENCE)
    assert told.done == ["journal", "asked", *([] if answers else ["alone"]), "terminal", "finish"]
    assert told.code == 129


def test_a_desk_that_comes_to_its_end_by_itself_is_left_alone(quick: None) -> None:
    told = Told(answers=True)
    leaving = Leaving(told, told.end)
    leaving.finish()
    leaving._part(143)
    assert told.done == ["finish", "journal", "asked"]
    assert told.code is None


def test_threads_that_hang_after_a_quit_do_not_keep_the_process(quick: None) -> None:
    told = Told(answers=True)
    leaving = Leaving(told, told.end)
    leaving.soon(0)
    leaving.soon(0)
    assert told.ended.wait(PATIENCE)
    assert told.done == ["terminal", "finish"]


def test_an_interrupt_that_is_an_editors_is_not_the_desks() -> None:
    told = Told(answers=True)
    leaving = Leaving(told, told.end)
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        os.write(leaving._writes, bytes([signal.SIGINT, signal.SIGWINCH]))
        assert leaving._told() is None
        os.write(leaving._writes, bytes([signal.SIGHUP]))
        assert leaving._told() == signal.SIGHUP
    finally:
        signal.signal(signal.SIGINT, before)
