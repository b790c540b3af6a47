"""Emphasis where words have no spaces between them: `**重要：**詳細` is strong up to its colon.

Where a sign stands inside of the stars CommonMark looks for a space or a sign outside of them, and leaves them as they
are. A character of a script without spaces parts words as well as a space does (commonmark-spec #650).
"""

import re
from typing import TYPE_CHECKING

from desk.formats.prose.wrap import is_wide

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\uff61-\uff9f]")
"""Thai, Lao, Tibetan, Burmese, Khmer, and half-width kana; East Asian scripts are wide."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def is_unspaced(sign: str) -> bool:
    """Whether a character is of a script that can go on without a space; Korean has spaces and stems without any."""
    return bool(sign) and (is_wide(sign) or bool(_UNSPACED.match(sign)))


def stress(state: "StateInline", silent: bool) -> bool:
    """A rule for markdown-it-py in the place of its own for `*` and `_`."""
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1 : state.pos]
    end = state.pos + scanned.length
    after = state.src[end : min(end + 1, state.posMax)]
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        opens = opens or (is_unspaced(before) and bool(after) and not after.isspace())
        closes = closes or (is_unspaced(after) and bool(before) and not before.isspace())
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos += scanned.length
    return True


def without_gaps(tokens: list["Token"]) -> None:
    """Drop the line ends between characters that no space stands between: Japanese lines join as they are."""
    ahead, after = [""] * len(tokens), ""
    for at in range(len(tokens) - 1, -1, -1):
        ahead[at] = after
        after = tokens[at].content[:1] or after
    before = ""
    for token, after in zip(tokens, ahead, strict=True):
        if token.type == "softbreak" and _joins(before, after):
            token.type, token.content = "text", ""
        before = token.content[-1:] or before


def _joins(before: str, after: str) -> bool:
    return all(is_unspaced(sign) and not _HANGUL.match(sign) for sign in (before, after))
