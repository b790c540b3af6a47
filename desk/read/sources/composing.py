"""Words put together into lines as they come in a walk over markup: what parts them, their look, where they stand."""

from typing import Any

from desk.read.line import Form, Line, Run
from desk.read.sources.addresses import Addresses, with_links

SHORT = 60
"""Characters of the longest words on a button."""

Place = dict[str, Any]
"""Where a line stands: the values of a `Line` that are not those of an empty one; and `kept`, where its white space
counts."""
PLAIN = Run("")
"""The look of words that nothing is said of: a run without words is the look of those inside an element."""
_EMPTY = Line(())


class Composing:
    """The lines made so far, and the one that is being made."""

    def __init__(self, addresses: Addresses, form: str) -> None:
        self.lines: list[Line] = []
        self._addresses = addresses
        self._form = form
        self._runs: list[Run] = []
        self._last = PLAIN
        self._place: Place = {}
        self._blank = True
        """Nothing but white space stands in the line that is being made."""
        self._said = 0
        """How many words and pictures there have been."""
        self._gap = 0
        self._rule = False
        self._bullet = self._mark = self._foot = ""
        self._at: tuple[int, int] | None = None
        """Where in its source stands what has no place of its own: of a page, whose source is its lines, nothing."""

    def _add(self, text: str, look: Run, place: Place) -> None:
        kept = place.get("kept", False)
        blank = not text or text.isspace()
        if self._blank:
            if blank and not (kept and text):
                return
            text = text if kept else text.lstrip()
            if not self._runs or not blank:
                self._place = place
            self._blank = blank
        elif text[:1] == " " and not kept and self._runs[-1].text[-1:] == " ":
            text = text[1:]
        if not text:
            return
        self._said += not blank
        last = self._runs[-1] if self._runs else None
        if last is not None and not last.image and look == self._last:
            self._runs[-1] = last.saying(last.text + text)
        else:
            self._last = look
            self._runs.append(look.saying(text))

    def _flush(self, gap: int) -> None:
        """End the line that is being made; `gap` is what parts it from the next."""
        made = []
        if self._runs:
            made = [[run] for run in self._runs if run.image] if self._blank else [self._trimmed()]
            self._runs, self._blank = [], True
        for runs in made:
            self._emit(runs)
            self._gap = gap
        if not made:
            self._foot = ""
            self._gap = 2 if gap == self._gap == 1 else max(self._gap, gap)

    def _trimmed(self) -> list[Run]:
        """The runs of the line without white space at its ends, with the addresses in its words linked."""
        runs = self._runs
        last = next(at for at in range(len(runs) - 1, -1, -1) if not runs[at].image and not runs[at].text.isspace())
        runs[last] = runs[last].saying(runs[last].text.rstrip())
        made: list[Run] = []
        for run in runs:
            if run.image or run.text:
                made += with_links(run, self._addresses)
        return made

    def _emit(self, runs: list[Run]) -> None:
        values = {"start": 0, **self._place}
        values.pop("kept", None)
        if not values["start"]:
            values["start"], values["end"] = self._at or self._here()
        line = _EMPTY.changed(
            runs=tuple(runs), bullet=self._bullet, mark=self._mark, gap=self._gap, rule=self._rule, form=self._form,
            foot=self._foot, **values,
        )  # fmt: skip
        self.lines.append(line.changed(button=False) if line.button and len(line.text) >= SHORT else line)
        self._rule, self._bullet, self._mark, self._foot = False, "", "", ""

    def _here(self) -> tuple[int, int]:
        """The place of a line of a page, which is its number; of one of another markup the place of the line above."""
        if self._form == Form.HTML:
            return len(self.lines) + 1, len(self.lines) + 1
        return (self.lines[-1].start, self.lines[-1].end) if self.lines else (1, 1)
