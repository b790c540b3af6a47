"""Pasted prose becomes Markdown that a CommonMark reader prints as it was typed."""

import quopri
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desk.read.prose import tidy
from desk.read.prose.wrap import unwrapped

READER = MarkdownIt("commonmark", {"html": False, "maxNesting": 60})
NBSP = "\u00a0"


def printed(markdown: str) -> str:
    """The words that a reader of the rendered Markdown sees."""
    made = []
    for token in READER.parse(markdown):
        if token.type == "inline":
            made.append("".join(" " if "break" in part.type else part.content for part in token.children or ()))
        elif token.type in ("fence", "code_block"):
            made.append(f"{token.info} {token.content}")
    return "\n".join(made)


def html(markdown: str) -> str:
    return re.sub(r"\s*\n\s*", "", str(READER.render(markdown)))


@pytest.mark.parametrize(
    "line",
    [
        "2016. A year to forget",
        "1. Only one number",
        "12) is not a list",
        "+ 5 per cent",
        "# 1 in the charts",
        "#hashtag first",
        "##",
        "* Before tax",
        "– Jane Austen",
        "— Yes, he said.",
        ">50 % of all",
        "2*3*4 is 24",
        "a * b * c",
        "Price* and other* notes*",
        "*First note. *Second note.",
        "snake_case_name and _private",
        "5 * 3 ** 2",
        "**not closed",
        "a**b**c",
        "[1]: https://example.org",
        "[sic](Smith)",
        "[run](javascript:alert)",
        "[a](b c) and [d]",
        "AT&amp;T &copy; &#39; &nothing; & co",
        "<b>bold</b> <!-- c --> <script> a < b > c",
        "<foo:bar>",
        "``` not code",
        "~~~",
        "`one tick",
        "-",
        "+",
        "*",
        "===",
        "--",
        "~~struck~~",
        "https://example.org/_a_/*b*/c",
        "C:\\folder",
        "“typographic” – ‘quotes’… £5m¹",
        f"two  spaces and{NBSP}{NBSP}no-break ones",
        "| a | b |",
        "!",
    ],
)
def test_accidents_come_out_as_they_were_typed(line: str) -> None:
    made = tidy(line)
    assert printed(made) == line
    assert not re.search("<(ul|ol|h1|h2|em|strong|a|pre|code|hr|blockquote)", html(made))
    assert tidy(made) == made


@pytest.mark.parametrize(
    "line",
    ["Price* and other*", "5 * 3", "snake_case", "10 [sic] (yes)", "R&D; more", "It’s £5 – really…", "#tag", "a < b"],
)
def test_what_needs_no_backslash_gets_none(line: str) -> None:
    assert tidy(line) == line


@pytest.mark.parametrize(
    "markdown",
    [
        "See [the plan](https://example.org/a_(b)_c) and [more]() **now**",
        '[words](https://example.org "hover")',
        "[**bold** words](mailto:me@example.org)",
        "**bold** *italic* ***both*** _so_ __so__",
        "**bold *inside* it**, *and **this***",
        "(**bold**), “*italic*” – **[link](https://example.org)**",
        "`a*b*c` and ``a ` b``",
        "<https://example.org/a_b_c> <me@example.org>",
        "![alt](https://example.org/a.png)",
        "> quoted words\n>\n> - with a list",
        "- item\n- item",
        "1. one\n2. two",
        "## A heading",
        "# A heading",
        "---",
        "* * *",
        "```py\nx = a*b*c\n\n    y\n```",
        r"\*escaped\* 2016\. a year",
    ],
)
def test_markdown_that_was_meant_stays(markdown: str) -> None:
    assert tidy(markdown) == markdown


def test_an_address_without_a_scheme_gets_one() -> None:
    assert tidy("[words](www.example.org)") == "[words](https://www.example.org)"


def test_a_word_processors_text() -> None:
    paste = (
        "The plan has two parts:\n\n  • how the UK will use defences\n"
        f"  •{NBSP}support for industry   \nThe minister spoke.\n{NBSP}{NBSP}Indented.  \n\n\n\tLast."
    )
    assert tidy(paste) == (
        "The plan has two parts:\n\n- how the UK will use defences\n- support for industry\n\n"
        "The minister spoke.\n\nIndented.\n\nLast."
    )


