"""A story's researched links as readers see them, numbered, with what each still lacks."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.model.issue import Link
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, shown
from desk.tui.widgets.lines import Line, RowView

MOST = 9
"""Rows shown while the list has not the focus."""


class RemarkRow(NamedTuple):
    """The row that says where a link was run before: the link by its id, one inside a sentence by its address."""

    link: int | str


class LinkList(RowView):
    """The links of the story in hand."""

    DEFAULT_CSS = "LinkList { height: auto; max-height: 10; scrollbar-gutter: stable; }"

    def draw(
        self,
        links: Sequence[Link],
        glyphs: Glyphs,
        numbers: Mapping[int, int],
        remarks: Mapping[int | str, str],
        *,
        sent: bool = False,
    ) -> None:
        """Show links; `numbers` gives the number of an issue by its id, for links into the own archive.

        A `sent` issue takes no more. `remarks` says of a link where it was run before: by its id, or by its address if
        it stands in a sentence.
        """
        named = {str(id): number for id, number in numbers.items()}  # what a file calls an id may be no number
        lines: list[Line] = []
        hidden = 0
        for place, link in enumerate(links, 1):
            drawn = [_line(place, link, glyphs, named)]
            if said := remarks.get(link.id):
                drawn.append(Line(((f"    {glyphs.of('look')} {said}", "look"),), row=RemarkRow(link.id)))
            if len(lines) + len(drawn) > MOST and len(links) - place > 0 and not self.has_focus:
                hidden = len(links) - place + 1
                break
            lines += drawn
        for url, said in remarks.items():
            if isinstance(url, str) and not hidden:
                address = shown(url.partition("://")[2] or url)
                words = f"    {glyphs.of('look')} in the text: {address} {said}"
                lines.append(Line(((words, "look"),), row=RemarkRow(url)))
        if hidden:
            lines.append(Line(((f"    {hidden} more", "dim"),)))
        if not lines:
            lines = [Line((("No links." if sent else "No links yet. Paste, or ctrl+l.", "dim"),))]
        self.show(lines)
        self.styles.height = min(len(lines), 14 if self.has_focus else MOST + 1)

    def grounds(self, line: Line) -> tuple[str, str]:
        """The selected link has a bar only while the list has the focus."""
        return super().grounds(line) if self.has_focus else ("", "")


def _line(place: int, link: Link, glyphs: Glyphs, numbers: Mapping[str, int]) -> Line:
    source: tuple[Span, ...] = ((f"{shown(link.source)}  ", "dim"),) if link.source else ()
    title = shown(link.title) or shown(link.url or "") or "no title"
    left: tuple[Span, ...] = ((f"{place:>2}  ", "dim"), *source, (title, ""))
    return Line(left, _remark(link, glyphs, numbers), row=link.id)


def _remark(link: Link, glyphs: Glyphs, numbers: Mapping[str, int]) -> tuple[Span, ...]:
    if link.ref:
        number = numbers.get(link.ref.partition("/")[0])
        return ((f"{glyphs.of('archive')} " + (f"No {number}" if number is not None else "archive"), "dim"),)
    return () if link.url else (("no address", ""),)
