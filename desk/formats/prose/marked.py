"""Running text written as Markdown again: read anew, it is the same text."""

import re
from collections.abc import Iterable

from desk.formats.prose.mapped import mapped, mapped_line
from desk.formats.prose.read import read
from desk.formats.prose.values import (
    Anchor,
    Break,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Endnotes,
    Figure,
    Heading,
    Inline,
    Listing,
    NoteMark,
    Paragraph,
    Prose,
    Quotation,
    Rule,
    Strong,
    Struck,
    Table,
    Text,
    lines,
    plain,
)

BELOW = 4
"""The level of a heading inside a body, below a headline of the third; in a stored body the level says nothing."""
_ALWAYS = re.compile(
    r"""
    [`\[\]]                             # code and links
    | \\(?=[!-/:-@\[-`{-~]|\Z)          # a backslash that would hide a sign
    | (?<!\s)\*|\*(?!\s)                # emphasis, but not 2 * 3
    | (?<![^\W_])_ | _(?![^\W_])        # emphasis, but not inside_a_word
    | ~(?=~)|(?<=~)~                    # strikethrough in the Markdown of others
    | <(?=[A-Za-z/!?])                  # HTML and autolinks
    | &(?=\#?\w+;)                      # character references
    """,
    re.VERBOSE,
)
_AT_START = re.compile(r"(\s*)(?:[#>+=*|-]|:(?=-)|(\d{1,9})[.)])")
_WEB = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
"""A mail address that Markdown takes in angle brackets (CommonMark, section 6.5), but for rare signs."""
_AT_END = re.compile(r"(?:\A|(?<=\s))(#+\s*)\Z")


def escaped(text: str, starts_line: bool = False, ends_heading: bool = False) -> str:
    """Plain text so that it comes out as it is. A line may begin with signs that a sentence may hold freely."""
    made = _ALWAYS.sub(r"\\\g<0>", text)
    if starts_line and (match := _AT_START.match(made)):
        ahead = match.end(2) if match[2] else match.end(1)
        made = f"{made[:ahead]}\\{made[ahead:]}"
    return _AT_END.sub(r"\\\1", made) if ends_heading else made


def address(url: str | None) -> str:
    """An address between round brackets: in angle brackets where round ones in it would end it."""
    url = re.sub(r"&(?=#?\w+;)", "&amp;", url or "")
    return f"<{url}>" if "(" in url or ")" in url else url


def span(sign: str, text: str) -> str:
    """A line of plain text in emphasis (`*`) or strong emphasis (`**`)."""
    return f"{sign}{escaped(text)}{sign}" if text else ""


def marked(prose: Iterable[Prose], level: int = BELOW) -> str:
    """Blocks of running text as Markdown, an empty line between two blocks; headings in them get `level`.

    Neighbouring lists of one kind take turns in their signs: with the same sign they would be one list.
    """
    made, turn = [], False
    before: Prose | None = None
    for part in prose:
        lists = isinstance(part, Listing) and isinstance(before, Listing) and _kind(part) == _kind(before)
        turn = lists and not turn
        made.append(_block(part, turn, level))
        before = part
    return "\n\n".join(made)


def _kind(listing: Listing) -> bool:
    """Whether its items are numbered."""
    return listing.start is not None


def _block(part: Prose, turn: bool, level: int) -> str:
    match part:
        case Paragraph(inside):
            return inlines(inside)
        case Heading(inside):
            return _heading(_AT_END.sub(r"\\\1", inlines(inside).replace("\\\n", " ")), level)
        case Listing():
            return _listing(part, turn, level)
        case Quotation(inside):
            return "\n".join(f"> {line}".rstrip() for line in marked(inside, level).split("\n"))
        case CodeBlock(text):
            fence = _fence(text, 3)
            return f"{fence}\n{text}\n{fence}"
        case Rule():
            return "***"
        case Figure():
            return _figure(part)
        case Table():
            return _table(part)
        case Endnotes(notes):
            return "\n".join(f"[^{note.label}]: {hung(marked(note.inside, level), 4)}" for note in notes)


def _heading(words: str, level: int) -> str:
    """A heading. One that ranks as headlines do is closed, which no headline is: so they are told apart."""
    closing = f" {'#' * level}" if level < BELOW else ""
    return f"{'#' * level} {words}{closing}"


def _figure(figure: Figure) -> str:
    caption = re.sub(r'[\\"]|&(?=#?\w+;)', r"\\\g<0>", figure.caption)
    title = f' "{caption}"' if caption else ""
    made = f"![{escaped(figure.picture.alt)}]({address(figure.picture.src)}{title})"
    return f"[{made}]({address(figure.url)})" if figure.url else made


_ALIGNED = {"left": ":--", "center": ":-:", "right": "--:"}


def _table(table: Table) -> str:
    rule = [_ALIGNED.get(align, "---") for align in table.aligns]
    head, *rows = ([_cell(cell) for cell in row] for row in (table.head, *table.rows))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _cell(cell: Cell) -> str:
    return inlines(cell).replace("\\\n", " ").replace("|", "\\|")