@pytest.mark.parametrize(
    "paste",
    [
        "• a\n• b",
        "·\ta\n·\tb",
        "◦ a\n◦ b",
        "‣a\n‣b",
        "– a\n– b",
        "* a\n* b",
        "• a\n\n• b",
        "   - a\n   - b",
        "•\na\n•\nb",
        "• a\n– b",
        "o\ta\no\tb",
        "\uf0b7 a\n\uf0b7 b",
        "▪ a\r\n▪ b",
        "\u3000• a\n\u3000• b",
    ],
)
def test_bullets_of_every_sort_become_items(paste: str) -> None:
    assert tidy(paste) == "- a\n- b"


def test_a_list_stands_apart_from_what_follows() -> None:
    assert html(tidy("Before\n• a\n• b\nAfter")) == "<p>Before</p><ul><li>a</li><li>b</li></ul><p>After</p>"


@pytest.mark.parametrize(
    "paste",
    [
        "• a\n  • b\n    • c\n  • d\n• e",
        "• a\n◦ b\n    ▪ c\n◦ d\n• e",
        "* a\n   o\tb\n      ▪ c\n   o\td\n* e",
    ],
)
def test_indented_bullets_are_nested(paste: str) -> None:
    assert tidy(paste) == "- a\n  - b\n    - c\n  - d\n- e"


def test_one_column_is_not_a_step_in() -> None:
    assert tidy(" • a\n  • b\n• c") == "- a\n- b\n- c"


def test_numbers_are_a_list_only_where_they_count() -> None:
    assert tidy("1. a\n\n2. b\n3. c") == "1. a\n2. b\n3. c"
    assert tidy("1) a\n2) b") == "1) a\n2) b"
    assert tidy("1. a\n  • x\n  • y\n2. b") == "1. a\n   - x\n   - y\n2. b"
    assert tidy("2015. a\n2016. b") == "2015\\. a\n\n2016\\. b"
    assert tidy("1. a\n1. b") == "1\\. a\n\n1\\. b"
    assert tidy("1. a\n2. b\n2016. c") == "1. a\n2. b\n\n2016\\. c"


def test_numbers_go_on_behind_a_nested_list() -> None:
    assert html(tidy("1. a\n  • x\n2. b")) == "<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol>"


@pytest.mark.parametrize("inside", ["2016. a", "# a", "> a", "- a", "+ a", "---", "```", "[1]: a", "* a", "***", "--"])
def test_an_item_begins_nothing_by_accident(inside: str) -> None:
    made = tidy(f"• {inside}\n• other")
    assert html(made) == html("- x\n- other").replace("x", READER.renderInline(inside.replace("*", r"\*")))


def test_wrapped_items_are_one_item() -> None:
    paste = "• an item that goes\n  on below\n• other"
    assert tidy(paste) == "- an item that goes on below\n- other"


@pytest.mark.parametrize(
    ("paste", "markdown"),
    [
        ("• top\n◦ nested\n◦ two\n• again", "- top\n  - nested\n  - two\n- again"),
        ("• top\n ◦ nested", "- top\n  - nested"),
        ("• top\n‣ nested", "- top\n  - nested"),
        ("◦ first\n• top\n◦ nested", "- first\n- top\n  - nested"),
        ("• an item that is\nwrapped here\n• other", "- an item that is wrapped here\n- other"),
        ("• an item\n Indented by one\n• other", "- an item Indented by one\n- other"),
        ("• an item\n◦ nested and\nwrapped\nAfter", "- an item\n  - nested and wrapped\n\nAfter"),
        ("• an item\n\nsmall letters after an empty line", "- an item\n\nsmall letters after an empty line"),
    ],
)
def test_sub_bullets_and_lines_that_go_on(paste: str, markdown: str) -> None:
    assert tidy(paste) == markdown
    assert tidy(markdown) == markdown


MAIL = """\
The Chancellor has formally launched the new National Cyber Security
Strategy, which will set out decisive action to protect the economy and
the privacy of citizens. It encourages industry to up its game, a long-
standing wish.

A second paragraph.
"""


def test_hard_wrapped_mail_is_joined() -> None:
    assert tidy(MAIL) == (
        "The Chancellor has formally launched the new National Cyber Security Strategy, which will set out decisive "
        "action to protect the economy and the privacy of citizens. It encourages industry to up its game, a "
        "long-standing wish.\n\nA second paragraph."
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["10 High Street", "Leeds"],
        [
            "A headline of some length that is just about sixty columns wide",
            "Another headline of some length that is so wide too",
        ],
        [
            "This first line has so much room that the next word could have come",
            "to it on a line of",
            "this width, so they stay apart as they were typed by the writer.",
        ],
        [
            "A sentence that ends at a place where the columns end, as it may.",
            "the next one is written small but nobody can be certain here.",
        ],
    ],
)
def test_lines_are_joined_only_if_it_is_certain(lines: list[str]) -> None:
    assert tidy("\n".join(lines)) == "\n\n".join(lines)


