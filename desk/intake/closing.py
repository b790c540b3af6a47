"""What an editor says at the end: where the links came from, whom to thank, how to write to her. A note, no story."""

import re
from dataclasses import replace

from desk.intake.reading import Doubt, Reading, ReadStory
from desk.model.issue import Kind

LONGEST = 3_000
"""Characters of such words; what is longer is a text of its own."""
_SAYS = re.compile(
    r"^\W*(?:(?:more )?(?:links?|items|stories|news) (?:from|via|by|courtesy)\b|(?:sources?|credits?)\b|"
    r"(?:many )?thanks to\b|with thanks\b|compiled by\b)"
    r"|\b(?:e-?mail|contact|reply to|write to|write|send|tell) (?:me|us)\b",
    re.IGNORECASE,
)


def with_closing_note(reading: Reading) -> Reading:
    """The reading with its last words told apart from the stories, where that is what they are; a doubt says so."""
    if len(reading.stories) < 2 or not _is_closing(last := reading.stories[-1]):
        return reading
    doubt = Doubt("kind", "Story or closing note?", Kind.NOTE, Kind.STORY, len(reading.stories) - 1, last.lines)
    note = replace(last, kind=Kind.NOTE, section=None)
    return replace(reading, stories=(*reading.stories[:-1], note), doubts=(*reading.doubts, doubt))


def _is_closing(story: ReadStory) -> bool:
    """Whether a story is one paragraph without a headline or links of its own that speaks as an editor takes leave."""
    bare = story.kind == Kind.STORY and not (story.headline or story.links or story.image or story.sponsor)
    return bare and story.paragraphs == 1 and len(story.body) <= LONGEST and bool(_SAYS.search(story.body))
