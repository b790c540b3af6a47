"""What characters take in a terminal, and where a line may end between them."""

import re
from functools import lru_cache

import wcwidth

from desk.model.url import is_mailbox

Span = tuple[str, str]
"""Words and the name of their style."""
Line = tuple[Span, ...]
"""A line of a given width, piece by piece."""
CODE = "code"
"""The style of words that stand for themselves."""

_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003fffd"
)
CLOSING = frozenset(
    "、。々〉》」』】〕〗・ー！％），．：；？］｝…‥”’)]}.,:;!?%»›°′″〜ゝゞヽヾ゛゜｡､｣ｰﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""What must not begin a line, and below what must not end one: the rules of JIS X 4051 and GB/T 15834."""
OPENING = frozenset("〈《「『【〔〖（［｛“‘([{«‹¥＄￥｢")
HAS_WIDE = re.compile(f"[{_WIDE}]")
WORDS = re.compile(" +|[^ ]+")
ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S", re.IGNORECASE)
ADDRESSED = ("://", "@", "ww.", "WW.")
"""What every address has in it: most words have none, and need no closer look."""
UNEVEN = re.compile(
    "[^\\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u0482\u048a-\u052f"
    "\u05be\u05d0-\u05ea\u05f3\u05f4\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d5\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]"
)
"""A character that may take no cell or two; all others are a cell each, and are counted as characters."""
KEPT = 200
"""Characters up to which the width of a word is remembered: words come again, long runs do not."""


@lru_cache(maxsize=65536)
def word_cells(text: str) -> int:
    """`cells` of a word of at most `KEPT` characters, remembered."""
    return wcwidth.width(text)


def cells(text: str) -> int:
    """The cells that `text` takes in a terminal. It must be clean: a control character has no width."""
    if text.isascii():
        return len(text)
    return word_cells(text) if len(text) <= KEPT else wcwidth.width(text)


def is_address(word: str) -> bool:
    """Whether a word is a web or mail address, perhaps with signs around it: "(see ana@example.org)"."""
    return ADDRESS.search(word) is not None or ("@" in word and any(map(is_mailbox, word.split())))


def is_wide(sign: str) -> bool:
    """Whether a line may end on both sides of a character: it is a wide one, as East Asian scripts have."""
    return sign >= "\u1100" and bool(HAS_WIDE.match(sign))
