"""What the story pane shows while a section is selected: its standfirst, its figures and its stories."""

from collections.abc import Callable, Iterator

from desk.edit.waiting import waiting_in
from desk.model.issue import Issue
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line

_KEYS = (("rename", "title and standfirst"), ("story.new", "new story"), ("section.remove", "remove the section"))


def section_lines(issue: Issue, id: int, key: Callable[[str], str], width: int) -> Iterator[Line]:
    """The lines for a section; `key` gives the key of a command, `width` is how many cells there are."""
    section, stories = issue.section(id), issue.stories_of(id)
    title = shown(section.title or "")
    yield from (
        Line(((part, "bold" if title else "italic dim"),)) for part in wrapped(title or "Untitled section", width)
    )
    yield from (Line(((part, "italic"),)) for part in wrapped(shown(section.standfirst), width) if section.standfirst)
    yield BLANK
    yield Line(tuple(_figures(issue, id)))
    yield BLANK
    for story in stories:
        words: tuple[Span, ...] = ((f"{issue.words_of(story):,}", "dim"),) if issue.words_of(story) else ()
        yield Line(((shown(story.name), ""),), words)
    yield from [BLANK] if stories else []
    yield from (Line(((f"{key(name):<8}", "bold"), (words, ""))) for name, words in _KEYS if key(name))


def _figures(issue: Issue, id: int) -> Iterator[Span]:
    """Stories, words, links and those of them without an address."""
    stories = issue.stories_of(id)
    if not stories:
        yield "No stories yet", ""
        return
    bare = sum(1 for story in stories for _ in waiting_in(issue, story))
    parts = [
        count(len(stories), "story", "stories"),
        count(sum(map(issue.words_of, stories)), "word"),
        count(sum(issue.link_count_of(story) for story in stories), "link"),
    ]
    yield "   ".join([*parts, *([f"{bare} without address"] if bare else [])]), "dim"
