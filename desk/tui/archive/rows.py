"""How stories of the archive are drawn: three lines each, and one to be read."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from desk.archive.remarks import day
from desk.archive.snippets import Snippet
from desk.archive.stories import Run
from desk.archive.texts import shown as as_written
from desk.model.dates import days_ago, parsed
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line

_AGES = 34
"""Cells from which there is room for how long ago it was."""


def today() -> str:
    """The day where the editor is, from which ages are counted (ISO 8601)."""
    return datetime.now().astimezone().date().isoformat()


def story_lines(runs: Sequence[tuple[Run, Sequence[Span]]], width: int) -> Iterator[Line]:
    """Number, date and age; the headline; the words found, or why. The row is the story's reference."""
    now = today()
    for at, (run, words) in enumerate(runs):
        if at:
            yield BLANK
        yield Line(where(run), age(run, now) if width >= _AGES else (), row=run.ref)
        yield Line(((shown(run.story.headline), "bold"),), row=run.ref)
        if words:
            yield Line(tuple(words), row=run.ref)


def where(run: Run) -> tuple[Span, ...]:
    """The number and the date, as in "No 198   15 Oct 2026"."""
    return (shown(run.label), ""), (f"   {shown(day(run.date))}", "dim")


def age(run: Run, day_of: str) -> tuple[Span, ...]:
    """How long ago it was, as in "3 weeks ago"."""
    then, now = parsed(run.date), parsed(day_of)
    return ((days_ago((now - then).days), "dim"),) if then and now and then <= now else ()


def snippet_spans(piece: Snippet) -> list[Span]:
    """The sentence, dim, with the words that were found bold and underlined."""
    spans: list[Span] = []
    at = 0
    for start, end in piece.marks:
        spans += [(shown(piece.text[at:start]), "dim"), (shown(piece.text[start:end]), "bold underline")]
        at = end
    spans.append((shown(piece.text[at:]), "dim"))
    return [span for span in spans if span[0]]


def why(because: Iterable[str]) -> list[Span]:
    """The words that say why a story is close."""
    words = ", ".join(map(shown, because))
    return [(words, "dim")] if words else []


def reading(run: Run, width: int) -> Iterator[Line]:
    """The whole story, to be read beside the draft."""
    headline, body, _, _ = map(as_written, run.story.texts)
    yield Line(where(run))
    for part in wrapped(shown(headline or run.story.headline), width):
        yield Line(((part, "bold"),))
    for paragraph in filter(str.strip, body.split("\n")):
        yield BLANK
        yield from (Line(((part, ""),)) for part in wrapped(shown(paragraph), width))
    if run.story.links:
        yield BLANK
        yield Line(((count(len(run.story.links), "link"), "dim"),))
        for link in run.story.links:
            source = ((f"{shown(link.source)}  ", "dim"),) if link.source else ()
            yield Line((*source, (shown(link.url or link.ref), "")))
