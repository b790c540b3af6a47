"""Typographic quotes and dashes, for publications that choose them: what is stored stays as it was typed."""

import re

QUOTES = {
    "de": ("„", "“", "‚", "‘"),
    "es": ("«", "»", "“", "”"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\xa0", "\xa0»", "‹\xa0", "\xa0›"),
    "it": ("«", "»", "“", "”"),
    "pl": ("„", "”", "‚", "’"),
    "pt": ("«", "»", "“", "”"),
    "sv": ("”", "”", "’", "’"),
}
"""Quotation marks of languages that do not set them as English does: outer pair, inner pair."""

_ENGLISH = ("“", "”", "‘", "’")
_SIGNS = re.compile(
    r"""
    (?P<address> (?:https?://|www\.|mailto:)\S+ | \S+@\S+\.\S+ )    # never touched
    | (?P<quote> ["'] )
    | (?P<dash> (?<![-\w]) -{2,3} (?=\s|\Z) | (?<=[^\s-]) -{2,3} (?=[^\s-]) )
    """,
    re.VERBOSE,
)
_OPENERS = "([{<–—-/«„“‘‚‹"
_CLIPPED = re.compile(r"'(?:\d\ds?|tis|twas|em|cause|til)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: '90s, 'tis."""


def pairs(language: str) -> tuple[str, str, str, str]:
    """Opening and closing outer, opening and closing inner marks for a language tag such as "en-GB"."""
    return QUOTES.get(language.partition("-")[0].lower(), _ENGLISH)


def typographic(text: str, language: str, before: str = "") -> str:
    """`text` with curved quotes, en dashes for "--" and em dashes for "---"; `before` is what stands ahead of it.

    Double stays double and single stays single, since British editors quote in either. Addresses are left alone.
    """
    if '"' not in text and "'" not in text and "--" not in text:
        return text
    marks = pairs(language)

    def set_sign(match: re.Match[str]) -> str:
        if match["dash"]:
            return "–" if len(match[0]) == 2 else "—"
        return _quote(match[0], text, match.start(), before, marks) if match["quote"] else match[0]

    return _SIGNS.sub(set_sign, text)


def _quote(sign: str, text: str, place: int, before: str, marks: tuple[str, str, str, str]) -> str:
    opens = _opens(text, place, before)
    if sign == '"':
        return marks[0] if opens else marks[1]
    inside_word = not opens and text[place + 1 : place + 2].isalnum()
    if inside_word or _CLIPPED.match(text, place):
        return "’"
    return marks[2] if opens else marks[3]


def _opens(text: str, place: int, before: str) -> bool:
    while place and text[place - 1] in "\"'":
        place -= 1
    ahead = text[place - 1] if place else before[-1:]
    return not ahead or ahead.isspace() or ahead in _OPENERS
