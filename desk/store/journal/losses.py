"""What a session that ended too early had journalled and not saved, and what becomes of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from desk.model.ids import new_id
from desk.model.issue import Issue, Kind, Place, Story
from desk.model.text import LONG_TEXT
from desk.store.form.merge import merge_text
from desk.store.form.records import Document
from desk.store.form.steps import Change, Step, apply, joined
from desk.store.journal.entries import MERGED, MORE, REDO, SAVED, SETTLED, STEP, UNDO, Entry, Key, key_of

_OWN = (STEP, MORE, UNDO, REDO)
KEPT_STEPS = 200
"""Steps that can be taken back after a restart."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one session did to one field, or to a whole row, that no file holds. `at` is when, in Unix seconds."""

    session: str
    at: float
    name: str
    change: Change

    @property
    def key(self) -> Key:
        """Its place."""
        return key_of(self.name, self.change)


@dataclass(slots=True)
class _Session:
    entries: list[Entry] = field(default_factory=list)
    saved: dict[str, int] = field(default_factory=dict)
    settled: dict[Key, int] = field(default_factory=dict)


def losses(entries: Sequence[Entry], lives: Callable[[str], bool]) -> tuple[Loss, ...]:
    """What sessions that are over had changed after their last save, the oldest first, a field at a time."""
    sessions: dict[str, _Session] = {}
    known: dict[Key, Any] = {}
    first: dict[tuple[str, Key, int], Any] = {}
    for entry in entries:
        own = sessions.setdefault(entry.session, _Session())
        if entry.what in (*_OWN, MERGED):
            for name, change in entry.changes:
                key = key_of(name, change)
                first[entry.session, key, entry.number] = known.get(key) if entry.what == MORE else change.before
                known[key] = change.after
        if entry.what in _OWN:
            own.entries.append(entry)
        elif entry.what == SAVED:
            own.saved[entry.document] = max(own.saved.get(entry.document, 0), entry.upto)
        elif entry.what == SETTLED:
            other = sessions.setdefault(entry.about, _Session())
            other.settled.update(dict.fromkeys(entry.keys, entry.upto))
    found: list[Loss] = []
    for session, own in sessions.items():
        open_ = [loss for loss in _of_session(session, own, first) if loss.key not in own.settled]
        if open_ and not lives(session):
            found.extend(open_)
    return tuple(found)


def _of_session(session: str, own: _Session, first: dict[tuple[str, Key, int], Any]) -> list[Loss]:
    found: dict[Key, Loss] = {}
    for entry in own.entries:
        for name, change in entry.changes:
            if entry.number > own.saved.get(name, 0):
                before = first[session, key_of(name, change), entry.number]
                _add(found, Loss(session, entry.at, name, replace(change, before=before)))
    return [loss for loss in found.values() if loss.change.before != loss.change.after]


def _add(found: dict[Key, Loss], loss: Loss) -> None:
    """Take one more change in: what a field was at first and is at last; fields of a new row go into the row."""
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
    """Those that the documents as they are now do not hold."""
    return tuple(loss for loss in found if loss.name in documents and not _holds(documents[loss.name], loss.change))


def _holds(document: Document, change: Change) -> bool:
    current, there = current_of(document, change)
    if not change.field:
        return bool(current == change.after)
    if not there:  # typing in a story that is gone from the file is not lost with it
        return change.table != "stories" or change.field not in (*LONG_TEXT, "headline") or not change.after
    return bool(current == change.after)


def current_of(document: Document, change: Change) -> tuple[Any, bool]:
    """What stands at the place of a change now: the field or the row; False if its row is gone."""
    if not change.table:
        return getattr(document, change.field, None), True
    row = next((each for each in getattr(document, change.table) if each.id == change.id), None)
    if not change.field:
        return row, True
    return (None, False) if row is None else (getattr(row, change.field), True)


def keeping(loss: Loss, document: Any) -> tuple[Change, ...]:
    """What makes the document hold a loss, beside what others wrote since where both fit into one text."""
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

    A story stands there as it was; of anything else its words do, in a note.
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


def steps(entries: Sequence[Entry], documents: Mapping[str, Any]) -> list[Step]:
    """The last steps that files hold, oldest first: those whose words are still there, to be taken back."""
    saved: dict[tuple[str, str], int] = {}
    for entry in entries:
        if entry.what == SAVED:
            at = entry.session, entry.document
            saved[at] = max(saved.get(at, 0), entry.upto)
    done: list[tuple[str, int, Step]] = []
    for entry in entries:
        if entry.what not in _OWN:
            continue
        if any(entry.number > saved.get((entry.session, name), 0) for name, _ in entry.changes):
            continue
        _take(done, entry)
    return _fitting([step for _, _, step in done[-KEPT_STEPS:]], documents)


def _take(done: list[tuple[str, int, Step]], entry: Entry) -> None:
    if entry.what == UNDO:
        if done:
            done.pop()
    elif entry.what == MORE:
        at = next((at for at, each in enumerate(done) if each[:2] == (entry.session, entry.step)), None)
        if at is not None:
            done[at] = (*done[at][:2], joined(done[at][2], entry.changes))
    else:
        done.append((entry.session, entry.step, Step(entry.title, entry.changes)))


def _fitting(done: Sequence[Step], documents: Mapping[str, Any]) -> list[Step]:
    """Those that can be taken back one after the other, each wholly."""
    current, kept = dict(documents), []
    for step in reversed(done):
        back = step.reversed()
        made: dict[str, Any] = {}
        for name in {name for name, _ in step.changes}:
            if name in current:
                value, refused = apply(current[name], [change for each, change in back.changes if each == name])
                if not refused and value != current[name]:
                    made[name] = value
        if made.keys() == {name for name, _ in step.changes}:
            current |= made
            kept.append(step)
    return kept[::-1]
