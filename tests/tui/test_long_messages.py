"""What just happened is said in full, however narrow the terminal is, and nothing on the screen moves for it."""

import pytest

from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.long_message import MOST, LongMessage, message_lines

LONG = "0007-time-returns.json was moved or deleted. Any change, or “Save now”, writes it anew."


@pytest.mark.parametrize(("size", "rows"), [((140, 40), 0), ((100, 30), 2), ((60, 20), 2), ((40, 12), 3)])
async def test_a_long_message_takes_the_rows_that_it_needs(opened, size: tuple[int, int], rows: int) -> None:
    async with opened(*size) as (desk, pilot):
        before = {widget: widget.region for widget in desk.query("Pane, KeyBar")}
        desk.say(LONG, "save")
        await pilot.pause()
        bar = desk.query_one(KeyBar)
        above = [each for each in bar.query(LongMessage) if each.display]
        assert [each.region.height for each in above] == [rows] * bool(rows)
        shown = " ".join(each.render().plain for each in above) or bar.render().plain
        assert "writes it anew." in " ".join(shown.split())
        if above:
            assert above[0].region.bottom == size[1]
            assert above[0].region.width == size[0]
            assert "".join(strip.text for strip in desk._compositor.render_strips()[-rows:]).count("anew") == 1
        assert {widget: widget.region for widget in desk.query("Pane, KeyBar")} == before
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert not any(each.display for each in bar.query(LongMessage))
        bar.quiet()
        await pilot.pause()
        assert "anew" not in bar.render().plain


async def test_when_a_message_is_taken_away_nothing_lies_over_the_rows(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        desk.say(LONG)
        await pilot.pause()
        assert any(each.display for each in desk.query(LongMessage))
        desk.quiet()
        await pilot.pause()
        assert not any(each.display for each in desk.query(LongMessage))


def test_of_a_message_without_end_the_last_line_is_cut() -> None:
    lines = message_lines([("word " * 100, ""), ("last", "bold")], 30)
    texts = ["".join(text for text, _ in line) for line in lines]
    assert len(texts) == MOST
    assert all(len(text) <= 30 for text in texts)
    assert texts[-1].endswith("…")
    assert message_lines([], 30) == []


@pytest.mark.parametrize("words", ["Held.", "Held for a later issue, as was said on Monday. " * 4])
async def test_a_command_that_a_message_names_is_run_by_a_click(opened, words: str) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("h")
        before = len(list(desk.issue.in_order()))
        desk.say(words, "undo")
        await pilot.pause()
        shown = desk.query(LongMessage)
        where = next((each for each in shown if each.display), desk.query_one(KeyBar))
        await pilot.click(where, offset=(3, 0))
        await pilot.pause()
        assert desk.query_one(KeyBar).said == ""
        desk.say(words, "undo")
        await pilot.pause()
        lines = where.render().plain.split("\n")
        row = next(at for at, line in enumerate(lines) if "u undo" in line)
        await pilot.click(where, offset=(2 + lines[row].index("u undo"), row))
        await pilot.pause()
        assert len(list(desk.issue.in_order())) == before + 1
