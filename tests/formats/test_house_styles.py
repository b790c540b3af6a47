"""What a publication can choose of its look: house style, colours, contents, links, headlines, logo."""

import re
from dataclasses import replace
from itertools import product

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk.formats import render, size
from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.values import Contents
from desk.formats.html.read import own_html
from desk.formats.templates.brand import NIGHT, NIGHT_TINT, palette, printed_as
from desk.model.colour import AA, contrast
from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import FEW, STYLES, Brand, Publication, begun

COLOURS = ("#ffff00", "#000080", "#ffffff", "#000000", "#808080", "#777777", "#ff00ff", "#1c53a4", "#c0ffee")
GAZETTE = replace(PUBLICATION, style="gazette")
PICTURE = Image("https://pictures.example/lead.jpg", "A lead")


def test_whatever_colours_are_chosen_words_links_and_heads_can_be_read() -> None:
    for accent, text, background in product(COLOURS, repeat=3):
        made = palette(Brand(accent=accent, text=text, background=background))
        printed = product((made.accent, made.text, made.dim), (made.background, made.tint))
        night = product((made.night_accent,), (NIGHT, NIGHT_TINT))
        pairs = (*printed, *night, (made.on_band, made.band))
        assert all(contrast(*pair) >= AA for pair in pairs), (accent, text, background)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert palette(Brand(accent="#1b5e5a")).accent == "#1b5e5a"
    assert printed_as(Brand(accent="#1b5e5a"), "accent") == ""
    assert printed_as(Brand(accent="#FFFF00"), "accent") == palette(Brand(accent="#ffff00")).accent
    assert printed_as(Brand(accent="yellow"), "accent") == "", "it is no colour, and the usual one is printed"


def test_a_sponsors_box_stands_out_whatever_the_accent() -> None:
    for accent in COLOURS:
        assert palette(Brand(accent=accent)).tint != palette(Brand(accent=accent)).background


def many(sections: int, stories: int) -> Issue:
    """So many sections of so many stories, with a list of contents ahead of them."""
    made = [Story(1, "a", kind=Kind.CONTENTS, section=100, headline="In this issue")]
    made += [
        Story(1000 * section + story, f"a{story:02}", section=100 + section, headline=f"Story {section}.{story}")
        for section in range(1, sections + 1)
        for story in range(stories)
    ]
    parts = (
        Section(100, "a00", None),
        *(Section(100 + at, f"a{at:02}", f"Part {at}") for at in range(1, sections + 1)),
    )
    return Issue(7, stories=tuple(made), sections=parts)


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("lead", [f"Story {at}.0" for at in range(1, 5)]),
        ("sections", [f"Part {at}" for at in range(1, 5)]),
        ("all", [f"Story {at}.{place}" for at in range(1, 5) for place in range(3)]),
        ("from a newer desk", [f"Story {at}.0" for at in range(1, 5)]),
    ],
)
def test_a_long_list_of_contents_is_as_short_as_the_publication_wants(contents: str, expected: list[str]) -> None:
    made = blocks(many(4, 3), replace(PUBLICATION, contents=contents))
    (listed,) = [block for block in made if isinstance(block, Contents)]
    assert list(listed.entries) == expected
    assert len(listed.stories) == len(expected)
    assert listed.stories[1] in (2000, 1001)


def test_a_short_list_is_never_cut_and_one_without_sections_has_an_end() -> None:
    for issue, expected in ((many(2, 5), 10), (many(1, 40), FEW)):
        made = blocks(issue, begun(1))
        assert [len(block.entries) for block in made if isinstance(block, Contents)] == [expected]


LINKED = Issue(
    1,
    stories=(Story(10, "a", headline="Walls", kind="story"), Story(11, "b", headline="None")),
    links=(
        Link(20, "a", 10, "BBC", title="Waiting"),
        Link(21, "b", 10, "ITV", "https://itv.example/1", title="Ready"),
    ),
)


@pytest.mark.parametrize("format", ["html", "paste", "fragment"])
@pytest.mark.parametrize("style", STYLES)
def test_links_can_begin_with_their_title_and_come_back_whole(style: str, format: str) -> None:
    made = render(LINKED, replace(PUBLICATION, style=style, links_first="title"), format)
    words = re.sub("<[^>]+>", "", made)
    assert re.search("Ready (· )?ITV", words)
    assert re.search("Waiting (· )?BBC", words)
    own = own_html(made)
    assert own is not None
    assert [(link.source, link.title) for link in own.issue.links] == [("BBC", "Waiting"), ("ITV", "Ready")]


