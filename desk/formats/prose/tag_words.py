"""Words of a mail tool in the copy, such as `*|FNAME|*`: an editor who writes one does not mean an emphasis."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_TAG = re.compile(r"\*\|[A-Z0-9_:]+\|\*")
"""Mailchimp's merge tags: capitals between bars and stars."""


def tag_words(state: "StateInline", silent: bool) -> bool:
    """A rule for markdown-it-py that stands before its own for emphasis and keeps a tag as the words it is."""
    if state.src[state.pos] != "*" or not (found := _TAG.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
