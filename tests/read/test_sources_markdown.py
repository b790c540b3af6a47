"""Markdown made into lines, with what site generators and wikis write around it."""

import pytest

from desk.read.line import Document, Line
from desk.read.reasons import Reason
from desk.read.sources import lines_of


def document(text: str, name: str = "") -> Document:
    return lines_of(text, name, form="markdown")


def lines(text: str) -> tuple[Line, ...]:
    return document(text).lines


def left(made: Document, reason: Reason) -> list[str]:
    return [each.text or each.url for each in made.left_out if each.reason == reason]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Boats 12"\ndate: 2026-03-03 07:00\nlayout: post\n---\n',
        '+++\ntitle = "Boats 12"\ndate = 2026-03-03\nlayout = "post"\n+++\n',
        "Title: Boats 12\nDate: 2026-03-03\nLayout: post\n",
    ],
)
def test_front_matter_gives_hints_and_is_no_line(front: str) -> None:
    made = document(f"{front}\nHello\n")
    assert [line.text for line in made.lines] == ["Hello"]
    assert (made.hint("title"), made.hint("date")) == ("Boats 12", "2026-03-03")
    assert left(made, Reason.SETTING)[0].lower().startswith("layout")


@pytest.mark.parametrize(
    ("name", "date", "number"),
    [
        ("2015-10-21.md", "2015-10-21", ""),
        ("old/issue-99.md", "", "99"),
        ("2026-03-03-boats-7.md", "2026-03-03", "7"),
        ("2026-03-03/index.html", "2026-03-03", ""),
        ("boats_no_0012.txt", "", "12"),
        ("2026.md", "", ""),
    ],
)
def test_the_name_of_a_file_gives_hints(name: str, date: str, number: str) -> None:
    made = lines_of("Hello there", name)
    assert (made.hint("date"), made.hint("number")) == (date, number)


def test_places_in_the_source() -> None:
    made = lines("# One\n\ntwo\nstill two\n\n- three\n  - four\n- five\n\n```py\nsix\n```\n")
    assert [(line.text, line.start, line.end) for line in made] == [
        ("One", 1, 1),
        ("two still two", 3, 4),
        ("three", 6, 6),
        ("four", 7, 7),
        ("five", 8, 9),
        ("six", 10, 12),
    ]
    assert [line.code for line in made][-1]


def test_attribute_lists_icons_and_templates_are_no_words() -> None:
    made = document(
        "![sail](https://i.example/a.png){: .left }\n\nA [map](https://m.example/){: target=_blank }.\n{: .wide}\n\n"
        "[:material-arrow-right: More](https://n.example/){ .button }\n\n{% include ad.md %}{{< hint >}}\n\n"
        "A time 10:30:15 and a :smile: stay.\n\n## First cut { .big }\n\n"
        "![oar](https://i.example/o.png){ width=200 .left }\n\nA [bill](https://b.example/){ .ext }.\n{ .note }\n\n"
        "Set {a=1} here."
    )
    assert [line.text for line in made.lines] == [
        "sail",
        "A map.",
        "More",
        "A time 10:30:15 and a :smile: stay.",
        "First cut",
        "oar",
        "A bill.",
        "Set {a=1} here.",
    ]
    assert ":material-arrow-right:" in left(made, Reason.SETTING)


def test_references_lead_where_they_say_and_others_wait() -> None:
    made = document(
        "[Rope][r], [Tar][] and [Wax][wax] [sic]\n\n[r]: https://r.example/\n[unused]: https://u.example/ 'title'"
    )
    (line,) = made.lines
    assert [(run.text, run.href, run.raw) for run in line.runs if run.link] == [
        ("Rope", "https://r.example/", None),
        ("Tar", "", "[Tar]"),
        ("Wax", "", "[wax]"),
    ]
    assert line.text == "Rope, Tar and Wax [sic]"
    assert [(each.text, each.url) for each in made.left_out if each.reason == Reason.UNUSED] == [
        ("unused title", "https://u.example/")
    ]


