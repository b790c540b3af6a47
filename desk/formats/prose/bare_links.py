"""Addresses that stand in a sentence as they are: `https://example.org/a_b`, `www.example.org`, `ana@example.org`.

A web address with its scheme is found while the text is parsed, so that a sign of Markdown in it ("_init_") stays a
part of it. The others are found in the words that are left.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.formats.prose.values import Anchor, Inline, Text
from desk.links.found import unglued
from desk.model.url import safe_url, typed_url

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_ENDS = r"\s<>\"“”„«»‹›\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u200b\ufeff"
"""What no address is written with, so that it ends one: white space, quotation marks, the punctuation of East Asia."""
_SCHEME = re.compile(r"(?<![A-Za-z0-9@._/+-])https?\Z", re.IGNORECASE)
_SIGN = rf"(?:(?!\[\^)[^{_ENDS}])"
"""A sign of an address: a footnote's mark behind one ("https://example.org/a[^1]") is none of it."""
_WITH_SCHEME = re.compile(rf"://{_SIGN}{{1,20000}}")
"""No address is longer; where many begin in one run of signs, each is looked at no further than that."""
_OTHERS = re.compile(
    rf"""
    (?<![A-Za-z0-9@._/+-]) (?:
        (?P<web> www\.(?=[\w-]+\.) {_SIGN}+ | mailto:(?=[^\s@]+@) {_SIGN}+ )
        | (?P<mail> [a-z0-9][a-z0-9_.%+-]{{0,63}}@(?:[^\W_][\w-]{{0,62}}\.){{1,9}}[a-z][a-z0-9-]{{1,62}} (?![a-z0-9@]) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PICTURES = re.compile(r"@[2-4]x\.|\.(?:png|jpe?g|gif|svg|webp)\Z", re.IGNORECASE)
"""Names of files that look like a mail address: "logo@2x.png"."""
_CUT = "…"
"""An address that ends so was cut short by somebody, and leads nowhere."""


def bare_link(state: "StateInline", silent: bool) -> bool:
    """A rule for markdown-it-py: it stands at the colon, and its scheme is in the words ahead."""
    if state.src[state.pos] != ":" or state.linkLevel:
        return False
    from markdown_it.common.utils import unescapeAll

    scheme = _SCHEME.search(state.src, max(0, state.pos - 6), state.pos)
    if scheme is None or not state.pending.endswith(scheme[0]):
        return False
    found = _WITH_SCHEME.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if (
        state.src[max(0, scheme.start() - 2) : scheme.start()] == "]("
    ):  # what was meant as the address of a link and cannot be one
        return False
    typed = unglued(scheme[0] + found[0]).rstrip("\\")  # one hides the sign behind it: "https://example.org/a\\~"
    written = unescapeAll(typed)
    url = None if _is_cut(state.src, scheme.start(), typed) else safe_url(written)
    if url is None:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        state.push("link_open", "a", 1).attrs = {"href": url}
        state.push("text", "", 0).content = written
        state.push("link_close", "a", -1)
    state.pos = scheme.start() + len(typed)
    return True


def _is_cut(text: str, begin: int, written: str) -> bool:
    return _CUT in written[-1:] + text[begin + len(written) : begin + len(written) + 1]


def may_hold_address(text: str) -> bool:
    """Whether it is worth looking: nearly all text has no address in it."""
    return "@" in text or "ww." in text or "WW." in text


def linked(text: str) -> Iterator[Inline]:
    """Words with the addresses without a scheme among them as links."""
    done = 0
    for found in _OTHERS.finditer(text):
        written = unglued(found[0])
        url = _address(found, written) if not _is_cut(text, found.start(), written) else None
        if url is None:
            continue
        if found.start() > done:
            yield Text(text[done : found.start()])
        yield Anchor(url, (Text(written),))
        done = found.start() + len(written)
    if done < len(text):
        yield Text(text[done:])


def _address(found: re.Match[str], written: str) -> str | None:
    if found["web"] is not None:
        return typed_url(written)
    return None if _PICTURES.search(written) else safe_url(f"mailto:{written}")
