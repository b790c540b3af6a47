"""AsciiDoc: its header, titles, lists, delimited blocks, tables and the signs inside lines."""

import re

from desk.read.line import Document, Form, Hint
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.days import day_in
from desk.read.sources.translate import Translation

_SIGNS = re.compile(
    r"""
      (?P<code> `\+?(?P<code_in>[^`\n]{1,300}?)\+?` | \+(?P<code_in1>[^+\s][^+\n]{0,300})\+
          | \b(?:kbd|btn|menu):\[(?P<code_in2>[^\]\n]{1,100})\] )
    | (?P<image> image::?(?P<image_target>[^\s\[\]]{1,2000})\[(?P<image_words>[^\],\n]{0,500})[^\]\n]{0,300}\] )
    | (?P<link> (?:link:|\b(?=https?://|mailto:|ftp://))(?P<link_target>[^\s\[\]<>]{1,2000})
          \[(?P<link_words>(?:[^\[\]\n\\]|\\\]|\[[^\[\]\n]{0,200}\]){0,500}?)(?:\^|,\s?(?:role|window)=[^\]\n]{0,80})?\]
        | <<(?P<link_target1>\#?[^<>,\n]{1,200})(?:,\s?(?P<link_words1>[^<>\n]{1,300}))?>>
        | xref:(?P<link_target2>[^\s\[\]]{1,300})\[(?P<link_words2>[^\]\n]{1,300})\] )
    | (?P<bold> \*\*(?P<bold_in>[^*\n]{1,300})\*\* | (?<![\w*])\*(?=\S)(?P<bold_in1>[^*\n]{1,300}?)(?<=\S)\*(?![\w*]) )
    | (?P<italic> __(?P<italic_in>[^_\n]{1,300})__
        | (?<![\w_/])_(?=\S)(?P<italic_in1>[^_\n]{1,300}?)(?<=\S)_(?![\w_]) )
    | (?P<drop> \{(?:nbsp|zwsp|empty|sp|blank)\} | \[\[[\w-]{1,60}\]\] | \[\#[\w-]{1,60}\]
        | \s?\bicon:[\w-]{1,60}\[[^\]\n]{0,100}\] )
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r":(!?[\w-]+!?):\s*(.*)")
_TITLE = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?")
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
"""The levels of titles by the sign that they are underlined with (AsciiDoc, two-line titles)."""
_SHORTEST = 3
"""Signs of an underline."""
_ITEM = re.compile(r"\s*(\*{1,6}|-|\.{1,6}|\d{1,3}\.|<(?:\d{1,2}|\.)>)\s+(\S.*)")
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|_{4,}|\*{4,}|\+{4,}|/{4,}|--|```|[|,:!]===)")
_LITERAL = ("----", "....", "```")
_SETTING = re.compile(r"\[[^\[\]\n]*\]|\[\[[^\[\]\n]*\]\]|(?!image)[a-z]+::\S*\[.*\]")
"""A row that sets something, or puts in a file, a film or another page: "include::a.adoc[]", "youtube::a1b2[]"."""
_RULE = re.compile(r"'{3,}|<<<|-{3}")
_LABEL = re.compile(r"^\.(?=[^\s.])|^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s")
_TERM = re.compile(r"([^\s:][^\n]{0,100}?):{2,4}(?:\s+(\S.*))?")
"""A row of a list of definitions: "Winch 2:: It is quieter"."""
_NAME = r"[^\W\d_][\w.'-]*(?:\s[^\W\d_][\w.'-]*){0,3}(?:\s<[^<>]*>)?"
_AUTHOR = re.compile(rf"{_NAME}(?:;\s?{_NAME}){{0,9}};?")


def read_asciidoc(text: str, addresses: Addresses) -> Document:
    """The lines of an AsciiDoc text."""
    made = Translation(
        text, Form.ASCIIDOC, _SIGNS, (r"(?:https?://|mailto:|link:)[^\s\[\]]{1,2000}+\[[^\[\]]*$", r"[^\[\]]*\]")
    )
    named = {match[1]: match[2] for row in made.rows if (match := _ATTRIBUTE.fullmatch(row))}
    made.rows = [re.sub(r"\{([\w-]+)\}", lambda match: named.get(match[1], match[0]), row) for row in made.rows]
    place, quote, levels = _header(made), "", [""]
    while place < len(made.rows):
        row = made.rows[place]
        if level := _underlined(made.rows, place):
            made.write(place, row, f"{quote}{'#' * level} ")
            place, levels = place + 2, [""]
        elif match := _DELIMITER.fullmatch(row):
            if row.startswith("____"):
                quote = "" if quote else "> "
            place, levels = _block(made, match[1], place), [""]
        else:
            _row(made, place, row, quote, levels)
            place += 1
    return made.document(addresses)


def _underlined(rows: list[str], place: int) -> int:
    """The level of a title of two rows, "Winch 2" above "-------", as long as it but for one sign; 0 for none."""
    row, under = rows[place], rows[place + 1] if place + 1 < len(rows) else ""
    alone = not place or rows[place - 1] == "" or _SETTING.fullmatch(rows[place - 1])
    if len(under) < _SHORTEST or len(set(under)) > 1 or not alone or abs(len(row) - len(under)) > 1:
        return 0
    return _UNDERLINES.get(under[0], 0) if any(map(str.isalnum, row)) else 0


def _header(made: Translation) -> int:
    """The title, and below it authors and revision; the place of the first row behind."""
    place = next((at for at, row in enumerate(made.rows) if row and not row.startswith((":", "//", "ifdef", "["))), 0)
    match = _TITLE.fullmatch(made.rows[place])
    if match is None or len(match[1]) > 1:
        made.hints += [Hint("title", made.rows[place], "title")] if _underlined(made.rows, place) == 1 else []
        return 0
    for above in range(place):
        _row(made, above, made.rows[above], "", [""])
    made.hints.append(Hint("title", match[2], "title"))
    made.write(place, match[2], "# ")
    for below in range(place + 1, min(place + 3, len(made.rows))):
        row = made.rows[below]
        if day := day_in(row) if not row.startswith(":") else "":
            made.hints.append(Hint("date", day, "front matter"))
        elif _AUTHOR.fullmatch(row):
            made.leave(below)
        else:
            return below
    return min(place + 3, len(made.rows))


def _row(made: Translation, place: int, row: str, quote: str, levels: list[str]) -> None:
    """A row outside of code and tables; `levels` are the signs of the lists that are open, behind an empty one."""
    indent = "   " * (len(levels) - 1)
    if match := _ATTRIBUTE.fullmatch(row):
        made.setting(place, match[1], match[2])
    elif row.startswith("//"):
        made.leave(place, Reason.COMMENT, row.strip("/ "))
    elif _SETTING.fullmatch(row):
        made.leave(place)
    elif match := _TITLE.fullmatch(row):
        levels[1:] = []
        made.write(place, match[2], quote + "#" * len(match[1]) + " ")
    elif match := _ITEM.fullmatch(row):
        sign = "1." if match[1][0].isdigit() else match[1]
        levels[1:] = levels[1 : levels.index(sign)] if sign in levels else levels[1:]
        levels.append(sign)
        mark = "1. " if sign[0] in ".<1" else "-  "
        made.made[place] = f"{quote}{'   ' * (len(levels) - 2)}{mark}{made.inline(match[2])}"
    elif match := _TERM.fullmatch(row):
        levels[1:] = []
        made.made[place] = (
            f"{quote}-  <b>{made.inline(match[1])}</b>{': ' * bool(match[2])}{made.inline(match[2] or '')}"
        )
    elif _RULE.fullmatch(row):
        made.made[place] = "***"
    elif row in ("", "+"):
        made.made[place] = quote.rstrip()
    else:
        new = not made.made[place - 1].strip(" >") if place else True
        inside = (new and row.startswith(" ")) or (place and made.rows[place - 1] == "+")
        below = indent if inside else ""
        words = _LABEL.sub("", row.strip(), count=1) if new else row.strip()
        if new and not below:
            levels[1:] = []
        made.write(place, words.removesuffix(" +"), quote + below)
        made.made[place] += "<br>" * row.endswith(" +")


def _block(made: Translation, sign: str, place: int) -> int:
    """A delimited block: code, remarks and tables are taken whole, the others are only parted from what is around."""
    end = made.until(place + 1, lambda row: row != sign)
    if sign.startswith("////"):
        return made.leave_all(place + 1, end, Reason.COMMENT) + 1
    if sign.startswith("++++"):
        made.made[place + 1 : end] = made.rows[place + 1 : end]  # a page's own tags
        return end + 1
    if sign.startswith(_LITERAL):
        return made.code(place + 1, end) + 1
    if sign[0] in "|,:!":
        return made.table(place + 1, end, lambda row: row.split(sign[0])[row.startswith(sign[0]) :] if row else ()) + 1
    return place + 1
