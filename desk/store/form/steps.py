"""What one edit changed, field by field. Undo, the journal and the history are made of such changes.

A step is never undone by putting an older value back: its inverse is merged into the current value, so that it
takes back this step and nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from desk.model.text import LONG_TEXT
from desk.store.form.merge import PLACE, merge_text
from desk.store.form.records import ROWS_OF, Held, Row


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after: `Change("stories", 11, "headline", "Bridge", "Bridge sold")`.

    `field` "" is a whole row that was added (before is None) or removed (after is None): `Change("links", 111, "",
    None, Link(…))`. `table` "" is a field of the issue or the publication itself.
    """

    table: str
    id: int
    field: str
    before: Any
    after: Any

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


class StepKind(StrEnum):
    """What sort of step it is: that of one edit, of key presses in one field, or of several edits under a title."""

    EDIT = "edit"
    TYPING = "typing"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable change of the documents of a desk: pairs of a document's name and a change, in order.

    The title is for people ("Moved 3 stories"), and only a group has one; code asks for the kind.
    """

    title: str
    changes: tuple[tuple[str, Change], ...]
    kind: StepKind = StepKind.EDIT

    def reversed(self) -> "Step":
        """The step that takes this one back."""
        return Step(self.title, tuple((name, change.reversed()) for name, change in reversed(self.changes)), self.kind)


def joined(step: Step, later: Sequence[tuple[str, Change]]) -> Step:
    """A typing step with one more key press in it: the field's first content and its last."""
    changes = list(step.changes)
    for name, change in later:
        for at, (other, first) in enumerate(changes):
            if (other, first.table, first.id, first.field) == (name, change.table, change.id, change.field):
                changes[at] = (name, replace(first, after=change.after))
                break
        else:
            changes.append((name, change))
    return Step(step.title, tuple(changes), step.kind)


def added_words(change: Change) -> int:
    """How many words of texts a change put in, whatever it took out for them."""
    before, after = Counter(_words_of(change.before)), Counter(_words_of(change.after))
    return (after - before).total()


def _words_of(content: Any) -> list[str]:
    if isinstance(content, str):
        return content.split()
    if is_dataclass(content):
        return [word for each in fields(content) for word in _words_of(getattr(content, each.name))]
    return []


def diff(old: Held, new: Held) -> tuple[Change, ...]:
    """The changes that turn `old` into `new`. Rows that are the same object are taken as equal without a look."""
    tables = ROWS_OF[type(old)]
    found = [
        Change("", getattr(old, "id", 0), each.name, getattr(old, each.name), getattr(new, each.name))
        for each in fields(old)
        if each.name not in tables and getattr(old, each.name) != getattr(new, each.name)
    ]
    for table in tables:
        before, after = getattr(old, table), getattr(new, table)
        if before is not after:
            found.extend(_diff_rows(table, before, after))
    return tuple(found)


def _diff_rows(table: str, before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    old = {row.id: row for row in before}
    new = {row.id: row for row in after}
    found = [Change(table, row.id, "", row, None) for row in before if row.id not in new]
    found += [Change(table, row.id, "", None, row) for row in after if row.id not in old]
    for row in after:
        was = old.get(row.id)
        if was is None or was is row:
            continue
        for each in fields(row):
            left, right = getattr(was, each.name), getattr(row, each.name)
            if left != right:
                found.append(Change(table, row.id, each.name, left, right))
    return found


def apply(document: Held, changes: Sequence[Change]) -> tuple[Held, int]:
    """`document` with the changes made, and how many of them it could not take.

    A change is refused if the same words were changed since, or if its row is deleted: what is there now is kept. The
    place of a story or a link (section and order) counts as one field, as in a merge.
    """
    rows = {name: {row.id: row for row in getattr(document, name)} for name in ROWS_OF[type(document)]}
    own: dict[str, Any] = {}
    touched: set[str] = set()
    refused = 0
    astray = _moved_since(rows, changes)
    for change in changes:
        if not change.table:
            current = own.get(change.field, getattr(document, change.field))
            own[change.field], taken = _merged(change, current)
        elif change.field in PLACE and (change.table, change.id) in astray:
            taken = False
        else:
            taken = _apply_row(rows[change.table], change)
            touched.add(change.table)
        refused += not taken
    lists: dict[str, Any] = {name: tuple(sorted(rows[name].values(), key=lambda row: row.id)) for name in touched}
    return replace(document, **own, **lists), refused


def _moved_since(rows: dict[str, dict[int, Any]], changes: Sequence[Change]) -> set[tuple[str, int]]:
    """The stories and links that are neither where the changes would move them from nor where they would move them."""
    first: dict[tuple[str, int, str], Change] = {}
    for change in changes:
        if change.field in PLACE and change.id in rows[change.table]:
            first.setdefault((change.table, change.id, change.field), change)
    return {
        (change.table, change.id)
        for change in first.values()
        if getattr(rows[change.table][change.id], change.field) not in (change.before, change.after)
    }


def _apply_row(rows: dict[int, Any], change: Change) -> bool:
    current = rows.get(change.id)
    if change.field:
        if current is None:
            return False
        merged, taken = _merged(change, getattr(current, change.field))
        rows[change.id] = replace(current, **{change.field: merged})
        return taken
    if change.after is not None:
        rows.setdefault(change.id, change.after)
        return current is None
    if current is None or current != change.before:
        return current is None
    del rows[change.id]
    return True


def _merged(change: Change, current: Any) -> tuple[Any, bool]:
    if current in (change.before, change.after):
        return change.after, True
    if change.field in LONG_TEXT and all(isinstance(text, str) for text in (current, change.before, change.after)):
        return merge_text(change.before, current, change.after)
    return current, False
