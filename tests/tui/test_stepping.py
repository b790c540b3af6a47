"""Through what is open: links without an address, and the addresses that they are given."""

from textual.events import Paste
from textual.pilot import Pilot

from desk.edit import links as link_edits
from desk.edit import shelf as shelf_edits
from desk.edit import stories as story_edits
from desk.edit.waiting import waiting
from desk.model.issue import Issue, Link
from desk.model.publication import Clip
from desk.tui.desk.screen import DeskScreen
from desk.tui.widgets.keybar import KeyBar

WRAPPED = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fb.example%2F1%3Futm_source%3Dx&data=05"


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def paste(desk: DeskScreen, pilot: Pilot[int], text: str) -> None:
    assert desk.focused is not None
    desk.focused.post_message(Paste(text))
    for _ in range(3):
        await pilot.pause()


def said(desk: DeskScreen) -> str:
    return desk.query_one(KeyBar).said


def more(issue: Issue) -> Issue:
    """A link in the text of the second story, and one under the third."""
    issue = story_edits.change(issue, 202, body="They read [the deed]() and left.")
    return link_edits.add(issue, [Link(id=303, order="", story=203, title="Hedges")])


async def test_a_pasted_address_fills_the_link_in_hand_and_the_next_one_comes(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", more)
        await press(pilot, "right_square_bracket")
        assert (desk.selection.place, desk.selection.link) == ("links", 302)
        assert said(desk).startswith("1 of 3 without address: “Clock starts”.")
        await paste(desk, pilot, WRAPPED)
        assert desk.issue.link(302).url == "https://b.example/1"
        assert "unwrapped, without trackers" in said(desk)
        assert desk.in_hand == 202
        assert desk.field("body").selected_text == "the deed"
        await paste(desk, pilot, "https://deed.example/(a)")
        assert desk.issue.story(202).body == "They read [the deed](https://deed.example/%28a%29) and left."
        assert (desk.selection.place, desk.selection.link) == ("links", 303)
        await press(pilot, "u", "u")
        assert desk.selection.place == "links"
        assert desk.issue.link(302).url == WRAPPED
        await press(pilot, "u")
        assert desk.issue.link(302).url is None


async def test_a_list_of_addresses_fills_as_many_links_as_wait_and_titles_find_theirs(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", more)
        await paste(desk, pilot, "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3\n")
        assert not waiting(desk.issue)
        assert desk.issue.link(303).url == "https://a.example/3"
        await press(pilot, "u")
        await paste(desk, pilot, "Hedges https://h.example\nCLOCK STARTS https://c.example\nNew one https://n.example")
        assert (desk.issue.link(302).url, desk.issue.link(303).url) == ("https://c.example", "https://h.example")
        assert [link.title for link in desk.issue.links_of(201)] == ["Clock stops", "Clock starts", "New one"]
        assert "added 1 link that nothing waited for" in said(desk)


async def test_a_list_of_nearly_as_many_addresses_as_wait_in_the_issue_fills_them(opened) -> None:
    async with opened() as (desk, pilot):
        titles = [Link(id=400 + at, order="", story=202, title=f"Title {at}") for at in range(12)]
        desk.do("", link_edits.add, titles)
        wait = len(waiting(desk.issue))
        await paste(desk, pilot, "\n".join(f"https://a.example/{at}" for at in range(wait - 1)))
        assert len(waiting(desk.issue)) == 1
        assert not [link for link in desk.issue.links if not link.title]


async def test_stepping_goes_by_where_the_editor_is_and_round(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", more)
        await press(pilot, "G", "right_square_bracket")
        assert desk.selection.link == 303
        await press(pilot, "right_square_bracket")
        assert desk.selection.link == 302
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert desk.field("body").selected_text == "the deed"
        await press(pilot, "f6", "f6")
        assert desk.selection.link == 302


async def test_an_address_is_typed_or_taken_from_the_inbox_and_the_next_one_comes(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", more)
        desk.desk.session.do_shelf(shelf_edits.add, [Clip(9, "", None, "https://clip.example", "", "", "A clip")])
        await press(pilot, "right_square_bracket", "S")
        await desk.app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert desk.issue.link(302).url == "https://clip.example"
        assert not desk.desk.session.shelf.clips
        assert desk.field("body").selected_text == "the deed"
        await press(pilot, "f6", "enter", *"h.example/1?utm_source=x", "enter")
        assert desk.issue.link(303).url == "https://h.example/1"
        assert "without trackers. The only one without address: “the deed”." in said(desk)


async def test_a_link_goes_to_another_story_and_a_story_comes_here_by_a_word(opened) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", "links")
        await press(pilot, "home", "m", *"hedge", "enter")
        assert [link.title for link in desk.issue.links_of(203)] == ["Clock stops"]
        assert desk.selection.link == 302
        await press(pilot, "u", "escape", "f", *"hedge", "enter")
        assert [story.name for story in desk.issue.stories_of(101)] == ["Clock mended", "Hedge grown", "Bridge sold"]
        assert desk.in_hand == 203
