"""How the places that a search found are listed: by story, each in its sentence, with what would become of it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from desk.edit.replace import CONTEXT, Match
from desk.model.issue import Issue
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.lines import Line

BEFORE = 30
"""Characters in front of what was found, so that it stands near the left edge."""
_FIELDS = {"body": "text", "alt": "picture", "links_label": "links label", "url": "address"}
_OF_LINKS = {"title": "link"}
_OF_SECTIONS = {"title": "section"}


def rows(matches: Sequence[Match], left_out: Collection[int], words: str | None) -> Iterator[Line]:
    """A heading for each story, a row for each place under it.

    `words` are what would stand in the places, None if nothing is to be replaced; the numbers in `left_out` are
    places that stay as they are. A row is named by its number.
    """
    for label, group in groupby(enumerate(matches), key=lambda each: _heading(each[1])):
        yield Line(((label, "dim"),))
        for at, match in group:
            yield _row(at, match, "left out" if at in left_out else _field(match), None if at in left_out else words)


def counted(issue: Issue, matches: Sequence[Match]) -> str:
    """How many places there are and in how many stories: "12 in 7 stories"."""
    stories = {match.id for match in matches if match.table == "stories"}
    stories |= {issue.link(match.id).story for match in matches if match.table == "links"}
    elsewhere = any(match.table not in ("stories", "links") for match in matches)
    if not stories:
        return count(len(matches), "place")
    return f"{len(matches):,} in {count(len(stories), 'story', 'stories')}{' and elsewhere' if elsewhere else ''}"


def _heading(match: Match) -> str:
    return "Subject and preheader" if match.table == "issue" else shown(match.label)


def _field(match: Match) -> str:
    special = {"links": _OF_LINKS, "sections": _OF_SECTIONS}.get(match.table, {})
    return special.get(match.field) or _FIELDS.get(match.field, match.field)


def _row(at: int, match: Match, note: str, words: str | None) -> Line:
    style = "dim" if note == "left out" else ""
    found: tuple[Span, ...] = ((match.found, style or "bold underline"),)
    if words is not None:
        found = ((match.found, "strike stop"), (shown(match.put(words)), "bold underline add"))
    text = ((f"  {_before(match.before)}", style), *found, (_after(match.after), style))
    return Line(text, ((note, "dim"),), row=at)


def _before(text: str) -> str:
    """The words in front, from the beginning of one: what comes before them is an ellipsis."""
    if len(text) < CONTEXT and len(text) <= BEFORE:
        return text
    _, space, rest = text[-BEFORE:].partition(" ")
    return f"… {rest}" if space else f"…{text[-BEFORE:]}"


def _after(text: str) -> str:
    """The words behind, to the end of one."""
    if len(text) < CONTEXT:
        return text
    head, space, _ = text.rpartition(" ")
    return f"{head} …" if space else f"{text}…"
