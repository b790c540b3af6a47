"""A journal replayed: each kind of record does one thing, and typing knows what was there before it."""

from dataclasses import replace
from typing import Any

from desk.model.issue import Link, Story
from desk.store.form.steps import Change
from desk.store.journal.last_steps import last_steps
from desk.store.journal.losses import losses
from desk.store.journal.record import MERGED, MORE, SAVED, SETTLED, SNAPSHOT, STEP, Record
from desk.store.journal.replay import Replay
from tests.model.made import newsroom


def record(number: int, what: str, *changes: Change, session: str = "a", **fields: Any) -> Record:
    named = tuple(("issue", change) for change in changes)
    return Record(1000.0 + number, session, number, what, step=1, changes=named, **fields)


def nobody(session: str) -> bool:
    return False


def typed(before: str | None, after: str) -> Change:
    return Change("stories", 11, "headline", before, after)


SAVED_ALL = record(9, SAVED, document="issue", upto=8, digest="d")


def test_what_a_key_press_replaced_is_what_was_noted_last_by_whoever() -> None:
    """The line of a key press does not say what it replaced; another program's change counts as well."""
    replay = Replay([record(1, MERGED, typed("Alpha", "Theirs")), record(2, MORE, typed(None, "Mine"))])
    (loss,) = losses(replay, nobody)
    assert (loss.change.before, loss.change.after) == ("Theirs", "Mine")


def test_a_field_that_came_to_a_typing_step_later_goes_back_to_what_it_was() -> None:
    other = Change("stories", 12, "headline", "Bravo", "B")
    moved = record(2, MERGED, typed("Alpha", "Theirs"))
    replay = Replay([record(1, STEP, other), moved, record(3, MORE, typed(None, "Mine")), SAVED_ALL])
    stories = tuple(
        replace(story, headline={11: "Mine", 12: "B"}.get(story.id, story.headline)) for story in newsroom().stories
    )
    (step,) = last_steps(replay, {"issue": replace(newsroom(), stories=stories)})
    assert [(change.before, change.after) for _, change in step.changes] == [("Bravo", "B"), ("Theirs", "Mine")]


def test_what_a_file_holds_and_what_was_decided_is_no_loss() -> None:
    steps = [record(1, STEP, typed("Alpha", "One")), record(2, STEP, Change("stories", 12, "headline", "Bravo", "B"))]
    assert [loss.change.id for loss in losses(Replay(steps), nobody)] == [11, 12]
    saved = [*steps, record(3, SAVED, document="issue", upto=1)]
    assert [loss.change.id for loss in losses(Replay(saved), nobody)] == [12]
    decided = record(1, SETTLED, session="b", about="a", keys=(("issue", "stories", 12, "headline"),))
    assert losses(Replay([*saved, decided]), nobody) == ()


def test_a_kind_that_a_newer_desk_writes_changes_nothing() -> None:
    known = [record(1, SNAPSHOT, document="issue", value=newsroom()), record(2, STEP, typed("Alpha", "One")), SAVED_ALL]
    odd = record(3, "starred", typed("One", "Two"))
    for records in (known, [*known[:2], odd, known[2]]):
        assert [version.issue.story(11).headline for version in Replay(records).states()] == ["Alpha", "One"]
    assert (Replay(known).digest, Replay(known).since_snapshot) == ("d", 3)


def test_only_what_was_made_here_tells_where_a_file_comes_from() -> None:
    """A story of another issue may have been taken in on two computers, with its links and under the same id."""
    here, brought = Story(10**14 + 1, "V", 1), Story(10**14 + 2, "V", 1, origin="900/1")
    rows = [
        Change("stories", here.id, "", None, here),
        Change("links", 10**14 + 3, "", None, Link(10**14 + 3, "V", here.id)),
        Change("links", 10**14 + 4, "", None, Link(10**14 + 4, "V", brought.id)),
        Change("stories", brought.id, "", None, brought),
    ]
    replay = Replay([record(1, STEP, *rows), record(2, MERGED, Change("stories", 10**14 + 5, "", None, here))])
    assert replay.made == {("stories", str(here.id)), ("links", str(10**14 + 3))}
