"""What the settings of a publication take, and what they refuse."""

from typing import Any

import pytest

from desk.edit import Refused
from desk.edit.publication import SETTINGS, changed, checked, value, written
from desk.model.publication import Publication


@pytest.mark.parametrize(
    ("name", "text", "taken"),
    [
        ("name", "  The \x1b[31mLedger ", "The Ledger"),
        ("sections", "Town, Country,, Sea ", ("Town", "Country", "Sea")),
        ("sections", "Bread, butter and tax\nSea\n", ("Bread, butter and tax", "Sea")),
        ("postal_address", "\n1 High Street\r\nAnytown\n", "1 High Street\nAnytown"),
        ("from_address", "mailto:me@ledger.example", "me@ledger.example"),
        ("web_address", "www.ledger.example", "https://www.ledger.example"),
        ("web_address", " ", ""),
        ("issue_address", "https://ledger.example/{number}-{slug}", "https://ledger.example/{number}-{slug}"),
        ("cadence", " 14 ", 14),
        ("brand_accent", "#1C53A4", "#1c53a4"),
        ("language", "de", "de"),
    ],
)
def test_what_is_typed_becomes_a_value(name: str, text: str, taken: Any) -> None:
    assert checked(name, text) == taken
    again = written(changed(Publication(id=1), name, taken), name)
    assert checked(name, again) == taken, "what was taken can be typed again"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("language", ""),
        ("from_address", "somebody"),
        ("from_address", "https://ledger.example"),
        ("web_address", "javascript:alert(1)"),
        ("web_address", "mailto:me@ledger.example"),
        ("issue_address", "https://ledger.example/{year}"),
        ("issue_address", "{number}"),
        ("cadence", "0"),
        ("cadence", "weekly"),
        ("cadence", "٧"),
        ("brand_accent", "blue"),
        ("brand_text", "#fff;}"),
        ("brand_width", "100"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(name: str, text: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        checked(name, text)


def test_every_setting_has_a_value_that_can_be_typed_again() -> None:
    publication = changed(Publication(id=1), "cadence", 14)
    for name in SETTINGS:
        if text := written(publication, name):
            assert checked(name, text) == value(publication, name)
    assert not [name for name in SETTINGS if "unknown" in name]
