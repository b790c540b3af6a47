"""The archive as a site: what a reader, a feed reader and an old link find in it."""

import json
import re
import xml.dom.minidom
from dataclasses import replace

import pytest
from complete_issue import ISSUE, PUBLICATION
from hostile import issues, publications
from hypothesis import HealthCheck, given, settings
from page_reader import Page

from desk.formats.html.site import IN_FEED, Site
from desk.formats.profiles.target import Target
from desk.formats.templates.allowed import ATTRIBUTES, TAGS
from desk.model.issue import Issue, Link, Story
from desk.model.publication import Publication

WEB = replace(
    PUBLICATION, web_address="https://record.example", issue_address="https://record.example/issues/{number}-{slug}"
)
OLD = Issue(2, 7, "Low water", "low-water", "2025-03-01", stories=(Story(9, "a", headline="An old story"),))

BOX, ON_BOX = {"form", "label", "input", "script"}, {"hidden", "autocomplete", "spellcheck"}
"""What the search box of the index is made of: no other page has any of it."""


def site(*made: Issue, publication: Publication = WEB) -> tuple[dict[str, str], list[str]]:
    built = Site(made, publication, Target())
    pages = dict(built.pages())
    assert len(built) == len(pages)
    return pages, list(built.faults())


def linking(url: str | None = None, ref: str | None = None) -> Issue:
    story = Story(30, "a", headline="New")
    return Issue(
        3, 8, "T", "t", "2025-04-01", stories=(story,), links=(Link(31, "a", 30, None, url, ref, title="See"),)
    )


def test_every_issue_has_a_page_where_its_address_leads_and_every_story_an_anchor() -> None:
    pages, faults = site(ISSUE, OLD)
    page = pages["issues/201-high-water/index.html"]
    for story in ISSUE.in_order():
        assert page.count(f'id="story-{story.id}"') == 1
    assert "Held until spring" not in page
    assert '<link rel="canonical" href="https://record.example/issues/201-high-water">' in page
    assert faults == []


def test_the_index_lists_all_issues_newest_first_by_year() -> None:
    pages, _ = site(OLD, ISSUE)
    index = pages["index.html"]
    assert index.index("2026") < index.index("High water") < index.index("2025") < index.index("Low water")
    assert 'href="issues/7-low-water/index.html"' in index


def test_an_issue_without_a_title_is_called_by_its_number_once() -> None:
    pages, _ = site(replace(OLD, title="", subject=""))
    for place in ("index.html", "issues/7-low-water/index.html"):
        assert pages[place].partition("<body>")[2].count("No 7") == 1
    assert '"day":"Saturday 1 March 2025"' in pages["search-index.js"]


def test_an_issue_without_a_title_and_a_number_is_called_by_its_day_once() -> None:
    pages, _ = site(replace(OLD, title="", subject="", number=None))
    assert pages["index.html"].count("Saturday 1 March 2025") == 1


def test_the_line_that_names_a_sponsor_is_no_box_in_its_box() -> None:
    style = site(ISSUE)[0]["style.css"]
    assert "section.sponsor { margin" in style
    assert not re.search(r"^\.sponsor\b", style, re.MULTILINE)


def test_the_site_of_a_gazette_has_the_headlines_of_its_mails() -> None:
    serif = "h1, h3, section[id] > h2, nav > h2, .name { font-family: Georgia"
    assert serif in site(ISSUE, publication=replace(WEB, style="gazette"))[0]["style.css"]
    assert serif not in site(ISSUE, publication=replace(WEB, style="digest"))[0]["style.css"]


def test_a_site_slants_no_letters_where_the_script_has_no_italics() -> None:
    slanted = "em { font-style: normal; font-weight: bold; }"
    assert slanted in site(ISSUE, publication=replace(WEB, language="ja"))[0]["style.css"]
    assert slanted not in site(ISSUE)[0]["style.css"]


def many(count: int, first: Issue = OLD) -> list[Issue]:
    """Issues in a row, 30 a year from 2020 on, with a story each."""
    return [
        replace(
            first,
            id=1000 + n,
            number=n,
            title=f"Issue {n}",
            slug=f"n{n}",
            date=f"{2020 + n // 30}-{n % 30 // 3 + 1:02}-{n % 3 + 1:02}",
        )
        for n in range(count)
    ]


