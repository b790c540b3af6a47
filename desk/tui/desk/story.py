"""The story in hand: headline, standfirst, a grey line, body and links, all edited in place."""

from collections.abc import Callable, Mapping

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from desk.model.issue import Issue, Story
from desk.tui.desk.body_field import BodyField
from desk.tui.desk.drawing import story_note
from desk.tui.desk.link_list import LinkList
from desk.tui.desk.status_line import Part, status_line, status_parts
from desk.tui.theme.glyphs import Glyphs
from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import cut, shown
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.line_field import LineField
from desk.tui.widgets.lines import Line, LineView

FIELDS = ("headline", "standfirst", "body")
"""The texts of a story that are typed on the desk, from above."""
Typed = Callable[[int, str, str], None]
"""Takes a story's id, the name of a field and its text after a key press."""
Watched = Callable[[TextField, str], None]
"""Takes a field and the sign that a key is about to put into it; "" for a key that types none."""


class GreyLine(Widget):
    """Status, kind, byline, words and minutes of the story. A click asks for its details."""

    DEFAULT_CSS = "GreyLine { height: 1; padding-left: 2; }"

    class Clicked(Message):
        """It was clicked."""

    def __init__(self, *, id: str) -> None:
        """An empty line."""
        super().__init__(id=id)
        self._parts: list[Part] = []

    def draw(self, story: Story, words: int, glyphs: Glyphs, *, older: bool = False, later: int = 0) -> None:
        """Say how far the story is; `older`: its text by hand was made before the story's last change.

        `words` are those that it has with its links, `later` is how many stories point to it since.
        """
        parts = status_parts(story, words, glyphs, older=older, later=later)
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def render(self) -> Text:
        """The line, in the room that there is."""
        style = palette_of(self).style
        spans = status_line(self._parts, self.size.width - 1)
        return Text.assemble(*((text, style(names)) for text, names in spans), no_wrap=True, end="")

    def on_click(self, event: events.Click) -> None:
        """Ask for the story's details."""
        event.stop()
        self.post_message(self.Clicked())


class NoteLine(Widget):
    """One dim line that is there only while it has something to say."""

    DEFAULT_CSS = "NoteLine { height: 1; padding-left: 2; display: none; } NoteLine.says { display: block; }"

    def __init__(self, *, id: str) -> None:
        """Nothing to say yet."""
        super().__init__(id=id)
        self.words = ""

    def show(self, words: str) -> None:
        """Say this, or nothing."""
        if words != self.words:
            self.words = words
            self.set_class(bool(words), "says")
            self.refresh()

    def render(self) -> Text:
        """The line, cut to the room."""
        return Text(cut(self.words, self.size.width - 1), style=palette_of(self).style("dim"), no_wrap=True, end="")


