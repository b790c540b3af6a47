"""The blocks of a plain text newsletter: rules, paragraphs, lines that stand alone, items, addresses, tables."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from desk.intake.plain.kinds import is_byline
from desk.intake.plain.rows import Row, rule_in
from desk.intake.starts import is_lone_bullet, is_quote, item_in
from desk.intake.wrap import breaks_off, joint
from desk.links.found import whole_address

LONGEST_HEADLINE = 150
"""Characters; what is longer is a paragraph."""
WIDEST = 100
"""Columns past which no mail program wraps."""

_RARE = 12
"""One in so many gaps may be narrower than the usual one."""
_SENTENCE = re.compile(r"(?:(?<![.])[.]|[.]{4,}|[,;:])[\"'”’»)\]]*$")
_STOPS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_NUMBERED = re.compile(r"(?:(\d{1,3})([.)]|\s?[-–])|\((\d{1,3})\)|#(\d{1,3})[.:)]?)\s+(?=\S)")
_SIGNED = re.compile(r"([-*+])\s+(?=\S)")
_FRAMED = re.compile(
    r"([-*+=~_#:])\1{0,99}\s+(?=[\"'“‘„«(]?[^\W_])[^\n]{1,100}?\s\1{1,99}|([-*=~_#:])\2{2,99}(?!\2)[^\n]{1,100}?\2{3,99}"
    r"|>{1,9}\s[^\n]{1,100}?\s<{1,9}"
)
"""A line with the same signs ahead of its words and behind them: "* News *", "*****News*****"."""
_ARROWS = re.compile(r">{2,6}\s*(?=[^\s>])[^\n]+")
_COLUMNS = re.compile(r"\S(?:\t+| {3,})\S")
_BYLINE = re.compile(r"(?:written |posted |edited )?by\s", re.IGNORECASE)
ADDRESS_LABEL = re.compile(r"^(?:(?:url|link|web|address)\s*:\s*(?=\S+$)|(?:->|=>|→|»|>>?)\s*)", re.IGNORECASE)
"""What stands ahead of an address only to say that it is one."""
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_URL = re.compile(r"https?://[^\s()<>\[\]]+")
_ENDS_WITH_LINK = re.compile(r"(?:https?://|www\.)[^\s()<>]{1,2000}[)>]?$")


class Form(StrEnum):
    """What a block is by its form alone."""

    RULE = "rule"
    LINE = "line"
    """Short and no sentence: a headline, a title of a link, a name."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ADDRESS = "address"
    TABLE = "table"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together. `text` is one line; a table keeps its lines.

    `gap` counts the blank rows above. `sign` is the bullet, number sign or sign of the rule.
    """

    form: Form
    text: str
    first: int
    last: int
    indent: int = 0
    gap: int = 0
    sign: str = ""
    number: str = ""
    width: int = 0
    mended: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it may be a headline by its length."""
        return self.form in (Form.LINE, Form.ITEM) and length(self.text) <= LONGEST_HEADLINE

    @property
    def is_text(self) -> bool:
        """Whether it holds words of its own."""
        return self.form != Form.RULE


def blocks_of(rows: Sequence[Row], width: int | None = None) -> list[Block]:
    """The blocks of a text in their order. `width` is where it was wrapped, if that is known (0: nowhere)."""
    width = wrap_width(rows) if width is None else width
    blocks: list[Block] = []
    gap = 0
    last = 0
    chunk: list[Row] = []
    for row in (*rows, Row(0, 0, "", 0)):
        if row.text:
            chunk.append(row)
            continue
        if chunk:
            made = list(_chunk_blocks(chunk, width))
            made[0] = replace(made[0], gap=gap)
            blocks += made
            gap = 0
            last = chunk[-1].number
            chunk = []
        gap += 1 if last else 0
    return _closer(_with_lone_bullets(blocks))


def _closer(blocks: list[Block]) -> list[Block]:
    """The blocks with narrower gaps, where a paste has two empty lines or more for each one of the newsletter."""
    gaps = Counter(block.gap for block in blocks if block.gap)
    usual = max(gaps, key=gaps.__getitem__, default=1)
    narrow = sum(count for gap, count in gaps.items() if gap < usual)
    if usual == 1 or _RARE * narrow > gaps.total():
        return blocks
    return [replace(block, gap=max(1, block.gap - usual + 1)) if block.gap else block for block in blocks]


