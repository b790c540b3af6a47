"""A paste goes where it belongs, wherever it comes: prose, links or stories, in one step, and otherwise on a key."""

import re
from threading import Event

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from desk.edit import stories
from desk.links.paste import LinkDraft
from desk.outside.clipboard import Content
from desk.tui.desk.screen import DeskScreen
from desk.tui.ports import OrderRow
from desk.tui.widgets.keybar import KeyBar
from desk.words.printed import links_label
from tests.tui.waiting import until

STORY = """### Crane sold after ninety years

The harbour board of Eastmarch has sold its last crane to a museum, which will come for it with a longer lorry.

- [The crane in twelve pictures](https://echo.example/crane)
- [Notice of sale](https://harbour.example/notice)
"""
SECOND = """### Ferry timetable printed upside down

Passengers at the north pier have been reading the winter timetable while standing on their heads all week.

- [Winter times the right way up](https://ferries.example/winter)
"""
TWO = f"{STORY}\n{SECOND}"
LINKS = (
    "North Pier Ferries:  Winter times the right way up\nhttps://ferries.example/winter\nDrains Committee:  Minutes\n"
)
PROSE = "Three things were said at the meeting:\n  • one\n  • two\nThen all of them went home."
CRANE, FERRY = "Crane sold after ninety years", "Ferry timetable printed upside down"


async def paste(desk: DeskScreen, pilot: Pilot[int], text: str) -> None:
    assert desk.focused is not None
    desk.focused.post_message(Paste(text))
    for _ in range(3):  # the field announces, the screen answers, the field shows
        await pilot.pause()


def order(desk: DeskScreen) -> list[tuple[str | None, list[str | None]]]:
    issue = desk.issue
    return [(each.title, [story.headline for story in issue.stories_of(each.id)]) for each in issue.running_order]


def links(desk: DeskScreen, id: int | None = None) -> list[tuple[str | None, str, str | None]]:
    story = id or desk.in_hand
    assert story is not None
    return [(link.source, link.title, link.url) for link in desk.issue.links_of(story)]


def said(desk: DeskScreen) -> str:
    return desk.query_one(KeyBar).said


BEFORE = [("Town", ["Clock mended", "Bridge sold"]), ("Country", ["Hedge grown"])]


async def test_a_story_pasted_on_the_running_order_comes_below_the_selected_one_with_its_links(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, STORY)
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, "Bridge sold"])
        assert links(desk) == [
            (None, "The crane in twelve pictures", "https://echo.example/crane"),
            (None, "Notice of sale", "https://harbour.example/notice"),
        ]
        assert said(desk).startswith("1 story from a paste")


async def test_several_stories_come_in_one_step_that_one_undo_takes_back(opened) -> None:
    async with opened() as (desk, pilot):
        first = desk.issue
        await paste(desk, pilot, TWO)
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, FERRY, "Bridge sold"])
        assert said(desk).startswith("2 stories from a paste")
        await pilot.press("u")
        assert desk.issue == first
        await pilot.press("U" if "U" in said(desk) else "ctrl+y")
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, FERRY, "Bridge sold"])


async def test_stories_pasted_on_a_sections_heading_go_into_that_section(opened) -> None:
    async with opened() as (desk, pilot):
        desk.order.select(OrderRow("section", 102))
        await pilot.pause()
        await paste(desk, pilot, STORY)
        assert sorted(order(desk)[1][1]) == sorted([CRANE, "Hedge grown"])
        assert order(desk)[0] == BEFORE[0]


async def test_stories_pasted_one_after_the_other_come_one_below_the_other(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, TWO)
        await paste(desk, pilot, STORY.replace("Crane", "Tug"))
        tug = CRANE.replace("Crane", "Tug")
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, FERRY, tug, "Bridge sold"])
        for _ in range(4):
            await pilot.press("ctrl+g")
            await pilot.pause()
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, FERRY, tug, "Bridge sold"])
        desk.order.select(OrderRow("story", 201))
        await pilot.pause()
        await paste(desk, pilot, SECOND)
        assert order(desk)[0][1][:3] == ["Clock mended", FERRY, CRANE]


