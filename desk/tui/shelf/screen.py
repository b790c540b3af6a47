"""The shelf: clipped links, held and spiked stories, each to be taken back to where it came from."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from desk.edit import Refused
from desk.edit import links as link_edits
from desk.edit import shelf as shelf_edits
from desk.edit import stories as story_edits
from desk.model.dates import short_date
from desk.model.ids import new_id
from desk.model.issue import Issue, Link, Place, Story
from desk.model.publication import Clip
from desk.store.errors import StoreError
from desk.tui import background
from desk.tui.keys.bars import RIGHT
from desk.tui.merging.clashes import ClashesScreen
from desk.tui.screens.settings import BACK
from desk.tui.screens.sheet import Sheet, own_bindings
from desk.tui.shelf.brought import Aside, Brought, held_elsewhere
from desk.tui.shelf.clipping import clip_name, clips_of, keys_of
from desk.tui.shelf.reason import ReasonForm
from desk.tui.shelf.rows import ShelfRow, ShelfRows
from desk.tui.widgets.cells import Span, count, cut, shown
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar, ShownKey
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.titleline import TitleLine

CLIP = ShownKey("paste", "clips links", "own.how_to_clip")
"""Pasting is no key of the table: each terminal has its own for it."""


class ShelfScreen(Sheet):
    """The shelf beside the open issue. `story` is the one in hand, which clipped links go to."""

    scope = "shelf"
    scopes = ("shelf", "everywhere")
    own = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]
    AUTO_FOCUS = "#shelf"

    def __init__(self, story: int | None = None, waiting: int | None = None) -> None:
        """The shelf with a story in hand, or none; `waiting` is its link that a clip may give its address.

        Then it closes with that link's id once it has one.
        """
        super().__init__()
        self._story = story
        self._waiting = waiting
        self._elsewhere: list[Aside] = []

    def compose(self) -> ComposeResult:
        """Title line, the lists, key bar."""
        yield TitleLine(id="title")
        with Pane(id="shelf-pane"):
            yield Head("Shelf", id="shelf-head")
            yield RowView(id="shelf")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what this issue has, then what the others hold."""
        self.listen(self._changed)
        self.redraw()
        self.load()

    def _changed(self) -> None:
        if self.is_mounted and self.desk.session.path is not None:
            self.redraw()

    def load(self) -> None:
        """Read what other issues hold, off the screen's thread."""
        background.in_thread(self, self._read, self._have, group="elsewhere", alone=True)

    def _read(self) -> list[Aside] | None:
        session = self.desk.session
        try:
            return held_elsewhere(session.folder, session.path)
        except StoreError:
            return None  # the folder is gone: saving says so

    def _have(self, found: list[Aside] | None) -> None:
        if found is not None:
            self._elsewhere = found
            self._changed()

    # What is here

    @property
    def issue(self) -> Issue:
        """The open issue as it is now."""
        return self.desk.session.issue

    @property
    def row(self) -> ShelfRow | None:
        """The selected row."""
        row = self.query_one("#shelf", RowView).row
        return row if isinstance(row, ShelfRow) else None

    @property
    def in_hand(self) -> Story | None:
        """The story that links go to, if it is in."""
        return next((story for story in self.issue.in_order() if story.id == self._story), None)

    @property
    def _link(self) -> Link | None:
        """The link that waits for an address, if it still does."""
        return next((link for link in self.issue.links if link.id == self._waiting and not link.url), None)

    def _clip(self, id: int) -> Clip:
        for clip in self.desk.session.shelf.clips:
            if clip.id == id:
                return clip
        raise LookupError("that link is no longer on the shelf")

    # Showing

    def redraw(self) -> None:
        """Draw the shelf as it is now."""
        view = self.query_one("#shelf", RowView)
        rows = ShelfRows(self.desk.glyphs, view.text_width, self.size.height >= 26, datetime.now().astimezone())
        brought = {story.id for story in self.issue.in_order()}
        elsewhere = [each for each in self._elsewhere if each.story.id not in brought]
        view.show(rows.lines(self.desk.session.shelf, self.issue, elsewhere))
        story = self.in_hand
        room = max(10, self.size.width - 40)
        note = f"links go to “{cut(shown(story.name), room)}”" if story else ""
        if link := self._link:
            note = f"enter gives its address to “{cut(shown(link.title), room)}”"
        self.query_one("#shelf-head", Head).show(note=note)
        self._draw_title()
        self.draw_keys()

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """The keys that make sense for the selected row."""
        made = [*self._written(keys_of(self.row, self.issue), False), CLIP, BACK.shown]
        self.query_one(KeyBar).show(made, self._written(RIGHT, False), note)

    @on(RowView.Selected, "#shelf")
    def _selected(self) -> None:
        self.draw_keys()

    def _draw_title(self) -> None:
        issue, name = self.issue, shown(self.desk.session.publication.name)
        left: list[tuple[int, list[Span]]] = [(3, [(name, "bold")])] if name else []
        left += [(0, [(shown(issue.label), "")]), (2, [(short_date(issue.date), "dim")])]
        state = self.desk.saver.state
        self.query_one(TitleLine).show(left, [(0, [(state, "bold" if self.desk.saver.failed else "dim")])])

    def saved_changed(self) -> None:
        """Show the state of saving."""
        if self.is_mounted and self.desk.session.path is not None:
            self._draw_title()

    def on_resize(self) -> None:
        """Fit the rows anew."""
        self.call_after_refresh(self._changed)

    # Taking back

    @on(RowView.Chosen, "#shelf")
    def _chosen(self) -> None:
        self.run_command("shelf.take")

    def take(self) -> None:
        """Take the selected row back to where it came from; a link goes to the story in hand."""
        row = self.row
        if row is None:
            raise Refused("There is nothing on the shelf to take.")
        if row.what == "clip":
            self._take_clip(self._clip(row.id))
        elif row.what == "aside":
            brought = Brought(self.desk, next(each for each in self._elsewhere if each.story.id == row.id))
            brought.start()
            self.say(f"{brought.title}.", "undo")
        elif self.issue.story(row.id).place == Place.CLASH:
            self.app.push_screen(ClashesScreen(row.id))
        else:
            story = self.issue.story(row.id)
            title = f"Took back “{cut(shown(story.name), 40)}”"
            self._step(title, lambda: self.desk.session.do(story_edits.take_back, [story.id]))

    def _take_clip(self, clip: Clip) -> None:
        link = self._link
        if link is not None and clip.url:
            session, url = self.desk.session, clip.url
            with session.step(f"Gave “{cut(shown(link.title), 30)}” an address of the inbox"):
                session.do(link_edits.change, link.id, url=url)
                session.do_shelf(shelf_edits.remove, clip.id)
            self.dismiss(link.id)
        else:
            self._attach_clip(clip)

    def _attach_clip(self, clip: Clip) -> None:
        story = self.in_hand
        if story is None:
            raise Refused("A link goes to the story in hand, and there is none. n makes a new story of it.")
        link = shelf_edits.as_link(clip, new_id(), story.id)

        def take() -> None:
            self.desk.session.do(link_edits.add, [link])
            self.desk.session.do_shelf(shelf_edits.remove, clip.id)

        self._step(f"Added “{cut(clip_name(clip), 30)}” to “{cut(shown(story.name), 30)}”", take)

    def new_story(self) -> None:
        """Make a new story of a clipped link, behind the story in hand, else at the end of the last section."""
        row = self.row
        if row is None or row.what != "clip":
            raise Refused("A new story is made of a clipped link: select one in the inbox.")
        clip, here = self._clip(row.id), self.in_hand
        last = self.issue.running_order[-1:]
        section = here.section if here else (last[0].id if last else None)
        story = Story(id=new_id(), order="", section=section, headline=clip.title or None)

        def make() -> None:
            session = self.desk.session
            session.do(story_edits.add, story, after=here.id if here else None)
            session.do(link_edits.add, [shelf_edits.as_link(clip, new_id(), story.id)])
            session.do_shelf(shelf_edits.remove, clip.id)

        self._step(f"Made a story of “{cut(clip_name(clip), 40)}”", make)

    # Putting aside

    def drop(self) -> None:
        """Spike a held story, or take a link off the inbox; undo gives both back."""
        row = self.row
        if row is None:
            return
        if row.what == "clip":
            clip = self._clip(row.id)
            title = f"Took “{cut(clip_name(clip), 40)}” off the shelf"
            self._step(title, lambda: self.desk.session.do_shelf(shelf_edits.remove, clip.id))
            return
        story = self._own_story(row)
        if story.place == Place.SPIKED:
            raise Refused("It is spiked already; enter takes it back.")
        title = f"Spiked “{cut(shown(story.name), 40)}”"
        self._step(title, lambda: self.desk.session.do(story_edits.change, story.id, place=Place.SPIKED))

    def reason(self) -> None:
        """Say why a story was put aside, and until when."""
        row = self.row
        if row is None or row.what == "clip":
            raise Refused("A reason belongs to a held or spiked story.")
        story = self._own_story(row)

        def answered(values: Mapping[str, str] | None) -> None:
            if values is not None:
                self.attempt(ShelfScreen._give_reason, story, values)

        self.app.push_screen(ReasonForm(story, self.desk.session.publication.language), answered)

    def _give_reason(self, story: Story, values: Mapping[str, str]) -> None:
        reason, until = values["reason"].strip(), values["until"].strip()
        change = story_edits.change
        self._step("Changed the reason", lambda: self.desk.session.do(change, story.id, reason=reason, until=until))

    def _own_story(self, row: ShelfRow) -> Story:
        if row.what == "aside":
            other = next(each.issue for each in self._elsewhere if each.story.id == row.id)
            raise Refused(f"It is held in {shown(other.label)}: take it into this issue first, or open that one.")
        return self.issue.story(row.id)

    # Clipping

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted on the shelf becomes clipped links."""
        event.stop()
        self.attempt(ShelfScreen.clip, event.text)

    def how_to_clip(self) -> None:
        """Say what a paste does: no click can make one."""
        self.say("Paste here, as in any text: each link in it goes to the inbox.")

    def clip(self, text: str) -> None:
        """Put the links of a text into the inbox."""
        clips = clips_of(text, self.issue)
        self._step(f"Clipped {count(len(clips), 'link')}", lambda: self.desk.session.do_shelf(shelf_edits.add, clips))
        self.query_one("#shelf", RowView).select(ShelfRow("clip", clips[-1].id))

    # Steps

    def _step(self, title: str, make: Callable[[], object]) -> None:
        with self.desk.session.step(title):
            make()
        self.say(f"{title}.", "undo")
