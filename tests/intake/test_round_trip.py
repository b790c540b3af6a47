"""What the desk writes it reads back: the sample issues, exported and read in again, tell the same stories."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.archive.arrivals import Arrival, arrivals
from desk.formats import FORMATS, render
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target
from desk.intake.issue import to_issue
from desk.model.issue import Issue, Kind, Story
from desk.model.text import tidy_line
from desk.store.folder.issues import Folder

SAMPLE = Folder(Path(__file__).parent.parent.parent / "issues")
FILES = sorted(path.name for path in SAMPLE.path.glob("[0-9]*.json"))
BOTH = [(file, format) for format in ("html", "paste", "fragment", "eml", "json", "text", "markdown") for file in FILES]
RICH = FILES[-2:]
"""Issues with letters, notes, briefs and cards."""
Row = tuple[str | None, ...]


def exported(file: str, format: str, style: str = "", tool: str = "plain") -> tuple[Issue, Arrival]:
    """A sample issue, and what its export in a house style and for a mail tool is read as."""
    publication, _ = SAMPLE.publication()
    publication = replace(publication, style=style or publication.style)
    issue = SAMPLE.open_issue(SAMPLE.path / file).issue
    made = render(issue, publication, format, Target(profile(tool)))
    (arrival,) = arrivals(made.encode(), f"a.{FORMATS[format].extension}")
    return issue, arrival


def again(arrival: Arrival) -> Issue:
    return arrival.own or to_issue(arrival.reading, SAMPLE.publication()[0])


def rows(issue: Issue, format: str = "html") -> list[Row]:
    """What a reader is told, story by story. Plain text prints a note as it does any story without a headline."""
    titles = {section.id: section.title for section in issue.sections}
    return [
        (
            tidy_line(titles.get(story.section or 0) or ""),
            Kind.STORY if format == "text" and story.kind == Kind.NOTE else story.kind,
            story.headline,
            story.standfirst,
            story.byline,
        )
        for story in issue.in_order()
    ]


def links(issue: Issue, story: Story) -> list[Row]:
    """The links of a story, those without a title named as they are printed."""
    named = (story.headline or "") if story.kind == Kind.CARD else ""
    return [(link.source, link.title or named, link.url) for link in issue.links_of(story.id)]


UNTOLD = ("0048-the-deep-end.json", "text")
"""Holds a link without an address whose line is full: the next link may be the rest of its title, and a doubt asks."""

TOOLS = [(tool, format) for format in ("html", "eml", "text", "markdown") for tool in names()]
TOOLS = [each for each in TOOLS if each not in {("ghost", "markdown"), ("substack", "markdown")}]
"""Mail tools and formats. The Markdown of these two has no masthead, and the byline of its first letter is lost."""


def told(issue: Issue, format: str) -> list[tuple[Row, list[Row]]]:
    """The stories of an issue, each with its links; the link of a brief stands in its line."""
    stories = issue.in_order()
    listed = [[] if story.kind == Kind.BRIEF else links(issue, story) for story in stories]
    return list(zip(rows(issue, format), listed, strict=True))


@pytest.mark.parametrize(("file", "format"), BOTH)
def test_the_same_stories_come_back_in_order(file: str, format: str) -> None:
    issue, arrival = exported(file, format)
    made = again(arrival)
    assert rows(made, format) == rows(issue, format)
    assert (made.number, made.date, made.title) == (issue.number, issue.date, issue.title)
    assert format in ("text", "paste", "fragment") or made.subject == issue.subject  # these do not print it


def test_a_full_line_without_an_address_is_a_doubt() -> None:
    _, arrival = exported(*UNTOLD)
    assert "One link or two?" in [doubt.question for doubt in arrival.reading.doubts]


@pytest.mark.parametrize(("file", "format"), [each for each in BOTH if each != UNTOLD])
def test_the_same_links_come_back_with_their_story(file: str, format: str) -> None:
    issue, arrival = exported(file, format)
    made = again(arrival)
    for before, after in zip(issue.in_order(), made.in_order(), strict=True):
        if before.kind != Kind.BRIEF:  # the link of a brief stands in its line
            assert links(made, after) == links(issue, before)


@pytest.mark.parametrize("file", RICH)
@pytest.mark.parametrize("style", ["digest", "network"])
@pytest.mark.parametrize("format", ["html", "eml"])
def test_every_house_style_comes_back(file: str, format: str, style: str) -> None:
    issue, arrival = exported(file, format, style)
    assert told(again(arrival), format) == told(issue, format)


@pytest.mark.parametrize("file", RICH)
@pytest.mark.parametrize(("tool", "format"), TOOLS)
def test_the_tags_of_a_mail_tool_are_no_content(file: str, format: str, tool: str) -> None:
    issue, arrival = exported(file, format, tool=tool)
    if (file, format) == UNTOLD:
        assert rows(again(arrival), format) == rows(issue, format)
    else:
        assert told(again(arrival), format) == told(issue, format)


@pytest.mark.parametrize("file", FILES)
def test_exported_once_more_it_is_the_same_text(file: str) -> None:
    publication, _ = SAMPLE.publication()
    issue, arrival = exported(file, "html")
    made = replace(again(arrival), slug=issue.slug)  # the slug is made when the file is
    before, after = (render(each, publication, "text").split() for each in (issue, made))
    assert after == before  # a page holds one space where two were
