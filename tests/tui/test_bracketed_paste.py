"""A paste is one paste whatever stands in it: no escape in it becomes a key."""

import codecs
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from desk.tui.terminal.bracketed_paste import KEY, PATIENCE, PasteReader

BEGIN, END = "\x1b[200~", "\x1b[201~"
FAMILY = "👩\u200d👩\u200d👧"


@dataclass
class Clock:
    """Seconds that only the test counts."""

    now: float = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def made_of(*reads: str, reader: PasteReader | None = None) -> list[str]:
    """What the desk is told when a terminal sends these reads: "paste: …" or the name of a key."""
    reader = reader or PasteReader()
    told = []
    for read in reads:
        for event in reader.feed(read):
            if isinstance(event, events.Paste):
                told.append(f"paste: {event.text}")
            else:
                assert isinstance(event, events.Key)
                told.append(event.key)
    return told


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("BBC:  Title \x1b[1mxx \x1b[0m x https://a.example/", "BBC:  Title xx  x https://a.example/"),
        ("\x1b[1mqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "q" * 50),
        ("\x1b]52;c;cXE=\x1b\\words\x1b", "words"),
        ("\x1b[A\x1b[B\x11", ""),
        (BEGIN, ""),
        (FAMILY, FAMILY),
        ("one\rtwo\r\nthree\tfour\x00", "one\ntwo\nthree\tfour"),
        ("", ""),
    ],
)
def test_what_stands_between_the_marks_is_one_clean_paste(pasted: str, clean: str) -> None:
    assert made_of(f"a{BEGIN}{pasted}{END}b") == ["a", f"paste: {clean}", "b"]


@given(st.lists(st.integers(0, 90)))
def test_reads_may_part_it_anywhere(cuts: list[int]) -> None:
    sent = f"a{BEGIN}x\x1b[1my {FAMILY} é{END}b{BEGIN}two{END}\x1b[Ac".encode()
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    decode = codecs.getincrementaldecoder("utf-8")().decode
    reads = [decode(sent[start:end]) for start, end in pairwise(places)]
    told = made_of(*(read for read in reads if read))
    assert told == ["a", f"paste: xy {FAMILY} é", "b", "paste: two", "up", "c"]


def test_the_rest_of_a_mark_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("textual._parser.get_time", clock)
    reader = PasteReader(now=clock)
    assert made_of(BEGIN[:4], reader=reader) == []
    clock.now = 1.0
    assert list(reader.tick()) == []
    assert made_of(f"{BEGIN[4:]}q{END}", reader=reader) == ["paste: q"]


@pytest.mark.parametrize(
    ("reads", "keys"),
    [
        (["\x1bi\x1b[B"], ["alt+i", "down"]),
        (["\x1bi", "\x1b[B"], ["alt+i", "down"]),
        (["\x1b", "i\x1b[B"], ["alt+i", "down"]),
        (["\x1bij\x1b[B"], ["alt+i", "j", "down"]),
        (["\x1b\x1b[B"], ["escape", "down"]),
        (["\x1bi" + BEGIN + "words" + END], ["alt+i", "paste: words"]),
        (["x\x1b[A\x1b[B^"], ["x", "up", "down", "circumflex_accent"]),
    ],
)
def test_escape_and_a_letter_read_with_the_next_sequence_are_no_words(reads: list[str], keys: list[str]) -> None:
    assert made_of(*reads) == keys


def test_the_escape_key_does_not_wait_for_a_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("textual._parser.get_time", clock)
    reader = PasteReader(now=clock)
    assert made_of("\x1b", reader=reader) == []
    clock.now = 1.0
    assert [event.key for event in reader.tick() if isinstance(event, events.Key)] == ["escape"]
    assert made_of("[200~q", reader=reader)[-1] == "q"


def test_a_paste_that_is_never_closed_ends_with_the_next_key() -> None:
    clock = Clock()
    reader = PasteReader(now=clock)
    assert made_of(f"{BEGIN}words", reader=reader) == []
    clock.now += PATIENCE + 1
    assert made_of("q", reader=reader) == ["paste: words", "q"]
    assert made_of("q", reader=reader) == ["q"]


def test_a_paste_that_comes_slowly_stays_one() -> None:
    clock = Clock()
    reader = PasteReader(now=clock)
    assert made_of(f"{BEGIN}words ", reader=reader) == []
    clock.now += PATIENCE + 1
    assert made_of("q" * (KEY + 1), reader=reader) == []
    clock.now += PATIENCE + 1
    assert made_of(f"x{END}", reader=reader) == [f"paste: words {'q' * (KEY + 1)}x"]


def test_the_end_of_the_terminal_hands_on_what_came() -> None:
    assert made_of(f"{BEGIN}words", "") == ["paste: words"]
