"""Runs of a line written as Markdown: read anew, it shows the same words, emphasis and links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from desk.model.url import safe_url
from desk.read.line import Run
from desk.read.prose.starts import escape_start

_SIGNS = re.compile(
    r"""[`] | \\(?=[!-/:-@\[-`{-~]|\Z) | \](?=\() | \*(?:(?<!\s\*)|(?!\s)) | _(?:(?<![^\W_]_)|(?![^\W_]))
    | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)""",
    re.VERBOSE,
)
"""Each begins with its character, so that all others are passed over at once."""
_PERHAPS = re.compile(r"[`\\\]*_<&]")
"""The characters that `_SIGNS` are about; most words have none."""
_BRACKETS = re.compile(r"[\[\]]")
_BARE = re.compile(r"https?://[^\s<>]+")
_SPACES = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")
"""White space that is not one space."""


def markdown_of(runs: Sequence[Run]) -> str:
    """The runs as Markdown of one paragraph's line, which begins a block.

    An address that is its own words is `<https://…>`. A link whose address must not be written out, or that has none
    yet, is `[words]()`: see `waiting`. One that only leads to a place in the same page is words.
    """
    made: list[str] = []
    for group in _groups(runs):
        run = group[0]
        linked = run.link
        inside = "".join([_styled(each, linked) for each in (_styles(group) if len(group) > 1 else group)])
        if not linked or not inside.strip() or (not run.href and (run.raw or "").startswith("#")):
            made.append(inside)
            continue
        lead, words, tail = _edges(inside)
        if not run.tracked and _BARE.fullmatch(run.href) and "".join(each.text for each in group).strip() == run.href:
            made.append(f"{lead}<{run.href}>{tail}")
            continue
        if made and made[-1].endswith("!") and not lead:
            made[-1] = f"{made[-1][:-1]}\\!"
        made.append(f"{lead}[{words}]({'' if run.tracked else target(run.href)}){tail}")
    text = "".join(made)
    return escape_start((_SPACES.sub(" ", text) if "  " in text or not text.isprintable() else text).strip())


def waiting(runs: Sequence[Run]) -> tuple[tuple[str, str], ...]:
    """The words and the addresses of links that `markdown_of` writes without one: of a counter, or with no host."""
    found = []
    for group in _groups(runs) if [run for run in runs if run.tracked or run.raw] else ():
        run = group[0]
        address = run.href if run.tracked else "" if run.href or (run.raw or "").startswith("#") else run.raw or ""
        if address:
            found.append(("".join(each.text for each in group).strip(), address))
    return tuple(found)


def target(url: str) -> str:
    """An address between round brackets; such brackets in it are encoded where they would end it."""
    if ("(" in url or ")" in url) and (url.count("(") != url.count(")") or re.search(r"\([^()]*\(|^[^(]*\)", url)):
        return url.replace("(", "%28").replace(")", "%29")
    return url


def _groups(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that lead to one address, or to none, beside each other."""
    return (list(group) for _, group in groupby(runs, key=attrgetter("href", "raw")))


def _styles(group: Sequence[Run]) -> Iterator[Run]:
    """Neighbours that look alike in Markdown, joined; no picture is like another."""
    for _, alike in groupby(group, key=lambda run: (run.image and id(run), run.bold, run.italic, run.code)):
        first, *more = alike
        yield first.saying("".join([first.text, *(run.text for run in more)])) if more else first


def _styled(run: Run, linked: bool) -> str:
    if not (
        run.image or run.bold or run.italic or run.code or _PERHAPS.search(run.text) or (linked and "[" in run.text)
    ):
        return run.text  # as most are
    if run.image:
        source = safe_url(run.image)
        words = _escaped(run.text, linked=True)
        return f"![{words}]({target(source)})" if source else words
    lead, words, tail = _edges(run.text)
    if not words:
        return lead + tail
    if run.code and "`" not in words:
        return f"{lead}`{words}`{tail}"
    words = _escaped(words, linked)
    if (run.bold or run.italic) and any(map(str.isalnum, words)):
        sign = "*" * (2 * run.bold + run.italic)
        words = f"{sign}{words}{sign}"
    return lead + words + tail


def _escaped(words: str, linked: bool) -> str:
    words = _SIGNS.sub(_escape, words)
    if linked:
        words = _BRACKETS.sub(_escape, words.replace("\\[", "[").replace("\\]", "]"))
    return words


def _escape(sign: re.Match[str]) -> str:
    return "\\" + sign[0]


def _edges(text: str) -> tuple[str, str, str]:
    """White space ahead, words, white space behind."""
    words = text.strip()
    begin = text.find(words) if words else len(text)
    return text[:begin], words, text[begin + len(words) :]
