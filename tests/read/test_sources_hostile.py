"""Sources that nobody wrote by hand: nested without end, unclosed, enormous, empty. Each is answered, none for long."""

import pytest

from desk.read.prose import tidy
from desk.read.sources import LARGEST, lines_of

DEEP = 20_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * DEEP + "deep",
        "<b>" * DEEP + "deep",
        "<table><tr><td>" * DEEP + "deep",
        "<ul><li>" * DEEP + "deep",
        "".join(f'<a href="https://a.example/{n}">' for n in range(2_000)) + "deep",
        "<p><font>deep" * 2_000,
    ],
    ids=["div", "b", "table", "list", "a", "font"],
)
def test_a_page_nested_without_end_is_read_as_its_words_with_one_sentence(page: str) -> None:
    made = lines_of(page, form="html")
    assert "nests more than" in made.problem
    assert "deep" in made.lines[-1].text


@pytest.mark.parametrize(
    "page",
    [
        "<" * 20_000,
        "&" * 20_000,
        "<!--" * 20_000,
        "<br>" * 20_000,
        "<a " + "x=y " * 20_000 + ">z</a>",
        "<style>" + ".a .b{font-size:1px}" * 5_000 + "</style><p class=b>x",
        "<h2>Title</h2>" * 3_000,
        "</td></tr></table>" * 3_000,
        "\x00<p>a\ud800b",
        '<img src="https://a.example/x.png">' * 2_000,
        '<img src="data:image/png;base64,' + "A" * 500_000 + '">',
        '<div style="display:none">' + "<p hidden>x</p>" * 900 + "</div>",
    ],
)
def test_odd_pages_are_answered(page: str) -> None:
    made = lines_of(page, form="html")
    assert made.lines or made.problem


@pytest.mark.parametrize(
    "unit", ["[", "![", ">", "- ", "**a", "`", "---\n", "[a](", "_a ", "<a", "|", "{{", "{:", "[^a", "~~~\n"]
)
@pytest.mark.parametrize("form", ["markdown", "text", "asciidoc", "rst", "org"])
def test_odd_texts_are_answered(unit: str, form: str) -> None:
    made = lines_of(unit * 3_000, form=form)
    assert made.lines or made.problem


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7 x", "is a PDF"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- quay -->\n<rss version="2.0"><channel/></rss>', "is a feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "is a feed"),
        (b"PK\x03\x04abc", "is a ZIP archive"),
        (b"\x1f\x8babc", "is compressed"),
        (b"x" * (LARGEST + 1), "MB, and at most"),
        (b"a\n" * 100_002, "more than 100,000 lines"),
    ],
)
def test_what_cannot_be_read_says_so_in_one_sentence(data: bytes, words: str) -> None:
    made = lines_of(data, "folder/old.txt")
    assert made.lines == ()
    assert made.problem.startswith("folder/old.txt ")
    assert words in made.problem
    assert made.problem.endswith(".")


def test_a_form_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        lines_of("x", form="docx")


@pytest.mark.parametrize("form", ["text", "html", "markdown", "asciidoc", "rst", "org"])
def test_nothing_can_reach_the_terminal_as_code(form: str) -> None:
    made = lines_of("A \x1b[31mred\x1b[0m \u202erope\ud800 &#x202e;&#27;[2J end\r\nnext\x07", form=form)
    shown = "".join((*made.source, *(run.text for line in made.lines for run in line.runs)))
    assert not {"\x1b", "\u202e", "\x07", "\ud800", "\r"} & set(shown)


def test_what_was_encoded_twice_is_put_right_in_a_paste_too() -> None:
    assert lines_of("Itâ€™s a cafÃ©, isnâ€™t it").lines[0].text == "It’s a café, isn’t it"


@pytest.mark.parametrize("said", ["x", "x-9", "7", "", "9-", "99999999999999999999-1", "40-50", "9-2"])
def test_a_source_cannot_say_of_itself_where_it_stands(said: str) -> None:
    inside = 'Ferry tied up <sup data-desk-note="q">1</sup><b data-desk-foot="q">dry</b>'
    markup = f'<div data-desk-lines="{said}">{inside}</div>'
    page = lines_of(f"<p>Tide</p><!--desk 70-80-->{markup}", form="html")
    assert [(line.text, line.start, line.end, line.foot) for line in page.lines] == [
        ("Tide", 1, 1, ""),
        ("Ferry tied up 1dry", 2, 2, ""),
    ]
    text = lines_of(f"Tide\n\n{markup}\n\nEbb", form="markdown")
    assert all(1 <= line.start <= line.end <= len(text.source) for line in text.lines)


def test_rows_that_look_like_a_folded_header_of_a_mail_and_are_none_are_read() -> None:
    folded = "".join(f"{' ' * 40}row {number}\n" for number in range(200))
    made = lines_of(f"Date: today\nSubject: {folded}no field at all\n")
    assert any("row 199" in line.text for line in made.lines)


@pytest.mark.parametrize(
    "row", ["the ferry ties up below the mill and waits for the tide to carry it over the bar", "潮" * 40]
)
def test_a_paragraph_of_forty_thousand_rows_is_one_line(row: str) -> None:
    made = lines_of(f"{row}\n" * 40_000, form="text")
    assert [(line.start, line.end) for line in made.lines] == [(1, 40_000)]
    assert made.lines[0].text.count(row[:5]) >= 40_000
    assert "\n" not in tidy(f"{row[:76]}\n" * 40_000)
