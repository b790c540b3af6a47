"""A body as the blocks it is written in, and what a block begins with: what splitting and joining stories ask.

This reads only as much Markdown as an edit needs: empty lines part blocks, fences keep theirs together, and each item
of a list is a block of its own. What a body looks like to a reader is for the formats.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desk.model.emphasis import without_emphasis
from desk.model.text import tidy_line
from desk.model.url import typed_url

LONGEST_HEADLINE = 200
"""Characters past which a line is no headline, whatever it begins with."""
_LONGEST_TITLE = 100
"""Characters past which a line that stands alone above a text is a sentence of it rather than its title."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r" ?(?:(?P<bullet>[-*+])|(?P<number>\d{1,9}[.)]))\s+")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<words>.+?)(?<=\S)\1")
_LINK = re.compile(r"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<url><[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_SIGN = re.compile(r"([\\`*_\[\]<>#])")
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)(?:\\|[ ]{2,})\n")
"""The end of a line that goes on below as a line of its own."""
_RUNS_ON = re.compile(r"[.,;:…。，；：][\"'”’)\]]*$")
_JOINT = re.compile(r"^\s*(?:[:–—|]|-(?=\s))\s*|^[.]\s+")


class Mark(StrEnum):
    """What the lines begin with that an editor splits a story at."""

    HEADING = "heading"
    BOLD = "bold"
    LINK = "link"
    NUMBER = "number"
    BULLET = "bullet"
    LINE = "line"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Lead:
    """What a block begins with: words that can be a headline, the address they lead to, and what follows them."""

    headline: str
    url: str | None
    rest: str


def blocks(body: str) -> tuple[str, ...]:
    """The blocks of a body: paragraphs, the items of its lists, headings, and whole fences."""
    return tuple(_blocks(body))


def _blocks(body: str) -> Iterator[str]:
    block: list[str] = []
    fence = ""
    for line in body.split("\n"):
        opened = _FENCE.match(line)
        begins = not fence and (_ITEM.match(line) or _HEADING.match(line) or opened)
        if block and not fence and (begins or not line.strip()):
            yield "\n".join(block)
            block = []
        if fence:
            fence = "" if opened and opened[1].startswith(fence) and not line.strip(" `~") else fence
        elif opened:
            fence = opened[1]
        if line.strip() or fence:
            block.append(line)
    if block:
        yield "\n".join(block)


def joined(parts: Sequence[str]) -> str:
    """Blocks as a body again: the items of a list stay together, all else is parted by an empty line."""
    made = ""
    for at, part in enumerate(parts):
        together = at and _ITEM.match(part) and _ITEM.match(parts[at - 1])
        made += ("\n" if together else "\n\n" if at else "") + part
    return made


def lines_of(block: str) -> tuple[str, ...]:
    """The lines that hard breaks part in a paragraph; none of another block, which is one."""
    if not _BREAK.search(block) or _ITEM.match(block) or _FENCE.match(block) or block.startswith(">"):
        return ()
    return tuple(line.strip() for line in _BREAK.sub("\\1\0", block).replace("\n", " ").split("\0"))


def marks_of(block: str) -> set[Mark]:
    """What a block begins with, of what a story can be split at: `1. **Bold** words` is a number, and bold."""
    item = _ITEM.match(block)
    words = block[item.end() :] if item else block
    found = {Mark.NUMBER if item["number"] else Mark.BULLET} if item else set()
    if not (item or _HEADING.match(block) or _FENCE.match(block)):
        found.add(Mark.PARAGRAPH)
    if _HEADING.match(block.partition("\n")[0]):
        found.add(Mark.HEADING)
    if _BOLD.match(words):
        found.add(Mark.BOLD)
    if _LINK.match(_without_bold(words)):
        found.add(Mark.LINK)
    return found


def lead_of(block: str, *, whole: bool = False) -> Lead:
    """What can be the headline of a story that begins with this block, and what is left of the block.

    The words of a heading, of bold letters or of a link: `**Mayor quits.** She said …` gives "Mayor quits." and
    "She said …". `whole`: else its first line, if it is short enough for a headline.
    """
    item = _ITEM.match(block)
    first, _, below = (block[item.end() :] if item else block).partition("\n")
    if whole and below:
        first = _BREAK.sub(r"\1", f"{first}\n")
    if heading := _HEADING.match(block.partition("\n")[0]):
        return Lead(plain(heading[1]), address_in(heading[1]), below.strip())
    found = _BOLD.match(first) or _LINK.match(first)
    if found and len(found["words"]) <= LONGEST_HEADLINE:
        rest = "\n".join(each for each in (_JOINT.sub("", first[found.end() :].strip()), unindented(below)) if each)
        return Lead(plain(found[0]), address_in(found[0]), rest)
    if whole and plain(first) and len(plain(first)) <= LONGEST_HEADLINE:
        return Lead(plain(first), address_in(first), unindented(below))
    return Lead("", None, "\n".join(each for each in (first, unindented(below)) if each))


def title_of(block: str) -> Lead:
    """As `lead_of`, where a short line alone, or the first of a paragraph with hard breaks, is a headline, too.

    One that ends as a sentence does, or goes on, is none.
    """
    lead = lead_of(block)
    alone = "\n" not in block or lines_of(block)
    if lead.headline or not alone or _ITEM.match(block) or _FENCE.match(block) or block.startswith((">", "<", "|")):
        return lead
    whole = lead_of(block, whole=True)
    return lead if len(whole.headline) > _LONGEST_TITLE or _RUNS_ON.search(whole.headline) else whole


def plain(line: str) -> str:
    """A line of Markdown as one line of plain words: no marks of emphasis, no addresses of links, no escapes."""
    line = _LINK.sub(lambda found: found["words"], line)
    return tidy_line(without_emphasis(line))


def links_in(markdown: str) -> tuple[tuple[str, str | None], ...]:
    """The links of a text as (words, address); None for an address that is not there yet or is none."""
    return tuple((plain(found["words"]), typed_url(found["url"].strip("<>"))) for found in _LINK.finditer(markdown))


def address_in(markdown: str) -> str | None:
    """The address of the first link in a text that has one."""
    return next((url for _, url in links_in(markdown) if url), None)


def as_words(line: str) -> str:
    """A plain line as Markdown that means the same words."""
    return _SIGN.sub(r"\\\1", tidy_line(line))


def as_link(words: str, url: str | None) -> str:
    """A link in a sentence; `[words]()` still waits for its address."""
    return f"[{as_words(words)}]({url or ''})"


def _without_bold(words: str) -> str:
    bold = _BOLD.match(words)
    return bold["words"] if bold else words


def unindented(lines: str) -> str:
    """What stands below the first line of an item, without the indent that makes it a part of the item."""
    return "\n".join(line.removeprefix("    ").removeprefix("   ").removeprefix("  ") for line in lines.split("\n"))
