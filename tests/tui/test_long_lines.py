"""A field wraps and draws a long line as Textual does a short one; it only looks at what it needs."""

import random
from typing import Any

import pytest
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from desk.tui.desk.body_field import BodyField, colours
from desk.tui.theme.themes import palette_of
from desk.tui.widgets import rows
from desk.tui.widgets.rows import RowDocument

PARTS = (
    "a",
    "bb",
    "ccc",
    "dddd",
    " ",
    "  ",
    "\n",
    "x" * 30,
    "東",
    "京都",
    "é",
    "e\u0301",
    "👩‍👩‍👧",
    "❤️",
    "\u00a0",
    "-",
)


def _text(chance: random.Random, most: int, *more: str) -> str:
    return "".join(chance.choices((*PARTS, *more), k=chance.randint(0, most)))


def _place(chance: random.Random, document: Document) -> tuple[int, int]:
    row = chance.randrange(document.line_count)
    return row, chance.randint(0, len(document.lines[row]))


def _same(ours: RowDocument, theirs: WrappedDocument) -> None:
    assert ours._wrap_offsets == theirs._wrap_offsets, theirs.document.lines
    assert ours._offset_to_line_info == theirs._offset_to_line_info
    assert ours._line_index_to_offsets == theirs._line_index_to_offsets
    assert ours.height == theirs.height
    for at in range(len(ours._wrap_offsets)):
        assert ours.get_sections(at) == theirs.get_sections(at)


@pytest.mark.parametrize(("long", "tab"), [(rows.LONG, "\t"), (3, "a")])
def test_rows_are_those_that_textual_makes_whatever_is_edited(
    long: int, tab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "LONG", long)
    chance = random.Random(3)
    for _ in range(400):
        text, width = _text(chance, 40, tab), chance.choice([0, 2, 3, 5, 8, 13, 20])
        one, other = Document(text), Document(text)
        ours, theirs = RowDocument(one, width), WrappedDocument(other, width)
        _same(ours, theirs)
        for _ in range(4):
            top, bottom = sorted((_place(chance, one), _place(chance, one)))
            new = _text(chance, 6, tab)
            ours.wrap_range(top, bottom, one.replace_range(top, bottom, new).end_location)
            theirs.wrap_range(top, bottom, other.replace_range(top, bottom, new).end_location)
            _same(ours, theirs)
            place = _place(chance, one)
            assert ours.location_to_offset(place) == theirs.location_to_offset(place)
            if width:
                cell = Offset(chance.randint(0, width + 1), chance.randint(0, ours.height))
                assert ours.offset_to_location(cell) == theirs.offset_to_location(cell)


def test_a_letter_in_a_megabyte_looks_at_the_rows_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("x" * 1_000_000)
    made = RowDocument(document, 60)
    looks = 0
    row_end = RowDocument._row_end

    def counted(self: RowDocument, line: str, at: int) -> int:
        nonlocal looks
        looks += 1
        return row_end(self, line, at)

    monkeypatch.setattr(RowDocument, "_row_end", counted)
    made.wrap_range((0, 500), (0, 500), document.replace_range((0, 500), (0, 500), "y").end_location)
    assert looks < 500
    assert max(len(row) for row in made.get_sections(0)) == 60
    assert "".join(made.get_sections(0)) == document.text


class _Old(BodyField):
    """The body drawn by Textual, with the same colours."""

    def get_line(self, line_index: int) -> Any:
        line = TextArea.get_line(self, line_index)
        style = palette_of(self).style
        for start, end, names in colours(line.plain):
            line.stylize(style(names), start, end)
        return line


async def test_a_row_is_drawn_as_textual_draws_it(opened: Any) -> None:
    chance = random.Random(2)
    signs = ("**b**", "_c_", "`d`", "[e](f)", "> ", "- ", "# ", "\t", "(", ")", "word ", "word ")
    async with opened() as (desk, pilot):
        field = _Old(id="other")
        field.styles.height, field.styles.width = 20, 34
        await desk.mount(field)
        field.focus()
        await pilot.pause()
        for _ in range(25):
            field.load(_text(chance, 40, *signs))
            for _ in range(3):
                one, other = _place(chance, field.document), _place(chance, field.document)
                field.selection = Selection(one, other) if chance.random() < 0.5 else Selection.cursor(one)
                for y in range(20):
                    ours, theirs = field._render_line(y), TextArea._render_line(field, y)
                    assert list(ours.simplify()) == list(theirs.simplify()), field.text


def test_lines_that_fit_cost_nothing_each_and_a_text_is_wrapped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    breaks = RowDocument._breaks
    monkeypatch.setattr(RowDocument, "_breaks", lambda rows, line: asked.append(line) or breaks(rows, line))
    rows = RowDocument(Document("a line\n" * 1000 + "a line that is longer than the others\n"))
    rows.wrap(20)
    rows.wrap(20)
    assert asked == ["a line that is longer than the others"]
    assert rows.height == 1004
    rows.document.replace_range((0, 0), (0, 1), "another line, which does not fit")
    rows.wrap(20)
    assert rows.get_sections(0) == ["another line, which ", "does not fit line"]
