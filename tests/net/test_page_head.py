"""What a fetched page says of itself."""

import pytest

from desk.net.about import about
from desk.net.check import Run
from desk.net.page import about_page, is_barrier, says_not_there
from tests.net.server import guard, no_proxy, serving

HERE = "https://www.harbour-record.example/2026/ferries?id=7"


def page(head: str, kind: str = "text/html; charset=utf-8", at: str = HERE) -> tuple[str, str]:
    found = about_page(f"<html><head>{head}</head><body>x</body></html>".encode(), kind, at)
    return found.title, found.site


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Ferries are back</title>", "Ferries are back"),
        ("<title>Ferries are back | harbour-record</title>", "Ferries are back"),
        ("<title>Ferries — and why they matter</title>", "Ferries — and why they matter"),
        ("<title>Old</title><meta property=og:title content='Ferries &amp; boats'>", "Ferries & boats"),
        ("<title>Ferries - Record</title><meta property=og:site_name content=Record>", "Ferries"),
        ("<title>  Ferries \n are\tback </title>", "Ferries are back"),
        ("<title>Ferries\x1b[31m are back\u202e</title>", "Ferries are back"),
        ("", ""),
    ],
)
def test_the_title_is_whole_and_clean(head: str, title: str) -> None:
    assert page(head)[0] == title


def test_a_day_a_site_and_a_language_are_found_and_nonsense_is_not() -> None:
    head = b"<html lang=de><meta property=og:site_name content='Die Zeitung'>"
    found = about_page(head + b"<meta property=article:published_time content=2026-11-05T08:00:00Z>", "", HERE)
    assert (found.site, found.day, found.language) == ("Die Zeitung", "2026-11-05", "de")
    assert about_page(head + b"<meta name=date content='last week'>", "", HERE).day == ""


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("/2026/ferries", "https://www.harbour-record.example/2026/ferries"),
        ("https://m.harbour-record.example/f", "https://m.harbour-record.example/f"),
        ("https://thief.example/f", ""),
        ("javascript:alert(1)", ""),
        ("/", ""),
        ("http://[::", ""),
    ],
)
def test_the_address_that_a_page_goes_by_is_on_its_own_site(href: str, canonical: str) -> None:
    found = about_page(f"<link rel=canonical href='{href}'>".encode(), "text/html", HERE)
    assert found.canonical == canonical


def test_letters_are_read_as_the_page_means_them() -> None:
    assert about_page("<title>Fähren</title>".encode("cp1252"), "text/html; charset=iso-8859-1", HERE).title == "Fähren"
    assert (
        about_page("<meta charset=shift_jis><title>港の船</title>".encode("cp932"), "text/html", HERE).title == "港の船"
    )


@pytest.mark.parametrize("title", ["404", "Error 404 (Not Found)!!1", "Página no encontrada - El Puerto", "页面不存在"])
def test_a_page_that_is_not_there_is_known_by_its_title(title: str) -> None:
    assert says_not_there(title)


@pytest.mark.parametrize(
    "title",
    [
        "Peugeot 404: the car that would not die",
        "How a lost ship was found",
        "What not found errors cost shops every year in lost sales and trust",
    ],
)
def test_a_story_about_such_words_is_none(title: str) -> None:
    assert not says_not_there(title)


def test_what_stands_in_front_of_a_page_is_no_title() -> None:
    assert is_barrier("Just a moment...")
    assert is_barrier("Log in · Harbour Record")
    assert is_barrier("")
    assert not is_barrier("Why your bank wants you to log in with a passkey")


def test_one_address_is_asked_for_what_its_page_says() -> None:
    with serving() as server:
        run = Run(lambda address, verdict: None, guard=guard(), proxy_of=no_proxy)
        assert about(server.at("/fine"), run).page.title == "Ferries are back"
        gone = about(server.at("/soft"), run)
        assert gone.page.title == ""
        assert gone.refused.startswith("Page not found")
