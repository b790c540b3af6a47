"""Making the proof and weighing the e-mail, off the screen's thread: typing never waits for either."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desk.formats.profiles import CLIP
from desk.model.issue import Issue
from desk.model.language import direction
from desk.model.publication import Publication
from desk.model.text import clean_text, tidy_line
from desk.store.errors import StoreError
from desk.tui.desk.layout import DeskLayout
from desk.tui.desk.proof import Proof, lines_of
from desk.tui.newest_work import Newest
from desk.tui.pauses import Pause
from desk.tui.widgets.cells import Span, count
from desk.tui.widgets.head import Head
from desk.tui.widgets.lines import Line

if TYPE_CHECKING:
    from desk.preflight.finding import Export

WEIGHING = 1.5
"""Seconds without a change after which the exported HTML is measured."""
LONG = 300_000
"""Characters of all stories together past which a proof takes so long that it waits until the editor does."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Whose plain text is by hand and older than what it was made from: stories by their ids, the whole issue."""

    older: frozenset[int] = frozenset()
    issue_is_older: bool = False


class ProofMaker:
    """Keeps the proof pane up to date.

    `size` is the HTML's bytes as the publication's mail tool sends it, 0 until it was first measured, and `limit` how
    many it may have. `by_hand` says which texts by hand are older than their stories.
    """

    def __init__(self, desk: DeskLayout) -> None:
        """For one desk screen."""
        self._desk = desk
        self._timer = Pause(desk, self._weigh)
        self._late = Pause(desk, self._begin)
        self._making, self._weight, self._looking = (Newest(desk, group) for group in ("proof", "weight", "by-hand"))
        self._made: tuple[object, ...] = ()
        self._shown: int | None = None
        self.as_text = False
        self.size = 0
        self.limit = CLIP
        self.by_hand = ByHand()
        self._fault = ""

    def toggle_text(self) -> None:
        """Show the plain text edition instead of the e-mail, or the e-mail again."""
        self.as_text = not self.as_text
        self._desk.set_class(self.as_text, "text-proof")
        self._made = ()
        self._shown = None
        self._desk.proof.scroll_to(x=0, y=0, animate=False)
        self.make()

    def anew(self) -> None:
        """Make and weigh again what nothing in the issue has changed: the templates may be others now."""
        self._made = ()
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
        if sum(len(story.body) for story in issue.stories) > LONG:
            self._late.begin(WEIGHING)
        else:
            self._begin()

    def _begin(self) -> None:
        """Make it: soon after a key in a text of the usual length, after a longer pause in one of megabytes."""
        desk = self._desk
        if not self._has_issue:
            return
        issue, publication = desk.issue, desk.desk.session.publication
        width = desk.proof.text_width
        desk.proof.base = direction(publication.language)
        self._timer.begin(WEIGHING if self.size else 0.05)
        self._look_by_hand(issue, publication)
        if width < 10:  # the pane is not shown
            return
        if self.as_text:
            self._making.begin(partial(_text, issue, publication), self._show_text)
        else:
            self._making.begin(partial(_mail, issue, publication, width), self._show)

    def _is_made(self, key: tuple[object, ...]) -> bool:
        return len(self._made) == len(key) and all(
            one is other or (isinstance(one, int) and one == other) for one, other in zip(key, self._made, strict=True)
        )

    def _weigh(self) -> None:
        desk = self._desk
        if desk.desk.session.path is None:
            return
        work = partial(weighed, desk.issue, desk.desk.session.publication, desk.desk.session.folder.path)
        self._weight.begin(work, self._weighed)

    def _show(self, lines: tuple[Line, ...]) -> None:
        if self._has_issue and not self.as_text:
            self._proof.show(lines)
            self.follow()

    def _show_text(self, text: str) -> None:
        if self._has_issue and self.as_text:
            issue = self._desk.issue
            stories = () if issue.plain else issue.in_order()
            own = ((story.id, clean_text(story.plain)) for story in stories if story.plain)
            self._proof.show_text(text, own, self._desk.desk.glyphs.of("hand"))
            self.follow()

    def _look_by_hand(self, issue: Issue, publication: Publication) -> None:
        """Find out which texts by hand are older than their stories, where there is one at all."""
        if not issue.plain and not any(story.plain for story in issue.stories):
            self.by_hand = ByHand()
            return

        self._looking.begin(partial(_by_hand, issue, publication), self._looked)

    def _looked(self, found: ByHand) -> None:
        if self._has_issue and found != self.by_hand:
            self.by_hand = found
            self._desk.draw_by_hand()
            self._heads()

    def _weighed(self, found: "Weighed") -> None:
        if self._has_issue:
            self.size, self.limit, fault = found.size, found.limit, found.fault
            self._desk.desk.checking.exported(found.issue, found.export)
            if fault and fault != self._fault:
                self._desk.say(fault)
            self._fault = fault
            self._heads()
            self._desk.saved_changed()

    @property
    def _has_issue(self) -> bool:
        """Whether the issue is open still that something was made of."""
        return self._desk.desk.session.path is not None

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
        """Bring the story in hand into sight when another one is taken in hand, not while it is read."""
        id = self._desk.in_hand
        if id is not None and id != self._shown:
            if any(line.row == id for line in self._proof.lines):
                self._proof.reveal(id, top=True)
            else:
                self._proof.reveal_words(tidy_line(self._desk.issue.story(id).headline or ""))
        self._shown = id
        self._heads()

    def _heads(self) -> None:
        if not self._desk.shows_proof:
            return
        weight = f", {round(self.size / 1000)} KB" if self.size else ""
        note = self._text_note() if self.as_text else ((f"e-mail{weight}", "dim"),)
        if self._fault and not self.as_text:
            note = ((f"{self._desk.desk.glyphs.of('look')} ", "look"), ("a template is wrong, ", ""), *note)
        self._desk.query_one("#proof-head", Head).show(note=note)

    def _text_note(self) -> tuple[Span, ...]:
        """That it is what is sent, and how much of it is by hand."""
        issue, glyphs = self._desk.issue, self._desk.desk.glyphs
        own = [story.id for story in issue.in_order() if story.plain]
        older = len(self.by_hand.older)
        if issue.plain:
            sign = ("look", "look", "by hand, older than the issue") if self.by_hand.issue_is_older else None
            kind, style, words = sign or ("hand", "", "by hand")
        elif own:
            kind, style = ("look", "look") if older else ("hand", "")
            words = f"{count(older, 'text')} by hand older" if older else f"{len(own)} by hand"
        else:
            return (("plain text, as it is sent", "dim"),)
        return ((f"{glyphs.of(kind)} ", style), (f"{words}, as it is sent", "dim"))


