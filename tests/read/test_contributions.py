"""Contributions as they come by mail: the letter around a story is no part of it, and none of its words are lost."""

import pytest

from desk.read.contribution import MOST, greets, without_letter
from desk.read.paste import Pasted, What, Where, paste, paste_page
from desk.words.agenda import is_agenda

STORY = """The mole gets a second lamp

It is green, stands at the very end and can be seen from all of the islands. The harbour office says that it saves
nobody a look at the chart.

Pictures: https://mole.example/lamp"""
QUOTED = "\n".join(f"> {row}".rstrip() for row in STORY.split("\n"))

LETTERS = {
    "a greeting, a note and a close": f"Hi Ruth,\n\nhere is our piece for Friday.\n\n{STORY}\n\nCheers\nBo\n",
    "a head in Dutch": "Van: Haven <haven@mole.example>\nVerzonden: maandag 23 november 2026 09:14\n"
    f"Aan: Redactie\nOnderwerp: Lamp\n\nBeste Ruth,\n\n{STORY}\n\nMet vriendelijke groet,\nBo",
    "a head in English as Outlook copies it": "From: Bo Lind <bo@mole.example>\nSent: Monday, 23 November 2026 09:14\n"
    f"To: News\nSubject: Lamp\n\n{STORY}\n\nKind regards\n\nBo Lind\nHarbour office\nQuay 3\n",
    "a head in Swedish": "Från: Hamnen\nSkickat: den 23 november 2026 09:14\nTill: Redaktionen\nÄmne: Lampa\n\n"
    f"Hej Ruth,\n\n{STORY}\n\nVänliga hälsningar\nBo",
    "a head in Danish": "Fra: Havnen\nSendt: 23. november 2026 09:14\nTil: Redaktionen\nEmne: Lampe\n\n"
    f"{STORY}\n\nVenlige hilsner\nBo",
    "an answer in Dutch with a short close": "Op 23 nov 2026 om 09:14 schreef Ruth <ruth@quay.example>:\n> De lamp?\n\n"
    f"{STORY}\n\nGroetjes\nBo",
    "passed on, with a note above": "Please take this in, Ruth.\n\n---------- Forwarded message ---------\n"
    "From: Bo Lind <bo@mole.example>\nDate: Mon, 23 Nov 2026 at 09:14\nSubject: Lamp\nTo: <news@quay.example>\n\n"
    f"{STORY}\n",
    "quoted": f"Bonjour Ruth,\n\nvoici le texte du port :\n\n{QUOTED}\n\nBonne journée\nClaire",
    "quoted below who said it": f"On Mon, 23 Nov 2026 at 09:14, Bo Lind <bo@mole.example> wrote:\n{QUOTED}\n\nDone.",
    "an answer above what was asked": f"Hallo Ruth,\n\nhier der Text:\n\n{STORY}\n\nViele Grüße\nBo\n\n"
    "Am 23.11.2026 um 09:14 schrieb Ruth:\n> Moin Bo,\n>\n> denkst du an die Lampe?\n",
    "an answer below what was asked": "El 23/11/2026 a las 09:14, Ruth escribió:\n> Hola Bo,\n>\n> ¿y la lámpara?\n\n"
    f"Hola Ruth,\n\naquí está:\n\n{STORY}\n\nUn saludo\nBo",
    "an answer with the old mail below": f"Hi Ruth,\n\nhere it is:\n\n{STORY}\n\nBest regards\nBo\n\n"
    "________________________________\nVon: Ruth\nGesendet: Montag, 23. November 2026\nAn: Bo\nBetreff: Lampe\n\n"
    "Hallo Bo, wann kommt die Lampe? Wir brauchen den Text bis Mittwoch, sonst wird es knapp.\n",
    "sent from a telephone": f"Hi Ruth!\n\n{STORY}\n\nSent from my telephone\n",
    "a signature and a last word of the lawyers": f"Dear all,\n\nplease find our text below. Thank you!\n\n{STORY}\n\n"
    "Yours sincerely,\nBo Lind\n-- \nMole Harbour, Quay 3\nwww.mole.example\n\n"
    + "This message may hold what is not meant for you; be so kind as to delete it. "
    * 4,
}


