"""Footnotes in a body: `words[^1]`, and `[^1]: what there is to say` on a line of its own, anywhere in the text.

The notes are printed at the end, numbered from 1 on in the order of their marks. One that has no mark is printed all
the same, after the others; a mark that has no note stays the words it is. Both rules are for markdown-it-py.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desk.formats.prose.mapped import mapped
from desk.formats.prose.values import Endnote, Endnotes, Inline, Listing, NoteMark, Prose, Quotation

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

LABELS = "footnotes"
"""Where the parser's own notes keep the labels of all footnotes of a text."""
_MARK = re.compile(r"\[\^([^\s\[\]^]{1,60})\]")
_DEFINITION = re.compile(rf"{_MARK.pattern}:[ \t]*")
_INDENT = 4
"""Columns by which the further paragraphs of a note are indented."""


_HOLDING = (Endnotes, Listing, Quotation)
"""Blocks in which a note may stand."""


def footnote(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """The rule for what a note says; it goes on like an item of a list."""
    begin = state.bMarks[first] + state.tShift[first]
    if state.src[begin : begin + 2] != "[^" or state.is_code_block(first):
        return False
    found = _DEFINITION.match(state.src, begin, state.eMarks[first])
    if found is None:
        return False
    if silent:
        return True
    label = found[1]
    state.env.setdefault(LABELS, set()).add(label)
    opening = state.push("footnote_open", "", 1)
    opening.meta = {"label": label}
    _inside(state, first, last, found.end())
    opening.map = [first, state.line]
    state.push("footnote_close", "", -1)
    return True


def _inside(state: "StateBlock", first: int, last: int, begin: int) -> None:
    """Read the blocks of a note, of which the first begins at `begin` in the line `first`."""
    before = state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType
    indent = state.blkIndent + _INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first] = begin, 0, indent
    state.blkIndent, state.parentType = indent, "footnote"
    state.md.block.tokenize(state, first, last)
    state.blkIndent = indent - _INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = before


def footnote_mark(state: "StateInline", silent: bool) -> bool:
    """The rule for the mark of a note that there is."""
    if state.src[state.pos] != "[" or not state.env.get(LABELS):
        return False
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env[LABELS]:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).meta = {"label": found[1]}
    state.pos = found.end()
    return True


def numbered(prose: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """A body with its notes at the end and their labels made numbers; one without notes is given back as it is."""
    if not any(isinstance(part, _HOLDING) for part in prose):
        return prose
    rest, notes = _parted(prose)
    if not notes:
        return prose
    order = _order(rest, notes)
    numbers = {note.label: str(place) for place, note in reversed(list(enumerate(order, 1)))}
    made = [Endnote(str(place), note.inside) for place, note in enumerate(order, 1)]
    return relabelled((*rest, Endnotes(tuple(made))), numbers)


def relabelled(prose: Iterable[Prose], labels: Mapping[str, str]) -> tuple[Prose, ...]:
    """The same text with other labels at the marks; those of the notes stay."""

    def one(inline: Inline) -> Inline:
        return NoteMark(labels.get(inline.label, inline.label)) if isinstance(inline, NoteMark) else inline

    return mapped(prose, one)


def shifted(prose: tuple[Prose, ...], by: int) -> tuple[Prose, ...]:
    """A numbered body whose notes are counted from `by` + 1 on: where several bodies make one text."""
    count = notes_in(prose)
    if not count or not by:
        return prose
    labels = {str(number): str(number + by) for number in range(1, count + 1)}
    rest, notes = _parted(relabelled(prose, labels))
    return (*rest, Endnotes(tuple(replace(note, label=labels.get(note.label, note.label)) for note in notes)))


def notes_in(prose: Iterable[Prose]) -> int:
    """How many footnotes a body has."""
    return sum(len(part.notes) for part in prose if isinstance(part, Endnotes))


def _parted(prose: Iterable[Prose]) -> tuple[tuple[Prose, ...], list[Endnote]]:
    """A body without its notes, wherever they were written, and those. The same label twice is two notes."""
    notes: list[Endnote] = []
    return _without(prose, notes), notes


def _without(prose: Iterable[Prose], notes: list[Endnote]) -> tuple[Prose, ...]:
    rest: list[Prose] = []
    for part in prose:
        match part:
            case Endnotes(found):
                notes += [Endnote(note.label, _without(note.inside, notes)) for note in found]
            case Quotation(inside):
                rest += [Quotation(kept)] if (kept := _without(inside, notes)) else []
            case Listing(items, start, tight):
                rest.append(Listing(tuple(_without(item, notes) for item in items), start, tight))
            case _:
                rest.append(part)
    return tuple(rest)


def _order(rest: tuple[Prose, ...], notes: Sequence[Endnote]) -> list[Endnote]:
    """The notes in the order of their marks; those without one come last."""
    by_label: dict[str, Endnote] = {}
    for note in notes:
        by_label.setdefault(note.label, note)
    order: list[Endnote] = []
    seen: set[int] = set()
    waiting = [mark for mark in _marks(rest) if mark in by_label]
    for label in waiting:  # grows while notes are found that have marks of their own
        note = by_label[label]
        if id(note) not in seen:
            seen.add(id(note))
            order.append(note)
            waiting += [mark for mark in _marks(note.inside) if mark in by_label]
    return [*order, *(note for note in notes if id(note) not in seen)]


def _marks(prose: Iterable[Prose]) -> Iterator[str]:
    found: list[str] = []

    def one(inline: Inline) -> Inline:
        if isinstance(inline, NoteMark):
            found.append(inline.label)
        return inline

    mapped(prose, one)
    return iter(found)
