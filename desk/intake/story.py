"""A whole story in one paste: headline, standfirst, body and links told apart, so that a screen can offer them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desk.intake import wrap
from desk.intake.prose import Row, rows_of, tidy
from desk.intake.starts import heading_in, is_lone_bullet, is_quote, is_rule, item_in
from desk.links.paste import LinkDraft, is_link_line, is_links_label, read_links
from desk.model.text import tidy_line

LONGEST_HEADLINE = 150
"""Characters; what is longer is a paragraph."""
LONGEST_LINE = 220
"""Characters of the longest standfirst or link title."""
_SHORTEST_PARAGRAPH = 6
"""Words of the shortest line that counts as a paragraph, if it ends as a sentence does."""
_LONG = 160
"""Characters from which a line is a paragraph whatever its end."""
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_STOPS = re.compile(r"(?:(?<!\.)\.|[;,:])$")
_BOLD = re.compile(r"\*\*(.+)\*\*|__(.+)__")


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """A story before it is made. `body` is Markdown; `label` stands above the links, None where there is none."""

    headline: str
    standfirst: str
    body: str
    label: str | None
    links: tuple[LinkDraft, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A line of the paste, or the lines of one hard-wrapped paragraph; `begin` is its first row."""

    text: str
    begin: int
    running: bool

    @property
    def is_paragraph(self) -> bool:
        words = self.text.split()
        sentence = len(words) >= _SHORTEST_PARAGRAPH and bool(_ENDS.search(self.text))
        return self.running and (len(self.text) >= _LONG or sentence)


def read_story(text: str, known: Collection[str] = ()) -> StoryDraft | None:
    """The story that a paste holds, or None if it is not surely one story with a headline.

    One short line that does not end as a sentence comes first and paragraphs follow. Then come the links: under
    a label ("Researched Links:"), or from the first line behind the last paragraph that is a link by its form.
    Without links there must be two paragraphs. Prose behind the links means that there is more than one story.
    `known` are the sources that part at a colon and one space.
    """
    rows = rows_of(text)
    parts = _parts(rows)
    if len(parts) < 2 or not _is_headline(parts[0], known):
        return None
    cut, label = _links_begin(parts, known)
    body, tail = parts[1:cut], parts[cut + (label is not None) :]
    paragraphs = sum(part.is_paragraph for part in body)
    if paragraphs < (1 if tail else 2) or any(_is_prose(part, known) for part in tail):
        return None
    first = 1 if _is_standfirst(body, known) else 0
    ends = parts[cut].begin if cut < len(parts) else len(rows)
    return StoryDraft(
        headline=_words(parts[0].text),
        standfirst=_words(body[0].text) if first else "",
        body=tidy("\n".join(row.line for row in rows[body[first].begin : ends])),
        label=label,
        links=read_links("\n".join(row.line for row in rows[tail[0].begin :]) if tail else "", known),
    )


def _parts(rows: Sequence[Row]) -> list[_Part]:
    width = wrap.wrap_width([row.text for row in rows])
    parts: list[_Part] = []
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and _is_running(rows[end]):
            end += 1
        if end > place:
            parts += _running_parts(rows, place, end, width)
        elif rows[place].text:
            parts.append(_Part(rows[place].text, place, running=False))
        place = max(end, place + 1)
    return parts


def _running_parts(rows: Sequence[Row], begin: int, end: int, width: int) -> list[_Part]:
    """Lines that stand directly below each other; a headline may stand on top of a wrapped paragraph."""
    lines = [row.text for row in rows[begin:end]]
    for ahead in (0, 1):
        if len(lines) > ahead + 1 and len(joined := wrap.unwrapped(lines[ahead:], width)) == 1:
            whole = _Part(joined[0], begin + ahead, running=True)
            return [*(_Part(line, begin, running=True) for line in lines[:ahead]), whole]
    return [_Part(line, begin + place, running=True) for place, line in enumerate(lines)]


def _is_running(row: Row) -> bool:
    special = is_quote(row.text) or is_rule(row.text) or is_lone_bullet(row.text)
    return bool(row.text) and not special and not item_in(row.indent, row.text)


def _is_headline(part: _Part, known: Collection[str]) -> bool:
    text = _words(part.text)
    fits = part.running and 0 < len(text) <= LONGEST_HEADLINE and any(map(str.isalnum, text))
    return fits and not _STOPS.search(text) and not is_link_line(part.text, known)


def _is_standfirst(body: Sequence[_Part], known: Collection[str]) -> bool:
    """Whether the first line below the headline stands by itself: short, no sentence, and paragraphs follow."""
    part = body[0]
    alone = part.running and len(part.text) <= LONGEST_LINE and not part.is_paragraph
    ends = _ENDS.search(part.text) or _STOPS.search(part.text)
    more = any(below.is_paragraph for below in body[1:2])
    return alone and more and not ends and not heading_in(part.text) and not is_link_line(part.text, known)


def _links_begin(parts: Sequence[_Part], known: Collection[str]) -> tuple[int, str | None]:
    """Where the links begin, which is at their label if they have one, and the label without its colon."""
    for place, part in enumerate(parts):
        if place > 1 and place + 1 < len(parts) and is_links_label(part.text):
            return place, _words(part.text).removesuffix(":")
    last = max((place for place, part in enumerate(parts) if _is_prose(part, known)), default=0)
    for place in range(last + 1, len(parts)):
        if is_link_line(parts[place].text, known):
            return place, None
    return len(parts), None


def _is_prose(part: _Part, known: Collection[str]) -> bool:
    """Whether a part cannot be a link: a paragraph, unless it has the form of a link and the length of one."""
    if is_link_line(part.text, known):
        return False
    return part.is_paragraph and (len(part.text) > LONGEST_LINE or part.text.endswith((".", ".”", ".’")))


def _words(text: str) -> str:
    """A line without the Markdown that a headline may come with."""
    heading = heading_in(text)
    bold = _BOLD.fullmatch(heading[1] if heading else text)
    return tidy_line((bold[1] or bold[2]) if bold else heading[1] if heading else text)
