"""What a paste is taken for, and what it holds."""

import pytest

from desk.links.paste import LinkDraft
from desk.read.paste import What, Where, paste, paste_page, read_again

STORY = """Gulls take the market hall

They came by the roof and stay for the fish. Nobody complains but the fishmonger, who has written to the council
twice and got no answer.

Researched Links:

The Quay Times:  Gulls in the hall

Town council:  Minutes of the market committee
"""


def test_a_story_with_its_links_is_one_story() -> None:
    pasted = paste(STORY, Where.STORIES)
    assert pasted.what == What.STORIES
    assert pasted.reading is not None
    (story,) = pasted.reading.issue.stories
    assert story.headline == "Gulls take the market hall"
    assert story.body.startswith("They came by the roof")
    assert story.links_label == "Researched Links"
    assert [(link.source, link.title) for link in pasted.reading.issue.links] == [
        ("The Quay Times", "Gulls in the hall"),
        ("Town council", "Minutes of the market committee"),
    ]


@pytest.mark.parametrize("where", [Where.HEADLINE, Where.STANDFIRST])
def test_in_a_field_of_one_line_everything_is_prose(where: Where) -> None:
    assert paste("Gulls take the hall", where).what == What.PROSE


def test_prose_in_a_body_stays_prose() -> None:
    text = "They came by the roof and stay for the fish.\n\nNobody complains but the fishmonger."
    pasted = paste(text, Where.BODY)
    assert (pasted.what, pasted.text) == (What.PROSE, text)


def test_a_list_of_addresses_is_links() -> None:
    pasted = paste("https://quay.example/a\nhttps://quay.example/b\n", Where.STORIES)
    assert pasted.what == What.LINKS
    assert [link.url for link in pasted.links] == ["https://quay.example/a", "https://quay.example/b"]


def test_what_is_pasted_into_the_links_is_links() -> None:
    pasted = paste("The Quay Times:  Gulls in the hall", Where.LINKS)
    assert pasted.links == (LinkDraft("The Quay Times", "Gulls in the hall", None),)


def test_a_page_of_the_clipboard_is_read_as_a_page() -> None:
    page = (
        "<h2>Gulls take the hall</h2><p>They came by the roof and stay for the fish all day.</p>"
        "<h2>A lamp for the mole</h2><p>It is green, and it can be seen from all of the islands.</p>"
    )
    pasted = paste(page, Where.STORIES)
    assert pasted.reading is not None
    assert [story.headline for story in pasted.reading.issue.stories] == ["Gulls take the hall", "A lamp for the mole"]


MAIL = """From: Quay Post <post@quay.example>
Subject: Quay Post 7
Date: Thu, 12 Nov 2026 07:00:00 +0000
MIME-Version: 1.0
Content-Type: text/html

<html><body><p><a href="https://quay.example/7">View in your browser</a></p>
<h2>A crane gets a name</h2><p>Schoolchildren chose it out of four hundred. It is Gerald.</p>
<h2>Dues rise</h2><p>From January every boat pays more, and the fishermen do not like it.</p>
<p>You get this because you signed up. <a href="https://quay.example/u">Unsubscribe</a></p></body></html>
"""


def test_the_source_of_a_mail_is_read_as_a_mail_without_its_head_and_foot() -> None:
    found = paste(MAIL)
    assert found.what == What.STORIES
    assert found.reading is not None
    stories = list(found.reading.issue.in_order())
    assert [story.headline for story in stories] == ["A crane gets a name", "Dues rise"]
    assert not any("Unsubscribe" in story.body or "From:" in story.body for story in stories)
    again = read_again(found.data, found.form, ())
    assert [story.body for story in again.issue.in_order()] == [story.body for story in stories]


def test_the_other_ways_to_take_a_paste_are_offered_and_can_be_asked_for() -> None:
    pasted = paste(STORY, Where.STORIES)
    assert What.PROSE in pasted.others
    assert paste(STORY, Where.STORIES, as_what=What.PROSE).text.startswith("Gulls take the market hall")


@pytest.mark.parametrize("text", ["", " \n", "\x00"])
def test_nothing_is_prose(text: str) -> None:
    assert paste(text, Where.STORIES).what == What.PROSE


_COPIED = (
    "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000500\r\n<html><body>\r\n<!--StartFragment-->"
    "<h3>Gulls take the market hall</h3><p>They came by the roof and stay for the fish, which nobody had asked them "
    "to do.</p><ul><li><a href='https://quay.example/gulls'>Gulls in the hall</a></li></ul>"
    "<!--EndFragment-->\r\n</body></html>"
)


