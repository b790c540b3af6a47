"""The readings of a review: each with what was changed in it, to be undone, and whether it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Concatenate, ParamSpec

from desk.archive.arrivals import Arrival
from desk.intake import review_lines
from desk.intake.reading import Reading
from desk.tui.widgets.cells import shown

P = ParamSpec("P")
JOINED, LEFT_OUT, LEFT = "joined", "left out", "here already"
"""Why an issue is not to be saved."""
MOST = 500
"""Changes of one reading that can be undone."""


def reviewed(arrivals: Sequence[Arrival]) -> list["Reviewed"]:
    """What was read in, ready to be looked at. Those of one source follow each other."""
    made: list[Reviewed] = []
    for _, group in groupby(arrivals, key=lambda arrival: arrival.name):
        found = list(group)
        parts = [f"{at} of {len(found)}" if len(found) > 1 else "" for at in range(1, len(found) + 1)]
        made += [Reviewed(arrival, part) for arrival, part in zip(found, parts, strict=True)]
    return made


@dataclass(slots=True)
class Reviewed:
    """One issue that was read in; `part` says which of several in one file, as "2 of 3".

    `file` names where it was saved; `dropped` is why it is not to be saved, in a word or two.
    """

    arrival: Arrival
    part: str = ""
    past: list["Change"] = field(default_factory=list)
    future: list["Change"] = field(default_factory=list)
    opened: frozenset[int] = frozenset()
    row: object = None
    file: str = ""
    dropped: str = ""

    @property
    def reading(self) -> Reading:
        """The reading as it is now."""
        return self.arrival.reading

    @property
    def done(self) -> bool:
        """Whether nothing is to be decided about it any more."""
        return bool(self.file or self.dropped)

    @property
    def label(self) -> str:
        """What it is called: its number, else its title, else its file."""
        reading = self.reading
        if reading.number is not None:
            return f"No {reading.number}"
        return shown(reading.title or reading.subject) or self.name

    @property
    def name(self) -> str:
        """The file that it was read from, and which of the issues in it it is."""
        name = shown(self.arrival.name) or "Untitled"
        return f"{name}, {self.part}" if self.part else name

    def do(
        self,
        title: str,
        edit: Callable[Concatenate[Reading, P], Reading],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Change the reading, as a step with a title; False if that changes nothing. Raises LookupError."""
        before = self.reading
        after = edit(before, *args, **kwargs)
        if after == before:
            return False
        self._take(Change(title, before, before=self.row, opened=self.opened, edit=edit), after)
        return True

    def landed(self, row: object) -> None:
        """Remember where the last change left the cursor."""
        self.row = row
        if self.past:
            self.past[-1] = replace(self.past[-1], after=row)

    def join(self, other: "Reviewed") -> None:
        """Take the stories of another issue of the review, which is not to be saved then; a step, too."""
        made = review_lines.joined(self.reading, other.reading)
        doubts = tuple(doubt for doubt in made.doubts if doubt.about != "issue")
        other.dropped = JOINED
        title = f"Joined {other.label} to {self.label}"
        change = Change(title, self.reading, other, self.row, self.row, self.opened)
        self._take(change, replace(made, doubts=doubts))

    def undo(self) -> str | None:
        """Take the last change back and return its title; None if there is none."""
        return self._swap(self.past, self.future)

    def redo(self) -> str | None:
        """Make the change again that was undone last."""
        return self._swap(self.future, self.past)

    def toggle(self, at: int) -> None:
        """Open a story, or close it."""
        self.opened ^= {at}

    def _take(self, change: "Change", reading: Reading) -> None:
        self.past.append(change)
        del self.past[:-MOST]
        self.future.clear()
        self._put(reading)

    def _swap(self, source: list["Change"], target: list["Change"]) -> str | None:
        if not source:
            return None
        change = source.pop()
        target.append(replace(change, reading=self.reading, opened=self.opened))
        if change.partner is not None:
            change.partner.dropped = JOINED if target is self.past else ""
        self._put(change.reading)
        self.opened |= change.opened
        self.row = change.after if target is self.past else change.before
        return change.title

    def _put(self, reading: Reading) -> None:
        """Take a reading; stories that are open stay open wherever they stand now, also those that were changed."""
        before = self.reading.stories
        known = [before[at] for at in self.opened if at < len(before)]
        same = {id(story) for story in known}
        begins = {(story.headline, story.lines.first) for story in known if story.lines.first}
        still = {
            at
            for at, story in enumerate(reading.stories)
            if id(story) in same or (story.headline, story.lines.first) in begins
        }
        if len(reading.stories) == len(before):
            still |= self.opened
        self.opened = frozenset(still)
        self.arrival = self.arrival.reviewed(reading)


@dataclass(frozen=True, slots=True)
class Change:
    """A change in a review: its title, the reading at its other side, and the issue that was joined by it.

    `before` and `after` are the rows that were selected at its two sides, `opened` the stories open at the other side.
    The title is for people; code tells one kind of change from another by the `edit` that made it.
    """

    title: str
    reading: Reading
    partner: Reviewed | None = None
    before: object = None
    after: object = None
    opened: frozenset[int] = frozenset()
    edit: Callable[..., Reading] | None = None
