"""What plain text newsletters hold besides stories, what is in doubt about them, and what is left out."""

from quopri import encodestring

import pytest
from invented_newsletters import hashed, ruled

from desk.intake.reading import Reading, ReadLink
from desk.intake.text import read_text
from desk.model.issue import Kind

FOOTER = """
--
You receive this because you asked for it. This mail was sent to nora.quill@reader.example.
Unsubscribe: https://list.example/leave?u=77
Copyright 2026 The Tide Table. All rights reserved.
"""
FILL = "which took the better part of a morning and two rather long ropes to put right again, as it turned out."


def one(text: str) -> Reading:
    """The one newsletter in a text."""
    (reading,) = read_text(text)
    return reading


def told(*items: str) -> str:
    """Underlined stories of a headline and the lines below, so that a text has a look to be read by."""
    made = []
    for item in (*items, f"Last of all\n\nThe last story is short, {FILL}"):
        headline, _, rest = item.partition("\n")
        made.append(f"{headline}\n{'-' * len(headline)}\n{rest}\n")
    return "\n".join(made)


def links(text: str, known: tuple[str, ...] = ()) -> list[ReadLink]:
    """The links of the first story, its body being one sentence."""
    item = f"Harbour wall repaired\n\nThe wall was mended on Monday, {FILL}\n\n{text}"
    return list(read_text(told(item), known)[0].stories[0].links)


def about(reading: Reading) -> set[str]:
    return {doubt.about for doubt in reading.doubts}


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "-----\n=====\n"])
def test_a_text_without_words_holds_no_newsletter(text: str) -> None:
    assert read_text(text) == ()


def test_words_ahead_of_the_first_headline_are_a_letter() -> None:
    reading = one(
        f"Dear reader,\n\nWe have moved the office, {FILL}\n\nNora\n\n" + told(f"A story\n\nIt is one, {FILL}")
    )
    letter = reading.stories[0]
    assert (letter.kind, letter.headline, letter.paragraphs) == (Kind.LETTER, None, 3)


@pytest.mark.parametrize(
    ("text", "sponsor"),
    [
        (f"Sponsored by Boat Wax\nWax your boat\n-------------\n\nOur wax is old, {FILL}\n\n", "Boat Wax"),
        (f"Wax your boat (ad)\n------------------\n\nOur wax is old, {FILL}\n\n", None),
        (f"Sponsored: Wax your boat\n------------------------\n\nOur wax is old, {FILL}\n\n", None),
    ],
)
def test_a_sponsor_item_says_so(text: str, sponsor: str | None) -> None:
    reading = one(text + told(f"A story\n\nIt is one, {FILL}"))
    first, second, _ = reading.stories
    assert (first.kind, first.headline, first.sponsor) == (Kind.SPONSOR, "Wax your boat", sponsor)
    assert second.kind == Kind.STORY


@pytest.mark.parametrize("title", ["SPONSOR", "Jobs by Harrow & Lyle"])
def test_a_section_of_sponsors_makes_sponsor_items(title: str) -> None:
    text = f"=======\n{title}\n=======\n\n{told(f'Quiet pumps{chr(10)}{chr(10)}They do not sing, {FILL}')}"
    assert one(text).stories[0].kind == Kind.SPONSOR


def test_a_pitch_without_links_among_stories_with_links_is_a_sponsor_in_doubt() -> None:
    paste = "\n".join(
        [
            "Bridge opened twice",
            f"The bridge was opened by two mayors on one day, {FILL}",
            "Researched Links:",
            "",
            "Bridge Board:  Who cut the ribbon",
            "",
            "Survey of Pumps 2026",
            "",
            f"Our survey of pumps is out and tells you all about them, {FILL}",
            "",
            "Click here to find out more and download the survey.",
            "",
            "Weir closed for cleaning",
            f"The weir is shut until Friday, {FILL}",
            "Researched Links:",
            "",
            "Weir Watch:  When it opens",
        ]
    )
    reading = one(paste)
    assert [story.kind for story in reading.stories] == [Kind.STORY, Kind.SPONSOR, Kind.STORY]
    assert any(doubt.question == "Sponsor or story?" and doubt.story == 1 for doubt in reading.doubts)


def test_items_of_one_line_under_a_title_are_briefs() -> None:
    text = (
        told(f"A story\n\nIt is one, {FILL}")
        + "\nIn brief\n--------\n* Gulls counted\n* New bell https://bell.example/new\n"
    )
    briefs = [story for story in one(text).stories if story.kind == Kind.BRIEF]
    assert [(brief.headline, brief.body, brief.section) for brief in briefs] == [
        (None, "Gulls counted", "In brief"),
        ("New bell", "", "In brief"),
    ]
    assert briefs[1].links == (ReadLink("New bell", None, "https://bell.example/new"),)


