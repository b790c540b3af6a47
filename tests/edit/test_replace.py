"""Find and replace reaches everything that is published, and changes nothing that was not shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.edit import Refused
from desk.edit.replace import find, replace
from desk.model.issue import Image, Issue, Link, Place, Section, Story

URL = "https://council.example/council-tax"


def issue_with(body: str = "", **fields: Any) -> Issue:
    return Issue(id=1, stories=(Story(id=10, order="V", body=body, headline=fields.pop("headline", "H"), **fields),))


@pytest.fixture
def issue() -> Issue:
    return Issue(
        id=1,
        subject="Council week",
        preheader="A council, a bridge",
        sections=(
            Section(id=2, order="k", title="Council two"),
            Section(id=3, order="V", title="Council one", standfirst="The council first"),
        ),
        stories=(
            Story(
                id=10,
                order="V",
                section=2,
                headline="Council later",
                body=f"The [council]({URL}) and {URL}",
                notes="council",
            ),
            Story(
                id=11,
                order="V",
                section=3,
                headline="Bridge",
                standfirst="council",
                byline="Council staff",
                body="No council.\n\nCOUNCIL!",
                links_label="Council links",
                sponsor="Council Ltd",
                image=Image("https://a.example/council.png", "Council house"),
            ),
            Story(id=12, order="V", headline="Unsorted council"),
            Story(id=13, order="W", section=3, place=Place.HELD, headline="Held council"),
        ),
        links=(Link(id=20, order="V", story=11, source="Council", title="A council", url=URL, note="council"),),
    )


def test_everything_published_is_found_in_running_order(issue: Issue) -> None:
    assert [(match.table, match.id, match.field) for match in find(issue, "council")] == [
        ("issue", 1, "subject"),
        ("issue", 1, "preheader"),
        ("sections", 3, "title"),
        ("sections", 3, "standfirst"),
        ("stories", 11, "standfirst"),
        ("stories", 11, "byline"),
        ("stories", 11, "body"),
        ("stories", 11, "body"),
        ("stories", 11, "links_label"),
        ("stories", 11, "sponsor"),
        ("stories", 11, "alt"),
        ("links", 20, "source"),
        ("links", 20, "title"),
        ("sections", 2, "title"),
        ("stories", 10, "headline"),
        ("stories", 10, "body"),
        ("stories", 12, "headline"),
    ]


def test_a_match_shows_where_it_is(issue: Issue) -> None:
    match = find(issue, "COUNCIL", match_case=True)[0]
    assert (match.before, match.found, match.after, match.label) == ("No council. ", "COUNCIL", "!", "Bridge")
    assert find(issue, "week")[0].label == "Subject"


def test_one_story_may_be_searched_also_on_the_shelf(issue: Issue) -> None:
    assert {match.id for match in find(issue, "council", story=11)} == {11, 20}
    assert len(find(issue, "council", story=13)) == 1
    with pytest.raises(LookupError):
        find(issue, "council", story=99)


def test_exactly_the_chosen_matches_are_replaced(issue: Issue) -> None:
    found = find(issue, "council")
    after = replace(issue, found, "board")
    assert find(after, "council") == ()
    assert after.subject == "Board week"
    assert after.section(3).standfirst == "The board first"
    assert after.story(11).body == "No board.\n\nBOARD!"
    assert after.story(11).image == Image("https://a.example/council.png", "Board house")
    assert after.story(10).body == f"The [board]({URL}) and {URL}"
    assert after.story(10).notes == "council"
    assert after.story(13) == issue.story(13)
    assert (after.link(20).source, after.link(20).title, after.link(20).url) == ("Board", "A board", URL)
    one = replace(issue, [found[7]], "board")
    assert one.story(11).body == "No council.\n\nBOARD!"
    assert replace(issue, [], "x") == issue


def test_addresses_are_left_alone_unless_asked(issue: Issue) -> None:
    found = find(issue, "council.example", addresses=True)
    assert [match.field for match in found] == ["url", "body", "body"]
    after = replace(issue, found, "gov.example")
    assert after.link(20).url == "https://gov.example/council-tax"
    assert after.story(10).body.count("https://gov.example/council-tax") == 2
    with pytest.raises(Refused):
        replace(issue, find(issue, "https://", addresses=True)[:1], "javascript:")


def test_case_and_whole_words() -> None:
    issue = issue_with("Art, art and party; C++ and “art”. Årt ÅRT", headline="")
    assert len(find(issue, "art")) == 4
    assert len(find(issue, "art", whole_words=True)) == 3
    assert len(find(issue, "art", match_case=True, whole_words=True)) == 2
    assert len(find(issue, "C++", whole_words=True)) == 1
    assert len(find(issue, "årt")) == 2


@pytest.mark.parametrize(("needle", "text"), [("it's", "it’s"), ("it’s", "it's"), ('"a"', "“a”"), ("“a”", '"a"')])
def test_straight_and_curly_quotes_find_each_other(needle: str, text: str) -> None:
    assert find(issue_with(f"So {text} here"), needle)[0].found == text


def test_spaces_find_no_break_spaces() -> None:
    assert len(find(issue_with("£20\u00a0m and £20 m"), "£20 m")) == 2


@pytest.mark.parametrize("needle", ["", "\x1b[31m"])
def test_nothing_is_found_by_nothing(needle: str) -> None:
    assert find(issue_with("some words"), needle) == ()


def test_signs_of_patterns_are_only_signs() -> None:
    issue = issue_with("a.b a*b (x) \\1")
    assert len(find(issue, "a.b")) == 1
    assert replace(issue, find(issue, "(x)"), r"\1 \g<0>").story(10).body == "a.b a*b \\1 \\g<0> \\1"


def test_stale_matches_are_refused() -> None:
    issue = issue_with("one two")
    found = find(issue, "two")
    with pytest.raises(Refused, match="find again"):
        replace(issue_with("two one"), found, "three")
    with pytest.raises(LookupError):
        replace(Issue(id=1), found, "three")


def test_what_is_put_in_is_cleaned() -> None:
    issue = issue_with("word", headline="word")
    after = replace(issue, find(issue, "word"), "a\n\x1b[31mb\u202e")
    assert (after.story(10).headline, after.story(10).body) == ("a b", "a\nb")


def test_shown_text_is_clean_even_when_the_file_is_not() -> None:
    match = find(issue_with("\x1b[31mred\x07 word\n\nnext"), "word")[0]
    assert (match.before, match.after) == ("red ", " next")


@given(st.text("ab’' AB\u00a0", max_size=30), st.text("ab' ", min_size=1, max_size=3), st.text("xy", max_size=3))
def test_replacing_and_putting_back_is_as_if_nothing_happened(body: str, needle: str, new: str) -> None:
    issue = issue_with(body)
    found = find(issue, needle)
    after = replace(issue, found, new).story(10).body
    assert len(after) == len(body) + sum(len(new) - (match.end - match.start) for match in found)
    same = issue
    for match in reversed(found):
        same = replace(same, [match], match.found)
    assert same == issue


def test_capitals_stay_where_they_were() -> None:
    issue = issue_with("Swans, swans and SWANS; A swan’s")
    found = find(issue, "swans")
    assert replace(issue, found, "geese").story(10).body == "Geese, geese and GEESE; A swan’s"
    assert [match.put("geese") for match in found] == ["Geese", "geese", "GEESE"]
    assert replace(issue, find(issue, "Swans"), "geese").story(10).body == "geese, geese and GEESE; A swan’s"
    assert replace(issue, find(issue, "swans"), "RSPB").story(10).body == "RSPB, RSPB and RSPB; A swan’s"
    assert replace(issue, find(issue, "SWANS", match_case=True), "geese").story(10).body.endswith("geese; A swan’s")


def test_addresses_keep_the_words_as_they_are_typed() -> None:
    issue = issue_with("[Docs](https://a.example/Docs)")
    body = replace(issue, find(issue, "docs", addresses=True), "files").story(10).body
    assert body == "[Files](https://a.example/files)"


def test_a_body_full_of_places_is_quickly_done() -> None:
    issue = issue_with("[swan](https://a.example/swan) " * 20_000)
    found = find(issue, "swan")
    assert len(found) == 20_000
    assert replace(issue, found, "goose").story(10).body == "[goose](https://a.example/swan) " * 20_000


@pytest.mark.parametrize(
    ("text", "needle", "whole_words", "made"),
    [
        ("Der Haupt\u00adbahn\u00adhof schließt.", "hauptbahnhof", False, "Der X schließt."),
        ("Der Haupt\u00adbahn\u00adhof schließt.", "Haupt", True, None),
        ("Der Haupt\u00adbahn\u00adhof schließt.", "hof", True, None),
        ("Der Haupt\u00adbahn\u00adhof schließt.", "bahnhof", False, "Der Haupt\u00adX schließt."),
        ("the tide\u200b table", "tide table", True, "the X"),
        ("the\u200b\u2060tide table", "tide", True, None),
        ("a plain word", "pl\u00adain", False, "a X word"),
        ("council", "\u00ad\u200b", False, None),
        ("ﾎﾃ\u200bﾙ", "ホテル", False, "X"),
    ],
)
def test_what_nobody_sees_hides_no_word(text: str, needle: str, whole_words: bool, made: str | None) -> None:
    issue = issue_with(text)
    found = find(issue, needle, whole_words=whole_words)
    assert len(found) == (made is not None)
    assert replace(issue, found, "X").story(10).body.casefold() == (made or text).casefold()


def test_a_word_with_soft_hyphens_keeps_the_capitals_that_the_editor_wrote() -> None:
    issue = issue_with("Die Ei\u00adsen\u00adbahn und die EI\u00adSEN\u00adBAHN")
    assert replace(issue, find(issue, "Eisenbahn"), "Tram").story(10).body == "Die Tram und die TRAM"
