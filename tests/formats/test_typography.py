"""Typographic quotes and dashes."""

import pytest

from desk.formats.prose.typography import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("'Catch-up' isn't \"on\"", "‘Catch-up’ isn’t “on”"),
        ("CEO's and MPs' pay", "CEO’s and MPs’ pay"),
        ("the '90s, 'tis so", "the ’90s, ’tis so"),
        ("\"'Nested' quotes\"", "“‘Nested’ quotes”"),
        ('("brackets")', "(“brackets”)"),
        ("a -- b, c---d, 1--2", "a – b, c—d, 1–2"),
        ("use --force, not ----", "use --force, not ----"),
        ("https://x.example/a--b?c='d' it's", "https://x.example/a--b?c='d' it’s"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert typographic(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [("de-AT", "„so“ ‚so‘ geht’s"), ("fr", "«\xa0so\xa0» ‹\xa0so\xa0› geht’s"), ("xx", "“so” ‘so’ geht’s")],
)
def test_other_languages(language: str, printed: str) -> None:
    assert typographic("\"so\" 'so' geht's", language) == printed


def test_what_stands_ahead_decides() -> None:
    assert typographic('"', "en", "word") == "”"
    assert typographic('"', "en", "(") == "“"