def only(pasted: Pasted) -> tuple[str, str, list[tuple[str, str | None]]]:
    assert pasted.what == What.STORIES
    assert pasted.reading is not None
    (story,) = pasted.reading.issue.stories
    return story.headline or "", story.body, [(link.title, link.url) for link in pasted.reading.issue.links]


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_a_story_that_came_in_a_letter_is_the_story(letter: str) -> None:
    assert only(paste(letter)) == only(paste(STORY))


def test_what_is_taken_off_is_tidy() -> None:
    head = "Betreff: \tLampe\nDatum: \tMi, 25 Nov 2026 10:12:44 +0100\nVon: \tBo <bo@mole.example>\n"
    _, left = without_letter(f"{head}\n{STORY}")
    assert [each.text for each in left] == [" ".join(row.split()) for row in head.strip().split("\n")]


def test_a_contribution_copied_out_of_a_mail_program_is_read_without_its_letter_too() -> None:
    rows = f"Hi Ruth,\n\nhere is our piece for Friday.\n\n{STORY}\n\nCheers\nBo".split("\n")
    page = "".join(f"<p><b>{row}</b></p>" if row.startswith("The mole") else f"<p>{row}</p>" for row in rows if row)
    linked = page.replace(
        "https://mole.example/lamp", '<a href="https://mole.example/lamp">https://mole.example/lamp</a>'
    )
    assert only(paste_page(linked, "\n".join(rows))) == only(paste(STORY))
    hidden = page.replace("chart", '<a href="https://mole.example/chart">chart</a>')
    assert only(
        paste_page(f"{linked}<p>--</p><a href='https://mole.example/'>Mole</a>", "\n".join([*rows, "--", "Mole"]))
    )
    read = paste_page(hidden, "\n".join(rows).replace("saves", "saves\n")).reading
    assert read is not None
    assert "https://mole.example/chart" in repr(read.issue)


def test_a_contribution_is_a_story_in_a_text_too_and_a_letter_is_not() -> None:
    story = STORY.rpartition("\n\n")[0]
    letter = f"Hi Ruth,\n\nhere is our piece for Friday.\n\n{story}\n\nCheers\nBo\n"
    assert only(paste(letter, Where.BODY)) == only(paste(story))
    assert paste(story, Where.BODY).what == What.PROSE
    assert paste("Hi Ruth,\n\nthe boats come out of the water.\n\nCheers\nBo", Where.BODY).what == What.PROSE


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_what_is_taken_off_is_left_out_and_lost_nowhere(letter: str) -> None:
    inside, left = without_letter(letter)
    read = paste(letter).reading
    assert read is not None
    assert {each.text for each in left} <= {each.text for each in read.left_out}
    words = f"{inside} {' '.join(each.text for each in left)}".replace(">", " ")
    assert sorted(words.split()) == sorted(letter.replace(">", " ").split())


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Dear readers,\n\nthe boats come out of the water.\n\nBest regards\nBo",
        "Dear readers,\n\n"
        + "the boats come out of the water, and this week we look at who pays for it. " * 4
        + f"\n\n{STORY}",
        f"Welcome to the Mole Letter!\n\nThis is a letter of the mole.\n\n{STORY}",
        f"Hey folks, a short one this week.\n\n{STORY}",
        "Said by the mole\n\n> It is green, and it can be seen from all of the islands.\n\nNobody knows by whom.",
        "Willkommen an Bord\n\nDie neue Fähre fährt seit Montag, und niemand hat sie bisher gesehen.",
        "The programme\n\nOn 3 December, 19:00:\nMusic\n\nOn 4 December, 20:00:\nDance\n",
        "Open letter\n\nThe lamp is too bright for those of us who sleep.\n\nYours sincerely\nThe gulls",
        "\n".join(["Hi Ruth,", "", "here it is:", "", *STORY.split("\n"), *["One more row."] * MOST]),
    ],
)
def test_what_came_in_no_letter_stays_as_it_is(text: str) -> None:
    assert without_letter(text) == (text, ())


