"""The other side of a clash: found, taken in the place of ours, or put away, whatever it is a version of."""

from dataclasses import replace
from typing import Any

import pytest

from desk.edit import issues, links, sections, stories
from desk.model.issue import Issue
from desk.model.publication import Brand, Clip, Publication, Shelf
from desk.store.form import records
from desk.store.form.clashes import clashes_of, drop, keep_both, setting_of, take
from desk.store.form.merge import merge
from desk.store.form.records import Document
from tests.model.made import newsroom


def both(base: Document, ours: Document, theirs: Document) -> Any:
    tables, _ = merge(*(records.tables_of(each) for each in (base, ours, theirs)))
    return records.document_from(type(base), tables)


def edited(word: str) -> Issue:
    issue = stories.change(newsroom(), 11, headline=word, notes="ours" if word == "Ours" else "")
    issue = links.change(sections.change(issue, 1, title=word), 111, title=word)
    return issues.change(issue, subject=word)


CASES = [
    (newsroom(), edited("Ours"), edited("Theirs")),
    (
        Publication(5),
        Publication(5, brand=Brand(width=500), name="O"),
        Publication(5, brand=Brand(width=700), name="T"),
    ),
    (*(Shelf((Clip(7, "V", title=word),)) for word in ("Old", "Ours", "Theirs")),),
]


@pytest.mark.parametrize(("base", "ours", "theirs"), CASES)
def test_taking_all_gives_theirs_and_dropping_all_gives_ours(base: Any, ours: Any, theirs: Any) -> None:
    taken = dropped = both(base, ours, theirs)
    assert clashes_of(taken)
    while clashes := clashes_of(taken):
        taken = take(taken, clashes[0])
    while clashes := clashes_of(dropped):
        dropped = drop(dropped, clashes[0])
    spiked = getattr(dropped, "stories", ())
    if spiked:
        dropped = replace(dropped, stories=tuple(each for each in spiked if each.place != "spiked"))
    assert (taken, dropped) == (theirs, ours)


def test_a_story_keeps_its_place_when_it_takes_the_other_words() -> None:
    base = newsroom()
    ours = stories.place(stories.change(base, 11, headline="Ours"), [11], 2, None)
    issue = both(base, ours, stories.change(base, 11, headline="Theirs"))
    (clash,) = clashes_of(issue)
    taken = take(issue, clash)
    assert (taken.story(11).headline, taken.story(11).section) == ("Theirs", 2)
    assert [story.headline for story in keep_both(issue, clash).stories_of(2)][:2] == ["Ours", "Theirs"]


def test_only_a_story_can_stand_twice() -> None:
    shelf = both(*CASES[2])
    with pytest.raises(LookupError, match="only a story"):
        keep_both(shelf, clashes_of(shelf)[0])


def test_a_note_without_a_story_to_be_a_version_of_can_only_be_kept_or_put_away() -> None:
    base = newsroom()
    issue = both(base, stories.change(base, 11, headline="Ours"), stories.change(base, 11, headline="Theirs"))
    issue = replace(issue, stories=tuple(story for story in issue.stories if story.id != 11))
    (clash,) = clashes_of(issue)
    assert clash.ours is None
    with pytest.raises(LookupError, match="gone"):
        take(issue, clash)
    assert [story.headline for story in drop(issue, clash).placed("spiked")][-1] == "Theirs"


@pytest.mark.parametrize(
    "rows",
    [
        {"5": "text"},
        {"5": {"table": "publication", "id": "5", "field": "cadence", "other": "often"}},
        {"5": {"table": "publication", "id": "5", "field": "unheard_of", "other": 1}},
        {"5": {"table": "polls", "id": "²", "field": "a", "other": 1}},
        {"5": {}},
    ],
)
def test_what_makes_no_sense_is_passed_over_and_kept(rows: dict[str, Any]) -> None:
    publication = Publication(5, unknown_tables={"clashes": rows})
    assert clashes_of(publication) == ()
    assert records.publication_tables(publication)["clashes"] == rows


def test_a_clash_that_was_kept_whole_is_decided_field_by_field() -> None:
    rows = {"9": {"table": "publication", "id": "5", "other": {"name": "Theirs", "tagline": "Theirs", "cadence": 7}}}
    publication = Publication(5, name="Ours", unknown_tables={"clashes": rows})
    assert [(clash.field, setting_of(clash)) for clash in clashes_of(publication)] == [
        ("name", "Theirs"),
        ("tagline", "Theirs"),
    ]
    publication = take(publication, clashes_of(publication)[0])
    (left,) = clashes_of(publication)
    assert (publication.name, left.field) == ("Theirs", "tagline")
    assert clashes_of(drop(publication, left)) == ()
