"""Making the proof and weighing the e-mail, off the screen's thread: typing never waits for either."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.tui.widgets.head import Head
from desk.tui.widgets.proof import Proof

if TYPE_CHECKING:
    from desk.render.spans import Piece
    from desk.tui.screens.desk import DeskScreen

WEIGHING = 1.5
"""Seconds without a change after which the exported HTML is measured."""


class ProofMaker:
    """Keeps the proof pane up to date. `size` is the exported HTML's bytes, 0 until it was first measured."""

    def __init__(self, desk: "DeskScreen") -> None:
        """For one desk screen."""
        self._desk = desk
        self._timer: Timer | None = None
        self._made: tuple[object, ...] = ()
        self._shown: int | None = None
        self.as_text = False
        self.size = 0

    def toggle_text(self) -> None:
        """Show the plain text edition instead of the e-mail, or the e-mail again."""
        self.as_text = not self.as_text
        self._made = ()
        self._shown = None
        self._desk.proof.scroll_to(x=0, y=0, animate=False)
        self.make()

    def make(self) -> None:
        """Make the proof anew, if what it shows has changed, and weigh the e-mail after a while."""
        desk = self._desk
        issue, publication = desk.issue, desk.desk.session.publication
        width = desk.proof.text_width
        key = (issue, publication, width, self.as_text)
        if self._is_made(key):
            return
        self._made = key
        if self._timer is not None:
            self._timer.stop()
        self._timer = desk.set_timer(WEIGHING if self.size else 0.05, self._weigh)
        if width < 10:  # the pane is not shown
            return
        work = self._text if self.as_text else self._mail
        desk.run_worker(
            lambda: work(issue, publication, width), thread=True, exclusive=True, group="proof", exit_on_error=False
        )

    def _is_made(self, key: tuple[object, ...]) -> bool:
        return len(self._made) == len(key) and all(
            one is other or (isinstance(one, int) and one == other) for one, other in zip(key, self._made, strict=True)
        )

    def _mail(self, issue: Issue, publication: Publication, width: int) -> None:
        from desk.render.blocks import blocks
        from desk.render.spans import proof

        pieces = proof(blocks(issue, publication), width)
        self._call(lambda: self._show(pieces))

    def _text(self, issue: Issue, publication: Publication, _width: int) -> None:
        from desk.render import render

        text = render(issue, publication, "text")
        self._call(lambda: self._show_text(text))

    def _weigh(self) -> None:
        desk = self._desk
        issue, publication = desk.issue, desk.desk.session.publication

        def weigh() -> None:
            from desk.render import render

            size = len(render(issue, publication, "html").encode())
            self._call(lambda: self._weighed(size))

        desk.run_worker(weigh, thread=True, exclusive=True, group="weight", exit_on_error=False)

    def _call(self, then: Callable[[], None]) -> None:
        app = self._desk.app
        if app.is_running:
            app.call_from_thread(then)

    def _show(self, pieces: "tuple[Piece, ...]") -> None:
        if self._desk.is_mounted and not self.as_text:
            self._proof.show_pieces(pieces)
            self.follow()

    def _show_text(self, text: str) -> None:
        if self._desk.is_mounted and self.as_text:
            self._proof.show_text(text)
            self.follow()

    def _weighed(self, size: int) -> None:
        if self._desk.is_mounted:
            self.size = size
            self._heads()
            self._desk.saved_changed()

    @property
    def _proof(self) -> Proof:
        return self._desk.proof

    def follow(self) -> None:
        """Light the story in hand and bring it into sight."""
        self._proof.light(None if self.as_text else self._desk.in_hand)
        if self.as_text:
            self._follow_text()
            return
        first = next((story.id for story in self._desk.issue.in_order()), None)
        if self._desk.in_hand == first and not self._proof.has_focus:
            self._proof.scroll_to(y=0, animate=False)
        elif not self._proof.has_focus:
            self._proof.reveal(self._desk.in_hand, top=True)
        self._heads()

    def _follow_text(self) -> None:
        """Bring the story in hand into sight when another one is taken in hand, not while she reads."""
        id = self._desk.in_hand
        if id is not None and id != self._shown:
            self._proof.reveal_words(tidy_line(self._desk.issue.story(id).headline or ""))
        self._shown = id
        self._heads()

    def _heads(self) -> None:
        weight = f", {round(self.size / 1000)} KB" if self.size else ""
        note = "plain text, as it is sent" if self.as_text else f"e-mail{weight}"
        self._desk.query_one("#proof-head", Head).show(note=note)
