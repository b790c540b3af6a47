"""Search: words, phrases, beginnings, typing slips, filters, any script, and any nonsense that is typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.archive.index import Archive
from desk.archive.question import understood
from desk.archive.search import Result, search
from desk.archive.snippets import snippet
from desk.archive.stories import Before
from tests.archive.archives import Told, archive, issue, story_id

COUNCIL = ("Harbour Council", "Minutes of the meeting", "https://council.example/minutes")


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive(
        tmp_path_factory.mktemp("archive"),
        issue(
            1,
            "2025-03-06",
            [
                Told("The ferry sails again", "It was **away** for [nine years](https://ferry.example/nine)."),
                Told("Governors meet", "The gubernatorial race has begun.", section="Politics"),
                Told("Café opens on the pier", "Its owner sold 130,000 buns."),
            ],
        ),
        issue(
            2,
            "2026-01-15",
            [
                Told("A bridge for the marsh", "Herons were asked.", [COUNCIL]),
                Told("港の新しい橋", "水曜日に橋が開通した。町は静かだった。"),
                Told("Ferries of the north", "They meet in the harbour."),
            ],
        ),
        issue(3, "2026-02-05", [Told("Boats and bridges", "The mayor crossed one. The herons did not.")]),
    )


def ask(it: Archive, text: str, before: Before = Before()) -> Result:  # noqa: B008
    return it.ask(lambda connection: search(connection, text, before))


def headlines(it: Archive, text: str) -> list[str]:
    return [hit.run.story.headline for hit in ask(it, text).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("herons asked", "A bridge for the marsh"),
        ("nine years", "The ferry sails again"),
        ('"the mayor crossed"', "Boats and bridges"),
        ("“The Mayor Crossed”", "Boats and bridges"),
        ("gubernat", "Governors meet"),
        ("130,000", "Café opens on the pier"),
        ("cafe", "Café opens on the pier"),
        ("CAFÉ", "Café opens on the pier"),
        ("minutes meeting", "A bridge for the marsh"),
        ("harbour council", "A bridge for the marsh"),
        ("council.example", "A bridge for the marsh"),
        ("橋が開通", "港の新しい橋"),
        ("新しい", "港の新しい橋"),
    ],
)
def test_what_is_looked_for_comes_first(it: Archive, text: str, first: str) -> None:
    assert headlines(it, text)[:1] == [first]


def test_the_word_as_it_was_asked_for_comes_before_one_of_its_stem(it: Archive) -> None:
    assert headlines(it, "ferry")[0] == "The ferry sails again"
    assert headlines(it, "ferries")[0] == "Ferries of the north"


def test_a_phrase_stands_together(it: Archive) -> None:
    assert headlines(it, '"crossed mayor"') == []


def test_a_word_that_was_mistyped_is_mended_and_said(it: Archive) -> None:
    result = ask(it, "gubeernatorial race")
    assert [hit.run.story.headline for hit in result.hits] == ["Governors meet"]
    assert result.mended == {"gubeernatorial": ("gubernatorial",)}


def test_letters_turned_round_at_the_beginning_are_mended(it: Archive) -> None:
    assert sorted(headlines(it, "ehrons")) == ["A bridge for the marsh", "Boats and bridges"]


def test_where_no_story_has_all_words_those_with_some_are_given_and_it_is_said(it: Archive) -> None:
    result = ask(it, "herons buns governors")
    assert result.loose
    assert {hit.run.story.headline for hit in result.hits} >= {"Café opens on the pier", "Governors meet"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("section:politics", ["Governors meet"]),
        ("source:harbour bridge", ["A bridge for the marsh"]),
        ('source:"harbour council"', ["A bridge for the marsh"]),
        ("source:council.example", ["A bridge for the marsh"]),
        ("no:3", ["Boats and bridges"]),
        ("no:2-3 herons", ["A bridge for the marsh", "Boats and bridges"]),
        ("no:-1 ferry", ["The ferry sails again"]),
        ("since:2026-02", ["Boats and bridges"]),
        ("since:2026 ferry", ["Ferries of the north"]),
    ],
)
def test_filters(it: Archive, text: str, expected: list[str]) -> None:
    assert sorted(headlines(it, text)) == expected


def test_a_filter_that_says_nothing_is_named(it: Archive) -> None:
    assert ask(it, "since:yesterday no:x herons").question.unused == ("no:x", "since:yesterday")


def test_any_other_word_with_a_colon_is_a_word() -> None:
    assert understood("note: this").words == ("note:", "this")


def test_the_issue_in_hand_and_later_ones_are_no_part_of_what_was(it: Archive) -> None:
    before = Before(id=2001, number=2, date="2026-01-15")
    assert [hit.run.story.id for hit in ask(it, "ferry", before).hits] == [story_id(1)]


def test_the_snippet_is_the_sentence_with_the_words_marked(it: Archive) -> None:
    result = ask(it, "heron")
    pieces = {
        hit.run.story.headline: it.ask(lambda connection, hit=hit: snippet(connection, result, hit.run))
        for hit in result.hits
    }
    piece = pieces["Boats and bridges"]
    assert (piece.where, piece.text) == ("body", "The herons did not.")
    assert [piece.text[start:end] for start, end in piece.marks] == ["herons"]


def test_the_snippet_of_a_script_without_spaces(it: Archive) -> None:
    result = ask(it, "開通")
    piece = it.ask(lambda connection: snippet(connection, result, result.hits[0].run))
    assert piece.text == "水曜日に橋が開通した。"
    assert [piece.text[start:end] for start, end in piece.marks] == ["開通"]


def test_a_long_sentence_is_cut_around_what_was_found(tmp_path: Path) -> None:
    body = " ".join(["before"] * 60) + " heron " + " ".join(["after"] * 60)
    it = archive(tmp_path, issue(1, "2026-01-01", [Told("Long", body)]))
    result = ask(it, "heron")
    piece = it.ask(lambda connection: snippet(connection, result, result.hits[0].run, 80))
    assert len(piece.text) <= 80
    assert piece.text.startswith("…")
    assert piece.text.endswith("…")
    assert [piece.text[start:end] for start, end in piece.marks] == ["heron"]


NONSENSE = [
    "",
    " ",
    '"',
    '""',
    '"""""""',
    "()()()[[]]{}",
    "* * ^ : - + NEAR AND OR NOT",
    "NEAR(a b)",
    "headline : x",
    "-herons",
    "source:",
    "no:",
    'source:"',
    "\x00\x1b[31m\x07",
    "\u202eherons",
    "x" * 10_000,
    '"' * 10_000,
    "( " * 5_000,
    "a b " * 2_500,
    "प्रश्न سؤال שאלה ερώτηση вопрос คำถาม",
    "👩‍🚀🚀",
    "%_\\'; DROP TABLE story; --",
    "\ud800",
]


@pytest.mark.parametrize("text", NONSENSE, ids=range(len(NONSENSE)))
def test_any_text_is_answered(it: Archive, text: str) -> None:
    result = ask(it, text)
    for hit in result.hits:
        it.ask(lambda connection, hit=hit: snippet(connection, result, hit.run))
    assert it.troubles == []


@given(st.text(max_size=60))
def test_any_other_text_is_answered_too(it: Archive, text: str) -> None:
    ask(it, text)
    assert it.troubles == []
