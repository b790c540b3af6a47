"""Kinds of publications, each invented: what a publisher mails, what a club prints, lists of links with a text each."""

import pytest

from desk.read.read import read, read_all
from desk.read.reading import Reading

CARDS = (
    ("Harbour", "Crane sold after ninety years", "The board has sold its last crane to a museum in the hills, which "
     "will come for it with a longer lorry than the one it came with last spring, and with four men."),
    ("On the buses", "Line nine stops at the wrong church", "Passengers who wanted the fish market have been shown two "
     "sermons and a raffle since Monday, and the timetable says that it will go on until the summer."),
    ("Town hall", "Mayor finds the second key", "It had been in the clock. The first key is still missing, and so is "
     "the man who winds the clock, who was seen last on the ferry to the islands with a small case."),
    ("Weather", "Fog is to be measured in metres again", "The office tried sheep for a year. There were never enough "
     "sheep on the days when there was enough fog, and the farmers have asked for their money."),
)  # fmt: skip


def headlines(reading: Reading) -> list[str | None]:
    return [story.headline for story in reading.issue.in_order()]


def card(at: int, topic: str, title: str, text: str) -> str:
    def link(words: str, part: str) -> str:
        return f'<a href="https://news.example/d?{at}{part}">{words}</a>'

    rows = (
        link('<img src="https://news.example/p.jpg" width="560">', "p"),
        f'<b style="font-size:16px">{topic}</b>',
        link(f'<span style="font-size:18px">{title}</span>', "t"),
        link(f'<span style="font-size:14px">{text}</span>', "s"),
    )
    return "".join(f"<table><tr><td>{row}</td></tr></table>" for row in rows)


def test_cards_of_a_publishers_mail_have_their_linked_titles_as_headlines() -> None:
    cards = "".join(card(at, *each) for at, each in enumerate(CARDS * 2))
    page = (
        '<table><tr><td style="font-size:12px"><a href="https://news.example/w">View in browser</a></td></tr></table>'
        f'<table><tr><td style="font-size:35px">The evening</td></tr></table>{cards}'
        '<table><tr><td style="font-size:12px"><a href="https://news.example/u">Unsubscribe</a></td></tr></table>'
    )
    reading = read(page, form="html")
    assert headlines(reading) == [title for _, title, _ in CARDS] * 2
    assert reading.issue.title == "The evening"


CLUB = """The Eastmarch Rowing Club
The Sculler
Volume 31, Number 4
March 2019



Spring Meeting ~ Wednesday, 20 March, 7:30 PM

The Boathouse, 14 Quay Street
Coffee from seven

We will hear from the builders of the new slipway, who have promised to bring a piece of it with them. Members may
bring a guest, and the guest may bring a chair.



From the Captain

Another winter is over and all of the boats are where we left them, which has not always been so. I thank those who
came on the second of February to turn them over.

The regatta needs eleven people who can count to eight. The list hangs beside the kettle:

Start - two people
Finish - two people
Kettle - three people

If you can do none of these, you can row.



Lost and Found

A blue oar was found on the north bank after the storm. It can be had from Ana Reed, 01632 960 121.



Treasurer's Report

We have more money than last year and fewer oars. The insurance asks for a photograph of each boat, and the boats have
been asked to smile. Subscriptions are due by the end of the month.
"""


def test_notices_of_a_club_are_parted_by_its_widest_gaps() -> None:
    told = headlines(read(CLUB))
    assert told[0] is not None
    assert told[0].startswith("Spring Meeting")
    assert told[1:] == ["From the Captain", "Lost and Found", "Treasurer's Report"]


def test_links_with_a_text_each_are_headlines_and_not_the_links_of_one_story() -> None:
    text = "\n\n".join(f"[{title}](https://a.example/{at})\n\n{text}" for at, (_, title, text) in enumerate(CARDS * 2))
    assert headlines(read(text, form="markdown")) == [title for _, title, _ in CARDS] * 2


def test_two_newsletters_in_one_file_are_two() -> None:
    def issue(number: int) -> str:
        stories = "".join(
            f"{title}\n{'-' * len(title)}\n\n{text}\n\n- [Notice {number}](https://a.example/{number}/{at})\n\n"
            for at, (_, title, text) in enumerate(CARDS)
        )
        foot = f"You receive this newsletter because you asked for it.\nUnsubscribe: https://a.example/u/{number}\n"
        return f"QUAY POST\nNo {number}\n\nDear readers,\n\nWelcome to another week.\n\n{stories}{foot}\n"

    readings = read_all(issue(41) + "\n\n" + issue(42))
    assert [reading.issue.number for reading in readings] == [41, 42]
    assert [len(headlines(reading)) for reading in readings] == [4, 4]


def test_days_that_come_again_are_no_mastheads() -> None:
    days = "".join(f"{day} March 2019\n\nThe quay is swept\n\nBring a broom.\n\n" for day in range(3, 12))
    assert len(read_all(days)) == 1


def test_notices_with_a_telephone_number_have_no_links_that_wait() -> None:
    notices = "".join(
        f"{title}\n\nThis is for all who came last year and for those who did not. Ring the porter.\n\n"
        for title in ("Choir begins again", "Jam for the fair", "Coats were found", "Hall is closed", "Bells at noon")
    )
    assert read(f"{notices}Lost and found\n\nA blue oar. Ana Reed, 01632 960 121.\n").issue.links == ()


def test_a_section_behind_a_sponsor_is_not_the_foot() -> None:
    text = (
        "The Quay Letter\nNo 7 – Sunday 1 August 2027\n\nFRONT PAGE\n\nThe ferry sails in September\n\n"
        "The board voted yesterday to let the ferry sail. It will cost 1,200 crowns.\n\nLinks:\n"
        "Quay Board:  Rural ferries\nhttps://q.example/a\n\nSponsored\nMill & Sons\n\nGrind your corn with us.\n"
        "https://m.example/\n\nIN BRIEF\n\nThe fair moves\n\nThe fair is now held on the upper quay.\n\n"
        "Unsubscribe: https://q.example/u\n"
    )
    reading = read(text)
    assert [section.title for section in reading.issue.sections if section.title] == ["FRONT PAGE", "IN BRIEF"]
    assert headlines(reading)[-1] == "The fair moves"


MOLE = (
    "From: Claire Le Goff <claire@mole.example>\nSubject: {}\nDate: Mon, 4 May 2026 09:00:00 +0000\n"
    "MIME-Version: 1.0\nContent-Type: text/html\n\n<h1>{}</h1><p>No 4</p><h2>On land</h2>"
    "<h3>Lamp lit</h3><p>It is green, stands at the very end and can be seen from all of the islands.</p>"
    "<h3>Rope sold</h3><p>It holds twice as much as all of the others did, and costs half of what they cost.</p>"
)


@pytest.mark.parametrize(
    ("subject", "title", "name"),
    [
        ("The Mole Letter no 4 - May 2026", "The Mole Letter", "The Mole Letter"),
        ("THE MOLE LETTER | 4 May 2026", "The Mole Letter", "The Mole Letter"),
        ("The Mole Letter, mai 2026", "The Mole Letter", "The Mole Letter"),
        ("Lamp lit, rope sold", "The Mole Letter", "Claire Le Goff"),
        ("The Mole Letters are in", "The Mole Letter", "Claire Le Goff"),
    ],
)
def test_a_newsletter_is_called_as_its_masthead_and_its_subject_say(subject: str, title: str, name: str) -> None:
    assert read_all(MOLE.format(subject, title).encode(), "a.eml")[0].publication == name