def test_a_hundred_issues_stand_in_the_index_and_of_more_the_older_years_have_pages() -> None:
    few, _ = site(*many(100))
    assert few["index.html"].count("<time") == 100
    assert not [place for place in few if place.startswith("years/")]
    pages, faults = site(*many(101), replace(OLD, id=5, slug="none", date="some day"))
    assert faults == []
    index = pages["index.html"]
    assert "<h2>2023</h2>" in index
    assert "<h2>2022</h2>" in index  # 2023 has eleven
    assert index.count("<time") == 41
    years = [place for place in pages if place.startswith("years/")]
    assert years == ["years/2021.html", "years/2020.html", "years/undated.html"]
    assert [index.index(f'href="{year}"') for year in years] == sorted(index.index(f'href="{year}"') for year in years)
    assert pages["years/2020.html"].count("<time") == 30
    assert 'href="../issues/0-n0/index.html"' in pages["years/2020.html"]
    assert "7-none" in pages["years/undated.html"]
    leading = "".join(pages[place] for place in ("index.html", *years))
    assert all(f"issues/{n}-n{n}/index.html" in leading for n in range(101))


def test_no_issue_takes_the_page_of_a_year() -> None:
    flat = replace(WEB, issue_address="https://record.example/years/{slug}.html")
    pages, _ = site(*many(101), replace(OLD, id=5, slug="2020", date="2020-01-01"), publication=flat)
    assert pages["years/2020.html"].count("<time") == 31
    assert "An old story" in pages["issues/5/index.html"]


def searched(pages: dict[str, str]) -> list[dict[str, object]]:
    """What the search box searches."""
    index = pages["search-index.js"]
    assert index.startswith("listed([")
    found = json.loads(index.removeprefix("listed(").removesuffix(");\n"))
    assert isinstance(found, list)
    return found


def test_the_search_box_has_the_titles_headlines_first_words_and_addresses() -> None:
    pages, _ = site(ISSUE, replace(OLD, preheader="It ‘sank’ </script>"))
    first, second = searched(pages)
    assert (first["title"], first["place"]) == ("High water", "issues/201-high-water/index.html")
    assert [106, "More on walls"] in first["stories"]  # type: ignore[operator]
    assert "Held until spring" not in pages["search-index.js"]
    assert second == {
        "title": "Low water",
        "day": "No 7 · Saturday 1 March 2025",
        "words": "It ‘sank’ </script>",
        "place": "issues/7-low-water/index.html",
        "stories": [[9, "An old story"]],
    }


def test_the_search_box_is_hidden_without_script_and_speaks_the_language_of_the_readers() -> None:
    pages, _ = site(OLD, publication=replace(WEB, language="de", words=("nothing_found: Nix da",)))
    assert '<form id="search" role="search" hidden>' in pages["index.html"]
    assert "<label>Suche" in pages["index.html"]
    assert ">Nix da</p>" in pages["index.html"]
    assert '<script src="search.js"></script>' in pages["index.html"]
    assert "innerHTML" not in pages["search.js"]
    assert "<script" not in site()[0]["index.html"]


def test_pages_lead_to_each_other_and_need_no_script_and_no_server() -> None:
    pages, _ = site(ISSUE, OLD, linking())
    for place, page in pages.items():
        # The search box alone has a script, and is hidden without it.
        assert ("<script" in page) == (place == "index.html")
        if not place.endswith(".html"):
            continue
        for href in re.findall(r'(?:href|src)="([^"#]*)', page):
            if re.match(r"[a-z]+:", href) or not href:
                continue
            parts = [*place.split("/")[:-1]]
            for part in href.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in pages, (place, href)
    assert "Older: T" in pages["issues/201-high-water/index.html"]
    assert "Newer: T" in pages["issues/7-low-water/index.html"]


def test_contents_lead_to_the_stories() -> None:
    page = site(ISSUE)[0]["issues/201-high-water/index.html"]
    assert '<li><a href="#story-106">More on walls</a></li>' in page


def test_a_link_into_the_archive_leads_to_the_story() -> None:
    pages, faults = site(OLD, linking(ref="2/9"))
    assert 'href="https://record.example/issues/7-low-water#story-9">See</a>' in pages["issues/8-t/index.html"]
    assert faults == []


def test_an_earlier_slug_has_a_page_that_leads_on() -> None:
    issue = replace(OLD, earlier_slugs=("lw", "low"))
    pages, faults = site(issue, linking(url="https://record.example/issues/7-lw#story-9"))
    assert faults == []
    for place in ("issues/7-lw/index.html", "issues/7-low/index.html"):
        page = pages[place]
        assert '<meta http-equiv="refresh" content="0; url=../../issues/7-low-water/index.html">' in page
        assert '<link rel="canonical" href="https://record.example/issues/7-low-water">' in page
        assert '<a href="../../issues/7-low-water/index.html">Low water</a>' in page
        assert "An old story" not in page
        assert place.removesuffix("index.html") not in pages["index.html"] + pages["sitemap.xml"]


