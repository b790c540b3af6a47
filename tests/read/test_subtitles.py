"""Lines below a heading that say more of its story."""

import pytest

from desk.read.read import read

TEXT = "The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning."
NAMES = {"s": "section", "h": "headline", "b": "body"}


def section(title: str, below: str) -> str:
    return f"## {title}\n\n{below}\n\n{TEXT}\n\n"


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
