"""Headings agree: each has the same level in every format, and none is skipped."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from complete_issue import ISSUE, PUBLICATION
from markdown_it import MarkdownIt

from desk.formats import render
from desk.formats.markdown.read import own_markdown
from desk.model.issue import Issue, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import STYLES

BODY = "First.\n\n## What it costs\n\nSecond.\n\n- one\n\n  # Inside\n"


def issue(*places: int | None) -> Issue:
    """An issue of stories in these sections; section 2 has no title."""
    kinds = (Kind.LETTER, Kind.STORY, Kind.CARD, Kind.LINKS, Kind.STORY)
    stories = [
        Story(10 + at, f"a{at}", place, kinds[at % 5], headline=None if at % 5 == 4 else f"H{at} #", body=BODY)
        for at, place in enumerate(places)
    ]
    sections = (Section(1, "a", "One"), Section(2, "b", None), Section(3, "c", "Three"))
    return Issue(1, title="Title", sections=sections, stories=tuple(stories))


CASES = [
    ISSUE,
    issue(1, 1, 1, 1, 1),
    issue(None, None, None, None, None),
    issue(2, 1, 2, 3, None),
    issue(2, 2, 2, 2, 2),
]


def in_html(markup: str) -> list[tuple[int, str]]:
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", markup, re.DOTALL)
    return [(int(level), re.sub("<[^>]+>", "", words)) for level, words in found]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_each_heading_has_one_level_in_all_formats_and_none_is_skipped(number: int) -> None:
    case = CASES[number]
    expected = in_html(render(case, PUBLICATION, "fragment"))
    assert expected[0][0] == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(expected))
    markdown = render(case, PUBLICATION, "markdown").split("\n---\n", 1)[1]
    assert in_html(MarkdownIt("commonmark").render(markdown)) == expected
    for format in ("html", "paste"):
        for style in STYLES:
            assert in_html(render(case, replace(PUBLICATION, style=style), format)) == expected, (format, style)


@pytest.mark.parametrize("number", range(1, len(CASES)))
def test_markdown_of_any_rank_is_read_as_it_was_written(number: int) -> None:
    made = render(CASES[number], PUBLICATION, "markdown")
    own = own_markdown(made)
    assert own is not None
    assert [story.headline for story in own.issue.in_order()] == [story.headline for story in CASES[number].in_order()]
    told = replace(own.issue, title=CASES[number].title, id=1, slug="")
    assert render(told, PUBLICATION, "markdown").split("\n---\n", 1)[1] == made.split("\n---\n", 1)[1]


def test_stories_outside_sections_in_files_of_before_are_read() -> None:
    made = render(issue(None, None, None, None, None), PUBLICATION, "markdown")
    before = re.sub(r"^(H\d )#\n-+$", r"### \1\\#", made, flags=re.MULTILINE)
    assert before != made
    own, now = own_markdown(before), own_markdown(made)
    assert own is not None
    assert now is not None
    assert [story.headline for story in own.issue.in_order()] == [story.headline for story in now.issue.in_order()]
