"""A Markdown text as its top-level blocks, each with the lines that made it: for the reader of our own Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from desk.formats.prose.read import DEEPEST, parsed, prose_in
from desk.formats.prose.values import Figure, Prose


@dataclass(frozen=True, slots=True)
class Chunk:
    """A block. `level` is that of a heading, else 0; `source` are its lines; `picture` is the address and the words
    of the one picture that a paragraph consists of.
    """

    source: str
    prose: tuple[Prose, ...]
    level: int = 0
    picture: tuple[str, str] | None = None


def chunks_of(text: str) -> Iterator[Chunk]:
    """The blocks of a text in their order; none where it is nested deeper than is read."""
    lines = text.split("\n")
    tokens = parsed(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return
    begun = 0
    for place, token in enumerate(tokens):
        if token.level or token.nesting > 0:
            continue
        own, begun = tokens[begun : place + 1], place + 1
        first, last = own[0].map or (0, 0)
        level = int(own[0].tag[1]) if own[0].type == "heading_open" else 0
        prose = prose_in(own)
        yield Chunk("\n".join(lines[first:last]).strip(), prose, level, _picture(prose))


def _picture(prose: tuple[Prose, ...]) -> tuple[str, str] | None:
    match prose:
        case (Figure(picture, "", None),):
            return picture.src, picture.alt
    return None
