"""Days in lists, whatever a file says."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from desk.tui.widgets.days import age

NOW = datetime(2026, 11, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("2026-11-05T01:00:00+00:00", "today"),
        ("2026-11-04", "yesterday"),
        ("2026-10-01", "5 weeks ago"),
        ("", ""),
        ("last week", ""),
        ("0001-01-01T00:00:00+23:00", ""),
        ("9999-12-31T23:59:59-23:00", ""),
    ],
)
def test_how_long_ago_something_was(then: str, words: str) -> None:
    assert age(then, NOW) == words


def test_a_time_at_the_end_of_the_calendar_is_no_fault_in_any_zone() -> None:
    for hours in (-12, 14):
        now = NOW.astimezone(timezone(timedelta(hours=hours)))
        assert isinstance(age("0001-01-01T00:00:00", now), str)
        assert isinstance(age("9999-12-31T23:59:59+00:00", now), str)
