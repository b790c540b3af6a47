"""A field of one line that wraps and grows, such as a headline."""

from typing import cast

from textual import events

from desk.model.text import clean_line, clean_text
from desk.read.hygiene import seen
from desk.tui.theme.themes import palette_of
from desk.tui.widgets.copied import LINE, Saying, page_of, too_much
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.row_drawing import TextRow


class LineField(TextField):
    """A one-line text that wraps and grows: Enter and the arrows at its ends go on to the neighbouring field."""

    DEFAULT_CSS = "LineField { height: auto; max-height: 6; scrollbar-size: 0 0; }"

    def __init__(self, *, id: str, placeholder: str = "", look: str = "", tells_of_pastes: bool = False) -> None:
        """An empty field whose words have the style `look`; `tells_of_pastes` of several lines, else it joins them."""
        super().__init__(id=id, placeholder=placeholder)
        self.words = look
        self.tells_of_pastes = tells_of_pastes

    @staticmethod
    def clean(text: str) -> str:
        """`text` as one line that may reach the terminal."""
        return clean_line(text)

    def dress(self, row: TextRow) -> None:
        """The words in the field's style."""
        row.stylize(palette_of(self).style(self.words))

    async def _on_key(self, event: events.Key) -> None:
        step = self._step(event.key)
        if step:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, step, event.key == "enter"))
            return
        await super()._on_key(event)

    def _step(self, key: str) -> int:
        if key == "enter":
            return 1
        _, y = self._cursor_offset
        if key == "down" and y >= self.wrapped_document.height - 1:
            return 1
        return -1 if key == "up" and y == 0 else 0

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.tells_of_pastes and "\n" in event.text.strip():
            self.post_message(self.Pasted(self, clean_text(event.text), page_of(event)))
        elif not too_much(cast("Saying", self.app), event.text, LINE):
            self.insert_text(clean_line(seen(event.text).strip("\n")))
