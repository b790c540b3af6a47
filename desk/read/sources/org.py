"""Org: keywords, headlines, lists, blocks, drawers, tables and the signs inside lines."""

import re

from desk.read.line import Document, Form, Reason
from desk.read.sources.addresses import Addresses
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
_BLOCK = re.compile(r"\s*#\+begin_(\w+)\b.*", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[fn:([\w-]{1,60})\]\s+(\S.*)")
_PLAN = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):\s*[<\[].*")
_DRAWER = re.compile(r"\s*:[A-Z_]+:\s*")
_BETWEEN = re.compile(r"\s*\|[-+|]*")


def read_org(text: str, addresses: Addresses | None = None) -> Document:
    """The lines of an Org text."""
    made = Translation(text, Form.ORG, _SIGNS, (r"\[\[[^\[\]]*(?:\]\[[^\[\]]*)?$", r"[^\[\]]*(?:\]\[[^\[\]]*)?\]\]"))
    place, quote = 0, ""
    last_end = max((at for at, row in enumerate(made.rows) if row.strip().upper() == ":END:"), default=-1)
    while place < len(made.rows):
        row = made.rows[place]
        if (match := _BLOCK.fullmatch(row)) and match[1].lower() in ("src", "example", "export", "comment"):
            place = _block(made, match[1].lower(), place)
            continue
        if row.strip().lower().startswith(("#+begin_", "#+end_")):
            quote = "> " if row.strip().lower().startswith("#+begin_quote") else ""
            made.leave(place)
        elif _DRAWER.fullmatch(row) and place < last_end:
            place = _drawer(made, place)
            continue
        elif row.lstrip().startswith("|"):
            place = _table(made, place)
            continue
        else:
            _row(made, place, row, quote)
        place += 1
    return made.document(addresses or Addresses())


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
        indent = row[: len(row) - len(row.lstrip())]
        words = row.strip().removeprefix(": ")
        made.write(place, words.removesuffix("\\\\").rstrip(), quote + indent[: made.inside(place, _ITEM)])
        made.made[place] += "<br>" * words.endswith("\\\\")


def _table(made: Translation, place: int) -> int:
    end = place
    while end < len(made.rows) and made.rows[end].lstrip().startswith("|"):
        end += 1
    made.table(place, end, lambda row: () if _BETWEEN.fullmatch(row) else row.strip().strip("|").split("|"))
    return end


def _drawer(made: Translation, place: int) -> int:
    end = next(at for at in range(place, len(made.rows)) if made.rows[at].strip().upper() == ":END:")
    for at in range(place, end + 1):
        made.leave(at)
    return end + 1


def _block(made: Translation, kind: str, place: int) -> int:
    """A block that is taken whole: code, or a remark."""
    close = f"#+end_{kind}"
    end = next((at for at in range(place, len(made.rows)) if made.rows[at].strip().lower() == close), len(made.rows))
    made.leave(place)
    if kind == "comment":
        for at in range(place + 1, end):
            made.leave(at, Reason.COMMENT)
    else:
        made.code(place + 1, end)
    return end + 1
