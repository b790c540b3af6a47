r"""An issue cut into the parts that are read one after the other: a title, a headline, a paragraph, a link.

A part knows where its words stand, so that they can be changed in place: the second paragraph of a body "One.\n\nTwo."
is the field "body" of its story from 6 to 10.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from desk.edit import Refused, issues, links, sections, stories
from desk.formats.blocks.wording import Wording
from desk.formats.prose.layout import laid_out
from desk.formats.prose.wrap import wrap
from desk.formats.spans import LOOK
from desk.model.issue import Issue, Story
from desk.model.text import clean_text, count_words, tidy_line
from desk.tui.widgets.cells import Span

TK = " TK"
"""What marks a part in which something is still to come; pre-flight finds it."""
_GAP = re.compile(r"\n[ \t]*\n\s*")
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
_STYLES = {"title": "section", "headline": "headline", "standfirst": "standfirst", "byline": "dim", "subject": "bold"}


@dataclass(frozen=True, slots=True)
class GalleyPart:
    """Words of one field: `table` and `id` say of what, `start` and `end` where in its text; `words` are they."""

    table: str
    id: int
    field: str
    start: int
    end: int
    words: str
    source: str = ""

    @property
    def place(self) -> tuple[str, int, str, int]:
        """What tells it from the others."""
        return self.table, self.id, self.field, self.start

    @property
    def mark(self) -> str:
        """What it is known by as read: when its words change it has to be read again."""
        said = f"{self.table}\n{self.id}\n{self.field}\n{self.words}"
        return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:12]

    @property
    def count(self) -> int:
        """How many words it has."""
        return count_words(self.words)


def parts(issue: Issue) -> Iterator[GalleyPart]:
    """All that readers get of an issue, in their order; what is empty is no part."""
    for name in ("subject", "preheader"):
        yield from _line("issue", issue.id, name, getattr(issue, name))
    for section in (*issue.running_order, None):
        run = issue.stories_of(section.id if section else None)
        if section and run:
            yield from _line("sections", section.id, "title", section.title)
            yield from _line("sections", section.id, "standfirst", section.standfirst)
        for story in run:
            yield from _story(issue, story)


def _story(issue: Issue, story: Story) -> Iterator[GalleyPart]:
    for name in ("headline", "standfirst", "byline"):
        yield from _line("stories", story.id, name, getattr(story, name))
    for start, end in _paragraphs(story.body):
        yield GalleyPart("stories", story.id, "body", start, end, story.body[start:end])
    for link in issue.links_of(story.id):
        for part in _line("links", link.id, "title", link.title):
            yield replace(part, source=tidy_line(link.source or ""))


def _line(table: str, id: int, field: str, text: str | None) -> Iterator[GalleyPart]:
    if text and text.strip():
        yield GalleyPart(table, id, field, 0, len(text), text)


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a body stand. One with code in it, whose empty lines mean something, is not cut."""
    if _FENCE.search(body):
        edges = [(0, len(body))]
    else:
        gaps = [(0, 0), *((gap.start(), gap.end()) for gap in _GAP.finditer(body)), (len(body), len(body))]
        edges = [(before[1], after[0]) for before, after in pairwise(gaps)]
    for start, end in edges:
        words = body[start:end]
        kept = words.strip("\n")
        if kept.strip():
            at = start + words.index(kept)
            yield at, at + len(kept)


def typed_in(issue: Issue, part: GalleyPart, words: str) -> Issue:
    """The issue while a paragraph is typed: blanks and lines around it stay, so that it stays where it is.

    Raises LookupError, and Refused if the paragraph changed meanwhile.
    """
    text = _around(issue, part)
    return stories.change(issue, part.id, body=f"{text[: part.start]}{words}{text[part.start + len(part.words) :]}")


def _around(issue: Issue, part: GalleyPart) -> str:
    """The text that a part stands in. Raises LookupError, and Refused if the part changed meanwhile."""
    text = _text(issue, part)
    if text[part.start : part.start + len(part.words)] != part.words:
        raise Refused("These words were changed meanwhile: read them again.")
    return text


def changed(issue: Issue, part: GalleyPart, words: str) -> Issue:
    """The issue with other words in the place of a part. Raises LookupError, and Refused if they changed meanwhile."""
    text = _around(issue, part)
    words = words.strip("\n") if part.field == "body" else words.strip()
    new = f"{text[: part.start]}{words}{text[part.end :]}"
    if part.table == "issue":
        return issues.change(issue, **{part.field: new})
    if part.table == "sections":
        return sections.change(issue, part.id, **{part.field: new})
    if part.table == "links":
        return links.change(issue, part.id, **{part.field: new})
    return stories.change(issue, part.id, **{part.field: new.strip("\n") if part.field == "body" else new})


def marked(part: GalleyPart) -> str:
    """The words with TK at their end, or without it where it is there."""
    return part.words.removesuffix(TK) if part.words.endswith(TK) else part.words.rstrip() + TK


def _text(issue: Issue, part: GalleyPart) -> str:
    if part.table == "issue":
        return str(getattr(issue, part.field))
    row = {"sections": issue.section, "links": issue.link, "stories": issue.story}[part.table](part.id)
    return getattr(row, part.field) or ""


def laid(part: GalleyPart, wording: Wording, width: int) -> tuple[tuple[Span, ...], ...]:
    """A part as lines of words in styles, as a reader sees it."""
    if part.field == "body":
        return tuple(map(tuple, laid_out(wording.body(clean_text(part.words)).prose, width, LOOK)))
    words = wording.line(part.words)
    if part.table == "links":
        spans = [(f"{part.source}:", "source"), ("  ", ""), (words, "link")] if part.source else [(words, "link")]
        return tuple(map(tuple, wrap(spans, width, keep_addresses=False)))
    style = _STYLES.get(part.field, "")
    shown = words.upper() if (part.table, part.field) == ("sections", "title") else words
    return tuple(map(tuple, wrap([(shown, style)], width, keep_addresses=False)))
