"""What a session that crashed had noted in its journal and not saved, and what can be done with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from desk.model.ids import new_id
from desk.model.issue import Issue, Place, Story
from desk.model.kinds import Kind
from desk.model.text import LONG_TEXT
from desk.store.form.merge import merge_text
from desk.store.form.records import Document
from desk.store.form.steps import Change
from desk.store.journal.record import Key, key_of
from desk.store.journal.replay import Replay, Sitting


@dataclass(frozen=True, slots=True)
class Loss:
    """A change of a field or a whole row that is in the journal and in no file. `at` is when, in Unix seconds."""

    session: str
    at: float
    name: str
    change: Change

    @property
    def key(self) -> Key:
        """Its place."""
        return key_of(self.name, self.change)


def losses(replay: Replay, lives: Callable[[str], bool]) -> tuple[Loss, ...]:
    """What sessions that are over had changed after their last save, the oldest first, a field at a time.

    `lives` says whether a session is still open: its own desk will save what it changed.
    """
    found: list[Loss] = []
    for session, sitting in replay.sittings.items():
        left = [loss for loss in _of_session(session, sitting) if loss.key not in sitting.settled]
        if left and not lives(session):
            found.extend(left)
    return tuple(found)


def _of_session(session: str, sitting: Sitting) -> list[Loss]:
    found: dict[Key, Loss] = {}
    for record, changes in sitting.own:
        for name, change in changes:
            if not sitting.holds(name, record):
                _add(found, Loss(session, record.at, name, change))
    return [loss for loss in found.values() if loss.change.before != loss.change.after]


def _add(found: dict[Key, Loss], loss: Loss) -> None:
    """Add one more change: a field keeps its first `before` and gets the new `after`; one of a new row goes into it."""
    key, change = loss.key, loss.change
    row = (*key[:3], "")
    known = found.get(key)
    if change.field and row in found:
        known = found[row]
        if known.change.after is not None:
            after = replace(known.change.after, **{change.field: change.after})
            found[row] = replace(known, at=loss.at, change=replace(known.change, after=after))
        return
    if not change.field:
        for other in [other for other in found if other[:3] == key[:3]]:
            del found[other]
    found[key] = replace(loss, change=replace(change, before=known.change.before)) if known else loss


def missing(found: Iterable[Loss], documents: Mapping[str, Any]) -> tuple[Loss, ...]:
    """Those losses that the documents do not hold by now."""
    return tuple(loss for loss in found if loss.name in documents and not _holds(documents[loss.name], loss.change))


def _holds(document: Document, change: Change) -> bool:
    current, there = current_of(document, change)
    if not change.field:
        return bool(current == change.after)
    if not there:  # what was typed in a story that was deleted since is still a loss
        return change.table != "stories" or change.field not in (*LONG_TEXT, "headline") or not change.after
    return bool(current == change.after)


def current_of(document: Document, change: Change) -> tuple[Any, bool]:
    """The current content at the place of a change, a field or a row; False if its row was deleted."""
    if not change.table:
        return getattr(document, change.field, None), True
    row = next((each for each in getattr(document, change.table) if each.id == change.id), None)
    if not change.field:
        return row, True
    return (None, False) if row is None else (getattr(row, change.field), True)


def keeping(loss: Loss, document: Any) -> tuple[Change, ...]:
    """The changes that put a loss back, merged by lines with what others wrote in the same text since."""
    change = loss.change
    current, there = current_of(document, change)
    if not there:
        story = Story(change.id, "V", **{change.field: change.after})
        return (Change(change.table, change.id, "", None, story),)
    if change.field:
        return (replace(change, before=current, after=_both(change, current)),)
    if current is None or change.after is None:
        return (replace(change, before=current),)
    pairs = [(each.name, getattr(current, each.name), getattr(change.after, each.name)) for each in fields(current)]
    return tuple(Change(change.table, change.id, name, was, now) for name, was, now in pairs if was != now)


def _both(change: Change, current: Any) -> Any:
    texts = change.before, current, change.after
    if change.field in LONG_TEXT and all(isinstance(text, str) for text in texts):
        merged, whole = merge_text(*texts)
        return merged if whole else change.after
    return change.after


def beside(found: Sequence[Loss], issue: Issue) -> Change:
    """What sets the lost version of one row beside the one in the issue, as a clash on the shelf.

    A story is kept as a story; of anything else the words are kept in a note ("title: New ratings published").
    """
    first = found[0].change
    made = Story(new_id(), "V", place=Place.CLASH)
    if first.table == "stories":
        row = next((each for each in issue.stories if each.id == first.id), first.before if not first.field else None)
        whole = next((loss.change.after for loss in found if not loss.change.field), None) or row or made
        changed = {loss.change.field: loss.change.after for loss in found if loss.change.field}
        story = replace(whole, **{**changed, "id": made.id, "place": Place.CLASH, "origin": f"/{first.id}"})
        return Change("stories", made.id, "", None, story)
    what = first.table.removesuffix("s") or found[0].name
    body = "\n".join(f"{loss.change.field or what}: {_words(loss.change.after)}" for loss in found)
    note = replace(made, kind=Kind.NOTE, headline=f"Other version of the {what}", body=body)
    return Change("stories", note.id, "", None, note)


def _words(content: Any) -> str:
    if content is None:
        return "taken out"
    return ", ".join(map(str, content.values())) if isinstance(content, dict) else str(content)
