"""Any run of moves, spikes and removals: nothing is ever lost, and the order is that of a plain list."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from desk.edit import links, sections, stories
from desk.model.issue import Issue, Place
from tests.model.made import issues, newsroom

STORIES = [11, 12, 13, 21, 22, 31]
HOMES = [1, 2, 3, None]
some = st.lists(st.sampled_from(STORIES), unique=True, max_size=4)
steps = st.sampled_from([1, -1])
Edit = Callable[[Issue], Issue]


def run_of(issue: Issue, section: int | None) -> list[int]:
    return [story.id for story in issue.stories_of(section)]


def words(issue: Issue) -> list[tuple[int, str | None, str]]:
    return [(story.id, story.headline, story.body) for story in issue.stories]


def moved(ids: list[int], section: int | None, place: int) -> Edit:
    """Put stories behind the `place`-th of the others in a section, as a screen does."""

    def edit(issue: Issue) -> Issue:
        rest = [id for id in run_of(issue, section) if id not in ids]
        return stories.place(issue, ids, section, rest[place % len(rest)] if rest and place else None)

    return edit


edits = st.one_of(
    st.builds(moved, some, st.sampled_from(HOMES), st.integers(0, 5)),
    st.builds(lambda ids, step: lambda issue: stories.shift(issue, ids, step), some, steps),
    st.builds(lambda ids, step: lambda issue: stories.to_neighbour(issue, ids, step), some, steps),
    st.builds(
        lambda ids, place: lambda issue: stories.put_aside(issue, ids, place),
        some,
        st.sampled_from([Place.HELD, Place.SPIKED]),
    ),
    st.builds(lambda ids: lambda issue: stories.take_back(issue, ids), some),
    st.builds(
        lambda at, step: lambda issue: sections.shift(issue, issue.sections[at % 2].id, step), st.integers(0, 1), steps
    ),
    st.builds(lambda id, step: lambda issue: links.shift(issue, id, step), st.sampled_from([111, 112, 113]), steps),
    st.builds(
        lambda id, story: lambda issue: links.place(issue, id, story, None),
        st.sampled_from([111, 112, 113]),
        st.sampled_from(STORIES),
    ),
)


@given(st.lists(edits, max_size=12), st.booleans())
def test_nothing_is_ever_lost(run: list[Edit], and_sections: bool) -> None:
    issue = newsroom()
    for edit in run:
        issue = edit(issue)
    if and_sections:
        for section in issue.running_order:
            issue = sections.remove(issue, section.id)
        assert issue.sections == ()
    assert words(issue) == words(newsroom())
    assert [(link.id, link.title) for link in issue.links] == [(link.id, link.title) for link in newsroom().links]
    shown = [story.id for story in issue.in_order()] + [
        id for place in Place if place != "in" for id in ids_at(issue, place)
    ]
    assert sorted(shown) == STORIES


def ids_at(issue: Issue, place: Place) -> list[int]:
    return [story.id for story in issue.placed(place)]


@given(st.lists(st.tuples(some, st.sampled_from(HOMES), st.integers(0, 5)), max_size=12))
def test_moves_do_what_they_do_to_plain_lists(run: list[tuple[list[int], int | None, int]]) -> None:
    issue = newsroom()
    lists = {home: run_of(issue, home) for home in HOMES}
    for ids, home, place in run:
        rest = {each: [id for id in lists[each] if id not in ids] for each in HOMES}
        at = place % len(rest[home]) + 1 if rest[home] and place else 0
        lists = {**rest, home: rest[home][:at] + ids + rest[home][at:]}
        issue = moved(ids, home, place)(issue)
        assert {each: run_of(issue, each) for each in HOMES} == lists


@given(st.lists(st.tuples(st.sampled_from(STORIES), steps), max_size=20))
def test_a_story_goes_down_and_up_one_line_at_a_time(run: list[tuple[int, int]]) -> None:
    """On one list of titles and stories, as a screen shows it: past a title is into its section, and back again."""
    issue = newsroom()
    for id, step in run:
        lines: list[int] = [line for home in HOMES[:3] for line in (-(home or 0), *run_of(issue, home))]
        loose = run_of(issue, None)
        if id in lines:
            at = lines.index(id)
            if 0 < at + step < len(lines) and lines[at + step] != -1:
                lines[at], lines[at + step] = lines[at + step], lines[at]
        elif step < 0 and loose[0] == id:
            lines.append(loose.pop(0))
        elif 0 <= (at := loose.index(id)) + step < len(loose):
            loose[at], loose[at + step] = loose[at + step], loose[at]
        issue = stories.shift(issue, [id], step)
        assert [line for home in HOMES[:3] for line in (-(home or 0), *run_of(issue, home))] == lines
        assert run_of(issue, None) == loose


@given(issues(), st.data())
def test_any_issue_can_be_reordered_and_keeps_every_story(issue: Issue, data: st.DataObject) -> None:
    """Equal keys, invalid keys, dangling sections and stories of every kind among them."""
    before = {story.id: story.headline for story in issue.stories}
    inside = [story.id for story in issue.in_order()]
    homes = [section.id for section in issue.sections]
    for _ in range(data.draw(st.integers(0, 4))):
        if inside:
            ids = data.draw(st.lists(st.sampled_from(inside), unique=True, max_size=3))
            issue = stories.shift(issue, ids, data.draw(steps))
        if homes:
            issue = sections.shift(issue, data.draw(st.sampled_from(homes)), data.draw(steps))
    for home in homes:
        issue = sections.remove(issue, home)
    assert {story.id: story.headline for story in issue.stories} == before
    assert sorted(story.id for story in issue.stories_of(None)) == sorted(inside)