def test_footnotes() -> None:
    made = lines("Hemp[^1] holds.\n\n[^1]: Says *Pia*.\n")
    assert [(line.text, line.foot) for line in made] == [("Hemp holds.", ""), ("Says Pia.", "1")]
    assert [(run.text, run.note) for run in made[0].runs] == [("Hemp", ""), ("[^1]", "1"), (" holds.", "")]


def test_addresses_without_a_scheme_keep_what_they_mean() -> None:
    (line,) = lines("[a](//g.example/x) [b](/page) [c]() [d](javascript:x)")
    assert [(run.text.strip(), run.href, run.raw) for run in line.runs if run.text.strip()] == [
        ("a", "https://g.example/x", None),
        ("b", "", "/page"),
        ("c", "", ""),
        ("d", "", None),
    ]


def test_who_wrote_it_and_where_it_stands_is_left_out_and_not_lost() -> None:
    made = lines_of("---\ntitle: Tides\nauthor: Pia Lund\npermalink: /tides/9\n---\n\nHello", form="markdown")
    assert [each.text for each in made.left_out] == ["author: Pia Lund", "permalink: /tides/9"]


def test_tables_are_rows_of_cells() -> None:
    made = lines("| Boat | Sail |\n|---|---|\n| Ann | red |")
    assert [(line.text, line.runs[0].bold, line.columns) for line in made] == [
        ("Boat", True, 2),
        ("Sail", True, 2),
        ("Ann", False, 2),
        ("red", False, 2),
    ]
    assert made[0].row != made[2].row


def test_boxes_of_mkdocs_are_paragraphs() -> None:
    made = lines('!!! note "Mind"\n    The *step*.\n\nAfter')
    assert [(line.text, line.runs[0].bold) for line in made] == [("Mind The step.", True), ("After", False)]


def test_pages_inside_markdown_are_walked_in_their_place() -> None:
    made = lines('One\n\n<div class="card">\nTwo <b>three</b>\n</div>\n\nFour')
    assert [(line.text, line.start) for line in made] == [("One", 1), ("Two three", 3), ("Four", 7)]


def test_code_keeps_its_signs() -> None:
    made = lines("```\n{: x }\n:a-b: [^1]\n```")
    assert [line.text for line in made] == ["{: x }", ":a-b: [^1]"]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", ">"])
def test_what_nests_deeper_than_is_read_takes_no_words_with_it(mark: str) -> None:
    told = [line.text for line in lines(f"{mark * 500}deep words\n\n## Title\n\nText of it.")]
    assert told == ["deep words", "Title", "Text of it."]
    steps = "\n".join(f"{'  ' * depth}{mark}step{depth}." for depth in range(120))
    told = [line.text for line in lines(f"{steps}\n\n## Title")]
    assert [depth for depth in range(120) if f"step{depth}." not in " ".join(told)] == []
    assert told[-1] == "Title"


def test_a_row_of_many_signs_is_read_in_time() -> None:
    assert lines("words " + "> - " * 20_000)[-1].text.startswith("words")
    assert lines(" >" * 20_000 + "x")


@pytest.mark.parametrize("form", ["markdown", "text"])
@pytest.mark.parametrize(
    ("row", "bold"),
    [
        ("**橋：**月曜日に開通します", ["橋："]),
        ("这是**重要**的通知", ["重要"]),
        ("한국어 **부두(주)**는 닫혔다", ["부두(주)"]),
        ("ท่าเรือ**ปิด**วันนี้", ["ปิด"]),
    ],
)
def test_letters_may_stand_beside_the_stars_where_no_spaces_part_words(form: str, row: str, bold: list[str]) -> None:
    (line,) = lines_of(row, form=form).lines
    assert [run.text for run in line.runs if run.bold] == bold


_BELOW = "The pier has new lamps since Monday, which are brighter and need less power."


