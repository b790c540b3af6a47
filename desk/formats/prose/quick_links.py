"""A shorter way to the same links: `[plain words](address)`, which is what nearly all links of a newsletter are.

CommonMark reads the words of a link twice and its address sign by sign. Where neither holds a sign that could mean
anything else, one look of a regular expression finds the same; all others are left to the rule of markdown-it-py.
"""

import re
from typing import TYPE_CHECKING

from desk.links.found import SPACED

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_AMPERSAND = r"&(?![#\w]+;)"
"""One that begins no entity."""
_LINK = re.compile(rf"\[((?:[^\[\]\\`<*_&\n]|{_AMPERSAND})+)\]\(((?:[^\s\x00-\x20\x7f()<\\&]|{_AMPERSAND})+)\)")


def quick_link(state: "StateInline", silent: bool) -> bool:
    """A rule for markdown-it-py that stands before its own for links and makes the same tokens."""
    if state.src[state.pos] != "[" or not (found := _LINK.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        state.push("text", "", 0).content = found[1]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


_SPACED = re.compile(rf"\[((?:[^\[\]\\\n]|\\.)+)\]\([ ]?({SPACED})[ ]?\)", re.IGNORECASE)
"""`[words](https://example.org/Annual Report 2026.pdf)`: for CommonMark no link, for whoever typed it one.

So are `[call](tel:+44 20 7946 0000)` and `[write](mailto:ana@example.org?subject=Two words)`."""


def spaced_link(state: "StateInline", silent: bool) -> bool:
    """A rule for markdown-it-py that stands behind its own for links: an address with spaces in it."""
    if state.src[state.pos] != "[" or not (found := _SPACED.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        state.linkLevel += 1
        place, end = state.pos, state.posMax
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.pos, state.posMax = place, end
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True
