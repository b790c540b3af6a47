"""A paste becomes links, one a link, and no word of it is lost."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.links.found import Found, found_in, unglued, whole_address
from desk.links.paste import LinkDraft, is_label, is_link_line, is_link_paste, pasted_links, read_links

A, B = "https://a.example/1", "https://b.example/2"


def test_links_with_titles_or_spaces_end_where_they_end() -> None:
    line = f"""[x]({A} 'one') [y]({B} "it's") [z]({B} (two)) [s](https://a.example/A b.pdf) [t](tel:+44 20 7946 0000)"""
    assert [(each.words, each.url) for each in found_in(line)] == [
        ("x", A),
        ("y", B),
        ("z", B),
        ("s", "https://a.example/A%20b.pdf"),
        ("t", "tel:+442079460000"),
    ]
    assert found_in("[a](not an address)") == list[Found]()


def link(title: str, url: str | None = None, source: str | None = None) -> LinkDraft:
    return LinkDraft(source, title, url)


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("NHS England:  New ratings", link("New ratings", None, "NHS England")),
        ("NHS England:\u00a0 New ratings", link("New ratings", None, "NHS England")),
        ("New ratings published", link("New ratings published")),
        (A, link("", A)),
        (f"<{A}>", link("", A)),
        ("www.a.example/x", link("", "https://www.a.example/x")),
        ("gov.uk/vote", link("", "https://gov.uk/vote")),
        ("me@a.example", link("", "mailto:me@a.example")),
        ("mailto:me@a.example", link("", "mailto:me@a.example")),
        ("GOV.UK", link("GOV.UK")),
        ("node.js", link("node.js")),
        (f"URL: {A}", link("", A)),
        (f"[New ratings]({A})", link("New ratings", A)),
        (f'[New ratings]({A} "hover")', link("New ratings", A)),
        (f"[New [draft] ratings]({A})", link("New [draft] ratings", A)),
        (rf"[New \[draft\] ratings]({A})", link("New [draft] ratings", A)),
        ("[Title](https://a.example/x_(y))", link("Title", "https://a.example/x_(y)")),
        (f"NHS:  [New ratings]({A})", link("New ratings", A, "NHS")),
        (f"NHS: [New ratings]({A})", link("New ratings", A, "NHS")),
        (f"[NHS:  New ratings]({A})", link("New ratings", A, "NHS")),
        (f"**NHS:** [New ratings]({A})", link("New ratings", A, "NHS")),
        (f"[New ratings]({A}) (PDF)", link("New ratings (PDF)", A)),
        ("[still without an address]()", link("still without an address")),
        ("[words](www.a.example)", link("words", "https://www.a.example")),
        ("[sic](sic) as she wrote", link("[sic](sic) as she wrote")),
        (f"New ratings {A}", link("New ratings", A)),
        (f"New ratings <{A}>", link("New ratings", A)),
        (f"New ratings ({A})", link("New ratings", A)),
        (f"New ratings [{A}]", link("New ratings", A)),
        (f"New ratings: {A}", link("New ratings", A)),
        (f"New ratings → {A}", link("New ratings", A)),
        (f"NHS:  New ratings - {A}", link("New ratings", A, "NHS")),
        (f"NHS:  New ratings – {A}.", link("New ratings", A, "NHS")),
        (f"NHS:  {A}", link("", A, "NHS")),
        (f"{A} - New ratings", link("New ratings", A)),
        (f"{A} New ratings", link("New ratings", A)),
        (f"See {A} for more", link("See for more", A)),
        (f"New ratings\t{A}", link("New ratings", A)),
        (f"{A}\tNew ratings", link("New ratings", A)),
        (f"NHS\tNew ratings\t{A}", link("New ratings", A, "NHS")),
        (f'<a href="{A}">New ratings</a>', link("New ratings", A)),
        (
            "<A class=x HREF='https://a.example/?a=1&amp;b=2'>New <b>R&amp;D</b></A>",
            link("New R&D", "https://a.example/?a=1&b=2"),
        ),
        (f'NHS: <a href="{A}">New ratings</a>', link("New ratings", A, "NHS")),
        (f'<a href="{A}">New\nratings</a>', link("New ratings", A)),
        ("[run](javascript:alert(1))", link("run")),
        ('<a href="javascript:alert(1)">run</a>', link("run")),
        ("[run](data:text/html,x)", link("run")),
        ("javascript:alert(1)", link("javascript:alert(1)")),
        ("[home](/index.html)", link("home")),
        ("\x1b[31mNHS:\x1b[0m  New\u202e ratings", link("New ratings", None, "NHS")),
        ('<a href="https://a.example">x&#8238;y</a>', link("xy", "https://a.example")),
    ],
)
def test_one_line_is_one_link(line: str, draft: LinkDraft) -> None:
    assert read_links(line) == (draft,)


