"""What typing, pasting and reading in may bring, and what is left of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.text import clean_line, clean_text, count_words, first_words, minutes, tidy_line

ZWJ_EMOJI = "👩🏽‍💻 👨‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️"


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Hgone", "gone"),
        ("\x1b]52;c;aGVsbG8=\x07copied", "copied"),
        ("\x1b]52;c;aGVsbG8=\x1b\\copied", "copied"),
        ("\x1b]8;;https://evil.example\x1b\\words\x1b]8;;\x1b\\", "words"),
        ("\x1bP+q544e\x1b\\words", "words"),
        ("\x1b_apc\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\words", "words"),
        ("\x1b(0words", "words"),
        ("\x1bcwords", "words"),
        ("words\x1b", "words"),
        ("words\x1b[", "words"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("a\u202eb\u2066c\u2069d", "abcd"),
        ("\ufeffwords\ufff9", "words"),
        ("lone\ud83d surrogate", "lone surrogate"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f", "a\nb\nc\nd\ne\nf"),
        ("e\u0301", "é"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_is_code_goes_and_the_words_stay(hostile: str, harmless: str) -> None:
    assert clean_text(hostile) == harmless


@pytest.mark.parametrize(
    "kept",
    [
        ZWJ_EMOJI,
        "שלום עולם",
        "مرحبا",
        "नमस्ते",
        "สวัสดี",
        "non\u00a0break",
        "soft\u00adhyphen",
        "a\u200eb",
        "«fin»…",
        "日本語",
    ],
)
def test_every_script_and_emoji_stays(kept: str) -> None:
    assert clean_text(kept) == kept
    assert clean_line(kept) == kept


def test_wrongly_decoded_quotation_marks_do_not_swallow_the_words_between_them() -> None:
    """UTF-8 quotation marks read as Latin-1 leave the C1 characters that begin and end terminal strings."""
    text = "She said “yes” and “no”.\n\nThe next paragraph."
    garbled = text.encode().decode("latin-1")
    left = clean_text(garbled)
    for words in ("She said", "yes", "and", "no", "The next paragraph."):
        assert words in left


@pytest.mark.parametrize("opening", ["\x1b]0;", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x9d", "\x90", "\x9f"])
def test_a_terminal_string_that_is_never_closed_takes_no_paragraph_with_it(opening: str) -> None:
    assert clean_text(f"{opening}First.\n\nSecond.").endswith("irst.\n\nSecond.")


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    for char in clean_text(text):
        assert char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
        assert char not in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.sampled_from("ab\x1b[]0;\x07\\\x9b\x9c\x9d\r\n\x85e\u0301\ud800\u202e")))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Mn"], exclude_characters="\u3164\uffa0"))
)
def test_ordinary_text_is_only_composed(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_a_line_has_one_line() -> None:
    assert clean_line("a\r\nb\n\n\tc") == "a b c"
    assert tidy_line("\n a \u00a0 b\t") == "a b"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", 0),
        ("— – * #", 0),
        ("One two, three.", 3),
        ("It’s John's well-known £3.5 bn", 5),
        ("[four words of link](https://example.org/a_(b)) here", 5),
        ("[waiting]() for it", 3),
        ("日本", 2),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(markdown: str, words: int) -> None:
    assert count_words(markdown) == words


def test_first_words_are_plain_and_short() -> None:
    assert first_words("## The *first* words\n\nand [more](https://example.org)") == "The first words and more"
    assert first_words("OLD PAPER \\#12\\\n2016\\. A year") == "OLD PAPER #12 2016. A year"
    assert first_words("_Why_ is WINCH_TWO no __winch__, says a_b_c?") == "Why is WINCH_TWO no winch, says a_b_c?"
    assert first_words("<https://example.org>\n\na < b") == "https://example.org a < b"
    long = first_words("- " + "lengthy " * 40)
    assert long.startswith("lengthy")
    assert long.endswith("lengthy…")
    assert len(long) <= 60
    assert first_words("") == ""


def test_reading_time_is_at_least_a_minute() -> None:
    assert minutes(0) == 1
    assert minutes(2300) == 10
