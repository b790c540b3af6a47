"""Habits of plain text newsletters that say what is a headline, a section, a link or neither."""

import pytest

from desk.intake.reading import Reading
from desk.intake.text import read_text
from desk.model.issue import Kind

PROSE = (
    "The harbour board met on Tuesday and agreed that the old crane will be taken down before the winter storms.",
    "Nobody had expected the vote to be so clear, and the chair asked for it to be counted twice before lunch.",
    "A second report, due in the summer, will look at what the work may cost and at who is going to pay for it.",
    "Until then the ferry leaves from the mill, with a small shelter for walkers and their dogs on market days.",
)


def read(text: str) -> Reading:
    """The one newsletter in a text; P0 to P3 stand for paragraphs."""
    for place, words in enumerate(PROSE):
        text = text.replace(f"P{place}", words)
    (reading,) = read_text(text)
    return reading


def outline(reading: Reading) -> list[tuple[str | None, str | None]]:
    """Section and headline of each story."""
    return [(story.section, story.headline) for story in reading.stories]


def lost(reading: Reading) -> list[str]:
    return [left.words for left in reading.left_out if left.reason.startswith("no place")]


TWO_SECTIONS = [("News", "Crane comes down"), ("News", "Ferry moves"), ("Letters", "Dogs on deck")]


@pytest.mark.parametrize(
    ("section", "headline"),
    [
        ("*** {} ***", ">> {}"),
        ("*** {} ***", "* {} *"),
        ("### {} ###", "{}"),
        ("*{}*", "{}"),
        (">> {} <<", "{}"),
        ("==={}===", "- {} -"),
    ],
)
def test_signs_and_arrows_around_titles(section: str, headline: str) -> None:
    parts = []
    for place, (title, story) in enumerate(TWO_SECTIONS):
        if place != 1:
            parts.append(section.format(title))
        parts.append(f"{headline.format(story)}\nP{place}\nhttp://quay.example/{place}")
    reading = read("\n\n".join(parts))
    assert outline(reading) == TWO_SECTIONS
    assert [story.links[0].url for story in reading.stories] == [f"http://quay.example/{at}" for at in range(3)]


def test_words_in_capitals_stand_above_plain_headlines() -> None:
    reading = read("NEWS\n\nCrane comes down\n\nP0\n\nFerry moves\n\nP1\n\nLETTERS\n\nDogs on deck\n\nP2")
    assert outline(reading) == [("NEWS", "Crane comes down"), ("NEWS", "Ferry moves"), ("LETTERS", "Dogs on deck")]


def test_a_word_right_above_each_headline_is_its_section() -> None:
    reading = read(
        "Quay Post\n3 May 2009\n\n"
        "MUSIC\nBells for beginners\nP0\n\nFOOD\nThe jam wars begin\nP1\n\nPEOPLE\nOne last winter\nP2"
    )
    assert outline(reading) == [
        ("MUSIC", "Bells for beginners"),
        ("FOOD", "The jam wars begin"),
        ("PEOPLE", "One last winter"),
    ]


def test_a_newsletter_sent_on_as_a_quotation() -> None:
    inner = "Quay Post\n3 May 2009\n\nCrane comes down\n----------------\nP0\n\nFerry moves\n-----------\nP1"
    reading = read("Have a look.\n\n" + "\n".join(f"> {line}".rstrip() for line in inner.split("\n")))
    assert outline(reading) == [(None, "Crane comes down"), (None, "Ferry moves")]
    assert lost(reading) == []


def test_quoted_words_in_a_story_stay_a_quotation() -> None:
    reading = read("Crane comes down\n----------------\n> They will miss it, she said.\n\nP0\n\nFerry\n-----\nP1")
    assert reading.stories[0].body.startswith("> They will miss it")


@pytest.mark.parametrize(
    ("line", "day", "number"),
    [
        ("Nr. 8, 14. März 2012", "2012-03-14", 8),
        ("n° 112 - 3 février 2010", "2010-02-03", 112),
        ("Número 15 | 10 de mayo de 2018", "2018-05-10", 15),
        ("Numero 4 - 1 dicembre 2003", "2003-12-01", 4),
        ("Nummer 7, 9 augustus 2001", "2001-08-09", 7),
    ],
)
def test_dates_and_numbers_in_other_languages(line: str, day: str, number: int) -> None:
    reading = read(f"Hafenpost\n{line}\n\nCrane comes down\n\nP0\n\nFerry moves\n\nP1")
    assert (reading.publication, reading.date, reading.number) == ("Hafenpost", day, number)


def test_an_author_and_a_date_below_a_headline_are_its_byline() -> None:
    reading = read(
        "Crane comes down\n\nBy Agnes Torv\nJune 2, 2010\n\nP0\n\nFerry moves\n\nBy N. Hale\nJune 1, 2010\n\nP1"
    )
    assert [story.headline for story in reading.stories] == ["Crane comes down", "Ferry moves"]
    assert [story.byline for story in reading.stories] == ["By Agnes Torv June 2, 2010", "By N. Hale June 1, 2010"]
    assert [story.paragraphs for story in reading.stories] == [1, 1]


