"""A story of the plain text edition read back: what stands around its headline, its body, its notes and its links."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from desk.formats.blocks.values import BEHIND, Item, Picture, Reference, References, bare_label
from desk.formats.blocks.wording import BETWEEN, sponsor_in
from desk.formats.prose.values import Body
from desk.formats.prose.wrap import cells
from desk.formats.text.form import BULLET, INDENT, QUOTE, SPONSOR, WIDTH
from desk.formats.text.prose import Notes, joined, prose_of, underlined, was_full
from desk.links.paste import is_label
from desk.model.kinds import Kind
from desk.model.url import safe_url
from desk.words.printed import every, unfilled

_NOTE = re.compile(r"\[(\d{1,9})\] (\S+)")
_SALUTATION = 40
"""Cells of the longest line that opens a letter: "Dear reader,"."""
_BYLINE = 100
"""Cells of the longest byline."""
_NAME = re.compile(r"(?:(?:[^\W\d_a-z][\w.’'-]*|of|the|and|de|van|von|der|la|di|da|by)(?:\s|$))+")
"""Words that begin with capitals, and the small ones among names: "By Ana Ruiz and Jan van der Berg"."""
Lines = Sequence[str]
"""Lines of a text, without their ends."""


def groups_of(lines: Lines) -> list[list[str]]:
    """The lines between empty ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def labels_of(lines: Lines) -> frozenset[str]:
    """The labels above lists of links in an edition: a list whose links all wait for an address has one of them."""
    groups = groups_of(lines)
    return frozenset(
        above[0]
        for above, below in pairwise(groups)
        if len(above) == 1 and bare_label(above[0]) != above[0] and below[0].startswith(BULLET) and has_addresses(below)
    )


def begin_with_titles(lines: Lines) -> bool:
    """Whether the lists of links in an edition have the source behind the title, as no list with sources ahead has."""
    listed = [group for group in groups_of(lines) if group[0].startswith(BULLET) and has_addresses(group)]
    links = [link for group in listed for link in _listed(group, title_first=True)]
    return any(link.source for link in links) and not any(BETWEEN.search(link.title) for link in links)


def has_addresses(lines: Lines) -> bool:
    """Whether a list is one of links: an address stands below one of its items."""
    return any(is_address(line) and safe_url(line.strip()) for line in lines)


def story_of(item: Lines, labels: Container[str] = (), *, opening: bool = False, title_first: bool = False) -> Item:
    """A story; `opening` says that it is the first of the issue: a letter, where somebody signs or greets in it.

    `labels` are those that stand above lists of links in the edition; `title_first` says that the source of a link
    stands behind its title.
    """
    if item[0] == SPONSOR:
        return _sponsored(item[1 : -1 if item[-1] == SPONSOR else None], labels, title_first)
    label, headline, under, rest = _parted(item)
    standfirst, byline, picture = _under(under)
    notes, groups = noted(groups_of(rest))
    references = _references(groups, labels, title_first)
    if not headline and groups and sponsor_in(" ".join(groups[0])):
        label = " ".join(groups.pop(0))
    body = _without(rest, groups)
    prose = prose_of(body, notes)
    kind = Kind.SPONSOR if label else Kind.STORY
    if not label and headline and not prose and len(references.items) > 1:
        kind = Kind.LINKS
    elif not label and opening and not references.items and (byline or _greets(groups)):
        kind = Kind.LETTER
    return Item(0, kind, label, headline, standfirst, byline, picture, Body(prose=prose), references)


def _sponsored(item: Lines, labels: Container[str], title_first: bool) -> Item:
    """What stands between two marks: the label first, then a story."""
    end = next((at for at, line in enumerate(item) if not line), len(item))
    label = " ".join(joined(item[:end]))
    inside = item[end + 1 :]
    if not inside:
        return Item(0, Kind.SPONSOR, label, "", "", "", None, Body(), References())
    return replace(story_of(inside, labels, title_first=title_first), kind=Kind.SPONSOR, label=label)


def _parted(item: Lines) -> tuple[str, str, list[str], Lines]:
    """The label above a headline, the headline, the lines right below it, and the rest."""
    count = underlined(item)
    if not count:
        return "", "", [], item
    head, label = list(item[:count]), ""
    if len(head) > 1 and (not was_full(head[0], head[1]) or sponsor_in(head[0]) or head[0] in every("promotion")):
        label = head.pop(0)
    rest = item[count + 1 :]
    end = rest.index("") if "" in rest else len(rest)
    return label, " ".join(joined(head)), list(rest[:end]), rest[end:]


