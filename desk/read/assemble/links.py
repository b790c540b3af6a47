"""Which lines of a story are links of their own, and what they lead to."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from desk.links.paste import is_link_line, pasted_links
from desk.links.sources import may_be_source, shared_sources, split_source
from desk.model.text import has_sentences, tidy_line
from desk.read.assemble.pieces import pictures_beside
from desk.read.house.house import House
from desk.read.house.leads import without_host
from desk.read.line import Form, Line
from desk.read.model.labels import Label
from desk.read.prose.written import markdown_of, waiting

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CAPITALS = re.compile(r"([A-Z][A-Z&]{1,6}):\s\S")
"""“TUC: ” ahead of a title."""
_MAY_LEAD = re.compile(r"[@/<\t\n]|[.:]\S|\]\(")
"""What words have that could be an address, or a row of cells."""
_OFTEN = 3
"""Links with two spaces behind their source that tell how a source is written here."""
LONGEST_TITLE = 220
"""Characters past which words are a paragraph, not a title (as in a paste of links)."""
_AROUND = " \t\u00a0-–—|,;:→=<>()[]"
"""Signs between words and their address."""
_MAILBOX = re.compile(r"[\w.+-]@[\w-]+\.\w")
"""A mail address amid words: these say whom to ask, and wait for no address."""
_BRACKETS = (("(", ")"), ("[", "]"))
_SENTENCE = 60
"""Cells from which linked words that end in a full stop are a sentence of the body."""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link and the line that it comes from. `held` is an address that must not be a link's, such as a counter."""

    line: int
    title: str
    source: str | None = None
    url: str | None = None
    held: str = ""


def is_link(house: House, at: int, label: str, *, listed: bool) -> bool:
    """Whether a line of a story is a link rather than text; `listed`: it stands below a label or other links."""
    line, look = house.lines[at], house.looks[at]
    if line.image or line.code or not line.text:
        return False
    if look.address or (line.form == Form.SHEET and label == Label.LINK):
        return True
    if look.linked == 2:
        return not (look.ends == "." and look.cells > _SENTENCE) and len(line.text) <= LONGEST_TITLE
    if len(line.text) > LONGEST_TITLE:
        return False
    if not line.urls and not line.level and is_link_line(line.joined):
        return True
    if label != Label.LINK or line.text.endswith((".", "。")):
        return False
    if not line.urls:
        return listed and not _closes(house, at) and not _MAILBOX.search(line.text)
    linked = sum(len(run.text) for run in line.runs if run.link)
    if any(run.text.strip() == run.href for run in line.runs if run.link):
        return look.cells <= _SENTENCE or not has_sentences(line.text)
    return listed and len(line.urls) == 1 and 3 * linked > len(line.text)


def _closes(house: House, at: int) -> bool:
    """Whether words stand alone below an address and above none: "See you on Friday" is no link that waits for one."""
    above, below = house.looks[at - 1 : at], house.looks[at + 1 : at + 2]
    alone = house.lines[at].gap > 1 and not house.lines[at].level and (not below or house.lines[at + 1].gap > 1)
    return alone and any(look.address for look in above) and not any(look.address for look in below)


def sources_in(house: House, labels: Sequence[str], known: Collection[str]) -> frozenset[str]:
    """The sources that lines of a source name: those known, those that two spaces part, and names in capitals.

    "TUC: The bill" is a source and a title where other links have theirs with two spaces: "BEIS:  Review"; and in a
    list of nothing but such lines.
    """
    found = {_folded(name) for name in known}
    links = [house.lines[at].joined for at, label in enumerate(labels) if label == Label.LINK]
    wide = [source for text in links if (":" in text or "：" in text) and (source := split_source(text)[0])]
    if len(wide) >= _OFTEN:
        found |= {_folded(source) for source in wide}
        found |= {_folded(match[1]) for text in links if (match := _CAPITALS.match(text.strip()))}
    else:
        found |= {_folded(source) for each in _lists(house, labels) for source in shared_sources(each)}
    return frozenset(found)


def _lists(house: House, labels: Sequence[str]) -> Iterator[list[str]]:
    """The texts of links that follow each other; an address below its words belongs to them."""
    for is_list, run in groupby(enumerate(labels), lambda each: each[1] == Label.LINK):
        if is_list:
            yield [house.lines[at].joined for at, _ in run if not house.looks[at].address]


def _folded(name: str) -> str:
    return tidy_line(name).casefold()


def links_of(house: House, places: Sequence[int], known: Collection[str]) -> list[FoundLink]:
    """The links of lines that are links; an address below words that have none is theirs."""
    found: list[FoundLink] = []
    for at in places:
        line = house.lines[at]
        if house.looks[at].address and found and not found[-1].url and not found[-1].held:
            last = found.pop()
            found.append(FoundLink(last.line, last.title, last.source, _address(line), _held(line)))
        else:
            found += links_of_line(line, at, known)
    return found