def test_a_name_behind_a_dash_ends_a_story_and_is_no_headline() -> None:
    reading = read(
        "Quay Post\n3 May 2009\n\nCRANE COMES DOWN\n\nP0\n-- M. Blum, Leith\n\nFERRY MOVES\n\nP1\n-- Hire Co (sponsor)"
    )
    assert [story.headline for story in reading.stories] == ["CRANE COMES DOWN", "FERRY MOVES"]
    assert reading.stories[0].byline == "M. Blum, Leith"
    assert (reading.stories[1].kind, reading.stories[1].sponsor) == (Kind.SPONSOR, "Hire Co")


def test_buttons_of_a_pasted_page_are_left_out_and_end_their_story() -> None:
    reading = read(
        "Crane comes down\nP0\nRead more\n\nNews\n\nFerry moves\nP1\nRead more\n\nDogs on deck\nP2\nRead more"
    )
    assert outline(reading) == [(None, "Crane comes down"), ("News", "Ferry moves"), ("News", "Dogs on deck")]
    assert [left.words for left in reading.left_out] == ["Read more"] * 3
    assert all(not story.links for story in reading.stories)


def test_an_address_below_a_button_is_a_link() -> None:
    reading = read("CRANE COMES DOWN\n\nP0\n\nRead more\nhttp://quay.example/0\n\nFERRY MOVES\n\nP1")
    assert [link.url for link in reading.stories[0].links] == ["http://quay.example/0"]


def test_links_below_topics_are_items_of_sections() -> None:
    reading = read(
        "Money\n\nThe tax that taxes itself (https://m.example/tax)\nWhy coins are round (https://m.example/coins)\n\n"
        "Food\n\nBread, before wheat (https://f.example/bread)\n"
    )
    assert outline(reading) == [
        ("Money", "The tax that taxes itself"),
        ("Money", "Why coins are round"),
        ("Food", "Bread, before wheat"),
    ]
    assert [story.links[0].url for story in reading.stories] == [
        "https://m.example/tax",
        "https://m.example/coins",
        "https://f.example/bread",
    ]


def test_titles_with_their_addresses_below_and_topics_with_a_colon() -> None:
    reading = read(
        "Politics:\n\nThe bill is gone\nhttp://g.example/1\nThe whip stays\nhttp://g.example/2\n\n"
        "Money:\n\nBanks lend to banks\nhttp://g.example/3\nSavings compared\nhttp://g.example/4\n"
    )
    assert outline(reading) == [
        ("Politics", "The bill is gone"),
        ("Politics", "The whip stays"),
        ("Money", "Banks lend to banks"),
        ("Money", "Savings compared"),
    ]


def test_links_with_a_few_words_behind_a_dash() -> None:
    reading = read(
        "What I cooked\nP0\n\nWhat I read\nThe Salt Path [ http://s.example/1 ] – P1\n"
        "Onions [ http://s.example/2 ] – P2\n"
    )
    assert outline(reading) == [(None, "What I cooked"), ("What I read", "The Salt Path"), ("What I read", "Onions")]


def test_a_story_of_links_alone_between_two_others() -> None:
    reading = read(
        "Crane comes down\n\nP0\nFurther Links:\n\nQuay Board:  Minutes of the meeting\n\nWho hired the crane?\n\n\n"
        " More on the ferry\n\nViews keep coming in:\n\nFurther Links:\n\nMill Trust:  Landing fees\n\nA stop too far\n"
    )
    assert [(story.headline, len(story.links)) for story in reading.stories] == [
        ("Crane comes down", 2),
        ("More on the ferry", 2),
    ]


def test_a_title_between_cards_opens_a_section() -> None:
    cards = "\n\n".join(f"{title}\n\n{title}\nWords below a card" for title in ("Ten piers", "Four cranes"))
    reading = read(f"On the quay\n\n{cards}\n\nEvents\n\nOpen day\n\nOpen day\nCome and see the crane")
    assert outline(reading) == [("On the quay", "Ten piers"), ("On the quay", "Four cranes"), ("Events", "Open day")]
    assert all(story.kind == Kind.CARD for story in reading.stories)


def test_an_advertisement_in_a_frame_of_signs() -> None:
    reading = read(
        "Quay Post\nIssue 31 -- 17 May 2004\n\n~~~~~~~~~ ADVERTISEMENT ~~~~~~~~~\nRope by the mile! P3\n"
        "http://rope.example/\n~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n\n### News ###\n\nCrane comes down\nP0\n"
        "<http://quay.example/0>\n\nFerry moves\nP1\n\n### Letters ###\n\nDogs on deck\nP2\n"
    )
    assert reading.stories[0].kind == Kind.SPONSOR
    assert "<http://rope.example/>" in reading.stories[0].body
    assert outline(reading)[1:] == TWO_SECTIONS