def wrap_width(rows: Sequence[Row]) -> int:
    """The columns at which the text was wrapped, or 0: sentences run over line ends again and again."""
    edges = []
    texts = 0
    for row, below in itertools.pairwise(rows):
        if not row.text:
            continue
        texts += 1
        if (
            below.text
            and 40 <= row.edge <= WIDEST
            and breaks_off(row.text, below.text)
            and not _BYLINE.match(below.text)
            and not below.text.startswith(("http", "www."))
        ):
            edges.append(row.edge)
    if len(edges) < 2 or len(edges) * 12 < texts:
        return 0
    edges.sort()
    return edges[-1 - len(edges) // 16]


def length(text: str) -> int:
    """The characters of a text without those of its addresses."""
    return len(_URL.sub("", text)) if "://" in text and len(text) > LONGEST_HEADLINE else len(text)


def is_prose(text: str) -> bool:
    """Whether a line reads as running text: long, or ending as a sentence does."""
    words = text.count(" ") + 1
    if length(text) > LONGEST_HEADLINE:
        return True
    return bool(_SENTENCE.search(text)) and (words > 5 or text.endswith(".")) and words > 2 and not _ends_short(text)


def _ends_short(text: str) -> bool:
    """Whether the full stop at the end belongs to a short word: "Harrow & Co.", "Sold Inc."."""
    last = text.rsplit(None, 1)[-1]
    return len(text) < 60 and last in ("Co.", "Inc.", "Ltd.", "Jr.", "Sr.", "St.", "No.", "Vol.")


def _chunk_blocks(chunk: Sequence[Row], width: int) -> Iterator[Block]:
    """The blocks of rows between two blank ones."""
    place = 0
    while place < len(chunk):
        end = place + 1
        row = chunk[place]
        if sign := rule_in(row.text):
            yield Block(Form.RULE, row.text, row.number, row.number, row.indent, sign=sign, width=len(row.text))
        elif is_lone_bullet(row.text):
            yield Block(Form.ITEM, "", row.number, row.number, row.indent, sign=row.text)
        elif address := _address(row.text):
            yield Block(Form.ADDRESS, address, row.number, row.number, row.indent, mended=row.mended)
        elif is_table(row.text):
            while end < len(chunk) and is_table(chunk[end].text):
                end += 1
            yield _table(chunk[place:end])
        elif _is_quote(chunk, place):
            while end < len(chunk) and is_quote(chunk[end].text):
                end += 1
            yield _joined(chunk[place:end], Form.QUOTE)
        else:
            while end < len(chunk) and goes_on(chunk, place, end, width):
                end += 1
            yield _words(chunk[place:end])
        place = end


def goes_on(chunk: Sequence[Row], begin: int, place: int, width: int) -> bool:
    """Whether the line at `place` goes on with the one above it: that had no room, or its sentence runs on."""
    above, row = chunk[place - 1], chunk[place]
    if rule_in(row.text) or is_lone_bullet(row.text) or is_quote(row.text) or is_table(row.text):
        return False
    if _FRAMED.fullmatch(above.text) or _FRAMED.fullmatch(row.text):
        return False
    if _address(row.text) and not above.text.endswith(("(", "<")):
        return False
    if _item(row):
        return False
    head = _item(chunk[begin])
    if head and row.indent > chunk[begin].indent and not is_quote(row.text):
        return above.edge > 30
    if _BYLINE.match(row.text) and (above.edge + 8 < (width or WIDEST) or _is_author(chunk, begin, place)):
        return False
    if above.edge > WIDEST + 20:
        return False
    if place - 1 == begin and _ENDS_WITH_LINK.search(above.text[-2100:]) and _ENDS_WITH_LINK.search(row.text[-2100:]):
        return False
    if not width and _HOST.fullmatch(row.text):
        return False
    full = 0 < width < above.edge + 1 + len(row.text.split(None, 1)[0]) + (2 if above.edge > width - 6 else 0)
    ended = _STOPS.search(above.text) or (above.text[-1] in ")]" and row.text[0].isupper())
    wide = above.edge > (0.9 if row.text[0].isupper() else 0.8) * width > 0 and not ended
    return bool(full or wide) or (breaks_off(above.text, row.text) and above.edge > 24) or row.text[0] in "),.;"


def _is_author(chunk: Sequence[Row], begin: int, place: int) -> bool:
    """Whether a short line that begins with "by" names the author of the line or two above it, and no text runs on."""
    row = chunk[place]
    return place - begin < 3 and row.edge < WIDEST // 2 and is_byline(row.text) and not _STOPS.search(row.text)


def _is_quote(chunk: Sequence[Row], place: int) -> bool:
    """Whether a line is quoted; arrows ahead of one that stands alone are its decoration: ">> News", ">> News <<"."""
    text = chunk[place].text
    if not is_quote(text):
        return False
    alone = all(not is_quote(near.text) for near in (*chunk[max(0, place - 1) : place], *chunk[place + 1 : place + 2]))
    return not (alone and _ARROWS.fullmatch(text) and not is_prose(text))


def _item(row: Row) -> tuple[str, str, str] | None:
    """Sign, number and words of the item that a row begins; "* News *" is framed, and no item."""
    if _FRAMED.fullmatch(row.text):
        return None
    if match := _NUMBERED.match(row.text):
        number = match[1] or match[3] or match[4]
        return (match[2] or "#").strip(), number, row.text[match.end() :]
    if match := _SIGNED.match(row.text):
        return match[1], "", row.text[match.end() :]
    item = item_in(row.indent, row.text)
    return (item.sign, item.number, item.text) if item else None


def is_table(text: str) -> bool:
    """Whether a line is set in columns."""
    return bool(_COLUMNS.search(text)) and len(text) < 200 and not text.endswith((".", ","))


def _address(text: str) -> str | None:
    """The address, if a line is one and nothing else but a word that says so."""
    bare = ADDRESS_LABEL.sub("", text, count=1)
    if "(" in bare[:1]:
        bare = bare.strip("()").strip()
    if "." not in bare or ("/" not in bare and "@" not in bare and "<" not in text[:1] and not bare.startswith("www.")):
        return None
    return whole_address(bare)


def _table(rows: Sequence[Row]) -> Block:
    text = "\n".join(row.text for row in rows)
    return Block(Form.TABLE, text, rows[0].number, rows[-1].number, rows[0].indent)


def _words(rows: Sequence[Row]) -> Block:
    """A paragraph, an item or a line, its rows joined."""
    if item := _item(rows[0]):
        sign, number, words = item
        whole = _joined([replace(rows[0], text=words), *rows[1:]], Form.ITEM)
        return replace(whole, sign=sign, number=number)
    block = _joined(rows, Form.LINE)
    return replace(block, form=Form.PARAGRAPH) if is_prose(block.text) or len(rows) > 3 else block


def _joined(rows: Sequence[Row], form: Form) -> Block:
    texts = [row.text[1:].strip() if form == Form.QUOTE else row.text for row in rows]
    texts = [text for text in texts if text] or [""]
    parts = [texts[0]]
    for above, below in pairwise(texts):
        parts += (joint(above, below), below)
    first, last = rows[0], rows[-1]
    mended = any(row.mended for row in rows)
    return Block(form, "".join(parts), first.number, last.number, first.indent, width=first.edge, mended=mended)


def _with_lone_bullets(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with every bullet that stands alone put ahead of the words below it.

    One with an empty line between parts items as a rule does: its sign is doubled.
    """
    made: list[Block] = []
    for block in blocks:
        bullet = made[-1] if made and made[-1].form == Form.ITEM and not made[-1].text else None
        if bullet and block.form in (Form.LINE, Form.PARAGRAPH) and block.gap < 3:
            sign = bullet.sign * 2 if block.gap else bullet.sign
            made[-1] = replace(block, form=Form.ITEM, first=bullet.first, gap=bullet.gap, sign=sign)
        else:
            made.append(block)
    return made
