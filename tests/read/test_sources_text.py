"""Plain texts made into lines: wrapped rows joined, lists and quotations told, notes resolved."""

import pytest

from desk.read.line import Line
from desk.read.reasons import Reason
from desk.read.sources import lines_of


def lines(text: str) -> tuple[Line, ...]:
    return lines_of(text, form="text").lines


def told(text: str) -> list[str]:
    return [line.text for line in lines(text)]


WRAPPED = """\
Harbour reopens

The harbour office has decided that boats may enter again from the first
of March, when the new lights are in place. Fees stay as they were and the
crane is mended too.

Two cranes
A second crane stands on the quay since Monday and lifts what the old one
could not, says the harbour master, who has waited for it for many years.
"""


def test_wrapped_rows_are_one_line_and_headings_above_them_stay() -> None:
    made = lines(WRAPPED)
    assert [line.text.split()[0] + line.text.split()[-1] for line in made] == [
        "Harbourreopens",
        "Thetoo.",
        "Twocranes",
        "Ayears.",
    ]
    assert [(line.start, line.end) for line in made] == [(1, 1), (3, 5), (7, 7), (8, 9)]
    assert [line.gap for line in made] == [0, 2, 2, 1]


def test_rows_of_a_narrow_column_are_one_line_and_its_headings_stay() -> None:
    """As a PDF is copied: letters of different widths fill its rows, and hyphens cut words."""
    assert told(
        "Seed swap\nThe swap is on 6 February. Put your\nseeds into enve-\nlopes, write the year on them and\n"
        "bring them along by ten.\n\nShredder\nA second one is in the green shed,\nand may be borrowed."
    ) == [
        "Seed swap",
        "The swap is on 6 February. Put your seeds into envelopes, write the year on them and bring them along by ten.",
        "Shredder",
        "A second one is in the green shed, and may be borrowed.",
    ]


def test_a_wrapped_row_may_begin_with_a_day_and_days_of_a_list_stay_apart() -> None:
    told_once = "Die Pfähle stehen seit dem Winter, nun kommen die Bretter. Eröffnet wird am"
    full = "Bootstaufe auf der Helling, danach Kaffee in der Halle und ein Lied von allen"
    days = [f"12. Mai: {full[:65]}", f"19. Mai: {full[:65]}"]
    text = f"{told_once}\n3. Juni um zehn.\n\n{WRAPPED}\n{days[0]}\n{days[1]}\n"
    made = told(text)
    assert made[0] == f"{told_once} 3. Juni um zehn."
    assert made[-2:] == days


def test_full_rows_of_a_box_go_on_and_its_title_and_others_stay_apart() -> None:
    rule = f"+{'-' * 58}+"
    rows = (
        "La lonja abre de noche",
        "Los barcos podran descargar hasta las dos de la manana,",
        "y la subasta empieza a las cuatro.",
        "https://faro.example/lonja",
    )
    box = "\n".join((rule, *(f"| {row:56} |" for row in rows), rule))
    made = told(f"{box}\n\n{box}\n")
    assert made.count(f"{rows[1]} {rows[2]}") == 2
    assert made.count(rows[3]) == 2
    assert not any(rows[0] in line and rows[1] in line for line in made)


def test_rows_that_nobody_wrapped_stay_apart() -> None:
    assert told("Oars\nSails\nMasts") == ["Oars", "Sails", "Masts"]


def test_a_flowed_text_goes_on_where_a_space_ends_the_row() -> None:
    from desk.read.sources.addresses import Addresses
    from desk.read.sources.text import read_text

    assert [line.text for line in read_text("one \ntwo\nthree", Addresses(), flowed=True).lines] == ["one two", "three"]
    assert [line.text for line in read_text("| a \nb\nc", Addresses(), flowed=True).lines] == ["| a b", "c"]


def test_wrapped_japanese_is_joined_without_a_space() -> None:
    row = "港の倉庫を直す工事は、来月の初めから三か月かけて行われる予定になっ"
    rows = [
        row,
        "ている。工事のあいだ市場は広場に移り、魚屋と八百屋は仮の店を開くこ",
        "とになった。橋は来年までに直る。",
    ]
    assert (
        told("\n".join(rows * 2)) == ["".join(rows * 2)] or told("\n".join([*rows, "", *rows])) == ["".join(rows)] * 2
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* a\n  * b\n* c", [("a", 1), ("b", 2), ("c", 1)]),
        ("• a\n◦ b\n• c", [("a", 1), ("b", 2), ("c", 1)]),
        ("1. a\n   more\n2. b", [("a", 1), ("more", 1), ("b", 1)]),
        ("- [words](https://a.example/)\n  - [in](https://b.example/)", [("words", 1), ("in", 2)]),
    ],
)
def test_lists_have_levels(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(line.text, line.level) for line in lines(text)] == expected


def test_hanging_rows_of_numbered_items_stay_rows() -> None:
    made = lines("1. Knots untied\n   A school closes.\n   https://k.example/1\n\n2. Ropes cut\n   A mill opens.")
    assert [(line.text, line.mark) for line in made] == [
        ("Knots untied", "1."),
        ("A school closes.", ""),
        ("https://k.example/1", ""),
        ("Ropes cut", "2."),
        ("A mill opens.", ""),
    ]


