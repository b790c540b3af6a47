"""The links below a story: where they begin, under which label, and what each line of them holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.inline import Piece, pieces, titled
from desk.intake.plain.notes import Notes
from desk.intake.plain.sources import has_source, label_ahead, names_links, parted
from desk.intake.reading import Doubt, Lines, ReadLink
from desk.intake.shape import Mark, Role
from desk.links.found import found_in
from desk.links.paste import is_label
from desk.model.text import tidy_line

LONGEST_TITLE = 250
"""Characters of the longest words of an address."""
_PARTS = re.compile(r"\s+[~|•·]\s+")
_NESTED = re.compile(r"\s*[-–—]?\s*\(([^():]{2,60}:\s{1,3}[^()]{5,200})\)\s*$")
_SENTENCE = re.compile(r"[a-z)\]”’\"][.!?]\s")
LONGEST_ROW = 5_000
"""Characters of the longest line that is read as nothing but titles and addresses."""
_PAIRED = re.compile(r"\s~\s+[<(]?$")
_APART = re.compile(r"[>)]?\s*[|•·]\s")
_GOES_ON = re.compile(r",?\s+[^\W\d_A-ZÀ-Þ]")
_LEAD = re.compile(r"(?:url|link|web|read more|more|see|source|via)\s*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links of a story: the place among its blocks where they begin (label included), and behind their last."""

    first: int
    end: int
    label: str | None


class LinkReader:
    """Reads the links of stories; `known` are the sources that part at a colon and one space."""

    def __init__(self, notes: Notes, known: frozenset[str], labels: frozenset[str], *, addresses: bool) -> None:
        self.notes = notes
        self.known = known
        self.labels = labels
        self.addresses = addresses
        """Whether the links of this newsletter have addresses, so that a line without one is hardly a link."""

    def pieces_of(self, block: Block) -> list[Piece]:
        """A line as words and links."""
        return pieces(block.text, self.notes, block.first)

    def find(self, blocks: Sequence[Block], *, loose: bool) -> LinkList | None:
        """The links among a story's blocks; `loose` says that lines without source or address may be some."""
        for place, block in enumerate(blocks):
            if (label := self._label(block)) is None:
                continue
            begin = place + 1
            end = self._end(blocks, begin, labelled=True)
            end = max(end, begin) if self._is_inline(block) else end
            begin = place if self._is_inline(block) else begin
            if end > begin:
                return LinkList(place, end, label)
        return self._unlabelled(blocks, loose=loose)

    def _label(self, block: Block) -> str | None:
        """The label that a block is, or begins with, without its colon."""
        if block.form not in (Form.LINE, Form.PARAGRAPH):
            return None
        if names_links(block.text) or (is_label(block.text) and block.text in self.labels):
            return tidy_line(block.text).removesuffix(":")
        return label_ahead(block.text) or None

    def _is_inline(self, block: Block) -> bool:
        return not names_links(block.text) and not block.text.endswith(":")

    def _end(self, blocks: Sequence[Block], begin: int, *, labelled: bool) -> int:
        end = begin
        while end < len(blocks) and self._may_be_link(blocks, end, labelled=labelled):
            end += 1
        return end

    def _may_be_link(self, blocks: Sequence[Block], place: int, *, labelled: bool) -> bool:
        block = blocks[place]
        if block.form == Form.ADDRESS:
            return True
        if block.form not in (Form.LINE, Form.ITEM, Form.PARAGRAPH):
            return False
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if below is not None and self._leads(block, below):
            return True
        if self._is_linked(block) or _row(block.text):
            return True
        if block.form == Form.PARAGRAPH:
            if labelled and len(_PARTS.split(block.text)) > len(block.text) // LONGEST_TITLE + 2:
                return True
            return labelled and len(block.text) < 300 and not block.text.endswith((".", ".”", ":"))
        return labelled or (has_source(block.text, self.known) and len(block.text) < 200)

    def _is_sure(self, block: Block) -> bool:
        return self._is_linked(block) or has_source(block.text, self.known)

    def _leads(self, block: Block, below: Block) -> bool:
        """Whether a line is the words of the address below it."""
        if below.form != Form.ADDRESS or below.gap > 1 or len(block.text) > LONGEST_TITLE:
            return False
        if any(found.url for found in found_in(block.text)):
            return False
        return (
            block.form != Form.PARAGRAPH or block.text.endswith(":") or (not below.gap and block.text[-1] not in ".,;")
        )

    def _is_linked(self, block: Block) -> bool:
        """Whether a line is a link by its own address or note: it begins with its words or ends with its address."""
        text = block.text
        if len(text) > 300:
            return False
        words, links, behind, leads = titled(text, self.notes, block.first)
        if not leads or (block.form == Form.PARAGRAPH and _SENTENCE.search(words)):
            return False
        if _runs_on(text):
            return False
        many = len(links) == 1 or _PARTS.search(text) is not None
        return many and len(behind) < 40 and not words.endswith((".", ",")) and len(words) < 200

    def _unlabelled(self, blocks: Sequence[Block], *, loose: bool) -> LinkList | None:
        """The links at the end of a story that no label names."""
        first = len(blocks)
        while first > 0 and self._may_be_link(blocks, first - 1, labelled=False):
            first -= 1
        if loose:
            sure = first
            while sure > 0 and blocks[sure - 1].form == Form.LINE:
                sure -= 1
            lines = first - sure
            if lines and (first < len(blocks) or lines > 1) and sure > 0:
                first = sure
        if first and blocks[first - 1].form == Form.PARAGRAPH and blocks[first - 1].text.endswith(("(", "<")):
            first += 1
        if first >= len(blocks):
            return None
        if all(block.form == Form.ITEM and not self._is_sure(block) for block in blocks[first:]):
            return None
        return LinkList(first, len(blocks), None)

    def marks(self, blocks: Sequence[Block], place: LinkList) -> Iterator[Mark]:
        """The marks of a list of links: its label and each link."""
        first = blocks[place.first]
        if place.label is not None:
            yield Mark(Role.LABEL, place.label, _lines(first))
        inline = place.label is not None and self._is_inline(first)
        at = place.first + (place.label is not None and not inline)
        while at < place.end:
            block = blocks[at]
            below = blocks[at + 1] if at + 1 < place.end else None
            if at == place.first and inline:
                yield from self._line(block, block.text[len(place.label or "") + 1 :].strip(), many=True)
            elif block.form == Form.ADDRESS:
                yield self._mark(block, None, "", block.text)
            elif below and self._leads(block, below) and not self._is_linked(block):
                yield self._with_address(block, below)
                at += 1
            else:
                yield from self._line(block, block.text, many=place.end - place.first <= 2)
            at += 1

    def _with_address(self, block: Block, below: Block) -> Mark:
        source, title, doubtful = parted(
            block.text.rstrip(":") if not _LEAD.match(block.text) else block.text, self.known
        )
        mark = self._mark(block, source, title, below.text, last=below.last)
        doubts = _source_doubt(source, title) if doubtful else ()
        if below.mended:
            doubts = (*doubts, mended_doubt(below.text))
        return Mark(mark.role, mark.words, mark.lines, link=mark.link, doubts=doubts)

    def _line(self, block: Block, text: str, *, many: bool) -> Iterator[Mark]:
        """The links of one line: one, or several where signs part them."""
        if row := _row(text):
            doubt = Doubt("link", "One link or several?", "several", "one")
            for at, (title, url) in enumerate(row):
                yield self._mark(block, None, title, url, doubts=() if at else (doubt,))
            return
        parts = _PARTS.split(text)
        split = len(parts) > 1 and (len(parts) > 2 or many) and all(len(part) > 2 for part in parts)
        doubts: tuple[Doubt, ...] = ()
        if len(parts) > 1 and not all(map(found_in, parts)):
            doubts = (
                Doubt("link", "One link or several?", "several" if split else "one", "one" if split else "several"),
            )
        for part in parts if split else [text]:
            yield from self._single(block, part, doubts)
            doubts = ()

    def _single(self, block: Block, text: str, doubts: tuple[Doubt, ...]) -> Iterator[Mark]:
        nested = _NESTED.search(text) if not found_in(text) else None
        if nested:
            doubts = (*doubts, Doubt("link", "One link or two?", "two", "one"))
            yield from self._single(block, text[: nested.start()], doubts)
            yield from self._single(block, nested[1], ())
            return
        _, links, behind, leads = titled(text, self.notes, block.first)
        raw = self._ahead(text, block) if leads else text
        source, title, doubtful = parted(raw, self.known)
        doubts = (*doubts, *_source_doubt(source, title)) if doubtful else doubts
        url = links[0].url if links else None
        if behind:
            title = f"{title} {behind}" if len(behind) < 80 else title
        yield self._mark(block, source, title, url, doubts=doubts)
        for link in links[1:]:
            yield self._mark(block, None, link.title, link.url)

    def _ahead(self, text: str, block: Block) -> str:
        """The words of a line up to those of its first link, with the white space that parts a source from a title."""
        made = pieces(text, self.notes, block.first)
        first = next((at for at, piece in enumerate(made) if piece.url), len(made))
        return "".join(piece.words for piece in made[: first + 1]).strip().rstrip(" :-–—(<→>")

    def _mark(
        self,
        block: Block,
        source: str | None,
        title: str,
        url: str | None,
        *,
        last: int = 0,
        doubts: tuple[Doubt, ...] = (),
    ) -> Mark:
        if block.mended and url:
            doubts = (*doubts, mended_doubt(url))
        lines = Lines(block.first, last or block.last)
        return Mark(Role.LINK, lines=lines, link=ReadLink(title, source, url), doubts=doubts)


