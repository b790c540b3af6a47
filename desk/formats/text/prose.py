"""Running text read back from the lines of the plain text edition: the inverse of `desk.formats.prose.layout`.

What plain text has no sign for is gone: which words a note belongs to (the last one is taken, or the names that end the
words ahead of it), and where two spaces stood at the end of a line.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from desk.formats.blocks.wording import BETWEEN
from desk.formats.prose.layout import CODE_INDENT
from desk.formats.prose.values import (
    Anchor,
    Break,
    CodeBlock,
    Emphasis,
    Endnote,
    Endnotes,
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
)
from desk.formats.prose.wrap import cells, is_wide
from desk.formats.text.form import BREAK, BULLET, QUOTE, WIDTH

Notes = Mapping[int, str]
"""Addresses by the numbers that stand behind their words."""
_DEEPEST = 40
"""Levels of lists and quotations; the writer's own are less deep."""
_FOOTNOTE = re.compile(r"\[\^(\d{1,4})\] ")
_COLUMNS = re.compile(r"-+(?:  -+)+")
_NUMBERED = re.compile(r"( *)(\d{1,9})\. (?=\S)")
_MARKED = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(?P<strong>[^*]{0,2000}?[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<em>[^_]{0,2000}?[^\s_])_(?![\w_])"
    r"|(?<![\w~])~(?=[^\s~])(?P<struck>[^~]{0,2000}?[^\s~])~(?![\w~])"
    r"|\[\^(?P<foot>\d{1,4})\]"
    r"|(?<=\S) \[(?P<note>\d{1,9})\](?!\w)"
)
_LAST_WORDS = re.compile(r"(?:[^\W\d_a-z][\w’'&.-]{0,60} ){0,8}[^\s(\[<]{1,400}$")


def underlined(lines: Sequence[str]) -> int:
    """How many lines stand ahead of a rule as wide as the widest of the last of them; 0 where there is no such rule.

    All of them are the headline, or the first are what stands above one, such as a sponsor's label.
    """
    for at, line in enumerate(lines):
        if not line:
            return 0
        if at and not line.strip("-"):
            widths = accumulate(map(cells, reversed(lines[:at])), max)
            return at if len(line) in widths else 0
    return 0


def was_full(line: str, below: str, width: int = WIDTH) -> bool:
    """Whether the first word of the line below had no room on this one: the wrap parted them."""
    first = below.split(None, 1)[0] if below.split() else ""
    if first and (is_wide(first[0]) or is_wide(line[-1:])):
        return cells(line) + 2 * cells(first[:1]) > width  # wide characters are words of their own
    return cells(line) + 1 + cells(first) > width


def joined(lines: Sequence[str], width: int = WIDTH) -> list[str]:
    """The lines as they were before they were wrapped."""
    made = [[lines[0]]] if lines else []
    for above, line in pairwise(lines):
        if was_full(above, line, width):
            made[-1] += ([] if is_wide(above[-1:]) or is_wide(line[:1]) else [" "]) + [line]
        else:
            made.append([line])
    return ["".join(parts) for parts in made]


def prose_of(lines: Sequence[str], notes: Notes, width: int = WIDTH, depth: int = 0) -> tuple[Prose, ...]:
    """The blocks that these lines are."""
    made: list[Prose] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _block(lines, at, notes, width, depth)
        made.append(block)
    return tuple(made)


def _block(lines: Sequence[str], at: int, notes: Notes, width: int, depth: int) -> tuple[Prose, int]:
    """The block that begins here, and the place behind it."""
    line = lines[at]
    if line == BREAK:
        return Rule(), at + 1
    if depth < _DEEPEST and (special := _special(lines, at, notes, width, depth)):
        return special
    if depth < _DEEPEST and line.startswith(QUOTE.rstrip()) and line[1:2] in ("", " "):
        end = _end(lines, at, QUOTE.rstrip())
        inside = [each[len(QUOTE) :] for each in lines[at:end]]
        return Quotation(prose_of(inside, notes, width - len(QUOTE), depth + 1)), end
    if depth < _DEEPEST and (line.startswith(BULLET) or _NUMBERED.match(line)):
        return _listing(lines, at, notes, width, depth)
    if line.startswith(" " * CODE_INDENT):
        end = _end(lines, at, " " * CODE_INDENT, over_blank=True)
        return CodeBlock("\n".join(each[CODE_INDENT:] for each in lines[at:end])), end
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _opens(lines[end - 1], lines[end], width):
        end += 1
    if count := underlined(lines[at:end]):
        return Heading(_inside(lines[at : at + count], notes, width)), at + count + 1
    return Paragraph(_inside(lines[at:end], notes, width)), end


def _special(lines: Sequence[str], at: int, notes: Notes, width: int, depth: int) -> tuple[Prose, int] | None:
    """Footnotes or a table that begin here, and the place behind them; None where none do."""
    if _FOOTNOTE.match(lines[at]):
        return _endnotes(lines, at, notes, width, depth)
    if at + 1 < len(lines) and _COLUMNS.fullmatch(lines[at + 1]):
        return _table(lines, at, notes)
    return None


def _endnotes(lines: Sequence[str], at: int, notes: Notes, width: int, depth: int) -> tuple[Endnotes, int]:
    made: list[Endnote] = []
    while at < len(lines) and (mark := _FOOTNOTE.match(lines[at])):
        room = mark.end()
        end = _end(lines, at + 1, " " * room, over_blank=True)
        inside = prose_of([each[room:] for each in lines[at:end]], notes, width - room, depth + 1)
        made.append(Endnote(mark[1], inside))
        at = end
    return Endnotes(tuple(made)), at


