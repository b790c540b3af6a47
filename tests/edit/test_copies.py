"""An issue copied as the next one, and a held story brought from another issue."""

from dataclasses import replace

import pytest

from desk.edit import copies, issues, links, sections, stories
from desk.model.issue import Issue, Link, Place, Section, Status, Story
from desk.model.publication import Publication

PUBLICATION = Publication(id=1, name="The Ledger", cadence=7)


def issue(number: int, first: int, *titles: str) -> Issue:
    """An issue with one story and one link in each section; their ids begin at `first`."""
    made = issues.begin(PUBLICATION, number, "2026-11-05", ())
    for at, title in enumerate(titles):
        made = sections.add(made, Section(id=first + at, order="", title=title))
        story = Story(id=first + 10 + at, order="", section=first + at, headline=title, status=Status.READY)
        made = stories.add(made, story)
        made = links.add(made, [Link(id=first + 20 + at, order="", story=story.id, title=f"About {title}")])
    return issues.change(made, title="Town special", subject="Time returns", preheader="At last")


def outline(of: Issue) -> list[tuple[str | None, list[tuple[str, list[str]]]]]:
    return [
        (each.title, [(story.name, [link.title for link in of.links_of(story.id)]) for story in of.stories_of(each.id)])
        for each in of.running_order
    ]


def test_a_duplicate_says_the_same_under_new_ids_as_drafts_of_the_next_issue() -> None:
    original = issue(7, 100, "Town", "Country")
    original = stories.put_aside(stories.add(original, Story(id=150, order="", section=101)), [150], Place.HELD)
    copy = copies.duplicate(original, PUBLICATION)
    assert outline(copy) == outline(original)
    assert (copy.number, copy.date) == (8, "2026-11-12")
    assert (copy.title, copy.subject, copy.preheader) == ("", "", "")
    assert {story.status for story in copy.stories} == {Status.DRAFT}
    for table in ("sections", "stories", "links"):
        assert not {each.id for each in getattr(copy, table)} & {each.id for each in getattr(original, table)}
    assert all(story.place == Place.IN for story in copy.stories), "what was put aside stays where it is"


def test_a_story_comes_with_its_links_to_the_section_of_the_same_title() -> None:
    here, other = issue(8, 100, "Town", "Country"), issue(7, 200, "TOWN ", "Sea")
    other = stories.put_aside(other, [210, 211], Place.HELD, "later", "2026-12-03")
    brought = copies.bring(copies.bring(here, other, 210), other, 211)
    assert outline(brought) == [
        ("Town", [("Town", ["About Town"]), ("TOWN", ["About TOWN "])]),
        ("Country", [("Country", ["About Country"]), ("Sea", ["About Sea"])]),
    ]
    story = brought.story(210)
    assert (story.place, story.reason, story.until) == (Place.IN, "", "")
    assert story.origin == f"{other.id}/210"


def test_a_story_that_is_here_already_is_left_and_one_moved_away_is_taken_anew() -> None:
    here, other = issue(8, 100, "Town"), issue(7, 200, "Town")
    brought = copies.bring(here, other, 210)
    assert copies.bring(brought, other, 210) is brought
    away = stories.change(brought, 210, place=Place.MOVED, headline="Old words")
    away = links.add(away, [Link(id=299, order="", story=210, title="Old link")])
    again = copies.bring(away, other, 210)
    assert again.story(210) == replace(brought.story(210), order=again.story(210).order)
    assert [link.title for link in again.links_of(210)] == ["About Town"]


def test_an_issue_without_sections_takes_it_unsorted_and_an_unknown_story_is_an_error() -> None:
    empty, other = issues.begin(PUBLICATION, 8, ""), issue(7, 200, "Town")
    assert [story.id for story in copies.bring(empty, other, 210).stories_of(None)] == [210]
    with pytest.raises(LookupError):
        copies.bring(empty, other, 999)
