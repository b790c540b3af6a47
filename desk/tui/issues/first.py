"""The first start: nothing is there yet, and nothing is made before the editor chooses."""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from desk import __version__
from desk.edit import issues as issue_edits
from desk.edit.publication import checked
from desk.model.text import tidy_line
from desk.outside.language import system_language
from desk.session.adopting import adopt
from desk.store.errors import StoreError
from desk.store.folder.sample import copy_sample, sample_folder
from desk.tui import background
from desk.tui.issues.begin_form import BeginForm
from desk.tui.keys.bars import KEY_BARS
from desk.tui.keys.commands import BY_ID
from desk.tui.screens.sheet import Own, Sheet, own_bindings
from desk.tui.widgets.cells import count, shown, wrapped
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import BLANK, Line, LineView, RowView
from desk.words.tags import known_language

SAMPLE, BEGIN, READ_IN, DRAFTS = "sample", "begin", "read in", "drafts"
_FILES = ("publication", "shelf")
HERE = "desk --folder issues"
"""What begins in the folder where it is typed."""
_QUIT = tuple(entry for entry in KEY_BARS["issues"] if entry[0] == "quit")


class FirstScreen(Sheet):
    """What a new desk offers."""

    own = (
        Own("enter", "choose", "choose"),
        Own("1", "the sample", "open_sample"),
        Own("2", "begin", "begin"),
        Own("3,R", "read in", "read_in"),
        Own("4,d", "go on", "go_on"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#choices"

    def __init__(self) -> None:
        """The choices for the session's folder."""
        super().__init__()
        self.sample = sample_folder()
        self._busy = False
        self._waiting = 0
        """How many issues were read in and are not kept yet."""

    def compose(self) -> ComposeResult:
        """Head, choices, where things are kept."""
        with Vertical(id="middle"), Vertical(id="first"):
            yield Head("desk", id="first-head")
            yield LineView(id="welcome")
            yield RowView(id="choices")
            yield LineView(id="where")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """The choices take the keys, nothing else does."""
        for id in ("#welcome", "#where"):
            self.query_one(id).can_focus = False
        head = self.query_one("#first-head", Head)
        head.lit = True
        head.show(note=__version__)
        self._look()

    def _look(self) -> None:
        """Draw what there is to choose; what was read in before comes first to the hand."""
        before, self._waiting = self._waiting, self.desk.drafts.count()
        self.redraw()
        self.draw_keys()
        if self._waiting and not before:
            self.query_one("#choices", RowView).select(DRAFTS)

    def redraw(self) -> None:
        """Fit the words to the width."""
        choices = self.query_one("#choices", RowView)
        width = choices.text_width
        self._paragraph("#welcome", "A newsletter, from the first link to the last check.", "")
        self._paragraph("#where", _where(self.desk.session.folder.path), "dim")
        lines: list[Line] = []
        for at, (name, title, says) in enumerate(self._choices(), 1):
            lines += [BLANK] if lines else []
            lines.append(Line(((f"{at}  ", "dim"), (title, "bold")), row=name))
            lines += [Line((("   " + part, "dim"),), row=name) for part in wrapped(says, width - 3)]
        choices.show(lines)
        choices.styles.height = len(lines)

    def _paragraph(self, id: str, words: str, style: str) -> None:
        view = self.query_one(id, LineView)
        parts = wrapped(words, view.text_width)
        view.show(Line(((part, style),)) for part in parts)
        view.styles.height = max(1, len(parts))

    def _choices(self) -> list[tuple[str, str, str]]:
        sample = "A finished issue of an invented weekly. Change anything in it."
        if self.sample is None:
            sample = "It did not come with this copy of desk. Install desk again to have it."
        drafts = f"{count(self._waiting, 'issue')} that you did not keep yet, beside what was read."
        return [
            (SAMPLE, "Open the sample", sample),
            (BEGIN, "Begin a publication", "Its name, its language, its sections and its day; two minutes."),
            (READ_IN, "Read old issues in", "Newsletters in any form; you look at each before it is saved."),
            *([(DRAFTS, "Go on with what was read in", drafts)] if self._waiting else []),
        ]

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """Enter, the numbers, and how to leave."""
        keys = [each.shown for each in self.own if each.method != "go_on" or self._waiting]
        self.query_one(KeyBar).show(
            [*keys, *self._written(_QUIT, False)], self._written((("keys", "keys"),), False), note
        )

    def on_resize(self) -> None:
        """Fit the words anew."""
        self.call_after_refresh(self.redraw)

    @on(RowView.Chosen, "#choices")
    def _clicked(self) -> None:
        self.choose()

    def on_click(self, event: events.Click) -> None:
        """One click is enough to choose."""
        if event.chain == 1 and event.widget is self.query_one("#choices", RowView):
            line = self.query_one("#choices", RowView).line_at(event)
            if line is not None and line.row is not None:
                self.choose()

    # What was chosen

    def choose(self) -> None:
        """Do what is selected."""
        row = self.query_one("#choices", RowView).row
        if row == SAMPLE:
            self.open_sample()
        elif row == READ_IN:
            self.read_in()
        elif row == DRAFTS:
            self.go_on()
        else:
            self.begin()

    def go_on(self) -> None:
        """Open the issue that was read in and is not kept yet; of several the list."""
        paths = [each.path for each in self.desk.drafts.listed()]
        if len(paths) == 1:
            self.desk.session.take(self.desk.drafts.folder.open_issue(paths[0]))
            self.desk.show_issue()
        else:
            BY_ID["drafts"].run(self)

    def read_in(self) -> None:
        """Read old issues in; the publication is named as they are."""
        self.query_one("#choices", RowView).select(READ_IN)
        BY_ID["intake"].run(self)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted here can only be a newsletter."""
        event.stop()
        self.query_one("#choices", RowView).select(READ_IN)
        self.attempt(lambda _: self.desk.read_in(event.text))

    def on_screen_resume(self) -> None:
        """There may be something to show now: the issue that was read in."""
        with contextlib.suppress(StoreError):
            if self.desk.session.folder.issue_files():
                self.dismiss(None)
                return
        self._look()

    def open_sample(self) -> None:
        """Copy the sample into the folder and show its issues."""
        self.query_one("#choices", RowView).select(SAMPLE)
        if self.sample is None:
            self.say("The sample did not come with this copy of desk. 2 begins a publication.")
        elif not self._busy:
            self._busy = True
            background.run(self, partial(self._copy, self.sample))

    async def _copy(self, sample: Path) -> None:
        session, folder = self.desk.session, self.desk.session.folder
        if there := [name for name in _FILES if session.is_dirty(name) or (folder.path / f"{name}.json").exists()]:
            self._busy = False
            self.say(f"The sample needs an empty folder, and {there[0]}.json is here already. 2 goes on with it.")
            return
        try:
            issues = await asyncio.to_thread(copy_sample, sample, folder)
            adopt(session)
        except StoreError as error:
            self.say(str(error))
            return
        finally:
            self._busy = False
        self.dismiss(None)
        words = f"Copied the sample, {count(issues, 'issue')}, into {shown(str(folder.path))}."
        self.desk.say_soon(words)

    def begin(self) -> None:
        """Ask for what a publication and its first issue need."""
        self.query_one("#choices", RowView).select(BEGIN)
        today = datetime.now().astimezone().date().isoformat()

        def answered(values: Mapping[str, str] | None) -> None:
            if values is not None:
                self.attempt(FirstScreen._begin, values)

        publication = self.desk.session.publication
        if not publication.name:
            publication = replace(publication, language=system_language() or publication.language)
        self.app.push_screen(BeginForm(today, publication), answered)

    def _begin(self, values: Mapping[str, str]) -> None:
        session = self.desk.session
        publication = session.change_publication(
            name=tidy_line(values["name"]),
            language=known_language(values["language"]),
            sections=checked("sections", values["sections"]),
        )
        session.save()
        number, day = values["number"].strip(), values["date"].strip()
        issue = issue_edits.begin(publication, int(number) if number else None, day)
        opened = session.folder.create_issue(issue)
        session.open(opened.path)
        words = f"Began {shown(publication.name)} with {shown(opened.issue.label)}."
        self.desk.show_issue(words, instead=True)


def _where(folder: Path) -> str:
    """Where issues will be kept; where that was not chosen, how to choose."""
    from platformdirs import user_data_path

    kept = f"Issues will be kept in {shown(str(folder))}, one file each. Nothing is sent anywhere."
    if folder.absolute() == (user_data_path("desk") / "issues").absolute():
        return f"{kept} That is your own data folder: to begin in the folder you stand in, quit and type {HERE}."
    return kept
