"""Which front part of a line can be its headline."""

import pytest

from desk.read.house.house import House
from desk.read.house.leads import joined, leads
from desk.read.model.labels import Label
from desk.read.sources import lines_of


def linked(markdown: str) -> str | None:
    """The words of the link that can be the headline of a line."""
    line = House(lines_of(f"{markdown}\n", "a.md").lines).lines[0]
    span = leads(line).get(Label.LINKED)
    return joined(line)[slice(*span)] if span else None


@pytest.mark.parametrize(
    "line",
    [
        "[Winch 2](https://quay.example/2) is quieter.",
        "(Easy) [Winch 2](https://quay.example/2)",
        "Boats: [Winch 2](https://quay.example/2) is quieter.",
        "**9 May** [Winch 2](https://quay.example/2) on the quay",
        "Sa, 24. Oktober [Winch 2](https://quay.example/2) am Kai",
        "🚢 [Winch 2](https://quay.example/2) is quieter.",
        "7 [Winch 2](https://quay.example/2) is quieter.",
    ],
)
def test_a_link_behind_a_mark_of_its_own_can_be_the_headline(line: str) -> None:
    assert linked(line) == "Winch 2"


@pytest.mark.parametrize(
    "line",
    [
        "Drums now [turn at half speed](https://quay.example/2) when it rains.",
        "The [Harbour Board](https://quay.example/2) has met.",
        "**A quieter drum.** [Ana Reed](https://quay.example/2) has built it.",
        "The quay is shut till May. ([Post](https://quay.example/2))",
        "**Whose quay?** [Ana Reed](https://quay.example/2) asks.",
    ],
)
def test_a_link_in_the_middle_of_a_text_can_not(line: str) -> None:
    assert linked(line) is None
