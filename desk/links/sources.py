"""`SOURCE:  title`, the line in which readers meet a researched link: taken apart and put together.

Pure text. The rule is the one editors type by: a colon and two spaces part a source from a title. A colon and one
space is also how titles are written ("UK and Europe: what next?"), so there the source has to be known.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from desk.model.issue import Issue
from desk.model.text import clean_text, tidy_line

LONGEST = 60
"""Characters of the longest source; what is longer is a sentence with a colon in it."""

_WIDE = re.compile(r":(?:\t|[^\S\t]{2})\s*")
_FULL = re.compile("：\\s*")
"""The colon of East Asia, which is as wide as a colon and a space."""
_NARROW = re.compile(r":\s+")
_LIST, _MOST = 3, 4
"""Lines of a list that show how its sources are written, and the part of them that may be written otherwise."""
_SHORT, _NAME_WORDS = 3, 5
"""Letters of a word that needs no capital in a name ("of", "and"), and words of the longest name."""
_ADDRESS = re.compile(r"://|^(?:https?|mailto|ftp|file|javascript|data)$|\S@\S+\.\w", re.IGNORECASE)
_HOUR = re.compile(r"(?:^|\s)\d{1,2}$")
_MINUTES = re.compile(r"[0-5]\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:[0-5]\d(?!\d)")
_CLOSE = re.compile(r"(?<!https)(?<!http)(?<!mailto):(?=[^\W\d_])", re.IGNORECASE)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"))


def split_source(line: str, known: Collection[str] = ()) -> tuple[str | None, str]:
    """Source and title of one line, each tidied; the source is None where the line has none.

    The line parts at its first colon followed by two spaces, no-break ones and tabs included, or at the colon of
    East Asia, which is as wide. Failing that it
    parts at a colon and one space, but only behind a source in `known` (in any case of letters), such as those
    that the issue already uses. A colon inside an address or a clock time is none of these, and nothing parts
    where no title would be left.
    """
    line = clean_text(line).strip()
    if ":" not in line and "：" not in line:
        return None, tidy_line(line)
    names = _folded_names(known)
    for mark in (_WIDE, _FULL):
        if (wide := mark.search(line)) and (parted := _parted(line, wide, names)):
            return parted
    if names:
        for narrow in _NARROW.finditer(line):
            if narrow.start() > 2 * LONGEST:
                break
            if _folded(line[: narrow.start()]) in names and (parted := _parted(line, narrow, names)):
                return parted
    return None, tidy_line(line)


def join_source(source: str | None, title: str) -> str:
    """The line as readers see it: the source, a colon, two spaces and the title; the title alone without a source."""
    return f"{source}:  {title}" if source else title


def swap_source(source: str | None, title: str) -> tuple[str | None, str]:
    """The other reading of a link's words, for a key that goes to and fro.

    With a source, it becomes the beginning of the title ("NHS England: New ratings"). Without one, the title
    parts at its first colon, whatever stands before it, because the editor asked; without a colon nothing changes.
    """
    if source:
        return None, f"{source}: {title}".rstrip()
    title = clean_text(title).strip()
    at = re.search(r":(?=\s|$)|：", title) or _CLOSE.search(title)
    if not at or not (before := tidy_line(title[: at.start()])):
        return None, title
    return before, tidy_line(title[at.end() :])


def may_be_source(label: str, known: Collection[str] = ()) -> bool:
    """Whether words in front of a colon can name a source: short, no sentence in them, no address, no time of day.

    A source in `known` always can.
    """
    label = tidy_line(label)
    if label and _folded(label) in _folded_names(known):
        return True
    return (
        0 < len(label) <= LONGEST
        and any(map(str.isalnum, label))
        and not _ADDRESS.search(label)
        and not _CLOCK.search(label)
        and (label.replace(" ", "").isalnum() or not _breaks_off(label))
    )


def shared_sources(lines: Sequence[str]) -> frozenset[str]:
    """The sources of a list whose lines nearly all have the form of a name, a colon, one space and a title.

    "TUC: The bill heads for the Commons", "Harbour Board: Minutes" and "BBC: Crane sold": here nobody types two spaces,
    and names stand ahead of the colons. Of "Selfies: the naked truth" among links without a colon, of titles such as
    "Tackling fraud: how it is done", and of a list that parts one source with two spaces this says nothing.
    """
    lines = [line for line in map(str.strip, lines) if line]
    if len(lines) < _LIST:
        return frozenset()
    parted = [(narrow, line) for line in lines if (narrow := _NARROW.search(line))]
    if len(parted) < _LIST or _MOST * len(parted) < (_MOST - 1) * len(lines) or any(map(_WIDE.search, lines)):
        return frozenset()
    names = [line[: narrow.start()] for narrow, line in parted if is_name(line[: narrow.start()])]
    if _MOST * len(names) < (_MOST - 1) * len(lines):
        return frozenset()
    return frozenset(tidy_line(name) for name in names)


def is_name(label: str) -> bool:
    """Whether words are a name by their form: few, all but the short ones with a capital, or of letters without."""
    words = tidy_line(label).split()
    long = [word for word in words if len(word) > _SHORT]
    if not words or len(words) > _NAME_WORDS or words[0][0].islower():
        return False
    return not any(word[0].islower() for word in long or words) and may_be_source(label)


def used_sources(issue: Issue) -> tuple[str, ...]:
    """The sources that an issue's links name, each once, in the order in which they were made."""
    return tuple(dict.fromkeys(source for link in issue.links if (source := tidy_line(link.source or ""))))


def _folded_names(known: Collection[str]) -> Collection[str]:
    """Names as they are compared; those of one set are kept."""
    return _names(known if isinstance(known, frozenset) else frozenset(known))


def _parted(line: str, colon: re.Match[str], names: Collection[str]) -> tuple[str, str] | None:
    label, title = tidy_line(line[: colon.start()]), tidy_line(line[colon.end() :])
    if not title or not may_be_source(label, names) or (_HOUR.search(label) and _MINUTES.match(title)):
        return None
    return label, title


def _breaks_off(label: str) -> bool:
    """Whether a bracket is left open, or a sentence ends before the last word.

    "St." and "U.S." are not ends: they are short or dotted.
    """
    if any(label.count(left) != label.count(right) for left, right in _PAIRS):
        return True
    for word in label.split()[:-1]:
        if word.endswith(("!", "?", "…", ";", "。")) or (word.endswith(".") and len(word) > 4 and "." not in word[:-1]):
            return True
    return False


@lru_cache(maxsize=16)
def _names(known: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_folded, known))


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return tidy_line(name).casefold()
