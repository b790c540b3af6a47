"""Runs of brackets that no link can begin at, read as plain words at once: one by one they cost time squared."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_BRACKETS = re.compile(r"(?:!?\[)+")
_LAST = -1
"""The place in the parser's own notes where that of the last end of a link's words is kept; others are from 0 on."""


def lone_brackets(state: "StateInline", silent: bool) -> bool:
    """A rule for markdown-it-py that stands before those for links and pictures.

    Behind the last "](" of a text no link begins ("[sic", "[[[["), unless the text defines what "[words]" lead to.
    """
    if state.src[state.pos] not in "[!" or state.env.get("references"):
        return False
    if _LAST not in state.cache:
        state.cache[_LAST] = state.src.rfind("](")
    if state.pos <= state.cache[_LAST] or not (found := _BRACKETS.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