@pytest.mark.parametrize(
    ("first", "second", "parted"),
    [
        (f"1. Lamps\n{_BELOW}", f"2. Is it safe?\n{_BELOW}", True),
        (f"* Lampen:\n  {_BELOW}", f"* Hunde\n  {_BELOW}", True),
        (f"- Lamps\n  {_BELOW}", "- Dogs", False),
        (f"- Lamps.\n  {_BELOW}", f"- Dogs.\n  {_BELOW}", False),
        (f"- Lamps of\n  {_BELOW.lower()}", f"- Dogs of\n  {_BELOW.lower()}", False),
        (
            f"- The board was asked to mend the old lamp of\n  {_BELOW}",
            f"- Some of the dogs that live at\n  {_BELOW}",
            False,
        ),
        ("- Lamps\n  Monday", "- Dogs\n  Tuesday", False),
    ],
)
def test_a_title_in_its_own_row_of_an_item_is_a_line_where_several_have_one(
    first: str, second: str, parted: bool
) -> None:
    assert len(lines(f"{first}\n\n{second}\n")) == (4 if parted else 2)


@pytest.mark.parametrize("title", ["[Winch {0}](https://q.example/{0})", "**Winch {0}**"])
def test_titles_that_somebody_wrote_row_below_row_are_lines_of_their_own(title: str) -> None:
    told = "".join(f"{title.format(at)}\nIt turns, {at} years after the fire.\n" for at in range(4))
    found = lines(f"### Harbour\n{told}")
    assert [line.text for line in found[1:5]] == [
        "Winch 0",
        "It turns, 0 years after the fire.",
        "Winch 1",
        "It turns, 1 years after the fire.",
    ]
    wrapped = (
        "We went to see the old\n[Winch 1](https://q.example/1)\nand on the way back\n[Winch 2](https://q.example/2)\n"
    )
    assert len(lines(wrapped)) == 1, "a row that is a link by chance parts no sentence"


@pytest.mark.parametrize("mark", ["", "• ", "» ", "🎣 ", "3) "])
@pytest.mark.parametrize(
    "title", ["Eels are back", "**Eels are back**", "[Eels are back](https://q.example/e)", "鳗鱼回来了"]
)
def test_a_title_its_text_and_its_address_each_in_a_row_are_three_lines(mark: str, title: str) -> None:
    """Nobody who types them so knows that CommonMark makes one paragraph of the three."""
    told = "\n\n".join(
        f"{mark}{title}\nThe ladder beside the weir was mended in the spring, says the warden.\nDetails: https://q.example/{at}"
        for at in range(3)
    )
    found = [line.text for line in lines(f"# Weir\n\n{told}\n")]
    plain = "鳗鱼回来了" if title[0] == "鳗" else "Eels are back"
    assert [text.removeprefix(mark) for text in found[1::3]] == [plain] * 3
    assert [text.startswith("Details: ") for text in found[3::3]] == [True] * 3


def test_rows_of_a_wrapped_paragraph_are_one_line() -> None:
    wrapped = "The ladder beside the weir\nWas mended in the spring of a\nlong year, says the warden."
    assert len(lines(f"# Weir\n\n{wrapped}\n\n{wrapped}\n")) == 3


def test_an_address_below_a_title_stays_beside_it_and_one_below_a_sentence_does_not() -> None:
    assert len(lines("Eels\nhttps://q.example/1\nhttps://q.example/2\n")) == 1
    assert len(lines("Eels are back.\nhttps://q.example/1\n→ https://q.example/2\n")) == 3


@pytest.mark.parametrize(("stories", "level"), [("**Eels**", 2), ("## Eels", 1)])
@pytest.mark.parametrize("sign", ["==", "---", "~~"])
def test_a_title_in_a_frame_of_signs_stands_above_the_headings(sign: str, stories: str, level: int) -> None:
    found = lines(f"{sign} Weir {sign}\n\n{stories}\n\nThey are back.\n")
    assert (found[0].text, found[0].heading) == ("Weir", level)