def test_a_page_on_the_clipboard_is_read_as_a_page_with_its_addresses() -> None:
    pasted = paste_page(_COPIED, "Gulls take the market hall\nThey came by the roof …\nGulls in the hall")
    assert pasted.what == What.STORIES
    assert pasted.reading is not None
    (story,) = pasted.reading.issue.stories
    assert story.headline == "Gulls take the market hall"
    assert [link.url for link in pasted.reading.issue.links] == ["https://quay.example/gulls"]


def test_a_page_that_says_no_more_than_its_text_is_read_as_the_text() -> None:
    page = '<meta charset="utf-8"><div style="color:#ccc"><span>one</span></div><div><span>two</span></div>'
    assert paste_page(page, "  • one\n  • two", Where.BODY) == paste("  • one\n  • two", Where.BODY)


UNIONS = "TUC: The bill heads for the Commons\nHarbour Board: Minutes of the week\nNIESR: UK and Europe: what next?"
SPLIT = [
    ("TUC", "The bill heads for the Commons"),
    ("Harbour Board", "Minutes of the week"),
    ("NIESR", "UK and Europe: what next?"),
]


def test_a_list_of_names_and_titles_is_links_in_the_running_order_and_prose_in_a_text() -> None:
    found = paste(UNIONS, "stories")
    assert found.what == "links"
    assert [(each.source, each.title) for each in found.links] == SPLIT
    assert paste(UNIONS, "body").what == "prose"


def test_below_the_label_of_a_story_such_a_list_is_its_links_with_their_sources() -> None:
    words = "Passengers have been reading the winter timetable while standing on their heads all week."
    reading = paste(f"Ferry timetable upside down\n\n{words}\n\nResearched Links:\n{UNIONS}\n").reading
    assert reading is not None
    assert [(each.source, each.title) for each in reading.issue.links] == SPLIT


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 1500 + "Gulls take <b>the hall</b>" + "</div>" * 1500,
        "<b>x</b><pre>" + "Gulls take the hall, a long line of a text.\n" * 30 + "</pre>",
    ],
    ids=["too deep to be parsed", "a text in a page"],
)
def test_a_page_that_is_read_as_a_text_is_its_words_and_no_markup(page: str) -> None:
    for pasted in (paste_page(page, "", Where.BODY), paste(f"<p></p>{page}", Where.BODY)):
        assert "Gulls take the hall" in " ".join(pasted.text.split())
        assert "<" not in pasted.text
    assert paste_page(page, "Gulls, as plain text.", Where.BODY).text == "Gulls, as plain text."


@pytest.mark.parametrize("where", [Where.BODY, Where.STORIES])
@pytest.mark.parametrize("gap", [" ", "  "])
def test_an_agenda_is_no_list_of_sources_unless_it_has_addresses(where: Where, gap: str) -> None:
    lines = [f"{day}:{gap}{what}" for day, what in (("Monday", "Budget"), ("Tuesday", "Harbour"), ("Friday", "Market"))]
    assert paste("\n".join(lines), where).what == What.PROSE
    assert paste("\n".join(f"{line} https://hall.example/{line[0]}" for line in lines), where).what == What.LINKS


@pytest.mark.parametrize(
    "text",
    [
        "Flour: 200 g\nSugar: 100 g\nEggs: three",
        "Anna: reads the letter\nBen: brings a cake\nCleo: sings",
        "Agenda\n\n1. Minutes\n2. Roof\n3. Any other business",
        "- eggs\n- flour\n- milk",
    ],
)
def test_what_says_how_much_or_who_does_what_is_neither_links_nor_stories(text: str) -> None:
    assert paste(text, Where.STORIES).what == What.PROSE
    assert paste(text, Where.BODY).what == What.PROSE


@pytest.mark.parametrize("remark", [".. a remark of mine\n\n", ""])
def test_prose_with_signs_of_another_markup_keeps_the_words_that_this_leaves_out(remark: str) -> None:
    text = f"The `board <https://b.example/>`__ met.\n\n{remark}It `agreed <https://a.example/>`__ to `this <https://t.example/>`__."
    told = paste(text, Where.STANDFIRST).text
    assert all(word in told for word in f"{remark} board agreed this https://a.example/".replace("..", "").split())


