"""Full and half width: ＮＨＫ and NHK, ｶﾞ and ガ are the same to whoever looks for them."""

import re
import unicodedata
from functools import cache

_FORMS = re.compile("[\u3000\uff01-\uffee]+")
"""The forms of another width (Unicode, "Halfwidth and Fullwidth Forms"), and the ideographic space."""


def plain_width(text: str) -> str:
    """`text` with every character in its usual width: Latin narrow, kana wide.

    >>> plain_width("ＮＨＫ　ｶﾞｽ")
    'NHK ガス'
    """
    if text.isascii() or not _FORMS.search(text):
        return text
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


@cache
def _written() -> dict[str, tuple[str, ...]]:
    """Every character that has another width, with all the ways to write it."""
    found: dict[str, list[str]] = {}
    for code in (0x3000, *range(0xFF01, 0xFFEF)):
        for written in (chr(code), chr(code) + "\uff9e", chr(code) + "\uff9f"):
            usual = unicodedata.normalize("NFKC", written)
            if len(usual) == 1 and usual != written:
                found.setdefault(usual, [usual]).append(written)
    return {usual: tuple(sorted(forms, key=lambda form: (-len(form), form))) for usual, forms in found.items()}


def ways_to_write(sign: str) -> tuple[str, ...]:
    """How one character of the usual width may stand in a text, the longest first: ("ｶﾞ", "ガ") for "ガ"."""
    return _written().get(sign, (sign,))
