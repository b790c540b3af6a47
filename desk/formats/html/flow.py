"""The cells of an e-mail as a flow of headings, paragraphs and lists, for a rich paste.

Half of the editors that a paste goes into know no tables: they take the one that holds the column to pieces, and run
the words of a box together. So what held a block is a <div> here, which editors leave out and mail programs keep. A
table of figures in a story stays one. A picture is a <figure>, since editors leave an empty paragraph where it stood in
one; a rule is three stars, since half of them have no other.
"""

import re

_PART = re.compile(r"<(?P<close>/?)(?P<tag>table|tbody|tr|td)\b(?P<said>[^>]*)>")
_LOOKS = re.compile(r' (?:bgcolor|align|valign|width|height)="[^"]*"')
"""What says on a cell how it looks; in a flow the styles say it."""
_EMPTY = re.compile(r"<tr><td[^>]*>\s*</td></tr>")
_PLATE = re.compile(r'^<img class="picture"[^>]*>$', re.MULTILINE)
"""A story's own picture: on a line of its own."""
_FOOT = re.compile(r'(<td class="foot"[^>]*>\s*)<hr>')
_STARS = '<p class="rule">* * *</p>'


def flowing(page: str) -> str:
    """A page in which no table holds blocks: each `<td …>` of such a one is a `<div …>`."""
    page = _FOOT.sub(r"\1", _EMPTY.sub("", _PLATE.sub(r'<figure class="plate">\g<0></figure>', page)))
    page = page.replace("<hr>", _STARS)
    made: list[str] = []
    kept: list[bool] = []
    done = 0
    for found in _PART.finditer(page):
        closes = bool(found["close"])
        if found["tag"] == "table" and not closes:
            kept.append('role="presentation"' not in found["said"])
        if not (kept and kept[-1]):
            made += (page[done : found.start()], _div(closes, found["said"]) if found["tag"] == "td" else "")
            done = found.end()
        if found["tag"] == "table" and closes and kept:
            kept.pop()
    return "".join((*made, page[done:]))


def _div(closes: bool, said: str) -> str:
    return "</div>\n" if closes else f"<div{_LOOKS.sub('', said)}>"
