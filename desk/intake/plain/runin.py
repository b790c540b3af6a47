"""Headlines that run into their paragraph: "KETTLES.  Whoever ...", "TOWN:  Kettles - Whoever ...", "*Kettles* Who"."""

import re
from dataclasses import dataclass

from desk.intake.plain.sources import label_ahead

_SHOUTED_START = re.compile(r"([^a-z.!?]{4,90}[.!?])\s+(?=\S)")
_SHOUTED_LABEL = re.compile(r"([A-Z][^a-z.:!?]{3,60}):\s+(?=\S)")
_DEPARTMENT = re.compile(r"([A-Z][\w&’'./ -]{1,40}):\s{1,4}(\S[^.!?]{3,100}?[^\s.:])[.!?’”]?\s+[-–—]{1,2}\s+(?=\S)")
_MARKED_START = re.compile(r"([*_]{1,2})(\S[^*_]{2,110}?)\1\s*(?:[-–—:.]+\s*)?(?=\S)")
_SMALL = r"(?:a|an|and|at|by|de|for|from|in|of|on|or|the|to|with|und|für|van|von)"
_TITLED_START = re.compile(
    rf"((?!I\s)[^\W_a-z][\w’'&/+-]*(?:\s(?:{_SMALL}|[^\W_a-z][\w’'&/+-]*)){{1,8}})[.]\s+(?=[^\W_a-z]|[“\"\[])"
)
_LETTERS = re.compile(r"[^\W\d_]")
TITLED = "|"
"""The form of a headline whose words have capitals and end with a full stop: "New Wool Policy.  Ines Abt ..."."""


@dataclass(frozen=True, slots=True)
class RunIn:
    """A headline that runs into its paragraph, the department ahead of it, the text behind it, and its form."""

    headline: str
    text: str
    department: str = ""
    form: str = "."


def run_in(text: str) -> RunIn | None:
    """The headline at the beginning of a paragraph: "KETTLES.  Whoever ...", "TOWN:  Kettles - Whoever ..."."""
    if match := _MARKED_START.match(text):
        return RunIn(match[2].rstrip(".:"), text[match.end() :], form="*")
    if match := _SHOUTED_START.match(text):
        return RunIn(match[1], text[match.end() :]) if len(_LETTERS.findall(match[1])) > 2 else None
    if (match := _DEPARTMENT.match(text)) and not label_ahead(text):
        return RunIn(match[2], text[match.end() :], match[1], form="-")
    if (match := _SHOUTED_LABEL.match(text)) and len(_LETTERS.findall(match[1])) > 3:
        return RunIn(match[1], text[match.end() :], form=":")
    if match := _TITLED_START.match(text):
        return RunIn(match[1], text[match.end() :], form=TITLED)
    return None