async def test_a_paste_that_was_edited_since_is_not_put_in_a_second_time(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, TWO)
        await pilot.press("J")
        edited = desk.issue
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert desk.issue == edited
        assert said(desk).startswith("The paste was edited since.")
        await pilot.press("u", "ctrl+g")
        await pilot.pause()
        assert desk.issue != edited


async def test_lines_pasted_on_a_section_one_by_one_are_headlines_in_their_order_and_sentences_texts(opened) -> None:
    async with opened() as (desk, pilot):
        desk.order.select(OrderRow("section", 102))
        await pilot.pause()
        for line in ("Weir falls", "2016. A year of weirs", "The weir fell on Tuesday.", "Harbour"):
            await paste(desk, pilot, line)
        run = desk.issue.stories_of(102)
        assert [(each.headline, each.body) for each in run[:4]] == [
            ("Weir falls", ""),
            ("2016. A year of weirs", ""),
            (None, "The weir fell on Tuesday."),
            ("Harbour", ""),
        ]
        assert desk.selection.row == OrderRow("section", 102)


async def test_a_paste_of_links_on_a_section_says_that_it_can_be_taken_another_way(opened) -> None:
    async with opened() as (desk, pilot):
        desk.order.select(OrderRow("section", 102))
        await pilot.pause()
        await paste(desk, pilot, LINKS)
        assert said(desk).startswith("Added 2 links as a story.")
        assert "ctrl+g" in said(desk)


async def test_sections_of_a_paste_come_along_and_those_that_are_here_take_theirs(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, f"## Country\n\n{STORY}\n## Sea\n\n{SECOND}")
        assert order(desk) == [BEFORE[0], ("Sea", [FERRY]), ("Country", ["Hedge grown", CRANE])]


async def test_an_empty_issue_takes_a_whole_newsletter(opened) -> None:
    async with opened() as (desk, pilot):
        for section in desk.issue.sections:
            for story in desk.issue.stories_of(section.id):
                desk.do("Aside", stories.put_aside, [story.id], "spiked")
        await pilot.pause()
        await paste(desk, pilot, f"## Quay\n\n{STORY}\n## Sea\n\n{SECOND}")
        assert [each for each in order(desk) if each[1]] == [("Quay", [CRANE]), ("Sea", [FERRY])]


