"""The other versions: what two people changed at once, side by side, to take one, the other, or both."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType

from desk.compare.parts import Part, parts, words_of
from desk.store.folder import looked_at
from desk.store.form.clashes import Clash, clashes_of, drop, keep_both, setting_of, take
from desk.store.form.steps import diff
from desk.tui.ports import Desk
from desk.tui.screens.choosing import CHANGES, ChoosingScreen
from desk.tui.screens.sheet import Own, own_bindings
from desk.tui.widgets.cells import Span, cut, shown, wrapped
from desk.tui.widgets.head import Head
from desk.tui.widgets.lines import BLANK, Line, RowView

HEADINGS = {
    "stories": "Stories",
    "links": "Links",
    "sections": "Sections",
    "issue": "Details",
    "publication": "Publication",
    "clips": "Shelf",
}
"""The tables, in the order in which their rows are shown."""


class Other(NamedTuple):
    """One other version and the document that it belongs to: "issue", "publication" or "shelf"."""

    name: str
    clash: Clash

    @property
    def row(self) -> tuple[str, str, str]:
        """What tells its row from the others."""
        return self.name, self.clash.key, self.clash.field


def others(desk: Desk) -> list[Other]:
    """All other versions in the open issue, the publication and the shelf."""
    documents = [(name, desk.session.document(name)) for name in ("issue", "publication", "shelf")]
    found = [Other(name, clash) for name, held in documents if held is not None for clash in clashes_of(held)]
    return sorted(found, key=lambda other: list(HEADINGS).index(other.clash.table))


def settle(desk: Desk, other: Other, how: Callable[[Any, Clash], Any], title: str) -> None:
    """Take an other version or put it away, as one step. Raises LookupError for one that cannot be had so."""
    held: Any = desk.session.document(other.name)
    changes = diff(held, how(held, other.clash))
    desk.session.make(title, [(other.name, change) for change in changes])


class ClashesScreen(ChoosingScreen):
    """What is not decided stays where it is: beside ours, and in no export."""

    heading = "Other versions"
    scopes = ("everywhere",)
    own = (
        Own("enter", "take the other", "take_other"),
        Own("d", "keep yours", "keep_ours", "yours"),
        Own("b", "keep both", "keep_both", "both"),
        *CHANGES,
        Own("escape", "decide later", "leave", "later"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]

    def __init__(self, story: int | None = None) -> None:
        """All of them; `story` is the one on the shelf to begin with."""
        super().__init__()
        self._first = story
        self._came: Sequence[looked_at.Came] = ()

    def on_mount(self) -> None:
        """Follow what undo does, and learn who changed the stories."""
        session = self.desk.session
        if session.path is not None:
            known = looked_at.read(looked_at.place(session.folder.path, session.issue.id))
            self._came = known.came if known else ()
        for other in others(self.desk):
            if other.clash.key == str(self._first):
                self.call_after_refresh(self.rows.select, other.row)
        self.listen(self._changed)

    def _changed(self) -> None:
        if self.is_mounted:
            self.redraw()

    @property
    def selected(self) -> Other | None:
        """The selected other version."""
        return next((each for each in others(self.desk) if each.row == self.rows.row), None)

    # Choosing

    def take_other(self) -> None:
        """Put the other version in the place of yours."""
        self._settle(take, "Took the other version of")

    def keep_ours(self) -> None:
        """Put the other version away; a story can still be taken back from the spiked ones."""
        self._settle(drop, "Kept your version of")

    def keep_both(self) -> None:
        """Let both stories stand."""
        self._settle(keep_both, "Kept both versions of")

    def _settle(self, how: Callable[[Any, Clash], Any], words: str) -> None:
        other = self.selected
        if other is None:
            return
        title = f"{words} {self._quoted(other)}"
        settle(self.desk, other, how, title)
        if others(self.desk):
            self.say(f"{title}.", "undo")
        else:
            self.leave()
            self.desk.say_soon(f"{title}. That was the last.", "undo")

    @on(RowView.Chosen, "#rows")
    def _chosen(self) -> None:
        self.take_other()

    # Showing

    def redraw(self) -> None:
        """Draw the versions that are left."""
        self.draw_title()
        found = others(self.desk)
        self.query_one("#rows-head", Head).show(note="words in, out")
        says = (
            "Two people changed the same words. One version is in; the other is here, and in no export."
            if found
            else "No other versions: nothing that two people changed is left to decide."
        )
        room = self.rows.text_width
        self.fill("says", [*(Line(((line, ""),)) for line in wrapped(says, room)), BLANK])
        self.rows.show(self._lines(found))
        self.present()

    def _lines(self, found: Sequence[Other]) -> Iterator[Line]:
        last = ""
        for other in found:
            if other.clash.table != last:
                if last:
                    yield BLANK
                last = other.clash.table
                yield Line(((HEADINGS[last].upper(), "bold"),))
            came, went = words_of(self._parts(other))
            by = self._by(other)
            yield Line(
                ((f" {self._called(other)}", ""), *by), ((f"{came:>5}", ""), (f"{went:>6}", "dim")), row=other.row
            )

    def _by(self, other: Other) -> tuple[Span, ...]:
        """Who changed a story, or something else of the issue, here lately."""
        story = other.clash.id if other.clash.table == "stories" else None
        who = looked_at.who_between(self._came, 0, math.inf, story) if other.name == "issue" else ""
        return ((f"   by {shown(who)}", "dim"),) if who else ()

    def _called(self, other: Other) -> str:
        clash, row = other.clash, other.clash.ours if other.clash.ours is not None else other.clash.other
        field = clash.field.replace("_", " ")
        names = {"links": "title", "sections": "title", "clips": "title"}
        if clash.table == "stories":
            return shown(row.name)
        if clash.table in names:
            return f"{shown(getattr(row, names[clash.table]) or '') or 'untitled'}: {field}"
        return field.capitalize()

    def _quoted(self, other: Other) -> str:
        return f"“{cut(self._called(other), 40)}”"

    def _parts(self, other: Other) -> list[Part]:
        clash = other.clash
        if clash.field.startswith("brand_"):
            ours = getattr(clash.ours.brand, clash.field.removeprefix("brand_"))
            return [Part(clash.field.removeprefix("brand_").capitalize(), str(ours), str(setting_of(clash)))]
        return parts(clash.ours, clash.other)

    def present(self) -> None:
        """Show what differs in the selected one."""
        other = self.selected
        if other is None:
            self.words.present("", ())
        else:
            own = other.clash.table in ("issue", "publication")
            title = HEADINGS[other.clash.table] if own else self._called(other)
            self.words.present(title, self._parts(other))
        self.draw_note()
