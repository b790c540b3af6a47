"""A paste that no e-mail could hold goes nowhere, and a sentence says so, whatever is in front."""

import pytest
from textual.events import Paste

from desk.tui.widgets.copied import LINE
from desk.tui.widgets.difference import wrapped
from desk.tui.widgets.keybar import KeyBar
from tests.tui.waiting import until

BOOK = "A line of words that says it.\n" * (5_000_000 // 30)


@pytest.mark.parametrize(
    "keys",
    [
        (),  # the running order
        ("enter",),  # a text of the story
        ("a",),  # a dialog of one line
        ("v",),  # a dialog with a text
        ("i",),  # the details of the issue
        ("I",),  # the publication
        ("ctrl+f",),  # find and replace
        ("slash",),  # the archive
    ],
    ids=" ".join,
)
async def test_five_megabytes_are_refused_in_a_sentence_and_change_nothing(opened, keys: tuple[str, ...]) -> None:
    async with opened() as (desk, pilot):
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        issue, publication = desk.issue, desk.desk.session.publication
        desk.app.post_message(Paste(BOOK))
        bar = list(desk.app.desk_screens())[-1].query_one(KeyBar)
        await until(pilot, lambda: f"{len(BOOK):,} characters are too many for a paste" in bar.said)
        assert "on your clipboard still" in bar.said
        assert (desk.issue, desk.desk.session.publication) == (issue, publication)


async def test_a_paste_while_a_dialog_opens_is_refused_and_the_dialog_is_there(opened) -> None:
    async with opened() as (desk, pilot):
        desk.app.simulate_key("i")
        desk.app.post_message(Paste(BOOK))
        await until(pilot, lambda: desk.app.screen is not desk)
        before = desk.issue
        await pilot.pause()
        assert desk.issue == before


async def test_a_headline_takes_no_more_than_a_line(opened) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", "headline")
        await pilot.pause()
        headline = desk.field("headline").text
        for text in ("w" * (LINE + 1), "w\n" * LINE):
            desk.app.post_message(Paste(text))
            await until(pilot, lambda: "too many for one line" in desk.query_one(KeyBar).said)
            assert desk.field("headline").text == headline
            desk.query_one(KeyBar).say([])


@pytest.mark.parametrize(("sign", "room"), [("新", 2), ("x", 1)])
def test_a_word_of_a_megabyte_is_cut_at_the_room_in_one_go(monkeypatch: pytest.MonkeyPatch, sign, room) -> None:
    asked = 0

    def counted(text: str) -> int:
        nonlocal asked
        asked += len(text)
        return room * len(text)

    monkeypatch.setattr("desk.tui.widgets.difference.cell_len", counted)
    lines = ["".join(text for text, _ in line) for line, _ in wrapped([(sign * 10_000, "in")], 40)]
    assert "".join(lines) == sign * 10_000
    assert {len(line) for line in lines} == {40 // room}
    assert asked <= 10 * 10_000, "each sign is measured a few times, not once for each line before it"
