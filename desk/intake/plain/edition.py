"""The desk's own text edition read back: its form is known, so its lines say for certain what they are.

Rules of 72 "=", two empty lines between items, underlined headlines, notes behind each story, links as a title with
its address indented below.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from desk.intake.plain.blocks import blocks_of
from desk.intake.plain.heads import Looks
from desk.intake.plain.inline import markdown
from desk.intake.plain.kinds import SALUTATION, is_byline, is_letters, sponsor_in
from desk.intake.plain.linklist import LinkReader
from desk.intake.plain.masthead import date_in
from desk.intake.plain.notes import Notes, notes_in
from desk.intake.plain.printed import RULE, UNDERLINE, WIDTH, Chunk, chunks_of, emphasised, groups_of, unwrapped_rows
from desk.intake.plain.rows import Row, rows_of
from desk.intake.plain.stories import House, StoryReader, is_letter
from desk.intake.reading import Doubt, Lines, Reading, ReadLink
from desk.intake.shape import Mark, Role, assemble
from desk.intake.wrap import joined_lines
from desk.links.paste import is_label
from desk.links.sources import split_source
from desk.model.issue import Kind
from desk.model.url import safe_url

_INDENT = "  "
_PICTURE = "Picture: "
_NUMBER = re.compile(r"No (\d{1,9})")
_WEB = "Read on the web:"
_WORD = re.compile(r"\w+")


def read_edition(lines: Sequence[str], known: Collection[str] = ()) -> Reading:
    """The issue that an edition shows."""
    whole = rows_of(lines)
    notes, left = notes_in(whole)
    kept = {row.number for row in left}
    chunks = [rows for chunk in chunks_of(whole) if any(rows := [row for row in chunk if row.number in kept])]
    return assemble(
        _Edition(chunks, notes, known).marks(), onto=_masthead(chunks[0]) if _has_masthead(chunks) else Reading()
    )


def _has_masthead(chunks: Sequence[Chunk]) -> bool:
    return not any(row.text == RULE or UNDERLINE.fullmatch(row.text) for row in chunks[0])


def _masthead(chunk: Chunk) -> Reading:
    groups = [unwrapped_rows(group) for group in groups_of(chunk) if group[0].text != _WEB]
    top, rest = groups[0], [" ".join(group) for group in groups[1:]]
    number, day = None, ""
    names = []
    for line in top:
        found = _NUMBER.match(line)
        date = date_in(line)[0]
        number, day = (int(found[1]) if found else number), date or day
        names += [] if found or date else [line]
    return Reading(
        publication=names[0] if names else "",
        tagline=names[1] if len(names) > 1 else "",
        number=number,
        date=day,
        title=rest[0] if rest else "",
        subject=rest[1] if len(rest) > 1 else "",
    )


class _Edition:
    def __init__(self, chunks: Sequence[Chunk], notes: Notes, known: Collection[str]) -> None:
        self.chunks = chunks
        self.notes = notes
        self.house = House(links=LinkReader(notes, frozenset(known), frozenset(), addresses=True))
        self.words = frozenset(_key(line) for chunk in chunks for row in chunk for line in [row.text])

    def marks(self) -> Iterator[Mark]:
        """The marks of everything."""
        place = 0
        if _has_masthead(self.chunks):
            yield from self._web(self.chunks[0])
            place = 1
        titled = False
        for at in range(place, len(self.chunks)):
            chunk = self.chunks[at]
            if chunk[0].text != RULE:
                yield from self._item(chunk, letter=not titled)
            elif at == len(self.chunks) - 1 and not self._is_titled(chunk) and len(chunk) > 1:
                yield from (_out(row, "footer of the newsletter") for row in chunk if row.text != RULE)
            else:
                titled = True
                yield from self._section(chunk)

    def _web(self, chunk: Chunk) -> Iterator[Mark]:
        for row in chunk:
            if row.text == _WEB or safe_url(row.text):
                yield _out(row, "leads to the newsletter on the web")
            elif _NUMBER.match(row.text) or date_in(row.text)[0]:
                yield _out(row, "masthead: its number and date are the issue's now")

    def _is_titled(self, chunk: Chunk) -> bool:
        return any(row.text == RULE for row in chunk[1:5])

    def _section(self, chunk: Chunk) -> Iterator[Mark]:
        end = next((at for at, row in enumerate(chunk[1:], 1) if row.text == RULE), 0)
        title = " ".join(row.text for row in chunk[1:end])
        yield Mark(Role.SECTION, title, Lines(chunk[0].number, chunk[end].number))
        for group in groups_of(chunk[end + 1 :]):
            yield Mark(Role.INTRO, " ".join(unwrapped_rows(group)), _at(group))

    def _item(self, chunk: Chunk, *, letter: bool) -> Iterator[Mark]:
        """One item, or briefs, or a row of cards."""
        under = self._underline(chunk)
        if under is None and chunk[0].text.startswith("* "):
            yield from self._briefs(chunk)
        elif under is not None and self._is_contents(chunk[under + 1 :]):
            yield Mark(Role.HEADLINE, " ".join(row.text for row in chunk[:under]), _at(chunk[:under]), Kind.CONTENTS)
            yield from (
                _out(row, "list of contents: it is made from the running order")
                for row in chunk[under + 1 :]
                if row.text
            )
        elif cards := self._cards(chunk):
            for card in cards:
                yield from self._story(card, Kind.CARD, letter=False)
        else:
            yield from self._story(chunk, Kind.STORY, letter=letter)

    def _underline(self, chunk: Chunk) -> int | None:
        """The place of the rule under the headline at the top of a chunk."""
        for at, row in enumerate(chunk[:8]):
            if not row.text:
                return None
            if at and UNDERLINE.fullmatch(row.text) and len(row.text) > 1:
                return at
        return None

    def _briefs(self, chunk: Chunk) -> Iterator[Mark]:
        for block in blocks_of(emphasised(chunk), WIDTH):
            source, words = split_source(block.text)
            if source and self._ends_with_note(words):
                line = Lines(block.first, block.last)
                text = re.sub(r"\s\[\d+\]$", "", words)
                number = int(words[words.rindex("[") + 1 : -1])
                yield Mark(
                    Role.HEADLINE, text, line, Kind.BRIEF, ReadLink(text, source, self.notes.url(number, block.first))
                )
            else:
                yield Mark(Role.STORY, lines=Lines(block.first, block.last), kind=Kind.BRIEF)
                yield Mark(Role.BODY, markdown(block.text, self.notes, block.first)[0], Lines(block.first, block.last))

    def _ends_with_note(self, words: str) -> bool:
        match = re.search(r"\s\[(\d{1,4})\]$", words)
        return bool(match) and match is not None and int(match[1]) in self.notes

    def _is_contents(self, chunk: Chunk) -> bool:
        """Whether only items stand there, and each says what is said elsewhere too."""
        groups = groups_of(chunk)
        rows = [row for group in groups for row in group]
        items = [row for row in rows if row.text.startswith("* ")]
        named = sum(_key(row.text[2:]) in self.words for row in items)
        return bool(items) and rows[0].text.startswith("* ") and 2 * named > len(items) and len(groups) == 1

    def _cards(self, chunk: Chunk) -> list[Chunk]:
        """The cards of a row; none if the chunk is a story: a card's address stands right below its headline."""
        tops = [at for at, row in enumerate(chunk) if UNDERLINE.fullmatch(row.text) and len(row.text) > 1]
        starts = [at - 1 for at in tops if at and (at == 1 or not chunk[at - 2].text)]
        if not starts or starts[0] != 0:
            return []
        leads = any(self._leads(chunk[at + 1 :]) for at in tops)
        return [chunk[at:end] for at, end in zip(starts, [*starts[1:], len(chunk)], strict=True)] if leads else []

    def _leads(self, rows: Chunk) -> bool:
        top = groups_of(rows)[0] if rows and rows[0].text else []
        return any(row.indent == len(_INDENT) and safe_url(row.text) for row in top)

    def _story(self, chunk: Chunk, kind: str, *, letter: bool) -> Iterator[Mark]:
        under = self._underline(chunk)
        rest = chunk
        if under is None:
            yield Mark(Role.STORY, lines=_at(chunk), kind=kind)
        else:
            groups = groups_of(chunk[under + 1 :]) if under + 1 < len(chunk) else []
            top = groups[0] if groups and chunk[under + 1].text else []
            rest = chunk[under + 1 + len(top) :]
            speaks = is_letters(" ".join(row.text for row in chunk[:under]))
            yield from self._head(chunk[:under], top, self._kind(rest, kind, letter=letter, speaks=speaks))
        body, links = self._parted(rest)
        yield from self._body(body)
        yield from self._links(links)

    def _kind(self, rest: Chunk, kind: str, *, letter: bool, speaks: bool) -> str:
        body, links = self._parted(rest)
        blocks = blocks_of(body, WIDTH)
        if kind != Kind.STORY:
            return kind
        greets = letter and bool(blocks) and is_letter(blocks[:1]) and len(blocks[0].text) < SALUTATION
        if not links and (speaks or greets):
            return Kind.LETTER
        several = sum(mark.role == Role.LINK for mark in self._links(links)) > 1
        return Kind.LINKS if several and not blocks else Kind.STORY

    def _head(self, rows: Chunk, top: Chunk, kind: str) -> Iterator[Mark]:
        """The headline with what stands above and below it."""
        label: list[Row] = []
        names = list(rows)
        if len(names) > 1 and names[0].edge + 1 + len(names[1].text.split(None, 1)[0]) <= WIDTH:
            label = [names.pop(0)]
        headline = " ".join(row.text for row in names)
        lead = next((url for row in top if row.indent and (url := safe_url(row.text))), None)
        link = ReadLink(headline, None, lead) if lead else None
        yield Mark(Role.HEADLINE, headline, _at(rows), Kind.SPONSOR if label else kind, link)
        for row in label:
            sponsor = sponsor_in(row.text)
            yield Mark(Role.SPONSOR, sponsor, _at(label)) if sponsor else Mark(Role.LABEL, row.text, _at(label))
            if sponsor:
                yield _out(row, "says that the item is paid; its kind says so now")
        words = [row for row in top if not safe_url(row.text)]
        picture = next((at for at, row in enumerate(words) if row.text.startswith(_PICTURE)), len(words))
        for text in (*unwrapped_rows(words[:picture]), *unwrapped_rows(words[picture:])):
            if text.startswith(_PICTURE):
                yield Mark(Role.NOTE, text, _at(top))
            elif is_byline(text, signed=True):
                yield Mark(Role.BYLINE, text, _at(top))
            else:
                yield Mark(Role.STANDFIRST, text, _at(top))

    def _parted(self, rows: Chunk) -> tuple[list[Row], list[Row]]:
        """The rows of a story's body and those of its links, with their label."""
        groups = groups_of(rows)
        if not groups:
            return [], []
        last = groups[-1]
        linked = any(row.indent == len(_INDENT) and safe_url(row.text) for row in last) and not last[0].indent
        labelled = len(groups) > 1 and len(groups[-2]) == 1 and is_label(groups[-2][0].text)
        first = groups[-2][0] if labelled else last[0] if linked else None
        if first is None:
            return list(rows), []
        place = next(at for at, row in enumerate(rows) if row is first)
        return list(rows[:place]), list(rows[place:])

    def _body(self, rows: Chunk) -> Iterator[Mark]:
        blocks = blocks_of(emphasised(rows), WIDTH)
        reader = StoryReader(Looks(blocks, self.notes), self.house)
        yield from reader.body(blocks)

    def _links(self, rows: Chunk) -> Iterator[Mark]:
        groups = groups_of(rows)
        if len(groups) > 1:
            yield Mark(Role.LABEL, groups[0][0].text.removesuffix(":"), _at(groups[0]))
        title = ""
        first = 0
        joined = False
        for row in groups[-1] if groups else ():
            if row.indent and (url := safe_url(row.text)):
                yield self._link(title, url, Lines(first, row.number), joined=joined)
                title, joined = "", False
            elif title and self._goes_on(rows, row):
                title, joined = joined_lines(title, row.text), True
            else:
                if title:
                    yield self._link(title, None, Lines(first, row.number - 1), joined=joined)
                title, first, joined = row.text, row.number, False
        if title:
            yield self._link(title, None, Lines(first, rows[-1].number), joined=joined)

    def _goes_on(self, rows: Chunk, row: Row) -> bool:
        above = next(each for each in reversed(rows) if each.number < row.number)
        return above.edge + 1 + len(row.text.split(None, 1)[0]) > WIDTH

    def _link(self, text: str, url: str | None, lines: Lines, *, joined: bool) -> Mark:
        source, title = split_source(text)
        doubts = (Doubt("link", "One link or two?", "one, over two lines", "two"),) if joined else ()
        return Mark(Role.LINK, lines=lines, link=ReadLink(title, source, url), doubts=doubts)


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _out(row: Row, reason: str) -> Mark:
    url = safe_url(row.text)
    return Mark(
        Role.OUT, row.text, Lines(row.number, row.number), link=ReadLink("", None, url) if url else None, reason=reason
    )


def _at(rows: Chunk) -> Lines:
    return Lines(rows[0].number, rows[-1].number) if rows else Lines(0, 0)
