"""Org: keywords, headlines, lists, blocks, drawers, tables and the signs inside lines."""

import re

from desk.read.line import Document, Form
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.rows import set_in
from desk.read.sources.translate import Translation

_SIGNS = re.compile(
    r"""
      (?P<link> \[\[(?P<link_target>[^\[\]\n]{1,2000})\](?:\[(?P<link_words>[^\[\]\n]{1,500})\])?\]
        | <(?P<link_target1>(?:https?|mailto):[^<>\s]{1,2000})> )
    | (?P<code> (?<![\w=])=(?=[^\s=])(?P<code_in>[^=\n]{1,300}?)(?<=\S)=(?![\w=])
        | (?<![\w~])~(?=[^\s~])(?P<code_in1>[^~\n]{1,300}?)(?<=\S)~(?![\w~]) )
    | (?P<bold> (?<![\w*])\*(?=[^\s*])(?P<bold_in>[^*\n]{1,300}?)(?<=\S)\*(?![\w*]) )
    | (?P<italic> (?<![\w/:.])/(?=[^\s/])(?P<italic_in>[^/\n]{1,300}?)(?<=\S)/(?![\w/])
        | (?<![\w_])_(?=[^\s_])(?P<italic_in1>[^_\n]{1,300}?)(?<=\S)_(?![\w_]) )
    | (?P<struck> (?<![\w+])\+(?=[^\s+])(?P<struck_in>[^+\n]{1,300}?)(?<=\S)\+(?![\w+]) )
    | (?P<note> \[fn:(?P<note_of>[\w-]{1,60})\] )
    """,
    re.VERBOSE,
)
_KEYWORD = re.compile(r"\s*#\+([A-Za-z_]+)(?:\[[^\]]*\])?:\s*(.*)")
_HEADLINE = re.compile(r"(\*{1,10})\s+(?:(TODO|DONE|WAIT|NEXT)\s+)?(?:\[#[A-C]\]\s+)?(\S.*?)(?:\s+(:[\w@:]+:))?")
_ITEM = re.compile(r"(\s*)([-+]|(?<=\s)\*|\d{1,3}[.)])\s+(?:\[[ xX-]\]\s+)?(\S.*)")
_BLOCK = re.compile(r"\s*#\+begin_(src|example|export|comment)\b.*", re.IGNORECASE)
_BLOCK_SIGN = re.compile(r"\s*#\+(begin_quote|begin_|end_)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[fn:([\w-]{1,60})\]\s+(\S.*)")
_PLAN = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):\s*[<\[].*")
_DRAWER = re.compile(r"\s*:[A-Z_]+:\s*")
_DRAWER_END = re.compile(r"\s*:END:\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*\|[-+|]*")


def read_org(text: str, addresses: Addresses) -> Document:
    """The lines of an Org text."""
    made = Translation(text, Form.ORG, _SIGNS, (r"\[\[[^\[\]]*(?:\]\[[^\[\]]*)?$", r"[^\[\]]*(?:\]\[[^\[\]]*)?\]\]"))
    place, quote = 0, ""
    last_end = max((at for at, row in enumerate(made.rows) if _DRAWER_END.fullmatch(row)), default=-1)
    while place < len(made.rows):
        row = made.rows[place]
        if match := _BLOCK.fullmatch(row):
            place = _block(made, match[1].lower(), place)
        elif _DRAWER.fullmatch(row) and place < last_end:
            place = made.leave_all(place, made.until(place, lambda row: not _DRAWER_END.fullmatch(row)) + 1)
        elif row.lstrip().startswith("|"):
            end = made.until(place, lambda row: row.lstrip().startswith("|"))
            place = made.table(
                place, end, lambda row: () if _BETWEEN.fullmatch(row) else row.strip().strip("|").split("|")
            )
        else:
            if match := _BLOCK_SIGN.match(row):
                quote = "> " if match[1].lower() == "begin_quote" else ""
                made.leave(place)
            else:
                _row(made, place, row, quote)
            place += 1
    return made.document(addresses)


def _row(made: Translation, place: int, row: str, quote: str) -> None:
    """A row outside of blocks, drawers and tables."""
    if match := _KEYWORD.fullmatch(row):
        made.setting(place, match[1], match[2])
    elif row.startswith("# ") or row == "#":
        made.leave(place, Reason.COMMENT, row[1:])
    elif _PLAN.fullmatch(row):
        made.leave(place)
    elif re.fullmatch(r"-{5,}", row):
        made.made[place] = "***"
    elif match := _HEADLINE.fullmatch(row):
        made.write(place, match[3], quote + "#" * min(6, len(match[1])) + " ")
        made.leave(place, Reason.SETTING, match[2] or "")
        made.leave(place, Reason.SETTING, match[4] or "")
    elif match := _ITEM.fullmatch(row):
        term, colon, rest = match[3].partition(" :: ")
        words = f"<b>{made.inline(term)}</b> {made.inline(rest)}" if colon else made.inline(term)
        made.made[place] = f"{quote}{match[1]}{match[2]} {words}"
    elif match := _FOOTNOTE.fullmatch(row):
        made.made[place] = f"[^{match[1]}]: {made.inline(match[2])}"
    else:
        words = row.strip().removeprefix(": ")
        indent = " " * min(set_in(row), made.inside(place, _ITEM))
        made.write(place, words.removesuffix("\\\\").rstrip(), quote + indent)
        made.made[place] += "<br>" * words.endswith("\\\\")


def _block(made: Translation, kind: str, place: int) -> int:
    """A block that is taken whole: code, or a remark."""
    end = made.until(place, lambda row: row.strip().lower() != f"#+end_{kind}")
    made.leave(place)
    if kind == "comment":
        return made.leave_all(place + 1, end, Reason.COMMENT) + 1
    return made.code(place + 1, end) + 1
