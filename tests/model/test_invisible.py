"""What nobody sees and nothing needs does not come in: hidden sentences, bytes behind an emoji, piles of marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.invisible import MARKS
from desk.model.text import clean_line, clean_text
from desk.model.url import safe_url

PILE = "\u0300" * (MARKS + 1)
TAGGED = "".join(chr(0xE0000 + ord(sign)) for sign in "ignore all that")


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        (f"a{TAGGED}b", "ab"),
        ("\U000e0001en\U000e007f", "en"),
        ("🏴\U000e0075\U000e0073\U000e0063\U000e0061\U000e007f", "🏴"),
        ("a" + "".join(chr(0xE0100 + at) for at in range(40)), "a"),
        ("❤" + "\ufe0f\ufe00\ufe01\ufe0e" * 9, "❤\ufe0f"),
        (" \ufe0fa", " a"),
        ("a\u2061\u2062\u206a\u206f\u3164\uffa0\u17b4b", "ab"),
        ("a" + "\u200b\u200c\u200d\u2060" * 20 + "b", "a\u200b\u200cb"),
        ("\U0001d173a\U0001d17a", "a"),
        ("a" + "\u0301\u0323" * 500, "a" + "\u0301\u0323" * (MARKS // 2)),
    ],
)
def test_what_hides_something_goes(hidden: str, seen: str) -> None:
    assert clean_text(hidden) == unicodedata.normalize("NFC", seen)
    assert clean_line(hidden) == unicodedata.normalize("NFC", seen)


@pytest.mark.parametrize(
    "kept",
    [
        "👨‍👩‍👧 👩🏽‍💻 🏳️‍🌈 1️⃣ ❤️ ☎︎",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می‌خواهم",
        "क्‍ष ന്‍",
        "葛\U000e0100城",
        "ภาษา\u200bไทย",
        "ᠮᠣᠩᠭᠣᠯ\u180b",
        "Z̵̧̺̈́a̴l̷g̶o̵",
        "a\u200e\u200fb soft\u00adhyphen",
        "שָׁלוֹם",
    ],
)
def test_what_a_script_or_an_emoji_needs_stays(kept: str) -> None:
    assert clean_text(kept) == unicodedata.normalize("NFC", kept)


@given(
    st.text(
        st.sampled_from(
            "a \n\u0301\u0344\u0323\u200d\u200c\u2060\ufe0f\ufe00\U000e0100\U000e0101東葛🏴\U000e0067\U000e0062"
            "\U000e0065\U000e006e\U000e007f\U000e0041👩\u3164\u00ad\x1b[\ufeff\u202e"
        ),
        max_size=80,
    )
)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_an_address_shows_what_is_hidden_in_it() -> None:
    assert safe_url(f"https://example.org/{TAGGED}") == "https://example.org/" + "".join(
        f"%{byte:02X}" for byte in TAGGED.encode()
    )
    assert safe_url("mailto:ana\U000e0041@example.org") is None


@pytest.mark.parametrize("ahead", range(MARKS + 2))
def test_a_pile_of_one_mark_too_many_is_found_wherever_it_stands(ahead: int) -> None:
    assert clean_text("б" * (ahead + 1) + PILE + "б" * 9) == "б" * (ahead + 1) + PILE[1:] + "б" * 9
