"""A story in two or many, several in one, headlines and section titles, links and stories: nothing is ever lost."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.edit import Refused, convert, restructure, stories
from desk.edit import sections as section_edits
from desk.edit.blocks import Mark
from desk.model.issue import Image, Issue, Place, Section, Story
from tests.model.made import links_of, newsroom, outline

LIST = (
    "Before.\n\n1. **Ferries return.** From Monday.\n\n   And more.\n"
    "2. [Mayor *quits*](https://a.example/m) – at last\n3. Rain"
)


def fresh() -> Callable[[], int]:
    """Ids that a person can foresee: 500, 501, …"""
    return count(500).__next__


def with_body(body: str, **fields: object) -> Issue:
    return stories.change(newsroom(), 11, body=body, **fields)


def test_a_story_is_split_at_the_caret() -> None:
    issue = restructure.split(newsroom(), 11, newsroom().story(11).body.index("Alpha ends"), 500)
    assert outline(issue)["News"] == "Alpha Alpha ends. Bravo Charlie"
    assert (issue.story(11).body, issue.story(500).body) == ("Alpha begins.", "Alpha ends.")
    assert links_of(issue, 11) == "Link 1, Link 2, Link 3"


def test_what_the_new_story_begins_with_is_its_headline() -> None:
    body = "One.\n\n**Ferries return.** From Monday."
    issue = restructure.split(with_body(body), 11, 6, 500, links=[113])
    assert (issue.story(500).headline, issue.story(500).body) == ("Ferries return.", "From Monday.")
    assert links_of(issue, 500) == "Link 3"
    plain = restructure.split(with_body("One.\n\nFerries return\n\nFrom Monday."), 11, 6, 500, headline=True)
    assert (plain.story(500).headline, plain.story(500).body) == ("Ferries return", "From Monday.")


@pytest.mark.parametrize(
    ("body", "headline", "rest"),
    [
        ("Who pays?\\\nThree posts are empty.", "Who pays?", "Three posts are empty."),
        ("Ferries return  \nFrom Monday.", "Ferries return", "From Monday."),
        ("Ferries return\n\nFrom Monday.", "Ferries return", "From Monday."),
        ("The boats go again.\n\nFrom Monday.", None, "The boats go again.\n\nFrom Monday."),
        ("Three posts are\nempty", None, "Three posts are\nempty"),
        ("Three things:\\\nOars", None, "Three things:\\\nOars"),
        ("<https://a.example>\n\nMore", None, "<https://a.example>\n\nMore"),
    ],
)
def test_a_title_on_a_line_of_its_own_is_the_headline_of_what_begins_there(
    body: str, headline: str | None, rest: str
) -> None:
    made = restructure.split(with_body(f"One.\n\n{body}"), 11, 6, 500).story(500)
    assert (made.headline, made.body) == (headline, rest)
    alone = with_body(body, headline=None)
    if headline:
        assert restructure.head(alone, 11).story(11).name == headline
    else:
        with pytest.raises(Refused, match="no title"):
            restructure.head(alone, 11)


def test_a_paragraph_with_breaks_is_read_as_a_list_of_lines() -> None:
    body = "Before.\n\nFerries return.\\\nMayor quits\\\nRain\n\nAfter."
    issue = restructure.split_each(with_body(body), 11, Mark.LINE, fresh())
    assert outline(issue)["News"] == "Alpha Ferries return. Mayor quits Rain Bravo Charlie"
    assert [issue.story(each).body for each in (11, 500, 502)] == ["Before.", "", "After."]
    with pytest.raises(Refused, match="a break"):
        restructure.split_each(with_body("- a\n- b\n\nOne line."), 11, Mark.LINE)


def test_paragraphs_are_read_as_a_list_and_those_with_titles_by_these() -> None:
    fair, choir = "Fair – on Saturday, with cakes.", "Choir – tenors are wanted."
    issue = restructure.split_each(with_body(f"{fair}\n\n{choir}"), 11, Mark.PARAGRAPH, fresh())
    assert [issue.story(each).body for each in (11, 500, 501)] == ["", fair, choir]
    body = f"Before all.\n\nFair\n\n{fair}\n\n- cakes\n\nChoir\\\n{choir}"
    titled = restructure.split_each(with_body(body), 11, Mark.PARAGRAPH, fresh())
    assert [(titled.story(each).headline, titled.story(each).body) for each in (500, 501)] == [
        ("Fair", f"{fair}\n\n- cakes"),
        ("Choir", choir),
    ]
    assert titled.story(11).body == "Before all."


@pytest.mark.parametrize(("at", "says"), [(99, "nothing behind"), (0, "begins here already")])
def test_a_split_needs_words_on_both_sides(at: int, says: str) -> None:
    issue = with_body("Words.", headline=None)
    with pytest.raises(Refused, match=says):
        restructure.split(issue, 11, at, 500)


def test_a_story_is_read_as_a_list() -> None:
    issue = restructure.split_each(with_body(LIST), 11, Mark.NUMBER, fresh())
    assert outline(issue)["News"] == "Alpha Ferries return. Mayor quits Rain Bravo Charlie"
    assert issue.story(11).body == "Before."
    assert issue.story(500).body == "From Monday.\n\nAnd more."
    assert issue.story(501).body == "at last"
    assert [link.url for link in issue.links_of(501)] == ["https://a.example/m"]


def test_a_story_that_is_only_a_list_becomes_its_items() -> None:
    issue = restructure.split_each(with_body("- A\n- B", headline=None, kind="sponsor"), 11, Mark.BULLET, fresh())
    assert outline(issue)["News"] == "A B Bravo Charlie"
    assert issue.story(500).kind == "sponsor"
    assert links_of(issue, 500) == "Link 1, Link 2, Link 3"


def test_a_list_of_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="No line of this story begins with a heading"):
        restructure.split_each(newsroom(), 11, Mark.HEADING)


def test_merged_stories_keep_every_word() -> None:
    issue = stories.change(newsroom(), 12, standfirst="Below it.", byline="By B", notes="A note")
    issue = stories.change(issue, 11, byline="By A")
    issue = restructure.merge(issue, [12, 11])
    assert outline(issue)["News"] == "Alpha Charlie"
    assert (
        issue.story(11).body
        == "Alpha begins.\n\nAlpha ends.\n\n**Bravo**\n\nBelow it.\n\nBy B\n\nBravo begins.\n\nBravo ends."
    )
    assert (issue.story(11).byline, issue.story(11).notes) == ("By A", "A note")


def test_a_merge_brings_links_and_a_second_picture_along() -> None:
    issue = stories.change(newsroom(), 11, image=Image("https://a.example/2.png", "Two"))
    issue = stories.change(issue, 31, image=Image("https://a.example/1.png", "One"))
    issue = stories.place(issue, [31], 1, None)
    issue = restructure.merge(issue, [31, 11])
    assert links_of(issue, 31) == "Link 1, Link 2, Link 3"
    assert issue.story(31).image == Image("https://a.example/1.png", "One")
    assert issue.story(31).notes == "Picture: https://a.example/2.png Two"


def test_a_story_without_words_takes_the_headline_of_the_next() -> None:
    issue = stories.change(newsroom(), 11, headline=None, body="")
    assert restructure.merge(issue, [11, 12]).story(11).headline == "Bravo"


def test_split_at_bold_takes_a_merge_apart_again() -> None:
    before = stories.change(newsroom(), 12, headline="2*3 [sic] _x_")
    again = restructure.split_each(restructure.merge(before, [11, 12]), 11, Mark.BOLD, fresh())
    assert outline(again) == outline(before)
    assert (again.story(11).body, again.story(500).body) == (before.story(11).body, before.story(12).body)


def test_two_lines_of_one_headline_are_joined() -> None:
    issue = stories.change(newsroom(), 12, body="")
    issue = stories.change(issue, 13, standfirst="Below.")
    issue = restructure.join_headlines(issue, 12, 13)
    story = issue.story(12)
    assert (story.headline, story.standfirst, story.body) == (
        "Bravo Charlie",
        "Below.",
        "Charlie begins.\n\nCharlie ends.",
    )
    with pytest.raises(Refused, match="text between"):
        restructure.join_headlines(newsroom(), 11, 12)


def test_a_duplicate_stands_below_and_is_a_draft() -> None:
    issue = restructure.duplicate(stories.change(newsroom(), 11, status="ready"), 11, 500)
    assert outline(issue)["News"] == "Alpha Alpha Bravo Charlie"
    assert issue.story(500).status == "draft"
    assert links_of(issue, 500) == links_of(issue, 11)
    assert len({link.id for link in issue.links}) == 6


def test_a_headline_becomes_a_section_with_what_stands_below() -> None:
    issue = restructure.promote(stories.change(newsroom(), 12, body="", standfirst="Why."), 12, 500)
    assert outline(issue) == {
        "News": "Alpha",
        "Bravo": "Charlie",
        "Culture": "Delta Echo",
        "Sport": "",
        "Unsorted": "Foxtrot",
    }
    assert issue.section(500).standfirst == "Why."


def test_a_story_with_words_stays_in_the_section_its_headline_became() -> None:
    issue = restructure.promote(newsroom(), 12, 500)
    assert [story.id for story in issue.stories_of(500)] == [12, 13]
    assert issue.story(12).headline is None


def test_what_stood_above_a_headline_that_becomes_a_section_stays_above() -> None:
    bare = Issue(
        1, stories=tuple(Story(at, sign, headline=sign.upper()) for at, sign in ((11, "a"), (12, "b"), (13, "c")))
    )
    issue = restructure.promote(bare, 12, 500, lambda: 600)
    assert [(each.title, [story.headline for story in issue.stories_of(each.id)]) for each in issue.running_order] == [
        (None, ["A"]),
        ("B", ["C"]),
    ]
    first = restructure.promote(bare, 11, 500, lambda: 600)
    assert [each.title for each in first.running_order] == ["A"]


def test_a_headline_names_the_section_without_a_title_that_it_is_the_first_of() -> None:
    """Stories on the shelf that came from there go along, and a section that has a standfirst stays."""
    bare = Issue(
        1,
        sections=(Section(5, "a"),),
        stories=(
            Story(11, "a", headline="Water", body="One.", section=5),
            Story(12, "b", headline="Two", section=5),
            Story(13, "c", headline="Old", section=5, place=Place.HELD),
        ),
    )
    issue = restructure.promote(bare, 11, 500)
    assert [(each.title, [story.name for story in issue.stories_of(each.id)]) for each in issue.running_order] == [
        ("Water", ["One.", "Two"])
    ]
    assert issue.story(13).section == 500
    told = restructure.promote(section_edits.change(bare, 5, standfirst="Of boats"), 11, 500)
    assert [each.title for each in told.running_order] == [None, "Water"]
    assert [each.title for each in restructure.promote(bare, 12, 500).running_order] == [None, "Two"]


def test_a_story_without_a_headline_makes_a_section_of_its_first_line() -> None:
    bare = with_body("IN BRIEF\\\nRain.\\\nSun.", headline=None)
    issue = restructure.promote(bare, 11, 500)
    assert outline(issue) == {
        "News": "",
        "IN BRIEF": "Rain. Sun. Bravo Charlie",
        **{title: names for title, names in outline(newsroom()).items() if title != "News"},
    }
    assert issue.story(11).body == "Rain.\\\nSun."
    with pytest.raises(Refused, match="no title"):
        restructure.promote(with_body("It rained all day.", headline=None), 11, 500)


def test_a_section_title_becomes_a_headline_again() -> None:
    issue = restructure.demote(restructure.promote(newsroom(), 12, 500), 500, 501)
    assert outline(issue) == outline(newsroom())
    alone = restructure.demote(newsroom(), 2, 500)
    assert outline(alone) == {"News": "Alpha Bravo Charlie Culture Delta Echo", "Sport": "", "Unsorted": "Foxtrot"}
    first = restructure.demote(newsroom(), 1, 500)
    assert [story.name for story in first.stories_of(1)] == ["News", "Alpha", "Bravo", "Charlie"]
    assert first.section(1).title is None


def test_a_link_becomes_a_story_and_a_link_again() -> None:
    issue = convert.link_to_story(newsroom(), 113, 500)
    assert outline(issue)["News"] == "Alpha Link 3 Bravo Charlie"
    assert issue.links_of(500)[0].source == "Source"
    back = convert.story_to_link(issue, 500, 11)
    assert (outline(back), links_of(back, 11)) == (outline(newsroom()), links_of(newsroom(), 11))


def test_a_story_that_is_one_link_becomes_a_link() -> None:
    issue = stories.change(newsroom(), 12, headline=None, body="[Ferries](https://a.example/f)")
    made = convert.story_to_link(issue, 12, 11).links_of(11)[-1]
    assert (made.title, made.url) == ("Ferries", "https://a.example/f")
    with pytest.raises(Refused, match="holds more"):
        convert.story_to_link(newsroom(), 12, 11)


def test_a_link_becomes_a_line_and_links_again() -> None:
    issue = convert.link_to_line(newsroom(), 112)
    assert issue.story(11).body.endswith("\n\nSource: [Link 2](https://example.org/2)")
    back = convert.line_to_links(issue, 11, len(issue.story(11).body), fresh())
    assert back.story(11).body == newsroom().story(11).body
    assert (back.links_of(11)[0].title, back.links_of(11)[0].url) == ("Source: Link 2", "https://example.org/2")
    two = convert.line_to_links(with_body("A.\n\n[b](https://b.example) [c](https://c.example)"), 11, 8, fresh())
    assert links_of(two, 11) == "b, c, Link 1, Link 2, Link 3"


def test_what_is_on_the_shelf_is_taken_back_first() -> None:
    issue = stories.put_aside(newsroom(), [11], Place.HELD)
    for edit in (lambda: restructure.split(issue, 11, 5, 500), lambda: restructure.promote(issue, 11, 500)):
        with pytest.raises(Refused, match="held"):
            edit()


bodies = st.lists(
    st.sampled_from(
        [
            "Words.",
            "**Bold.** Rest",
            "- item",
            "1. **Num** x",
            "[link](https://a.example/1)",
            "## Head",
            "```\n- code\n```",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)


def letters(issue: Issue) -> Counter[str]:
    """Every letter and sign of an address that the issue holds."""
    words = [(story.headline or "", story.standfirst, story.byline, story.body, story.notes) for story in issue.stories]
    links = [(link.title, link.url or "") for link in issue.links]
    titles = [(section.title or "",) for section in issue.sections]
    return Counter(
        sign for each in (*words, *links, *titles) for sign in "".join(each) if sign.isalpha() or sign in ":/"
    )


@given(bodies, st.sampled_from(list(Mark)), st.integers(0, 80))
def test_nothing_is_lost_by_splitting_or_merging(body: str, mark: Mark, at: int) -> None:
    issue = with_body(body)
    edits: list[Callable[[], Issue]] = [
        lambda: restructure.split_each(issue, 11, mark),
        lambda: restructure.split(issue, 11, at, 500),
        lambda: restructure.merge(issue, [11, 12, 21]),
        lambda: restructure.promote(issue, 11, 500),
        lambda: convert.line_to_links(issue, 11, at),
    ]
    for edit in edits:
        with suppress(Refused):
            assert letters(edit()) >= letters(issue)
