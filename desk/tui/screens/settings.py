"""A screen of settings: labelled fields in a scrolling column. A text is taken as it is typed, or when it is left."""

from functools import cached_property
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from desk.links.trackers import entering_text
from desk.read.hygiene import seen
from desk.tui.screens.sheet import Own, Sheet
from desk.tui.widgets.cells import count, cut, shown
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.setting import OneOf, Setting
from desk.tui.widgets.titleline import TitleLine

BACK = Own("escape", "back", "leave")
"""Leaves the screen."""
NEXT = Own("tab", "next field", "next_field")
"""Goes to the next field."""
BEFORE = Own("shift+tab", "field before", "field_before")
"""Goes to the field before."""


class SettingsScreen(Sheet):
    """Fields by name. A subclass says what they are, what they hold, and what becomes of a text that is typed."""

    heading = ""
    verbatim: ClassVar[frozenset[str]] = frozenset()
    """Settings whose addresses stay as they are written: patterns, and what is compared with the text of an issue."""

    def compose(self) -> ComposeResult:
        """Title line, head, fields, key bar."""
        yield TitleLine(id="title")
        with Pane(id="settings-pane"):
            yield Head(self.heading, id="settings-head")
            with VerticalScroll(id="settings", can_focus=False):
                yield from self.fields()
        yield KeyBar(id="keys")

    def fields(self) -> ComposeResult:
        """What stands in the column."""
        yield from ()

    def on_mount(self) -> None:
        """Fill the fields and follow what undo does."""
        self.shown: dict[str, Any] = {}
        self._as_they_are: dict[str, str] = {}
        self.listen(self._changed)
        self.redraw()
        for setting in self.settings.values():
            if isinstance(setting.field, TextField):
                setting.field.edited = self._edited
        self.draw_keys()

    def on_unmount(self) -> None:
        """There is nothing left to draw on, and nothing that was typed is left behind.

        The desk saves once more when it has closed.
        """
        self.stop_listening()
        self.take_due()

    def _changed(self) -> None:
        if self.is_mounted:
            self.redraw()

    # What a subclass says

    def value(self, name: str) -> str:
        """What the setting is now, as it is typed."""
        return ""

    def typed(self, name: str, text: str) -> None:
        """A text was typed or a word chosen."""

    def take_due(self) -> None:
        """Take what waits for its field to be left."""

    def waits(self, name: str) -> bool:
        """Whether a field holds words that are not taken yet: they stay, whatever another program writes."""
        return False

    def remark(self, name: str) -> None:
        """Say what there is to say about a field."""

    def draw_rest(self) -> None:
        """Draw what depends on the settings."""

    def run_command(self, id: str) -> None:
        """Before anything else, such as undo or quit, what was typed is taken."""
        self.take_due()
        super().run_command(id)

    # Fields

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """The settings by name, from top to bottom, once they are there."""
        return {str(each.field.id): each for each in self.query(Setting)}

    def text(self, name: str) -> str:
        """What stands in a field."""
        field = self.settings[name].field
        return field.text if isinstance(field, TextField) else getattr(field, "value", "")

    def redraw(self) -> None:
        """Show settings that changed elsewhere; what is being typed stays as it is."""
        for name, setting in self.settings.items():
            value = self.value(name)
            if self.shown.get(name) != value and not self.waits(name):
                self.shown[name] = value
                _put(setting.field, value, first=not self.is_current)
            self.remark(name)
        self.draw_rest()

    def take(self, name: str, text: str) -> None:
        """A field was changed by hand: what it gives is what is shown."""
        self.attempt(lambda _: self.typed(name, text))
        self.shown[name] = self.value(name)
        self.remark(name)
        self.draw_rest()

    def _edited(self, field: TextField) -> None:
        self.take(str(field.id), field.text)

    @on(OneOf.Picked)
    def _picked(self, event: OneOf.Picked) -> None:
        self.take(event.name, event.value)

    @on(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        self.desk.session.end_typing()
        event.field.insert_text(seen(event.text).strip("\n"))
        self.desk.session.end_typing()
        self._take_off(str(event.field.id))

    @on(TextField.Jumped)
    def _jumped(self) -> None:
        self.desk.session.end_typing()

    @on(TextField.UndoAsked)
    def _undo_asked(self, event: TextField.UndoAsked) -> None:
        self.action_command("undo" if event.step < 0 else "redo")

    @on(TextField.Escaped)
    def _escaped(self) -> None:
        self.take_due()
        self.leave()

    # Going from field to field

    @on(TextField.Left)
    @on(OneOf.Left)
    def _left(self, event: TextField.Left | OneOf.Left) -> None:
        self.take_due()
        self._go(event.step)

    def next_field(self) -> None:
        """Go on to the next field."""
        self._go(1, around=True)

    def field_before(self) -> None:
        """Go back to the field before."""
        self._go(-1, around=True)

    def _go(self, step: int, *, around: bool = False) -> None:
        fields = [each.field for each in self.settings.values()]
        here = fields.index(self.focused) if self.focused in fields else -1
        at = here + step
        if around:
            at %= len(fields)
        if 0 <= at < len(fields):
            self.go_to(fields[at])

    def go_to(self, field: Widget) -> None:
        """Put the focus into a field and bring its whole row into sight."""
        self.focus_on(field)
        for row in self.settings.values():
            if row.field is field:
                row.scroll_visible(animate=False)

    def on_descendant_focus(self) -> None:
        """The keys follow the focus."""
        self.call_later(self.draw_keys)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that was left shows what was taken of it, and the next key begins a new step."""
        self.desk.session.end_typing()
        name = str(event.widget.id)
        if name in self.settings and self.is_mounted:
            self._take_off(name)
            self.left(name)

    def leave(self) -> None:
        """Go back; what was typed last is taken first."""
        if self.focused is not None:
            self._take_off(str(self.focused.id))
        super().leave()

    def _take_off(self, name: str) -> None:
        """Take wrapping and trackers off the addresses in a field, as a step of its own; undone, they stay."""
        text = self.text(name) if name in self.settings else ""
        words, number = entering_text(text)
        if not number or name in self.verbatim or self._as_they_are.get(name) == text:
            return
        self._as_they_are[name] = text
        self.take_due()
        self.desk.session.end_typing()
        self.take(name, words)
        self.take_due()
        self.desk.session.end_typing()
        _put(self.settings[name].field, words)
        self.desk.say_soon(f"Took wrapping or trackers off {count(number, 'address', 'addresses')}.", "undo")

    def left(self, name: str) -> None:
        """A field was left: what waited for it is taken."""
        self.take_due()

    def refuse(self, name: str, fault: str) -> None:
        """Say why what stands in a field is not taken, and what the setting is meanwhile."""
        before = cut(shown(self.value(name)), 40)
        stays = f"; it is still {before}." if before else "."
        stop = self.desk.glyphs.of("stop")
        self.settings[name].note((f"{stop} ", "stop"), (f"{fault} Not taken yet{stays}", ""))

    def tidy(self, name: str) -> None:
        """Show the value as it was taken: "0201" becomes "201"."""
        _put(self.settings[name].field, self.value(name))

    def saved_changed(self) -> None:
        """Show the state of saving."""
        if self.is_mounted:
            self.draw_rest()

    def on_resize(self) -> None:
        """Fit anew what is cut."""
        self.call_after_refresh(self.draw_rest)


def _put(field: Widget, value: str, *, first: bool = False) -> None:
    if isinstance(field, TextField):
        if first:
            field.load(value)
        else:
            field.show(value, follow=True)
    elif isinstance(field, OneOf):
        field.show(value)
