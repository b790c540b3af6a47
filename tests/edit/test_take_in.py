"""Stories of another issue taken into this one: in the sections of their titles, in one piece, nothing written over."""

import pytest

from desk.edit.copies import take_in, under_new_ids
from desk.edit.places import Spot, last_in
from desk.model.issue import Issue, Link, Section, Story
from desk.model.text import tidy_line

HERE = Issue(
    1,
    sections=(Section(2, "A", "Town"), Section(3, "B", "Country")),
    stories=(
        Story(4, "A", 2, headline="Harbour"),
        Story(5, "B", 2, headline="Quarry"),
        Story(6, "A", 3, headline="Wall"),
    ),
    links=(Link(7, "A", 4, title="Board"),),
)
OTHER = Issue(
    10,
    sections=(Section(11, "A", None), Section(12, "B", "Sea"), Section(13, "C", " Country ")),
    stories=(
        Story(20, "A", 11, headline="Boats"),
        Story(21, "B", 11, headline="Nets", body="They hang."),
        Story(22, "A", 12, headline="Tide"),
        Story(23, "A", 13, headline="Bees"),
    ),
    links=(Link(30, "A", 20, title="Board"), Link(31, "B", 20, title="Notice"), Link(32, "A", 23, title="Honey")),
)


def outline(issue: Issue) -> list[tuple[str | None, list[str | None]]]:
    return [(each.title, [story.headline for story in issue.stories_of(each.id)]) for each in issue.running_order]


def test_stories_go_where_they_were_asked_for_and_sections_bring_theirs() -> None:
    made = take_in(HERE, OTHER, Spot(2, 4))
    assert outline(made) == [
        ("Town", ["Harbour", "Boats", "Nets", "Quarry"]),
        ("Sea", ["Tide"]),
        ("Country", ["Wall", "Bees"]),
    ]
    assert [link.title for link in made.links_of(20)] == ["Board", "Notice"]
    assert [link.title for link in made.links_of(23)] == ["Honey"]
    assert made.links_of(4) == HERE.links_of(4)


def test_nothing_that_is_here_changes() -> None:
    made = take_in(HERE, OTHER, last_in(HERE, 3))
    for story in HERE.stories:
        assert made.story(story.id) == story
    assert {section.id for section in HERE.sections} < {section.id for section in made.sections}


def test_an_issue_without_sections_takes_them_all() -> None:
    made = take_in(Issue(1), OTHER, Spot(None, None))
    assert [story.headline for story in made.in_order()] == ["Boats", "Nets", "Tide", "Bees"]
    assert [tidy_line(section.title or "") for section in made.running_order] == ["", "Sea", "Country"]


def test_what_stands_without_a_title_behind_a_section_stays_behind_it() -> None:
    """In a section without a title, in none, and behind one whose title is here already."""
    sections = (Section(11, "A", "Sea"), Section(12, "B", None), Section(13, "C", "Town"), Section(14, "D", None))
    stories = tuple(
        Story(20 + at, "A", section, headline=name)
        for at, (name, section) in enumerate((("Tide", 11), ("Nets", 12), ("Clock", 13), ("Last", 14), ("End", None)))
    )
    made = take_in(HERE, Issue(10, sections=sections, stories=stories), Spot(2, 4))
    assert outline(made) == [
        ("Town", ["Harbour", "Quarry", "Clock", "Last", "End"]),
        ("Sea", ["Tide", "Nets"]),
        ("Country", ["Wall"]),
    ]


def test_the_standfirst_of_a_section_that_is_here_is_a_story_of_it() -> None:
    """And a new section without stories comes with its own: no word is lost."""
    sections = (
        Section(11, "A", "TOWN", "Of *the* quay."),
        Section(12, "B", "Sea", "Of boats."),
        Section(13, "C", "Sky"),
    )
    other = Issue(10, sections=sections, stories=(Story(20, "A", 11, headline="Clock"),))
    made = take_in(HERE, other, Spot(2, 4))
    assert [each.body or each.headline for each in made.stories_of(2)] == [
        "Harbour",
        "Quarry",
        "Of \\*the\\* quay.",
        "Clock",
    ]
    assert [(each.title, each.standfirst) for each in made.running_order] == [
        ("Town", ""),
        ("Sea", "Of boats."),
        ("Country", ""),
    ]


def test_stories_without_a_section_need_none() -> None:
    bare = Issue(10, sections=OTHER.sections[:1], stories=OTHER.stories[:2])
    made = take_in(Issue(1), bare, Spot(None, None))
    assert ([story.headline for story in made.in_order()], made.sections) == (["Boats", "Nets"], ())


def test_an_empty_story_becomes_the_first_of_them_and_keeps_what_it_has() -> None:
    new = Issue(1, sections=HERE.sections, stories=(Story(4, "A", 2, headline="My title", byline="Nora", notes="Ask"),))
    made = take_in(new, OTHER, Spot(2, None), into=4)
    assert outline(made)[0] == ("Town", ["My title", "Nets"])
    first = made.story(4)
    assert (first.byline, first.notes, first.status) == ("Nora", "Ask", new.stories[0].status)
    assert [link.title for link in made.links_of(4)] == ["Board", "Notice"]
    assert 20 not in {story.id for story in made.stories}


def test_an_issue_without_stories_changes_nothing() -> None:
    assert take_in(HERE, Issue(10, sections=(Section(12, "B", "Sea"),)), Spot(2, 4)) == HERE


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(LookupError):
        take_in(HERE, OTHER, Spot(2, 99))


def test_new_ids_keep_the_parts_together_and_those_that_are_known() -> None:
    made, ids = under_new_ids(OTHER, {20: 777})
    assert ids[20] == 777
    assert not {11, 12, 13, 21, 22, 23, 30} & {
        *(each.id for each in made.stories),
        *(each.id for each in made.sections),
    }
    assert [[story.headline for story in made.stories_of(each.id)] for each in made.running_order] == [
        ["Boats", "Nets"],
        ["Tide"],
        ["Bees"],
    ]
    assert [link.title for link in made.links_of(777)] == ["Board", "Notice"]
    assert under_new_ids(OTHER, ids) == (made, ids)


@pytest.mark.parametrize("title", ["COUNTRY", "country:", "— Country —"])
def test_a_section_is_the_one_of_its_title_however_that_is_written(title: str) -> None:
    other = Issue(10, sections=(Section(13, "A", title),), stories=(Story(23, "A", 13, headline="Bees"),))
    assert outline(take_in(HERE, other, Spot(2, 4))) == [("Town", ["Harbour", "Quarry"]), ("Country", ["Wall", "Bees"])]


def test_an_ampersand_is_a_word() -> None:
    here = Issue(1, sections=(Section(2, "A", "Health and Care"),))
    other = Issue(10, sections=(Section(13, "A", "HEALTH & CARE"),), stories=(Story(23, "A", 13, headline="Beds"),))
    assert outline(take_in(here, other, Spot(None, None))) == [("Health and Care", ["Beds"])]
