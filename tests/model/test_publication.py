"""Where an issue is read on the web."""

import pytest

from desk.model.publication import Publication, issue_address


@pytest.mark.parametrize(
    ("pattern", "number", "address"),
    [
        ("https://ledger.example/{number}-{slug}", 7, "https://ledger.example/7-time-returns"),
        ("https://ledger.example/{slug}", None, "https://ledger.example/time-returns"),
        ("https://ledger.example/{number}/{slug}", None, "https://ledger.example/time-returns"),
        ("https://ledger.example/{number}-{slug}", None, "https://ledger.example/time-returns"),
        ("https://ledger.example/{slug}-{number}.html", None, "https://ledger.example/time-returns.html"),
        ("https://ledger.example/{number}", None, "https://ledger.example/time-returns"),
        ("https://ledger.example/issue-{number}/", None, "https://ledger.example/issue-time-returns/"),
        ("https://ledger.example/latest", None, "https://ledger.example/latest"),
        ("", 7, None),
        ("javascript:alert({number})", 7, None),
    ],
)
def test_the_pattern_gives_an_issue_its_address(pattern: str, number: int | None, address: str | None) -> None:
    assert issue_address(Publication(id=1, issue_address=pattern), number, "time-returns") == address


@pytest.mark.parametrize(
    ("pattern", "number", "address"),
    [
        ("https://ledger.example/{number}-{slug}", 7, "https://ledger.example/7"),
        ("https://ledger.example/{slug}/", 7, "https://ledger.example/7/"),
        ("https://ledger.example/{number}-{slug}", None, None),
        ("https://ledger.example/{number}", None, None),
    ],
)
def test_an_issue_without_a_slug_has_the_address_of_no_other(
    pattern: str, number: int | None, address: str | None
) -> None:
    assert issue_address(Publication(id=1, issue_address=pattern), number, "") == address