def test_quotations_are_told_only_where_they_are() -> None:
    assert [(line.text, line.quote) for line in lines("> a\n>> b\n\nc")] == [("a", 1), ("b", 2), ("c", 0)]
    assert [(line.text, line.quote) for line in lines("> Read more")] == [("> Read more", 0)]


def test_rows_of_a_quotation_are_joined_as_others_are_and_its_items_are_not() -> None:
    rows = (
        "The bakers of the mill road have agreed on one price for a loaf, and",
        "those of the quay, who bake at night, will sell theirs for a penny less",
        "until the ferry comes back.",
    )
    items = (
        "- a loaf of rye that was baked on the day, with or without caraway in it",
        "- a dozen rolls of the day before",
    )
    read = lines("\n".join(f"> {row}".rstrip() for row in (*rows, "", *items)))
    assert [line.text for line in read] == [" ".join(rows), *(item[2:] for item in items)]
    assert {line.quote for line in read} == {1}


@pytest.mark.parametrize("row", ["――――――――", "＝＝＝＝＝", "・・・・・・", "＊\u3000＊\u3000＊"])
def test_a_row_of_wide_signs_is_a_rule(row: str) -> None:
    assert [(line.text, line.rule) for line in lines(f"港の橋\n{row}\n配信")] == [("港の橋", False), ("配信", True)]


def test_underlines_and_rules() -> None:
    made = lines("Boats\n=====\na\n----------------------------\nb\n\n*** News ***\nc")
    assert [(line.text, line.under, line.rule) for line in made] == [
        ("Boats", "=", False),
        ("a", "", True),
        ("b", "", True),
        ("News", "*", False),
        ("c", "", False),
    ]


@pytest.mark.parametrize(
    ("text", "words", "urls"),
    [
        ("See https://a.example/x.", "See https://a.example/x.", ["https://a.example/x"]),
        ("See [words](https://a.example/x_(y)) now", "See words now", ["https://a.example/x_(y)"]),
        ("Words <https://a.example/x>", "Words https://a.example/x", ["https://a.example/x"]),
        ("橋（https://a.example/x）。次", "橋（https://a.example/x）。次", ["https://a.example/x"]),
        ("詳細はhttps://a.example/x。次", "詳細はhttps://a.example/x。次", ["https://a.example/x"]),
        ('<a href="https://a.example/x">words</a> here', "words here", ["https://a.example/x"]),
        ("*bold* and _slanted_ and 2*3*4", "bold and slanted and 2*3*4", []),
    ],
)
def test_signs_inside_lines(text: str, words: str, urls: list[str]) -> None:
    (line,) = lines(text)
    assert (line.text, list(line.urls)) == (words, urls)


def test_an_address_over_two_rows_is_one() -> None:
    made = told("https://n.example/statistics/2026/ratings-of-all-trusts-by-\nregion-and-year.html\nNext")
    assert made == ["https://n.example/statistics/2026/ratings-of-all-trusts-by-region-and-year.html", "Next"]


def test_numbers_in_brackets_lead_where_the_list_below_says() -> None:
    made = lines_of(
        "A winch [1] and [2]a drum.\n\nReferences\n\n  1. https://w.example/\n  2. https://d.example/\n", form="text"
    )
    (line,) = made.lines
    assert line.text == "A winch and a drum."
    assert [(run.text, run.href) for run in line.runs if run.note] == [
        (" [1]", "https://w.example/"),
        ("[2]", "https://d.example/"),
    ]
    assert [each.text for each in made.left_out if each.reason == Reason.NOTES] == ["References"]


def test_numbers_that_nothing_explains_are_words() -> None:
    assert told("As shown [1] before") == ["As shown [1] before"]


def test_a_list_of_numbered_addresses_that_nothing_asks_for_stays() -> None:
    assert told("Links\n\n1. https://w.example/\n2. https://d.example/") == [
        "Links",
        "https://w.example/",
        "https://d.example/",
    ]


DIGEST = """\
Topics:

--------------------

Message: 1
Date: Mon, 2 Mar 2026 10:00:00 +0000
From: Pia <pia@a.example>
Subject: [boats] Tar or wax

Tar smells.

--------------------

Message: 2
Date: Tue, 3 Mar 2026 10:00:00 +0000
From: Olu <olu@a.example>
Subject: Re: [boats] oars

Ash is best.
"""


def test_a_digest_has_the_subject_of_each_message_as_a_heading() -> None:
    made = lines_of(DIGEST, form="text")
    assert [(line.text, line.heading) for line in made.lines] == [
        ("Topics:", 0),
        ("Tar or wax", 2),
        ("Tar smells.", 0),
        ("Re: oars", 2),
        ("Ash is best.", 0),
    ]
    assert "From: Pia <pia@a.example>" in [each.text for each in made.left_out]


