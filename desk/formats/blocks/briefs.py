"""The line of a brief: its body, run together with whatever else it has."""

from desk.formats.blocks.values import Reference
from desk.formats.blocks.wording import Wording
from desk.formats.prose.values import (
    Anchor,
    Emphasis,
    Inline,
    Paragraph,
    Prose,
    Strong,
    Text,
    anchors,
    lines,
    plain,
    unlinked,
)
from desk.model.issue import Link, Story


def line_of(story: Story, links: tuple[Link, ...], wording: Wording) -> tuple[Prose, ...]:
    """What a brief prints: its headline (strong) and standfirst, then its body, all in one line.

    Its links are printed only where the body has none. If the first one has no title, the whole line becomes its
    words ("Library vans to run on Sundays" leads to the address); any others follow the line by their titles.
    """
    prose = list(wording.body(story.body).prose)
    line = _run_in(wording.line(story.headline), wording.line(story.standfirst), followed=bool(prose))
    if prose and isinstance(prose[0], Paragraph):
        line += (Text(" "),) * bool(line) + prose[0].inside
        del prose[0]
    if not any(anchor.url for part in (line, *lines(prose)) for anchor in anchors(part)):
        for link in links:
            line = _linked(line, wording.reference(link, "" if link is not links[0] else plain(line).strip()))
    return (Paragraph(line), *prose) if line else tuple(prose)


def _run_in(headline: str, standfirst: str, followed: bool) -> tuple[Inline, ...]:
    line: tuple[Inline, ...] = ()
    if headline:
        line += (Strong((Text(headline),)),) if standfirst or followed else (Text(headline),)
    if standfirst:
        line += (Text(" "),) * bool(line) + (Emphasis((Text(standfirst),)),)
    return line


def _linked(line: tuple[Inline, ...], reference: Reference | None) -> tuple[Inline, ...]:
    if reference is None:
        return line
    source = (Text(reference.lead),) if reference.lead else ()
    if reference.title == plain(line).strip():
        return (*source, Anchor(reference.url, unlinked(line)))
    words = Anchor(reference.url, (Text(reference.title),))
    return (*line, *[Text(" ")] * bool(line), *source, words)
