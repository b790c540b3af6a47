"""Where the editor is, in words: the screen, the place with the focus, what is chosen there, and what was said last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from desk.tui.widgets.cells import Span
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.form import FormRow
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.line_field import LineField
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.setting import OneOf, Setting
from desk.tui.widgets.titleline import TitleLine
from desk.tui.widgets.words import Words

_LONGEST = 300
"""Characters of a paragraph that are said: more of it is read where it stands."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All there is to say at one moment. `told` is the last message and how many there were before it."""

    screen: tuple[int, str] = (0, "")
    place: str = ""
    text: str = ""
    """What stands in the line that is typed in: it is said on the way in, and not with every letter."""
    chosen: str = ""
    remark: str = ""
    told: tuple[int, str] = (0, "")

    def since(self, before: "Situation", *, is_known: bool = False) -> str:
        """What to say after another one: what happened, then what is new of where the editor is; "" for nothing.

        `is_known`: the screen was there before, under the one that was closed, and is not introduced again.
        """
        new: list[str] = [self.told[1]] if self.told != before.told else []
        elsewhere = self.screen[0] != before.screen[0]  # its title counts what changes there
        if elsewhere and not is_known:
            new.append(self.screen[1])
        if elsewhere or self.place != before.place:
            new += [self.place, self.text, self.chosen]
        elif self.chosen != before.chosen:
            new.append(self.chosen)
        if self.remark != before.remark:
            new.append(self.remark)
        return " ".join(_ended(words) for words in new if words)


def situation(screen: Screen[Any]) -> Situation:
    """The situation on a screen as it is drawn now."""
    focused = screen.focused
    return Situation(
        (id(screen), _title(screen)),
        "" if focused is None else _place(focused),
        focused.text if isinstance(focused, LineField) else focused.value if isinstance(focused, Input) else "",
        _chosen(screen, focused),
        _remark(screen, focused),
        next(((bar.told, bar.said) for bar in screen.query(KeyBar)), (0, "")),
    )


def _ended(words: str) -> str:
    return words if words[-1] in ".:?!…" else f"{words}."


def _plain(spans: Iterable[Span]) -> str:
    return " ".join("".join(text for text, names in spans if not {"line", "rule"} & set(names.split())).split())


def _title(screen: Screen[Any]) -> str:
    """A dialog's title and what it says or asks; of another screen how its first line begins."""
    if isinstance(screen, Dialog):
        said = [_plain(each.spans) for each in screen.query(Words) if each.id != "wrong" and not _is_label(each)]
        return " ".join(_ended(words[:_LONGEST]) for words in (screen.called, *said) if words)
    return next((_plain(line.begins) for line in screen.query(TitleLine)), "")


def _is_label(words: Words) -> bool:
    return any(isinstance(each, FormRow | Setting) for each in words.ancestors)


def _place(focused: Widget) -> str:
    """What a field or a list is called: by its label, its name, or the head above it."""
    for each in focused.ancestors_with_self:
        if isinstance(each, FormRow | Setting):
            return each.called
        if isinstance(each, Pane):
            break
    if isinstance(focused, TextField):
        return focused.called or str(focused.placeholder)
    if isinstance(focused, Input):
        return focused.placeholder
    return next(_heads(focused), "")


def _heads(focused: Widget) -> Iterator[str]:
    """The heads above a widget, the nearest first."""
    inside: Widget = focused
    while isinstance(inside.parent, Widget):
        siblings = list(inside.parent.children)
        above = siblings[: siblings.index(inside)] if inside in siblings else []
        yield from (_plain(head.title[:1]) for head in reversed(above) if isinstance(head, Head) and head.display)
        inside = inside.parent


def _chosen(screen: Screen[Any], focused: Widget | None) -> str:
    """The row or the word that the focus is on; a list under a line to type in goes with it."""
    if isinstance(focused, OneOf):
        return focused.chosen
    if isinstance(focused, RowView):
        return _row(focused)
    if not isinstance(focused, Input):
        return ""
    return next((_row(rows) for rows in screen.query(RowView) if rows.goes_with_line and rows.size.height), "")


def _row(view: RowView) -> str:
    """The words of the selected row, and which of how many it is."""
    if view.row is None or view.row not in view.rows:
        return _plain(view.lines[0].left) if view.lines else ""
    lines = [line for line in view.lines if line.row == view.row]
    words = [_plain((*line.left, (", " if line.right else "", ""), *line.right)) for line in lines]
    marked = "marked, " if lines[0].mark == "*" else ""
    return f"{marked}{'; '.join(words)}, {view.rows.index(view.row) + 1} of {len(view.rows)}"


def _remark(screen: Screen[Any], focused: Widget | None) -> str:
    """What is wrong with a form, or what the setting with the focus means."""
    wrong = [_plain(each.spans) for each in screen.query(Words) if each.id == "wrong"]
    rows = [] if focused is None else [each.said for each in focused.ancestors if isinstance(each, Setting)]
    return " ".join(filter(None, (*wrong, *rows)))[:_LONGEST]
