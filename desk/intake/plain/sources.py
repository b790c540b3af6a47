"""Whether the words ahead of a colon in a link are its source: for certain, probably, or not."""

import re
from collections.abc import Collection, Iterable

from desk.links.paste import is_links_label
from desk.links.sources import may_be_source, split_source
from desk.model.text import tidy_line

_TITLE = re.compile(
    r"(?:researched?|related|further|useful|more|relevant|suggested|additional) (?:links?|reading|stories|articles)"
    r"|(?:links?|sources|references|see also)",
    re.IGNORECASE,
)
_NARROW = re.compile(r"^([^:]{1,60}):\s+(?=\S)")
LONGEST_LINK = 300
"""Characters of the longest title of a link."""
_INITIALS = re.compile(r"[A-Z0-9][A-Za-z0-9]*[A-Z][A-Za-z0-9&]*(?:&[A-Z]+)?|[A-Z]{2,}[a-z]?|[A-Z]&[A-Z]+")


def sources_in(lines: Iterable[str], known: Collection[str] = ()) -> frozenset[str]:
    """The sources that lines name for certain, with a colon and two spaces, and those known before."""
    return frozenset(known) | {source for line in lines if (source := split_source(line)[0])}


def parted(line: str, known: Collection[str]) -> tuple[str | None, str, bool]:
    """Source and title of a link, and whether it is in doubt: initials ahead of a colon and one space are a source."""
    source, title = split_source(line, known)
    if source:
        return source, title, False
    match = _NARROW.match(line)
    if not match or not may_be_source(match[1]):
        return None, tidy_line(line), False
    label = tidy_line(match[1])
    if _INITIALS.fullmatch(label):
        return label, tidy_line(line[match.end() :]), True
    return None, tidy_line(line), line[match.end()].isupper() and len(label.split()) < 4


def names_links(line: str) -> bool:
    """Whether a line is the label above links, with its colon or without: "Researched Links:", "Further reading"."""
    return is_links_label(line) or bool(_TITLE.fullmatch(line.strip()))


def label_ahead(line: str) -> str:
    """The label that a line of links begins with, "" if it begins with none: "Further reading: One ~ Two"."""
    match = _NARROW.match(line)
    return tidy_line(match[1]) if match and names_links(f"{match[1]}:") else ""


def is_long_link(line: str) -> bool:
    """Whether a line that is long enough for a paragraph begins with a source and ends as no sentence does."""
    match = _NARROW.match(line)
    ends = line.endswith((".", ":", ";", "!", "?", ".”", ".’"))
    return len(line) < LONGEST_LINK and match is not None and may_be_source(match[1]) and not ends


def has_source(line: str, known: Collection[str]) -> bool:
    """Whether a line names its source, so that it is a link and no headline."""
    return parted(line, known)[0] is not None