def test_contents_that_name_sections() -> None:
    reading = read(
        "CONTENTS\n  News ............ 1\n  Letters ......... 2\n\n===NEWS===\n\n- Crane comes down -\nP0\n\n"
        "- Ferry moves -\nP1\n\n===LETTERS===\n\n- Dogs on deck -\nP2\n"
    )
    assert outline(reading) == [("NEWS", "Crane comes down"), ("NEWS", "Ferry moves"), ("LETTERS", "Dogs on deck")]


def test_what_stands_between_contents_and_the_first_story_opens_none() -> None:
    reading = read(
        "Quay Post 14/2005\n\nTopics:\n  Crane Comes Down\n  Ferry Moves\n  Dogs On Deck\n\nReuse under licence\n"
        "   <http://quay.example/terms>\n   --------------------------------\n\n"
        "Crane Comes Down\n----------------\nP0\n\nFerry Moves\n-----------\nP1\n\nDogs On Deck\n------------\nP2\n"
    )
    assert [story.headline for story in reading.stories if story.headline] == [
        "Crane Comes Down",
        "Ferry Moves",
        "Dogs On Deck",
    ]
    assert lost(reading) == []


def test_bullets_that_stand_alone_part_items() -> None:
    items = ("Crane by Ann Orr\n\nP0", "Ferry by Jo Falk", "Dogs by Ida Moss\n\nP1", "Piers by Lee Abt\n\nP2")
    reading = read("Featured\n" + "\n\n".join(f"•\n\n{item}" for item in items))
    assert [story.headline for story in reading.stories] == ["Crane", "Ferry", "Dogs", "Piers"]


def test_a_box_around_a_headline_belongs_to_the_text_below_it() -> None:
    def box(*lines: str) -> str:
        side = "+" + "-" * 40 + "+"
        return "\n".join([side, *(f"| {line:<38} |" for line in lines), side])

    reading = read(
        "\n\n".join(
            f"{box(title, 'from the quay dept.', 'posted by jo', f'http://q.example/{place}')}\n\nP{place}"
            for place, title in enumerate(("Crane comes down", "Ferry moves", "Dogs on deck"))
        )
    )
    assert [story.headline for story in reading.stories] == ["Crane comes down", "Ferry moves", "Dogs on deck"]
    assert all(PROSE[place] in story.body for place, story in enumerate(reading.stories))


def test_titles_that_end_as_sentences_do_are_headlines_where_they_are_many() -> None:
    reading = read("Flax Day Report. P0\n\nNew Wool Policy. P1\n\nA Wheel for All. P2")
    assert [story.headline for story in reading.stories] == ["Flax Day Report", "New Wool Policy", "A Wheel for All"]
    assert [story.body for story in reading.stories] == list(PROSE[:3])


def test_a_sentence_that_looks_like_a_title_stays_in_its_paragraph() -> None:
    reading = read("FLAX DAY\n\nP0\n\nMeet Ann Orr. P1\n\nWOOL\n\nP2\n\nP3\n\nWHEELS\n\nP0")
    assert [story.headline for story in reading.stories] == ["FLAX DAY", "WOOL", "WHEELS"]


@pytest.mark.parametrize("gap", [2, 3, 4])
def test_more_empty_lines_than_the_newsletter_had_change_nothing(gap: int) -> None:
    text = (
        "Crane comes down\n\nP0\n\nP1\n\nFurther Links:\n\nQuay Board:  Minutes of the meeting\n\nWho hired it?\n\n"
        "Ferry moves\n\nP2\n\nP3\n\nFurther Links:\n\nMill Trust:  Landing fees\n\nA stop too far\n\nDogs on deck\n\nP0"
    )
    once, again = read(text), read(text.replace("\n\n", "\n" * (gap + 1)))
    assert outline(again) == outline(once)
    assert [story.links for story in again.stories] == [story.links for story in once.stories]
    assert [story.paragraphs for story in again.stories] == [2, 2, 1]


def test_the_links_of_an_author_are_kept_aside() -> None:
    reading = read(
        "[1]Crane comes down\nby [2]Ann Orr ([3]ORR)\n\nP0\n\n[4]Ferry moves\nby [5]Jo Falk ([6]JO)\n\nP1\n\n"
        "[7]Dogs on deck\nby [8]Ida Moss ([9]IDA)\n\nP2\n\n"
        + "\n".join(f"{number}. http://quay.example/{number}" for number in range(1, 10))
    )
    assert [link.url for story in reading.stories for link in story.links] == [
        f"http://quay.example/{number}" for number in (1, 4, 7)
    ]
    kept = {left.url for left in reading.left_out if left.reason == "link of a byline"}
    assert kept == {f"http://quay.example/{number}" for number in (2, 3, 5, 6, 8, 9)}
