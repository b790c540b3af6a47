"""Signatures, footers, volumes and sentences with an address, which are not sections, stories, numbers or links."""

import pytest

from desk.intake.reading import Reading
from desk.intake.text import read_text

BODY = """
Harbour wall repaired
---------------------
The wall was mended on Monday, which took the better part of a morning.

{more}

Last of all
-----------
The last story is short and says rather little about the wall.
{end}"""


def read(top: str = "", more: str = "It rained on the wall for two days.", end: str = "") -> Reading:
    """A newsletter of two stories with these words at the top, at the end of the first story and at the end."""
    (reading,) = read_text(top + "\n" + BODY.format(more=more, end=end))
    return reading


@pytest.mark.parametrize("name", ["                         -- Ines Abt", "-- Ines", "— Ines Abt, Leith"])
def test_a_signature_belongs_to_its_letter(name: str) -> None:
    letter = f"The Quay\n3 March 2019\n\nDear readers,\n\nIt has rained for eleven days and all the nights.\n\n{name}\n"
    reading = read(letter)
    assert [story.kind for story in reading.stories] == ["letter", "story", "story"]
    assert reading.stories[0].body.endswith(name.strip())
    assert [story.section for story in reading.stories] == [None] * 3


@pytest.mark.parametrize("behind", ["or write to the office.", "for the whole table."])
def test_a_sentence_keeps_the_address_in_its_middle(behind: str) -> None:
    story = read(more=f"More at www.dredge.example/april {behind}").stories[0]
    assert story.body.endswith(f"More at <https://www.dredge.example/april> {behind}")


@pytest.mark.parametrize(
    "words",
    ["You get this letter because you signed up.", "Sie erhalten diese Nachricht, weil Sie sich angemeldet haben."],
)
def test_why_a_reader_gets_it_is_footer(words: str) -> None:
    reading = read(end=f"\n{words}\n(c) 2019 The Quay\n")
    assert words not in reading.stories[-1].body
    assert (words, "footer of the newsletter") in [(left.words, left.reason) for left in reading.left_out]


def test_the_number_behind_a_name_is_the_issues() -> None:
    reading = read("Orchard Post 31\n3 March 2019\n")
    assert (reading.publication, reading.number) == ("Orchard Post", 31)
    assert read("Kiln 2019\n3 March 2019\n").number is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Volume 36, Number 2 November 2006", "Volume 36, Number 2"),
        ("Volume 40, Number 1", "Volume 40, Number 1"),
    ],
)
def test_the_number_of_a_volume_is_its_title_and_a_doubt(line: str, title: str) -> None:
    reading = read(f"Kiln Notes\n{line}\n")
    assert (reading.publication, reading.title, reading.number, reading.date) == ("Kiln Notes", title, None, "")
    assert [doubt.taken for doubt in reading.doubts] == [title]


@pytest.mark.parametrize(
    ("begin", "end"),
    [("ADVERTISEMENT", "END OF ADVERTISEMENT"), ("Anzeige", "Ende der Anzeige"), ("Publicité", "Fin de la publicité")],
)
def test_an_advertisement_ends_at_its_mark_and_briefs_begin_behind_it(begin: str, end: str) -> None:
    paid = f"\n*** {begin} ***\nRopes since 1871, ten off with a code.\n*** {end} ***\n"
    reading = read(end=f"{paid}\nIN BRIEF\nThe lighthouse is closed for painting.\nLost: one glove, left, blue.\n")
    assert [story.kind for story in reading.stories[2:]] == ["sponsor", "brief", "brief"]
    assert [story.section for story in reading.stories[2:]] == [None, "IN BRIEF", "IN BRIEF"]
    assert "1871" in reading.stories[2].body


def test_a_line_of_titles_and_addresses_is_links_in_doubt() -> None:
    line = "Salt and Rope, by I. Corvo ~ <https://b.example/salt> | Tide Tables ~ <https://b.example/tide>"
    reading = read(more=line)
    assert [(link.title, link.url) for link in reading.stories[0].links] == [
        ("Salt and Rope, by I. Corvo", "https://b.example/salt"),
        ("Tide Tables", "https://b.example/tide"),
    ]
    assert "One link or several?" in [doubt.question for doubt in reading.doubts]