def test_a_headline_said_twice_is_a_card() -> None:
    cards = "\n\n".join(f"{name}\n\n{name}\nA line about it without end" for name in ("The heron count", "Weirs seen"))
    text = f"The office has moved, {FILL}\nIt has a view now, {FILL}\n\nAlso in the post\n\n{cards}\n"
    made = [story for story in one(text).stories if story.kind == Kind.CARD]
    assert [(card.headline, card.section, card.standfirst) for card in made] == [
        ("The heron count", "Also in the post", "A line about it without end"),
        ("Weirs seen", "Also in the post", "A line about it without end"),
    ]


def test_links_without_an_introduction_make_a_story_of_links() -> None:
    text = told(
        "More on weirs\n\nLinks:\n\nWeir Watch:  One\nhttps://w.example/1\nWeir Watch:  Two\nhttps://w.example/2"
    )
    story = one(text).stories[0]
    assert (story.kind, story.links_label, len(story.links)) == (Kind.LINKS, "Links", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Further reading: Tides (https://t.example/1) ~ Moons (https://t.example/2)",
        "Links: Tides https://t.example/1 | Moons https://t.example/2",
        "Links:\n\nTides\n  https://t.example/1\nMoons\n  https://t.example/2",
        "Links:\n- Tides <https://t.example/1>\n- Moons <https://t.example/2>",
        "Tides: https://t.example/1\nMoons: https://t.example/2",
        "Links:\n* [Tides](https://t.example/1)\n* [Moons](https://t.example/2)",
    ],
)
def test_links_are_read_in_whatever_form_they_come(text: str) -> None:
    assert links(text) == [
        ReadLink("Tides", None, "https://t.example/1"),
        ReadLink("Moons", None, "https://t.example/2"),
    ]


def test_a_colon_and_one_space_part_a_known_source_and_initials_in_doubt() -> None:
    text = "Links:\n\nTown Hall: New lamps\nNHS: New beds\nSelfies: the naked truth"
    item = f"Harbour wall repaired\n\nThe wall was mended on Monday, {FILL}\n\n{text}"
    reading = read_text(told(item), ["Town Hall"])[0]
    assert [link.source for link in reading.stories[0].links] == ["Town Hall", "NHS", None]
    assert "source" in about(reading)


def test_a_link_inside_the_brackets_of_another_is_two_in_doubt() -> None:
    reading = one(told(f"Wards\n\nThey open, {FILL}\n\nLinks:\n\nNHS:  New beds - (DH:  Old beds)\nNHS:  Ward news"))
    assert [link.title for link in reading.stories[0].links] == ["New beds", "Old beds", "Ward news"]
    assert any(doubt.question == "One link or two?" for doubt in reading.doubts)


def test_numbers_ahead_of_words_find_their_address_in_the_list_at_the_end() -> None:
    text = told(f"Weirs\n\nThe [1]Weir Board says so, {FILL}") + "\nReferences\n\n   1. https://weir.example/board\n"
    reading = one(text)
    assert "[Weir Board](https://weir.example/board)" in reading.stories[0].body
    assert "link" in about(reading)


def test_numbers_behind_words_find_the_note_below_them() -> None:
    first = f"Weirs\n\nThe plan [1] is out, {FILL}\n\n[1] https://weir.example/plan"
    second = f"Walls\n\nThe bill [1] is out too, {FILL}\n\n[1] https://wall.example/bill"
    bodies = [story.body for story in one(told(first, second)).stories]
    assert "[plan](https://weir.example/plan)" in bodies[0]
    assert "[bill](https://wall.example/bill)" in bodies[1]


def test_a_note_that_no_words_point_to_is_left_out_and_said() -> None:
    text = told(f"Weirs\n\nThe [1]board says so, {FILL}")
    left = one(text + "\n[1] https://weir.example/b\n[2] https://weir.example/logo.png\n").left_out
    assert [(each.words, each.url) for each in left] == [("[2]", "https://weir.example/logo.png")]


@pytest.mark.parametrize(
    "text",
    [
        "The plans (\nhttps://plans.example/a/very/long/address/of/a/plan/that/nobody/has/re\nad.html ) are out",
        "The plans <https://plans.example/a/very/long/address/of/a/plan/that/nobody/has/re\nad.html> are out",
    ],
)
def test_an_address_that_the_wrap_broke_is_whole_again(text: str) -> None:
    reading = one(told(f"Weirs\n\n{text}, {FILL}"))
    assert "(https://plans.example/a/very/long/address/of/a/plan/that/nobody/has/read.html)" in reading.stories[0].body


