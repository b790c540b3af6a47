"""The line `SOURCE:  title` comes apart where an editor means it to, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.links.paste import pasted_links
from desk.links.sources import join_source, may_be_source, shared_sources, split_source, swap_source, used_sources
from desk.model.issue import Issue, Link

NBSP = "\u00a0"


@pytest.mark.parametrize(
    "gap", ["  ", "   ", NBSP + " ", " " + NBSP, NBSP * 2, "\t", "\u202f ", " \u2003", NBSP + " " + NBSP]
)
def test_a_colon_and_two_spaces_of_any_sort_part_source_and_title(gap: str) -> None:
    assert split_source(f"NHS England:{gap}New ratings published") == ("NHS England", "New ratings published")


@pytest.mark.parametrize(
    ("line", "source", "title"),
    [
        ("PC&PE:  Adult care: strain on A&E", "PC&PE", "Adult care: strain on A&E"),
        ("BBC News: Politics:  A vote", "BBC News: Politics", "A vote"),
        ("St. Mungo’s:  Rough sleeping", "St. Mungo’s", "Rough sleeping"),
        ("U.S. Treasury:  A bond", "U.S. Treasury", "A bond"),
        ("Which?:  Switching banks", "Which?", "Switching banks"),
        ("  HMRC:  Updated code ", "HMRC", "Updated code"),
        ("Office for Budget Responsibility (OBR):  Outlook", "Office for Budget Responsibility (OBR)", "Outlook"),
        ("卫生部:  新的评级", "卫生部", "新的评级"),
        ("Channel 4:  An interview", "Channel 4", "An interview"),
    ],
)
def test_sources_as_they_are_written(line: str, source: str, title: str) -> None:
    assert split_source(line) == (source, title)


@pytest.mark.parametrize(
    "line",
    [
        "UK and Europe: what next?",
        "My passwords are as old as I am (almost): a reflection",
        "The bus leaves at 14:30 sharp",
        "The bus leaves at 14:  30 sharp",
        "https://example.org/a:  b",
        "See https://example.org:  it is down",
        "https:  //example.org",
        "mailto:  me",
        "He left. She stayed behind:  nobody knew why",
        "Dashboard shows progress - (NHS England:  Harnessing technology)",
        "A sentence that goes on and on until it is much longer than any source can be:  and then ends",
        "Researched Links:",
        "Researched Links:   ",
        ":  nothing before it",
        "—:  nothing before it",
        "",
        "no colon at all",
    ],
)
def test_what_only_looks_like_a_source_stays_in_the_title(line: str) -> None:
    source, title = split_source(line)
    assert source is None
    assert title.split() == line.split()


def test_one_space_parts_only_behind_a_known_source() -> None:
    assert split_source("NIESR: UK and Europe: what next?") == (None, "NIESR: UK and Europe: what next?")
    assert split_source("NIESR: UK and Europe: what next?", ["NIESR"]) == ("NIESR", "UK and Europe: what next?")
    assert split_source(f"niesr:{NBSP}Fiscal policy", {"NIESR"}) == ("niesr", "Fiscal policy")
    assert split_source("BBC News: Politics: A vote", ["bbc news: politics"]) == ("BBC News: Politics", "A vote")
    assert split_source("TUC:A vote", ["TUC"]) == (None, "TUC:A vote")
    assert split_source("Local 14: 30 more", ["Local 14"]) == (None, "Local 14: 30 more")


def test_a_known_source_may_break_the_rules_of_form() -> None:
    assert split_source("Which? Money:  Banks") == (None, "Which? Money: Banks")
    assert split_source("Which? Money:  Banks", ["Which? Money"]) == ("Which? Money", "Banks")


def test_terminal_codes_do_not_survive() -> None:
    assert split_source("\x1b[31mNHS\x1b[0m:  New\x07 ratings") == ("NHS", "New ratings")


def test_joining_shows_the_line_as_readers_see_it() -> None:
    assert join_source("NHS", "New ratings") == "NHS:  New ratings"
    assert join_source(None, "New ratings") == join_source("", "New ratings") == "New ratings"


def test_one_key_swaps_to_and_fro() -> None:
    assert swap_source("NHS", "New ratings") == (None, "NHS: New ratings")
    assert swap_source(None, "NHS: New ratings") == ("NHS", "New ratings")
    assert swap_source(None, "NHS:  New: ratings") == ("NHS", "New: ratings")
    assert swap_source(None, "NHS:New ratings") == ("NHS", "New ratings")
    assert swap_source("NHS", "") == (None, "NHS:")
    assert swap_source(None, "NHS:") == ("NHS", "")


@pytest.mark.parametrize("title", ["No colon", "Open at 14:30", "See https://example.org", "", ": odd"])
def test_swapping_changes_nothing_where_there_is_nothing_to_part(title: str) -> None:
    assert swap_source(None, title) == (None, title)


words = st.lists(st.text("abcXYZ&’é-", min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join)


@given(words.filter(may_be_source), words)
def test_what_is_joined_comes_apart_again(source: str, title: str) -> None:
    assert split_source(join_source(source, title)) == (source, title)
    assert swap_source(*swap_source(source, title)) == (source, title)


@given(st.text(max_size=120), st.lists(st.text(max_size=10), max_size=3))
def test_no_word_is_lost_whatever_the_line(line: str, known: list[str]) -> None:
    source, title = split_source(line, known)
    plain_source, plain_title = split_source(line.replace(":", " "))
    assert plain_source is None
    assert f"{source or ''} {title}".replace(":", " ").split() == plain_title.split()


def test_the_sources_an_issue_uses() -> None:
    links = [
        Link(id=n, order="V", story=1, source=name) for n, name in enumerate(["TUC", None, " NHS  England", "TUC"])
    ]
    assert used_sources(Issue(id=1, links=tuple(links))) == ("TUC", "NHS England")


UNIONS = ["TUC: The bill heads for the Commons", "Harbour Board: Minutes", "NIESR: UK and Europe: what next?"]


def test_a_list_of_names_and_titles_with_one_space_says_its_sources() -> None:
    assert shared_sources(UNIONS) == {"TUC", "Harbour Board", "NIESR"}
    assert shared_sources([*UNIONS, "A title without any"]) == {"TUC", "Harbour Board", "NIESR"}
    assert shared_sources(["Ministry of Health: One", "École de Lyon: Deux", "厚生労働省: 三"]) == {
        "Ministry of Health",
        "École de Lyon",
        "厚生労働省",
    }


@pytest.mark.parametrize(
    "lines",
    [
        UNIONS[:2],
        [*UNIONS, "One", "Two"],
        [*UNIONS, "BBC:  With two spaces"],
        ["Selfies: the naked truth", "Tackling tax fraud: how it is done", "Ten years on: what next?"],
        ["Sexting scare: six myths", "Chancellor speech: launching it", "HMRC consultation: what it asks"],
    ],
)
def test_titles_with_colons_are_no_sources(lines: list[str]) -> None:
    assert shared_sources(lines) == frozenset()


def test_links_of_such_a_list_have_their_sources_with_addresses_and_without() -> None:
    assert [(each.source, each.title) for each in pasted_links("\n".join(UNIONS))] == [
        ("TUC", "The bill heads for the Commons"),
        ("Harbour Board", "Minutes"),
        ("NIESR", "UK and Europe: what next?"),
    ]
    beside = "\n".join(f"- {line}\n  https://a.example/{at}" for at, line in enumerate(UNIONS))
    assert [(each.source, each.url) for each in pasted_links(beside)] == [
        ("TUC", "https://a.example/0"),
        ("Harbour Board", "https://a.example/1"),
        ("NIESR", "https://a.example/2"),
    ]