async def test_a_story_pasted_into_a_new_ones_headline_becomes_that_story(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("n")
        new = desk.in_hand
        assert new is not None
        await paste(desk, pilot, STORY)
        story = desk.issue.story(new)
        assert story.headline == CRANE
        assert story.body.startswith("The harbour board of Eastmarch")
        assert len(links(desk, new)) == 2
        assert sum(len(run) for _, run in order(desk)) == 4


async def test_lines_pasted_into_a_headline_that_has_a_story_below_are_one_line_of_it(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter")
        desk.panes.go("story", "headline")
        await pilot.pause()
        await pilot.press("end")
        await paste(desk, pilot, " at\n last")
        assert desk.issue.story(201).headline == "Clock mended at last"
        assert order(desk)[1] == BEFORE[1]


@pytest.mark.parametrize("field", ["standfirst", "headline"])
async def test_a_line_pasted_into_a_field_of_one_line_is_there(opened, field: str) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter")
        desk.panes.go("story", field)
        await pilot.pause()
        await pilot.press("end")
        await paste(desk, pilot, " on Monday")
        before = {"headline": "Clock mended", "standfirst": ""}[field]
        assert getattr(desk.issue.story(201), field).strip() == f"{before} on Monday".strip()


@pytest.mark.parametrize("field", ["headline", "standfirst", "body"])
async def test_soft_hyphens_and_zero_widths_of_a_line_do_not_come_in(opened, field: str) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", field)
        desk.field(field).select_all()
        await pilot.pause()
        await paste(desk, pilot, "Der Haupt\u00adbahn\u00adhof bleibt\u200b zu \U0001f469\u200d\U0001f527")
        assert getattr(desk.issue.story(201), field) == "Der Hauptbahnhof bleibt zu \U0001f469\u200d\U0001f527"


async def test_the_title_of_a_pasted_link_has_nothing_in_it_that_nobody_sees(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, "Eastmarch Har\u00adbour:  Win\u00adter\u200b times\nhttps://ferries.example/winter\n")
        assert ("Eastmarch Harbour", "Winter times", "https://ferries.example/winter") in links(desk)


async def test_prose_pasted_in_a_body_is_tidied_where_the_cursor_is(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter", "ctrl+end", "enter", "enter")
        await paste(desk, pilot, PROSE)
        assert desk.issue.story(201).body.endswith("meeting:\n\n- one\n- two\n\nThen all of them went home.")
        assert order(desk) == BEFORE


async def test_a_story_pasted_in_a_body_comes_below_the_story(opened) -> None:
    async with opened() as (desk, pilot):
        body = desk.issue.story(201).body
        await pilot.press("enter", "ctrl+end", "enter", "enter")
        await paste(desk, pilot, STORY)
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, "Bridge sold"])
        assert desk.issue.story(201).body.rstrip() == body


async def test_links_pasted_on_an_empty_line_of_a_body_are_the_storys_links(opened) -> None:
    async with opened() as (desk, pilot):
        body = desk.issue.story(203).body
        desk.pick(203)
        await pilot.press("enter", "ctrl+end", "enter", "enter")
        await paste(desk, pilot, LINKS)
        assert links(desk, 203) == [
            ("North Pier Ferries", "Winter times the right way up", "https://ferries.example/winter"),
            ("Drains Committee", "Minutes", None),
        ]
        assert desk.issue.story(203).body.rstrip() == body


async def test_a_list_of_links_pasted_behind_a_sentence_is_the_storys_and_leaves_the_sentence(opened) -> None:
    async with opened() as (desk, pilot):
        body = desk.issue.story(203).body
        desk.pick(203)
        await pilot.press("enter", "ctrl+end")
        await paste(desk, pilot, LINKS)
        assert [title for _, title, _ in links(desk, 203)] == ["Winter times the right way up", "Minutes"]
        assert desk.issue.story(203).body == body


async def test_an_address_pasted_in_a_sentence_stays_there_and_can_be_had_as_a_link_of_the_story(opened) -> None:
    async with opened() as (desk, pilot):
        desk.pick(203)
        await pilot.press("enter", "ctrl+end")
        await paste(desk, pilot, "https://weir.example/fall")
        assert desk.issue.story(203).body.endswith("https://weir.example/fall")
        for _ in range(4):
            await pilot.press("ctrl+g")
            await pilot.pause()
            if links(desk, 203):
                break
        assert [url for _, _, url in links(desk, 203)] == ["https://weir.example/fall"]
        assert "weir.example" not in desk.issue.story(203).body


@pytest.mark.parametrize("place", ["order", "links"])
async def test_links_pasted_on_a_list_are_the_links_of_the_story_in_hand(opened, place: str) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go(*(("story", "links") if place == "links" else ("order",)))
        await pilot.pause()
        assert desk.selection.place == place
        await paste(desk, pilot, LINKS)
        titles = {title for _, title, _ in links(desk, 201)}
        assert titles == {"Clock stops", "Clock starts", "Winter times the right way up", "Minutes"}
        assert order(desk) == BEFORE
        await pilot.press("u")
        assert len(links(desk, 201)) == 2


async def test_prose_pasted_on_the_running_order_goes_to_the_end_of_the_story_in_hand(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(
            desk, pilot, "It was said on Monday that the clock would be mended again before the end of the year."
        )
        body = desk.issue.story(201).body
        assert body == (
            "All about clock mended.\n\n"
            "It was said on Monday that the clock would be mended again before the end of the year."
        )
        assert order(desk) == BEFORE


async def test_a_line_that_is_no_sentence_is_the_headline_of_a_story_below_the_selected_one(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, "Weir falls after 300 years")
        await paste(desk, pilot, "Tug sold")
        assert order(desk)[0] == ("Town", ["Clock mended", "Weir falls after 300 years", "Tug sold", "Bridge sold"])
        await pilot.press("u", "u")
        assert order(desk) == BEFORE


async def test_a_page_of_the_clipboard_is_read_as_a_page(opened) -> None:
    page = (
        "<h3>Crane sold after ninety years</h3><p>The harbour board has sold its <b>last</b> crane to a museum.</p>"
        "<ul><li><a href='https://echo.example/crane'>The crane in twelve pictures</a></li></ul>"
        "<h3>Ferry timetable printed upside down</h3><p>Passengers have been standing on their heads all week.</p>"
    )
    async with opened() as (desk, pilot):
        await paste(desk, pilot, page)
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, FERRY, "Bridge sold"])
        crane = next(story for story in desk.issue.stories if story.headline == CRANE)
        assert "**last**" in crane.body
        assert links(desk, crane.id) == [(None, "The crane in twelve pictures", "https://echo.example/crane")]


