"""Questions to colleagues: lines of a story's notes, which are merged like all else and never published.

    ?Q Ana: is the figure of the council right?
    ?A Ana: which year is it? (2024)

A line with `?Q` is open, one with `?A` was answered. The name may be missing: then it is for anybody.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desk.edit import Refused, stories
from desk.model.issue import Issue, Place, Story
from desk.model.text import tidy_line

_QUESTION = re.compile(r"^[ \t]*\?[Qq]\b[ \t]*(?:@?([^:?\n]{1,40}):(?!//)[ \t]*)?(.*)$")
_MARK = re.compile(r"\?[Qq]")
ASIDE = (Place.HELD, Place.CLASH)
"""Where a story may be while its questions are still open, beside the running order."""


class Question(NamedTuple):
    """An open question: its story, its line in the notes (from 0), for whom ("": anybody), and its words."""

    story: int
    line: int
    whom: str
    words: str


def of_story(story: Story) -> tuple[Question, ...]:
    """The open questions of a story, from the top of its notes."""
    if "?" not in story.notes:
        return ()
    found = ((at, _QUESTION.match(line)) for at, line in enumerate(story.notes.split("\n")))
    return tuple(Question(story.id, at, tidy_line(hit[1] or ""), tidy_line(hit[2])) for at, hit in found if hit)


def of_issue(issue: Issue) -> Iterator[Question]:
    """The open questions of an issue in running order, then those of held stories."""
    for story in (*issue.in_order(), *(each for each in issue.stories if each.place in ASIDE)):
        yield from of_story(story)


def ask(issue: Issue, id: int, whom: str, words: str) -> Issue:
    """Put a question to somebody, "" for anybody, at the end of a story's notes. Raises LookupError, Refused."""
    whom, words = tidy_line(whom).lstrip("@"), tidy_line(words)
    if not words:
        raise Refused("A question needs words.")
    if ":" in whom or "?" in whom or len(whom) > 40:
        raise Refused("A colleague is called by a short name without a colon.")
    line = f"?Q {whom}: {words}" if whom else f"?Q {words}"
    notes = issue.story(id).notes.rstrip("\n")
    return stories.change(issue, id, notes=f"{notes}\n{line}" if notes else line)


def answer(issue: Issue, question: Question, words: str = "") -> Issue:
    """Close a question, with an answer behind it if there is one. Raises LookupError if it is no longer there."""
    lines = issue.story(question.story).notes.split("\n")
    open_now = [each for each in of_story(issue.story(question.story)) if each[2:] == question[2:]]
    if not open_now:
        raise LookupError("That question is no longer open")
    at = min(open_now, key=lambda each: abs(each.line - question.line)).line
    said = f" ({tidy_line(words)})" if tidy_line(words) else ""
    lines[at] = _MARK.sub("?A", lines[at], count=1).rstrip() + said
    return stories.change(issue, question.story, notes="\n".join(lines))
