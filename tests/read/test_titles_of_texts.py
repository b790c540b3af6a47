"""Titles in sources without headings: in capitals, or with their address in brackets behind."""

import pytest

from desk.read.read import read

TOLD = (
    "Nach neun Jahren im Schuppen dreht die alte Winde am Ostkai wieder, und der Rat hat einen Kuchen gebacken.",
    "Vor dem Herbst gibt es keinen Tang, schreibt der Hof auf der anderen Seite der Bucht, und bittet um Geduld.",
    "Am Sonntag wurde die Lampe auf dem Riff angezündet; sie ist grün, und niemand weiß, wer das bestellt hat.",
)
HEADS = ("Die Winde am Ostkai dreht wieder", "Kein Tang vor dem Herbst", "Eine grüne Lampe fürs Riff")
MAIL = "From: Kai <kai@kai.example>\nSubject: Kaipost 12\nContent-Type: text/plain; charset=utf-8\n\n{0}"


def headlines(source: str, name: str) -> list[str]:
    return [story.headline for story in read(source, name).issue.in_order()]


@pytest.mark.parametrize("form", ["{0} (https://kai.example/{1})", "{0} [https://kai.example/{1}] von Ana Reet"])
def test_rows_with_their_address_in_brackets_above_paragraphs_are_headlines(form: str) -> None:
    rows = "".join(
        f"{form.format(head, at)}\n{told}\n" for at, (head, told) in enumerate(zip(HEADS, TOLD, strict=True))
    )
    top = "Diese Post online lesen: https://kai.example/12\nGuten Morgen,\nheute drei Dinge vom Hafen.\n"
    reading = read(MAIL.format(f"{top}{rows}Bis nächste Woche!\nAbmelden https://kai.example/ab\n"), "a.eml")
    told = [story for story in reading.issue.in_order() if story.headline]
    assert [story.headline for story in told] == list(HEADS)
    assert [link.url for story in told for link in reading.issue.links_of(story.id)] == [
        f"https://kai.example/{at}" for at in range(3)
    ]
    assert reading.issue.title == "Kaipost 12", "neither a row with an address nor a sentence is a title"


def test_a_row_with_its_address_above_a_short_sentence_is_a_headline_beside_others() -> None:
    rows = "".join(
        f"{head} [https://kai.example/{at}]\n{told}\n\n"
        for at, (head, told) in enumerate(zip(HEADS, TOLD, strict=True))
    )
    rows = f"{rows}Ein Steg aus Lärche [https://kai.example/3]\nEr knarrt, aber er hält.\n\n"
    assert headlines(f"Kaipost 12\n5. Mai 2027\n\n{rows}", "a.txt") == [*HEADS, "Ein Steg aus Lärche"]


def test_several_lines_in_capitals_are_titles_of_a_page_without_headings() -> None:
    told = {
        "MESSE DU DIMANCHE": "<p>À dix heures, dans la salle du haut, car le toit est ouvert depuis mardi.</p>",
        "MARCHÉ AUX LIVRES": "<p>Apportez des livres; <a href='https://p.example/l'>la liste</a>.</p>",
        "CHORALE": "<p>La chorale cherche deux basses et un piano.</p><p><b>Contact</b></p><p>Au presbytère.</p>",
        "JARDIN DU CURÉ": "<p>Les tomates sont à tous, dit le curé, mais pas toutes le même jour.</p>",
    }
    cells = "".join(
        f"<table><tr><td><p>{head}</p></td></tr><tr><td>{text}</td></tr></table>" for head, text in told.items()
    )
    assert set(told) <= set(headlines(f"<p>Bulletin de la paroisse, 3 mai</p>{cells}", "a.html"))


def test_pictures_with_words_in_capitals_are_no_titles() -> None:
    told = {"DIGA": "Lunga due chilometri, si percorre in tre quarti d'ora.", "BORGO": "Qui c'è qualcosa di buono."}
    told |= {"ISOLA": "Una barca porta in dieci minuti sull'isola.", "MUSEO": "Il museo custodisce la storia."}
    rows = (
        f"<p><b>{name}</b></p><p><img src=/a.jpg alt='{name} VISTA'></p><p>{text}</p>" for name, text in told.items()
    )
    assert headlines(f"<p>Porto</p>{''.join(rows)}", "a.html") == list(told)


@pytest.mark.parametrize("title", ["{0}\n======", "*** {0} ***"])
@pytest.mark.parametrize("form", ["{0}\nhttps://kai.example/{1}\n{2}\n\n", "{0}\n\n{2}\n\nhttps://kai.example/{1}\n\n"])
def test_the_first_section_is_one_as_those_below_that_look_so(title: str, form: str) -> None:
    told = [form.format(head, at, text) for at, (head, text) in enumerate(zip(HEADS, TOLD, strict=True))]
    source = (
        f"KAIPOST\nNr. 12 - 4. Mai 2031\n\n{title.format('Hafen')}\n\n{told[0]}{told[1]}\n{title.format('Dorf')}\n\n"
    )
    issue = read(f"{source}{told[2]}\nAbmelden: https://kai.example/ab\n", "a.txt").issue
    assert [story.headline for story in issue.in_order()] == list(HEADS)
    assert [(section.title or "").strip(" *") for section in issue.sections] == ["Hafen", "Dorf"]