def _listing(listing: Listing, turn: bool, level: int) -> str:
    made = []
    for place, item in enumerate(listing.items):
        sign = ("* " if turn else "- ") if listing.start is None else f"{listing.start + place}{')' if turn else '.'} "
        text = (
            "\n".join(_block(part, turn=False, level=level) for part in item) if listing.tight else marked(item, level)
        )
        made.append(sign + hung(text, len(sign)))
    return ("\n" if listing.tight else "\n\n").join(made)


def hung(text: str, width: int = 2) -> str:
    """`text` as the inside of a list item: all lines but the first are indented."""
    return "\n".join(" " * width + line if place and line else line for place, line in enumerate(text.split("\n")))


def _fence(text: str, least: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def inlines(inside: Iterable[Inline]) -> str:
    """Running text of one block.

    Where words begin and end with signs, emphasis can be beyond what Markdown tells apart: if what was written would
    read as other words, the words come first and the emphasis goes.
    """
    inside = tuple(inside)
    made = _Writer().written(inside).strip()
    calm = _unstressed(inside)
    return made if calm == inside or _reads_as(made, inside) else _Writer().written(calm).strip()


def _reads_as(made: str, inside: tuple[Inline, ...]) -> bool:
    """Whether a line reads as these words; its footnotes are defined for the asking, and may have any labels."""
    labels = [inline.label for inline in _marks(inside)]
    prose = read("\n\n".join((made, *(f"[^{label}]: x" for label in labels)))).prose
    if labels:
        prose, inside = mapped(prose[:-1], _unlabelled), mapped_line(inside, _unlabelled)
    return [plain(line).split() for line in lines(prose)] == [plain(inside).split()]


def _unlabelled(inline: Inline) -> Inline:
    return NoteMark("") if isinstance(inline, NoteMark) else inline


def _marks(inside: tuple[Inline, ...]) -> list[NoteMark]:
    found: list[NoteMark] = []

    def one(inline: Inline) -> Inline:
        found.extend((inline,) if isinstance(inline, NoteMark) else ())
        return inline

    mapped_line(inside, one)
    return found


def _unstressed(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for inline in inside:
        match inline:
            case Strong(words) | Emphasis(words) | Struck(words):
                made += _unstressed(words)
            case Anchor(url, words):
                made.append(Anchor(url, _unstressed(words)))
            case _:
                made.append(inline)
    return _joined(made)


def _joined(inside: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words as one text: what has to be escaped depends on what stands beside it."""
    made: list[Inline] = []
    for inline in inside:
        if isinstance(inline, Text) and made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + inline.text)
        else:
            made.append(inline)
    return tuple(made)


class _Writer:
    """Running text under construction; what stands ahead decides what has to be escaped."""

    def __init__(self) -> None:
        self.made = ""

    def written(self, inside: tuple[Inline, ...]) -> str:
        """The pieces of a sentence as Markdown."""
        for place, inline in enumerate(inside, 1):
            self.add(inline, inside[place] if place < len(inside) else None)
        return self.made

    def add(self, inline: Inline, after: Inline | None) -> None:
        """Write one piece; what comes after it decides whether its last sign is escaped."""
        match inline:
            case Text(text):
                self.words(text, after)
            case Code(text):
                self.made += _code(text)
            case Break():
                self.made = self.made.rstrip() + "\\\n"
            case Strong(inside):
                self.wrap("**", "__", inside, after)
            case Emphasis(inside):
                self.wrap("*", "_", inside, after)
            case Struck(inside):
                self.wrap("~~", "~~", inside, after)
            case NoteMark(label):
                self.made += f"[^{label}]"
            case Anchor(url, inside):
                self.link(url, inside)

    def words(self, text: str, after: Inline | None) -> None:
        """Plain text; ahead of a link no "!" may make a picture of it."""
        starts = not self.made.strip() or self.made.endswith("\n")
        self.made += escaped(text, starts_line=starts)
        if isinstance(after, Anchor) and after.url and self.made.endswith("!"):
            self.made = self.made[:-1] + "\\!"

    def link(self, url: str | None, inside: tuple[Inline, ...]) -> None:
        """Words that lead somewhere; without an address the words, and an address that is its own words as it is."""
        if url and _is_bare(url, inside):
            self.made += f"<{plain(inside)}>"
            return
        self.made += "[" if url else ""
        self.written(inside)
        self.made += f"]({address(url)})" if url else ""

    def wrap(self, sign: str, other: str, inside: tuple[Inline, ...], after: Inline | None) -> None:
        """Emphasis; where a star stands ahead, underscores keep the two apart, unless a word goes on behind them."""
        goes_on = isinstance(after, Text | Code) and after.text[:1].isalnum()
        sign = other if self.made.endswith("*") and not goes_on else sign
        self.made += sign
        self.written(inside)
        self.made += sign


def _is_bare(url: str, inside: tuple[Inline, ...]) -> bool:
    """Whether the words of a link are its address, which Markdown writes in angle brackets."""
    words = plain(inside)
    return bool(_WEB.fullmatch(words) and words == url) or bool(_MAIL.fullmatch(words) and url == f"mailto:{words}")


def _code(text: str) -> str:
    fence = _fence(text, 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