@pytest.mark.parametrize(
    "marker",
    ["- ", "* ", "• ", "•\t", "•", "  – ", "1. ", "12) ", "(3) ", "[1] ", "[1]: ", "> ", "> - ", "- [ ] ", "## "],
)
def test_list_markers_go(marker: str) -> None:
    assert read_links(f"{marker}NHS:  New ratings {A}") == (link("New ratings", A, "NHS"),)


def test_numbers_that_are_words_stay() -> None:
    assert [draft.title for draft in read_links("2016. A year\n10 things to know\n5G for all")] == [
        "2016. A year",
        "10 things to know",
        "5G for all",
    ]


def test_several_links_in_one_line() -> None:
    assert read_links(f"NHS:  [One]({A}); TUC:  [Two]({B})") == (link("One", A, "NHS"), link("Two", B, "TUC"))
    assert read_links(f"[One]({A}) and [Two]({B}) too") == (link("One", A), link("and Two too", B))
    assert read_links(f"One {A} Two {B}") == (link("One", A), link("Two", B))
    assert read_links(f"{A} One {B} Two") == (link("One", A), link("Two", B))
    assert read_links(f"{A}, {B}") == (link("", A), link("", B))


@pytest.mark.parametrize(
    "paste",
    [
        f"One\n{A}\nNHS:  Two\n{B}",
        f"One\n\n{A}\n\nNHS:  Two\n\n{B}\n",
        f"One\n{A}\n\nNHS:  Two\n{B}",
        f"{A}\nOne\n{B}\nNHS:  Two",
        f"{A}\nOne\n\n{B}\nNHS:  Two",
        f"Researched Links:\n{A}\nOne\n{B}\nNHS:  Two",
        f"• One\n   {A}\n• NHS:  Two\n   {B}",
        f"One\r\nLink: {A}\r\nNHS:  Two\r\nLink: {B}",
    ],
)
def test_words_and_the_address_on_the_next_line_are_one_link(paste: str) -> None:
    assert read_links(paste) == (link("One", A), link("Two", B, "NHS"))


def test_addresses_alone_stay_alone() -> None:
    assert read_links(f"{A}\n{B}") == (link("", A), link("", B))
    assert read_links(f"One\n{A}\n{B}") == (link("One", A), link("", B))
    assert read_links(f"- One\n- {A}") == (link("One"), link("", A))


def test_a_label_above_a_list_is_not_a_link() -> None:
    assert read_links("Researched Links:\n\nNHS:  One\n\nTwo") == (link("One", None, "NHS"), link("Two"))
    assert read_links(f"Further reading:\n{A}\n{B}") == (link("", A), link("", B))
    assert read_links(f"**Links:**\n{A}") == (link("", A),)


def test_words_with_a_colon_are_a_title_where_nothing_else_names_the_address() -> None:
    assert read_links(f"Sign up here:\n{A}") == (link("Sign up here", A),)
    assert read_links("Researched Links:") == (link("Researched Links:"),)


def test_known_sources_part_at_one_space_or_stand_above_their_title() -> None:
    assert read_links("TUC: A vote\nDWP: A plan", ["tuc"]) == (link("A vote", None, "TUC"), link("DWP: A plan"))
    assert read_links("TUC:\nA vote\nMore", ["TUC"]) == (link("A vote", None, "TUC"), link("More"))
    assert read_links(f"TUC: A vote {A}", ["TUC"]) == (link("A vote", A, "TUC"),)


def test_nothing_comes_of_nothing() -> None:
    assert read_links("") == read_links("\n \n\u00a0\n---\n•\n") == ()


