"""What comes off an address as it comes in, and what never does."""

import pytest

from desk.links.trackers import Entering, entering, entering_text, said

PAGE = "https://www.nhs.example/ratings?id=7"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.nhs.example%2Fratings%3Fid%3D7&data=05%7C01",
            PAGE,
        ),
        ("https://www.google.com/url?sa=t&q=https%3A%2F%2Fwww.nhs.example%2Fratings%3Fid%3D7&ved=2ah", PAGE),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.nhs.example%2Fratings%3Fid%3D7%26fbclid%3DIwAR0&h=AT1",
            PAGE,
        ),
        ("https://www.nhs.example/ratings?utm_source=a&id=7&utm_medium=b&fbclid=IwAR1", PAGE),
        ("https://www.nhs.example/ratings?id=7#xtor=RSS-1", PAGE),
        ("https://www.nhs.example/ratings?utm_source=a#top", "https://www.nhs.example/ratings#top"),
    ],
)
def test_wrappers_and_counters_come_off(written: str, kept: str) -> None:
    assert entering(written).url == kept
    assert entering(written).is_changed
    assert entering(kept) == Entering(kept)


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.org/a?b=1&a=2&&c",
        "https://example.org/a?ref=7f3a&source=page",
        "https://example.org/?amp=1",
        "https://example.org/a#:~:text=the%20words",
        "https://web.archive.org/web/2020/https://example.org/a",
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fexample.org",
        "mailto:ana@example.org?subject=utm_source",
        "https://example.org/Straße?q=ß",
        "https://example.org/#/route?utm=1",
    ],
)
def test_all_else_stays_sign_for_sign(kept: str) -> None:
    assert entering(kept) == Entering(kept)


def test_a_parameter_that_a_site_needs_stays_there() -> None:
    assert entering("https://example.org/a?trk=1").url == "https://example.org/a"


def test_what_was_taken_off_is_said() -> None:
    assert (
        entering("https://www.google.com/url?q=https://e.example/%3Futm_source%3Dx").words
        == "unwrapped, without trackers"
    )


def test_the_addresses_of_a_text_come_off_where_they_stand() -> None:
    text = "See https://e.example/?utm_source=x, [it](https://www.google.com/url?q=https://f.example/) (https://g.example)."
    assert entering_text(text) == ("See https://e.example/, [it](https://f.example/) (https://g.example).", 2)
    assert entering_text("No address: utm_source=x") == ("No address: utm_source=x", 0)


def test_what_came_off_many_is_counted() -> None:
    made = [entering(url) for url in ("https://a.example", "https://b.example/?fbclid=1", "https://c.example/?gclid=2")]
    assert said(made) == ", 2 of them without trackers"
    assert said(made[:1]) == ""
    assert said(made[1:2]) == ", without trackers"
