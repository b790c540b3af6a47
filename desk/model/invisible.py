"""Characters that nobody sees: which of them a text needs, and which only hide something in it.

Unicode calls them default-ignorable (DerivedCoreProperties.txt): a terminal, a mail program and a reader show nothing
for them. Joiners hold emoji and the letters of many scripts together, marks of direction and variation selectors choose
a form; those stay where they have a letter to work on. What carries hidden words is taken out: tag characters (a
sentence that only machines read), rows of variation selectors (bytes behind an emoji), fillers that look like nothing.
"""

import re
import unicodedata

from desk.model.patterns import late

MARKS = 30
"""Marks on one letter that are kept: no language needs more (Unicode Standard Annex 15, stream-safe text), and putting
a long row of them in order takes the square of its length."""

_NEVER = "\u17b4\u17b5\u2061-\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufff8\U0001d173-\U0001d17a"
"""Deprecated format characters, invisible operators, unused ignorable ones, fillers, and the beams of music."""
_SELECTORS = "\ufe00-\ufe0f"
_IDEOGRAPHIC = "\U000e0100-\U000e01ef"
_JOINING = "\u00ad\u034f\u061c\u200b-\u200f\u2060"
"""Soft hyphen, joiners, zero-width space, marks of direction, word joiner: one or two have a use, a row has none."""
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

_MAY_HIDE = late(
    "[^\x00-\x7f\u00a0-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u17b3\u17b6-\u200a\u2010-\u205f\u2070-\u3163\u3165-\ufdff"
    "\ufe10-\uff9f\uffa1-\uffef]"
)
"""A character that `_HIDDEN` could begin with, or one past the first plane: this is asked in an eighth of the time."""
_HIDDEN = late(f"[{_NEVER}{_SELECTORS}\U000e0000-\U000e0fff]|[{_JOINING}]{{3}}")
_TAGS = late(
    f"(\U0001f3f4\U000e0067\U000e0062"
    "(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f)"
    f"|[{_NEVER}\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""The flags of England, Scotland and Wales are the three emoji that are written with tag characters."""
_SELECTED = late(f"([^\\s{_JOINING}{_SELECTORS}{_IDEOGRAPHIC}]?)([{_SELECTORS}{_IDEOGRAPHIC}]+)")
_ROW = late(f"([{_JOINING}]{{2}})[{_JOINING}]+")
_PILE = late(rf"[^\w\s\x00-\x7f]{{{MARKS + 1},}}")
"""Where a pile of marks can be: a mark is neither a letter nor a space."""
_MARK = late(r"[^\w\s\x00-\x7f]")


def without_hidden(text: str) -> str:
    """`text` without the invisible characters that nothing visible needs.

    One variation selector stays behind its sign ("❤️"), those of ideographs behind one; of joiners in a row two stay.
    """
    if text.isascii() or not _MAY_HIDE.search(text) or not _HIDDEN.search(text):
        return text
    text = _TAGS.sub(lambda found: found[1] or "", text)
    return _ROW.sub(r"\1", _SELECTED.sub(_chosen, text))


def _chosen(found: re.Match[str]) -> str:
    base, selector = found[1], found[2][0]
    fits = base and (selector < "\U000e0000" or re.match(f"[{_HAN}]", base))
    return base + selector if fits else base


def normalized(text: str) -> str:
    """`text` in Unicode NFC, with at most `MARKS` marks on a letter."""
    if text.isascii():
        return text
    plain = _without_piles(text)
    made = unicodedata.normalize("NFC", plain)
    # Composed marks come apart in NFC (U+0344), so that a pile may have grown by it.
    return made if made is plain else _without_piles(made)


def _without_piles(text: str) -> str:
    """At most `MARKS` marks on a letter. A longer pile holds a place that is looked at, of which each is the 31st."""
    return _PILE.sub(_unpiled, text) if _MARK.search(text[MARKS :: MARKS + 1]) else text


def _unpiled(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in found[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MARKS:
            kept.append(sign)
    return "".join(kept)