@pytest.mark.parametrize(
    ("glued", "address"),
    [
        ("https://a.example/x).", "https://a.example/x"),
        ("https://a.example/x”,", "https://a.example/x"),
        ("https://en.example/wiki/A_(b)", "https://en.example/wiki/A_(b)"),
        ("https://en.example/wiki/A_(b)).", "https://en.example/wiki/A_(b)"),
        ("https://a.example/?q=1;", "https://a.example/?q=1"),
        ("https://a.example/。", "https://a.example/"),
        ("https://a.example/x/", "https://a.example/x/"),
    ],
)
def test_punctuation_of_the_sentence_is_not_part_of_an_address(glued: str, address: str) -> None:
    assert unglued(glued) == address
    assert read_links(f"One ({glued}") == (link("One", address),)


def test_an_address_is_the_whole_of_a_text_or_none() -> None:
    assert whole_address("a.example") == "https://a.example"
    assert whole_address("A.Example") is whole_address("report.pdf") is whole_address("two words") is None


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


SIGNS = [
    ":",
    ":  ",
    ": ",
    " ",
    "\n",
    "\n\n",
    "- ",
    "• ",
    "(",
    ")",
    "[",
    "]",
    "](",
    "<",
    ">",
    "\t",
    ".",
    ",",
    "|",
    "–",
    "**",
]
WORDS = [
    "NHS",
    "vote",
    "a",
    "12",
    "ratings",
    "\u00a0",
    A,
    B,
    f"[x]({A})",
    "javascript:x",
    "www.a.example",
    f"<{A}>",
    "1. ",
]
pieces = st.sampled_from([*SIGNS, *WORDS])


@given(st.lists(pieces, max_size=25).map("".join), st.sampled_from([(), ("NHS",), ("vote", "nhs")]))
def test_no_word_is_lost(paste: str, known: tuple[str, ...]) -> None:
    drafts = read_links(paste, known)
    kept = " ".join(f"{draft.source or ''} {draft.title} {draft.url or ''}" for draft in drafts)
    for line in paste.split("\n"):
        stripped = re.sub(r"^[\s>]*(?:(?:[-•]\s*)?(?:\d{1,3}[.)]\s+)?)", "", line).strip()
        if is_label(stripped.replace("**", "")) or stripped.replace("**", "").endswith(":"):
            continue
        for word in plain_words(stripped):
            assert word in kept or word in ("1", "12"), (paste, word, drafts)


@given(st.text(max_size=200))
def test_whatever_is_pasted_gives_clean_drafts(paste: str) -> None:
    for draft in read_links(paste):
        assert draft.source or draft.title or draft.url
        for text in (draft.source or "", draft.title):
            assert text == " ".join(text.split())
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
        assert draft.url is None or draft.url.startswith(("http", "mailto:", "HTTP", "Http", "MAILTO"))
    is_link_paste(paste)


@pytest.mark.parametrize(
    "paste",
    [
        A,
        f"{A}\n{B}",
        f"New ratings {A}",
        f"New ratings\n{A}",
        "NHS England:  New ratings\nTUC:  A vote",
        "Researched Links:\n\nNHS:  New ratings\n\nImprovements start small\n\nHelp can speed return\n\nAnd more",
        f"[New ratings]({A})",
        f"- NHS: [New ratings]({A})\n- [Two]({B})",
        f"NHS\tNew ratings\t{A}",
    ],
)
def test_pastes_that_look_like_links(paste: str) -> None:
    assert is_link_paste(paste)


@pytest.mark.parametrize(
    "paste",
    [
        "",
        "One line of words",
        "Several lines\nof short words\nwithout any address",
        "She had one rule:  never publish on a Friday.",
        f"The report is out. You can find it at {A}.",
        f"The [report]({A}) says that care is short of money.",
        f"You will find {A} useful for this",
        "NHS England:  New ratings\n\nThe ratings are the first of their kind and show how much there is to do.",
        "Title one\nTitle two\nTitle three\nNHS:  Four",
        "word " * 60 + A,
    ],
)
def test_prose_is_not_taken_for_links(paste: str) -> None:
    assert not is_link_paste(paste)


def test_one_line_by_its_form() -> None:
    assert is_link_line("• NHS:  New ratings")
    assert is_link_line(f"New ratings {A}")
    assert not is_link_line("New ratings published")
    assert not is_link_line("")


@pytest.mark.parametrize(
    "unit", ["[", "[a](", "[a](b '", "<a ", "<a>", "- ", "(", ": ", "https://", "**a", "> ", "[[a]", "![", "\t"]
)
def test_a_hostile_paste_is_read_and_does_not_hang(unit: str) -> None:
    assert len(read_links(unit * 4000, ["NHS"])) <= 4000
    assert is_link_paste(unit * 4000) in (True, False)


