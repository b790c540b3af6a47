"""Typographic quotes and dashes, for publications that choose them: what is stored stays as it was typed."""

import re
from collections.abc import Iterator

from desk.model.url import is_mailbox

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
    (?P<quote> ["'] )
    | (?P<dash> (?<![-\w]) -{2,3} (?=\s|\Z) | (?<=[^\s-]) -{2,3} (?=[^\s-]) )
    """,
    re.VERBOSE,
)
_RUN = re.compile(r"\S+")
_SCHEME = re.compile(r"(?:https?://|www\.|mailto:)(?=\S)")
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
    made: list[str] = []
    done, opens, marks = 0, False, pairs(language)
    addresses = _addresses(text)
    kept = next(addresses, None)
    for found in _SIGNS.finditer(text):
        place = found.start()
        while kept and kept[1] <= place:
            kept = next(addresses, None)
        if kept and kept[0] <= place:
            continue
        if found["dash"]:
            sign = "–" if len(found[0]) == 2 else "—"
        else:
            # A quote behind another opens what that one opens: asked once for a run of them.
            opens = opens if place and text[place - 1] in "\"'" else _opens(text[place - 1 : place] or before[-1:])
            sign = _quote(found[0], text, place, opens, marks)
        made += (text[done:place], sign)
        done = found.end()
    return "".join((*made, text[done:]))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses stand, which are never touched: a mail address with all that is glued to it, too."""
    for run in _RUN.finditer(text) if "@" in text or "://" in text or "www." in text or "mailto:" in text else ():
        if is_mailbox(run[0]):
            yield run.span()
        elif scheme := _SCHEME.search(text, *run.span()):
            yield scheme.start(), run.end()


def _quote(sign: str, text: str, place: int, opens: bool, marks: tuple[str, str, str, str]) -> str:
    if sign == '"':
        return marks[0] if opens else marks[1]
    inside_word = not opens and text[place + 1 : place + 2].isalnum()
    if inside_word or _CLIPPED.match(text, place):
        return "’"
    return marks[2] if opens else marks[3]


def _opens(ahead: str) -> bool:
    """Whether a quote behind the character `ahead` opens; "" is the beginning of all text."""
    return not ahead or ahead.isspace() or ahead in _OPENERS
