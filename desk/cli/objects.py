"""The values of an issue as plain objects for --json, with their texts cleaned and every field in it."""

from typing import TYPE_CHECKING, Any

from desk.edit import publication as publication_edits
from desk.edit.places import section_of
from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Publication
from desk.model.text import LONG_TEXT, clean_line, clean_text
from desk.store.folder.summaries import Summary
from desk.store.sentences import sentence

if TYPE_CHECKING:
    from desk.store.folder.second_copies import SecondCopy


def summary_object(summary: Summary, copy: "SecondCopy | None" = None) -> dict[str, Any]:
    """An issue in a list; `problem` says why its file cannot be read, else it is empty and `id` is not null.

    `copy_of` names the file of which it is a sync tool's second copy; null for all others.
    """
    why = sentence(summary.problem) if summary.problem else ""
    problem = copy.words if copy and why else why
    names = ("number", "date", "status", "stories", "words", "links", "held", "spiked", "title", "subject", "slug")
    values = {name: getattr(summary, name) for name in names}
    return {
        "id": summary.id or None,
        **_cleaned(values),
        **_cleaned({"file": summary.file, "problem": problem}),
        "copy_of": clean_line(copy.original.name) if copy else None,
    }


def section_object(issue: Issue, section: Section) -> dict[str, Any]:
    """A section with the number of its stories and their words."""
    stories = issue.stories_of(section.id)
    return {
        "id": section.id,
        **_cleaned({"title": section.title, "standfirst": section.standfirst}),
        "stories": len(stories),
        "words": sum(map(issue.words_of, stories)),
    }


def story_object(issue: Issue, story: Story) -> dict[str, Any]:
    """A story with its links. `section` is null for Unsorted."""
    names = ("kind", "place", "status", "headline", "standfirst", "byline", "links_label", "sponsor")
    image = {"src": clean_line(story.image.src), "alt": clean_line(story.image.alt)} if story.image else None
    return {
        "id": story.id,
        "section": section_of(issue, story),
        **_cleaned({name: getattr(story, name) for name in names}),
        "image": image,
        **_cleaned({"notes": story.notes, "reason": story.reason, "until": story.until, "origin": story.origin}),
        "words": issue.words_of(story),
        "body": clean_text(story.body),
        "links": [link_object(link) for link in issue.links_of(story.id)],
    }


def link_object(link: Link) -> dict[str, Any]:
    """A link; `url` is null while it waits for its address."""
    names = ("source", "title", "url", "ref", "note")
    return {"id": link.id, "story": link.story, **_cleaned({name: getattr(link, name) for name in names})}


def publication_object(publication: Publication) -> dict[str, Any]:
    """All settings, by the names that `desk set publication` takes."""
    settings = {name: publication_edits.value(publication, name) for name in publication_edits.SETTINGS}
    return {"id": publication.id, **_cleaned(settings)}


def _clean(name: str, content: Any) -> Any:
    if isinstance(content, str):
        return clean_text(content) if name in LONG_TEXT else clean_line(content)
    return [clean_line(str(each)) for each in content] if isinstance(content, tuple) else content


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _clean(name, value) for name, value in values.items()}