async def test_a_copied_page_whose_headlines_are_only_large_is_read_as_its_stories(opened, monkeypatch) -> None:
    told = (
        (CRANE, "The harbour board has sold its last crane to a museum, which will come for it with a longer lorry."),
        (FERRY, "Passengers at the north pier have been reading the winter timetable while standing on their heads."),
    )
    page = "".join(f'<p style="font-size:24px">{one}</p><p style="font-size:14px">{two}</p>' for one, two in told)
    text = "\n".join(f"{one}\n{two}" for one, two in told)
    monkeypatch.setattr("desk.outside.clipboard.taking.take", lambda _: Content(text, page))
    async with opened() as (desk, pilot):
        await pilot.press("ctrl+v")
        await until(pilot, lambda: said(desk).startswith("2 stories from a paste"))
        assert order(desk)[0] == ("Town", ["Clock mended", CRANE, FERRY, "Bridge sold"])


async def test_the_label_of_the_publication_is_left_to_the_publication(opened) -> None:
    async with opened() as (desk, pilot):
        label = links_label(desk.desk.session.publication)
        await paste(desk, pilot, TWO.replace("\n- ", f"\n{label}:\n\n- ", 1))
        crane = next(story for story in desk.issue.stories if story.headline == CRANE)
        assert crane.links_label is None
        assert len(links(desk, crane.id)) == 2


async def test_a_key_takes_the_paste_the_other_ways_in_place_of_the_first(opened) -> None:
    async with opened() as (desk, pilot):
        first = desk.issue
        await paste(desk, pilot, TWO)
        seen = [sum(len(run) for _, run in order(desk))]
        for _ in range(3):
            await pilot.press("ctrl+g")
            await pilot.pause()
            seen.append(sum(len(run) for _, run in order(desk)))
        assert seen[0] == 5
        assert 3 in seen[1:]
        await pilot.press("ctrl+z" if desk.selection.place == "text" else "u")
        assert [story.id for story in desk.issue.in_order()] == [story.id for story in first.in_order()]