def test_a_narrow_column_is_joined_and_its_words_are_whole() -> None:
    """As it is copied from a PDF; a title directly above a paragraph stays apart."""
    column = (
        "Wohnen am Hafen\nDie Werft baut am alten Kran acht-\nzig Wohnungen. Wer einziehen will,\n"
        "kann sich bis zum Juni melden, sagt\nder Verein.\n\nNeue Linie\nDer Bus fährt auch am Abend und\nhält am Kai."
    )
    assert tidy(column) == (
        "Wohnen am Hafen\n\nDie Werft baut am alten Kran achtzig Wohnungen. Wer einziehen will, kann sich bis zum Juni "
        "melden, sagt der Verein.\n\nNeue Linie\n\nDer Bus fährt auch am Abend und hält am Kai."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The tide came in at seven\nand took the paper boats,\nboys who stood along the wall\nwere wet. All was still.",
        "oars and rowlocks for the dory\nrope, thirty metres of the blue\nlamps with their brackets\ntar",
        "Harbour Office\n2 Quay Street\nPort Ellis\nopen from nine, closed at noon",
    ],
)
def test_verses_lists_and_addresses_are_no_column(text: str) -> None:
    assert tidy(text) == text.replace("\n", "\n\n")


def test_lines_that_are_no_mail_are_left() -> None:
    assert unwrapped(["one", "two"], 0) == ["one", "two"]
    long = "word " * 30
    assert tidy(f"{long}\nand more") == f"{long.strip()}\n\nand more"


def test_quotations() -> None:
    assert tidy(">one\n> 2016. two\n>\n>> three\nafter") == "> one\n>\n> 2016\\. two\n>\n> > three\n\nafter"
    deep = ">" * 2000 + " x"
    assert tidy(tidy(deep)) == tidy(deep)


def test_nothing_is_nothing() -> None:
    assert tidy("") == tidy(f" \n{NBSP}\n\t\n") == ""


def test_control_characters_do_not_survive() -> None:
    assert tidy("a\x1b[31mb\x07\u202ec\r\nd") == "abc\n\nd"


def test_nothing_heavy_is_loaded() -> None:
    seen = "import sys, desk.read.prose; print({'markdown_it', 'textual', 'jinja2', 'httpx2'} & set(sys.modules))"
    made = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "set()"


SIGNS = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```",
    "~~~",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "&",
    "&amp;",
    "\\",
    "!",
    ":",
]
STARTS = ["- ", "* ", "• ", "◦ ", "– ", "+ ", "> ", "# ", "## ", "1. ", "2. ", "3) ", "---", "===", "[1]: x", "o\t"]
ENDS = ["\n", "\n\n", "\n   ", "\n- ", "\n1. ", "\n2. ", "\n• ", "\n  • ", "    ", "\t", NBSP, " ", "  "]
WORDS = ["a", "word", "b c", "2016", "é", "“", "£", "long-", "https://a.example/_x_", "."]
pastes = st.lists(st.sampled_from([*SIGNS, *STARTS, *ENDS, *WORDS]), max_size=18).map("".join)
linked = st.lists(
    st.sampled_from([*SIGNS, *ENDS, "](", "[x](https://a.example/b_c)", "[y]()", "a", "word"]), max_size=14
)


@given(pastes)
def test_every_letter_is_printed_in_order(paste: str) -> None:
    # "o" may be a bullet, digits numbers of a list
    letters = re.sub("[^a-zéA-Z]|o", "", paste)
    if "](" not in paste:
        assert re.sub("[^a-zéA-Z]|o", "", printed(tidy(paste))) == letters


@given(st.one_of(pastes, linked.map("".join), st.text(max_size=80)))
def test_tidying_twice_is_tidying_once(paste: str) -> None:
    once = tidy(paste)
    assert tidy(once) == once


@given(st.lists(st.text("abcde ", min_size=1, max_size=90), max_size=8).map("\n".join))
def test_plain_words_are_only_parted(paste: str) -> None:
    assert tidy(paste).split() == paste.split()


@pytest.mark.parametrize(
    "unit",
    [
        "*a",
        "_a ",
        "`",
        "[",
        "[a](",
        "<a",
        "&",
        "**a* ",
        "> ",
        "- ",
        "\n- ",
        "\n  • a",
        "\n1. a",
        "```\n",
        "```py\n",
        "[a\\",
        "\\",
    ],
)
def test_a_hostile_paste_does_not_hang(unit: str) -> None:
    assert isinstance(tidy(unit * 3000), str)


