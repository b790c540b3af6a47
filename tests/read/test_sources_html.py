"""Pages made into lines: what a reader sees, with its look and its place, and what they do not see with the reason."""

import os
import subprocess
import sys

import pytest

from desk.read.line import Document, Line
from desk.read.reasons import Reason
from desk.read.sources import lines_of


def page(markup: str) -> Document:
    return lines_of(markup, form="html")


def lines(markup: str) -> tuple[Line, ...]:
    return page(markup).lines


def left(document: Document, reason: Reason) -> list[str]:
    return [each.text or each.url for each in document.left_out if each.reason == reason]


def test_blocks_breaks_and_cells_part_lines() -> None:
    made = lines("<h2>Harbour</h2><p>One<br>two<br><br>three</p><table><tr><td>a<td>b</table>")
    assert [(line.text, line.gap) for line in made] == [
        ("Harbour", 2),
        ("One", 2),
        ("two", 1),
        ("three", 2),
        ("a", 3),
        ("b", 3),
    ]
    assert made[0].heading == 2
    assert [line.columns for line in made[-2:]] == [2, 2]
    assert made[-2].row == made[-1].row
    assert made[-2].cell != made[-1].cell


def test_a_sheet_is_resolved_by_specificity_and_not_by_the_order_of_its_rules() -> None:
    sheet = "<style>#one.big{font-size:30px} .big{font-size:10px} p{font-size:20px;font-weight:700}</style>"
    one, other = lines(f"{sheet}<p id=one class=big>a</p><p class=big>b</p>")
    assert (one.runs[0].size, other.runs[0].size) == (30, 10)
    assert one.runs[0].bold


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("font-size:12pt", 16),
        ("font-size:150%", 24),
        ("font:italic bold 20px/1.2 serif", 20),
        ("font-size:x-large", 24),
    ],
)
def test_sizes_are_in_pixels(style: str, size: float) -> None:
    assert lines(f'<p style="{style}">a</p>')[0].runs[0].size == size


def test_runs_keep_the_look_of_words_and_the_address_of_links() -> None:
    (line,) = lines('<p>Read <b>the <a href="https://a.example/x">whole</a></b> <i>story</i> <del>now</del>.</p>')
    assert [(run.text, run.href, run.bold, run.italic) for run in line.runs] == [
        ("Read ", "", False, False),
        ("the ", "", True, False),
        ("whole", "https://a.example/x", True, False),
        (" ", "", False, False),
        ("story", "", False, True),
        (" now.", "", False, False),
    ]


def test_lists_have_levels_numbers_and_marks() -> None:
    made = lines("<ol start=3><li>a<ul><li>b</ul><li>c<p>more</p></ol>")
    assert [(line.text, line.bullet, line.mark, line.level) for line in made] == [
        ("a", "1", "3.", 1),
        ("b", "*", "", 2),
        ("c", "1", "4.", 1),
        ("more", "", "", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "bullet", "mark"),
    [
        ("• Oars", "*", "•"),
        ("12. Oars", "1", "12."),
        ("3、Oars", "1", "3、"),
        ("３．Oars", "1", "３．"),
        ("[3] Oars", "1", "[3]"),
        ("（3） Oars", "1", "（3）"),
        ("(4) Oars", "1", "(4)"),
        ("– Oars", "*", "–"),
    ],
)
def test_typed_bullets_are_told_from_words(typed: str, bullet: str, mark: str) -> None:
    (line,) = lines(f"<p>{typed}</p>")
    assert (line.text, line.bullet, line.mark) == ("Oars", bullet, mark)


@pytest.mark.parametrize("typed", ["12. Mai: Putztag", "1. maja grają", "24. Dezember"])
def test_the_number_of_a_day_is_no_bullet(typed: str) -> None:
    (line,) = lines(f"<p>{typed}</p>")
    assert (line.text, line.bullet) == (typed, "")


def test_a_bullet_in_a_cell_of_its_own_belongs_to_the_next() -> None:
    (line,) = lines("<table><tr><td>•</td><td>Oars</td></tr></table>")
    assert (line.text, line.bullet) == ("Oars", "*")


def test_what_is_hidden_ahead_of_all_is_the_preheader_and_later_only_hidden() -> None:
    made = page(
        '<div style="display:none">Storm ahead &zwnj;&nbsp;&zwnj;</div><p>Shown</p>'
        '<p style="max-height:0;overflow:hidden">Never <a href="https://h.example/">shown</a></p>'
        '<p style="font-size:0">tiny</p>'
    )
    assert [line.text for line in made.lines] == ["Shown"]
    assert made.hint("preheader") == "Storm ahead"
    assert left(made, Reason.PREHEADER) == ["Storm ahead"]
    assert left(made, Reason.HIDDEN) == ["Never shown", "tiny"]
    assert [each.url for each in made.left_out if each.text == "Never shown"] == ["https://h.example/"]


