"""What cells of a table and items of a list are, as all of these say together."""

from dataclasses import replace

import pytest

from desk.read.basis import Never
from desk.read.model.labels import Label
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.listed import lists
from desk.read.sources import lines_of

TEXT = (
    "Whoever wants to keep a berth signs the list in the harbour office by the end of June, and pays by the end of May."
)
FEES = {"Rowing boat": "60", "Dinghy": "85", "Sailing boat": "240", "Motor boat": "310", "Guest berth": "12"}


def headlines(cells: dict[str, str]) -> list[str]:
    rows = "".join(f"<tr><td><b>{name}</b></td><td>{what}</td></tr>" for name, what in cells.items())
    stories = [f"<h3>{title}</h3><p>{TEXT}</p>" for title in ("Lamp lit", "Berths", "Lantern walk")]
    page = f"<html><body><h1>Quay Letter 12</h1>{stories[0]}{stories[1]}<table>{rows}</table>{stories[2]}</body></html>"
    issue = read(page, "a.html").issue
    return [story.headline for story in issue.stories]


@pytest.mark.parametrize("head", [{}, {"Berth": "Pounds a year"}])
def test_a_table_of_amounts_below_the_text_of_a_story_is_text_of_it(head: dict[str, str]) -> None:
    assert headlines(head | FEES) == ["Lamp lit", "Berths", "Lantern walk"]


HEADS = frozenset(Label) - {"headline", "linked", "bold", "colon", "named", "bracketed", "addressed", "described"}


def ruled(source: str, given: str, name: str = "a.md") -> Never:
    """What `lists` says of lines with such labels, a letter a line."""
    made = basis_of(lines_of(source, name), (), chain_shipped())
    names = {"a": "ahead", "s": "section", "h": "headline", "L": "linked", "l": "link", "b": "body", "f": "foot"}
    assert len(made.labels) == len(given)
    return lists(replace(made, labels=tuple(map(names.__getitem__, given))))


def test_no_list_is_parted_by_the_end_of_the_masthead_or_the_beginning_of_the_foot() -> None:
    rows = [f"{name} toont [de haven](https://q.example/{name})." for name in ("Ana", "Jan", "Mol", "Riet")]
    source = "Dag\n\n" + "".join(f"- {row}\n" for row in rows) + "\nTot gauw\n"
    assert ruled(source, "aaaLhf") == {1: HEADS, 2: HEADS}
    assert ruled(source, "aLffff") == {2: HEADS, 3: HEADS, 4: HEADS}
    assert ruled(source.replace("Dag", "# Dag"), "hlfflf") == {2: {Label.FOOT}, 3: {Label.FOOT}}
    assert not ruled(source, "aaaaaf"), "no story is in it"
    assert not ruled(source, "affffa"), "nor in this one"
    assert not ruled(source.replace("\n- Mol", "\n\n---\n\n- Mol"), "aLLfff"), "there are two lists"
    assert not ruled(source.replace("- Jan", "  - Jan"), "aaLfff"), "one is in the other"
    assert not ruled("Dag\n\n- Ana\n- Jan\n\nTot gauw\n", "aaLf", "a.txt"), "a text says of no sign that it is a list's"
