"""Edits that copy: an issue as the next one, and a held story of another issue into this one."""

from dataclasses import replace

from desk.edit.issues import following
from desk.edit.runs import behind, by_id, with_rows
from desk.model.ids import new_id
from desk.model.issue import Issue, Place, Section, Status, Story
from desk.model.publication import Publication
from desk.model.text import tidy_line


def duplicate(issue: Issue, publication: Publication) -> Issue:
    """The next issue with all sections, stories and links of this one under new ids, every story a draft again.

    Number and date are the next ones; title, subject and preheader are empty. What was put aside stays where it is.
    """
    made = following(issue, publication)
    sections = {old.id: new.id for old, new in zip(issue.running_order, made.running_order, strict=True)}
    ids = {story.id: new_id() for story in issue.in_order()}
    stories = [
        replace(story, id=ids[story.id], section=sections.get(story.section or 0), status=Status.DRAFT, origin=None)
        for story in issue.in_order()
    ]
    links = [replace(link, id=new_id(), story=ids[link.story]) for link in issue.links if link.story in ids]
    return replace(
        made,
        stories=by_id(stories),
        links=by_id(links),
    )


def bring(issue: Issue, other: Issue, id: int) -> Issue:
    """Copy a story of another issue with its links into this one, under the same ids.

    It goes to the end of the section of the same title, else of the last one. Where this issue holds the story
    already, put aside or moved away, the copy takes that one's place; where it is in, nothing changes.
    Raises LookupError if the other issue has no such story.
    """
    story = other.story(id)
    if any(each.id == id and each.place == Place.IN for each in issue.stories):
        return issue
    links = other.links_of(id)
    section = _like(issue, _title(other, story))
    home = section.id if section else None
    run = issue.stories_of(home)
    copy = replace(story, section=home, place=Place.IN, reason="", until="", origin=f"{other.id}/{id}")
    rest = [link for link in issue.links if link.story != id]
    return replace(
        issue,
        stories=with_rows(issue.stories, behind(run, [copy], run[-1].id if run else None)),
        links=by_id({link.id: link for link in (*rest, *links)}.values()),
    )


def _title(issue: Issue, story: Story) -> str:
    return next((tidy_line(each.title or "") for each in issue.sections if each.id == story.section), "")


def _like(issue: Issue, title: str) -> Section | None:
    """The section of this title, in any case of letters, else the last one; None if there are no sections."""
    same = [each for each in issue.running_order if tidy_line(each.title or "").casefold() == title.casefold()]
    found = same or issue.running_order[-1:]
    return found[0] if found else None
