"""All that Markdown can be in a body comes out of every format, and is read back."""

import re
from dataclasses import replace

import pytest
from everything import ISSUE as EVERYTHING
from everything import PUBLICATION

from desk.formats import FORMATS, render
from desk.formats.html.read import own_html
from desk.formats.markdown.read import own_markdown
from desk.formats.text.read import own_text
from desk.model.issue import Story
from desk.model.publication import STYLES

LINKS = {
    "https://a.example/a_b/__init__.py",
    "mailto:ana@b.example",
    "tel:+44-20-7946-0000",
    "https://e.example/",
    "https://m.example/minutes",
}


@pytest.mark.parametrize("format", ["html", "paste", "fragment"])
def test_html_has_every_link_picture_table_and_note(format: str) -> None:
    made = render(EVERYTHING, PUBLICATION, format)
    assert set(re.findall(r'href="([^"]*)"', made)) >= LINKS
    (picture,) = re.findall(r'<img [^>]*src="https://p.example/weir.jpg"[^>]*>', made)
    assert 'alt="A weir"' in picture
    assert re.search(r' width="\d+"', picture)
    assert "From a kite" in made
    assert "<s>Old</s>" in made
    assert "code" in made
    assert len(re.findall(r'<t[hd][^>]* align="right"', made)) == 3
    assert len(re.findall(r"<th\b", made)) == 2
    assert made.count("<sup>[1]</sup>") == 2
    assert re.search(r'<ol class="notes"[^>]*>\s*<li[^>]*>With a note of its own.</li>', made)


def test_markdown_has_as_many_links_and_one_list_of_notes() -> None:
    made = render(EVERYTHING, PUBLICATION, "markdown")
    assert "<https://a.example/a_b/__init__.py>" in made
    assert "<ana@b.example>" in made
    assert '![A weir](https://p.example/weir.jpg "From a kite")' in made
    assert "| Town | Cost |\n| --- | --: |\n" in made
    assert "~~Old~~" in made
    assert "news[^1]" in made
    assert "Another[^2]" in made
    assert "\n[^2]: With a note of its own." in made


def test_text_has_columns_notes_and_whole_addresses() -> None:
    made = render(EVERYTHING, PUBLICATION, "text")
    assert "Town                Cost\n------------------  ----\nEastmarch [" in made
    assert "\nLower, much longer    40\n" in made
    assert "https://a.example/a_b/__init__.py" in made
    assert "ana@b.example, or ring" in made
    assert "Picture: A weir\nFrom a kite\n" in made
    assert "~Old~ news[^1]." in made
    assert "\n[^1] From the _minutes_, https://m.example/minutes\n" in made


def test_a_table_that_is_too_wide_becomes_lines() -> None:
    wide = "| Town | What it says |\n|--|--|\n| Eastmarch | " + "many words " * 12 + "|\n| Lower | no |"
    made = render(replace(EVERYTHING, stories=(Story(1, "a", 12, headline="W", body=wide),)), PUBLICATION, "text")
    assert "Town: Eastmarch\nWhat it says: many words" in made
    assert "\n\nTown: Lower\nWhat it says: no\n" in made


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("json", "eml")])
def test_it_is_read_back_and_written_as_it_was(format: str) -> None:
    reader = {"markdown": own_markdown, "text": own_text}.get(format, own_html)
    stories = tuple(replace(story, image=None) if format == "text" else story for story in EVERYTHING.stories)
    made = render(replace(EVERYTHING, stories=stories), PUBLICATION, format)
    own = reader(made)
    assert own is not None
    told = replace(own.issue, id=EVERYTHING.id, subject=EVERYTHING.subject)
    assert render(told, PUBLICATION, format) == made


def test_addresses_with_other_letters_are_followed_in_ascii_and_read_as_they_are() -> None:
    body = (
        "[Bücher](https://bücher.example/straße), https://bücher.example/ä, [plan](https://b.example/Annual Plan.pdf)"
    )
    issue = replace(EVERYTHING, stories=(Story(1, "a", 12, headline="IDN", body=body),))
    for format in ("html", "paste", "fragment"):
        made = render(issue, PUBLICATION, format)
        assert 'href="https://xn--bcher-kva.example/stra%C3%9Fe"' in made
        assert ">https://bücher.example/ä</a>" in made
        assert 'href="https://b.example/Annual%20Plan.pdf"' in made
    text = render(issue, PUBLICATION, "text")
    assert "https://bücher.example/straße" in text
    assert "https://bücher.example/ä" in text


@pytest.mark.parametrize("style", STYLES)
def test_a_rich_paste_holds_no_table_but_one_of_figures_and_no_rule(style: str) -> None:
    made = render(EVERYTHING, replace(PUBLICATION, style=style), "paste")
    assert made.count("<table") == made.count('<table class="data"') == 1
    assert "<hr" not in made
    assert "presentation" not in made
    assert not re.search(r"<(\w+)[^>]*>\s*</\1>", made)
    assert '<div class="box"' in made
    assert "color:#ffffff" not in made


@pytest.mark.parametrize(
    "rows",
    [
        [("Kites", "", ""), ("Bells", "Forty-one.", "")],
        [("Kites", "A field.", ""), ("Bells", "", "In the tower."), ("Weirs", "High.", "")],
        [("Kites", "", "#### Where\n\nA field."), ("Bells", "Forty-one.", "#### When\n\nAt noon.")],
    ],
)
def test_cards_without_an_address_are_cards_where_words_stand_right_below_a_headline(
    rows: list[tuple[str, str, str]],
) -> None:
    cards = tuple(
        Story(number, chr(97 + number), 12, "card", headline=headline, standfirst=standfirst, body=body)
        for number, (headline, standfirst, body) in enumerate(rows, 1)
    )
    made = render(replace(EVERYTHING, stories=cards, links=()), PUBLICATION, "text")
    own = own_text(made)
    assert own is not None
    assert render(replace(own.issue, id=1, subject=EVERYTHING.subject), PUBLICATION, "text") == made


def test_a_story_with_subheadings_stays_one_story() -> None:
    body = "First.\n\n#### Where\n\nA field.\n\n#### When\n\n- At noon"
    story = Story(1, "a", 12, headline="Kites", standfirst="They fly.", body=body)
    own = own_text(render(replace(EVERYTHING, stories=(story,), links=()), PUBLICATION, "text"))
    assert own is not None
    (read,) = own.issue.stories
    assert (read.kind, read.headline, read.standfirst, read.body) == ("story", "Kites", "They fly.", body)