def test_three_links_in_three_forms_are_three_links() -> None:
    text = "Met Office:  Rain expected\nhttps://rain.example/today\n[Umbrellas](https://umbrella.example/)"
    assert [draft.url for draft in read_links(text)] == [
        None,
        "https://rain.example/today",
        "https://umbrella.example/",
    ]


def test_an_indented_address_belongs_to_the_words_above_it_in_any_company() -> None:
    text = "Met Office:  Rain expected\n    https://rain.example/today\n[Umbrellas](https://umbrella.example/)"
    assert read_links(text)[0] == LinkDraft("Met Office", "Rain expected", "https://rain.example/today")


@pytest.mark.parametrize(
    "paste",
    [
        "[a](" + " " * 20_000,
        "[" * 20_000,
        " **a" * 7_500,
        "https://a.example/" + ")" * 20_000,
        "\n".join(f"Title {number}\nhttps://a.example/{number}" for number in range(3_000)),
    ],
)
def test_a_hostile_paste_is_quickly_read(paste: str) -> None:
    begun = process_time()
    read_links(paste)
    is_link_paste(paste)
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Harbour wall\nhttps://sea.example/wall\n[Crane](https://sea.example/crane)", ["wall", "crane"]),
        ("Crane\nhttps://sea.example/crane\u200b\n", ["crane"]),
        ("Crane（https://sea.example/crane）。", ["crane"]),
        ("Crane【https://sea.example/crane】、", ["crane"]),
        ("参考：\nCrane\nhttps://sea.example/crane", ["crane"]),
        ("Quellen：\nCrane https://sea.example/crane", ["crane"]),
        ("Sea:  Crane\thttps://sea.example/crane", ["crane"]),
        ("a. Wall https://sea.example/wall\n   i. Crane https://sea.example/crane", ["wall", "crane"]),
        ("§\tCrane\nhttps://sea.example/crane\n§\tWall\nhttps://sea.example/wall", ["crane", "wall"]),
        ("Tide tables\nhttps://sea.example/Tide Tables 2027.pdf", ["Tide%20Tables%202027.pdf"]),
        (
            "Tides\nhttps://sea.example/archive/2027/11/all-the-tides-of-the-eastern-\nshore-by-day.html\n"
            "Crane\nhttps://sea.example/crane",
            ["archive/2027/11/all-the-tides-of-the-eastern-shore-by-day.html", "crane"],
        ),
        (
            "https://sea.example/archive/2027/11/all-the-tides-of-the-eastern-shore\nCovid-19\n"
            "https://sea.example/crane\nCrane",
            ["archive/2027/11/all-the-tides-of-the-eastern-shore", "crane"],
        ),
    ],
)
def test_links_that_a_program_bent_come_in_straight(text: str, links: list[str]) -> None:
    found = read_links(text)
    assert [draft.url for draft in found] == [f"https://sea.example/{each}" for each in links]
    assert all(draft.title and not set("（）【】:：\t") & set(draft.title) for draft in found)


def test_a_full_width_colon_parts_a_source_from_a_title() -> None:
    assert read_links("町報：祭りの日程\nhttps://machi.example/matsuri") == (
        LinkDraft("町報", "祭りの日程", "https://machi.example/matsuri"),
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fsea.example%2Fcrane&data=05%7C01&reserved=0",
        "https://www.google.com/url?q=https%3A%2F%2Fsea.example%2Fcrane&sa=D",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fsea.example%2Fcrane&h=AT0",
    ],
)
@pytest.mark.parametrize("form", ["Crane\n{}", "{}", "[Crane]({})", "Crane {}", "Crane\t{}"])
def test_an_address_behind_a_filter_is_read_as_pasted_and_kept_without_it(form: str, wrapped: str) -> None:
    assert [draft.url for draft in pasted_links(form.format(wrapped))] == [wrapped]
    assert [draft.url for draft in read_links(form.format(wrapped))] == ["https://sea.example/crane"]


def test_counters_are_off_an_address_that_is_kept() -> None:
    text = "Next https://marsh.example/next?id=7&utm_source=mail"
    assert [draft.url for draft in read_links(text)] == ["https://marsh.example/next?id=7"]
    assert [draft.url for draft in pasted_links(text)] == ["https://marsh.example/next?id=7&utm_source=mail"]