def test_the_envelope_of_a_text_that_was_forwarded_is_a_hint() -> None:
    made = lines_of("Von: Pia <pia@a.example>\nGesendet: 2026-03-03\nAn: Olu\nBetreff: Boote 12\n\nHallo", form="text")
    assert [line.text for line in made.lines] == ["Hallo"]
    assert (made.hint("subject"), made.hint("date")) == ("Boote 12", "2026-03-03")
    rows = "User-Agent: Quill/1.10.11\nFrom: Pia <pia@a.example>\nDate: Montag, 4. Mai 2026\nSubject: Boats\n\nHello"
    assert [hint.value for hint in lines_of(rows, form="text").hints if hint.about == "date"] == ["2026-05-04"]


def test_the_address_of_the_reader_is_taken_out_of_a_paste() -> None:
    text = (
        "News\n\nThis mail was sent to me@home.example. Change it: https://t.example/unsub?email=me@home.example&x=1\n"
    )
    made = lines_of(text)
    assert "me@home.example" not in repr((made.lines, made.source, made.hints, made.left_out))
    assert made.lines[-1].urls == ("https://t.example/unsub?x=1",)
    assert made.removed >= 2


def test_where_to_write_is_no_address_of_a_reader() -> None:
    text = "Letters should be sent to post@quay.example before Friday."
    assert told(text) == [text]
    rows = "The notes of the year that are wanted for the next letter should be \nsent to hall@quay.example by Friday."
    assert "hall@quay.example" in " ".join(told(rows))


def test_headlines_as_mail_tools_write_them_into_a_text() -> None:
    made = lines(
        "** Crane sold (https://t.example/c/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)\n"
        "------------------------------------------------------------\nIt was old.\n\n** *** *****\n\n** Next\n===\nb"
    )
    assert [(line.text[:10], line.under, line.rule) for line in made] == [
        ("Crane sold", "-", False),
        ("It was old", "", True),
        ("Next", "=", True),
        ("b", "", True),
    ]


def test_an_address_in_brackets_over_three_rows_is_in_its_sentence() -> None:
    url = "https://tide.example/2026/may/tables-of-the-harbour"
    text = f"Look at the tables (\n{url}\n), and bring a lamp.\n\nWinch 2\n\n(\nhttps://tide.example/winch\n)\n"
    assert told(text)[0] == f"Look at the tables ({url}), and bring a lamp."
    assert [line.urls for line in lines(text)] == [(url,), (), ("https://tide.example/winch",)]
    assert told("One (of several\n\n) stands alone.\n") == ["One (of several", ") stands alone."]


def test_links_as_long_as_a_wrapped_row_stay_apart() -> None:
    rows = [
        "Eastmarch Echo: The crane in twelve pictures (https://echo.example/crane)",
        "Harbour Board: Notice of the sale of a crane (https://board.example/sales)",
        "https://long.example/a-place-that-is-as-long-as-the-row-it-stands-in/2026",
        "Quay: What the new one lifts, and what it does not, by those who work there",
    ]
    prose = "The harbour board has sold the crane that stood on the quay for many years\nand lifts now with a new one."
    made = lines("\n".join([prose, "", *rows, "", prose, "", prose]))
    assert [line.text for line in made][1:5] == rows
    assert made[1].urls == ("https://echo.example/crane",)


@pytest.mark.parametrize("sign", ["==>", "==", "==="])
def test_arrows_and_rows_of_signs_ahead_of_headlines_are_no_words(sign: str) -> None:
    assert [(line.text, line.under) for line in lines(f"{sign} Crane sold\nIt was old.")] == [
        ("Crane sold", "="),
        ("It was old.", ""),
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("■港に橋\n\n橋ができた。\n\n■朝の市\n\n市が立つ。", ["港に橋", "朝の市"]),
        ("【今週】\n\n◆　港に橋\n橋ができた。\n\n◆朝の市\n市が立つ。", ["今週", "港に橋", "朝の市"]),
        ("★「灯台」が再開\n\n灯がともる。", ["「灯台」が再開"]),
        ("●りんご\n●みかん\n●ぶどう", []),
        ("■橋ができたと市は言う。\n\n市が立つ。", []),
        ("◆ News\n\nA bridge.", []),
    ],
)
def test_a_mark_of_a_japanese_mail_makes_a_title_and_a_list_of_them_does_not(text: str, titles: list[str]) -> None:
    assert [line.text for line in lines(text) if line.under] == titles


def test_japanese_bullets_need_no_space() -> None:
    assert [(line.text, line.bullet) for line in lines("●日時：3月20日\n●場所：市民ホール\n・定員\n・11月20日")] == [
        ("日時：3月20日", "*"),
        ("場所：市民ホール", "*"),
        ("定員", "*"),
        ("11月20日", "*"),
    ]


def test_the_title_of_a_link_that_only_a_pointer_shows_is_left_out_and_not_lost() -> None:
    made = lines_of('See [the map](https://a.example/1 "Quay from above") now.', "a.txt")
    assert [(each.reason, each.text) for each in made.left_out] == [("hover", "Quay from above")]
    assert [line.text for line in made.lines] == ["See the map now."]