class StoryPane(Pane):
    """One set of fields for all stories: another story swaps their text, the cursor and the scroll."""

    def __init__(self, *, id: str, typed: Typed, watched: Watched, link_list: type[LinkList] = LinkList) -> None:
        """Without a story yet; `link_list` is the list of links to use.

        `typed` is told of every change by hand, `watched` of every key before it comes into a field.
        """
        super().__init__(id=id)
        self._typed = typed
        self._watched = watched
        self._link_list = link_list
        self._story: int | None = None
        self._entered = False
        self._parked: dict[int, tuple[tuple[int, int], float]] = {}

    def compose(self) -> ComposeResult:
        """The fields from top to bottom."""
        yield Head("Story", id="story-head")
        yield LineView(id="no-story")
        yield LineField(id="headline", placeholder="Headline", look="bold", tells_of_pastes=True)
        yield NoteLine(id="echo")
        yield LineField(id="standfirst", placeholder="Standfirst", look="italic", tells_of_pastes=True)
        yield GreyLine(id="grey")
        yield BodyField(
            id="body", placeholder="Write here. Markdown works: **bold**, *italic*, - bullets, > quotations."
        )
        yield Head("Researched Links", id="links-head", classes="quiet")
        yield self._link_list(id="links")
        yield NoteLine(id="close")

    def on_mount(self) -> None:
        """What explains the empty pane cannot be gone into; the fields tell what is typed."""
        self.query_one("#no-story").can_focus = False
        for name in FIELDS:
            self.field(name).edited = self._edited
            self.field(name).watched = self._watched

    def _edited(self, field: TextField) -> None:
        if self._story is not None:
            self._typed(self._story, field.id or "", field.text)

    @on(TextField.Left)
    def _left(self, event: TextField.Left) -> None:
        """Enter is for writing on: into the text, past the standfirst, which the arrow and tab go to."""
        at = len(FIELDS) - 1 if event.entered else FIELDS.index(event.field.id or "headline") + event.step
        if 0 <= at < len(FIELDS):
            self.field(FIELDS[at]).focus(scroll_visible=False)

    def field(self, name: str) -> TextField:
        """The text field of this name."""
        return self.query_one(f"#{name}", TextField)

    @property
    def links(self) -> LinkList:
        """The list of links."""
        return self.query_one(LinkList)

    def remark(self, echo: str, close: str) -> None:
        """Say that the headline echoes an earlier one, and that an earlier story is close; "" for neither."""
        self.query_one("#echo", NoteLine).show(echo)
        self.query_one("#close", NoteLine).show(close)

    def draw(
        self,
        issue: Issue,
        id: int | None,
        glyphs: Glyphs,
        numbers: Mapping[int, int],
        label: str,
        remarks: Mapping[int | str, str],
        target: int = 0,
    ) -> None:
        """Show a story of the issue; the fields of the one in hand are only changed where they differ.

        `remarks` are those on its links, `target` the words that one of its kind should have.
        """
        self.set_class(id is None, "empty")
        if id is None:
            self._story = None
            self.query_one("#story-head", Head).show(note="")
            return
        story = issue.story(id)
        if id != self._story:
            self._swap(story)
        else:
            for name in FIELDS:
                self.field(name).show(getattr(story, name) or "")
        self.draw_links(issue, glyphs, numbers, label, remarks)
        self.query_one("#story-head", Head).show(title="Story", note=story_note(issue, story, target))

    def draw_links(
        self, issue: Issue, glyphs: Glyphs, numbers: Mapping[int, int], label: str, remarks: Mapping[int | str, str]
    ) -> None:
        """Show the links of the story in hand."""
        if self._story is None:
            return
        links = issue.links_of(self._story)
        own = issue.story(self._story).links_label
        bare = sum(1 for link in links if not link.url and not link.ref)
        note = f"{bare} without address" if bare else ""
        title = shown(label if own is None else own) or "Links"
        brief = ((f"{bare} open", "dim"),) if bare else ()
        self.query_one("#links-head", Head).show(
            title=title, count=str(len(links)) if links else "", note=note, brief=brief
        )
        self.links.draw(links, glyphs, numbers, remarks, sent=issue.is_frozen)

    def explain(self, lines: list[Line]) -> None:
        """Fill the pane with these lines while there is no story."""
        self.query_one("#no-story", LineView).show(lines)

    def to_caret(self) -> None:
        """Bring the text back to where its cursor was, before the focus goes in; walked through, it shows its top."""
        body = self.field("body")
        if not self._entered and self._story in self._parked:
            cursor, scroll = self._parked[self._story]
            body.move_cursor(cursor)
            body.scroll_to(y=scroll, animate=False)
        self._entered = True

    @on(events.DescendantFocus, "#body")
    def _body_entered(self) -> None:
        self._entered = True

    def _swap(self, story: Story) -> None:
        body = self.field("body")
        if self._story is not None and self._entered:
            self._parked[self._story] = (body.cursor_location, body.scroll_y)
        self._story = story.id
        for name in FIELDS:
            self.field(name).load(getattr(story, name) or "")
        self._entered = False
        self.links.row = None
