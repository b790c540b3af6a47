"""Marked parts become stories, and no part of them is dropped on the way."""

from typing import Any

from desk.intake.reading import Doubt, Lines, Reading, ReadLink
from desk.intake.shape import Mark, Role, assemble
from desk.model.issue import Image


def mark(role: Role, words: str = "", line: int = 1, **more: Any) -> Mark:
    return Mark(role, words, Lines(line, line), **more)


def test_parts_become_stories_in_their_sections() -> None:
    made = assemble(
        [
            mark(Role.SECTION, "Health", 1),
            mark(Role.INTRO, "About wards.", 2),
            mark(Role.HEADLINE, "A ward", 3, link=ReadLink("A ward", None, "https://e.example")),
            mark(Role.BODY, "It opens.", 4),
            mark(Role.BODY, "- beds", 5, item=True),
            mark(Role.BODY, "- garden", 6, item=True),
            mark(Role.LABEL, "Links", 7),
            mark(Role.LINK, link=ReadLink("More"), line=8),
            mark(Role.SECTION, "", 9),
            mark(Role.BODY, "Loose.", 10),
        ],
        Reading(title="x"),
    )
    ward, loose = made.stories
    assert (ward.section, ward.body, ward.links_label) == ("Health", "It opens.\n\n- beds\n- garden", "Links")
    assert [link.title for link in ward.links] == ["A ward", "More"]
    assert ward.lines == Lines(3, 8)
    assert (loose.section, loose.headline, loose.body) == (None, None, "Loose.")
    assert (made.title, made.standfirsts, made.left_out) == ("x", (("Health", "About wards."),), ())


def test_doubts_are_put_with_their_story_and_line() -> None:
    doubt = Doubt("headline", "Is it?", "yes", "no")
    made = assemble([mark(Role.HEADLINE, "A", 1), mark(Role.HEADLINE, "B", 5, doubts=(doubt,))])
    assert [(each.story, each.lines) for each in made.doubts] == [(1, Lines(5, 5))]


def test_a_title_with_nothing_under_it_is_left_out_and_said() -> None:
    made = assemble([mark(Role.SECTION, "Empty", 1), mark(Role.SECTION, "Health", 2), mark(Role.HEADLINE, "A", 3)])
    assert [(left.words, left.lines) for left in made.left_out] == [("Empty", Lines(1, 1))]
    assert assemble([mark(Role.SECTION, "End", 1)]).left_out[0].words == "End"


def test_a_second_label_picture_or_sponsor_is_kept_in_the_notes() -> None:
    pictures = [Image("https://e.example/1.png", "one"), Image("https://e.example/2.png", "two")]
    made = assemble(
        [
            mark(Role.HEADLINE, "A"),
            *(mark(Role.IMAGE, image=picture) for picture in pictures),
            *(mark(Role.LABEL, words) for words in ("Links", "More")),
            *(mark(Role.SPONSOR, words) for words in ("Boats", "Bikes")),
        ]
    )
    (story,) = made.stories
    assert (story.image, story.links_label, story.sponsor, story.kind) == (pictures[0], "Links", "Boats", "sponsor")
    assert story.notes == "picture: https://e.example/2.png two\nMore\nBikes"


def test_where_a_section_leads_is_kept() -> None:
    made = assemble(
        [mark(Role.SECTION, "Health", link=ReadLink("Health", None, "https://e.example")), mark(Role.BODY, "x")]
    )
    assert made.left_out[0].url == "https://e.example"
