"""Pictures in a body: each is a block of its own, wherever in a paragraph it was typed.

A picture in a sentence would stand between the words at whatever size it has: mail programs need a width, and there is
one for a column and none for a line. In a heading and in a table a picture is the words it has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desk.formats.prose.values import Anchor, Break, Figure, Inline, Paragraph, Picture, Prose, Stressed, Text, plain


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture among words, until the paragraph is parted at it."""

    figure: Figure


Raw = Inline | Shown
"""What a line holds before it is parted."""


def parted(inside: Iterable[Raw]) -> Iterator[Prose]:
    """A paragraph as paragraphs and figures, in their order. What has no words is left out."""
    for part in _parts(inside):
        if isinstance(part, Figure):
            yield part
        elif plain(trimmed := _trimmed(part)).strip():
            yield Paragraph(trimmed)


def spoken(inside: Iterable[Raw]) -> tuple[Inline, ...]:
    """A line in which the words of a picture stand for it."""
    made: list[Inline] = []
    for inline in inside:
        if isinstance(inline, Shown):
            made.append(Text(inline.figure.picture.alt))
        elif isinstance(inline, Stressed):
            made.append(type(inline)(spoken(inline.inside)))
        elif isinstance(inline, Anchor):
            made.append(Anchor(inline.url, spoken(inline.inside)))
        else:
            made.append(inline)
    return tuple(made)


def holds_picture(inside: Iterable[Raw]) -> bool:
    """Whether there is a picture in a line."""
    return any(
        isinstance(inline, Shown) or (isinstance(inline, Stressed | Anchor) and holds_picture(inline.inside))
        for inline in inside
    )


def picture_of(src: str, alt: str, title: str) -> Shown:
    """A picture at a safe https address; its title is the line below it."""
    return Shown(Figure(Picture(src, alt), title))


def _parts(inside: Iterable[Raw]) -> Iterator[tuple[Inline, ...] | Figure]:
    line: list[Inline] = []
    for inline in inside:
        if isinstance(inline, Shown):
            yield tuple(line)
            yield inline.figure
            line = []
        elif isinstance(inline, Stressed | Anchor) and holds_picture(inline.inside):
            for part in _parts(inline.inside):
                if not isinstance(part, Figure):
                    line.append(Anchor(inline.url, part) if isinstance(inline, Anchor) else type(inline)(part))
                    continue
                yield tuple(line)
                yield replace(part, url=inline.url) if isinstance(inline, Anchor) else part
                line = []
        else:
            line.append(inline)
    yield tuple(line)


def _trimmed(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line without white space and line ends at its ends, where a picture was."""
    made = [inline for inline in line if not isinstance(inline, Stressed | Anchor) or plain(inline.inside)]
    while made and (isinstance(made[0], Break) or (isinstance(made[0], Text) and not made[0].text.strip())):
        del made[0]
    while made and (isinstance(made[-1], Break) or (isinstance(made[-1], Text) and not made[-1].text.strip())):
        del made[-1]
    if made and isinstance(made[0], Text):
        made[0] = Text(made[0].text.lstrip())
    if made and isinstance(made[-1], Text):
        made[-1] = Text(made[-1].text.rstrip())
    return tuple(made)
