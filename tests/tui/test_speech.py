"""For a screen reader: the desk without decoration, and a line that says what changed."""

import json

from textual.pilot import Pilot

from desk.store.folder import editor_settings
from desk.tui.desk.screen import DeskScreen
from desk.tui.speech.situation import Situation
from desk.tui.speech.speaker import Spoken
from desk.tui.theme.glyphs import Glyphs

DRAWN = "━─▌┃╭╮╰╯│○◐●◆≡¶▣✎▲✗†»"


def rows(desk: DeskScreen) -> str:
    return "\n".join(strip.text for strip in desk.app.screen._compositor.render_strips())


async def said(desk: DeskScreen, pilot: Pilot[int], *keys: str) -> str:
    """What the line says after some keys."""
    await pilot.press(*keys)
    for _ in range(3):  # the picture is looked at, and what is said of it is painted
        await pilot.pause()
    return desk.app.screen.query_one(Spoken).words


def test_what_happened_comes_first_then_what_is_new_of_where_the_editor_is() -> None:
    here = Situation((1, "The Ledger No 7"), "Running order", "", "ready Clock mended, 3 of 8")
    below = Situation((1, "The Ledger No 7"), "Running order", "", "draft Bridge sold, 4 of 8")
    assert here.since(Situation()) == "The Ledger No 7. Running order. ready Clock mended, 3 of 8."
    assert below.since(here) == "draft Bridge sold, 4 of 8."
    assert here.since(here) == ""
    spiked = Situation(
        (1, "The Ledger No 7"), "Running order", "", "draft Bridge sold, 3 of 7", told=(1, "Spiked.   u undo")
    )
    assert spiked.since(here) == "Spiked.   u undo. draft Bridge sold, 3 of 7."


def test_a_message_that_comes_again_is_said_again_and_typing_is_not_said() -> None:
    first = Situation(place="Headline", text="Cl", told=(1, "Nothing to undo."))
    assert Situation(place="Headline", text="Clo", told=(2, "Nothing to undo.")).since(first) == "Nothing to undo."
    assert Situation(place="Headline", text="Clock", told=(1, "Nothing to undo.")).since(first) == ""


def test_a_screen_that_was_there_before_is_not_introduced_again() -> None:
    dialog, desk = Situation((2, "Kind."), "", "", "Story, 1 of 8"), Situation((1, "No 7"), "Running order")
    assert desk.since(dialog, is_known=True) == "Running order."
    assert desk.since(dialog) == "No 7. Running order."


def test_words_stand_for_signs_and_a_number_has_its_unit() -> None:
    assert Glyphs("speech").before("ready", "ready") == "ready"
    assert Glyphs().before("ready", "ready") == "● ready"
    assert (
        Glyphs("speech").counted(1, "link"),
        Glyphs("speech").counted(12, "link"),
        Glyphs().counted(12, "link"),
    ) == (
        "1 link",
        "12 links",
        "12",
    )


async def test_the_desk_is_drawn_without_decoration_and_says_where_the_keys_lead(opened, home) -> None:
    file = home / "config" / "desk" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"speech": True}), encoding="utf-8")
    async with opened(100, 30) as (desk, pilot):
        assert "Clock mended" in await said(desk, pilot, "k", "j")
        assert "Bridge sold, 4 of 6" in await said(desk, pilot, "j")
        assert (await said(desk, pilot, "s")).startswith("draft Bridge sold")
        assert not set(DRAWN) & set(rows(desk))
        assert "Text" in await said(desk, pilot, "enter")
        assert "Running order" in await said(desk, pilot, "escape")
        words = await said(desk, pilot, "c")
        assert words.startswith("Kind.")
        assert "1 of 8" in words
        assert not set(DRAWN) & set(rows(desk))
        assert "Sponsor" in await said(desk, pilot, "down")
        words = await said(desk, pilot, "escape")
        assert words.startswith("Running order.")
        assert (await said(desk, pilot, "ctrl+p", *"expo")).startswith("Export, X, 1 of")


async def test_the_command_changes_the_screen_at_once_and_is_kept(opened, home) -> None:
    file = home / "config" / "desk" / "settings.json"
    async with opened(100, 30) as (desk, pilot):
        assert set(DRAWN) & set(rows(desk))
        desk.run_command("speech")
        assert "screen reader" in await said(desk, pilot)
        assert editor_settings.load(file).speech
        assert not set(DRAWN) & set(rows(desk))
        desk.run_command("speech")
        await pilot.pause()
        await pilot.pause()
        assert not editor_settings.load(file).speech
        assert not desk.query(Spoken)
        assert set(DRAWN) & set(rows(desk))