def test_what_only_outlook_must_not_see_is_shown() -> None:
    markup = (
        '<!--[if mso]><a href="https://b.example/">Old button</a><![endif]-->'
        '<![if !mso]><a href="https://b.example/" style="mso-hide:all">Button</a><![endif]>'
    )
    made = page(markup)
    assert [line.text for line in made.lines] == ["Button"]
    assert left(made, Reason.CODE) == ["Old button"]


def test_pictures() -> None:
    made = page(
        '<p><img src="https://i.example/a.png" alt="A winch"></p>'
        '<p><a href="https://l.example/"><img src="https://i.example/b.png"></a></p>'
        '<p>Words <img src="https://i.example/c.png" alt="icon"> around</p>'
        '<img src="https://t.example/open.gif" width="1" height="1"><img src="https://i.example/s.gif" height=2>'
    )
    assert [(line.text, line.image, line.urls) for line in made.lines] == [
        ("A winch", True, ()),
        ("", True, ("https://l.example/",)),
        ("Words around", False, ()),
    ]
    assert made.lines[0].runs[0].image == "https://i.example/a.png"
    assert left(made, Reason.PIXEL) == ["https://t.example/open.gif"]
    assert left(made, Reason.PICTURE) == ["https://i.example/s.gif"]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://a.example/" style="background:#036;padding:9px">Go</a>',
        '<a class="mcnButton" href="https://a.example/">Go</a>',
        '<table><tr><td style="background-color:#036;padding:9px"><a href="https://a.example/">Go</a></td></tr></table>',
    ],
)
def test_buttons(markup: str) -> None:
    assert [line.button for line in lines(f"{markup}<p>words</p>")] == [True, False]


@pytest.mark.parametrize(
    "between",
    [
        "<hr>",
        '<div style="border-top:1px solid #ccc"></div>',
        '<table><tr><td style="height:1px;background:#ccc">&nbsp;</td></tr></table>',
    ],
)
def test_rules(between: str) -> None:
    assert [line.rule for line in lines(f"<p>a</p>{between}<p>b</p><p>c</p>")] == [False, True, False]


@pytest.mark.parametrize(
    ("written", "href", "raw"),
    [
        ("//g.example/x", "https://g.example/x", None),
        ("/page", "", "/page"),
        ("#place", "", "#place"),
        ("*|ARCHIVE|*", "", "*|ARCHIVE|*"),
        ("www.a.example/x", "https://www.a.example/x", None),
        ("news.html", "", "news.html"),
        ("https://a.example/long\n   er", "https://a.example/longer", None),
        ("https://a.example/An nual.pdf", "https://a.example/An%20nual.pdf", None),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fw.example%2Fx", "https://w.example/x", None),
    ],
)
def test_addresses(written: str, href: str, raw: str | None) -> None:
    (line,) = lines(f'<p><a href="{written}">words</a></p>')
    assert (line.runs[0].href, line.runs[0].raw, line.runs[0].link) == (href, raw, True)


def test_an_address_under_a_base_is_whole() -> None:
    (line,) = lines('<head><base href="https://b.example/n/1.html"></head><p><a href="../2">x</a>')
    assert line.urls == ("https://b.example/2",)


def test_unsafe_addresses_are_left_out_and_their_words_stay() -> None:
    made = page('<p><a href="javascript:alert(1)">click</a></p>')
    assert made.lines[0].text == "click"
    assert not made.lines[0].runs[0].link
    assert left(made, Reason.UNSAFE) == ["javascript:alert(1)"]


def test_soft_hyphens_go_and_a_line_end_between_japanese_letters_is_none() -> None:
    made = lines("<p>Haupt&shy;bahn&#8203;hof</p><p>港の\n倉庫</p><p>fin\nished</p>")
    assert [line.text for line in made] == ["Hauptbahnhof", "港の倉庫", "fin ished"]


def test_the_head_and_the_page_give_hints() -> None:
    made = page(
        '<html lang="fr"><head><title> Le port  n° 3 </title>'
        '<meta property="article:published_time" content="2026-03-03T01">'
        '<meta property="og:site_name" content="Le Quai"></head><body><p>a'
    )
    assert (made.hint("title"), made.hint("language"), made.hint("date")) == ("Le port n° 3", "fr", "2026-03-03")
    assert made.hint("publication") == "Le Quai"


def test_a_text_that_was_put_into_a_page_is_read_as_a_text() -> None:
    typed = "\n".join(f"{n}. A line of rope\n   https://r.example/{n}" for n in range(10))
    made = page(f"<html><body><h1>Archive</h1><pre>{typed}</pre></body></html>")
    assert made.form == "text"
    assert [line.text for line in made.lines[:3]] == ["Archive", "A line of rope", "https://r.example/0"]


