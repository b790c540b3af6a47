"""Find and replace over a whole issue: everything that is published, in the order in which readers meet it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import Any

from desk.edit import LONG_TEXT, Refused
from desk.edit.links import checked_url
from desk.model.issue import Issue, Link, Section, Story
from desk.model.text import clean_line, clean_text, is_unspaced
from desk.model.widths import plain_width, ways_to_write

CONTEXT = 40
"""Characters shown on either side of what was found."""

_STORY_FIELDS = ("headline", "standfirst", "byline", "body", "links_label", "sponsor")
_ADDRESSES = re.compile(
    r"(?<=\]\()(?:[^()\s]|\([^()\s]*\))*|<(?:https?://|mailto:)[^\s<>]*>|(?:https?://|www\.)[^\s<>()]+", re.IGNORECASE
)
_SAME = ("'‘’ʼ", '"“”', " \u00a0\u2007\u202f")
"""Signs that find each other: straight and curly quotes, spaces and no-break spaces."""
_UNSEEN = "\u00ad\u034f\u200b\u2060\ufeff"
"""Soft hyphen, grapheme joiner, zero-width space, word joiner, byte order mark: between letters they find nothing."""
_GAP = f"[{_UNSEEN}]*"
_HAS_UNSEEN = re.compile(f"[{_UNSEEN}]")

Row = Issue | Section | Story | Link
"""What words can be found in."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place in an issue: `table` is issue, sections, stories or links, `start` and `end` count characters.

    `alt` is the field of a picture's words. `before`, `found` and `after` are cleaned to be shown on one line;
    `label` says where it is: a story's name, a section's title, "Subject". `case` says what the words that take its
    place keep of its capitals: the first one ("capital"), all ("capitals") or nothing ("").
    """

    table: str
    id: int
    field: str
    start: int
    end: int
    before: str
    found: str
    after: str
    label: str
    case: str = ""

    def put(self, words: str) -> str:
        """`words` as they stand in this place: "geese" for "Swans" is "Geese", for "SWANS" it is "GEESE"."""
        if self.case == "capitals":
            return words.upper()
        return words[:1].upper() + words[1:] if self.case == "capital" else words


def find(
    issue: Issue,
    needle: str,
    *,
    match_case: bool = False,
    whole_words: bool = False,
    addresses: bool = False,
    story: int | None = None,
) -> tuple[Match, ...]:
    """Where `needle` stands in the published text, in running order; of one `story` only, wherever it is placed.

    Without `story` that is the subject and preheader, the sections and the stories that are in; notes and the
    shelves are left out. Straight and curly quotes find each other, so do spaces and no-break spaces, full and half
    width. Soft hyphens and zero-width spaces do not count. Addresses (those of links and those inside a body) are
    searched only if `addresses` says so. Raises LookupError if there is no such story.
    """
    needle = _HAS_UNSEEN.sub("", clean_line(needle))
    if not needle:
        return ()
    patterns = [_pattern(needle, match_case, whole_words, gap) for gap in ("", _GAP)]
    places = _story_places(issue, issue.story(story), addresses) if story is not None else _places(issue, addresses)
    kept = None if match_case else needle
    return tuple(match for place in places for match in _matches(patterns, *place, addresses, kept))


def replace(issue: Issue, matches: Iterable[Match], replacement: str) -> Issue:
    """Put `replacement` in the place of exactly these matches of `find` in this issue, as `Match.put` writes it.

    Raises LookupError if a place is gone, and Refused if its text has changed since it was found or an address
    would no longer be one.
    """
    by_field: dict[tuple[str, int, str], dict[int, Match]] = {}
    for match in matches:
        by_field.setdefault((match.table, match.id, match.field), {})[match.start] = match
    for (table, id, field), places in by_field.items():
        row = _row(issue, table, id)
        words = clean_text(replacement) if field in LONG_TEXT else clean_line(replacement)
        issue = _with(issue, row, field, _replaced(_text(row, field), places, words))
    return issue


def _pattern(needle: str, match_case: bool, whole_words: bool, gap: str) -> re.Pattern[str]:
    """The search; upper and lower case go by Unicode's simple folding, which never changes a length.

    `gap` is what may stand between any two signs: "", or `_GAP` for the few texts that hold what nobody sees.
    """
    needle = plain_width(needle)
    alike = {sign: f"[{signs}]" for signs in _SAME for sign in signs}
    words = gap.join(alike.get(sign) or _any_width(sign) for sign in needle)
    if whole_words:
        begins = r"(?<!\w)" + (f"(?<!\\w[{_UNSEEN}])(?<!\\w[{_UNSEEN}]{{2}})" if gap else "")
        words = (begins if _is_word(needle[0]) else "") + words + (rf"(?!{gap}\w)" if _is_word(needle[-1]) else "")
    return re.compile(words, 0 if match_case else re.IGNORECASE)


def _any_width(sign: str) -> str:
    """A sign in full or half width."""
    written = ways_to_write(sign)
    return re.escape(sign) if len(written) == 1 else f"(?:{'|'.join(map(re.escape, written))})"


def _is_word(sign: str) -> bool:
    """Whether a whole word can begin or end with a sign; scripts without spaces have no such words."""
    return re.match(r"\w", sign) is not None and not is_unspaced(sign)


def _places(issue: Issue, addresses: bool) -> Iterator[tuple[str, Row, str, str]]:
    """Every searched field: table, row, name of the field and the label of its place."""
    yield "issue", issue, "subject", "Subject"
    yield "issue", issue, "preheader", "Preheader"
    if issue.image:
        yield "issue", issue, "alt", "Picture"
    for section in issue.running_order:
        label = clean_line(section.title or "") or "Untitled section"
        yield "sections", section, "title", label
        yield "sections", section, "standfirst", label
        for story in issue.stories_of(section.id):
            yield from _story_places(issue, story, addresses)
    for story in issue.stories_of(None):
        yield from _story_places(issue, story, addresses)


def _story_places(issue: Issue, story: Story, addresses: bool) -> Iterator[tuple[str, Row, str, str]]:
    for field in _STORY_FIELDS:
        yield "stories", story, field, story.name
    if story.image:
        yield "stories", story, "alt", story.name
    for link in issue.links_of(story.id):
        yield "links", link, "source", story.name
        yield "links", link, "title", story.name
        if addresses:
            yield "links", link, "url", story.name


def _matches(
    patterns: Sequence[re.Pattern[str]],
    table: str,
    row: Row,
    field: str,
    label: str,
    addresses: bool,
    needle: str | None,
) -> Iterator[Match]:
    """The matches in one field; `needle` decides what their capitals are worth, None leaves them out of account.

    Of the two `patterns` the second is for a text with signs that nobody sees.
    """
    text = _text(row, field)
    pattern = patterns[not text.isascii() and _HAS_UNSEEN.search(text) is not None]
    closed = [found.span() for found in _ADDRESSES.finditer(text)] if field == "body" else []
    ends = [last for _, last in closed]
    for found in pattern.finditer(text):
        start, end = found.span()
        at = bisect_right(ends, start)
        inside = at < len(closed) and closed[at][0] < end
        if inside and not addresses:
            continue
        before, after = clean_line(text[max(0, start - CONTEXT) : start]), clean_line(text[end : end + CONTEXT])
        case = "" if needle is None or inside or field == "url" else _case(found[0], needle)
        yield Match(table, row.id, field, start, end, before, clean_line(found[0]), after, label, case)


def _case(found: str, needle: str) -> str:
    """What to keep of the capitals of what was found: nothing where it stands as the editor wrote it."""
    if _HAS_UNSEEN.sub("", found) == needle:
        return ""
    if found.isupper() and sum(map(str.isupper, found)) > 1:
        return "capitals"
    return "capital" if found[0].isupper() and not needle[0].isupper() else ""


def _text(row: Row, field: str) -> str:
    if field == "alt":
        return row.image.alt if isinstance(row, Story | Issue) and row.image else ""
    return getattr(row, field) or ""


def _replaced(text: str, places: Mapping[int, Match], words: str) -> str:
    """The text with the places put right. Raises Refused if they do not fit it."""
    parts: list[str] = []
    done = 0
    for start, match in sorted(places.items()):
        if start < done or match.end > len(text) or clean_line(text[start : match.end]) != match.found:
            raise Refused("The text has changed since it was searched: find again.")
        parts += (text[done:start], match.put(words))
        done = match.end
    return "".join((*parts, text[done:]))


def _row(issue: Issue, table: str, id: int) -> Row:
    if table == "issue":
        return issue
    if table == "sections":
        return issue.section(id)
    return issue.story(id) if table == "stories" else issue.link(id)


def _with(issue: Issue, row: Row, field: str, text: str) -> Issue:
    """The issue with one field of one of its rows set."""
    value: Any = text
    if isinstance(row, Story | Issue) and field == "alt":
        field, value = "image", row.image and changed(row.image, alt=text)
    elif field == "url":
        value = checked_url(text)
    new: Any = changed(row, **{field: value})
    match row:
        case Issue():
            return changed(issue, **{field: value})
        case Section():
            return changed(issue, sections=tuple(new if each is row else each for each in issue.sections))
        case Story():
            return changed(issue, stories=tuple(new if each is row else each for each in issue.stories))
        case Link():
            return changed(issue, links=tuple(new if each is row else each for each in issue.links))
