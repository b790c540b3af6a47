"""Saving the issues of a review: off the screen's thread, with what is here already asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from desk.archive.arrivals import Here, Incoming, OutOfOrder
from desk.store.errors import StoreError
from desk.store.folder.issues import Opened
from desk.tui import background
from desk.tui.review.reviewed import LEFT, Reviewed
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.dialog import Choice
from desk.tui.widgets.progress import progress

if TYPE_CHECKING:
    from desk.tui.review.screen import ReviewScreen

Results = list[tuple[Reviewed, Opened | StoreError]]
"""What became of each issue."""
_OFTEN = 0.1
"""Seconds between two drawings of the progress."""
_NAMED = 3
"""Issues that a question names."""
LATER = ("later", "Decide later", "it stays in the review, not saved")
TWIN = (
    ("drop", "Leave it as it is", "the issue in the folder stays, this is not saved"),
    ("beside", "Save it beside", "as another issue, without a number that is taken"),
    LATER,
)
ORDER = (("bare", "Save without its number", "it can have one later, in its details"), LATER)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor decided about issues that are refused as they are."""

    again: bool = False
    numbers: bool = True


class Saving:
    """Saves issues of one review, one after the other. `busy` while it does; `saved` are those that are in."""

    def __init__(self, screen: "ReviewScreen", incoming: Incoming) -> None:
        """Into the folder that they were read for."""
        self._screen = screen
        self._incoming = incoming
        self._stopped = False
        self._onward = False
        self.busy = False
        self.note = ""
        self.saved: list[Opened] = []

    @property
    def words(self) -> str:
        """What was saved so far, as a sentence; "" for nothing."""
        if not self.saved:
            return ""
        stories = sum(len(tuple(each.issue.in_order())) for each in self.saved)
        links = sum(each.issue.link_count for each in self.saved)
        counts = f"{count(stories, 'story', 'stories')}, {count(links, 'link')}"
        if len(self.saved) == 1:
            only = self.saved[0]
            return f"Saved {shown(only.issue.label)} in {shown(only.path.name)}: {counts}."
        return f"Saved {count(len(self.saved), 'issue')}: {counts}."

    def stop(self) -> None:
        """Save no more than the one in hand."""
        self._stopped = True

    def start(self, items: Sequence[Reviewed], asked: Asked | None = None, *, onward: bool = True) -> None:
        """Begin to save; `onward` goes on to the next issue when that is done."""
        if self.busy or not items:
            return
        self.busy, self._stopped, self._onward = True, False, onward
        self.note = "Saving …"
        self._screen.quiet()
        self._screen.draw_keys()
        begins = not (self._incoming.folder.path / "publication.json").exists()
        asked, wire = asked or Asked(), background.Wire(self._screen)
        background.in_thread(
            self._screen.app,  # what was saved is taken note of, whatever becomes of the screen
            lambda: self._save(items, asked, wire),
            lambda results: self._have(results, asked, begins),
            group="review",
        )

    def _save(self, work: Sequence[Reviewed], asked: Asked, wire: background.Wire) -> Results:
        """Save on another thread."""
        results: Results = []
        begun = told = monotonic()
        for item in work:
            if self._stopped:
                break
            try:
                opened = self._incoming.save(item.arrival, again=asked.again, numbers=asked.numbers)
                results.append((item, opened))
            except StoreError as error:
                results.append((item, error))
                if not isinstance(error, (Here, OutOfOrder)):
                    break
            if monotonic() - told >= _OFTEN:
                told = monotonic()
                wire.tell(self._draw, len(results), len(work), told - begun)
        return results

    def _draw(self, done: int, of: int, seconds: float) -> None:
        self.note = "".join(words for words, _ in progress("Saving", done, of, seconds))
        self._screen.draw_keys()

    def _have(self, results: Results, asked: Asked, begins: bool) -> None:
        """Take note of what was saved, and ask about what was refused."""
        screen = self._screen
        self.busy = False
        fault = ""
        here, order = [], []
        for item, result in results:
            if isinstance(result, Opened):
                item.file = result.path.name
                self.saved.append(result)
            elif isinstance(result, Here):
                here.append(item)
            elif isinstance(result, OutOfOrder):
                order.append(item)
            else:
                fault = str(result)
        if begins and self.saved:
            self._adopt()
        if not background.is_there(screen):
            return
        screen.redraw()
        if fault:
            screen.say(fault)
        elif here:
            self._ask_here(here, order, asked)
        elif order:
            self._ask_order(order, asked)
        else:
            self._done()

    def _adopt(self) -> None:
        """Let the session know the publication that came with the first issue."""
        from desk.tui.issues.first import adopt

        session = self._screen.desk.session
        if not session.is_dirty("publication"):
            adopt(session)

    def _ask_here(self, items: list[Reviewed], order: list[Reviewed], asked: Asked) -> None:
        twin = self._incoming.twin(self._incoming.issue(items[0].arrival))
        title = f"{items[0].label} is here already" + (f", in {shown(twin.file)}" if twin and twin.file else "")
        if len(items) > 1:
            named = ", ".join(item.label for item in items[:_NAMED])
            title = (
                f"{named} are here already"
                if len(items) <= _NAMED
                else f"{count(len(items), 'issue')} are here already"
            )

        def answered(choice: str | None) -> None:
            if choice == "beside":
                self.start([*items, *order], Asked(again=True, numbers=asked.numbers), onward=self._onward)
                return
            if choice == "drop":
                for item in items:
                    item.dropped = LEFT
                self._screen.redraw()
            if order:
                self._ask_order(order, asked)
            else:
                self._done(len(items) if choice == "drop" else 0)

        self._screen.app.push_screen(Choice(title, TWIN), answered)

    def _ask_order(self, items: list[Reviewed], asked: Asked) -> None:
        what = items[0].label if len(items) == 1 else count(len(items), "issue")
        title = f"{what}: a number above that of the draft in hand"

        def answered(choice: str | None) -> None:
            if choice == "bare":
                self.start(items, Asked(again=asked.again, numbers=False), onward=self._onward)
            else:
                self._done()

        self._screen.app.push_screen(Choice(title, ORDER), answered)

    def _done(self, left: int = 0) -> None:
        """Go on to the next issue, or back when all is decided."""
        screen = self._screen
        if not screen.unsaved:
            kept = f"{count(left, 'issue')} left as {'it is' if left == 1 else 'they are'}." if left else ""
            screen.dismiss(self.words or kept)
            return
        if self._onward and screen.item.done:
            screen.go_to(screen.items.index(screen.unsaved[0]))
        screen.say(self.words or "Nothing was saved.")
