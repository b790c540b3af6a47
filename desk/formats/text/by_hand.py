"""Plain text that was edited by hand: what it was made from, and whether the story has changed since.

A story's `plain` is printed in the text edition instead of what desk would make of the story; an issue's `plain` is the
whole edition. `plain_of` is the mark of the text that was edited. If desk would make another text by now, it is stale.
"""

import hashlib
import re
from dataclasses import replace

from desk.formats.profiles.profile import known
from desk.formats.profiles.target import Target
from desk.formats.text.write import edition, story_texts
from desk.model.issue import Issue, Story
from desk.model.publication import Publication

_NOTE = re.compile(r"\[\d{1,9}\]")


def mark(made: str) -> str:
    """The mark of a text: 16 hexadecimal digits of its SHA-256.

    Numbers of notes ("[3]") do not count: they change when a story above gains a link.
    """
    return hashlib.sha256(_NOTE.sub("[]", made).encode()).hexdigest()[:16]


def story_text(issue: Issue, publication: Publication, story: int) -> str:
    """What desk makes of one story in the text edition, or "" where that prints nothing of it."""
    return story_texts(issue, publication, _target(publication)).get(story, "")


def issue_text(issue: Issue, publication: Publication) -> str:
    """What desk makes of the whole text edition for the publication's own profile."""
    return edition(replace(issue, plain=""), publication, _target(publication))


def stale_stories(issue: Issue, publication: Publication) -> tuple[Story, ...]:
    """The stories that are in and have changed since their text was edited by hand."""
    by_hand = tuple(story for story in issue.in_order() if story.plain)
    if not by_hand:
        return ()
    made = story_texts(issue, publication, _target(publication))
    return tuple(story for story in by_hand if story.plain_of != mark(made.get(story.id, "")))


def is_stale(issue: Issue, publication: Publication) -> bool:
    """Whether the issue has changed since its whole text was edited by hand."""
    return bool(issue.plain) and issue.plain_of != mark(issue_text(issue, publication))


def _target(publication: Publication) -> Target:
    return Target(known(publication.profile))
