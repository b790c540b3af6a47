"""Any run of changes: undoing all of them gives the first value back, redoing all of them the last."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.edit import issues as issue_edits
from desk.edit import links, sections, shelf, stories
from desk.model.ids import new_id
from desk.model.issue import Link, Place, Section, Story
from desk.model.publication import Clip
from desk.session.session import Session
from tests.session.newsdesk import Newsdesk, newsdesk

Act = Callable[[Newsdesk], object]
STORIES = st.sampled_from([11, 12, 13, 21, 22, 31])
some = st.lists(STORIES, unique=True, min_size=1, max_size=3)
one_way = st.sampled_from([1, -1])
words = st.sampled_from(["", "New", "Other", "Line.\n\nLine."])


def removed(desk: Newsdesk) -> object:
    return desk.session.do(sections.remove, desk.issue.sections[0].id) if desk.issue.sections else None


def unlinked(desk: Newsdesk) -> object:
    return desk.session.do(links.remove, desk.issue.links[0].id) if desk.issue.links else None


def clipped(desk: Newsdesk) -> object:
    return desk.session.do_shelf(shelf.add, [Clip(new_id(), "", title="Clip")])


def grouped(desk: Newsdesk) -> object:
    with desk.session.step("Together"):
        id = new_id()
        desk.session.do(stories.add, Story(id, "", None, headline="New"))
        desk.session.do(links.add, [Link(new_id(), "", id, title="New")])
        desk.session.do(stories.change, id, headline="Newer")
        return desk.session.do(stories.put_aside, [11], Place.HELD)


acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda ids, step: lambda desk: desk.session.do(stories.shift, ids, step), some, one_way),
    st.builds(lambda ids: lambda desk: desk.session.do(stories.put_aside, ids, Place.SPIKED), some),
    st.builds(lambda ids: lambda desk: desk.session.do(stories.take_back, ids), some),
    st.builds(lambda ids: lambda desk: desk.session.do(stories.place, ids, None, None), some),
    st.builds(lambda id, text: lambda desk: desk.session.do(stories.change, id, body=text), STORIES, words),
    st.builds(lambda text: lambda desk: desk.session.do(issue_edits.change, subject=text), words),
    st.builds(lambda text: lambda desk: desk.session.change_publication(name=text), words),
    st.builds(
        lambda id, text, field, pause: lambda desk: desk.keys(text, id, field, pause),
        st.sampled_from([11, 12]),
        st.text("ab\n", min_size=1, max_size=4),
        st.sampled_from(["body", "byline"]),
        st.sampled_from([0.1, 3.0]),
    ),
    st.just(lambda desk: desk.session.do(sections.add, Section(new_id(), "", "New"))),
    st.sampled_from([removed, unlinked, clipped, grouped, lambda desk: desk.session.save()]),
)


def state(session: Session) -> tuple[object, ...]:
    return session.issue, session.publication, session.shelf


@settings(max_examples=60)
@given(st.lists(acts, max_size=10), st.data())
def test_undoing_all_gives_the_first_value_and_redoing_all_the_last(run: list[Act], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        desk = newsdesk(Path(folder))
        first = state(desk.session)
        for act in run:
            act(desk)
        last = state(desk.session)
        undone = 0
        for _ in range(2):
            undone = 0
            while step := desk.session.undo():
                assert step[1] == 0
                undone += 1
            assert state(desk.session) == first
            redone = 0
            while step := desk.session.redo():
                assert step[1] == 0
                redone += 1
            assert redone == undone
            assert state(desk.session) == last
        back = data.draw(st.integers(0, undone))
        for _ in range(back):
            desk.session.undo()
        for _ in range(back):
            desk.session.redo()
        assert state(desk.session) == last
