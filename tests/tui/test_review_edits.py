"""Old issues on the screen: what was read is put right with one key each, and undone."""

from dataclasses import replace

from desk.intake.reading import Doubt, Lines
from desk.intake.review import change
from desk.store.folder.issues import Folder
from desk.tui.issues.screen import IssuesScreen
from desk.tui.review.rows import Spot
from desk.tui.review.source import SourceView
from desk.tui.widgets.keybar import KeyBar
from tests.tui.review_desk import OLD, headlines, numbers, review, row_texts, until


async def test_one_key_each_puts_a_reading_right_and_undo_takes_it_back(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        first = screen.reading
        screen.rows.select(Spot("story", 1))
        await pilot.press("m")
        assert headlines(screen) == ["Harbour opens"]
        assert screen.spot == Spot("story", 0)
        await pilot.press("u")
        assert screen.reading == first
        await pilot.press("U")
        assert headlines(screen) == ["Harbour opens"]
        await pilot.press("ctrl+z", "up", "enter")
        assert "It opens on Monday." in row_texts(screen.rows)
        screen.rows.select(Spot("part", 0, 1))
        await pilot.press("s")
        assert headlines(screen) == ["Harbour opens", "What it costs", "Bridge sold"]
        assert screen.spot == Spot("story", 1)
        await pilot.press("h")
        assert headlines(screen)[1] is None
        assert screen.reading.stories[1].body.startswith("What it costs")
        await pilot.press("h", "c")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.reading.stories[1].kind == "sponsor"
        await pilot.press("x")
        assert headlines(screen) == ["Harbour opens", "Bridge sold"]
        assert any(left.words.startswith("What it costs") for left in screen.reading.left_out)


async def test_links_move_become_text_change_and_come_back(folder: Folder) -> None:
    source = (
        "## One\n\nText.\n\n- [Gazette: Bill](https://g.example/)\n- [Echo](https://e.example/)\n\n## Two\n\nMore.\n"
    )
    async with review(folder, source) as (screen, pilot):
        links = [story.links for story in screen.reading.stories]
        assert len(links[0]) == 2
        screen.rows.select(Spot("story", 0))
        await pilot.press("enter")
        screen.rows.select(Spot("link", 0, 1))
        await pilot.press("J")
        assert [link.title for link in screen.reading.stories[1].links] == ["Echo"]
        assert screen.spot == Spot("link", 1, 0)
        await pilot.press("l")
        assert "[Echo](https://e.example/)" in screen.reading.stories[1].body
        screen.rows.select(Spot("link", 0, 0))
        before = screen.reading.stories[0].links[0]
        await pilot.press("w")
        assert screen.reading.stories[0].links[0] != before
        await pilot.press("x")
        assert screen.reading.stories[0].links == ()
        place = len(screen.reading.left_out) - 1
        screen.rows.select(Spot("left", place))
        await pilot.press("t")
        assert [link.url for story in screen.reading.stories for link in story.links] == ["https://g.example/"]


async def test_doubts_are_gone_through_and_answered(folder: Folder) -> None:
    source = "\n\n".join(
        f"SPONSORED: Item {at}\n\nBy {at} of the best.\n\nA line of text that says a little more about it."
        for at in "ab"
    )
    async with review(folder, source) as (screen, pilot):
        doubts = len(screen.reading.doubts)
        assert doubts
        await pilot.press("n")
        assert screen.spot.what == "doubt"
        await pilot.press("full_stop")
        assert len(screen.reading.doubts) == doubts - 1


async def test_only_a_key_that_can_answer_a_doubt_is_shown(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        bar = screen.query_one(KeyBar)
        for lines, shown in ((Lines(5, 5), True), (Lines(1, 1), False)):
            doubt = Doubt("link", "A link, or a sentence?", "link", "sentence", 0, lines)
            screen.edit("Doubted", lambda reading, doubt=doubt: replace(reading, doubts=(doubt,)))
            screen.rows.select(Spot("doubt", 0))
            await pilot.pause()
            screen.quiet()
            keys = bar.render().plain
            assert ". yes: link" in keys
            assert ("o no: sentence" in keys) == shown


async def test_several_issues_are_looked_at_joined_and_left_out(folder: Folder) -> None:
    second = OLD.replace("number: 3", "number: 4").replace("Harbour", "Market")
    async with review(folder, OLD, second) as (screen, pilot):
        await pilot.press("greater_than_sign")
        assert headlines(screen) == ["Market opens", "Bridge sold"]
        screen.show_pane("issues")
        await pilot.press("m")
        assert (screen.at, len(screen.reading.stories)) == (0, 4)
        assert len(screen.unsaved) == 1
        await pilot.press("u")
        assert (len(screen.reading.stories), len(screen.unsaved)) == (2, 2)
        screen.show_pane("issues")
        await pilot.press("x")
        assert [item.dropped for item in screen.items] == ["left out", ""]
        await pilot.press("A")
        await until(pilot, lambda: isinstance(screen.app.screen, IssuesScreen))
        assert numbers(folder) == [4, 7]


async def test_the_source_follows_what_is_selected(folder: Folder) -> None:
    async with review(folder) as (screen, _):
        screen.rows.select(Spot("story", 1))
        screen.follow()
        view = screen.query_one(SourceView)
        lit = ["".join(text for text, _ in line.left) for line in view.lines if view.grounds(line)[0]]
        assert any("Bridge sold" in words for words in lit)
        assert not any("Harbour" in words for words in lit)


async def test_hostile_words_reach_the_terminal_clean(folder: Folder) -> None:
    source = "## One \x1b[31mred\x1b]0;t\x07\n\nText \x9b2J \u202ebidi \x1b[2J.\n\n## [bold]Two[/bold]\n\nMore.\n"
    async with review(folder, source) as (screen, pilot):
        for at in range(len(screen.reading.stories)):
            screen.item.toggle(at)
        screen.redraw()
        await pilot.pause()
        words = row_texts(screen.rows) + row_texts(screen.query_one(SourceView))
        assert not set(words) & set("\x1b\x07\x9b\u202e\x00")


async def test_a_long_issue_is_drawn_once_and_scrolls_without_drawing_it_again(folder: Folder) -> None:
    source = "\n".join(f"## Story {at}\n\nIts text.\n" for at in range(400))
    async with review(folder, source) as (screen, pilot):
        assert len(screen.reading.stories) == 400
        drawn = screen.rows.lines
        for _ in range(30):
            await pilot.press("pagedown")
        assert screen.rows.lines is drawn
        assert screen.spot == Spot("story", 399)


async def test_undo_and_redo_go_back_to_the_place_of_the_change(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        screen.rows.select(Spot("story", 0))
        await pilot.press("enter")
        screen.rows.select(Spot("link", 0, 1))
        await pilot.press("s")
        assert headlines(screen) == ["Harbour opens", "Echo", "Bridge sold"]
        assert screen.spot == Spot("story", 1)
        screen.rows.select(Spot("issue"))
        await pilot.press("u")
        assert screen.spot == Spot("link", 0, 1)
        assert screen.item.opened == {0}
        await pilot.press("U")
        assert screen.spot == Spot("story", 1)
        assert 0 in screen.item.opened


async def test_a_line_of_addresses_becomes_links_and_the_same_key_gives_it_back(folder: Folder) -> None:
    body = "Salt ~ <https://b.example/salt> | Tides ~ <https://b.example/tides>"
    async with review(folder) as (screen, pilot):
        screen.edit("Lined", lambda reading: change(reading, 0, body=f"Before.\n\n{body}\n\nAfter."))
        before = screen.reading
        screen.rows.select(Spot("story", 0))
        await pilot.press("enter")
        screen.rows.select(Spot("part", 0, 1))
        await pilot.press("l")
        assert [link.title for link in screen.reading.stories[0].links][:2] == ["Salt", "Tides"]
        screen.rows.select(Spot("link", 0, 1))
        await pilot.press("l")
        assert screen.reading == before
        assert screen.spot == Spot("part", 0, 1)


async def test_a_section_becomes_a_headline(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        screen.edit("Sectioned", lambda reading: change(reading, 1, section="City"))
        screen.rows.select(Spot("section", 1))
        await pilot.press("h")
        assert headlines(screen) == ["Harbour opens", "City", "Bridge sold"]
        assert [story.section for story in screen.reading.stories] == [None, None, None]
        assert screen.spot == Spot("story", 1)
        await pilot.press("u")
        assert screen.spot == Spot("section", 1)


async def test_a_section_is_dissolved_and_its_title_is_kept(folder: Folder) -> None:
    for key in ("x", "m"):
        async with review(folder) as (screen, pilot):
            screen.edit("Sectioned", lambda reading: change(reading, 1, section="City"))
            screen.rows.select(Spot("section", 1))
            await pilot.press(key)
            assert [story.section for story in screen.reading.stories] == [None, None]
            assert screen.reading.left_out[-1].words == "City"
            assert screen.spot == Spot("story", 1)


async def test_a_story_goes_into_the_next_section_before_it_passes_a_story(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        screen.edit("Sectioned", lambda reading: change(reading, 1, section="City"))
        screen.rows.select(Spot("story", 0))
        await pilot.press("J")
        assert headlines(screen) == ["Harbour opens", "Bridge sold"]
        assert [story.section for story in screen.reading.stories] == ["City", "City"]
        await pilot.press("J")
        assert headlines(screen) == ["Bridge sold", "Harbour opens"]
