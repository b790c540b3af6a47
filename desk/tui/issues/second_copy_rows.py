"""How second copies stand in the list of issues: as a remark under the issue that they are copies of."""

from collections.abc import Iterable, Iterator, Sequence

from desk.store.folder.second_copies import SETTINGS, SecondCopy
from desk.store.folder.summaries import Summary
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, shown
from desk.tui.widgets.lines import BLANK, Line


def without(summaries: Sequence[Summary], copies: Sequence[SecondCopy]) -> list[Summary]:
    """The files that are issues of their own."""
    aside = {each.path.name for each in copies}
    return [each for each in summaries if each.file not in aside]


def remarked(lines: Iterable[Line], copies: Sequence[SecondCopy], glyphs: Glyphs, key: str) -> Iterator[Line]:
    """The lines of the list, each issue with its copies under it; those of the settings stand at the end.

    `key` is what merges them.
    """
    found = list(lines)
    for at, line in enumerate(found):
        yield line
        mine = [each for each in copies if each.original.name == line.row]
        if mine and (at + 1 == len(found) or found[at + 1].row != line.row):
            yield _remark(mine, glyphs, key, row=line.row)
    for name in SETTINGS:
        if mine := [each for each in copies if each.original.name == name]:
            yield BLANK
            yield Line(((shown(name), ""),))
            yield _remark(mine, glyphs, key, row=None)


def _remark(copies: Sequence[SecondCopy], glyphs: Glyphs, key: str, row: object) -> Line:
    tools = {each.tool for each in copies} - {""}
    who = f" by {tools.pop()}" if len(tools) == 1 else ""
    words = "a second copy, made" if who else "a second copy"
    words = words if len(copies) == 1 else f"{len(copies)} second copies"
    spans: list[Span] = [(f"   {glyphs.of('look')} ", "look"), (f"{words}{who}   ", "")]
    return Line((*spans, (key, "bold"), (" merges", "dim")), row=row if isinstance(row, str) else None)
