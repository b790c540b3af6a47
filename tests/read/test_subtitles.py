"""Lines below a heading that say more of its story."""

from dataclasses import replace

import pytest

from desk.read.model.labels import HEADS
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.headings import NOT_WHOLE, headings
from desk.read.sources import lines_of

TEXT = "The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning."
NAMES = {"s": "section", "h": "headline", "b": "body"}


def ruled(source: str, given: str) -> dict[int, frozenset[str]]:
    made = basis_of(lines_of(source, "a.md"), (), chain_shipped())
    assert len(made.labels) == len(given)
    return dict(headings(replace(made, labels=tuple(map(NAMES.__getitem__, given)))))


def section(title: str, below: str) -> str:
    return f"## {title}\n\n{below}\n\n{TEXT}\n\n"


def test_italics_right_below_several_headings_are_no_headlines() -> None:
    told = section("Lamp lit", "**_Who pays for the oil_**") + section("Crane sold", "_Six men and a boat_")
    never = {at: kind for head in (0, 3) for at, kind in ((head, NOT_WHOLE), (head + 1, frozenset(HEADS)))}
    assert ruled(told, "shbshb") == never
    assert not ruled(section("Lamp lit", "_Who pays for the oil_") + section("Crane", "**Six men**"), "shbshb")
    assert not ruled(told.replace("_Six men", "### _Six men"), "shbshb").keys() & {0, 1}


def test_a_sentence_right_below_a_heading_is_no_headline() -> None:
    told = section("Forty new members", f"{TEXT} {TEXT}") + section("Crane sold", "**Six men and a boat**")
    assert ruled(told, "shbhbb") == {0: NOT_WHOLE, 1: frozenset(HEADS)}
    assert not ruled(told, "shhhbb"), "a section of two stories"
    assert not ruled(told.replace("The quay", "[The quay](https://q.example/1)", 1), "shbhbb")


def test_headings_with_italics_below_head_their_stories() -> None:
    titles = {"Der Zaun hält": "Was lange währt", "Bienen im Winter": "Summ, summ", "Werkzeug gesucht": "Wer hat eins"}
    stories = "".join(f"<h2>{title}</h2><p><b><i>{words}</i></b></p><p>{TEXT}</p>" for title, words in titles.items())
    issue = read(f"<html><body><h1>Garten-Post 7</h1>{stories}</body></html>", "a.html").issue
    assert [story.headline for story in issue.stories] == list(titles)


PAGE = "<table><tr><td><h1>Kai-Brief</h1><p>Nr. 12 - 4. Mai 2031</p></td></tr>{0}</table>"
STORIES = ("Netzboden frei", "Kaimauer gerissen", "Seilerei im Juni", "Neue Bojen")


@pytest.mark.parametrize("below", ["<h4>Was nun kommt</h4>", "<h5>3. Mai 2031</h5>", "<h3>Gestern und heute</h3>"])
@pytest.mark.parametrize("text", ["Ida fragen.", f"{TEXT} {TEXT}"])
def test_a_heading_with_a_lower_one_right_below_each_heads_the_story(below: str, text: str) -> None:
    issue = read(
        PAGE.format("".join(f"<tr><td><h2>{n}</h2>{below}<p>{text}</p></td></tr>" for n in STORIES)), "a.html"
    ).issue
    assert [story.headline for story in issue.in_order()] == list(STORIES)
    assert issue.title == "Kai-Brief"


def test_a_small_line_above_each_heading_is_its_topic_and_no_section_of_one_story() -> None:
    told = "".join(f"<p><small>Hafen {at}</small></p><h2>{n}</h2><p>{TEXT}</p>" for at, n in enumerate(STORIES))
    issue = read(PAGE.format(f"<tr><td>{told}</td></tr>"), "a.html").issue
    assert [story.headline for story in issue.in_order()] == list(STORIES)
    assert [section.title for section in issue.sections if section.title] == []
