"""Two versions of a story, a link, a section or the settings as the parts that differ, named and in words."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from desk.compare.words import Span, changed_words, difference
from desk.model.issue import Image, Issue
from desk.model.text import clean_line, clean_text

_LABELS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "body": "",
    "links_label": "Label of the links",
    "source": "Source",
    "title": "Title",
    "url": "Address",
    "ref": "In the archive",
}
"""What is printed above a field, in the order of reading; others follow under their own names."""
_APART = {
    *("id", "unknown", "unknown_tables", "sections", "stories", "links", "corrections", "clips", "story"),
    *("standing", "standing_links", "bookings"),
}
_MOVED = ("Place in the running order", "where it stands", "where it was moved to")


@dataclass(frozen=True, slots=True)
class Part:
    """One field in two versions. `label` is printed above it, "" for the running text; `is_move`: it is the place."""

    label: str
    old: str
    new: str
    is_move: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """The runs of both, safe to show."""
        return difference(clean_text(self.old), clean_text(self.new))


def words_of(found: Sequence[Part]) -> tuple[int, int]:
    """How many words came in and went out in all parts."""
    counts = [changed_words(part.spans) for part in found]
    return sum(came for came, _ in counts), sum(went for _, went in counts)


def parts(old: Any, new: Any, issue: Issue | None = None) -> list[Part]:
    """The fields in which two rows differ; None is a row that is not there. `issue` is where sections get their titles.

    A story of which headline and section changed: "Headline" with both headlines, "Section" with both titles.
    """
    row = old if old is not None else new
    if row is None:
        return []
    names = [each.name for each in fields(row) if each.name not in _APART]
    names.sort(key=lambda name: list(_LABELS).index(name) if name in _LABELS else len(_LABELS))
    found = [_part(name, old, new, issue) for name in names]
    return [part for part in found if part is not None]


def _part(name: str, old: Any, new: Any, issue: Issue | None) -> Part | None:
    was, now = (getattr(each, name) if each is not None else None for each in (old, new))
    if was == now or (name in ("order", "kind", "place", "status") and None in (old, new)):
        return None
    if name == "order":
        return Part(*_MOVED, is_move=True)
    label = _LABELS.get(name, name.replace("_", " ").capitalize())
    if name == "section" and issue is not None:
        titles: dict[Any, str] = {each.id: each.title or "untitled" for each in issue.sections}
        was, now = (titles.get(each, "Unsorted") if row is not None else "" for each, row in ((was, old), (now, new)))
    before, after = _words(was), _words(now)
    return None if before == after else Part(label, before, after)


def _words(content: Any) -> str:
    if content is None:
        return ""
    if isinstance(content, Image):
        return f"{content.src} {content.alt}".strip()
    return ", ".join(map(str, content)) if isinstance(content, tuple) else str(content)


def story_parts(old: Issue, new: Issue, id: int) -> list[Part]:
    """What differs in a story and its links."""
    was, now = (next((each for each in issue.stories if each.id == id), None) for issue in (old, new))
    made = parts(was, now, new)
    before = {link.id: link for link in old.links_of(id)}
    after = {link.id: link for link in new.links_of(id)}
    for link in dict.fromkeys([*before, *after]):
        one, other = _link(before.get(link)), _link(after.get(link))
        if one != other:
            made.append(Part("Link", one, other))
    return made


def _link(link: Any) -> str:
    return "" if link is None else "  ".join(filter(None, (link.source, link.title, link.url, link.note)))


def issue_parts(old: Issue, new: Issue) -> list[Part]:
    """What differs in a whole issue: its details, sections, and each story under its name."""
    made = parts(old, new)
    was, now = _outline(old), _outline(new)
    if was != now:
        made.append(Part("Running order", was, now))
    for id in _stories(old, new):
        of_story = [part for part in story_parts(old, new, id) if not part.is_move]
        if of_story:
            name = next(each.name for issue in (new, old) for each in issue.stories if each.id == id)
            for part in of_story:
                label = f"{clean_line(name)}: {part.label.lower()}" if part.label else clean_line(name)
                made.append(Part(label, part.old, part.new))
    return made


def _outline(issue: Issue) -> str:
    lines = []
    for section in (*issue.running_order, None):
        stories = issue.stories_of(section.id if section else None)
        if section or stories:
            lines.append((section.title or "untitled").upper() if section else "UNSORTED")
        lines += [f"- {story.name}" for story in stories]
    return "\n".join(lines)


def _stories(old: Issue, new: Issue) -> Sequence[int]:
    return list(dict.fromkeys(story.id for story in (*new.in_order(), *new.stories, *old.stories)))
