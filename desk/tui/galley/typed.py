"""A paragraph while it is typed in a dialog: each key press is in the issue, so that no end of the desk loses it."""

from dataclasses import replace

from desk.session.session import Session
from desk.tui.galley.parts import GalleyPart, typed_in


class TypedPart:
    """Begun with a part as it is. In the end what was typed is taken back; whoever wants it makes one step of it."""

    def __init__(self, session: Session, part: GalleyPart) -> None:
        session.end_typing()
        self._session, self._part = session, part
        self._before, self._keys = session.last_step, 0

    def becomes(self, words: str) -> None:
        """The part holds these words, by a key press. Raises what `typed_in` raises."""
        part = self._part
        if words != part.words:
            self._session.type(lambda issue, _: typed_in(issue, part, words), part.table, part.id, part.field)
            self._part = replace(part, words=words)
            self._keys += 1

    def take_back(self) -> None:
        """The part holds again what it held."""
        for _ in range(self._keys):
            if self._session.last_step is self._before or self._session.undo() is None:
                break
