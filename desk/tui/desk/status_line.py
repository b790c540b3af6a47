"""The grey line under a headline: status, kind, byline, words, minutes, remarks; and what gives way in little room."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk.edit import questions
from desk.model.issue import Story
from desk.model.kinds import Kind
from desk.tui.desk.running_order import has_status
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, count, cut_spans, shown, width

GAP = "   "
LEAST = 8
"""Cells that a name is cut to at most; one that has less goes."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the line. The higher the `rank`, the sooner they go, as a whole; 0 stays. A `name` is cut before."""

    spans: tuple[Span, ...]
    rank: int = 0
    name: bool = False


def status_parts(story: Story, words: int, glyphs: Glyphs, *, older: bool, later: int) -> list[Part]:
    """What there is to say of a story: `words` with its links, `later` stories that point to it.

    `older`: its text by hand was made before its last change.
    """
    parts: list[Part] = []
    if has_status(story):
        parts.append(Part(((glyphs.before(story.status, shown(story.status)), ""),)))
    if story.kind != Kind.STORY:
        parts.append(Part(((glyphs.before(story.kind, shown(story.kind)), ""),)))
    if story.plain:
        sign = (f"{glyphs.of('look')} ", "look") if older else (f"{glyphs.of('hand')} ", "")
        parts.append(Part((sign, ("text by hand, older" if older else "text by hand", "dim")), 3))
    names = (story.sponsor if story.kind == Kind.SPONSOR else "", story.byline)
    parts += [Part(((shown(name), "dim"),), 6, name=True) for name in names if name]
    parts += [Part(((count(words, "word"), "dim"),), 1), Part(((f"{story.minutes} min", "dim"),), 2)]
    if asked := len(questions.of_story(story)):
        parts.append(Part(((f"{glyphs.of('question')} ", "look"), (count(asked, "question"), "")), 4))
    elif story.notes:
        parts.append(Part(((glyphs.before("notes", "notes"), "dim"),), 5))
    if later:
        parts.append(Part(((f"since then: {later}", "dim"),), 5))
    return parts


def status_line(parts: Iterable[Part], cells: int) -> list[Span]:
    """The parts in so many cells: names are cut first, then whole parts go. No count is ever cut.

    "● ready   Hester Marchbanks   159 words   1 min" is "● ready   Hester…   159 words   1 min" in 36 cells.
    """
    kept = list(parts)
    for at in sorted((at for at, part in enumerate(kept) if part.name), key=lambda at: -width(kept[at].spans)):
        if (over := _width(kept) - cells) > 0:
            room = max(LEAST, width(kept[at].spans) - over)
            kept[at] = replace(kept[at], spans=tuple(cut_spans(kept[at].spans, room)))
    while _width(kept) > cells and any(part.rank for part in kept):
        kept.remove(max(kept, key=lambda part: part.rank))
    line = [span for part in kept for span in ((GAP, ""), *part.spans)]
    return cut_spans(line[1:], cells)


def _width(parts: list[Part]) -> int:
    return sum(width(part.spans) + len(GAP) for part in parts) - len(GAP)
