"""What a text that leads to a list, or goes on below it, says of its items and of the heading above."""

from dataclasses import replace

import pytest

from desk.read.basis import Never
from desk.read.model.labels import HEADS, Label
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.headings import NOT_WHOLE
from desk.read.rulings.listed import led
from desk.read.sources import lines_of

TEXT = "The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning."
NAMES = {
    "s": "section",
    "h": "headline",
    "L": "linked",
    "B": "bold",
    "b": "body",
    "l": "link",
    "i": "intro",
    "f": "foot",
}
POINT = frozenset((*HEADS, Label.ASIDE))
STORIES = f"## Grue\n\n{TEXT}\n\n## Algues\n\n{TEXT}\n\n"
"""Two headings that head a story each: "hbhb"."""


def never(source: str, given: str) -> Never:
    """What lines are not that have the labels which `given` says, a letter a line."""
    made = basis_of(lines_of(source, "a.md"), (), chain_shipped())
    assert len(made.labels) == len(given)
    return led(replace(made, labels=tuple(map(NAMES.__getitem__, given))))


def items(*names: str, form: str = "- [{0}](https://q.example/{0}) is told by Ana.\n") -> str:
    return "".join(map(form.format, names)) + "\n"


def test_items_to_which_a_line_with_a_colon_leads_below_a_headline_are_points_of_its_story() -> None:
    points = items("Tambour", "Moteur")
    source = f"## Le treuil\n\nVoici ce qui change :\n\n{points}"
    assert never(source, "hbLL") == {2: POINT, 3: POINT}
    assert not never(source, "siLL"), "a section has them"
    assert not never(source.replace(" :", "."), "hbLL"), "nothing leads to them"
    assert not never(f"## Le treuil :\n\n{points}", "hLL"), "a title leads to all that is below"
    assert never(f"{source}{TEXT}\n\n{points}", "hbLLbLL").keys() == {2, 3}, "another list"


@pytest.mark.parametrize("title", ["**El muelle**", "# El muelle"])
def test_a_title_above_such_a_list_need_be_no_heading(title: str) -> None:
    source = f"**Aviso**\n\n{TEXT}\n\n{title}\n\nHay tres cosas nuevas:\n\n{items('Faro', 'Barca')}"
    assert never(source, "hbhbLL") == {4: POINT, 5: POINT}
    assert not never(source, "hbsiLL")


@pytest.mark.parametrize(
    ("above", "below", "points"),
    [
        (f"{TEXT} This is what was done:", "", True),
        ("What we read:", "", False),
        (TEXT, "", False),
        ("Il y aura de la musique.", TEXT, True),
        (TEXT, "À jeudi.", False),
    ],
)
def test_a_heading_above_a_list_amid_its_text_is_a_headline_where_as_many_are(
    above: str, below: str, points: bool
) -> None:
    told = items("Valse", "Tango", form="- {0}, joué par [Ana](https://q.example/{0})\n")
    source, last = f"## Fête\n\n{above}\n\n{told}{below}", "b" * bool(below)
    wanted = {4: NOT_WHOLE, 6: POINT, 7: POINT} if points else {}
    assert never(STORIES + source, f"hbhbsihh{last}") == wanted
    assert not never(STORIES + source, f"sihbsihh{last}"), "most are sections"
    assert not never(STORIES + source, f"hbhbsihh{'f' * bool(below)}") or not below, "the foot is of no story"


def test_texts_between_items_are_of_these() -> None:
    one, two = (items(name, form="- {0}, joué par [Ana](https://q.example/{0})\n") for name in ("Valse", "Tango"))
    source = f"## Fête\n\nNous y serons.\n\n{one}{TEXT}\n\n{two}{TEXT}\n"
    assert not never(STORIES + source, "hbhbsihbhb")


def test_a_list_to_which_a_story_leads_is_in_it_beside_a_section_of_such_items() -> None:
    """The items of a section look the same, and are more than those of the story."""
    talks = items("Nebel", "Flut", "Watt", "Ebbe", form="- [{0}](https://q.example/{0}) am 3. Juni\n")
    points = items("Trommel", "Motor", "Seil", form="- [{0}](https://q.example/{0}) ist neu\n")
    text = "Seit Montag läuft die große Winde am Nordkai wieder, und das hat sich dabei für alle Fischer geändert:"
    source = f"# Hafenbrief 14\n\n## Die Winde\n\n{text}\n\n{points}{STORIES}## Termine\n\n{talks}"
    issue = read(source, "a.md").issue
    names = {section.id: section.title for section in issue.sections}
    found = [(names[story.section], story.headline) for story in issue.stories]
    assert found[:3] == [(None, "Die Winde"), (None, "Grue"), (None, "Algues")]
    assert found[3:] == [("Termine", talk) for talk in ("Nebel", "Flut", "Watt", "Ebbe")]


def test_a_heading_above_a_text_and_two_lists_to_which_lines_with_a_colon_lead_heads_a_story() -> None:
    """As its points were read: each of them a story of a section."""
    points = "- **Crane:** it lifts\n- **Winch:** it turns\n\n"
    source = f"{STORIES}## Boats\n\n{TEXT}\n\nWe have seen:\n\n{points}Of these we bought:\n\n{points}"
    found = never(source, "hbhbsiiBBiBB")
    assert found[4] == NOT_WHOLE
    assert all(found[at] == POINT for at in (7, 8, 10, 11))
