"""What a file holds is cleaned before a field, a list or a dialog shows it; looking at it writes nothing."""

from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from textual.widgets import Input

from desk.edit import stories
from desk.store.folder.issues import Folder
from desk.store.folder.summaries import Summary
from desk.tui.app import DeskApp
from desk.tui.desk.body_field import _signs
from desk.tui.desk.link_list import LinkList
from desk.tui.desk.screen import DeskScreen
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.form import FormField, FormRow
from desk.tui.widgets.setting import OneOf

ESCAPE = "\x1b]52;c;cXE=\x1b\\\x1b[31m"


async def test_a_field_shows_clean_words_and_only_an_edit_writes_them(opened: Any) -> None:
    async with opened() as (desk, pilot):
        session, body = desk.desk.session, desk.story_pane.field("body")
        hostile = f"One{ESCAPE} two"
        story = replace(session.issue.story(201), body=hostile, headline=f"Clock{ESCAPE}\nmended")
        session.do(lambda issue: replace(issue, stories=(story, *issue.stories[1:])))
        before = session.issue
        assert body.text == "One two"
        assert desk.story_pane.field("headline").text == "Clock mended"
        desk.take_in_hand(202)
        desk.take_in_hand(201)
        desk.redraw()
        await pilot.press("enter", "right", "left", "escape")
        assert session.issue is before
        assert session.issue.story(201).body == hostile
        await pilot.press("enter", "x")
        assert session.issue.story(201).body == "xOne two"
        assert session.issue.story(201).headline == story.headline
        session.do(stories.change, 201, body="Three")
        assert body.text == "Three"


@pytest.mark.parametrize("ref", ["²/5", "9" * 5000, "9" * 5000 + "/1", "x/", "/", f"{ESCAPE}/1"])
async def test_a_reference_may_be_anything(opened: Any, ref: str) -> None:
    async with opened() as (desk, pilot):
        session = desk.desk.session
        link = replace(session.issue.link(301), ref=ref, url=None)
        session.do(lambda issue: replace(issue, links=(link, *issue.links[1:])))
        await pilot.pause()
        assert "archive" in words_of(desk)


async def test_a_reference_into_the_archive_shows_the_number_of_its_issue(opened: Any) -> None:
    async with opened() as (desk, _):
        link = replace(desk.issue.link(301), ref="41/5", url=None)
        desk.query_one(LinkList).draw([link], Glyphs(), {41: 12}, {})
        assert "No 12" in words_of(desk)


def words_of(desk: DeskScreen) -> str:
    """What the list of links says."""
    return "".join(text for line in desk.query_one(LinkList).lines for text, _ in (*line.left, *line.right))


async def test_dialogs_and_choices_show_clean_words(folder: Folder) -> None:
    made = DeskApp(folder.path)  # for its palette
    async with made.run_test() as pilot:
        await made.screen.mount(FormRow(FormField("name", "Name", f"Nora{ESCAPE}\nQuill")), OneOf(("a", "a"), id="one"))
        await pilot.pause()
        assert made.screen.query_one("#name", Input).value == "Nora Quill"
        choice = made.screen.query_one(OneOf)
        choice.show(f"weekly{ESCAPE}")
        await pilot.pause()
        assert "weekly" in choice.render().plain
        assert "\x1b" not in choice.render().plain


def test_a_summary_is_called_by_clean_words() -> None:
    assert Summary("a.json", title=f"Spring{ESCAPE}\nissue").label == "Spring issue"
    assert Summary("a.json", title=ESCAPE, subject="Subject").label == "Subject"
    assert Summary(f"a{ESCAPE}.json").label == "a.json"
    assert Summary("a.json", number=7, title="x").label == "No 7"


@pytest.mark.parametrize("unit", [" **a", "[", "[a](", "`", "*", "_a ", "<"])
def test_colouring_a_long_line_is_quick(unit: str) -> None:
    begun = process_time()
    assert isinstance(_signs((unit * 20_000)[:2000]), tuple)
    assert process_time() - begun < 1
