"""Small invented archives for the tests: issues with stories in them, written to a folder as desk writes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desk.archive.index import Archive
from desk.model import order
from desk.model.issue import Issue, IssueStatus, Link, Section, Story
from desk.model.kinds import Kind
from desk.store.folder.issues import Folder


@dataclass(frozen=True)
class Told:
    """A story as a test writes it: links are addresses, or (source, title, address)."""

    headline: str
    body: str = ""
    links: Sequence[str | tuple[str, str, str]] = ()
    kind: str = Kind.STORY
    section: str = "News"
    refs: Sequence[str] = field(default=())


def issue(number: int | None, date: str, stories: Iterable[Told], id: int = 0) -> Issue:
    """An issue of these stories; ids follow from its number, so that a test can name them (see `story_id`)."""
    told = list(stories)
    titles = list(dict.fromkeys(each.section for each in told))
    base = (id or (number or 0)) * 1000
    sections = [
        Section(base + at, key, title)
        for at, (key, title) in enumerate(zip(order.spread(len(titles)), titles, strict=True))
    ]
    made: list[Story] = []
    links: list[Link] = []
    for at, (key, each) in enumerate(zip(order.spread(len(told)), told, strict=True)):
        section = sections[titles.index(each.section)].id
        story = Story(base + 100 + at, key, section, each.kind, headline=each.headline, body=each.body)
        made.append(story)
        listed = [("", "", link) if isinstance(link, str) else link for link in each.links]
        listed += [("", "", "")] * len(each.refs)
        keys = order.spread(len(listed))
        for place, (mark, (source, title, url)) in enumerate(zip(keys, listed, strict=True)):
            ref = each.refs[place - len(each.links)] if place >= len(each.links) else None
            links.append(
                Link(base * 100 + at * 50 + place, mark, story.id, source or None, url or None, ref, title=title)
            )
    return Issue(
        base + 1,
        number,
        slug=f"issue-{number}",
        date=date,
        status=IssueStatus.SENT,
        sections=tuple(sections),
        stories=tuple(made),
        links=tuple(links),
    )


def story_id(number: int, at: int = 0) -> int:
    """The id of a story of an issue made by `issue`."""
    return number * 1000 + 100 + at


def archive(path: Path, *issues: Issue) -> Archive:
    """The archive of a new folder with these issues, read once."""
    folder = Folder(path / "issues", path / "cache")
    folder.begin()
    for each in issues:
        folder.create_issue(each)
    made = Archive(folder, path / "cache")
    made.freshen()
    return made