def test_a_short_paste_that_ends_as_a_newsletter_does_has_a_masthead_and_a_foot() -> None:
    """What stands above how to leave it is of it; without that a paste is nothing but stories."""
    told = "".join(
        f"{title}\nThe quay was shut, and boats wait for the tide of Thursday.\nhttps://a.example/{at}\n\n"
        for at, title in enumerate(("Fog at noon", "Eels are back", "Crane sold", "Lost oar found"))
    )
    whole = f"Quay Post No. 12\n9 May 2031\n\n{told}Unsubscribe: https://a.example/leave\nQuay Post, 2 Quay Street\n"
    reading = paste(whole).reading
    assert reading is not None
    assert [story.headline for story in reading.issue.stories] == [
        "Fog at noon",
        "Eels are back",
        "Crane sold",
        "Lost oar found",
    ]
    assert (reading.issue.number, [each.reason for each in reading.left_out][-1]) == (12, "footer")
    part = paste(whole.partition("Unsubscribe")[0]).reading
    assert part is not None
    assert "footer" not in [each.reason for each in part.left_out]
    short = paste(
        "Crane sold\nThe crane was sold.\nhttps://a.example/1\n\nUnsubscribe: https://a.example/leave\n"
    ).reading
    assert short is None or "footer" not in [each.reason for each in short.left_out]


def test_a_short_paste_that_ends_as_a_newsletter_does_is_read_as_its_file() -> None:
    """Rows with their addresses in brackets are headlines: that is a ruling on whole newsletters."""
    rows = (
        ("Hobel aus einem Stück", "Ein Tischler baut Hobel aus Birnbaum, ohne Leim und ohne jede Schraube."),
        ("Die Säge, die nicht klemmt", "Das Blatt ist hinten dünner als vorn. Klingt einfach, war es nicht."),
        ("Schraubstock für Linkshänder", "Endlich sitzt der Hebel auf der anderen Seite der Bank, wo er hingehört."),
        ("Esche wird knapp", "Der Preis ist seit Januar um ein Drittel gestiegen, und er steigt weiter."),
        ("Wie man Nussbaum trocknet", "Langsam, im Schatten und mit viel Geduld, sagt der alte Meister aus Tarn."),
    )
    told = "".join(f"{head} [https://werk.example/{at}]\n{text}\n\n" for at, (head, text) in enumerate(rows))
    pasted = paste(f"DER WERKBRIEF\nAusgabe 8 - 5. Mai 2027\n\n{told}Abmelden [https://werk.example/abmelden]\n")
    assert pasted.reading is not None
    assert [story.headline for story in pasted.reading.issue.in_order()] == [head for head, _ in rows]


def test_words_that_stand_alone_below_an_address_are_no_link_that_waits() -> None:
    told = "🧵 {}\nThe mill of {} reopens, and all of its looms work.\nhttps://quay.example/{}\n\n"
    names = ("Threads", "Needles", "Yarns")
    reading = paste("".join(told.format(each, each, each) for each in names) + "See you on Friday, Mo\n").reading
    assert reading is not None
    issue = reading.issue
    assert [link.title for link in issue.links] == [f"🧵 {each}" for each in names]
    assert issue.stories[-1].body.endswith("See you on Friday, Mo")


def test_the_front_matter_of_a_paste_is_among_what_was_left_out() -> None:
    """It says which issue that was; the paste goes into another, and no word of it is lost."""
    told = "".join(f"## {title}\n\nThe quay was shut on Monday.\n\n" for title in ("Winch 2", "Crane", "Boats"))
    reading = paste(f'---\ntitle: "Quay Letter"\nnumber: 15\nauthor: Ida\n---\n\n{told}').reading
    assert reading is not None
    assert {each.text for each in reading.left_out} >= {"title: Quay Letter", "number: 15", "author: Ida"}


def test_below_a_label_of_a_paste_a_known_source_opens_a_link() -> None:
    told = "".join(f"{title}\n\nThe quay was shut.\n\nLinks:\nQuay Board: Fees\n\n" for title in ("Winch", "Crane"))
    reading = paste(told, known=("Quay Board",)).reading
    assert reading is not None
    assert [(link.source, link.title) for link in reading.issue.links] == [("Quay Board", "Fees")] * 2


@pytest.mark.parametrize("title", ["", "IN THIS ISSUE\n", "Inhalt\n"])
def test_a_list_of_what_comes_is_no_story_of_a_paste(title: str) -> None:
    names = ("Quay opens", "Fares up", "Choir seeks tenors")
    told = "".join(f"{at}. {name}\n\nIt begins at half past seven.\n\n" for at, name in enumerate(names, 1))
    listed = "".join(f"{at}. {name}\n" for at, name in enumerate(names, 1))
    found = paste(f"{title}{listed}\n{told}").reading
    assert found is not None
    assert [story.headline for story in found.issue.in_order()] == list(names)
    assert [each.text for each in found.left_out][-3:] == list(names)


def test_a_greeting_above_items_is_no_section_of_a_paste() -> None:
    found = paste("Hello,\n\n1. Slide shut\n\nIt stays shut.\n\n2. Flea market\n\nFrom nine to two.\n").reading
    assert found is not None
    assert [section.title for section in found.issue.sections] == [None]
    assert [story.headline for story in found.issue.in_order()] == ["Slide shut", "Flea market"]