def test_an_earlier_slug_never_takes_the_page_of_another_issue_nor_of_the_site() -> None:
    other = replace(OLD, id=5, slug="mine", earlier_slugs=("low-water", "mine", "../../x", "", "a\x1b/b"))
    pages, _ = site(OLD, other)
    assert "An old story" in pages["issues/7-low-water/index.html"]
    assert "An old story" in pages["issues/7-mine/index.html"]
    bare = replace(WEB, issue_address="https://record.example/{slug}")
    pages, _ = site(
        replace(OLD, earlier_slugs=("index.html", "style.css", "404.html", "low-water/below")), publication=bare
    )
    assert "low-water/index.html" in pages
    assert "low-water/below/index.html" in pages
    assert "http-equiv" not in pages["index.html"] + pages["404.html"]
    assert "style.css/index.html" not in pages


def test_where_the_address_has_no_slug_in_it_a_new_one_moves_nothing() -> None:
    numbered = replace(WEB, issue_address="https://record.example/issues/{number}")
    assert site(replace(OLD, earlier_slugs=("lw",)), publication=numbered)[0].keys() == (
        site(OLD, publication=numbered)[0].keys()
    )


@pytest.mark.parametrize(
    ("issue", "words"),
    [
        (linking(ref="2/10"), "“See” is a story that is not in the site"),
        (linking(url="https://record.example/issues/7-low-water#story-10"), "leads to no story of that page"),
        (linking(url="https://record.example/issues/9-nowhere"), "leads to no page of the site"),
    ],
)
def test_a_link_that_leads_nowhere_inside_is_a_fault(issue: Issue, words: str) -> None:
    (fault,) = site(OLD, issue)[1]
    assert fault.startswith("issues/8-t/index.html: ")
    assert words in fault


@pytest.mark.parametrize(
    "url",
    [
        "https://record.example/issues/7-low-water/",
        "https://record.example/issues/7-low-water#story-9",
        "https://record.example/subscribe",
        "https://elsewhere.example/issues/1",
    ],
)
def test_other_links_are_no_fault(url: str) -> None:
    assert site(OLD, linking(url=url))[1] == []


def test_the_feeds_hold_the_newest_issues_with_all_their_words() -> None:
    many = [replace(OLD, id=100 + n, number=n, slug=f"n{n}", date=f"2024-01-{n:02}") for n in range(1, IN_FEED + 5)]
    pages, _ = site(ISSUE, *many)
    feed = xml.dom.minidom.parseString(pages["feed.xml"])
    links = [
        each.firstChild.data for item in feed.getElementsByTagName("item") for each in item.getElementsByTagName("link")
    ]  # type: ignore[union-attr]
    data = json.loads(pages["feed.json"])
    assert links == [item["url"] for item in data["items"]]
    assert len(links) == IN_FEED
    assert links[0] == "https://record.example/issues/201-high-water"
    assert "Coastal Bureau" in data["items"][0]["content_html"]
    assert data["items"][0]["date_published"] == "2026-11-05T08:00:00Z"
    assert "Thu, 05 Nov 2026 08:00:00 +0000" in pages["feed.xml"]


def test_two_issues_of_one_address_have_a_page_each() -> None:
    pages, _ = site(OLD, replace(OLD, id=5))
    assert sum(page.count("An old story") > 0 for place, page in pages.items() if place.endswith("index.html")) == 2


def test_without_addresses_there_is_a_site_all_the_same() -> None:
    pages, faults = site(ISSUE, publication=Publication(1))
    assert "issues/high-water/index.html" in pages
    assert faults == []
    assert json.loads(pages["feed.json"])["items"][0]["url"] == "issues/high-water/index.html"


@given(issues(), publications)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_place_leads_out_of_the_folder_and_nothing_active_comes_in(issue: Issue, publication: Publication) -> None:
    web = replace(publication, web_address="https://example.org/")
    pages = dict(Site((issue,), web, Target()).pages())
    for place, page in pages.items():
        assert re.fullmatch(r"(?:[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*/)*[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*", place)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef]", page)
        if place.endswith(".html"):
            read = Page()
            read.feed(page)
            assert read.tags <= TAGS | {"link"} | (BOX if place == "index.html" else set())
            assert read.attributes <= ATTRIBUTES | {"type"} | (ON_BOX if place == "index.html" else set())
            assert all(re.match(r"https?://|mailto:|#story-|(?:\.\./)*[\w~%-]+[/.]", url) for url in read.addresses)
            assert not [url for url in read.addresses if re.match(r"javascript|data:|vbscript", url, re.IGNORECASE)]
    xml.dom.minidom.parseString(pages["feed.xml"])
    json.loads(pages["feed.json"])
