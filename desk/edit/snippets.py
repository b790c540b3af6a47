"""Snippets: texts that are kept once in the publication and put in by name.

They stand in one setting, each below its name in brackets; a snippet may name others, and what changes by issue:

    [thanks]
    Issue {number} was made possible by {sponsor}.

    [close]
    {thanks} See you after {date}.
"""

import re
from collections.abc import Mapping, Sequence

from desk.edit import Refused
from desk.model.dates import long_date
from desk.model.issue import Issue, Story
from desk.model.publication import Publication
from desk.model.text import clean_text, tidy_line

VALUES = ("number", "date", "sponsor")
"""What a snippet may name that changes by issue."""
LONGEST = 20_000
"""Characters of a snippet with all that it names: a few that name each other twice would grow without end."""
_NAME = re.compile(r"^[ \t]*\[([^\[\]{}\n]{1,40})\][ \t]*$", re.MULTILINE)
_NAMED = re.compile(r"\{([^{}\n]{1,40})\}")


def snippets_of(publication: Publication) -> dict[str, str]:
    """The snippets by their names, in their order; of two that share a name, the first."""
    parts = _NAME.split(clean_text(publication.snippets))
    found: dict[str, str] = {}
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(tidy_line(name), text.strip("\n"))
    return found


def checked(text: str) -> str:
    """The setting as it may be kept. Raises Refused where a text has no name, a name two texts, or one names itself."""
    text = clean_text(text).strip("\n")
    parts = _NAME.split(text)
    if parts[0].strip():
        raise Refused("A snippet begins with its name in brackets on a line of its own: [thanks].")
    names = [tidy_line(name) for name in parts[1::2]]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise Refused(f"Two snippets are called “{name}”: give one of them another name.")
        if name in VALUES:
            raise Refused(f"“{name}” stands for the {name} of the issue: call the snippet something else.")
    found = snippets_of(Publication(0, snippets=text))
    for name in found:
        _filled(found, name, {}, ())
    return text


def filled(publication: Publication, name: str, issue: Issue, story: Story | None, day: str = "") -> str:
    """A snippet with all that it names, for a story of an issue; what has no value yet stays as it is written.

    `day` is the date of the issue as its readers write it; without one it is the English long form. Raises LookupError
    if there is no such snippet, and Refused if it names itself.
    """
    found = snippets_of(publication)
    if name not in found:
        raise LookupError(f"there is no snippet “{name[:40]}”: {', '.join(found) or 'none is kept yet'}")
    sponsors = [each.sponsor for each in ([story] if story else []) + list(issue.in_order()) if each.sponsor]
    values = {
        "number": "" if issue.number is None else str(issue.number),
        "date": (day or long_date(issue.date)) if issue.date else "",
        "sponsor": next(iter(sponsors), ""),
    }
    return _filled(found, name, values, ())


def with_one(publication: Publication, name: str, text: str) -> str:
    """The setting with one more snippet, or with another text under a name that is there; an empty text takes it out.

    Raises Refused.
    """
    name = tidy_line(name)
    if not name or not _NAME.fullmatch(f"[{name}]"):
        raise Refused("A snippet is called by at most 40 letters, without brackets and braces.")
    found = snippets_of(publication)
    text = clean_text(text).strip("\n")
    if _NAME.search(text):
        raise Refused("No line of a snippet can be a name in brackets: it would begin another one.")
    found = {**found, name: text} if text.strip() else {each: kept for each, kept in found.items() if each != name}
    return checked("\n\n".join(f"[{each}]\n{kept}" for each, kept in found.items()))


def unknown(publication: Publication, text: str = "") -> list[str]:
    """The names in braces of a text, else of all snippets, that stand for nothing: they are printed as they are."""
    found = snippets_of(publication)
    named = dict.fromkeys(
        tidy_line(name) for each in ([text] if text else found.values()) for name in _NAMED.findall(each)
    )
    return [name for name in named if name not in VALUES and name not in found]


def unknown_said(names: Sequence[str]) -> str:
    """That names in braces stand for nothing, as a sentence; "" for none."""
    return f"Nothing is called {' or '.join(f'{{{name}}}' for name in names)}: it is printed so." if names else ""


def unfilled(text: str) -> list[str]:
    """The names that still stand in a text in braces, of those that change by issue."""
    return [name for name in dict.fromkeys(_NAMED.findall(text)) if name in VALUES]


def _filled(found: Mapping[str, str], name: str, values: Mapping[str, str], within: tuple[str, ...]) -> str:
    if name in within:
        way = " → ".join((*within[within.index(name) :], name))
        raise Refused(f"The snippet “{name}” names itself: {way}.")

    def put(match: re.Match[str]) -> str:
        inner = tidy_line(match[1])
        if inner in VALUES:
            return values.get(inner) or match[0]
        return _filled(found, inner, values, (*within, name)) if inner in found else match[0]

    made = _NAMED.sub(put, found[name])
    if len(made) > LONGEST:
        raise Refused(f"The snippet “{name}” is longer than {LONGEST:,} characters with all that it names.")
    return made