def test_a_line_of_the_page_is_a_line_of_its_source() -> None:
    made = page("<h1>One</h1><ul><li>two<li>three</ul>")
    assert made.source == ("One", "• two", "• three")
    assert [(line.start, line.end) for line in made.lines] == [(1, 1), (2, 2), (3, 3)]


def test_a_page_is_read_alike_under_every_hash_seed() -> None:
    program = (
        "from desk.read.sources import lines_of;"
        "print(lines_of('<style>.a{color:red}.b{color:blue;font-size:9px}p.a{font-size:20px}#x{font-size:30px}</style>"
        '<p class="b a">one <b class=a>two</b></p><p id=x class="a b">three</p>\', form=\'html\'))'
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "0123"
    }
    assert len(made) == 1


def test_lists_of_word_are_told_by_the_signs_that_it_writes_out() -> None:
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><![if !supportLists]><span style='font:8pt Symbol'>"
        "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span>"
        "<![endif]>{}</p>"
    )
    made = lines(item.format(1, "·", "Oars") + item.format(2, "o", "Ash") + item.format(1, "2.", "Sails"))
    assert [(line.text, line.bullet, line.mark, line.level) for line in made] == [
        ("Oars", "*", "·", 1),
        ("Ash", "*", "o", 2),
        ("Sails", "1", "2.", 1),
    ]


def test_what_windows_puts_ahead_of_a_page_that_was_copied_is_no_words() -> None:
    made = page(
        "Version:0.9\r\nStartHTML:00000105\r\nEndHTML:00000300\r\nStartFragment:00000141\r\nEndFragment:00000264\r\n"
        'SourceURL:https://s.example/a/b\r\n<html><body><!--StartFragment--><p><a href="c">x</a></p><!--EndFragment-->'
    )
    assert [(line.text, line.urls) for line in made.lines] == [("x", ("https://s.example/a/c",))]
    assert made.left_out == ()


def test_whom_a_mail_that_was_forwarded_had_been_sent_to_is_taken_out() -> None:
    made = page(
        '<p>Look</p><div>---------- Forwarded message ---------<br>From: Quay &lt;<a href="mailto:q@quay.example">'
        "q@quay.example</a>&gt;<br>Date: Thu, 5 Nov 2026<br>Subject: No 12<br>To: &lt;<a href="
        '"mailto:me@home.example">me@home.example</a>&gt;<br></div><h1>News</h1>'
    )
    assert "me@home.example" not in repr((made.lines, made.source, made.left_out))
    assert (made.hint("subject"), made.hint("date")) == ("No 12", "2026-11-05")
    assert [line.text for line in made.lines][-1] == "News"


def test_an_arrow_behind_words_is_an_ornament() -> None:
    arrow = "<img src='https://i.example/a.gif' width='9' height='9' alt=''>"
    made = page(f"<p>Read on {arrow}</p><p>{arrow}</p><p>A boat {arrow.replace('9', '90')}</p>")
    assert left(made, Reason.PICTURE) == ["https://i.example/a.gif"]
    assert [[run.image for run in line.runs if run.image] for line in made.lines] == [
        [],
        ["https://i.example/a.gif"],
        ["https://i.example/a.gif"],
    ]


def test_the_attributes_of_old_mails_are_looks_too() -> None:
    made = lines(
        '<table><tr><td align="center" bgcolor="#FFEEDD"><font size="5" color="#AA0000">Big</font> '
        '<font size="-1">small</font></td></tr></table><p style="font-size:smaller">less</p>'
    )
    assert [(run.text, run.size) for run in made[0].runs] == [("Big", 24), (" ", 16), ("small", 13)]
    assert (made[0].centred, made[0].background) == (True, "#ffeedd")
    assert round(made[1].runs[0].size, 1) == 13.3


def test_what_hovers_what_is_empty_and_what_is_a_field_is_left_out_with_its_reason() -> None:
    made = page(
        '<p><a href="https://a.example/" title="To the quay">Quay</a> <a href="https://b.example/"></a></p>'
        "<form><select><option>Weekly</select></form>"
    )
    assert [(each.reason, each.text, each.url) for each in made.left_out] == [
        (Reason.HOVER, "To the quay", ""),
        (Reason.EMPTY, "", "https://b.example/"),
        (Reason.FORM, "Weekly", ""),
    ]


def test_a_sheet_too_large_to_be_resolved_leaves_the_words() -> None:
    rules = "".join(f".c{n} p{{color:red}}" for n in range(20_000))
    assert lines(f"<style>{rules}</style>" + "<p>word</p>" * 2_000)[0].text == "word"
