"""A head says its note whole, briefly or not at all: no count loses the words that say of what."""

import pytest

from desk.tui.widgets.cells import Span, width
from desk.tui.widgets.head import fitted


def spans(text: str) -> tuple[Span, ...]:
    return ((text, "dim"),)


TITLE = (("Researched Links", "bold"), (" 17", "dim"))
NOTE, BRIEF = spans("17 without address"), spans("17 open")


def said(room: int, title: tuple[Span, ...] = TITLE, note: tuple[Span, ...] = NOTE, brief: tuple[Span, ...] = BRIEF):
    return ["".join(text for text, _ in each) for each in fitted(title, note, brief, room)]


def test_the_note_is_whole_then_brief_then_the_title_gives_way_and_then_there_is_none() -> None:
    assert said(40) == ["Researched Links 17", "17 without address"]
    assert said(39) == ["Researched Links 17", "17 open"]
    assert said(25) == ["Researched… 17", "17 open"]
    assert said(10) == ["Researched Links 17", ""]


@pytest.mark.parametrize("room", range(4, 60))
def test_at_no_width_is_a_count_cut(room: int) -> None:
    title, note = said(room)
    assert note in ("", "17 without address", "17 open")
    assert title.endswith(" 17")
    if note:
        assert width(spans(title)) + width(spans(note)) + 3 <= room


def test_a_name_may_be_cut_as_long_as_it_says_something() -> None:
    assert said(30, spans("Source"), spans("a-long-name-of-a-file.html"), ())[1].startswith("a-long-name")
    assert said(14, spans("Source"), spans("a-long-name-of-a-file.html"), ())[1] == ""