def test_an_address_broken_without_brackets_is_put_together_in_doubt() -> None:
    url = "https://plans.example/harbour/2026/03/a-very-long-name-of-a-plan-"
    reading = one(told(f"Weirs\n\nThey are out, {FILL}\n\nPlans\n{url}\nfor-the-weir.html"))
    assert [link.url for link in reading.stories[0].links] == [f"{url}for-the-weir.html"]
    assert any(url in doubt.taken for doubt in reading.doubts)


def test_tables_keep_their_columns() -> None:
    table = "Town        High     Low\nEastmarch   4.1m     0.9m"
    assert (
        one(told(f"Tides\n\n{table}\n\nThat is all, {FILL}"))
        .stories[0]
        .body.startswith("    Town        High     Low\n")
    )


def test_lists_become_lists_and_hard_wraps_go() -> None:
    story = one(
        told(f"Weirs\n\nThe board wants:\n\n* a rope of good length\n* a man\n\nIt has neither, {FILL}")
    ).stories[0]
    assert (story.paragraphs, story.bullets) == (2, 2)


@pytest.mark.parametrize(
    "footer",
    [
        "You get this letter because nora.quill@reader.example signed up.",
        "Sie erhalten diese Mail, weil nora.quill@reader.example angemeldet ist.",
        "Unsubscribe: https://list.example/u?e=nora.quill%40reader.example&id=9",
    ],
)
def test_the_reader_is_not_named_whoever_says_it(footer: str) -> None:
    reading = one(f"{ruled()}\n\n{footer}\n\nWrite to desk@weir.example.\n")
    assert reading.removed >= 1
    assert "nora" not in repr(reading)
    assert "desk@weir.example" in repr(reading)


def test_a_footer_is_left_out_with_its_addresses_and_the_reader_is_not_named() -> None:
    reading = one(ruled() + FOOTER)
    assert len(reading.stories) == 5
    assert reading.removed == 1
    assert "https://list.example/leave?u=77" in {left.url for left in reading.left_out}
    assert "nora.quill@reader.example" not in repr(reading)


@pytest.mark.parametrize("between", [FOOTER, ""])
def test_two_newsletters_in_one_text_are_two_in_doubt(between: str) -> None:
    readings = read_text(ruled() + between + ruled().replace("Issue 14, 3 March", "Issue 15, 10 March") + between)
    assert [(reading.number, reading.date, len(reading.stories)) for reading in readings] == [
        (14, "2026-03-03", 5),
        (15, "2026-03-10", 5),
    ]
    assert all("issue" in about(reading) for reading in readings)


def test_quoted_printable_that_nobody_decoded_is_read_as_it_was_meant() -> None:
    encoded = encodestring(hashed().replace("nobody", "personne à bord").encode()).decode()
    assert [story.headline for story in one(encoded).stories] == [story.headline for story in one(hashed()).stories]


def test_a_signature_program_is_taken_off_and_said() -> None:
    head, foot = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n", "-----BEGIN PGP SIGNATURE-----\n\niEYEARECAAY\n"
    reading = one(f"{head}{ruled()}\n{foot}-----END PGP SIGNATURE-----\n")
    assert len(reading.stories) == 5
    assert {left.reason for left in reading.left_out if "PGP" in left.words} == {"signature of the mail"}


def test_a_list_in_a_list_is_sections_and_briefs() -> None:
    text = "- Boats:\n  - [Ferry late] (<https://f.example/late>) ([Echo] (<https://e.example/f>))\n  - Tug sold\n"
    text += "- Towns:\n  - Clock <https://c.example/>: It is right again\n  - Bell found\n"
    rows = [
        (story.section, story.headline or story.body, [link.url for link in story.links]) for story in one(text).stories
    ]
    assert rows == [
        ("Boats", "Ferry late", ["https://f.example/late", "https://e.example/f"]),
        ("Boats", "Tug sold", []),
        ("Towns", "It is right again", ["https://c.example/"]),
        ("Towns", "Bell found", []),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "(http://a.example/ " * 5_000,
        "[" * 60_000,
        "\n".join(["Head line", "-----"] * 2_000),
        "\n".join(["> " * 20 + "a"] * 4_000),
        "\n".join(["word [1] word"] * 3_000 + ["[1] http://a.example/1"] * 1_000),
        "\n".join(" " * (at % 200) + "- item:" for at in range(4_000)),
        "\n\n".join(["Issue 5, 3 March 2026"] * 2_000),
        "\n\n".join(["Please unsubscribe here"] * 2_000),
        "*a " * 20_000 + "_a " * 20_000,
        "=\n".join(["=20word=3D"] * 4_000),
        "=" * 72 + "\n\n\nHead\n----\n\n" + "title\n  http://a.example/\n" * 3_000,
        "\n".join(["*" * 500 + " x"] * 500 + ["*" * 50 + "a" * 50 + " x"] * 500),
    ],
)
def test_what_is_made_to_hang_is_read(text: str) -> None:
    assert read_text(text)
