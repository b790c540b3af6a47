"""The other side of a doubt is taken, or a sentence says what to do by hand."""

from dataclasses import replace

import pytest

from desk.intake.otherwise import NoOtherSide, from_section, swap_link, take_other, to_section
from desk.intake.reading import Doubt, Lines, Reading, ReadLink, ReadStory

SOURCE = ("Harbour", "It opens.", "NHS: New ratings", "Ferries go", "HEALTH", "Ward", "A ward opens.", "Bed", "Beds.")
READING = Reading(
    stories=(
        ReadStory(headline="Harbour", body="It opens.", links=(ReadLink("NHS: New ratings"),), lines=Lines(1, 3)),
        ReadStory(headline="Ferries go", lines=Lines(4, 4)),
        ReadStory(headline="Ward", section="HEALTH", body="A ward opens.", byline="Ana", lines=Lines(6, 7)),
        ReadStory(headline="Bed", section="HEALTH", body="Beds.", lines=Lines(8, 9)),
    ),
    standfirsts=(("HEALTH", "About wards."),),
    source=SOURCE,
)


def other(doubt: Doubt, reading: Reading = READING) -> Reading:
    """The reading with this doubt, and one that must stay with the last story, decided the other way."""
    last = Doubt("kind", "Last?", "story", "letter", len(reading.stories) - 1)
    made = take_other(replace(reading, doubts=(doubt, last)), 0)
    (kept,) = made.doubts
    assert kept.story is not None
    assert made.stories[kept.story].headline == "Bed"
    return made


def test_a_headline_was_a_link_of_the_story_above() -> None:
    made = other(Doubt("headline", "Headline?", "headline", "link or line", 1, Lines(4, 4)))
    assert [link.title for link in made.stories[0].links] == ["NHS: New ratings", "Ferries go"]
    assert len(made.stories) == 3


def test_a_headline_was_a_line_of_the_story_above() -> None:
    made = other(Doubt("headline", "Headline?", "headline", "link or line", 2))
    assert made.stories[1].headline == "Ferries go"
    assert made.stories[1].body == "Ward\n\nA ward opens."


def test_a_kind_was_another() -> None:
    assert other(Doubt("kind", "Sponsor?", "story", "sponsor", 0)).stories[0].kind == "sponsor"
    with pytest.raises(NoOtherSide, match="by hand"):
        other(Doubt("kind", "Sponsor?", "story", "something", 0))


def test_a_story_was_a_section() -> None:
    made = other(Doubt("section", "Section or story?", "story", "section", 2))
    assert [(each.headline, each.section) for each in made.stories[2:]] == [(None, "Ward"), ("Bed", "Ward")]
    bare = replace(READING, stories=(READING.stories[0], replace(READING.stories[1]), *READING.stories[2:]))
    whole = replace(bare, stories=tuple(replace(each, section=None) for each in bare.stories))
    made = other(Doubt("section", "Section or story?", "story", "section", 1), whole)
    assert [(each.headline, each.section) for each in made.stories] == [
        ("Harbour", None),
        ("Ward", "Ferries go"),
        ("Bed", "Ferries go"),
    ]


def test_a_section_was_a_story() -> None:
    made = other(Doubt("section", "Section or story?", "section", "story", None, Lines(5, 5)))
    assert [(each.headline, each.section) for each in made.stories[2:]] == [
        ("HEALTH", None),
        ("Ward", None),
        ("Bed", None),
    ]
    assert (made.stories[2].body, made.standfirsts) == ("About wards.", ())


def test_a_link_was_a_sentence_or_none() -> None:
    made = other(Doubt("link", "A link, or a sentence?", "link", "sentence", 0, Lines(3, 3)))
    assert (made.stories[0].links, made.stories[0].body) == ((), "It opens.\n\nNHS: New ratings")
    made = other(Doubt("link", "Was it a link?", "a link", "no link", 0, Lines(3, 3)))
    assert made.stories[0].links == ()
    with pytest.raises(NoOtherSide, match="several"):
        other(Doubt("link", "One link or several?", "one", "several", 0, Lines(3, 3)))
    with pytest.raises(NoOtherSide, match="not certain"):
        other(Doubt("link", "A link, or a sentence?", "link", "sentence", 0, Lines(9, 9)))


def test_a_source_is_parted_and_joined() -> None:
    made = other(Doubt("source", "Source?", "part of the title", "NHS", 0, Lines(3, 3)))
    assert made.stories[0].links == (ReadLink("New ratings", "NHS"),)
    assert swap_link(made, 0, 0).stories[0].links == (ReadLink("NHS: New ratings"),)


def test_an_author_was_part_of_the_headline() -> None:
    made = other(Doubt("byline", "Author?", "Ana", "Ward by Ana", 2))
    assert (made.stories[2].headline, made.stories[2].byline) == ("Ward by Ana", "")


def test_what_has_no_other_side_says_so() -> None:
    with pytest.raises(NoOtherSide, match="One newsletter"):
        other(Doubt("issue", "One newsletter or several?", "2", "1"))
    with pytest.raises(LookupError):
        take_other(READING, 0)
    for edit in (
        lambda: to_section(READING, 9),
        lambda: from_section(READING, "x", 9),
        lambda: swap_link(READING, 0, 4),
    ):
        with pytest.raises(LookupError):
            edit()
