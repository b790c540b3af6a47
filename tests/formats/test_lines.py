"""Lines: wrapping by cells, the plain text edition and the proof."""

import random
from unittest import mock

import pytest
from wcwidth import width as width_of

from desk import formats
from desk.formats.blocks.blocks import blocks
from desk.formats.prose.wrap import cells, wrap
from desk.formats.spans import proof
from desk.model.issue import Issue, Link, Story
from desk.model.publication import Publication

PLAIN = Publication(1, name="The Record")


def text_of(*stories: Story, links: tuple[Link, ...] = ()) -> str:
    return formats.render(Issue(1, stories=stories, links=links), PLAIN, "text").removeprefix("The Record\n\n\n")


def wrapped(text: str, width: int, keep: bool = True) -> list[str]:
    return ["".join(words for words, _ in line) for line in wrap([(text, "")], width, keep)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("SOURCE:  title", 20, ["SOURCE:  title"]),
        ("a https://example.org/long b", 8, ["a", "https://example.org/long", "b"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("日本語の段落。", 8, ["日本語の", "段落。"]),
        ("日本語段。落", 8, ["日本語", "段。落"]),
        ("abc(日本)語", 4, ["abc", "(日", "本)", "語"]),
        ("かか\u3099か", 2, ["か", "か\u3099", "か"]),
        ("日a\u0301本", 3, ["日a\u0301", "本"]),
        ("詳細はhttps://example.org/日本", 6, ["詳細は", "https://example.org/日本"]),
        ("เดือนที่แล้วน้ำ", 3, ["เดือ", "นที่แ", "ล้ว", "น้ำ"]),
        ("no\xa0break here", 8, ["no\xa0break", "here"]),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4, ["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]),
        ("", 5, [""]),
    ],
)
def test_words_wrap_by_cells(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_a_word_in_two_styles_stays_one_word() -> None:
    assert wrap([("one ", ""), ("two", "bold"), (", three", "")], 8, keep_addresses=False) == [
        (("one ", ""), ("two", "bold"), (",", "")),
        (("three", ""),),
    ]


def test_an_address_is_cut_where_it_need_not_stay_whole() -> None:
    assert wrapped("https://example.org", 10, keep=False) == ["https://ex", "ample.org"]


def test_notes_follow_their_story_and_the_same_address_has_one_number() -> None:
    body = "[a](https://x.example/1) and [b](https://x.example/2), [c](https://x.example/1)."
    made = text_of(Story(1, "a", body=body), Story(2, "b", body="[d](https://x.example/1)"))
    assert made.split("\n\n") == [
        "a [1] and b [2], c [1].",
        "[1] https://x.example/1\n[2] https://x.example/2",
        "\nd [3]",
        "[3] https://x.example/1\n",
    ]


def test_numbers_that_the_copy_holds_are_passed_over() -> None:
    assert text_of(Story(1, "a", body="As [1] says, [here](https://x.example/).")).startswith("As [1] says, here [2].")


def test_a_link_without_address_is_printed_as_words() -> None:
    assert text_of(Story(1, "a", body="[words]() here")) == "words here\n"


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("See <https://x.example/a>.", "See https://x.example/a .\n"),
        ("See (https://x.example/a).", "See (https://x.example/a ).\n"),
        ("**https://x.example/a**", "https://x.example/a\n"),
    ],
)
def test_nothing_is_glued_to_an_address(body: str, printed: str) -> None:
    assert text_of(Story(1, "a", body=body)) == printed


@pytest.mark.parametrize("nested", ["> " * 38, "- " * 18, "123456789. " * 15, "> - " * 12])
def test_deep_nesting_stays_inside_the_width(nested: str) -> None:
    story = Story(1, "a", body=nested + "word " * 20)
    assert all(len(line) <= 72 for line in text_of(story).split("\n"))
    pieces = proof(blocks(Issue(1, stories=(story,)), PLAIN), 30)
    assert all(len("".join(text for text, _ in line)) <= 30 for piece in pieces for line in piece.lines)


def test_a_headline_is_underlined_by_its_cells() -> None:
    assert text_of(Story(1, "a", headline="日本語 paper")) == "日本語 paper\n------------\n"


def test_links_have_their_address_on_a_line_of_its_own() -> None:
    links = (Link(5, "a", 1, "BBC", "https://bbc.example/x", title="Words"), Link(6, "b", 1, "ITV", title="None yet"))
    assert text_of(Story(1, "a", headline="H", links_label=""), links=links) == (
        "H\n-\n\n* BBC:  Words\n  https://bbc.example/x\n* ITV:  None yet\n"
    )


def test_the_proof_gives_each_story_its_own_lines_and_first_its_headline() -> None:
    stories = (
        Story(1, "a", headline="One"),
        Story(2, "b", kind="brief", body="x"),
        Story(3, "c", kind="brief", body="y"),
    )
    pieces = proof(blocks(Issue(1, stories=stories), PLAIN), 40)
    assert [piece.story for piece in pieces] == [None, 1, 2, 3]
    assert pieces[1].lines == ((("One", "headline"),), ())
    assert pieces[2].lines == ((("• ", ""), ("x", "")),)
    assert pieces[3].lines[-1] == ()


def test_the_proof_lays_out_only_what_changed() -> None:
    before = Issue(1, stories=(Story(1, "a", body="same *words*"), Story(2, "b", body="old")))
    after = Issue(1, stories=(Story(1, "a", body="same *words*"), Story(2, "b", body="new")))
    first, second = proof(blocks(before, PLAIN), 40), proof(blocks(after, PLAIN), 40)
    assert first[1] is second[1]
    assert first[2] != second[2]


def test_styles_nest() -> None:
    body = "*a **b*** **c *d*** [*e*](https://x.example/) `f`\n\n> g *h* **i**"
    spans = [
        span
        for piece in proof(blocks(Issue(1, stories=(Story(1, "a", body=body),)), PLAIN), 60)
        for line in piece.lines
        for span in line
    ]
    styles = {text.strip(): style for text, style in spans}
    assert styles["a"] == "italic"
    assert styles["b"] == styles["d"] == styles["i"] == "bold-italic"
    assert (styles["c"], styles["e"], styles["f"], styles["g h"]) == ("bold", "link", "code", "quote")


@pytest.mark.parametrize("word", ["مَدْرَسَة", "हिन्दी", "ภาษาไทย", "\u2068C++\u2069", "日本", "「語」。"])
def test_as_many_words_stand_in_a_line_as_fit(word: str) -> None:
    text = " ".join([word] * 40)
    lines = ["".join(part for part, _ in line) for line in wrap([(text, "")], 31, keep_addresses=True)]
    assert " ".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= 31 for line in lines)
    assert all(cells(line) + cells(word) + 1 > 31 for line in lines[:-1])


SCRIPTS = (
    "漢字かな、。「」（）ab .()",
    "한국어 가나",
    "ภาษาไทยน้ำที่ ",
    "हिन्दीक्षेत्र ",
    "👩\u200d👧❤️🇩🇪a ",
    "שלום־אב׳ מَد\u2068\u2069",
)


@pytest.mark.parametrize("signs", SCRIPTS)
@pytest.mark.parametrize("width", [9, 30])
def test_lines_of_every_script_fit_and_lose_nothing(signs: str, width: int) -> None:
    chance = random.Random(width)
    for _ in range(60):
        text = "".join(chance.choices(signs, k=chance.randint(1, 120)))
        lines = wrapped(text, width, keep=False)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(cells(line) <= width for line in lines)


def test_a_text_of_flags_costs_no_more_a_line_than_one_flag_does() -> None:
    asked: list[int] = []
    with mock.patch(
        "desk.formats.prose.line_ends.wcwidth.width", side_effect=lambda text: asked.append(len(text)) or width_of(text)
    ):
        assert len(wrapped("🇩🇪" * 3000, 20)) == 300
    assert max(asked) <= 2000
    assert sum(asked) < 60_000
