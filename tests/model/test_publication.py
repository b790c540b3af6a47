"""Where an issue is read on the web."""

import pytest

from desk.model.publication import Publication, issue_address


@pytest.mark.parametrize(
    ("pattern", "number", "address"),
    [
        ("https://ledger.example/{number}-{slug}", 7, "https://ledger.example/7-time-returns"),
        ("https://ledger.example/{slug}", None, "https://ledger.example/time-returns"),
        ("https://ledger.example/{number}/{slug}", None, "https://ledger.example//time-returns"),
        ("", 7, None),
        ("javascript:alert({number})", 7, None),
    ],
)
def test_the_pattern_gives_an_issue_its_address(pattern: str, number: int | None, address: str | None) -> None:
    assert issue_address(Publication(id=1, issue_address=pattern), number, "time-returns") == address
