"""A page read: its parts settled, its edges cut off, its stories told and put together."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from desk.formats.html.read import own_html
from desk.intake.own import own_reading
from desk.intake.page.addresses import Addresses
from desk.intake.page.edges import Edges, edges_of
from desk.intake.page.flow import flow_of
from desk.intake.page.opened import Opened
from desk.intake.page.parts import Part
from desk.intake.page.phrases import NUMBER
from desk.intake.page.ranks import ranked
from desk.intake.page.safe import page_of
from desk.intake.page.settle import Settled, settled
from desk.intake.page.shapes import with_kinds
from desk.intake.page.telling import Teller
from desk.intake.plain.masthead import date_in
from desk.intake.readers import readers_in, readers_said
from desk.intake.reading import LeftOut, Lines, Reading
from desk.intake.shape import Mark, assemble
from desk.model.text import tidy_line


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a page from elsewhere, such as the headers of its mail.

    `readers` are mail addresses that must not be written out; `better` gives the address that
    the plain text part has for some words.
    """

    readers: Collection[str] = ()
    better: Callable[[str], str | None] | None = None


def page_reading(markup: str, known: Collection[str] = (), around: Around | None = None) -> Reading:
    """The issue that a page holds. Raises NotRead for what cannot be read in bounded time."""
    around = around or Around()
    page = page_of(markup)
    flow = flow_of(page)
    made = settled(flow.parts)
    readers = (*around.readers, *readers_in({run.url for part in made.parts for run in part.runs if run.url}))
    readers = (*readers, *readers_said(part.words for part in made.parts))
    addresses = Addresses(tuple(dict.fromkeys(readers)), around.better)
    if own := own_html(markup):
        return replace(own_reading(own, tuple(map(addresses.words, made.source)), addresses), removed=addresses.removed)
    edges = edges_of(made.parts)
    middle = made.parts[edges.begin : edges.end]
    told = Teller(middle, ranked(middle), addresses, known).marks()
    marks = [*_left(made.parts[: edges.begin], addresses, "masthead", edges.title), *told]
    marks += _left(made.parts[edges.end :], addresses, "footer")
    reading = with_kinds(assemble(marks, _known(page.title, made, edges, addresses)))
    if flow.pixels:
        reading = replace(reading, left_out=(*reading.left_out, _pixels(flow.pixels)))
    return replace(reading, removed=addresses.removed)


def _left(parts: Sequence[Part], addresses: Addresses, reason: str, title: int | None = None) -> list[Mark]:
    """Marks of parts around the stories; the title is no loss, for the reading has it."""
    out = Opened(addresses)
    for place, part in enumerate(parts):
        if (part.words or part.leads) and not (place == title and not part.links):
            out.leave(part, reason)
    return out.marks


def _known(title: str, made: Settled, edges: Edges, addresses: Addresses) -> Reading:
    """What the page says of the issue itself."""
    top = [part.words for part in made.parts[: edges.begin] if part.words]
    named = made.parts[edges.title].words if edges.title is not None else ""
    lines = [*top, tidy_line(title)]
    number = next((int(match[1]) for line in lines if (match := NUMBER.search(line))), None)
    date = next((day for line in lines if len(day := date_in(line)[0]) == 10), "")
    left_out = tuple(
        replace(left, words=addresses.words(left.words), url=addresses.of(left.url).url if left.url else None)
        for left in made.left_out
    )
    return Reading(
        title=addresses.words(named),
        subject=addresses.words(tidy_line(title)),
        preheader=addresses.words(made.preheader),
        number=number,
        date=date,
        left_out=left_out,
        source=tuple(map(addresses.words, made.source)),
    )


def _pixels(count: int) -> LeftOut:
    many = "a picture" if count == 1 else f"{count} pictures"
    return LeftOut(f"{many} of one pixel", "tells the sender that the mail was opened", None, Lines(0, 0))
