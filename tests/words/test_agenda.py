"""A list of what is when is known by the words ahead of its colons, in the language of its text or English."""

import pytest

from desk.words.agenda import is_agenda


@pytest.mark.parametrize(
    "text",
    [
        "Monday: Budget meeting\nTuesday: Site visit\nFri: Market day",
        "Lundi: Réunion du budget avec le maire\nMardi: Visite du port pour les écoles",
        "Montag: Sitzung des Rates mit der Stadt\nDienstag: Besuch im Hafen und auf der Werft",
        "9:00: Doors open\n10.30: The talk\n12:00: Lunch",
        "Noon: Doors open\nEvening: Concert",
        "January: Frost fair\nFebruary: Book week",
        "5 November: Bonfire\n12 November: Larger hall",
    ],
)
def test_days_and_times_ahead_of_colons_are_an_agenda(text: str) -> None:
    assert is_agenda(text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "Guardian: Council finds the money\nBBC: Hall booked\nReuters: Harbour dredged",
        "Sun: Pool found\nMirror: Pool lost\nGuardian: Pool measured",
        "Flour: two cups\nSugar: a spoon",
        "Monday was a day: nobody came\nNobody knows why\nIt rained",
        "",
    ],
)
def test_names_ahead_of_colons_are_none(text: str) -> None:
    assert not is_agenda(text.split("\n"))