def _table(lines: Sequence[str], at: int, notes: Notes) -> tuple[Table, int]:
    """A table in columns: the rule below the heads says where each of them stands."""
    spans = [found.span() for found in re.finditer("-+", lines[at + 1])]
    end = at + 2
    while end < len(lines) and lines[end].strip():
        end += 1
    rows = [tuple(inlines(cell, notes) for cell in _cells(line, spans)) for line in (lines[at], *lines[at + 2 : end])]
    return Table(
        rows[0], tuple(rows[1:]), tuple(_aligned((lines[at], *lines[at + 2 : end]), span) for span in spans)
    ), end


def _cells(line: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The words of a line in each column, counted in cells of a terminal."""
    return [_between(line, begin, end).strip() for begin, end in spans]


def _between(line: str, begin: int, end: int) -> str:
    ahead, rest = _cut(line, begin)
    return _cut(rest, end - cells(ahead))[0]


def _cut(line: str, room: int) -> tuple[str, str]:
    place = min(room, len(line))
    while place and cells(line[:place]) > room:
        place -= 1
    return line[:place], line[place:]


def _aligned(lines: Sequence[str], span: tuple[int, int]) -> str:
    """Where the words of a column stand in it: at its right end, in its middle, or at its beginning ("")."""
    found = [_between(line, *span).ljust(span[1] - span[0]) for line in lines]
    if all(not text.startswith(" ") for text in found if text.strip()):
        return ""
    return "right" if all(not text.endswith(" ") for text in found if text.strip()) else "center"


def _opens(above: str, line: str, width: int) -> bool:
    """Whether a line directly below a paragraph begins a list: the words of a paragraph may begin with such signs."""
    return bool(line.startswith(BULLET) or _NUMBERED.match(line)) and not was_full(above, line, width)


def _end(lines: Sequence[str], at: int, sign: str, *, over_blank: bool = False) -> int:
    """The place behind the last line from here on that begins with `sign`; empty lines between such may belong, too."""
    end = at
    while at < len(lines) and (lines[at].startswith(sign) or (over_blank and not lines[at].strip())):
        at += 1
        end = at if lines[at - 1].strip() else end
    return end


def _listing(lines: Sequence[str], at: int, notes: Notes, width: int, depth: int) -> tuple[Listing, int]:
    """A list: items that follow each other directly, or each behind an empty line."""
    number = _NUMBERED.match(lines[at])
    start = int(number[2]) if number else None
    items: list[tuple[Prose, ...]] = []
    gaps: list[bool] = []
    while at < len(lines):
        room = _room(lines[at], numbered=start is not None)
        if not room:
            break
        end = _end(lines, at + 1, " " * room, over_blank=True)
        end = max(end, at + 1)
        inside = [each[room:] for each in lines[at:end]]
        items.append(prose_of(inside, notes, width - room, depth + 1) or (Paragraph((Text(""),)),))
        behind = end
        while behind < len(lines) and not lines[behind].strip():
            behind += 1
        gap = behind > end
        goes_on = behind < len(lines) and _room(lines[behind], numbered=start is not None)
        if not goes_on or (gaps and gap != gaps[0]):
            at = end
            break
        gaps.append(gap)
        at = behind
    return Listing(tuple(items), start, tight=not any(gaps)), at


def _room(line: str, *, numbered: bool) -> int:
    """The columns that the sign of an item takes; 0 where no item of this list begins."""
    if numbered:
        match = _NUMBERED.match(line)
        return match.end() if match else 0
    return len(BULLET) if line.startswith(BULLET) else 0


def _inside(lines: Sequence[str], notes: Notes, width: int) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for line in joined([line.strip() for line in lines], width):
        made += (*([Break()] if made else []), *inlines(line, notes))
    return tuple(made)


def inlines(text: str, notes: Notes, depth: int = 0) -> tuple[Inline, ...]:
    """A line as running text: `*strong*`, `_emphasised_`, and "words [3]" where there is a note of that number."""
    made: list[Inline] = []
    begun = place = 0
    while match := _MARKED.search(text, place):
        place = match.end()
        if match["note"] and int(match["note"]) not in notes:
            continue
        ahead = text[begun : match.start()]
        if match["note"]:
            _link(made, ahead, notes[int(match["note"])])
        else:
            made += [Text(ahead)] if ahead else []
            made.append(_signed(match, notes, depth))
        begun = place
    rest = text[begun:]
    return (*made, *([Text(rest)] if rest else []))


def _signed(match: re.Match[str], notes: Notes, depth: int) -> Inline:
    """What stands between two signs, or the mark of a footnote."""
    if match["foot"]:
        return NoteMark(match["foot"])
    words = match["strong"] or match["em"] or match["struck"]
    inside = inlines(words, notes, depth + 1) if depth < _DEEPEST else ()
    return Strong(inside) if match["strong"] else Emphasis(inside) if match["em"] else Struck(inside)


def _link(made: list[Inline], ahead: str, url: str) -> None:
    """Add words and a link whose words end them: behind a source all of them, else the last, or a name.

    An address that is its own words was printed without its scheme.
    """
    led = list(BETWEEN.finditer(ahead))
    if led and ahead[led[-1].end() :].strip():
        made += [Text(ahead[: led[-1].end()]), Anchor(url, (Text(ahead[led[-1].end() :]),))]
        return
    match = _LAST_WORDS.search(ahead, max(0, len(ahead) - 500))
    if match is None:
        if made and not ahead and not isinstance(made[-1], Text | Break):
            made[-1] = Anchor(url, (made[-1],))
        else:
            made += [Text(ahead), Anchor(url, (Text(url),))] if ahead else [Anchor(url, (Text(url),))]
        return
    words = match[0]
    made += [Text(ahead[: match.start()])] if match.start() else []
    bare = words == url.partition(":")[2].removeprefix("//")
    made.append(Anchor(url, (Text(url if bare else words),)))