def _mail(issue: Issue, publication: Publication, width: int) -> tuple[Line, ...]:
    from desk.formats.blocks.blocks import blocks
    from desk.formats.spans import proof

    return lines_of(proof(blocks(issue, publication), width))


def _text(issue: Issue, publication: Publication) -> str:
    from desk.formats import render

    return render(issue, publication, "text")


def _by_hand(issue: Issue, publication: Publication) -> ByHand:
    from desk.formats.text.by_hand import is_stale, stale_stories

    older = frozenset(story.id for story in stale_stories(issue, publication))
    return ByHand(older, is_stale(issue, publication))


class Weighed(NamedTuple):
    """The exported HTML of an issue: bytes as they are sent, how many there may be, what is wrong, and the e-mail."""

    size: int
    limit: int
    fault: str
    issue: Issue
    export: "Export | None"


def weighed(issue: Issue, publication: Publication, folder: Path) -> Weighed:
    """Weigh the e-mail as the publication's mail tool sends it.

    Where the templates beside the issues cannot be used it is what desk's own give.
    """
    from desk.formats import render
    from desk.formats.profiles.profile import known
    from desk.formats.profiles.target import Target, weight
    from desk.formats.templates.page import TemplateFault
    from desk.preflight.finding import Export
    from desk.publish.targets import target

    made_for, fault = Target(known(publication.profile)), ""
    try:
        made_for = target(folder, publication)
        text = render(issue, publication, "html", made_for)
    except (StoreError, TemplateFault) as error:
        text, fault = render(issue, publication, "html", Target(made_for.profile)), str(error)
    heavy = weight(text, made_for.profile)
    return Weighed(heavy.sent, heavy.limit, fault, issue, Export("html", made_for, text))
