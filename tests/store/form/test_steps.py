"""Steps: what changed between two values, and taking it back without touching anything else."""

from dataclasses import replace

from hypothesis import given, settings

from desk.edit import links, stories
from desk.model.issue import Issue, Place, Story
from desk.model.publication import Publication, Shelf
from desk.store.form.steps import Change, Step, apply, diff
from tests.model.made import issues, newsroom, publications, shelves


def back(changes: tuple[Change, ...]) -> list[Change]:
    return [change.reversed() for change in reversed(changes)]


@settings(max_examples=50)
@given(issues(), issues())
def test_what_changed_between_two_issues_makes_one_of_the_other(old: Issue, new: Issue) -> None:
    new = replace(new, id=old.id)
    changes = diff(old, new)
    assert apply(old, changes) == (new, 0)
    assert apply(new, back(changes)) == (old, 0)
    assert diff(old, old) == ()


@settings(max_examples=30)
@given(publications, publications, shelves, shelves)
def test_settings_and_shelves_change_in_steps_too(a: Publication, b: Publication, c: Shelf, d: Shelf) -> None:
    b = replace(b, id=a.id)
    assert apply(a, diff(a, b)) == (b, 0)
    assert apply(c, diff(c, d)) == (d, 0)
    assert apply(d, back(diff(c, d))) == (c, 0)


def test_a_step_knows_fields_and_whole_documents() -> None:
    old = newsroom()
    new = stories.add(stories.change(old, 11, headline="New", body="B"), Story(99, "", 1))
    changes = diff(old, links.remove(new, 111))
    assert [(change.table, change.id, change.field) for change in changes] == [
        ("stories", 99, ""),
        ("stories", 11, "headline"),
        ("stories", 11, "body"),
        ("links", 111, ""),
    ]
    step = Step("Title", tuple(("issue", change) for change in changes))
    assert step.reversed().reversed() == step


def test_text_is_taken_back_by_lines() -> None:
    changes = diff(newsroom(), stories.change(newsroom(), 11, body="Mine.\n\nAlpha ends."))
    now = stories.change(newsroom(), 11, body="Mine.\n\nTheirs.")
    taken, refused = apply(now, back(changes))
    assert (taken.story(11).body, refused) == ("Alpha begins.\n\nTheirs.", 0)


def test_what_was_changed_since_or_is_gone_is_refused_and_counted() -> None:
    changes = diff(newsroom(), stories.change(newsroom(), 11, body="Mine.", headline="Mine", byline="Mine"))
    now = stories.change(newsroom(), 11, body="Theirs.", headline="Theirs", byline="Mine")
    taken, refused = apply(now, back(changes))
    assert (taken.story(11).body, taken.story(11).headline, taken.story(11).byline) == ("Theirs.", "Theirs", "")
    assert refused == 2
    gone = replace(now, stories=now.stories[1:])
    assert apply(gone, back(changes)) == (gone, 3)


def test_a_document_that_others_worked_on_is_not_taken_away() -> None:
    added = stories.add(newsroom(), Story(99, "", 1, headline="Mine"))
    changes = diff(newsroom(), added)
    now = stories.change(added, 99, body="Theirs.")
    assert apply(now, back(changes)) == (now, 1)
    assert apply(added, back(changes)) == (newsroom(), 0)
    assert apply(newsroom(), back(changes)) == (newsroom(), 0), "what is gone need not be taken away"
    assert apply(now, changes) == (now, 1), "what is there is not put in a second time"


def test_a_place_is_taken_back_as_a_whole_or_not_at_all() -> None:
    moved = stories.place(newsroom(), [11], 2, 22)
    changes = diff(newsroom(), moved)
    now = stories.place(moved, [11], 2, None)
    taken, refused = apply(now, back(changes))
    assert (taken, refused) == (now, 2)
    elsewhere = stories.change(stories.put_aside(moved, [11], Place.HELD), 11, headline="Theirs")
    taken, refused = apply(elsewhere, back(changes))
    assert refused == 0
    assert (taken.story(11).section, taken.story(11).place, taken.story(11).headline) == (1, "held", "Theirs")


def test_several_changes_of_one_place_are_taken_back_one_after_the_other() -> None:
    one = stories.place(newsroom(), [11], 2, 22)
    two = stories.place(one, [11], 3, None)
    changes = (*diff(newsroom(), one), *diff(one, two))
    assert apply(two, back(changes)) == (newsroom(), 0)
    assert apply(newsroom(), changes) == (two, 0)
