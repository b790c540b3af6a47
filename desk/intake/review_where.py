"""Where in the source the parts and links of a story stand, found by their words, and lines made into links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.intake.reading import NOWHERE, Reading, ReadLink, ReadStory
from desk.links.found import Found, found_in
from desk.model.text import tidy_line

_START = re.compile(r"^(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+")
_ITEM = re.compile(r"^(?:[-*+]|\d{1,9}[.)])\s+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1")
_ESCAPED = re.compile(r"""\\([!-/:-@\[-`{-~])""")
_LETTERS = re.compile(r"[\W_]+")
_JOINTS = " \t|~·•–—-:;,/"
"""Signs that part the titles and addresses of one line, and say nothing themselves."""


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A part of a body as one line of plain text, and the links in it. `apart`: its words are titles of links only."""

    words: str
    links: tuple[ReadLink, ...]
    apart: bool


def plain_line(markdown: str) -> PlainLine:
    """A part of a body without its Markdown. A bare address has the words before it as its title."""
    line = _START.sub("", tidy_line(markdown), count=1)
    found = [each for each in found_in(line) if each.url or each.words]
    if not found:
        return PlainLine(_unmarked(line), (), False)
    said: list[str] = []
    links: list[ReadLink] = []
    apart, end = True, 0
    for each in found:
        start, stop = _bracketed(line, each)
        between = line[end:start]
        title = _unmarked(each.words) or _bare(_unmarked(between))
        apart &= not (each.words and _bare(between))
        said += [between, each.words]
        if each.url:
            links.append(ReadLink(title, None, each.url))
        end = stop
    tail = line[end:]
    words = _unmarked("".join((*said, tail)))
    if any(not each.words for each in found):
        words = words.strip(_JOINTS) or tidy_line(line)
    if _bare(tail) and links and not found[-1].words:
        links[-1] = ReadLink(tidy_line(f"{links[-1].title} {_bare(_unmarked(tail))}"), None, links[-1].url)
        tail = ""
    return PlainLine(tidy_line(words), tuple(links), apart and not _bare(tail) and len(links) == len(found))


def links_of(markdown: str, source: str | None) -> tuple[ReadLink, ...]:
    """The links that a part of a body makes: of a list those of each item; of other words one for each address where
    they are their titles, else one of all of them with the first address, and the other addresses after it.
    """
    items = _ITEM.split(markdown)
    if len(items) > 2 and not items[0].strip():
        return tuple(link for item in items[1:] for link in links_of(tidy_line(item), source))
    line = plain_line(markdown)
    if len(line.links) > 1 and line.apart:
        return tuple(ReadLink(each.title, source, each.url) for each in line.links)
    first = ReadLink(line.words, source, line.links[0].url if line.links else None)
    return first, *line.links[1:]


def lines_of_parts(reading: Reading, story: ReadStory) -> tuple[int | None, ...]:
    """The line of the source that each part of the body begins in, None where it is not found."""
    return tuple(_places(reading, story, [plain_line(part).words for part in story.parts]))


def lines_of_links(reading: Reading, story: ReadStory) -> tuple[int | None, ...]:
    """The line of the source that each link stands in, None where it is not found."""
    return tuple(_places(reading, story, [link.title or link.url or "" for link in story.links]))


def _places(reading: Reading, story: ReadStory, texts: Sequence[str]) -> Iterator[int | None]:
    """The lines of texts that follow each other; one said twice is looked for below the one before first."""
    if story.lines == NOWHERE:
        yield from (None for _ in texts)
        return
    first = max(1, story.lines.first)
    known = [(at, _letters(plain_line(line).words)) for at, line in _numbered(reading, first, story.lines.last)]
    last = first
    for text in texts:
        letters = _letters(text)
        found = [at for at, line in known if letters and line and (letters in line or letters.startswith(line))]
        at = next((place for place in found if place > last), found[0] if found else None)
        last = at if at is not None else last
        yield at


def _numbered(reading: Reading, first: int, last: int) -> Iterator[tuple[int, str]]:
    return ((at, reading.source[at - 1]) for at in range(first, min(last, len(reading.source)) + 1))


def _bracketed(line: str, found: Found) -> tuple[int, int]:
    """The place of a link with the brackets around a bare address."""
    start, end = found.start, found.end
    if not found.words and line[max(0, start - 1) : start] + line[end : end + 1] in ("<>", "()"):
        return start - 1, end + 1
    return start, end


def _letters(words: str) -> str:
    return _LETTERS.sub("", words).casefold()


def _bare(words: str) -> str:
    return tidy_line(words.strip(_JOINTS))


def _unmarked(line: str) -> str:
    return tidy_line(_ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", line)))
