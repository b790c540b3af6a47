"""Plain text as lines: the signs that people type for looks, lists of notes, and the depth of lists are told."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from desk.links.found import whole_address
from desk.read.line import Document, Form, LeftOut, Line, Run
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses, with_links
from desk.read.sources.bullets import finished
from desk.read.sources.rows import BOXED, Gathering, Paragraph

_LETTER = "[^\\W\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\uffef]"
"""A letter or a figure that no sign stands beside; those of scripts without spaces between words, and Korean, may."""
_SIGNS = re.compile(
    r"""
    (?=[\[<*_]|[ ]\[)(?:  # what signs begin with: all that follows is tried nowhere else
      (?P<link> \[(?P<link_words>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,500})\][ ]?
          \(\s?<?(?P<link_target>(?:https?://|mailto:|www\.|//|/|\#)(?:[^()\s<>]|\([^()\s<>]{0,200}\))*)>?
          (?:\s"(?P<hover>[^"\n]{0,200})")?\s?\) | \[(?P<link_words0>[^\[\]\n]{1,500})\](?P<link_target0>)\(\)
        | <a\b[^<>]{0,500}?\bhref\s?=\s?["']?(?P<link_target1>[^"'\s<>]{1,2000})[^<>]{0,500}>
          (?P<link_words1>[^<>]{1,500})</a\s*>
        | <(?P<link_target2>(?:https?://|mailto:|www\.)[^\s<>]{1,3000})> )
    | (?P<bold> (?=\*)(?<![*]|LETTER)(?: \*\*(?=[^\s*])(?P<bold_in>[^*\n]{1,300}?)(?<=[^\s])\*\*
          | \*(?=[^\s*])(?P<bold_in1>[^*\n]{1,200}?)(?<=[^\s])\* )(?![*]|LETTER)
        | <(?P<tag>b|strong)>(?P<bold_in2>[^<>\n]{1,500})</(?P=tag)> )
    | (?P<italic> (?<![\w_/:.-])_(?=[^\s_])(?P<italic_in>[^_\n]{1,200}?)(?<=[^\s])_(?![\w_])
        | <(?P<tag1>i|em)>(?P<italic_in1>[^<>\n]{1,500})</(?P=tag1)> )
    | (?P<note> [ ]?\[(?P<note_of>\d{1,4})\](?=[\s.,;:!?)\[]|$) | \[(?P<note_of1>\d{1,4})\](?!\() ) )
    """.replace("LETTER", _LETTER),
    re.VERBOSE | re.IGNORECASE,
)
_PERHAPS = re.compile(r"[\[<*_](?!(?<=\*)\s)")
"""The characters that `_SIGNS` begin with; most lines have none. No emphasis begins with a space: "* Winch 2"."""
_HEADING = re.compile(r"(#{1,6})\s+(.*?\S)\s*#*")
_FRAMED = re.compile(rf"([=\-*~#+_:>])\1+\s+(\S.*?\S)\s+[=\-*~#+_:<]{{2,}}|{BOXED.pattern}")
_LOOSE_ADDRESS = re.compile(r"\(\s*(https?://[^\s()]+)\s*\)")
_SITE = re.compile(r"(?:[a-z\d-]+\.)+[a-z]{2,}/\S+", re.IGNORECASE)
"""An address on a row of its own, written without its scheme: "quay.example/minutes"."""
_STARRED = re.compile(r"(?:\*{2,6}|={2,6}|[=-]{1,3}>|>{2,3})\s+([^\s*].*?)\s*")
"""A headline as mail tools write it into a text: "** Crane sold", "== Crane sold", "==> Crane sold"."""
_MARKED = re.compile(r"([■◆●▼★☆◇□▽◎♦▲△])[ \u3000]*([\u3005-\u9fff\uac00-\ud7a3\uff00-\uff9f「『].{0,79})")
"""A headline of a Japanese mail magazine: "■新しい橋が開通"."""
_BRACKETED = re.compile(r"【([^【】]{1,60})】")
"""A title of one: "【お知らせ】"."""
_DEFINED = re.compile(r"\[?(\d{1,4})(?:\]:?|[.):])\s*<?((?:https?://|www\.|mailto:)[^\s<>]+)>?", re.IGNORECASE)
_ASKED = re.compile(r"\[(\d{1,4})\]")
_NOTES_TITLE = re.compile(r"[^\W\d_][\w ]{2,30}:?")
_GROUPS: dict[tuple[str, str], list[str]] = {}
"""The groups of a pattern whose names begin so: a pattern is compared by all of its code, its text is not."""
DEEPEST = 4
"""Emphasis inside emphasis that is read; deeper signs are words."""
_PLAIN = Run("")
_EMPTY = Line((), form=Form.TEXT)
_LARGEST_GAP = 4


def read_text(text: str, addresses: Addresses, flowed: bool = False) -> Document:
    """The lines of a plain text. `flowed` says that a space at the end of a row goes on with it (RFC 3676)."""
    rows = tuple(text.split("\n"))
    paragraphs = _titled(Gathering(rows, flowed).done)
    notes = _Notes(paragraphs)
    lines = [_line(each, addresses, notes, first=not at) for at, each in enumerate(paragraphs)]
    kept, titles = _without_notes(lines, notes)
    return Document(Form.TEXT, _levelled(finished(kept)), rows, left_out=(*titles, *addresses.left_out))


def _titled(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Paragraphs of which those that a mark of East Asia makes a headline are without it, as if underlined.

    Rows with the same mark one below the other are a list.
    """
    if all(each.text[:1].isascii() for each in paragraphs):
        return paragraphs
    marks = [found[1] if (found := _MARKED.fullmatch(each.text)) else "" for each in paragraphs]
    for at, (each, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        above, below = at and marks[at - 1], marks[at + 1 : at + 2]
        listed = (above == mark and each.gap <= 1) or (below == [mark] and paragraphs[at + 1].gap <= 1)
        if mark and not listed and not each.text.endswith("。"):
            each.text, each.under = each.text[1:].strip(), each.under or "*"
        elif found := _BRACKETED.fullmatch(each.text):
            each.text, each.under = found[1].strip(), each.under or "="
    return paragraphs


class _Notes:
    """The addresses that numbers in brackets stand for, where a list says so: "[3] https://example.org/x"."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._numbers: dict[int, str] = {}
        self.used: set[int] = set()
        asked: set[str] = set()
        for each in paragraphs:
            if match := _DEFINED.fullmatch(each.text):
                self._places.setdefault(match[1], []).append((each.start, match[2]))
                self._numbers[each.start] = match[1]
            elif "[" in each.text:
                asked.update(_ASKED.findall(each.text))
        if not asked & set(self._places):
            self._places, self._numbers = {}, {}

    def named(self, start: int) -> str:
        """The number that a row of a list explains, or ""."""
        return self._numbers.get(start, "")

    def address(self, number: str, line: int) -> str:
        """What a number means: the note of that number below it, failing that the nearest above."""
        places = self._places.get(number)
        if not places:
            return ""
        start, url = places[min(bisect_right(places, (line, "\uffff")), len(places) - 1)]
        self.used.add(start)
        return url


def _line(paragraph: Paragraph, addresses: Addresses, notes: _Notes, first: bool) -> Line:
    text, heading, under = paragraph.text, 0, paragraph.under
    if "/" in text and _SITE.fullmatch(text):
        text = whole_address(text) or text
    elif text[:1].isalnum():  # as most begin
        pass
    elif match := _HEADING.fullmatch(text):
        heading, text = len(match[1]), match[2]
    elif match := _FRAMED.fullmatch(text):
        text, under = match[2] or match[3], match[1] or "|"
    elif match := _STARRED.fullmatch(text):
        text, under = match[1], under or text[0]
    text = _LOOSE_ADDRESS.sub(r"(\1)", text) if "(" in text else text
    foot = notes.named(paragraph.start)
    runs = _runs(text, addresses, notes, paragraph.end if not foot else None)
    gap = 0 if first else min(_LARGEST_GAP, paragraph.gap)
    return _EMPTY.changed(
        runs=runs, heading=heading, gap=gap, rule=paragraph.rule, indent=paragraph.indent, quote=paragraph.quote,
        under=under, foot=foot, start=paragraph.start, end=paragraph.end,
    )  # fmt: skip


def _runs(
    text: str, addresses: Addresses, notes: _Notes, line: int | None, look: Run = _PLAIN, depth: int = 0
) -> tuple[Run, ...]:
    """The runs of a line that ends in this row of the source; None for a row of a list of notes."""
    first = _PERHAPS.search(text)
    if first is None:
        return tuple(with_links(look.saying(text), addresses)) if text else ()
    made: list[Run] = []
    place = 0

    def plain(end: int) -> list[Run]:
        return with_links(look.saying(text[place:end]), addresses) if place < end else []

    for match in _SIGNS.finditer(text, max(0, first.start() - 1)):  # a note takes the space ahead of it
        name = str(match.lastgroup)
        inside = held(match, f"{name}_") if name != "link" else ""
        if name == "note":
            url = notes.address(inside, line) if line is not None else ""
            if not url:
                continue
            href, raw, tracked = addresses.of(url)
            mark = f"{' ' * match[0].startswith(' ')}[{inside}]"
            found: Sequence[Run] = [look.leading(mark, href, raw, tracked, inside)]
        elif depth >= DEEPEST:
            continue
        elif name == "link":
            target = held(match, "link_target")
            words = held(match, "link_words") or target
            href, raw, tracked = addresses.of(target, words)
            if match["hover"]:
                addresses.left_out.append(LeftOut(Reason.HOVER, match["hover"]))
            linked = look.leading("", href, raw, tracked)
            found = _runs(words, addresses, notes, None, linked, depth + 1)
        else:
            looked = look._replace(bold=True) if name == "bold" else look._replace(italic=True)
            found = _runs(inside, addresses, notes, line, looked, depth + 1)
        made += [*plain(match.start()), *found]
        place = match.end()
    return (*made, *plain(len(text)))


def held(match: re.Match[str], name: str) -> str:
    """What the first group of this name holds: a sign has one for each way of writing it."""
    key = match.re.pattern, name
    if key not in _GROUPS:
        _GROUPS[key] = [each for each in match.re.groupindex if each.startswith(name)]
    return next(filter(None, map(match.__getitem__, _GROUPS[key])), "")


def _without_notes(lines: Sequence[Line], notes: _Notes) -> tuple[list[Line], list[LeftOut]]:
    """Lines without the rows of a list of notes that numbers asked for, and without the title of that list."""
    made: list[Line] = []
    titles: list[LeftOut] = []
    for line in lines:
        if not line.foot or line.start not in notes.used:
            made.append(line)
        elif made and not titles and line.gap > 1 and _NOTES_TITLE.fullmatch(made[-1].text) and not made[-1].urls:
            titles.append(LeftOut(Reason.NOTES, made.pop().text, line=line.start))
    return made, titles


def _levelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the depth of their lists: an item is deeper that is set in more, or has a sign of its own below."""
    made = []
    items: list[tuple[int, str]] = []
    for line in lines:
        if line.bullet:
            sign = "1" if line.bullet == "1" else line.mark
            known = next(
                (at for at, (indent, each) in enumerate(items) if each == sign and indent >= line.indent - 1), None
            )
            items = items[:known]
            while items and items[-1][0] > line.indent + 1:
                items.pop()
            items.append((line.indent, sign))
        elif not items or line.indent <= items[0][0]:
            items = []
        else:
            while len(items) > 1 and items[-1][0] >= line.indent:
                items.pop()
        made.append(line.changed(level=len(items)) if items else line)
    return tuple(made)
