"""Marks of emphasis in a line of Markdown, where its words go into a field that is plain: a title, a headline."""

import re

_MARKED = re.compile(
    r"""
    (?<!\\)(?:
        (?P<ticks>`{1,3}) (?P<code>[^`\n]{1,500}) (?P=ticks) (?!`)
      | (?P<stars>\*{1,3}) (?=[^\s*]) (?P<strong>.{1,500}?) (?<=[^\s\\*]) (?P=stars) (?!\*)
      | (?<!\w) (?P<lows>_{1,3}) (?=[^\s_]) (?P<slanted>.{1,500}?) (?<=[^\s\\_]) (?P=lows) (?!\w)
    )
    """,
    re.VERBOSE,
)
"""Code, and words between marks that open and close there (CommonMark 6.2): `snake_case_name` has none."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_emphasis(line: str) -> str:
    r"""The words of a line of Markdown without its marks of emphasis, its ticks of code and its escapes.

    "The **new** *Guide* to `desk`" gives "The new Guide to desk", "2 \* 3 in snake_case_name" only loses its escape.
    """
    return _ESCAPED.sub(r"\1", _bare(line, 3))


def _bare(line: str, depth: int) -> str:
    """The line without marks, and what stands between them without its own: bold words may hold slanted ones."""

    def inside(match: re.Match[str]) -> str:
        words = match["strong"] or match["slanted"]
        return match["code"] or (_bare(words, depth - 1) if depth else words)

    return _MARKED.sub(inside, line)
