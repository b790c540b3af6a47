"""The proof: the issue as the e-mail will look, or the plain text edition as it will be sent."""

from collections.abc import Iterable

from desk.model.text import clean_line
from desk.render.spans import Piece
from desk.tui.widgets.lines import BLANK, Line, LineView


class Proof(LineView):
    """A scrolling proof whose story in hand has the grey bar."""

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show the e-mail's blocks; the row of a line is its story."""
        self.show(
            Line(tuple(line), row=piece.story if _is_headline(at, piece) else None, mark=" ")
            for piece in pieces
            for at, line in enumerate(piece.lines)
        )

    def show_text(self, text: str) -> None:
        """Show the plain text edition, line by line as it is exported."""
        self.show(Line(((clean_line(line), ""),)) if line else BLANK for line in text.split("\n"))


def _is_headline(at: int, piece: Piece) -> bool:
    """Whether a line is part of its story's headline, or the first one of a story without."""
    if piece.story is None:
        return False
    return at == 0 or all({style for _, style in line} & {"headline", "sponsor"} for line in piece.lines[: at + 1])