def test_a_mail_as_its_source_is_left_to_the_reader_of_mails() -> None:
    source = (
        f"Message-ID: <1@mole.example>\nFrom: bo@mole.example\nSubject: Lamp\nMIME-Version: 1.0\n\nHi Ruth,\n\n{STORY}"
    )
    assert without_letter(source) == (source, ())


def test_the_subject_alone_on_top_is_a_title() -> None:
    assert only(paste(f"Subject: A lamp\n{STORY.split(chr(10), 1)[1]}"))[0] == "A lamp"
    assert without_letter("Subject: A lamp\nPreheader: green\n\nIt is green.")[1] == ()


def test_an_editors_letter_above_a_story_is_a_letter() -> None:
    long = "the boats come out of the water, and this week we look at who pays for it. " * 4
    read = paste(f"Dear readers,\n\n{long}\n\n{STORY}").reading
    assert read is not None
    assert [(story.kind, story.headline) for story in read.issue.in_order()] == [
        ("letter", None),
        ("story", "The mole gets a second lamp"),
    ]


def test_a_letter_alone_is_prose_and_its_greeting_no_headline() -> None:
    text = "Dear readers,\n\nthe boats come out of the water.\n\nHave a look at them while you can. They are clean."
    assert paste(text).what == What.PROSE


@pytest.mark.parametrize(
    ("words", "told"),
    [("Dear Dr. Lind,", True), ("Guten Tag", True), ("Buongiorno!", True), ("Welcome aboard the new ferry", False)],
)
def test_a_greeting_is_short_and_ends_as_one(words: str, told: bool) -> None:
    assert greets(words) == told


TERMS = "Fr 4.12. 19:30 Uhr  Chorprobe\nSa 5.12. 10 Uhr  Markt, https://markt.example\nSo 6.12. 17 Uhr  Konzert"


def test_days_in_a_letter_are_a_text_and_the_letter_is_kept() -> None:
    pasted = paste(f"Guten Tag,\n\nfür den Kalender bitte:\n\n{TERMS}\n\nGruß\nBo")
    assert pasted.what == What.PROSE
    assert pasted.text.startswith("Fr 4.12.")
    assert pasted.text.endswith("Konzert")
    assert [each.text for each in pasted.left] == ["Guten Tag,", "für den Kalender bitte:", "Gruß", "Bo"]
    assert "Guten Tag" in paste(f"Guten Tag,\n\nfür den Kalender bitte:\n\n{TERMS}", Where.BODY).text


@pytest.mark.parametrize(
    "text", [TERMS, "Sat 5 Dec, 10 a.m. Market\nSun 6 Dec, 5 p.m. Concert", "12/5 Fair\n13/5 Ball"]
)
def test_lines_that_begin_with_a_day_are_an_agenda(text: str) -> None:
    assert is_agenda(text.split("\n"))


@pytest.mark.parametrize("text", ["1. Ten years of ropes\n2. The end of knots", "3 boats sold\n4 boats bought"])
def test_lines_that_count_are_none(text: str) -> None:
    assert not is_agenda(text.split("\n"))


def test_titles_above_one_paragraph_each_are_headlines() -> None:
    text = (
        "Office hours of the harbour master\n\nHelga Brand is in on Thursday from three to five, and whoever cannot "
        "come may call her.\n\nStreets: a new plan from January\n\nFrom the first of January a new plan says when "
        "which street is swept; it can be had at the town hall."
    )
    read = paste(text).reading
    assert read is not None
    assert [story.headline for story in read.issue.in_order()] == [
        "Office hours of the harbour master",
        "Streets: a new plan from January",
    ]


def test_words_with_a_mail_address_wait_for_no_link() -> None:
    story = f"{STORY}\nMinutes: https://mole.example/minutes\nAsk the mole office: office@mole.example"
    _, body, links = only(paste(story))
    assert [title for title, _ in links] == ["Pictures", "Minutes"]
    assert body.endswith("Ask the mole office: office@mole.example")
