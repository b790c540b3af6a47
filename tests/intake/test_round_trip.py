"""What the desk writes it reads back: the sample issues, exported and read in again, tell the same stories."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.incoming import Arrival, arrivals
from desk.intake.issue import to_issue
from desk.model.issue import Issue, Kind, Story
from desk.model.text import tidy_line
from desk.render import FORMATS, render
from desk.store.folder import Folder

SAMPLE = Folder(Path(__file__).parent.parent.parent / "issues")
FILES = sorted(path.name for path in SAMPLE.path.glob("[0-9]*.json"))
SIMPLE = FILES[:12]
"""Issues without letters, notes, briefs and cards, whose kinds a plain text does not tell."""
BOTH = [(file, format) for format in ("html", "json") for file in FILES]
BOTH += [(file, format) for format in ("text", "markdown") for file in SIMPLE]
Row = tuple[str | None, ...]


def exported(file: str, format: str) -> tuple[Issue, Arrival]:
    """A sample issue, and what its export is read as."""
    publication, _ = SAMPLE.publication()
    issue = SAMPLE.open_issue(SAMPLE.path / file).issue
    (arrival,) = arrivals(render(issue, publication, format).encode(), f"a.{FORMATS[format].extension}")
    return issue, arrival


def again(arrival: Arrival) -> Issue:
    return arrival.own or to_issue(arrival.reading, SAMPLE.publication()[0])


def rows(issue: Issue) -> list[Row]:
    """What a reader is told, story by story."""
    titles = {section.id: section.title for section in issue.sections}
    return [
        (tidy_line(titles.get(story.section or 0) or ""), story.kind, story.headline, story.standfirst, story.byline)
        for story in issue.in_order()
    ]


def links(issue: Issue, story: Story) -> list[Row]:
    """The links of a story, those without a title named as they are printed."""
    named = (story.headline or "") if story.kind == Kind.CARD else ""
    return [(link.source, link.title or named, link.url) for link in issue.links_of(story.id)]


@pytest.mark.parametrize(("file", "format"), BOTH)
def test_the_same_stories_come_back_in_order(file: str, format: str) -> None:
    issue, arrival = exported(file, format)
    made = again(arrival)
    assert rows(made) == rows(issue)
    assert (made.number, made.date, made.title) == (issue.number, issue.date, issue.title)
    assert format == "text" or made.subject == issue.subject  # the plain text edition does not print it


@pytest.mark.parametrize(("file", "format"), BOTH)
def test_the_same_links_come_back_with_their_story(file: str, format: str) -> None:
    issue, arrival = exported(file, format)
    made = again(arrival)
    for before, after in zip(issue.in_order(), made.in_order(), strict=True):
        if before.kind != Kind.BRIEF:  # the link of a brief stands in its line
            assert links(made, after) == links(issue, before)


@pytest.mark.parametrize("file", FILES)
def test_exported_once_more_it_is_the_same_text(file: str) -> None:
    publication, _ = SAMPLE.publication()
    issue, arrival = exported(file, "html")
    made = replace(again(arrival), slug=issue.slug)  # the slug is made when the file is
    before, after = (render(each, publication, "text").split() for each in (issue, made))
    assert after == before  # a page holds one space where two were