@pytest.mark.parametrize("head", ["Source\tTitle\tAddress", "Quelle\tTitel\tLink", "who\twhat\tURL"])
def test_the_names_of_columns_are_no_link(head: str) -> None:
    rows = f"NHS\tNew ratings\t{A}\nTide Office\tHigh water at six\thttps://tide.example/6"
    assert read_links(f"{head}\n{rows}") == read_links(rows)
    assert len(read_links(rows)) == 2


@pytest.mark.parametrize("first", ["NHS\tNew ratings\t", "NHS\tNew ratings\tto come", "Links\tNew ratings\tasked for"])
def test_a_first_row_that_waits_for_its_address_stays_a_link(first: str) -> None:
    made = read_links(f"{first}\nTide Office\tHigh water at six\thttps://tide.example/6")
    assert len(made) == 2
    assert "New ratings" in made[0].title
    assert made[0].url is None


def test_of_the_two_cells_around_an_address_the_longer_is_the_title() -> None:
    rows = f"Barge sails on\t{A}\tTides\nQuay\t{A}/2\tWhat the yard left\nNo source\t{A}/3\t12 Nov\nAlone\t{A}/4"
    assert [(each.source, each.title) for each in read_links(rows)] == [
        ("Tides", "Barge sails on"),
        ("Quay", "What the yard left"),
        (None, "No source 12 Nov"),
        (None, "Alone"),
    ]


def test_rows_with_a_day_behind_their_address_are_links() -> None:
    rows = f"Tide Times\tBarge sails on\t{A}\t2026-11-12\nGazette\tWhat the yard left\t{A}/yard\t2026-11-13\n"
    assert is_link_paste(rows)
    assert not is_link_paste(f"The barge that {A} tells of has sailed on")
    assert [(each.source, each.url) for each in read_links(rows)] == [("Tide Times", A), ("Gazette", f"{A}/yard")]


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"A ""quiet"" word, with commas"', 'A "quiet" word, with commas'),
        ('"""Never again"""', '"Never again"'),
        ('"Never again" and "soon"', '"Never again" and "soon"'),
    ],
)
def test_a_cell_in_the_quotes_of_a_spreadsheet_is_what_it_held(cell: str, title: str) -> None:
    assert read_links(f"{cell}\t{A}") == (LinkDraft(None, title, A),)


@pytest.mark.parametrize(
    "text",
    [
        "Annual report\nhttps://a.example/reports/Annual Report 2026",
        "Annual <https://a.example/reports/Annual Report 2026>",
        "Annual report\thttps://a.example/reports/Annual Report 2026",
        "Summary\nhttps://a.example/My%20Files/Annual Report 2026",
        "Minutes\nhttps://a.example/f/Minutes of 5 May/page",
    ],
)
def test_an_address_with_spaces_and_no_ending_of_a_file_is_one(text: str) -> None:
    (link,) = read_links(text)
    assert link.title
    assert link.url
    assert "%20" in link.url
    assert " " not in link.url


@pytest.mark.parametrize(
    "text", ["https://a.example/walls Walls by age", "Walls by age\nhttps://a.example/Walls with a map"]
)
def test_words_behind_an_address_that_do_not_repeat_the_title_are_words(text: str) -> None:
    assert all("%20" not in (link.url or "") for link in read_links(text))


def test_an_item_that_a_mail_program_wrapped_is_one_link() -> None:
    text = (
        "- NHS England:  New ratings of all hospital trusts published after a\n  long delay\n"
        "- Coastal Bureau:  Walls\n  https://coast.example/w\n"
        "- Harbour Board:  Short\n  words of their own\n"
    )
    assert [(link.title, link.url) for link in read_links(text)] == [
        ("New ratings of all hospital trusts published after a long delay", None),
        ("Walls", "https://coast.example/w"),
        ("Short", None),
        ("words of their own", None),
    ]


@pytest.mark.parametrize(
    "text", ["see `https://quay.example/v?t=1`, it says", "`get https://quay.example/v?t=1` does it"]
)
def test_an_address_among_code_ends_where_the_code_ends(text: str) -> None:
    """No address has a backtick (RFC 3986, section 2)."""
    assert [each.url for each in found_in(text)] == ["https://quay.example/v?t=1"]
