"""Splitting by the lines of the source, and lines with addresses made into links."""

from desk.intake import review, review_lines
from desk.intake.reading import Doubt, Lines, Reading, ReadLink, ReadStory
from desk.intake.review_where import links_of

SOURCE = ("Harbour", "It opens.", "Bill <https://g.example/b>", "What it costs", "A lot.", "Tides", "To whom?")
STORY = ReadStory(
    headline="Harbour",
    body="It opens.\n\nWhat it costs\n\nA lot.\n\nTo whom?",
    links_label="More",
    links=(ReadLink("Bill", None, "https://g.example/b"), ReadLink("Tides")),
    lines=Lines(1, 7),
)
READING = Reading(
    stories=(STORY,),
    doubts=(Doubt("link", "A?", "a", "b", 0, Lines(3, 3)), Doubt("link", "B?", "a", "b", 0, Lines(6, 6))),
    source=SOURCE,
)
BOOKS = "Salt and Rope ~ <https://books.example/salt> | *Tide Tables* (new) ~ <https://books.example/tide>"


def lined(body: str) -> Reading:
    return Reading(stories=(ReadStory(body=body),))


def test_links_stay_with_the_part_that_they_stand_under() -> None:
    made = review.split(READING, 0, 1, headline=True)
    above, below = made.stories
    assert [link.title for link in above.links] == ["Bill"]
    assert [link.title for link in below.links] == ["Tides"]
    assert (above.lines, below.lines) == (Lines(1, 3), Lines(4, 7))
    assert [doubt.story for doubt in made.doubts] == [0, 1]


def test_parts_below_a_link_go_with_it() -> None:
    above, below = review.split_at_link(READING, 0, 1).stories
    assert (above.body, below.headline, below.body) == ("It opens.\n\nWhat it costs\n\nA lot.", "Tides", "To whom?")


def test_a_line_of_several_addresses_becomes_one_link_for_each() -> None:
    made = review.body_to_link(lined(BOOKS), 0, 0).stories[0]
    assert made.links == (
        ReadLink("Salt and Rope", None, "https://books.example/salt"),
        ReadLink("Tide Tables (new)", None, "https://books.example/tide"),
    )


def test_a_link_goes_to_and_fro_without_damage() -> None:
    made = review.body_to_link(lined("Salt and Rope ~ <https://books.example/salt>"), 0, 0)
    line = review.link_to_body(made, 0, 0)
    assert line.stories[0].body == "[Salt and Rope](https://books.example/salt)"
    assert review.body_to_link(line, 0, 0) == made


def test_words_between_links_are_kept() -> None:
    made = review.body_to_link(lined("Read [one](https://a.example) and [two](https://b.example) today"), 0, 0)
    assert [link.title for link in made.stories[0].links] == ["Read one and two today", "two"]


def test_a_headline_has_no_address_in_it() -> None:
    made = review_lines.body_to_headline(lined("Salt and Rope ~ <https://books.example/salt>"), 0, 0).stories[0]
    assert made.headline == "Salt and Rope"
    assert [link.url for link in made.links] == ["https://books.example/salt"]


def test_each_item_of_a_list_is_a_link() -> None:
    made = links_of(
        "- [Coral](https://a.example/1)\n- [Ferry](https://b.example/2) (Times)\n\n  and more\n- No address", None
    )
    assert [(link.title, link.url) for link in made] == [
        ("Coral", "https://a.example/1"),
        ("Ferry (Times) and more", "https://b.example/2"),
        ("No address", None),
    ]
