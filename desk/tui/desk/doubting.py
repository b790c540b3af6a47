"""What is in doubt of what came in, a draft's source or stories that were pasted: where it is, and how it is settled.

A reading stays beside the issue for as long as desk is open. What was decided is taken back by undo, in its turn.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from desk.model.issue import Issue
from desk.store.errors import StoreError
from desk.store.form.steps import Step
from desk.tui.desk.in_doubt import ranks_of, words_in
from desk.tui.ports import OnDesk, OrderRow
from desk.tui.widgets.cells import cut, shown

if TYPE_CHECKING:  # most issues have nothing in doubt, and the reader is not loaded for them
    from desk.archive.sourced import Placed, Sourced
    from desk.read.reading import Doubt

_QUOTED = 48
"""Cells of the line in doubt that a message quotes."""
_MOST = 12
"""Pastes of an issue whose readings are kept."""


class Doubting:
    """The doubts of one desk.

    `changed` is called when one was settled, taken the other way or opened again, `went` when one was gone to.
    """

    def __init__(self, desk: OnDesk, changed: Callable[[], object], went: "Callable[[Doubt], object]") -> None:
        """For a desk whose issue need not be there yet."""
        self._desk = desk
        self._changed = changed
        self._went = went
        self._read: Sourced | None = None
        self._gone_to: Doubt | None = None
        self.goes_through = False
        """One was gone to, and nobody said since that it was the last."""
        self._turns: list[tuple[Step | None, Sourced, Sourced, Doubt | None]] = []
        self._pastes: list[tuple[Step | None, dict[int, int]]] = []
        """The steps that pastes were made as, each with the ids of its note: undone, nothing of it is in doubt."""

    def reads(self, read: "Sourced") -> None:
        """The whole issue is this reading: it is a draft."""
        self._read = read

    @property
    def read(self) -> "Sourced":
        """The draft's reading. Raises LookupError where the issue is none."""
        if self._read is None:
            raise LookupError("this issue was not read in")
        return self._read

    def pasted(self, placed: "Placed", data: str) -> None:
        """Stories were pasted into the issue, read from this; it is kept for as long as something of it is in doubt."""
        kept, drafts = self._desk.desk.pasted, self._desk.desk.drafts
        self._pastes.append((self._desk.desk.session.last_step, placed.note.ids))
        if placed.open_doubts(self._desk.issue):

            def source() -> str:
                return drafts.keep_source(data.encode())

            def have(source: str) -> None:
                self._put(placed, replace(placed, note=replace(placed.note, source=source)))
                self._keep()

            self._desk.in_thread(partial(_or_nothing, source), have, group="paste source")
        kept[self._desk.issue.id] = (*kept.get(self._desk.issue.id, ()), placed)[-_MOST:]
        self._changed()

    def begin(self) -> None:
        """What is in doubt of earlier pastes comes back, off the screen's thread."""
        desk = self._desk
        drafts, issue, publication = desk.desk.drafts, desk.issue, desk.desk.session.publication
        if issue.id in desk.desk.pasted or not drafts.pasted(issue.id):
            return

        def read() -> "tuple[Placed, ...]":
            from desk.archive.sourced import placed

            return placed(drafts, issue, publication)

        def have(found: "tuple[Placed, ...]") -> None:
            desk.desk.pasted[issue.id] = (*found, *desk.desk.pasted.get(issue.id, ()))
            desk.redraw()

        desk.in_thread(read, have, group="pasted")

    def _keep(self) -> None:
        """Write how pastes were read and what was decided, off the screen's thread."""
        desk = self._desk
        if desk.issue.id not in desk.desk.pasted:
            return
        open_ones = [each for each in self._placed if each.open_doubts(desk.issue)]
        notes = [each.note for each in open_ones if each.note.source]
        write = partial(desk.desk.drafts.write_pasted, desk.issue.id, notes)
        desk.in_thread(partial(_or_nothing, lambda: write() or ""), lambda _: None, group="pasted notes")

    @property
    def _placed(self) -> "tuple[Placed, ...]":
        stands = self._desk.desk.session.stands
        out = [ids for step, ids in self._pastes if not stands(step)]
        pasted: tuple[Placed, ...] = self._desk.desk.pasted.get(self._desk.issue.id, ())
        return tuple(each for each in pasted if not any(each.note.ids is ids for ids in out))

    @property
    def _readings(self) -> "tuple[Sourced, ...]":
        return self._placed if self._read is None else (self._read, *self._placed)

    @property
    def open(self) -> "tuple[Doubt, ...]":
        """The doubts that nobody settled, as a reader of the issue meets them; those of the whole come first."""
        readings = self._readings
        if not readings:
            return ()
        issue = self._desk.issue
        ranks = ranks_of(issue)
        found = [doubt for read in readings for doubt in read.open_doubts(issue)]
        return tuple(sorted(found, key=lambda doubt: ranks.get(doubt.of or 0, -1)))

    @property
    def marks(self) -> frozenset[int]:
        """The sections and stories that one of them is about."""
        stories = {link.id: link.story for link in self._desk.issue.links}
        return frozenset(stories.get(doubt.of, doubt.of) for doubt in self.open if doubt.of is not None)

    @property
    def in_hand(self) -> "Doubt | None":
        """The doubt that was gone to, for as long as it is open and its row is selected."""
        doubt = self._gone_to
        if doubt is None or not self._readings:
            return None
        if doubt.of is not None and self._desk.selection.row != self._row(doubt.of):
            return None
        return next((each for each in self.open if _same(each, doubt)), None)

    @property
    def of_row(self) -> "Doubt | None":
        """The first doubt of the selected row; None where it has none."""
        row = self._desk.selection.row
        return next((each for each in self.open if each.of is not None and self._row(each.of) == row), None)

    @property
    def above(self) -> int:
        """How many doubts stand above the selected row; of the whole issue's none, until one was gone to."""
        row, found = self._desk.selection.row, self.open
        if self._gone_to is None and found and found[0].of is None:
            return 0
        ranks = ranks_of(self._desk.issue)
        at = ranks.get(row.id, -1) if row is not None else -1
        return sum(ranks.get(doubt.of or 0, -1) < at for doubt in found)

    @property
    def is_draft(self) -> bool:
        """Whether the whole issue was read in, and is not kept yet."""
        return self._read is not None

    def _row(self, part: int | None) -> OrderRow:
        issue, part = self._desk.issue, part or 0
        if any(section.id == part for section in issue.sections):
            return OrderRow("section", part)
        return OrderRow("story", next((link.story for link in issue.links if link.id == part), part))

    def _of(self, doubt: "Doubt") -> "Sourced":
        """The reading that a doubt is of. Raises LookupError."""
        for read in self._readings:
            if doubt in read.open_doubts(self._desk.issue):
                return read
        raise LookupError("that is in doubt no more")

    # Going there

    def go_to(self, doubt: "Doubt", place: int, of: int) -> None:
        """Select what a doubt is about, and say what it asks; in a text its words are selected."""
        from desk.read.questions import question

        self._gone_to, self.goes_through = doubt, True
        source = self._of(doubt).reading.source
        line = shown(source[doubt.lines.first - 1]).strip() if 0 < doubt.lines.first <= len(source) else ""
        self._show(doubt, line)
        self._went(doubt)
        quoted = f"“{cut(line, _QUOTED)}”: " if line else ""
        self._desk.say(f"{place} of {of}  {quoted}{question(doubt)}", "doubt.other", "doubt.settle")

    def _show(self, doubt: "Doubt", line: str) -> None:
        desk, row = self._desk, self._row(doubt.of)
        place = desk.selection.place
        if doubt.of is None:
            return
        if row.what == "section" or all(story.id != row.id for story in desk.issue.in_order()):
            self._select(row)
        elif place == "text" and (words := words_in(desk.issue, row.id, line)):
            desk.show_words("stories", row.id, *words)
        else:
            desk.pick(row.id)
            if place == "links":
                desk.panes.go("order")

    def _select(self, row: OrderRow) -> None:
        self._desk.selection.select(row)
        if self._desk.selection.place in ("text", "links"):
            self._desk.panes.go("order")

    # Deciding

    def take_other(self, title: str, doubt: "Doubt") -> bool:
        """Read it as what else it could be, as one step, and select what has its words; False if nothing changes."""
        desk, read = self._desk, self._of(doubt)
        turned = read.otherwise(desk.issue, doubt)
        if turned is None or not self.turn(title, read, turned):
            return False
        row = self._row(turned[0].part_at(doubt.lines.first))
        if row.what == "section":
            self._select(row)
        elif row.id != desk.selection.in_hand and row.id in ranks_of(desk.issue):
            desk.pick(row.id)
        return True

    def turn(self, title: str, read: "Sourced", turned: "tuple[Sourced, Issue] | None") -> bool:
        """Take another reading in as one step, which undo takes back with its doubts; False if nothing changed."""
        if turned is None:
            return False
        after, issue = turned
        self._put(read, after)
        if not self._desk.do(title, lambda _: issue):
            self._put(after, read)
            return False
        self._turns.append((self._desk.desk.session.last_step, read, after, None))
        self._changed()
        return True

    def settle(self, doubt: "Doubt") -> None:
        """Let a doubt stand."""
        before = self._of(doubt)
        after = before.settled(doubt)
        self._put(before, after)
        self._turns.append((self._desk.desk.session.last_step, before, after, doubt))
        self._changed()

    def unsettle(self) -> bool:
        """Take back that a doubt was settled, if that was the last thing done, and go to it; False if it was not."""
        if not self._turns:
            return False
        step, before, after, settled = self._turns[-1]
        if settled is None or step is not self._desk.desk.session.last_step or not self._put(after, before):
            return False
        self._turns.pop()
        self._changed()
        self.go_to(settled, self.open.index(settled) + 1, len(self.open))
        return True

    def stepped(self, step: Step) -> None:
        """A step was undone or made again: if it was another reading, its doubts are as they were then."""
        if any(made is step for made, _ in self._pastes):
            self._keep()
        for made, before, after, settled in self._turns:
            if made is step and settled is None and (self._put(after, before) or self._put(before, after)):
                self._changed()

    def _put(self, old: "Sourced", new: "Sourced") -> bool:
        """A reading in the place of another one; False if that is not there."""
        if self._read is old:
            self._read = new
            return True
        kept, id = self._desk.desk.pasted, self._desk.issue.id
        found = kept.get(id, ())
        if not any(each is old for each in found):
            return False
        kept[id] = tuple(cast("Placed", new) if each is old else each for each in found)
        self._keep()
        return True


def _same(one: "Doubt", other: "Doubt") -> bool:
    """Whether a doubt is the other one, of another reading of the same source, too."""
    from desk.archive.sourced import key_of

    return one.of == other.of and key_of(one) == key_of(other)


def _or_nothing(work: Callable[[], str]) -> str:
    """What work gives; "" where nothing can be written: doubts that are not kept cost no word."""
    try:
        return work()
    except StoreError:
        return ""
