"""The proof: the issue as the e-mail will look, or the plain text edition as it will be sent."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size

from desk.formats.spans import Piece
from desk.model.text import clean_line
from desk.tui.widgets.cells import width
from desk.tui.widgets.lines import BLANK, GUTTER, Line, LineView


class Proof(LineView):
    """A scrolling proof whose story in hand has the grey bar. Text that is wider than the pane scrolls sideways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("left", "aside(-8)", show=False),
        Binding("right", "aside(8)", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home,g", "scroll_home", show=False),
        Binding("end,G", "scroll_end", show=False),
    ]

    def action_aside(self, cells: int) -> None:
        """Scroll sideways."""
        self.scroll_to(x=max(0, self.scroll_x + cells), animate=False, force=True)

    def reveal_words(self, words: str) -> None:
        """Scroll to the first line that is, or begins, these words."""
        for at, line in enumerate(self.lines):
            text = "".join(part for part, _ in line.left)
            if text and (words == text or (len(text) > 20 and words.startswith(text))):
                self.scroll_to(y=at, animate=False, force=True)
                return

    def show_text(self, text: str, own: Iterable[tuple[int, str]] = (), sign: str = " ") -> None:
        """Show the plain text edition, line by line as it is exported.

        `own` are stories with their texts by hand: `sign` marks the lines where they begin, whose rows they are.
        """
        lines = text.split("\n")
        starts = _starts(lines, own)
        self.show(
            Line(((clean_line(line), ""),), row=starts.get(at), mark=sign if at in starts else " ") if line else BLANK
            for at, line in enumerate(lines)
        )
        widest = max(width(line.left) for line in self.lines)
        self.virtual_size = Size(widest + GUTTER if widest > self.text_width else 0, len(self.lines))


def _starts(lines: Sequence[str], texts: Iterable[tuple[int, str]]) -> dict[int, int]:
    """The lines at which the texts of stories begin, looked for in their order, and which stories these are."""
    found: dict[int, int] = {}
    at = 0
    for story, text in texts:
        part = [line.rstrip() for line in text.strip("\n").split("\n")]
        place = next((each for each in range(at, len(lines)) if lines[each : each + len(part)] == part), None)
        if place is not None:
            found[place] = story
            at = place + len(part)
    return found


def lines_of(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """The e-mail's blocks as lines of the view; those of a headline are the row of its story."""
    return tuple(
        Line(tuple(line), row=piece.story if at < headed else None)
        for piece in pieces
        for headed in [_headed(piece)]
        for at, line in enumerate(piece.lines)
    )


def _headed(piece: Piece) -> int:
    """How many lines a story's headline has; the first one of a story without counts as one."""
    if piece.story is None:
        return 0
    looks = ({style for _, style in line} & {"headline", "sponsor"} for line in piece.lines)
    return max(1, next((at for at, headed in enumerate(looks) if not headed), len(piece.lines)))
