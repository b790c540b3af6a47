"""A link takes from its page what it lacks, and nothing that it has."""

from desk.model.issue import Link
from desk.model.verdict import State, Verdict, Why
from desk.net.about import About
from desk.net.filling import Filled, filled, label_in, offered, said
from desk.net.page import Page

URL = "https://harbour.example/ferries"
PAGE = Page("Ferries are back", "Harbour Record", "2026-11-05", "https://harbour.example/2026/ferries")
FINE = Verdict(State.FINE, Why.ANSWERED, "200")


def link(title: str = "", source: str | None = None, url: str = URL, id: int = 1) -> Link:
    return Link(id, "a", 5, source=source, title=title, url=url)


def test_what_is_missing_is_filled_in_and_what_is_there_stays() -> None:
    found = About(FINE, PAGE)
    assert filled(link(), found) == Filled("Ferries are back", "Harbour Record", URL)
    assert filled(link(URL), found).title == "Ferries are back"
    assert filled(link("harbour.example"), found).title == "Ferries are back"
    assert filled(link("My words", "HR"), found) == Filled("My words", "HR", URL)
    assert filled(link(), found, "THE RECORD").source == "THE RECORD"


def test_what_the_page_says_better_is_offered() -> None:
    assert offered(link("My words", "HR"), About(FINE, PAGE)) == Filled("Ferries are back", "HR", PAGE.canonical)
    moved = About(Verdict(State.MOVED, Why.MOVED, new_address="https://harbour.example/new?utm_source=x"))
    assert offered(link("My words"), moved).url == "https://harbour.example/new"


def test_a_page_without_a_title_says_why() -> None:
    assert "Just a moment" in said(About(FINE, Page(), "Just a moment..."))
    assert "404" in said(About(Verdict(State.GONE, Why.NOT_THERE, "404")))


def test_a_site_has_the_name_that_the_issue_gives_it_where_that_is_one() -> None:
    links = (link("a", "BBC", "https://bbc.example/1"), link("b", "BBC", "https://www.bbc.example/2", 2))
    assert label_in(links, "https://bbc.example/3") == "BBC"
    assert label_in((*links, link("c", "BBC News", "https://bbc.example/4", 3)), "https://bbc.example/3") == ""
    assert label_in(links, "https://other.example/") == ""
