"""Words as they may go into a line: clean, without the characters that nobody sees."""

import re

from desk.model.patterns import late
from desk.model.text import clean_text

_NEVER_SEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0"
_PERHAPS = late(f"[{_NEVER_SEEN}\u200c\u200d]")
"""The characters that `_INVISIBLE` is about, found in a tenth of its time; most words have none."""
_INVISIBLE = late(
    f"[{_NEVER_SEEN}]"
    "|(?<![^\\W\\d_\u200c\u200d])[\u200c\u200d]+(?![\U0001f000-\U0001faff\u2600-\u27bf])"
    "|[\u200c\u200d]{2,}|[\u200c\u200d]+(?=\\s|$)"
)
"""Soft hyphens, fillers and zero widths. A joiner stays between letters and between the parts of a picture sign."""
_WIDE = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
"""Scripts written without spaces between words: Chinese and Japanese, with their punctuation."""
_BETWEEN_WIDE = late(f"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")
_WHITE = re.compile(r"[ \t\r\n\f\u00a0\u2007]{2,}|[\t\r\n\f]")
_DOUBLE = late("[\u2e80-\uffe6]")


def seen(text: str) -> str:
    """`text` cleaned, without what is never seen: a word that a soft hyphen parts is one word."""
    if text.isascii() and text.isprintable():  # as most is
        return text
    text = clean_text(text)
    return text if text.isascii() or not _PERHAPS.search(text) else _INVISIBLE.sub("", text)


def flowing(text: str) -> str:
    """Words of running markup: white space is one space, and a line end between East Asian letters is none.

    A no-break space that stands alone stays (CSS Text 3, segment break transformation).
    """
    text = seen(text)
    if text.isprintable() and "  " not in text:
        return text
    if "\n" in text and not text.isascii():
        text = _BETWEEN_WIDE.sub("", text)
    return _WHITE.sub(" ", text)


def glue(above: str, below: str) -> str:
    """What stands between two lines of running text made one: a space, and nothing between East Asian letters."""
    return "" if is_wide(below[:1]) and is_wide(above[-1:]) else " "


def cells(text: str) -> int:
    """Columns of a terminal that a text takes, near enough: letters of East Asia take two."""
    return len(text) if text.isascii() else len(text) + len(_DOUBLE.findall(text))


def is_wide(character: str) -> bool:
    """Whether a letter is of a script without spaces: Chinese or Japanese."""
    if character <= "\u2e7f":  # as most are
        return False
    return character < "\uac00" or "\uf900" <= character < "\uffe0" or character > "\U0001ffff"
