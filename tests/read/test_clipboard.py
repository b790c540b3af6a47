"""A copied page as text."""

import pytest

from desk.read.paste import copied_text


@pytest.mark.parametrize(
    ("text", "html", "made"),
    [
        ("Read this", '<p>Read <a href="https://e.example">this</a></p>', "Read [this](https://e.example)"),
        (
            "One\nTwo",
            "<ul><li><a href='https://a.example'>One</a></li><li>Two</li></ul>",
            "- [One](https://a.example)\n- Two",
        ),
        ("x = 1\n  y", '<pre style="color:red"><span>x = 1</span></pre>', "x = 1\n  y"),
        (
            "if x:\n    y",
            '<div style="font-weight: normal;white-space: pre;"><div>if x:</div><div>    y</div></div>',
            "if x:\n    y",
        ),
        ("https://e.example/a", '<a href="https://e.example/a">A page</a>', "https://e.example/a"),
        ("Plain", None, "Plain"),
        ("", "<p>Only HTML</p>", "Only HTML"),
        ("Click", '<a href="javascript:alert(1)" onclick="x()">Click</a><script>alert(1)</script>', "Click"),
    ],
)
def test_html_is_used_where_it_says_more(text: str, html: str | None, made: str) -> None:
    assert copied_text(text, html) == made


def test_a_page_that_is_too_long_is_pasted_as_text() -> None:
    assert copied_text("short", "<b>x</b>" * 400_000) == "short"
