"""Lines in which a script runs from right to left are put into the order in which they are seen."""

import pytest

from desk.edit import stories
from desk.session.session import Session
from desk.store.folder.editor_settings import Settings
from desk.store.folder.issues import Folder
from desk.tui.terminal.direction import direction_of
from desk.tui.theme.bidi import apart, visual
from desk.tui.theme.joined_letters import joined
from tests.tui.conftest import Opener


def seen(text: str, base: str = "") -> str:
    return "".join(part for part, _ in visual(((text, ""),), base))


@pytest.mark.parametrize(
    ("text", "base", "as_seen"),
    [
        ("An ordinary line (of English), 10%.", "", "An ordinary line (of English), 10%."),
        ("אבג", "", "גבא"),
        ("אבג 12 abc", "", "abc 12 גבא"),
        ("abc אבג def", "", "abc גבא def"),
        ("abc אבג def", "rtl", "def גבא abc"),
        ("1. מחיר: 1,250 ₪ (כולל)", "rtl", "(ללוכ) ₪ 1,250 :ריחמ .1"),
        ("גדל ב-12% מ-2026", "rtl", "2026-מ 12%-ב לדג"),
        ("ראו \u2068https://x.example/a-b?c=1\u2069, שם.", "rtl", ".םש ,https://x.example/a-b?c=1 ואר"),
        ("«אבג»", "rtl", "«גבא»"),
        ("שָׁלוֹם", "", "םוֹלשָׁ"),
        ("abc (אבג) ", "ltr", "abc (גבא) "),
    ],
)
def test_a_line_stands_as_it_is_read(text: str, base: str, as_seen: str) -> None:
    assert seen(text, base) == as_seen


def test_arabic_letters_join_and_numbers_stay() -> None:
    assert joined("بيت") == "ﺑﻴﺖ"
    assert joined("دار") == "دار"
    assert joined("بَيت") == "ﺑَﻴﺖ", "a mark parts no letters"
    assert joined("می‌خواهم") == "ﻣﯽ‌ﺧﻮاﻫﻢ", "a zero-width non-joiner does"
    assert seen("الثمن: 1,250 ليرة", "rtl") == "ةﺮﻴﻟ 1,250 :ﻦﻤﺜﻟا"


def test_every_letter_keeps_its_style() -> None:
    assert visual((("אב ", ""), ("גד", "link"), (" x", "bold"))) == [("x ", "bold"), ("דג", "link"), (" בא", "")]


@pytest.mark.parametrize("piece", ["א(", "a\u2067", "א\u2069", "ب\u0651", "1,א", "[א]"])
def test_a_line_of_any_length_ends(piece: str) -> None:
    text = piece * 3_000
    assert len(seen(text)) <= len(text)


@pytest.mark.parametrize(
    ("setting", "environment", "by_desk", "told"),
    [
        ("", {}, True, False),
        ("", {"VTE_VERSION": "7201"}, True, True),
        ("", {"VTE_VERSION": "5402"}, True, False),
        ("", {"VTE_VERSION": "7201", "TMUX": "/tmp/x"}, False, False),
        ("", {"TERM_PROGRAM": "mintty"}, True, True),
        ("", {"KONSOLE_VERSION": "230800"}, False, False),
        ("", {"TERM_PROGRAM": "Apple_Terminal"}, False, False),
        ("desk", {"KONSOLE_VERSION": "230800"}, True, False),
        ("terminal", {}, False, False),
    ],
)
def test_who_orders_lines(setting: str, environment: dict[str, str], by_desk: bool, told: bool) -> None:
    found = direction_of(Settings(bidi=setting).bidi, environment)
    assert (found.by_desk, found.told) == (by_desk, told)


async def test_the_proof_and_the_lists_are_in_reading_order_and_the_proof_stands_at_the_right(
    opened: Opener, folder: Folder
) -> None:
    session = Session(folder)
    session.open(folder.issue_files()[0])
    session.change_publication(language="he")
    session.do(stories.change, 201, headline="אבג 12")
    session.save()
    async with opened(140, 40) as (desk, pilot):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        order = [desk.order.render_line(at).text.rstrip() for at in range(12)]
        assert any(line.endswith("12 גבא") or "12 גבא " in line for line in order)
        proof = [desk.proof.render_line(at).text for at in range(20)]
        assert any(line.endswith("12 גבא") for line in proof)
        desk.app.speak(True)
        assert not any("גבא" in desk.proof.render_line(at).text for at in range(20)), "a screen reader reads it"


@pytest.mark.parametrize(
    ("spans", "seen"),
    [
        ((("* ", ""), ("אבג ACME 12.", "")), "* .ACME 12 גבא"),
        ((("* ", ""), ("אבג", ""), (" ", ""), ("דהו", "bold"), (" 3", "dim")), "* והד גבא 3"),
        ((("* ", ""), ("ACME אבג.", "")), "* ACME גבא."),
        ((("* ", ""), ("none", "")), "* none"),
    ],
)
def test_copy_in_a_line_of_the_desk_runs_as_its_first_letter_says(
    spans: tuple[tuple[str, str], ...], seen: str
) -> None:
    assert "".join(text for text, _ in visual(tuple(apart(spans)), "ltr")) == seen