@pytest.mark.parametrize("format", ["html", "paste", "fragment"])
@pytest.mark.parametrize("style", STYLES)
def test_headlines_can_lead_to_the_first_link_that_has_an_address(style: str, format: str) -> None:
    publication = replace(PUBLICATION, style=style, headlines="linked")
    made = render(LINKED, publication, format)
    assert re.search(r'<h2[^>]*><a href="https://itv.example/1"[^>]*>Walls</a></h2>', made)
    assert re.search(r"<h2[^>]*>None</h2>", made)
    assert not re.search(r"<h2[^>]*><a", render(LINKED, PUBLICATION, format))
    own = own_html(made)
    assert own is not None
    assert [link.url for link in own.issue.links] == [None, "https://itv.example/1"]
    assert [story.headline for story in own.issue.stories] == ["Walls", "None"]


@pytest.mark.parametrize("style", STYLES)
def test_a_logo_stands_for_the_name_and_only_from_where_it_is_shown(style: str) -> None:
    publication = replace(PUBLICATION, style=style, logo="https://record.example/logo.png", logo_width=180)
    made = render(ISSUE, publication, "html")
    assert re.search(r'<h1 class="name"[^>]*><img class="logo"[^>]*width="180"[^>]*alt="The Public Record"', made)
    own = own_html(made)
    assert own is not None
    assert own.publication == "The Public Record"
    for logo in ("http://record.example/logo.png", "javascript:alert(1)", "logo.png"):
        assert '<img class="logo' not in render(ISSUE, replace(publication, logo=logo), "html")


def test_the_first_story_of_a_gazette_has_its_picture_on_top() -> None:
    stories = (Story(10, "a", headline="One", image=PICTURE), Story(11, "b", headline="Two", image=PICTURE))
    made = render(Issue(1, stories=stories), GAZETTE, "html")
    assert re.findall(r"<img|>One<|>Two<", made) == ["<img", ">One<", ">Two<", "<img"]


def pixels(made: str, pattern: str) -> int:
    """The size of the type of the first element that a pattern finds."""
    found = re.search(rf"<{pattern}[^>]*?(?:font-size:|font:bold )(\d+)px", made)
    assert found
    return int(found[1])


def test_the_title_of_a_gazette_is_larger_than_every_headline() -> None:
    made = render(ISSUE, GAZETTE, "html")
    sizes = [pixels(made, part) for part in ('h1 class="name"', 'p class="title"', "h3 style", 'h3 class="lead"')]
    assert sizes == [34, 28, 23, 19]


def test_a_section_of_a_network_stands_above_its_headlines() -> None:
    made = render(ISSUE, replace(PUBLICATION, style="network"), "html")
    assert pixels(made, 'h2 class="section"') > pixels(made, "h3 style") + 4


def test_an_odd_number_of_cards_leaves_no_hole() -> None:
    cards = tuple(Story(at, f"a{at}", kind=Kind.CARD, headline=f"Card {at}", image=PICTURE) for at in range(1, 6))
    for count, wide, halves in ((1, 1, 0), (2, 0, 2), (3, 1, 2), (4, 0, 4), (5, 1, 4)):
        made = render(Issue(1, stories=cards[:count]), GAZETTE, "html")
        assert (made.count('class="wide card"'), made.count('class="half card"')) == (wide, halves)


def test_the_words_that_outlook_needs_name_no_font_that_it_lacks() -> None:
    for style, font in product(STYLES, ("sans", "serif")):
        made = render(ISSUE, replace(PUBLICATION, style=style, brand=Brand(font=font)), "html")
        for block in re.findall(r"<!--\[if mso\]>.*?<!\[endif\]-->", made, re.S):
            assert "apple" not in block


def test_a_page_read_from_right_to_left_has_lists_and_quotations_on_its_side() -> None:
    made = render(ISSUE, replace(GAZETTE, language="ar"), "html")
    assert "border-right:3px" in made
    assert "margin:0 22px 16px 0" in made
    assert "border-left" not in made


def test_every_style_keeps_under_its_weight() -> None:
    from bench import reference

    for style, most in (("digest", 70_000), ("gazette", 84_000)):
        made = render(reference.issue(), replace(reference.PUBLICATION, style=style), "html")
        assert size(made) <= most
    assert isinstance(reference.PUBLICATION, Publication)
