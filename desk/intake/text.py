"""Reads plain text newsletters: the text of a mail, a paste from one, a digest, or the desk's own text edition."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from desk.formats.text.read import own_text
from desk.intake.closing import with_closing_note
from desk.intake.own import own_reading
from desk.intake.plain.blocks import Block, blocks_of
from desk.intake.plain.envelope import opened
from desk.intake.plain.footer import footers
from desk.intake.plain.headers import with_subjects_ahead
from desk.intake.plain.heads import STRONG, Looks, kind_of
from desk.intake.plain.kept import missing
from desk.intake.plain.masthead import begins_again
from desk.intake.plain.newsletter import read_newsletter
from desk.intake.plain.notes import Notes, notes_in
from desk.intake.plain.rows import rows_of, source_lines
from desk.intake.plain.signed import with_signatures
from desk.intake.readers import readers_linked, readers_said, without_readers
from desk.intake.reading import Doubt, LeftOut, Lines, Reading


def read_text(text: str, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """The newsletters that a text holds, mostly one; none if it holds no words.

    `known` are sources that part from a title at a colon and one space. What can be read in two ways is a doubt of
    the reading; what is not taken for the issue stands in `left_out` with the reason.
    """
    lines = source_lines(text)
    if own := own_text(text):
        return (own_reading(own, lines),)
    whole, signature = opened(rows_of(lines))
    notes, rows = notes_in(with_subjects_ahead(whole))
    blocks = with_signatures(blocks_of(rows))
    if not any(block.is_text for block in blocks):
        return ()
    made = [with_closing_note(read_newsletter(part, end, notes, known)) for part, end in _parts(blocks, notes)]
    made[-1] = replace(made[-1], left_out=(*made[-1].left_out, *_unused(notes), *signature))
    made[-1] = replace(made[-1], left_out=(*made[-1].left_out, *missing(whole, made)))
    if len(made) > 1:
        doubt = Doubt("issue", "One newsletter or several?", f"{len(made)} newsletters", "one newsletter")
        made = [replace(reading, doubts=(doubt, *reading.doubts)) for reading in made]
    readers = (*readers_said(lines), *readers_linked(lines))
    source = without_readers(Reading(source=lines), readers).source
    return tuple(replace(without_readers(reading, readers), source=source) for reading in made)


def _parts(blocks: Sequence[Block], notes: Notes) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """The newsletters of a text, each with its footer apart."""
    looks = Looks(blocks, notes)
    sure = frozenset(
        place for place, head in looks.heads.items() if any(kind_of(look) in STRONG for look in head.looks)
    )
    cuts = begins_again(blocks)
    begin = 0
    for first, last in footers(blocks, sure, frozenset(cuts)):
        yield from _cut(blocks, begin, first, blocks[first : last + 1], cuts)
        begin = last + 1
    yield from _cut(blocks, begin, len(blocks), (), cuts)


def _cut(
    blocks: Sequence[Block], begin: int, end: int, footer: Sequence[Block], cuts: Sequence[int]
) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """The blocks from `begin` to `end`, cut where another masthead stands; the footer belongs to the last."""
    for cut in cuts:
        if begin < cut < end:
            yield blocks[begin:cut], ()
            begin = cut
    if begin < end or footer:
        yield blocks[begin:end], footer


def _unused(notes: Notes) -> Iterator[LeftOut]:
    """Numbered addresses that no words point to, and the titles of the lists they stand in."""
    for note in notes.unused:
        yield LeftOut(
            f"[{note.number}]", "a numbered address that no words point to", note.address, Lines(note.row, note.row)
        )
    for row in notes.titles:
        yield LeftOut(
            row.text,
            "title of the numbered addresses, which stand with their words now",
            None,
            Lines(row.number, row.number),
        )
