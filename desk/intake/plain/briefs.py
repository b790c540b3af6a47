"""Items of one line: briefs, and outlines that are nothing but lists inside lists."""

import itertools
import re
from collections.abc import Iterator, Sequence

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.inline import markdown, opens_with_link, titled
from desk.intake.plain.kinds import without_mark
from desk.intake.plain.notes import Notes
from desk.intake.reading import Lines, ReadLink
from desk.intake.shape import Mark, Role
from desk.links.found import found_in
from desk.model.issue import Kind
from desk.model.text import tidy_line

LONGEST_TITLE = 80
"""Characters of the title of a list inside a list that does not end with a colon."""
_COLON = re.compile(r"[>)]\s?:\s")


def brief(block: Block, notes: Notes, below: Block | None = None) -> Iterator[Mark]:
    """The marks of an item: linked words at its beginning are its headline, else the line is its body.

    `below` is an address on the next line that belongs to it.
    """
    lines = Lines(block.first, (below or block).last)
    words, links, behind, leads = titled(block.text, notes, block.first)
    words, mark = without_mark(words)
    kind = Kind.SPONSOR if mark else Kind.BRIEF
    if below is not None and not links:
        words, mark = without_mark(block.text.rstrip(":"))
        links = titled(f"{words} <{below.text}>", notes, block.first)[1]
        leads = True
    if behind and links and (parted := _behind_colon(block.text, behind)):
        links = [ReadLink(parted, words, links[0].url), *links[1:]]
        words, behind = parted, ""
    if not leads or not words or (words.endswith((".", ",")) and not block.text.startswith("[")) or len(words) > 250:
        yield Mark(Role.STORY, lines=lines, kind=kind)
        yield Mark(Role.BODY, markdown(block.text, notes, block.first)[0], lines)
        return
    yield Mark(Role.HEADLINE, words, lines, kind, links[0])
    yield from (Mark(Role.LINK, lines=lines, link=link) for link in links[1:])
    if any(map(str.isalnum, behind)):
        yield Mark(Role.BODY, markdown(behind.lstrip(" -–—"), notes, block.first)[0], lines)
    if mark:
        yield Mark(Role.OUT, mark, lines, reason="says that the item is paid; its kind says so now")


def briefs(blocks: Sequence[Block], notes: Notes) -> Iterator[Mark]:
    """The marks of items that follow each other, each with the address below it if it has one."""
    taken = False
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        if taken:
            taken = False
            continue
        taken = below is not None and below.form == Form.ADDRESS
        yield from brief(block, notes, below if taken else None)


def are_briefs(blocks: Sequence[Block]) -> bool:
    """Whether all that stands below a title is items, two at least, and their addresses."""
    items = [block for block in blocks if block.form == Form.ITEM]
    alike = all(block.form in (Form.ITEM, Form.ADDRESS) for block in blocks)
    return len(items) > 1 and alike and blocks[0].form == Form.ITEM


def are_linked(blocks: Sequence[Block]) -> bool:
    """Whether half of the items lead somewhere."""
    items = sum(block.form == Form.ITEM for block in blocks)
    return 2 * sum(block.form == Form.ADDRESS or bool(found_in(block.text)) for block in blocks) >= items


def are_notices(blocks: Sequence[Block], notes: Notes) -> bool:
    """Whether all that stands below a title is links with a few words behind each: items of a section."""
    return len(blocks) > 1 and all(
        block.form in (Form.LINE, Form.PARAGRAPH) and opens_with_link(block.text, notes, block.first)
        for block in blocks
    )


def is_outline(blocks: Sequence[Block]) -> bool:
    """Whether a text is nothing but a list inside a list: titles with a colon, and items below them."""
    items = [block for block in blocks if block.form == Form.ITEM]
    if len(items) < 4 or 10 * len(items) < 8 * len(blocks):
        return False
    base = min(block.indent for block in items)
    titles = sum(_is_title(block, below) for block, below in itertools.pairwise(items) if block.indent == base)
    return titles > 1 and 2 * titles >= sum(block.indent == base for block in items)


def outline_marks(blocks: Sequence[Block], notes: Notes) -> Iterator[Mark]:
    """The marks of such a text."""
    base = min(block.indent for block in blocks if block.form == Form.ITEM)
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        lines = Lines(block.first, block.last)
        if block.form == Form.RULE:
            continue
        if block.form != Form.ITEM:
            yield Mark(Role.STORY, lines=lines)
            yield Mark(Role.BODY, markdown(block.text, notes, block.first)[0], lines)
        elif block.indent == base and below is not None and _is_title(block, below):
            yield from _title(block, notes)
        elif below is not None and _is_title(block, below):
            yield Mark(Role.HEADLINE, tidy_line(block.text).rstrip(":"), lines, Kind.BRIEF)
        else:
            if block.indent == base:
                yield Mark(Role.SECTION, lines=lines)
            yield from brief(block, notes)


def _is_title(block: Block, below: Block) -> bool:
    deeper = below.form == Form.ITEM and below.indent > block.indent
    return deeper and (block.text.endswith(":") or (not found_in(block.text) and len(block.text) < LONGEST_TITLE))


def _title(block: Block, notes: Notes) -> Iterator[Mark]:
    """A section's title; links in brackets behind it are its introduction."""
    lines = Lines(block.first, block.last)
    words, _bracket, rest = block.text.rstrip(": ").partition(" (") if found_in(block.text) else (block.text, "", "")
    yield Mark(Role.SECTION, words.rstrip(": "), lines)
    if rest:
        yield Mark(Role.INTRO, markdown(rest.removesuffix(")"), notes, block.first)[0], lines)


def _behind_colon(text: str, behind: str) -> str:
    """The words behind an address and a colon, which are the title then; what stands ahead is the source."""
    match = _COLON.search(text)
    return behind.removeprefix(": ").strip() if match and behind.startswith(":") else ""
