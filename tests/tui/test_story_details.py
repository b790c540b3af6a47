"""The details of a story: everything that its pane does not show, checked before it is taken."""

from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Input

from desk.edit import stories as story_edits
from desk.model.issue import Image
from desk.tui.desk.screen import DeskScreen
from desk.tui.desk.verbs.stories import StoryDetails
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.words import Words


async def details_of(desk: DeskScreen, pilot: Pilot[int], **fields: str) -> StoryDetails:
    await pilot.press("f2")
    await pilot.pause()
    form = desk.app.screen
    assert isinstance(form, StoryDetails)
    for name, value in fields.items():
        field = form.query_one(f"#{name}")
        if isinstance(field, TextField):
            field.insert_text(value)
        elif isinstance(field, Input):
            field.value = value
    await pilot.pause()
    return form


async def test_all_details_are_taken_in_one_step(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        before = desk.issue
        await details_of(
            desk,
            pilot,
            byline=" By Nora Quill ",
            sponsor="Tide & Co",
            links_label="-",
            src="https://a.example/clock.png",
            alt="A clock",
            notes="call the mayor",
        )
        await pilot.press("ctrl+s")
        await pilot.pause()
        story = desk.issue.story(201)
        assert story.byline == "By Nora Quill"
        assert (story.sponsor, story.links_label, story.notes) == ("Tide & Co", "", "call the mayor")
        assert story.image == Image("https://a.example/clock.png", "A clock")
        assert desk.query_one(KeyBar).said == "Changed the details.   u undo"
        await pilot.press("u")
        assert desk.issue == before


async def test_what_was_not_touched_stays_as_it_is_and_is_no_step(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        image = Image("https://a.example/c.png", "A clock", {"width": 600})
        desk.do("", story_edits.change, 201, notes="one\ntwo", image=image, links_label="More")
        before, depth = desk.issue, desk.desk.session.depth
        form = await details_of(desk, pilot)
        assert form.values["notes"] == "one\ntwo"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.app.screen is desk
        assert (desk.issue, desk.desk.session.depth) == (before, depth)


async def test_what_cannot_be_is_said_in_place_and_nothing_is_taken(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        before = desk.issue
        form = await details_of(desk, pilot)
        for name, value, sentence in (
            ("src", "javascript:alert(1)", "is not the address of a picture: one begins with https://."),
            ("src", "mailto:me@a.example", "is not the address of a picture"),
            ("src", "c:\\clock.png", "is not the address of a picture"),
            ("alt", "A clock", "give its address too"),
        ):
            field = form.query_one(f"#{name}", Input)
            usual, field.value = field.value, value
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert desk.app.screen is form
            assert sentence in str(form.query_one("#wrong", Words).render())
            field.value = usual
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue == before


async def test_enter_takes_the_form_and_tab_goes_from_field_to_field(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        form = await details_of(desk, pilot, byline="By Nora")
        assert desk.app.focused is form.query_one("#byline")
        await pilot.press("tab", "down", "up")
        assert desk.app.focused is form.query_one("#sponsor")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue.story(201).byline == "By Nora"


async def test_esc_asks_once_before_it_drops_what_was_typed(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        form = await details_of(desk, pilot, byline="By Nora")
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.screen is form
        assert "esc again drops it" in str(form.query_one("#wrong", Words).render())
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue.story(201).byline == ""


async def test_a_picture_without_an_address_is_none_and_its_label_and_sponsor_can_go(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.do(
            "", story_edits.change, 201, image=Image("https://a.example/c.png", "C"), sponsor="Tide", links_label=""
        )
        form = await details_of(desk, pilot, src="", alt="", sponsor="", links_label="")
        assert form.values["src"] == ""
        await pilot.press("ctrl+s")
        await pilot.pause()
        story = desk.issue.story(201)
        assert (story.image, story.sponsor, story.links_label) == (None, None, None)


async def test_a_story_that_is_gone_meanwhile_is_said(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await details_of(desk, pilot, byline="By Nora")
        desk.desk.session.do(lambda issue: replace(issue, stories=issue.stories[1:]))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.query_one(KeyBar).said.endswith(".")