def with_hosts(links: Sequence[FoundLink]) -> list[FoundLink]:
    """Links whose titles ended with the host that they lead to, in brackets, with that as their source."""
    found = []
    for link in links:
        title, name = without_host(link.title, link.url or "")
        found.append(replace(link, title=title, source=name) if name and not link.source else link)
    return found


def pictured_again(house: House, links: Sequence[FoundLink], texts: Sequence[Line]) -> list[FoundLink]:
    """The links of pictures that lead where a link of the text, or one in words, leads, too."""
    inside = {url for line in texts for url in line.urls}
    inside |= {link.url for link in links if link.url and not house.lines[link.line].image}
    return [link for link in links if link.url in inside and house.lines[link.line].image]


def _named(line: Line, at: int, known: Collection[str]) -> FoundLink | None:
    """The link of words and their one address, written out: “Quay Board:  Minutes <https://quay.example/1>”."""
    linked = [run for run in line.runs if run.link]
    if len(linked) != 1 or linked[0].tracked or linked[0].text.strip() != linked[0].href:
        return None
    words = _bare("".join(run.text for run in line.runs if run is not linked[0]))
    source, title = split_source(words, known)
    return FoundLink(at, tidy_line(title), tidy_line(source or "") or None, linked[0].href) if words else None


def _bare(text: str) -> str:
    """Words without the signs around them; a bracket of their own stays.

    >>> _bare("Quay fair (video) <"), _bare("[1] Winch 2 ("), _bare("(Winch 2)")
    ('Quay fair (video)', '[1] Winch 2', 'Winch 2')
    """
    words = text.strip(_AROUND)
    at = text.find(words)
    ahead, behind = text[:at], text[at + len(words) :]
    for begins, ends in _BRACKETS:
        if words.count(begins) > words.count(ends) and ends in behind:
            words += ends
        elif words.count(begins) < words.count(ends) and begins in ahead:
            words = begins + words
    return words


def _whole(line: Line, at: int, known: Collection[str]) -> FoundLink | None:
    """The link of a line that is nothing else, by what most of them are."""
    worded = [run for run in line.runs if run.text.strip()]
    if not worded or any(run.image or run.note or run.tracked or run.href != worded[0].href for run in worded):
        return None
    words = "".join(run.text for run in line.runs).strip()
    if not worded[0].href or words == worded[0].href or words[-1] == "\\":
        return None
    source, title = split_source(words, known)
    return FoundLink(at, tidy_line(title), tidy_line(source or "") or None, worded[0].href)


def _sourced(line: Line, at: int, known: Collection[str]) -> FoundLink | None:
    """The link of plain words behind its source and a colon, as most are written: “Quay Board:  [Minutes](…)”.

    To write such a line as Markdown and read its links says the same: that took a tenth of the time of a whole page.
    """
    if len(line.runs) != 2:
        return None
    label, title = line.runs
    plain = not any(run.bold or run.italic or run.code or run.image or run.note for run in line.runs)
    source, words = tidy_line(label.text), tidy_line(title.text)
    if not plain or label.link or not title.href or title.tracked or words in ("", title.href) or source[-1:] != ":":
        return None
    source = source[:-1].rstrip()
    return FoundLink(at, words, source, title.href) if may_be_source(source, known) else None


def _address(line: Line) -> str | None:
    return next((run.href for run in line.runs if run.href and not run.tracked), None)


def _held(line: Line) -> str:
    return next((address for _, address in waiting(line.runs)), "")


def links_of_line(line: Line, at: int, known: Collection[str]) -> list[FoundLink]:
    """The links of a line, or of what is left of one; a picture beside its words is none."""
    if pictures_beside(line):
        line = replace(line, runs=tuple(run for run in line.runs if run.link or not run.image))
    if named := _named(line, at, known) or _whole(line, at, known) or _sourced(line, at, known):
        return [named]
    leads = any(run.link for run in line.runs) or _MAY_LEAD.search(line.joined)
    held = dict(waiting(line.runs)) if leads else {}
    drafts = pasted_links(markdown_of(line.runs), known) if leads else ()
    if not drafts or (len(drafts) == 1 and not line.urls and not held):
        source, title = split_source("".join(run.text for run in line.runs).strip(), known)
        return [FoundLink(at, tidy_line(title), tidy_line(source or "") or None)]
    made = []
    for draft in drafts:
        title = tidy_line(_ESCAPED.sub(r"\1", draft.title))
        source = tidy_line(_ESCAPED.sub(r"\1", draft.source or "")) or None
        waits = "" if draft.url else held.pop(next(iter(held)), "") if held else ""
        made.append(FoundLink(at, title, source, draft.url, waits))
    return made
