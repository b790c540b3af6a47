"""How texts stand in the index: plain words, with the signs of scripts that write no spaces set apart.

SQLite's tokenizer makes one word of a whole Chinese clause. With an invisible separator between the signs each is a
word of its own, and what is asked for is asked as a phrase; taking the separator out gives the text back.
"""

import re
from functools import cache

from desk.model.widths import plain_width

APART = "\u2063"
"""The separator: invisible, no letter and no space, so that it parts words and nothing that is typed holds it."""

_SIGNS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"  # kana, Han
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"  # Hangul, what is compatible, rare Han
)
_ADDRESS = re.compile(r"\]\(\s*(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)")
_BARE = re.compile(r"<?https?://[^\s<>]+>?", re.IGNORECASE)
_MARKS = re.compile(r"[*`\[\]]+|(?<!\w)_+|_+(?!\w)|^[ \t]*(?:#{1,6}|>|[-+])[ \t]+|\\(?=[!-/:-@\[-`{-~])", re.MULTILINE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(f"[{_SIGNS}]")


@cache
def _beside_sign() -> re.Pattern[str]:
    """Made when it is needed: such large classes take 5 ms to compile."""
    return re.compile(f"(?<=[{_SIGNS}])(?=\\w)|(?<=\\w)(?=[{_SIGNS}])")


def spaced(text: str) -> str:
    """The text with signs set apart and in their usual width, for the index and for a question to it."""
    text = plain_width(text)
    return _beside_sign().sub(APART, text) if is_signs(text) else text


def shown(text: str) -> str:
    """A text of the index as it was written."""
    return text.replace(APART, "")


def plain(markdown: str) -> str:
    """The words of a Markdown text: no addresses and no signs, paragraphs as they were."""
    text = markdown.replace(APART, "")
    if "](" in text:
        text = _ADDRESS.sub("", text)
    if "://" in text:
        text = _BARE.sub("", text)
    return _MARKS.sub("", text)


def is_signs(text: str) -> bool:
    """Whether a text holds signs that are set apart."""
    return not text.isascii() and _sign().search(text) is not None
