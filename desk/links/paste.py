"""What a paste of links holds: one draft a link, in whatever form the links were copied.

No word of a paste is dropped but list markers, the label above a list ("Researched Links:"), the names of a
spreadsheet's columns and the address that a link hides behind its words where it must not become one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from desk.links.cells import row_of_cells, without_head
from desk.links.found import Found, found_in, whole_address, with_whole_addresses, with_whole_anchors
from desk.links.sources import may_be_source, shared_sources, split_source
from desk.links.trackers import entering
from desk.model.text import clean_text, has_sentences, tidy_line


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link before it is attached: `title` is "" when only the address is known, `url` None while there is none."""

    source: str | None
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line of the paste: its text without marker, its address if it is nothing else, what stood before it."""

    text: str
    address: str | None
    marked: bool = False
    indented: bool = False


_MARKER = re.compile(
    r"""\s*(?:>\s*)*                                                # quoted in a mail
    (?: (?:[-*+•·◦‣▪●○–—§\uf0a7\uf0b7\uf0d8\uf0fc]\s+ | [•◦‣▪●] | o\t+ | \d{1,3}[.)]\s+ | \(\d{1,3}\)\s+
        | (?:[a-z]|[ivx]{2,4})[.)]\s+ | \[\d{1,3}\]:?\s+ | \d{1,3}[、．] | [①-⑳]\s* )
        (?:\[[ xX]\]\s+)? | \#{1,6}\s+ )?""",
    re.VERBOSE,
)
_ADDRESS_LABEL = re.compile(r"(?:url|link|web|address)\s*:\s*(?=\S+$)", re.IGNORECASE)
_LINKISH = re.compile(
    r"\b(?:links?|reading|read more|sources?|see also|references|quellen?|weiterlesen|mehr dazu|liens|en savoir plus|"
    r"enlaces|fuentes|collegamenti|fonti|bronnen|meer lezen|ligações|fontes|źródła|linki|ссылки|источники)\b"
    r"|リンク|参考|関連|出典|链接|連結|来源|參考|相关|延伸|روابط|مصادر",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*(\S(?:[^*]*\S)?)\*\*")
_WORD = re.compile(r"\w")
_TITLE = 10
"""Characters of the shortest title that tells a list of sources."""
_LONGEST_TITLE = 220
"""Characters past which a line is a paragraph, not a title."""
_WRAPPED = 50
"""Characters from which an item of a list may go on in the line below: mail programs wrap at 60 to 80 columns."""
_SOURCE_WORDS = 7
_NEAR = 8
"""Lines around in which another title with its address below tells how a list is written."""
_BETWEEN = " \t\u00a0-–—|,;·•/"
_BEFORE_ADDRESS = _BETWEEN + ":：→>=(<[（［【〔《〈「『"
_AFTER_ADDRESS = _BETWEEN + ":：→)>]）］】〕》〉」』。、，"


def read_links(text: str, known: Collection[str] = ()) -> tuple[LinkDraft, ...]:
    """The links that a paste holds as they are kept: what a filter or a counter put around an address is off.

    "Walls by age https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcoast.example%2Fwalls&data=…" leads
    to https://coast.example/walls.
    """
    return tuple(
        replace(draft, url=entering(draft.url).url) if draft.url else draft for draft in pasted_links(text, known)
    )


def pasted_links(text: str, known: Collection[str] = ()) -> tuple[LinkDraft, ...]:
    """The links that a paste holds, in order; `known` are the sources that part at a colon and one space.

    So do those of a list that writes nearly all of its lines so.
    A line is one link or, where it holds several addresses, several. A line of words and the line below it that
    is only an address are one link, unless other lines are links in another form. Where addresses stand above
    their words ("address, words" again and again in a block between empty lines), each address belongs to the
    words below it. Addresses stay as they were pasted, wrapped or not, so that what is taken off them can be a step
    of its own that is undone.
    """
    lines = read_lines(text, known)
    return tuple(_drafts(lines, {*known, *shared_sources([line.text for line in lines if not line.address])}))


def read_lines(text: str, known: Collection[str] = ()) -> list[PastedLine]:
    """The lines of a paste that hold something, without markers and labels, words ahead of their address."""
    blocks = [
        [_line(line) for line in without_head([line for line in block.split("\n") if _WORD.search(line)])]
        for block in re.split(r"\n\s*\n", with_whole_addresses(with_whole_anchors(clean_text(text))))
    ]
    blocks = [list(_unwrapped([line for line in block if line.text])) for block in blocks if block]
    if all(len(block) == 1 for block in blocks):
        blocks = [[line for block in blocks for line in block]]
    return list(_without_labels([line for block in blocks for line in _words_first(block)], known))


def _unwrapped(block: Sequence[PastedLine]) -> Iterator[PastedLine]:
    """The lines of a block, with those that a mail program wrapped made whole: indented below an item that is long."""
    last: PastedLine | None = None
    for line in block:
        wraps = last is not None and last.marked and not last.address and len(last.text) >= _WRAPPED
        if last is not None and wraps and line.indented and not (line.marked or line.address or found_in(last.text)):
            last = replace(last, text=f"{last.text} {line.text}")
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def is_link_paste(text: str, known: Collection[str] = ()) -> bool:
    """Whether a paste looks like links rather than prose, so that a screen can offer to read it as such.

    Careful: one line of prose says no. There is a label such as "Researched Links:", or at least half of the
    lines are an address, words with one at an end, linked words, or `SOURCE:  title`.
    """
    lines = read_lines(text, known)
    if any(_is_prose(line) for line in lines):
        return False
    mixed = _has_other_forms(lines)
    sure = sum(_is_surely_link(lines, place, known, mixed) for place in range(len(lines)))
    labelled = any(map(is_links_label, clean_text(text).split("\n")))
    return bool(lines) and (labelled or (sure > 0 and 2 * sure >= len(lines)))


def is_name_list(text: str) -> bool:
    """Whether a paste is nothing but names, each with a colon, one space and more: "TUC: The bill", "Anna: cake"."""
    lines = read_lines(text)
    return not any(map(_is_prose, lines)) and bool(shared_sources([line.text for line in lines if not line.address]))


def is_source_list(text: str) -> bool:
    """Whether a list of names (`is_name_list`) has titles behind most of them: sources of links.

    "Flour: 200 g" and "Anna: reads the letter" say how much, or what somebody does.
    """
    lines = [line.text for line in read_lines(text) if not line.address]
    titles = [re.split("[:：]", line, maxsplit=1)[-1].strip() for line in lines]
    titled = sum(len(title) >= _TITLE and not title[0].islower() for title in titles)
    return 2 * titled > len(lines)


def is_link_line(text: str, known: Collection[str] = ()) -> bool:
    """Whether one line is a link by its form alone: with its address, or `SOURCE:  title`."""
    line = _line(text)
    return bool(line.text) and not _is_prose(line) and _is_surely_link([line], 0, known, mixed=False)


def is_label(text: str) -> bool:
    """Whether a line has the form of the label above a list of links: a few words, a colon and nothing more."""
    return text.endswith((":", "：")) and may_be_source(text[:-1]) and not found_in(text)


def _is_prose(line: PastedLine) -> bool:
    """Whether a line reads as running text: long, or ending as a sentence does, or with a link amid its words."""
    found = found_in(line.text)
    words = line.text
    for link in reversed(found):
        words = words[: link.start] + link.words + words[link.end :]
    if line.address or len(words) > _LONGEST_TITLE:
        return line.address is None
    before, after = (line.text[: found[0].start], line.text[found[-1].end :]) if found else ("", "")
    if len(before) > _WRAPPED and has_sentences(before):
        return True
    if any(link.words for link in found):
        return bool(_WORD.search(after) or (_WORD.search(before) and not before.rstrip().endswith((":", "："))))
    if found and len(found) == 1 and _WORD.search(before) and (_WORD.search(after) or after.strip().startswith(".")):
        return row_of_cells(line.text, ()) is None
    return not found and words.endswith((".", ".”", ".’", '."')) and len(words.split()) > 4


def _is_surely_link(lines: Sequence[PastedLine], place: int, known: Collection[str], mixed: bool) -> bool:
    text = lines[place].text
    if lines[place].address or found_in(text) or row_of_cells(text, known) or _belongs_below(lines, place, mixed):
        return True
    source, _ = split_source(text, known)
    return source is not None and len(source.split()) <= _SOURCE_WORDS


def is_links_label(text: str) -> bool:
    """Whether a line is a label that speaks of links: "Researched Links:", "Further reading:"."""
    text = _line(text).text
    return is_label(text) and bool(_LINKISH.search(text))


def _line(line: str) -> PastedLine:
    line, indented = line.strip(), line[:1].isspace()
    text = _MARKER.sub("", line, count=1).strip()
    text = _BOLD.sub(r"\1", text).strip() if "**" in text else text
    return PastedLine(text, whole_address(_ADDRESS_LABEL.sub("", text)), not line.startswith(text), indented)


def _words_first(block: Sequence[PastedLine]) -> Sequence[PastedLine]:
    """The block with every address behind its words, if it goes "address, words" from its first line to its last."""
    if len(block) % 2 and is_links_label(block[0].text):
        return [block[0], *_words_first(block[1:])]
    above, below = block[::2], block[1::2]
    if len(above) != len(below) or any(line.address is None for line in above):
        return block
    if any(line.address or found_in(line.text) for line in below):
        return block
    return [line for pair in zip(below, above, strict=True) for line in pair]


def _without_labels(lines: Sequence[PastedLine], known: Collection[str]) -> Iterator[PastedLine]:
    """The lines without labels. A known source on a line of its own belongs to the line below it."""
    names: set[str] | None = None
    source = ""
    for place, line in enumerate(lines):
        if place + 1 < len(lines) and is_label(line.text) and not _is_title(line, lines[place + 1 : place + 3]):
            names = {tidy_line(name).casefold() for name in known} if names is None else names
            source = line.text if tidy_line(line.text[:-1]).casefold() in names else ""
            continue
        yield PastedLine(f"{source}  {line.text}", None, line.marked) if source else line
        source = ""


def _is_title(line: PastedLine, below: Sequence[PastedLine]) -> bool:
    """Whether words with a colon at their end are the title of the one address below ("Sign up here:")."""
    single = below[0].address is not None and (len(below) == 1 or below[1].address is None)
    return single and not _LINKISH.search(line.text)


def _drafts(lines: Sequence[PastedLine], known: Collection[str]) -> Iterator[LinkDraft]:
    taken, mixed = False, _has_other_forms(lines)
    for place, line in enumerate(lines):
        if taken:
            taken = False
        elif line.address:
            yield LinkDraft(None, "", line.address)
        elif cells := row_of_cells(line.text, known):
            yield LinkDraft(*cells)
        elif found := found_in(line.text):
            yield from _linked(line.text, found, known)
        else:
            taken = _belongs_below(lines, place, mixed)
            url = lines[place + 1].address if taken else None
            yield LinkDraft(*split_source(line.text.rstrip(":：") if taken else line.text, known), url)


def _has_other_forms(lines: Sequence[PastedLine]) -> bool:
    """Whether a paste has links in other forms than an address on a line of its own."""
    return any(line.address is None and found_in(line.text) for line in lines)


def _belongs_below(lines: Sequence[PastedLine], place: int, mixed: bool) -> bool:
    """Whether the line behind `place` is the address of the words there.

    Two items of one list are two links. So are `SOURCE:  title` and an address in a paste that has links in other
    forms too (`mixed`), unless the address is indented below its words or several are written so.
    """
    if not _is_above_address(lines, place):
        return False
    if lines[place + 1].indented or not mixed or split_source(lines[place].text)[0] is None:
        return True
    return sum(_is_above_address(lines, at) for at in range(max(0, place - _NEAR), place + _NEAR)) > 1


def _is_above_address(lines: Sequence[PastedLine], place: int) -> bool:
    here, below = lines[place : place + 1], lines[place + 1 : place + 2]
    if not here or not below or here[0].address or below[0].address is None or (here[0].marked and below[0].marked):
        return False
    return not found_in(here[0].text)


def _linked(text: str, found: Sequence[Found], known: Collection[str]) -> Iterator[LinkDraft]:
    """The links of one line. Words between two belong to the second, unless the line begins with bare addresses."""
    ends = [0, *(link.end for link in found)]
    starts = [*(link.start for link in found), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if not _WORD.search(gaps[0]) and not any(link.words for link in found):
        before, after = [""] * len(found), gaps[1:]
    else:
        before, after = gaps[:-1], [""] * (len(found) - 1) + gaps[-1:]
    for link, ahead, behind in zip(found, before, after, strict=True):
        draft = _draft(ahead, link, behind, known)
        if draft.title or draft.url or draft.source:
            yield draft


def _draft(before: str, link: Found, after: str, known: Collection[str]) -> LinkDraft:
    """One link with the words around it: a label with a colon in front of linked words is their source."""
    before = before.lstrip(_BETWEEN) if _WORD.search(before) else ""
    after = after.lstrip(_AFTER_ADDRESS).removeprefix(". ") if _WORD.search(after) else ""
    head = before.rstrip(_BEFORE_ADDRESS) if before else ""
    joint = before[len(head) :]
    rest = tidy_line(f"{link.words} {after}")
    if (":" in joint or "：" in joint) and may_be_source(head, known):
        apart = bool(rest) and bool(link.words.strip())
        if apart or (not rest and split_source(f"{head}{joint}x", known)[0]):
            return LinkDraft(tidy_line(head), rest, link.url)
    return LinkDraft(*split_source(f"{head} {link.words} {after}", known), link.url)