async def test_prose_can_be_had_as_it_came_and_as_links_again(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter", "ctrl+end", "enter", "enter")
        await paste(desk, pilot, PROSE)
        await pilot.press("ctrl+g")
        assert desk.issue.story(201).body.endswith("meeting:\n  • one\n  • two\nThen all of them went home.")
        assert "- one" not in desk.issue.story(201).body


async def test_the_other_way_says_so_where_nothing_was_pasted(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("ctrl+g")
        assert said(desk) == "Nothing was pasted yet."


async def test_a_paste_too_long_for_the_running_order_is_refused_with_another_way(opened) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, "word " * 50_000)
        assert order(desk) == BEFORE
        assert "too long for a paste here" in said(desk)


LONG = "".join(
    f"### Pier {number} painted again\n\nThe board of Eastmarch had pier {number} painted in a colour of its own.\n\n"
    f"- [Pier {number} in pictures](https://echo.example/{number})\n\n"
    for number in range(60)
)
"""A paste that takes longer than a blink to read."""


async def test_what_is_typed_while_a_long_paste_is_read_comes_behind_it(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter")
        desk.panes.go("story", "body")
        await pilot.pause()
        await pilot.press("ctrl+end")
        prose = " The quay was swept." * 400
        before = desk.issue
        desk.app.post_message(Paste(prose))
        for key in ("O", "K"):
            desk.app.post_message(Key(key, key))
        await until(pilot, lambda: desk.issue.story(201).body.endswith("OK"))
        assert desk.issue.story(201).body.endswith("The quay was swept.OK")
        await pilot.press("ctrl+z", "ctrl+z")
        assert desk.issue == before


async def test_a_long_paste_shows_that_it_is_read_and_escape_puts_nothing_in(opened, monkeypatch) -> None:
    begun, go_on = Event(), Event()

    def slow(*_: object) -> None:
        begun.set()
        go_on.wait(60)

    monkeypatch.setattr("desk.read.paste.paste", slow)
    async with opened() as (desk, pilot):
        before = desk.issue
        desk.app.post_message(Paste(LONG))
        await until(pilot, begun.is_set)
        await until(pilot, lambda: said(desk).startswith("Reading what was pasted"))
        desk.app.post_message(Key("escape", None))
        await until(pilot, lambda: said(desk).startswith("Stopped: nothing of the paste"))
        monkeypatch.undo()
        go_on.set()
        await pilot.press("j")
        assert desk.issue == before
        assert desk.is_in_front
        desk.run_command("paste.other")
        await until(pilot, lambda: desk.issue != before)


async def test_a_long_paste_is_looked_through_for_addresses_on_another_thread(opened, monkeypatch) -> None:
    begun, go_on = Event(), Event()

    def slow(*_: object) -> list[LinkDraft]:
        begun.set()
        go_on.wait(60)
        return []

    monkeypatch.setattr("desk.tui.desk.verbs.pastes.addresses_in", slow)
    async with opened() as (desk, pilot):
        await paste(desk, pilot, "Drains Committee:  Minutes\nSchool Board:  Fees\n")
        before = desk.issue
        desk.app.post_message(Paste(LONG))
        await until(pilot, begun.is_set)
        assert desk.issue == before
        go_on.set()
        await until(pilot, lambda: desk.issue != before)
        assert said(desk).startswith("60 stories from a paste")


async def test_a_key_that_comes_while_a_long_paste_is_taken_in_another_way_waits_for_it(opened, monkeypatch) -> None:
    from desk.read.paste import paste as read

    begun, go_on = Event(), Event()

    def slow(*given: object) -> object:
        begun.set()
        go_on.wait(60)
        return read(*given)

    async with opened() as (desk, pilot):
        before = desk.issue
        desk.app.post_message(Paste(LONG))
        await until(pilot, lambda: desk.issue != before)
        monkeypatch.setattr("desk.read.paste.paste", slow)
        desk.app.post_message(Key("ctrl+g", None))
        await until(pilot, begun.is_set)
        await until(pilot, lambda: said(desk).startswith("Reading what was pasted"))
        desk.app.post_message(Key("ctrl+g", None))
        go_on.set()
        await until(pilot, lambda: said(desk).startswith("Added"))
        await pilot.press("u")
        assert desk.issue == before, "as prose, and then as links in its place"


async def test_a_long_paste_of_stories_is_one_step(opened) -> None:
    async with opened() as (desk, pilot):
        before = desk.issue
        desk.app.post_message(Paste(LONG))
        await until(pilot, lambda: desk.issue != before)
        assert said(desk).startswith("60 stories from a paste")
        await pilot.press("u")
        assert desk.issue == before


@pytest.mark.parametrize(("text", "where"), [(TWO, ()), (PROSE, ("enter",)), (LINKS, ("3",)), (LINKS, ("up", "up"))])
async def test_what_is_pasted_again_is_told_with_the_key_that_takes_it_back(
    opened, text: str, where: tuple[str, ...]
) -> None:
    async with opened() as (desk, pilot):
        await pilot.press(*where)
        await paste(desk, pilot, text)
        assert "stands already" not in said(desk)
        once = desk.issue
        await paste(desk, pilot, text)
        assert "It stands already in “" in said(desk)
        assert "undo" in said(desk)
        desk.run_command("undo")
        assert desk.issue == once


async def test_a_paste_of_a_megabyte_is_tidied_off_the_screen_and_a_key_waits_for_it(opened, monkeypatch) -> None:
    from desk.read.prose import tidy

    begun, go_on = Event(), Event()

    def slow(text: str) -> str:
        begun.set()
        go_on.wait(60)
        return tidy(text)

    monkeypatch.setattr("desk.read.prose.tidy", slow)
    async with opened() as (desk, pilot):
        await pilot.press("n", *"Big", "enter")
        desk.app.post_message(Paste("  • a line of the paste\n" * 10_000))
        await until(pilot, begun.is_set)
        await until(pilot, lambda: said(desk).startswith("Reading what was pasted"))
        desk.app.post_message(Key("x", "x"))
        go_on.set()
        await until(pilot, lambda: desk.field("body").text.endswith("pastex"))
        assert desk.field("body").text.startswith("- a line of the paste\n- a line")


async def test_a_line_that_is_the_title_of_a_section_of_the_issue_begins_that_section(opened) -> None:
    """Whatever it would be read as; what stands below it comes to the end of the section that is here."""
    text = "Quay painted\n\nIt is green now, and a little blue.\n\nTOWN:\n\nThe library opens on Sundays.\n"
    async with opened() as (desk, pilot):
        before = order(desk)
        desk.order.select(OrderRow("section", desk.issue.running_order[1].id))
        await pilot.pause()
        await paste(desk, pilot, text)
        assert [title for title, _ in order(desk)] == [title for title, _ in before]
        town, second = (
            [each.name for each in desk.issue.stories_of(section.id)] for section in desk.issue.running_order[:2]
        )
        assert town[-1] == "The library opens on Sundays."
        assert second[0] == "Quay painted"
        await pilot.press("u")
        await pilot.pause()
        assert order(desk) == before


async def test_a_contribution_with_its_letter_is_a_new_story_with_the_letter_in_its_notes(opened) -> None:
    days = "Fr 4.12. 19:30 Uhr  Chorprobe\nSa 5.12. 10 Uhr  Markt\nSo 6.12. 17 Uhr  Konzert"
    async with opened() as (desk, pilot):
        await pilot.press("j")
        for text, notes in ((days, "für den Kalender bitte:"), (STORY, "hier der Text:")):
            before = [story.id for story in desk.issue.in_order()]
            await paste(desk, pilot, f"Guten Tag,\n\n{notes}\n\n{text}\n\nViele Grüße\nBo")
            (new,) = [story for story in desk.issue.in_order() if story.id not in before]
            told = ["Guten Tag,", notes, "Viele Grüße", "Bo"]
            assert new.notes.split("\n") == [f"From the paste: {each}" for each in told]
            assert "Bo" not in new.body
            assert "4 lines kept in its notes" in said(desk)
        await pilot.press("u")
        assert [story.id for story in desk.issue.in_order()] == before


JOBS = "Country\nHedger (part time)\nhttps://hedge.example/job\nThatcher\nhttps://thatch.example/job\n"


async def test_a_title_above_links_begins_its_own_story_in_the_section_of_that_name(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("j")
        await paste(desk, pilot, JOBS)
        assert order(desk) == [BEFORE[0], ("Country", ["Hedge grown", None])]
        assert [title for _, title, _ in links(desk)] == ["Hedger (part time)", "Thatcher"]
        await paste(desk, pilot, JOBS.replace("Country", "Work"))
        assert order(desk)[1] == ("Country", ["Hedge grown", None, "Work"])


async def test_several_sentences_are_no_headline_though_they_end_with_an_address(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("home")
        await paste(
            desk, pilot, "Anchor holds your boat. It tells you when it does not. Try it: https://anchor.example/"
        )
        assert [story.headline for story in desk.issue.in_order()] == ["Clock mended", "Bridge sold", "Hedge grown"]


@pytest.mark.parametrize(
    "source",
    [
        "# Quay Page\n\n## Sport\n\n### Rovers lose\n\nHe was ill.\n\n## News\n\n### Darts\n\nThe club plays.\n",
        "SUNDAY PAGE\n\nSPORT\n\nRovers lose\nThe keeper was ill.\n\nNEWS\n\nDarts\nThe club plays on Friday.\n",
        "# Fog\n\nIt was thick all week.\n\n# Tide\n\nIt was late.\n\n---\n\nBye. [Leave](https://q.example/u) or "
        "[tell a friend](https://q.example/f)\n",
        "Dear all,\n\n**Slide shut.** It stays shut until May.\n\n**Flea market.** From nine to two.\n\nSee you\nIda\n",
    ],
)
async def test_no_word_and_no_address_of_a_paste_is_lost(opened, source: str) -> None:
    async with opened() as (desk, pilot):
        await paste(desk, pilot, source)
        issue = desk.issue
        held = [words for each in issue.stories for words in (each.headline, each.standfirst, each.body, each.notes)]
        held += [each.title for each in issue.sections] + [each.url for each in issue.links]
        here = " ".join(filter(None, held)).casefold()
        assert [word for word in re.findall(r"https://[\w./]+|\w{3,}", source) if word.casefold() not in here] == []
