"""What an editor changes in a reading: nothing is lost, and doubts stay with their stories."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.intake import review
from desk.intake.reading import Doubt, LeftOut, Lines, Reading, ReadLink, ReadStory
from desk.model.issue import Image

FIRST = ReadStory(
    headline="Harbour",
    section="Transport",
    body="It opens.\n\n- one\n- two\n\n**A [bridge](https://e.example/b) 2\\*3**\n\nIt carries.",
    links_label="Links",
    links=(ReadLink("New ratings", "NHS", "https://e.example/n"), ReadLink("Ferries go"), ReadLink("Tides", "BBC")),
    lines=Lines(1, 12),
)
SECOND = ReadStory(
    headline="Who built it?",
    section="Health",
    standfirst="Nobody knows",
    byline="By Ana",
    body="A question.",
    links=(ReadLink("Builders", None, "https://e.example/z"),),
    lines=Lines(13, 20),
)
THIRD = ReadStory(headline="Last", section="Health", body="The end.", notes="A stray line")
DOUBTS = tuple(Doubt("headline", f"Is {place} one?", "yes", "no", place) for place in range(3))
READING = Reading(
    stories=(FIRST, SECOND, THIRD),
    standfirsts=(("Health", "About wards."),),
    doubts=(*DOUBTS, Doubt("issue", "Is it one?", "yes", "no")),
    left_out=(LeftOut("Unsubscribe", "footer", "https://u.example"), LeftOut("A *lost* line", "unread")),
)


def asked(reading: Reading) -> list[tuple[int | None, str]]:
    return [(doubt.story, doubt.question) for doubt in reading.doubts]


def test_change_sets_fields_of_one_story() -> None:
    made = review.change(READING, 1, kind="sponsor", sponsor="Boats", headline=None)
    assert (made.stories[1].kind, made.stories[1].sponsor, made.stories[1].headline) == ("sponsor", "Boats", None)
    assert (made.stories[0], made.stories[2]) == (FIRST, THIRD)


def test_change_link_keeps_its_mark_only_with_its_address() -> None:
    story = ReadStory(links=(ReadLink("a", None, "https://t.example/click", tracked=True),))
    reading = Reading(stories=(story,))
    renamed = review.change_link(reading, 0, 0, "b", "BBC", "https://t.example/click")
    assert renamed.stories[0].links[0] == ReadLink("b", "BBC", "https://t.example/click", tracked=True)
    mended = review.change_link(renamed, 0, 0, "b", "BBC", "https://bbc.example")
    assert not mended.stories[0].links[0].tracked


def test_merge_puts_a_story_under_the_one_before() -> None:
    made = review.merge(READING, 1)
    story = made.stories[0]
    assert story.body.endswith("It carries.\n\nWho built it?\n\nNobody knows\n\nA question.")
    assert (story.headline, story.byline, story.links_label, story.lines) == (
        "Harbour",
        "By Ana",
        "Links",
        Lines(1, 20),
    )
    assert [link.title for link in story.links] == ["New ratings", "Ferries go", "Tides", "Builders"]
    assert asked(made) == [(0, "Is 0 one?"), (1, "Is 2 one?"), (None, "Is it one?")]


def test_merge_keeps_what_is_still_to_be_asked_once() -> None:
    asks = (Doubt("link", "Two links?", "one", "two", 0), Doubt("link", "Two links?", "one", "two", 1))
    section = Doubt("section", "Section or story?", "story", "section", 1)
    made = review.merge(replace(READING, doubts=(*asks, section)), 1)
    assert asked(made) == [(0, "Two links?")]


def test_merge_under_a_bare_picture_takes_the_headline() -> None:
    bare = ReadStory(image=Image("https://e.example/p.png", "A boat"))
    made = review.merge(Reading(stories=(bare, SECOND)), 1).stories[0]
    assert (made.headline, made.standfirst, made.body) == ("Who built it?", "Nobody knows", "A question.")
    assert made.image == bare.image
    both = review.merge(Reading(stories=(replace(bare, headline="x"), replace(SECOND, image=Image("y", "z")))), 1)
    assert both.stories[0].notes == "picture: y z"


def test_a_part_of_the_body_becomes_a_headline() -> None:
    made = review.split(READING, 0, 2, headline=True)
    above, below = made.stories[:2]
    assert (above.headline, above.body, above.links) == ("Harbour", "It opens.\n\n- one\n- two", ())
    assert (below.headline, below.body, below.section) == ("A bridge 2*3", "It carries.", "Transport")
    assert [link.url for link in below.links] == ["https://e.example/b", "https://e.example/n", None, None]
    assert below.links_label == "Links"
    assert asked(made) == [(0, "Is 0 one?"), (2, "Is 1 one?"), (3, "Is 2 one?"), (None, "Is it one?")]


def test_a_story_is_split_without_a_headline() -> None:
    made = review.split(READING, 0, 3)
    assert [story.headline for story in made.stories] == ["Harbour", None, "Who built it?", "Last"]
    assert made.stories[1].body == "It carries."
    with pytest.raises(LookupError, match="already"):
        review.split(READING, 0, 0)


def test_the_first_line_of_a_story_without_one_becomes_its_headline() -> None:
    made = review.split(Reading(stories=(ReadStory(kind="letter", body="A *line*\n\nWords."),)), 0, 0, headline=True)
    assert [(story.headline, story.body, story.kind) for story in made.stories] == [("A line", "Words.", "letter")]


def test_a_link_becomes_a_headline_and_takes_those_below() -> None:
    made = review.split_at_link(READING, 0, 1)
    assert [link.title for link in made.stories[0].links] == ["New ratings"]
    assert (made.stories[1].headline, [link.title for link in made.stories[1].links]) == ("Ferries go", ["Tides"])
    kept = review.split_at_link(READING, 0, 0)
    assert kept.stories[1].headline == "NHS: New ratings"
    assert kept.stories[1].links == FIRST.links


def test_links_move_between_stories() -> None:
    made = review.move_link(READING, 0, 0, 1, 0)
    assert [link.title for link in made.stories[0].links] == ["Ferries go", "Tides"]
    assert [link.title for link in made.stories[1].links] == ["New ratings", "Builders"]
    same = review.move_link(READING, 0, 0, 0)
    assert [link.title for link in same.stories[0].links] == ["Ferries go", "Tides", "New ratings"]


def test_a_link_becomes_prose_and_prose_a_link() -> None:
    made = review.link_to_body(READING, 0, 0)
    assert made.stories[0].body.endswith("It carries.\n\nNHS: [New ratings](https://e.example/n)")
    back = review.body_to_link(READING, 0, 2, "NHS")
    assert back.stories[0].links[0] == ReadLink("A bridge 2*3", "NHS", "https://e.example/b")
    assert "bridge" not in back.stories[0].body


def test_a_story_moves_into_the_section_of_the_place() -> None:
    made = review.move_story(READING, 0, 2)
    assert [(story.headline, story.section) for story in made.stories] == [
        ("Who built it?", "Health"),
        ("Last", "Health"),
        ("Harbour", "Health"),
    ]
    assert asked(made)[0] == (2, "Is 0 one?")


def test_what_is_taken_out_can_be_taken_in_again() -> None:
    made = review.leave_out(READING, 1)
    assert [story.headline for story in made.stories] == ["Harbour", "Last"]
    assert made.left_out[2].words == "Who built it?\nNobody knows\nBy Ana\nA question."
    assert (made.left_out[3].url, made.left_out[3].reason) == ("https://e.example/z", review.TAKEN_OUT)
    assert asked(made) == [(0, "Is 0 one?"), (1, "Is 2 one?"), (None, "Is it one?")]
    again = review.take_in(review.take_in(made, 0, 1), 0, 1)
    assert again.stories[1].links == (ReadLink("Unsubscribe", None, "https://u.example"),)
    assert again.stories[1].body == "The end.\n\nA *lost* line"
    assert len(again.left_out) == 2


def test_sections_are_renamed_with_their_introduction_or_dissolved() -> None:
    made = review.rename_section(READING, "Health", "Wards")
    assert [story.section for story in made.stories] == ["Transport", "Wards", "Wards"]
    assert made.standfirsts == (("Wards", "About wards."),)
    gone = review.rename_section(READING, "Health", None)
    assert [story.section for story in gone.stories] == ["Transport"] * 3
    assert "About wards." in str(gone.standfirsts)


def test_two_readings_become_one() -> None:
    other = Reading(title="Two", number=5, stories=(THIRD,), doubts=(Doubt("kind", "?", "a", "b", 0),), removed=2)
    made = review.joined(READING, other)
    assert (made.title, made.number, len(made.stories), made.removed) == ("Two", 5, 4, 2)
    assert made.doubts[-1].story == 3


def test_a_settled_doubt_goes() -> None:
    assert asked(review.settle(READING, 1)) == [(0, "Is 0 one?"), (2, "Is 2 one?"), (None, "Is it one?")]


@pytest.mark.parametrize(
    "edit",
    [
        lambda: review.change(READING, 3, kind="story"),
        lambda: review.change(READING, -1, kind="story"),
        lambda: review.merge(READING, 0),
        lambda: review.merge(READING, 3),
        lambda: review.split(READING, 0, 9),
        lambda: review.split_at_link(READING, 0, 3),
        lambda: review.move_link(READING, 0, 0, 7),
        lambda: review.take_in(READING, 5, 0),
        lambda: review.settle(READING, 4),
    ],
)
def test_a_place_that_is_not_there_is_refused(edit: Callable[[], Reading]) -> None:
    with pytest.raises(LookupError, match="there is no"):
        edit()


def words_of(reading: Reading) -> Counter[str]:
    told = [
        *(f"{each.headline} {each.standfirst} {each.byline} {each.body} {each.notes}" for each in reading.stories),
        *(f"{link.source} {link.title} {link.url}" for each in reading.stories for link in each.links),
        *(f"{each.words} {each.url}" for each in reading.left_out),
    ]
    return Counter(re.findall(r"[a-z]{3,}", " ".join(told)))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=12))
def test_no_edit_loses_a_word(steps: list[tuple[int, int, int, bool]]) -> None:
    edits: list[Callable[[Reading, int, int, bool], Reading]] = [
        lambda reading, at, part, _: review.merge(reading, at),
        lambda reading, at, part, flag: review.split(reading, at, part, headline=flag),
        lambda reading, at, part, flag: review.split_at_link(reading, at, part, headline=flag),
        lambda reading, at, part, _: review.move_link(reading, at, part, 0),
        lambda reading, at, part, _: review.link_to_body(reading, at, part),
        lambda reading, at, part, _: review.body_to_link(reading, at, part),
        lambda reading, at, part, _: review.move_story(reading, at, part),
        lambda reading, at, part, _: review.leave_out(reading, at),
        lambda reading, at, part, _: review.take_in(reading, at, part),
        lambda reading, at, part, _: review.rename_section(reading, "Health", None),
    ]
    reading = READING
    before = words_of(reading)
    for which, at, part, flag in steps:
        try:
            reading = edits[which](reading, at, part, flag)
        except LookupError:
            continue
        assert all(doubt.story is None or doubt.story < len(reading.stories) for doubt in reading.doubts)
    assert set(before) <= set(words_of(reading))
