"""What a page says by its structure: links with sources, sponsors, lists of short stories, what is hidden or left."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.intake.html import read_html
from desk.intake.page.flow import flow_of
from desk.intake.page.safe import page_of
from desk.intake.reading import Reading, ReadLink, ReadStory
from desk.model.issue import Kind

TEXT = "The reservoir is full for the first time in nine summers, and the board has asked for advice on its use."


def story(headline: str, inside: str = f"<p>{TEXT}</p>") -> str:
    return f"<h3>{headline}</h3>{inside}"


def read(inside: str) -> Reading:
    return read_html(f"<html><body>{inside}</body></html>")[0]


def only(inside: str) -> ReadStory:
    (found,) = read(inside).stories
    return found


LINKS = """<p>Further reading:</p><ul>
<li>Water Board:&nbsp; <a href="https://water.example/levels">Levels, week by week</a></li>
<li><a href="https://echo.example/nine">Nine summers: a diary</a></li></ul>"""


def test_a_list_of_links_below_a_label_is_the_storys_with_its_sources() -> None:
    made = only(story("Full to the brim", f"<p>{TEXT}</p>{LINKS}") + f"<h3>x</h3><p>{TEXT}</p>".replace("x", "")).links
    assert made == (
        ReadLink("Levels, week by week", "Water Board", "https://water.example/levels"),
        ReadLink("Nine summers: a diary", None, "https://echo.example/nine"),
    )


def test_known_sources_part_at_one_space() -> None:
    page = story(
        "Full", f"<p>{TEXT}</p><p>Links:</p><ul><li>Water Board: <a href='https://water.example/'>Levels</a></li></ul>"
    )
    (reading,) = read_html(page, known=("Water Board",))
    assert reading.stories[0].links[0].source == "Water Board"


def test_links_parted_by_line_breaks_are_links() -> None:
    lines = '<p><a href="https://a.example/1">One of two</a><br><a href="https://a.example/2">Two of two</a></p>'
    assert [link.title for link in only(story("Full", f"<p>{TEXT}</p>{lines}")).links] == ["One of two", "Two of two"]


@pytest.mark.parametrize(
    "label", ["Sponsored by Harrow Pumps", "SPONSORED", "Advertisement", "Together with Harrow Pumps"]
)
def test_a_line_above_a_headline_says_that_it_is_paid_for(label: str) -> None:
    page = story("First") + f"<p><small>{label}</small></p>" + story("Pumps for all") + story("Last")
    kinds = {each.headline: each.kind for each in read(page).stories}
    assert kinds == {"First": Kind.STORY, "Pumps for all": Kind.SPONSOR, "Last": Kind.STORY}


def test_a_mark_in_a_headline_says_so_too_and_goes() -> None:
    made = read(story("First") + story("Pumps for all (sponsored)")).stories[1]
    assert (made.kind, made.headline) == (Kind.SPONSOR, "Pumps for all")


def items(*lines: str) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def linked(words: str, number: int) -> str:
    return f'<a href="https://news.example/{number}">{words}</a>'


def test_items_that_open_with_a_link_below_a_title_are_stories_in_a_section() -> None:
    page = "".join(
        f"<h2>{title}</h2>"
        + items(*(f"{linked(f'{title} {n}', n)} by Nora Quill<blockquote>{TEXT}</blockquote>" for n in range(3)))
        for title in ("Rivers", "Roads")
    )
    made = read(page).stories
    assert [(each.section, each.headline) for each in made] == [
        (title, f"{title} {n}") for title in ("Rivers", "Roads") for n in range(3)
    ]
    assert {each.byline for each in made} == {"by Nora Quill"}
    assert all(each.body.startswith("> The reservoir") for each in made)


def test_an_outer_item_that_only_names_an_inner_list_is_a_section() -> None:
    rivers, roads = items(linked("Otter seen", 1), linked("Otter gone", 2)), items(linked("Bridge shut", 3))
    made = read(f"<h1>Weekly</h1><ul><li>Rivers:{rivers}</li><li>Roads:{roads}</li></ul>").stories
    assert [(each.section, each.headline, each.kind) for each in made] == [
        ("Rivers", "Otter seen", Kind.BRIEF),
        ("Rivers", "Otter gone", Kind.BRIEF),
        ("Roads", "Bridge shut", Kind.BRIEF),
    ]


def test_paragraphs_that_open_in_bold_are_stories() -> None:
    leads = ("A dry week.", "A wet week.", "A week.")
    made = read("".join(f"<p><strong>{lead}</strong> {TEXT}</p>" for lead in leads)).stories
    assert [each.headline for each in made] == ["A dry week", "A wet week", "A week"]
    assert all(each.body.startswith("The reservoir") for each in made)


def test_a_list_of_contents_is_no_story() -> None:
    listed = items(*(f'<a href="#{n}">Story {n}</a>' for n in range(3)))
    page = f"<h2>In this issue</h2>{listed}" + "".join(f'<h2 id="{n}">Story {n}</h2><p>{TEXT}</p>' for n in range(3))
    made = read(page)
    assert [each.headline for each in made.stories if each.kind != Kind.CONTENTS] == ["Story 0", "Story 1", "Story 2"]
    assert sum("contents" in left.reason for left in made.left_out) == 3


def test_a_button_that_leads_where_the_headline_leads_is_not_a_second_link() -> None:
    made = read(f"<h3>{linked('Full', 1)}</h3><p>{TEXT}</p><p>{linked('Read more', 1)}</p>")
    assert [link.url for link in made.stories[0].links] == ["https://news.example/1"]
    assert made.left_out[0].words == "Read more"


def test_signs_of_markdown_in_a_page_are_printed_as_they_are() -> None:
    made = only(story("Full", f"<p>2*3*4 and _this_ and [that](it) &lt;b&gt; {TEXT}</p>"))
    assert made.body.startswith(r"2\*3\*4 and \_this\_ and [that\](it) \<b> The reservoir")


def test_a_relative_address_is_read_by_the_pages_base() -> None:
    head = '<html><head><base href="https://weekly.example/"></head><body>'
    page = head + story("Full", f"<p>{TEXT} <a href=more>More</a></p>")
    assert "[More](https://weekly.example/more)" in read_html(page)[0].stories[0].body


def test_nothing_active_comes_in() -> None:
    page = story(
        "Full<script>alert(1)</script>",
        f'<p onclick="x()">{TEXT} <a href="javascript:alert(1)">here</a></p><iframe src="x"></iframe>',
    )
    made = repr(read(page))
    assert "alert" not in made
    assert "here" in made


def test_a_rule_of_the_style_sheet_hides_words_and_they_are_accounted_for() -> None:
    sheet = "<style>.phone {display: none} td .x {font-size: 30px}</style>"
    page = f"{sheet}{story('Full')}<div class=phone><p>Only on a telephone</p></div>"
    left = read(page).left_out
    assert [(each.words, each.reason) for each in left] == [("Only on a telephone", "hidden on the page")]


OTHER = "A bridge has been found under another bridge by engineers who had been asked to look for a third, missing one."


def test_bold_words_that_come_again_part_a_story_and_open_none() -> None:
    inside = f"<p>{TEXT}</p><p><b>Why it matters:</b> {OTHER}</p><p><b>What is next:</b> {TEXT}</p>"
    made = read("".join(story(f"Story {n}", inside.replace("The", f"{n} The")) for n in range(3)))
    assert [each.headline for each in made.stories] == ["Story 0", "Story 1", "Story 2"]
    assert all("**Why it matters:**" in each.body for each in made.stories)


def test_lists_of_links_below_texts_are_not_the_stories() -> None:
    papers = "<p>Researched Links:</p>" + items(*(linked(f"Paper {n}", n) for n in range(5)))
    made = read("".join(story(f"Story {n}", f"<p>{TEXT} {n}</p>{papers}") for n in range(3)))
    assert [(each.headline, len(each.links)) for each in made.stories] == [(f"Story {n}", 5) for n in range(3)]


def test_a_list_that_tells_more_among_headlines_is_a_section_and_ends_with_the_next_headline() -> None:
    briefs = items(*(f"{linked(f'Paper {n}', n)} was published at last" for n in range(3)))
    made = read(f"{story('First')}<h3>In brief</h3>{briefs}{story('Last', f'<p>{OTHER}</p>')}").stories
    assert [(each.section, each.kind) for each in made] == [
        (None, Kind.STORY),
        *[("In brief", Kind.BRIEF)] * 3,
        (None, Kind.STORY),
    ]


def test_a_list_of_nothing_but_links_among_headlines_is_a_story_of_links() -> None:
    papers = items(*(linked(f"Paper {n}", n) for n in range(3)))
    made = read(f"{story('First')}{story('Second', f'<p>{OTHER}</p>')}<h3>To read</h3>{papers}").stories
    assert [(each.headline, each.kind) for each in made][-1] == ("To read", Kind.LINKS)


def test_lines_that_are_links_are_headlines_where_nothing_else_is() -> None:
    made = read("".join(f"<p>{linked(f'Bridge {n} has been found', n)}</p><p>{n}: {TEXT}</p>" for n in range(3)))
    assert [each.headline for each in made.stories] == [f"Bridge {n} has been found" for n in range(3)]


def test_words_above_headlines_are_notes_where_sections_have_titles() -> None:
    kicker = "<p style='font-size:11px'><b>CLIMATE</b></p>"
    made = read("".join(f"<h2>Part {n}</h2>{kicker}{story(f'Story {n}', f'<p>{n} {TEXT}</p>')}" for n in range(3)))
    assert {each.notes for each in made.stories} == {"Above the headline: CLIMATE"}


def test_a_source_in_brackets_behind_a_title_is_taken_and_doubted() -> None:
    made = read(
        story("Full", f"<p>{TEXT}</p>{items(linked('Levels', 1) + ' (Water Board)', linked('Diary', 2) + ' (Echo)')}")
    )
    assert [(link.source, link.title) for link in made.stories[0].links] == [
        ("Water Board", "Levels"),
        ("Echo", "Diary"),
    ]
    assert {doubt.about for doubt in made.doubts} == {"source"}


def test_a_linked_name_that_the_rest_of_an_item_explains_is_its_source() -> None:
    lines = (f"{linked('Pump', n)}: Moves water number {n} uphill" for n in range(3))
    made = read(f"<h1>Weekly</h1><h2>New tools</h2>{items(*lines)}")
    first = made.stories[0]
    assert (first.kind, first.headline) == (Kind.BRIEF, "Moves water number 0 uphill")
    assert [(link.source, link.url) for link in first.links] == [("Pump", "https://news.example/0")]
    assert made.doubts[1].about == "source"


def test_bullets_in_cells_of_their_own_make_a_list() -> None:
    rows = "".join(f"<tr><td>•</td><td>Point {n}</td></tr>" for n in range(3))
    assert only(story("Full", f"<p>{TEXT}</p><table>{rows}</table>")).bullets == 3


def test_what_was_decided_and_could_be_otherwise_is_a_doubt() -> None:
    made = read(f"<p>{TEXT}</p><p>{OTHER}</p>{story('First', f'<p>{TEXT} Again.</p>')}")
    assert [(doubt.about, doubt.taken, doubt.story) for doubt in made.doubts] == [("kind", "a letter", 0)]


WORDS = st.lists(st.sampled_from("pump tide otter lamp ferry ledger quay moss".split()), min_size=1, max_size=12).map(
    " ".join
)
PIECES = st.one_of(
    WORDS.map(lambda words: f"<p>{words}</p>"),
    WORDS.map(lambda words: f"<h2>{words}</h2>"),
    WORDS.map(lambda words: f"<ul><li>{words}<li><a href='https://a.example/{len(words)}'>{words}</a></ul>"),
    WORDS.map(
        lambda words: (
            f"<table><tr><td><b>{words}</b><br>{words}<td><img src='https://a.example/p.png' alt='{words}'></table>"
        )
    ),
    WORDS.map(lambda words: f"<div style='font-size:30px'>{words}<blockquote>{words}</blockquote>"),
    WORDS.map(lambda words: f"<a href='https://b.example/{words[:3]}'><span>{words}"),
    st.sampled_from(
        ["</div>", "</a>", "<br><br>", "<hr>", "</td>", "<pre>a\n b</pre>", "unsubscribe", "<p>Sponsored</p>"]
    ),
)


def accounted(made: Reading) -> Counter[str]:
    said = [
        made.title,
        made.subject,
        made.preheader,
        *(left.words for left in made.left_out),
        *(w for pair in made.standfirsts for w in pair),
    ]
    for each in made.stories:
        said += [
            each.section or "",
            each.headline or "",
            each.standfirst,
            each.byline,
            each.body,
            each.links_label or "",
            each.notes,
        ]
        said += [each.kind, each.sponsor or "", each.image.alt if each.image else ""]
        said += [f"{link.source or ''} {link.title} {link.url or ''}" for link in each.links]
    return Counter(re.findall(r"\w+", " ".join(said).casefold()))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_word_and_every_link_of_a_page_is_somewhere(page: str) -> None:
    made = read_html(page)[0]
    have = accounted(made)
    told = repr(made)
    for part in flow_of(page_of(page)).parts:
        assert all(have[word] for run in part.runs for word in re.findall(r"\w+", run.words.casefold()))
        assert all(run.url in told for run in part.links if run.url)
