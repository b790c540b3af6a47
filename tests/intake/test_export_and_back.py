"""Exported as an e-mail or as Markdown and read in again, an issue has the same stories, kinds, links and order."""

import re
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

import pytest

from desk import formats
from desk.intake.html import read_html
from desk.intake.mail import read_mail
from desk.intake.markdown import read_markdown
from desk.intake.reading import Reading, ReadStory
from desk.model.issue import Image, Issue, Kind, Link, Section, Story
from desk.model.publication import Publication
from desk.store.folder.issues import Folder

READERS = {"html": read_html, "markdown": read_markdown}
SAMPLE = Path(__file__).parents[2] / "issues"
_URL = re.compile(r"\]\(([^()\s]+)\)")

PUBLICATION = Publication(
    id=1,
    name="The Quayside Post",
    tagline="What the tide left",
    postal_address="The Quayside Post\n1 Slipway",
    issue_address="https://quay.example/{number}",
    footer="You asked for it. [Write to us](mailto:desk@quay.example) to stop.",
)
TEXT = (
    "The harbour board has paid for eleven years of mooring.\n\nOn Monday it learned [for what](https://a.example/1)."
)
STORIES = (
    Story(1, "a", 11, Kind.LETTER, headline="A wet week", byline="Nora Quill", body="Dear neighbours,\n\nit rained."),
    Story(2, "b", 11, Kind.CONTENTS, headline="In this issue"),
    Story(3, "a", 12, headline="The ferry that never left", standfirst="It has no engine.", body=TEXT),
    Story(4, "b", 12, body="A story without a headline, which stands here by itself."),
    Story(5, "c", 12, Kind.SPONSOR, headline="Pumps for all", sponsor="Harrow & Lyle", body="They are **good** pumps."),
    Story(6, "d", 12, Kind.LINKS, headline="Also on the water", links_label=""),
    Story(
        7, "e", 12, body="- a list\n- of two\n\n***\n\n#### A heading inside\n\n> a quotation", headline="Odds and ends"
    ),
    Story(
        8,
        "a",
        13,
        Kind.CARD,
        headline="A map",
        standfirst="Drawn by hand.",
        image=Image("https://a.example/m.png", "Map"),
    ),
    Story(9, "b", 13, Kind.CARD, headline="A view", standfirst="From above.", image=Image("https://a.example/v.png")),
    Story(10, "c", 13, Kind.SPONSOR, headline="Give the Post", links_label="From the Post", body="To a friend."),
    Story(11, "a", 14, Kind.BRIEF, body="The [lock](https://a.example/lock) is shut."),
    Story(12, "b", 14, Kind.BRIEF, body="The lock is open."),
    Story(13, "c", 14, Kind.NOTE, body="There is no issue next week."),
)
LINKS = (
    Link(21, "a", 3, "Water Board", "https://a.example/2", title="Levels: week by week"),
    Link(22, "b", 3, None, "https://a.example/3", title="A diary"),
    Link(23, "c", 3, "Echo", None, title="Still without its address"),
    Link(24, "a", 6, "Echo", "https://a.example/4", title="More"),
    Link(25, "b", 6, None, "https://a.example/5", title="And more"),
    Link(26, "a", 8, None, "https://a.example/6", title="A map"),
    Link(27, "a", 10, None, "https://a.example/7", title="Give it"),
)
SECTIONS = (
    Section(11, "a"),
    Section(12, "b", "On the water", "Two lines."),
    Section(13, "c", "To look at"),
    Section(14, "d", "Brief"),
)
EVERY_KIND = Issue(
    7,
    12,
    "What stayed dry",
    "dry",
    "2026-11-05",
    "A wet week",
    "It rained",
    sections=SECTIONS,
    stories=STORIES,
    links=LINKS,
)


def exported(issue: Issue, publication: Publication, format: str) -> Reading:
    (reading,) = READERS[format](formats.render(issue, publication, format))
    return reading


def named(story: Story | ReadStory) -> str:
    return story.headline or re.sub(r"[\W_]+", "", story.body)[:24]


def urls(body: str, links: Iterable[str | None]) -> list[str]:
    return sorted({*_URL.findall(body), *filter(None, links)})


def was(issue: Issue) -> list[tuple[object, ...]]:
    titles = {section.id: section.title for section in issue.sections}
    return [
        (
            titles.get(each.section),
            each.kind,
            named(each),
            each.sponsor,
            urls(each.body, (link.url for link in issue.links_of(each.id))),
        )
        for each in issue.in_order()
    ]


def came_back(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (each.section, each.kind, named(each), each.sponsor, urls(each.body, (link.url for link in each.links)))
        for each in reading.stories
    ]


@pytest.mark.parametrize("format", READERS)
def test_every_kind_of_story_comes_back(format: str) -> None:
    reading = exported(EVERY_KIND, PUBLICATION, format)
    assert came_back(reading) == was(EVERY_KIND)
    assert (reading.title, reading.number, reading.date, reading.preheader) == (
        "What stayed dry",
        12,
        "2026-11-05",
        "It rained",
    )
    assert (reading.publication, reading.tagline) == ("The Quayside Post", "What the tide left")
    assert reading.standfirsts == (("On the water", "Two lines."),)


@pytest.mark.parametrize("format", READERS)
def test_sources_labels_and_links_without_an_address_come_back(format: str) -> None:
    ferry = exported(EVERY_KIND, PUBLICATION, format).stories[2]
    assert [(link.source, link.title, link.url) for link in ferry.links] == [
        ("Water Board", "Levels: week by week", "https://a.example/2"),
        (None, "A diary", "https://a.example/3"),
        ("Echo", "Still without its address", None),
    ]
    assert (ferry.standfirst, ferry.links_label) == ("It has no engine.", "Researched Links")
    assert ferry.body == TEXT


@pytest.mark.parametrize("format", READERS)
def test_the_body_of_a_story_comes_back_with_its_lists_rules_headings_and_quotations(format: str) -> None:
    odds = next(each for each in exported(EVERY_KIND, PUBLICATION, format).stories if each.headline == "Odds and ends")
    assert odds.body == STORIES[6].body


@pytest.mark.parametrize("file", sorted(path.name for path in SAMPLE.glob("[0-9]*.json")))
def test_the_issues_of_the_sample_come_back_from_markdown_with_every_kind(file: str) -> None:
    folder = Folder(SAMPLE)
    issue = folder.open_issue(SAMPLE / file).issue
    assert came_back(exported(issue, folder.publication()[0], "markdown")) == was(issue)


def test_a_mail_of_both_editions_comes_back_as_its_page_does() -> None:
    message = EmailMessage()
    message["From"] = "The Quayside Post <post@quay.example>"
    message["To"] = "pat.reader@home.example"
    message["Subject"] = EVERY_KIND.subject
    message.set_content(formats.render(EVERY_KIND, PUBLICATION, "text"))
    message.add_alternative(formats.render(EVERY_KIND, PUBLICATION, "html"), subtype="html")
    (reading,) = read_mail(message.as_bytes())
    assert came_back(reading) == was(EVERY_KIND)
    assert (reading.title, reading.subject, reading.number) == ("What stayed dry", "A wet week", 12)


def test_another_page_with_such_names_is_no_export() -> None:
    page = '<td class="cell" id="story-1"><h2>Somebody else</h2><p>A paragraph of some length, with a stop.</p></td>'
    assert read_html(f"<table><tr>{page}</tr></table>")[0].stories[0].headline == "Somebody else"
