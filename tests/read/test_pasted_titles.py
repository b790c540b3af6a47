"""Titles of pasted stories with their address behind, below or above them, as people copy them out of a browser."""

from dataclasses import replace

import pytest

from desk.links.paste import LinkDraft
from desk.read.paste import What, Where, paste
from desk.read.read import basis_of, chain_shipped, read, reading_of
from desk.read.sources import lines_of

Told = list[tuple[str | None, str, list[tuple[str, str | None]]]]


def told(text: str, where: Where = Where.STORIES) -> Told:
    reading = paste(text, where, as_what=What.STORIES).reading
    assert reading is not None
    issue = reading.issue
    return [
        (story.headline, story.body, [(link.title, link.url) for link in issue.links_of(story.id)])
        for story in issue.in_order()
    ]


ROPE, KNOT = "https://mole.example/rope", "https://mole.example/knot"
TWO: Told = [
    ("Rope 4", "It holds twice as much.", [("Rope 4", ROPE)]),
    ("A knot for all", "Nobody unties it.", [("A knot for all", KNOT)]),
]


@pytest.mark.parametrize(
    "text",
    [
        f"Rope 4 ({ROPE})\nIt holds twice as much.\n\nA knot for all ({KNOT})\nNobody unties it.",
        f"Rope 4（{ROPE}）\nIt holds twice as much.\n\nA knot for all（{KNOT}）\nNobody unties it.",
        f"Rope 4 {ROPE}\nIt holds twice as much.\n\nA knot for all: {KNOT}\nNobody unties it.",
        f"Rope 4 <{ROPE}> – It holds twice as much.\nA knot for all <{KNOT}> – Nobody unties it.",
        f"Rope 4 — {ROPE} — It holds twice as much.\n\nA knot for all — {KNOT} — Nobody unties it.",
    ],
)
def test_a_title_with_its_address_behind_is_a_headline_and_a_link(text: str) -> None:
    assert told(text) == TWO
    assert paste(text).what == What.STORIES


def test_sentences_with_addresses_in_them_are_no_titles() -> None:
    text = f"The mole opens at seven, see {ROPE} for\nall of it.\n\nThe knot is at {KNOT} and\ncan be seen on Sundays."
    assert paste(text).what == What.PROSE
    assert paste(f"The mole opens at seven on Sundays, and {ROPE} says it all.", Where.BODY).what == What.PROSE


@pytest.mark.parametrize(
    "text",
    [
        "Rope 4\nmole.example/rope\nIt holds twice as much.",
        f"{ROPE}\nRope 4\nIt holds twice as much.",
        f"Rope 4 — {ROPE} — It holds twice as much.",
    ],
)
def test_an_address_above_or_below_a_title_is_its_link(text: str) -> None:
    assert told(text) == TWO[:1]


def test_a_headline_of_a_newsletter_keeps_no_address_in_its_words() -> None:
    items = "\n\n".join(
        f"{name} of the mole ({ROPE}/{at})\n\nIt holds twice as much as all of the others did, and costs half of it."
        for at, name in enumerate(("Rope", "Knot", "Lamp", "Hook"))
    )
    issue = read(items, "a.txt").issue
    assert [story.headline for story in issue.in_order()] == [
        f"{n} of the mole" for n in ("Rope", "Knot", "Lamp", "Hook")
    ]
    assert [link.title for link in issue.links] == [story.headline for story in issue.in_order()]


def test_titles_above_a_sentence_with_its_address_are_headlines_and_the_sentence_their_text() -> None:
    text = f"MOLE\n----\nRope 4\nIt holds. {ROPE}\n\nA knot for all\nNobody unties it. {KNOT}\n"
    assert told(text) == [
        ("Rope 4", "It holds.", [("Rope 4", ROPE)]),
        ("A knot for all", "Nobody unties it.", [("A knot for all", KNOT)]),
    ]
    assert [title for _, _, links in told(f"Ropes\n\nRope 4: {ROPE}\nKnot: {KNOT}") for title, _ in links] == [
        "Rope 4",
        "Knot",
    ]


def test_words_behind_an_address_are_the_link_of_a_brief() -> None:
    items = [f"* [Rope]({ROPE}) — it holds.", f"* [Knot]({KNOT}) — it does, too.", f"* {ROPE}/2 - a rope of wire"]
    assert told("\n".join(items))[-1] == (None, f"[a rope of wire]({ROPE}/2)", [])
    bare = "\n".join(f"* {url}" for url in (ROPE, KNOT))
    assert [body for _, body, _ in told(f"Ropes\n\n{bare}")] == [f"<{ROPE}>", f"<{KNOT}>"]


def test_several_sentences_are_no_title_of_a_link() -> None:
    text = (
        f"This issue is brought to you by Anchor. Anchor holds your boat and tells you when it does not. Try it: {ROPE}"
    )
    assert paste(text).what == What.PROSE
    assert paste(f"What is a rope? All you need, explained: {ROPE}").links == (
        LinkDraft(None, "What is a rope? All you need, explained", ROPE),
    )


def test_the_site_behind_a_title_is_the_source_of_the_link() -> None:
    assert paste(f"Rope 4 - The Mole\n{ROPE}").links == (LinkDraft("The Mole", "Rope 4", ROPE),)


@pytest.mark.parametrize(("line", "label"), [("Winch 2 is out: ()", "colon"), ("**Winch 2 is out** [...]", "bold")])
def test_a_headline_with_nothing_but_signs_behind_it_is_one(line: str, label: str) -> None:
    made = basis_of(lines_of(f"{line}\n\nIt is quieter.\n", "a.md"), (), chain_shipped())
    reading = reading_of(replace(made, labels=(label, "body")))
    assert [story.headline for story in reading.issue.in_order()] == ["Winch 2 is out"]
