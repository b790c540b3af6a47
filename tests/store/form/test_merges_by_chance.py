"""Any two runs of edits of one issue: no word is lost, and both desks end with the same words."""

import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.edit import issues as issue_edits
from desk.edit import links, sections, stories
from desk.model.issue import Issue, Link, Place, Section, Story
from desk.store.form import records
from desk.store.form.merge import merge
from tests.model.made import issues, newsroom

Edit = Callable[[Issue], Issue]
STORIES = st.sampled_from([11, 12, 21])
LINKS = st.sampled_from([111, 112])
PARAGRAPHS = st.lists(st.sampled_from(["Alpha begins.", "", "Alpha ends.", "Inserted."]), max_size=6)


def edits_of(desk: str) -> st.SearchStrategy[Edit]:
    """Edits whose new words begin with the name of the desk, so that it is plain who wrote what."""
    word = st.integers(0, 9).map(lambda number: f"{desk}{number}")
    texts = st.tuples(PARAGRAPHS, word, PARAGRAPHS).map(lambda parts: "\n".join([*parts[0], parts[1], *parts[2]]))
    return st.one_of(
        st.builds(lambda id, text: lambda issue: stories.change(issue, id, body=text), STORIES, texts),
        st.builds(lambda id, text: lambda issue: stories.change(issue, id, headline=text), STORIES, word),
        st.builds(lambda id, text: lambda issue: stories.change(issue, id, byline=text), STORIES, word),
        st.builds(lambda id: lambda issue: stories.put_aside(issue, [id], Place.SPIKED), STORIES),
        st.builds(lambda id: lambda issue: stories.place(issue, [id], 3, None), STORIES),
        st.builds(lambda id: lambda issue: stories.shift(issue, [id], 1), STORIES),
        st.builds(lambda text: lambda issue: issue_edits.change(issue, subject=text), word),
        st.builds(lambda text: lambda issue: sections.change(issue, 1, title=text) if has(issue, 1) else issue, word),
        st.just(lambda issue: sections.remove(issue, 1) if has(issue, 1) else issue),
        st.just(lambda issue: sections.remove(issue, 2) if has(issue, 2) else issue),
        st.builds(
            lambda id, text: lambda issue: links.change(issue, id, title=text) if has_link(issue, id) else issue,
            LINKS,
            word,
        ),
        st.builds(lambda id: lambda issue: links.remove(issue, id) if has_link(issue, id) else issue, LINKS),
        st.builds(lambda text: lambda issue: added(issue, desk, text), word),
    )


def has(issue: Issue, id: int) -> bool:
    return any(section.id == id for section in issue.sections)


def has_link(issue: Issue, id: int) -> bool:
    return any(link.id == id for link in issue.links)


def added(issue: Issue, desk: str, text: str) -> Issue:
    id = 5000 + len(issue.stories) + (1000 if desk == "other" else 0)
    home = issue.sections[0].id if issue.sections else None
    issue = stories.add(issue, Story(id, "", home, headline=text, body=text))
    issue = links.add(issue, [Link(id, "", id, title=text), Link(id + 500, "", 11, title=text)])
    return sections.add(issue, Section(id, "", text))


def edited(run: list[Edit]) -> Issue:
    issue = newsroom()
    for edit in run:
        issue = edit(issue)
    return issue


def new_words(tables: Any) -> set[str]:
    """The words that the two desks wrote, wherever they stand now."""
    return set(re.findall(r"(?:one|other)\d", str(tables)))


@given(st.lists(edits_of("one"), max_size=5), st.lists(edits_of("other"), max_size=5))
def test_no_word_of_either_side_is_lost(one: list[Edit], other: list[Edit]) -> None:
    base, ours, theirs = (records.issue_tables(issue) for issue in (newsroom(), edited(one), edited(other)))
    here, _ = merge(base, ours, theirs)
    there, _ = merge(base, theirs, ours)
    written = new_words(ours) | new_words(theirs)
    assert new_words(here) == written
    assert new_words(there) == written
    for tables in (here, there):
        issue = records.issue_from(tables)
        stories_of = {story.id for story in issue.stories}
        homes = {section.id for section in issue.sections}
        assert {11, 12, 13, 21, 22, 31} <= stories_of
        assert {link.story for link in issue.links} <= stories_of
        assert all(story.section in homes for story in issue.in_order() if story.section is not None)
    assert shape(here) == shape(there)


def shape(tables: Any) -> set[tuple[str, str]]:
    """Which stories and links there are, but for the other versions set beside, which differ by side."""
    return {
        (name, id)
        for name in ("stories", "links")
        for id, document in tables[name].items()
        if document.get("place") != "clash" and int(id) < 10**14
    }


@given(st.lists(edits_of("one"), max_size=5), st.lists(edits_of("other"), max_size=5))
def test_a_merge_that_is_merged_again_changes_nothing(one: list[Edit], other: list[Edit]) -> None:
    """The other desk takes the merged file in, and a second save finds nothing more to merge."""
    base, ours, theirs = (records.issue_tables(issue) for issue in (newsroom(), edited(one), edited(other)))
    here, _ = merge(base, ours, theirs)
    assert merge(theirs, theirs, here) == (here, 0)
    assert merge(base, ours, base)[0] == ours
    assert merge(base, base, theirs)[0] == theirs
    assert merge(base, ours, ours) == (ours, 0)


@settings(max_examples=30)
@given(issues(), issues(), issues())
def test_any_three_files_can_be_merged(base: Issue, ours: Issue, theirs: Issue) -> None:
    """Even what never came from one issue merges without an error, and what both hold is there."""
    tables = [records.issue_tables(issue) for issue in (base, ours, theirs)]
    made, _ = merge(*tables)
    for name in ("stories", "links", "sections"):
        assert set(made[name]) >= (set(tables[1][name]) | set(tables[2][name])) - set(tables[0][name])
