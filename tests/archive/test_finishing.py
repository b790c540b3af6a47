"""A reading becomes an issue of the archive: finished, spelt as the publication spells, with nothing lost."""

import pytest

from desk.archive.finishing import LEFT_OUT, finish, left_out_story
from desk.formats import FORMATS, render
from desk.model.issue import Issue, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.read.reading import NOWHERE, Doubt, LeftOut, Lines, Matter, Reading
from desk.read.reasons import Reason

HOUSE = Publication(9, name="The Record", tagline="Every week", links_label="Researched Links", sections=("In Brief",))
LEFT = (
    LeftOut(Reason.FOOTER, "Unsubscribe", "https://list.example/out", Lines(40, 41)),
    LeftOut(Reason.HIDDEN, "Five things today"),
)
DOUBTS = (
    Doubt(Matter.HEADLINE, 2, Lines(7, 7), "headline", "body"),
    Doubt(Matter.NUMBER, None, NOWHERE, "12", "13"),
)


def an_issue(**fields: object) -> Issue:
    return Issue(
        1, 12, sections=(Section(3, "V", "IN BRIEF"),), stories=(Story(2, "V", 3, headline="A ward", **fields),)
    )


def reading(**fields: object) -> Reading:
    return Reading(an_issue(), publication="The Record", tagline="Every week", **fields)


def test_an_issue_is_finished_and_its_stories_are_ready() -> None:
    made = finish(an_issue(), reading(), HOUSE)
    assert made.status == "sent"
    assert [story.status for story in made.stories] == ["ready"]
    assert made.number == 12


def test_a_section_that_the_publication_knows_is_spelt_as_it_spells_it() -> None:
    assert [section.title for section in finish(an_issue(), None, HOUSE).sections] == ["In Brief"]


@pytest.mark.parametrize(
    ("label", "kind", "kept"),
    [
        ("Researched Links", Kind.STORY, None),
        ("RESEARCHED  links", Kind.STORY, None),
        ("Further reading", Kind.STORY, "Further reading"),
        ("", Kind.STORY, ""),
        (None, Kind.STORY, None),
        ("Researched Links", Kind.SPONSOR, "Researched Links"),
    ],
)
def test_a_label_is_left_to_the_publication_where_it_is_the_same(
    label: str | None, kind: str, kept: str | None
) -> None:
    (story,) = finish(an_issue(links_label=label, kind=kind), None, HOUSE).stories
    assert story.links_label == kept


def test_what_was_left_out_and_what_is_in_doubt_is_kept_where_no_export_prints_it() -> None:
    made = finish(an_issue(), reading(left_out=LEFT, doubts=DOUBTS), HOUSE, "old/12.eml")
    (aside,) = [story for story in made.stories if story.headline == LEFT_OUT]
    assert (aside.headline, aside.place, aside.kind, aside.reason) == (LEFT_OUT, "spiked", "note", "from old/12.eml")
    assert aside.notes.splitlines() == [
        "To check (line 7): Read as a headline; it could be a line of the text.",
        "To check: The number was read as 12; it could be 13.",
        "stands in the footer (lines 40–41): Unsubscribe <https://list.example/out>",
        "is not shown to a reader: Five things today",
    ]
    for format in FORMATS:
        if format != "json":
            assert "list.example" not in str(render(made, HOUSE, format))


def test_a_name_that_is_not_the_publications_is_kept() -> None:
    aside = left_out_story(reading(), Publication(9, name="Another", tagline="every WEEK"))
    assert aside is not None
    assert aside.notes == "Name: The Record"


def test_where_nothing_was_left_out_nothing_is_put_aside() -> None:
    assert left_out_story(reading(), HOUSE) is None
    assert len(finish(an_issue(), reading(), HOUSE).stories) == 1
