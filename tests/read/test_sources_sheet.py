"""Lists of stories in a spreadsheet, as it is copied and as CSV: what the columns are called says what a cell is."""

import pytest

from desk.model.issue import Issue
from desk.read.line import Form
from desk.read.paste import What, Where, paste
from desk.read.read import read
from desk.read.sources import lines_of
from desk.read.sources.kinds import form_of

ROWS = (
    ("Day", "Section", "Headline", "Summary", "Source", "Link"),
    ("Mon", "Sea", "Fog at noon, again", 'The clerk said "no". Boats wait.', "Tide Post", "https://a.example/1"),
    ("Tue", "Town", "Line 14", "", "", "https://a.example/2"),
    ("", "Sea", "Eels are back", "", "Quay", "https://a.example/3"),
    ("", "Town", "Without a link", "", "", ""),
)


def sheet(sign: str) -> str:
    cells = [
        [f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & set('",') else cell for cell in row] for row in ROWS
    ]
    return "".join(sign.join(row) + "\n" for row in cells)


def outline(issue: Issue) -> list[object]:
    return [
        (section.title, [(each.headline, each.body) for each in issue.stories_of(section.id)])
        for section in issue.running_order
    ]


@pytest.mark.parametrize("sign", "\t;,")
def test_each_row_is_a_story_in_its_section(sign: str) -> None:
    reading = read(sheet(sign).encode(), "ideas.csv")
    assert outline(reading.issue) == [
        ("Sea", [("Fog at noon, again", 'The clerk said "no". Boats wait.'), ("Eels are back", "")]),
        ("Town", [("Line 14", ""), ("Without a link", "")]),
    ]
    assert [(link.source, link.title, link.url) for link in reading.issue.links] == [
        ("Tide Post", "Fog at noon, again", "https://a.example/1"),
        ("Quay", "Eels are back", "https://a.example/3"),
        (None, "Line 14", "https://a.example/2"),
    ]
    assert (reading.issue.number, reading.doubts) == (None, ())
    assert [each.text for each in reading.left_out][1:] == ["Day: Mon", "Day: Tue"]


def test_a_cell_may_have_lines_and_columns_other_names() -> None:
    issue = read('Rubrik\tTitel\tBeschreibung\tURL\nKai\tMarkt\t"Erst\n\nRegen"\thttps://a.example/1\n').issue
    assert outline(issue) == [("Kai", [("Markt", "Erst Regen")])]
    assert outline(read("Rubrik\tLänk\nMarknad\thttps://a.example/1\n").issue) == [(None, [("Marknad", "")])]


def test_a_sheet_with_sections_is_pasted_as_stories_and_one_of_links_as_links() -> None:
    assert paste(sheet("\t")).reading is not None
    assert [link.source for link in paste(sheet("\t"), Where.LINKS, as_what=What.LINKS).links] == [
        "Tide Post",
        "Quay",
        None,
    ]
    links = paste("Title\tLink\tSource\nFog\thttps://a.example/1\tTide Post\n").links
    assert [(link.source, link.title, link.url) for link in links] == [("Tide Post", "Fog", "https://a.example/1")]


def test_rows_without_names_of_columns_are_links_wherever_they_are_pasted() -> None:
    rows = "".join(f"{name}\thttps://a.example/{name[0]}\tTide Post\n" for name in ("Fog at noon", "Eels are back"))
    for where in (Where.STORIES, Where.BODY, Where.LINKS):
        assert [(link.source, link.title) for link in paste(rows, where).links] == [
            ("Tide Post", "Fog at noon"),
            ("Tide Post", "Eels are back"),
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Title, link and source: what a sheet has\n\nMore text, and more.\n",
        "Title\tLink\n",
        "Title\tLink\nFog\tto come\nEels\tasked for\n",
        "Title\tLink\n\thttps://a.example/1\n",
        "Name\tPrice\nFog\t3\n",
        'Title\tLink\n"' + "x" * 200_000,
    ],
)
def test_what_has_no_such_columns_or_no_such_cells_is_a_text(text: str) -> None:
    assert form_of("", text) == Form.TEXT
    assert lines_of(text).form != Form.SHEET
