"""reStructuredText: titles, lists, directives, targets, tables and the signs inside lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desk.read.line import Document, Form, Hint, LeftOut
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.rows import set_in
from desk.read.sources.translate import Translation, folded

_SIGNS = re.compile(
    r"""
      (?P<code> ``(?P<code_in>[^`\n]{1,300})`` )
    | (?P<link> `(?P<link_words>[^`<>\n]{0,500}?)\s*<(?P<link_target>[^<>`\n]{1,2000})>`__?
        | :[\w:+-]{1,40}:`(?P<link_words1>[^`<>\n]{1,300}?)\s*<(?P<link_target1>[^<>`\n]{1,500})>`
        | `(?P<link_name>[^`\n]{1,500})`__?(?!\w)
        | (?<![\w`:/.@-])(?P<link_name1>[A-Za-z\d](?:[\w.+-]{0,60}[A-Za-z\d])?)_(?![\w_]) )
    | (?P<italic> :[\w:+-]{1,40}:`(?P<italic_in>[^`\n]{1,300})`
        | (?<![\w*])\*(?=[^\s*])(?P<italic_in1>[^*\n]{1,300}?)(?<=\S)\*(?![\w*])
        | (?<![\w`])`(?P<italic_in2>[^`\n]{1,300})`(?![\w`_]) )
    | (?P<bold> (?<![\w*])\*\*(?=\S)(?P<bold_in>[^*\n]{1,300}?)(?<=\S)\*\*(?![\w*]) )
    | (?P<note> \[\#?(?P<note_of>[\w-]{1,40})\]_(?!\w) )
    """,
    re.VERBOSE,
)
_ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_ITEM = re.compile(r"(\s*)([*+\-•‣⁃]|\(?(?:\d{1,3}|#|[a-zA-Z])[.)])\s+(\S.*)")
_FIELD = re.compile(r":([\w -]{1,40}):(?:\s+(.*))?")
_DIRECTIVE = re.compile(r"(\s*)\.\.\s+(?:\|[^|]+\|\s+)?([\w:-]+)::(?:\s+(.*))?")
_TARGET = re.compile(r"\s*\.\. _(`[^`\n]+`|[^:\n`]+): *(\S+)?\s*")
_FOOTNOTE = re.compile(r"\.\.\s+\[#?([\w-]+|\*)\]\s*(.*)")
_EXPLICIT = re.compile(r"\s*\.\.(?:\s|$)|__\s")
_TABLE_RULE = re.compile(r"\s*(?:\+[-=+]+\+|=+(?:\s+=+)+)\s*")
_SHOWN = frozenset(
    """note tip hint important warning caution danger attention error admonition topic sidebar epigraph highlights
    pull-quote compound container rubric centered seealso versionadded replace""".split()
)
"""Directives whose words are shown."""
_LITERAL = frozenset("code code-block sourcecode parsed-literal literalinclude highlight".split())


def read_rst(text: str, addresses: Addresses) -> Document:
    """The lines of a reStructuredText."""
    made = Translation(text, Form.RST, _SIGNS, (r"^(?:[^`]|``[^`]*``|`[^`]+`)*`[^`]*$", r"[^`]*`_{0,2}"))
    named = [(folded(match[1]), match[2] or "") for row in made.rows if (match := _TARGET.fullmatch(row))]
    made.targets = {name: url for name, url in named if url}
    made.targets |= {name: made.targets.get(folded(url[:-1]), url) for name, url in named if url.endswith("_")}
    place = 0
    titles: list[str] = []
    while place < len(made.rows):
        place = _row(made, place, titles)
    document = made.document(addresses)
    told = {run.href or run.raw for line in document.lines for run in line.runs}
    defined = [(name, addresses.of(url)[0] or url) for name, url in named if url and not url.endswith("_")]
    unused = (LeftOut(Reason.UNUSED, name, url) for name, url in defined if url not in told)
    return replace(document, left_out=(*document.left_out, *unused))


def _row(made: Translation, place: int, titles: list[str]) -> int:
    """Read a row, with those that belong to it; the place of the next."""
    row = made.rows[place]
    if (end := _title(made, place, titles)) > place:
        return end
    if _EXPLICIT.match(row):
        return _explicit(made, place)
    if _TABLE_RULE.fullmatch(row):
        return _table(made, place)
    if match := _FIELD.fullmatch(row):
        made.setting(place, match[1], match[2] or "")
    elif match := _ITEM.fullmatch(row):
        sign = "1." if match[2][-1] in ".)" and not match[2].strip("(")[0].isdigit() else match[2].strip("(")
        made.made[place] = f"{match[1]}{'-' if sign in '•‣⁃' else sign} {made.inline(match[3].removesuffix('::'))}"
    elif _is_term(made.rows, place):
        made.markup(place, f"<dt>{made.inline(row, markdown=False)}</dt>", "dl", place, place)
    elif row.strip():
        inside = made.inside(place, _ITEM)
        ahead = "> " if set_in(row) and not inside else " " * min(set_in(row), inside)
        made.write(place, row.strip().removeprefix("| ").removesuffix("::") + ":" * row.endswith("::"), ahead)
        made.made[place] += "<br>" * row.lstrip().startswith("| ")
    return _literal(made, place + 1, set_in(row)) if row.endswith("::") else place + 1


def _is_term(rows: Sequence[str], place: int) -> bool:
    """Whether a row is the term of a list of definitions: the next one is set in, and no other text is right above."""
    row, above, below = rows[place], rows[place - 1] if place else "", "".join(rows[place + 1 : place + 2])
    begins = bool(row) and not (set_in(row) or row.startswith("| ") or row.endswith("::"))
    return begins and set_in(below) > 0 and (not above or set_in(above) > 0)


def _title(made: Translation, place: int, titles: list[str]) -> int:
    """The place behind a title that begins here, with its rows of signs, or behind a rule; else this place."""
    row, below, third = (*made.rows[place : place + 3], "", "")[:3]
    first = not (place and made.rows[place - 1].strip())
    adorned = _ADORNED.fullmatch(row)
    over = adorned and below.strip() and _ADORNED.fullmatch(third) and third[0] == row[0]
    if over and len(third) >= len(below.strip()) - 2:
        at, sign, end = place + 1, row[0] * 2, place + 3
    elif adorned:
        made.made[place] = "***"
        return place + 1
    elif first and _ADORNED.fullmatch(below) and row[:1].strip() and len(below) >= min(4, len(row)):
        at, sign, end = place, below[0], place + 2
    else:
        return place
    if not titles:
        made.hints.append(Hint("title", made.rows[at].strip(), "title"))
    if sign not in titles:
        titles.append(sign)
    made.write(at, made.rows[at].strip(), "#" * min(6, titles.index(sign) + 1) + " ")
    return end


def _explicit(made: Translation, place: int) -> int:
    """A directive, a target, a footnote or a remark: what begins with two dots."""
    row = made.rows[place]
    if match := _DIRECTIVE.fullmatch(row):
        return _directive(made, place, match[2], match[3] or "")
    if match := _FOOTNOTE.fullmatch(row):
        made.made[place] = f"[^{match[1]}]: {made.inline(match[2])}"
        return place + 1
    if _TARGET.fullmatch(row) or row.startswith("__ "):
        return place + 1
    return _leave(made, place, Reason.COMMENT)


def _directive(made: Translation, place: int, name: str, argument: str) -> int:
    indent = set_in(made.rows[place])
    options: dict[str, str] = {}
    end = made.until(place + 1, lambda row: row.startswith(" ") and _FIELD.fullmatch(row.strip()) is not None)
    for at in range(place + 1, end):
        field, value = made.rows[at].strip()[1:].split(":", 1)
        options[field] = value.strip()
        if field not in ("alt", "target"):
            made.leave(at)
    if name in ("image", "figure"):
        picture = f"![{made.inline(options.get('alt', ''))}](<{argument}>)"
        made.made[place] = f"[{picture}](<{options['target']}>)" if "target" in options else picture
    elif name in _LITERAL:
        made.leave(place)
        return _literal(made, end, indent)
    elif name in _SHOWN:
        made.write(place, argument)
        begin, end = end, made.until(end, lambda row: set_in(row) > indent)
        for at in range(begin, end):
            made.write(at, made.rows[at].strip())
    else:
        return _leave(made, place, Reason.SETTING)
    return end


def _leave(made: Translation, place: int, reason: Reason) -> int:
    """Leave out a row and those below that are set in more; the place of the first that is not."""
    return made.leave_all(place, _behind(made, place + 1, set_in(made.rows[place])), reason, ".")


def _literal(made: Translation, place: int, indent: int) -> int:
    """The code from this row on; empty rows behind it are none of it."""
    end = _behind(made, place, indent)
    while end > place and not made.rows[end - 1]:
        end -= 1
    return made.code(place, end)


def _behind(made: Translation, place: int, indent: int) -> int:
    """The place of the first row from here that is set in no more than so."""
    return made.until(place, lambda row: not row or set_in(row) > indent)


def _table(made: Translation, place: int) -> int:
    """The rows of a table, simple or drawn."""
    between = re.compile(r"\|" if made.rows[place].lstrip().startswith("+") else r"\s{2,}")
    return made.table(
        place,
        made.until(place, bool),
        lambda row: () if _TABLE_RULE.fullmatch(row) else between.split(row.strip().strip("|")),
    )