def _row(text: str) -> list[tuple[str, str]]:
    """The titles and addresses of a line that is nothing else: "One ~ <https://…> | Two ~ <https://…>"; else none."""
    made = []
    place = 0
    for found in found_in(text[:LONGEST_ROW]):
        ahead = text[place : found.start]
        title = tidy_line(ahead.strip(" ~|•·<>()"))
        if found.url is None or found.words or not _PAIRED.search(ahead) or (place and not _APART.match(ahead)):
            return []
        if not title or len(title) > LONGEST_TITLE or _SENTENCE.search(title):
            return []
        made.append((title, found.url))
        place = found.end
    return made if len(made) > 1 and not text[place:].strip(" >).") else []


def _runs_on(text: str) -> bool:
    """Whether a sentence goes on behind its bare address: "More at www.harbour.example or at the door"."""
    found = next((found for found in found_in(text) if found.url), None)
    return found is not None and not found.words and bool(_GOES_ON.match(text, found.end))


def mended_doubt(url: str) -> Doubt:
    """That an address was put together from two lines."""
    return Doubt("link", "Does the address go on in the next line?", url, "the address ends with its line")


def _source_doubt(source: str | None, title: str) -> tuple[Doubt, ...]:
    part = "part of the title"
    taken = source or part
    return (Doubt("source", "Source or part of the title?", taken, part if source else title.partition(":")[0]),)


def _lines(block: Block) -> Lines:
    return Lines(block.first, block.last)