@pytest.mark.parametrize(
    ("paste", "markdown"),
    [
        (
            "1.\tRope\n2.\tKnots\n\ta.\treef\n\tb.\tbowline\n3.\tWinch",
            "1. Rope\n2. Knots\n   - a. reef\n   - b. bowline\n3. Winch",
        ),
        (
            "a.\tRope\ni.\tHemp\nii.\tJute, from the east\nb.\tKnots\n(c)\tReef",
            "- a. Rope\n- i. Hemp\n- ii. Jute, from the east\n- b. Knots\n- (c) Reef",
        ),
        ("A.\tNorth\nI.\tQuay\nII.\tMole\nB.\tSouth", "- A. North\n- I. Quay\n- II. Mole\n- B. South"),
        ("•\tBoats\no\tSails\n§\tMasts\n•\tOars", "- Boats\n  - Sails\n    - Masts\n- Oars"),
        ("Der Haupt\u00adbahn\u00adhof bleibt\u200b zu.", "Der Hauptbahnhof bleibt zu."),
    ],
)
def test_what_word_processors_put_into_a_paste(paste: str, markdown: str) -> None:
    assert tidy(paste) == markdown


def test_hard_wrapped_japanese_is_joined_without_a_space() -> None:
    paste = (
        "港の倉庫を直す工事は、来月の初めから三か月かけて行われる予定になっ\n"
        "ている。工事のあいだ、市場は広場に移り、魚屋と八百屋は仮の店を開\n"
        "くことになった。"
    )
    assert tidy(paste) == paste.replace("\n", "")


def test_short_lines_of_japanese_stay_apart() -> None:
    assert tidy("港の倉庫\n市場の広場") == "港の倉庫\n\n市場の広場"


_BOARD = (
    "The harbour board met on Tuesday evening in the old net loft to talk about the new crane, which will be delivered "
    "in March by two lorries from the north. The treasurer said that the crane would cost less than the last one, and "
    "the chairman thanked all of them for coming out in the rain, and for the cake."
)


@pytest.mark.parametrize("width", [60, 66, 72, 76])
def test_lines_that_are_cut_in_the_middle_of_words_are_whole_again(width: int) -> None:
    assert tidy("\n".join(_BOARD[at : at + width] for at in range(0, len(_BOARD), width))) == _BOARD


def test_two_lines_that_are_cut_in_the_middle_of_words_are_whole_again_too() -> None:
    lines = [
        "The chairman thanked all of them for coming and counted the fu",
        "nds for the bridge, which would have to be spent until the end",
        " of March.",
    ]
    assert len(lines[0]) == len(lines[1])
    assert tidy("\n".join(lines)) == "".join(lines)


@pytest.mark.parametrize("unit", ["km", "kg", "pp", "vs", "html", "ms"])
def test_a_unit_at_the_end_of_a_line_is_no_piece_of_a_word(unit: str) -> None:
    first = "The road from the harbour to the old mill is about seventeen".ljust(64, "n") + f" {unit}"
    second = "long and was mended in the spring by".ljust(len(first), "y")
    assert f" {unit} long" in tidy(f"{first}\n{second}\nthree men.")


def test_quoted_printable_that_was_copied_as_it_is_stored_is_read() -> None:
    stored = quopri.encodestring(f"{_BOARD} It’s 5 °C.".encode()).decode()
    assert tidy(stored) == f"{_BOARD} It’s 5 °C."


@pytest.mark.parametrize("marks", ["> ", ">", "> > ", ">> "])
def test_quoted_printable_in_a_quotation_is_read_behind_its_marks(marks: str) -> None:
    words = "The harbour café opens – at last – in the week after Easter, if the roof over the kitchen holds till then"
    stored = quopri.encodestring(words.encode()).decode().split("\n")
    assert len(stored) > 1
    made = tidy("\n".join(["Maud wrote:", "", *(f"{marks}{line}" for line in stored)]))
    assert words in made
    assert "=" not in made
    assert made.startswith("Maud wrote:\n\n>")


def test_a_list_of_lines_of_one_length_is_no_cut_paragraph() -> None:
    lines = [
        f"{name} sailed from Northport to Eastmarch with a hold of {number} eels"
        for number, name in enumerate(("Abigail", "Belinda", "Cecilia", "Dorinda", "Estella"), 10)
    ]
    assert tidy("\n".join(lines)).count("\n") >= 4
