"""Sources that nobody wrote by hand: nested without end, unclosed, enormous. Each is answered, none for long."""

import pytest

from desk.intake.html import read_html
from desk.intake.markdown import read_markdown
from desk.intake.reading import NotRead

DEEP = 100_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * DEEP + "deep",
        "<b>" * DEEP + "deep",
        "<table><tr><td>" * DEEP + "deep",
        "<ul><li>" * DEEP + "deep",
        "".join(f'<a href="https://a.example/{n}">' for n in range(DEEP)),
        "<div></b>" * DEEP,
        "".join(f"<p><font id=f{n}>word" for n in range(5_000)),
    ],
    ids=["div", "b", "table", "list", "a", "mismatched", "font"],
)
def test_a_page_nested_without_end_is_refused_in_one_sentence(page: str) -> None:
    with pytest.raises(NotRead, match="nests more than"):
        read_html(page)


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(NotRead, match="characters"):
        read_html("x" * 10_000_001)


@pytest.mark.parametrize(
    "page",
    [
        "<" * 20_000,
        "&" * 20_000,
        "<!--" * 20_000,
        "<br>" * 20_000,
        "x<br>" * 5_000,
        "<a " + "x=y " * 20_000 + ">z</a>",
        "<style>" + ".a .b{font-size:1px}" * 5_000 + "</style><p class=b>x",
        "<h2>Title</h2>" * 3_000,
        "<p>Title" * 3_000,
        "</td></tr></table>" * 3_000,
        "\x00<p>a\ud800b",
        "",
        "   ",
    ],
)
def test_odd_pages_are_read_without_a_fault(page: str) -> None:
    assert len(read_html(page)) == 1


@pytest.mark.parametrize(
    "text", ["[" * 5_000, ">" * 5_000 + "x", "- " * 5_000 + "x", "**a" * 5_000, "`" * 5_000, "---\n" * 500, ""]
)
def test_odd_markdown_is_read_without_a_fault(text: str) -> None:
    assert len(read_markdown(text)) == 1