def _under(lines: Lines) -> tuple[str, str, Picture | None]:
    """The lines right below a headline: standfirst, byline and picture, each of which may be missing."""
    told = [unfilled("picture", line) for line in lines]
    end = next((at for at, found in enumerate(told) if found), len(lines))
    picture = unfilled("picture", " ".join(joined(lines[end:]))) if end < len(lines) else None
    alt = Picture("", picture[0]["alt"]) if picture else None
    words = joined(lines[:end])
    if len(words) > 1:
        return " ".join(words[:-1]), words[-1], alt
    signed = bool(words) and _is_name(words[0])
    return ("", words[0], alt) if signed else ("".join(words), "", alt)


def _is_name(line: str) -> bool:
    """Whether a line names somebody: short, without a stop, and its words begin with capitals ("By Ana Ruiz")."""
    if cells(line) > _BYLINE or line[-1:] in ".!?…:":
        return False
    return bool(_NAME.fullmatch(line.partition(",")[0]))


def noted(groups: Sequence[list[str]]) -> tuple[Notes, list[list[str]]]:
    """The notes of a story, and its lines without them."""
    notes: dict[int, str] = {}
    rest: list[list[str]] = []
    for group in groups:
        found = [_NOTE.fullmatch(line) for line in group]
        if all(found):
            notes |= {int(match[1]): url for match in found if match and (url := safe_url(match[2]))}
        else:
            rest.append(list(group))
    return notes, rest


def _references(groups: list[list[str]], labels: Container[str], title_first: bool) -> References:
    """Take the links off the end of a story, with the label above them."""
    if not groups:
        return References()
    last = groups[-1]
    above = groups[-2][0] if len(groups) > 1 and len(groups[-2]) == 1 else ""
    labelled = _is_label(above) or above in labels
    if last[0].startswith(BULLET):
        if not has_addresses(last) and above not in labels:
            return References()
    elif last[0].startswith((QUOTE, " ")) or not (labelled or has_addresses(last)):
        return References()
    groups.pop()
    label = groups.pop()[0] if labelled else ""
    return References(label, tuple(_listed(last, title_first) if last[0].startswith(BULLET) else _links(last)))


def _listed(lines: Lines, title_first: bool) -> Iterator[Reference]:
    """Items of a list, their titles over one line or several, each with its address below or without one."""
    starts = [at for at, line in enumerate(lines) if line.startswith(BULLET)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        rows = list(lines[start:end])
        url = safe_url(rows[-1].strip()) if len(rows) > 1 and is_address(rows[-1]) else None
        title = [row[len(BULLET) :] for row in (rows[:-1] if url else rows)]
        words = joined(title, WIDTH - len(BULLET))
        yield _titled(words, url) if title_first else _reference(words, url)


def _is_label(line: str) -> bool:
    """Whether a line is a label of links: a few words and the colon of any language ("Sources :", "参考リンク：")."""
    bare = bare_label(line)
    return bare != line and is_label(f"{bare}:")


def _links(lines: Lines) -> Iterator[Reference]:
    """Titles as editions of before had them: each with its address below; one without an address waits for it."""
    title: list[str] = []
    for line in lines:
        if is_address(line) and (url := safe_url(line.strip())):
            yield _reference(title, url)
            title = []
        elif title and not was_full(title[-1], line):
            yield _reference(title, None)
            title = [line]
        else:
            title.append(line)
    if title:
        yield _reference(title, None)


def _reference(lines: Lines, url: str | None) -> Reference:
    words = " ".join(joined(lines))
    source, *title = BETWEEN.split(words, maxsplit=1)
    return Reference(title[0].strip(), source, url) if title else Reference(words, "", url)


def _titled(lines: Lines, url: str | None) -> Reference:
    """A link that has its source behind the last point in the middle: "Walls, by age · Coastal Bureau"."""
    title, between, source = " ".join(lines).rpartition(BEHIND)
    return Reference(title, source, url) if between and title.strip() else Reference(source, "", url)


def is_address(line: str) -> bool:
    """Whether a line is one word, indented as the address of a link is."""
    return line.startswith(INDENT) and line[len(INDENT) : len(INDENT) + 1].strip() != "" and " " not in line.strip()


def _without(rest: Lines, groups: Sequence[list[str]]) -> list[str]:
    """The lines of a story's body, with the empty lines that stand between them."""
    made: list[str] = []
    left = iter([line for group in groups for line in group])
    wanted = next(left, None)
    for line in rest:
        if wanted is None:
            break
        if not line:
            made.append(line)
        elif line == wanted:
            made.append(line)
            wanted = next(left, None)
    return made


def _greets(groups: Sequence[list[str]]) -> bool:
    """Whether a story begins as a letter does: with a short line of its own that ends in a comma."""
    return bool(groups) and len(groups[0]) == 1 and cells(groups[0][0]) <= _SALUTATION and groups[0][0].endswith(",")
